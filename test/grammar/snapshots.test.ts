import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type LanguageId, loadGrammar, root, splitLines, tokenizeLines } from "./tokenize";

const fixtures = resolve(import.meta.dirname, "../fixtures/grammar");
const languageOfFixture: Readonly<Record<string, LanguageId>> = {
  "windowsupdate-tabs.log": "windowsupdate-log",
  "windowsupdate-spaces.log": "windowsupdate-log",
  "windowsupdate-stripped.log": "windowsupdate-log",
  "reportingevents.log": "reportingevents-log",
  "windowsupdate-modern.log": "windowsupdate-log",
  "svcpack.log": "svcpack-log",
  "setupapi.log": "setupapi-log",
  "setupapi-dev.log": "setupapi-dev-log",
  "cbs.log": "cbs-log",
  "dism.log": "dism-log",
  "panther.log": "panther-log",
  "cmtrace.log": "cmtrace-log",
  "msi.log": "msi-log",
  "eventlog.txt": "windows-eventlog-text",
  "transcript.log": "setup-log-transcript",
  "timeline.setup-timeline": "setup-log-timeline",
};

/** One block a line: the line itself, then each token with its scopes. Text without a scope of its own shows none. */
function render(lines: readonly string[], tokens: ReturnType<typeof tokenizeLines>, language: LanguageId): string {
  const width = 34;
  const blocks = lines.map((line, index) => {
    const rows = tokens[index]
      .filter((token) => token.text.trim() !== "")
      .map((token) => {
        const text = JSON.stringify(token.text);
        const scopes = token.scopes.map((scope) => scope.replace(`.${language}`, "")).join(" ");
        return `    ${scopes === "" ? text : `${text.padEnd(width)} ${scopes}`}`;
      });
    return [`> ${line}`, ...rows].join("\n");
  });
  return `${blocks.join("\n")}\n`;
}

describe("tokens of the fixtures", () => {
  it("has a language for every fixture", () => {
    expect(Object.keys(languageOfFixture).sort()).toEqual(readdirSync(fixtures).sort());
  });

  it.each(Object.entries(languageOfFixture))("%s as %s", async (file, language) => {
    const lines = splitLines(readFileSync(resolve(fixtures, file), "utf8"));
    const grammar = await loadGrammar(language);
    const snapshot = render(lines, tokenizeLines(grammar, lines), language);
    await expect(snapshot).toMatchFileSnapshot(resolve(root, `test/grammar/__snapshots__/${file}.snap`));
  });
});
