import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { userCommands } from "../../../client/src/commands";
import { logLanguages } from "../../../client/src/languages";

const { contributes } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));
const bindings: readonly { command: string; key: string; mac: string; when: string }[] = contributes.keybindings;

/**
 * Every default of VS Code 1.139 on these keys, on any system. Read from the numbers behind `primary`, `secondary`, `win`,
 * `mac` and `linux` in the workbench's script, and from the keybindings of the built-in extensions; "cmd" is written "ctrl".
 * The editor suite asks the running VS Code for the table of its own system as well (incidents.test.ts).
 */
const taken: ReadonlySet<string> = new Set(
  [
    "f6 shift+f6 alt+f6",
    "f7 shift+f7 shift+alt+f7",
    "f8 shift+f8 alt+f8 shift+alt+f8",
    "f10 shift+f10 alt+f10 shift+alt+f10 ctrl+shift+f10",
    "f11 shift+f11",
  ].flatMap((line) => line.split(" ")),
);

describe("key bindings", () => {
  it("are on keys that VS Code leaves free", () => {
    expect(bindings.length).toBeGreaterThan(0);
    for (const { key, mac } of bindings) {
      expect(key).toMatch(/^ctrl\+(?:shift\+)?f(?:6|7|8|10|11)$/);
      expect(taken.has(key)).toBe(false);
      // Control and a function key move the focus of macOS itself.
      expect(mac).toBe(key.replace("ctrl", "cmd"));
    }
    expect(new Set(bindings.map(({ key }) => key)).size).toBe(bindings.length);
  });

  it("hold in logs only, and in all of them", () => {
    for (const { when } of bindings) {
      expect(when).toMatch(/^editorTextFocus && editorLangId =~ \/.*\/$/);
      const pattern = new RegExp(/\/(.*)\/$/.exec(when)![1]!);
      for (const language of logLanguages) expect(pattern.test(language)).toBe(true);
      for (const other of ["log", "plaintext", "markdown"]) expect(pattern.test(other)).toBe(false);
    }
  });

  it("come in pairs: with the shift key, the other direction", () => {
    const keyOf = (command: string) => bindings.find((each) => each.command === command)!.key;
    const pairs = Object.entries(userCommands).filter(([name]) => name.startsWith("next"));
    expect(pairs.length).toBe(4);
    for (const [name, next] of pairs) {
      const previous = userCommands[name.replace("next", "previous") as keyof typeof userCommands];
      expect(keyOf(previous)).toBe(keyOf(next).replace("ctrl+", "ctrl+shift+"));
    }
  });
});
