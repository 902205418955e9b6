import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { userCommands } from "../../../client/src/commands";
import { logLanguages } from "../../../client/src/languages";

const { contributes } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));
const bindings: readonly { command: string; key: string; mac?: string; when: string }[] = contributes.keybindings;

/**
 * Every default of VS Code 1.139 on these keys, on any system; "cmd" is written "ctrl". Read from what stands behind
 * `primary`, `secondary`, `win`, `mac` and `linux` in the workbench's script (numbers, and sums such as F11 with the
 * control key), and from the key bindings of the built-in extensions. The editor suite asks the running VS Code for the
 * table of its own system as well (incidents.test.ts).
 */
const taken: Readonly<Record<string, readonly string[]>> = {
  f6: ["", "shift", "alt"],
  f7: ["", "shift", "shift+alt"],
  f8: ["", "shift", "alt", "shift+alt"],
  f10: ["", "shift", "alt", "shift+alt", "ctrl+shift"],
  pagedown: ["", "shift", "alt", "ctrl", "ctrl+shift", "ctrl+alt", "ctrl+shift+alt"],
  pageup: ["", "shift", "alt", "ctrl", "ctrl+shift", "ctrl+alt", "ctrl+shift+alt"],
};

describe("key bindings", () => {
  it("are on keys that VS Code leaves free", () => {
    expect(bindings.length).toBeGreaterThan(0);
    for (const { key, mac = key } of bindings) {
      const parts = key.split("+");
      const last = parts.pop()!;
      expect(taken[last]).toBeDefined();
      expect(taken[last]).not.toContain(parts.join("+"));
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

  it("come in pairs: with the shift key or page up, the other direction", () => {
    const keyOf = (command: string) => bindings.find((each) => each.command === command)!.key;
    const pairs = Object.entries(userCommands).filter(([name]) => name.startsWith("next"));
    expect(pairs.length).toBe(4);
    for (const [name, next] of pairs) {
      const previous = userCommands[name.replace("next", "previous") as keyof typeof userCommands];
      const other = (key: string) => key.replace("ctrl+", "ctrl+shift+").replace("pagedown", "pageup");
      expect(keyOf(previous)).toBe(other(keyOf(next)));
    }
  });
});
