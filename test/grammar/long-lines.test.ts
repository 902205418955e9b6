import { describe, expect, it } from "vitest";
import { INITIAL } from "vscode-textmate";
import { type LanguageId, languageIds, loadGrammar } from "./tokenize";

// What repeats is chosen to make a rule begin again and again and fail at the far end.
const units: Readonly<Record<string, string>> = {
  letters: "a",
  blanks: " ",
  "rule characters": "*",
  "rule characters and blanks": "=== ",
  backslashes: "\\",
  "path parts": "a\\",
  "dots in a path": ".\\",
  "dotted names": "a.",
  quotes: '"',
  "quoted words": "'a ",
  "opening brackets": "[",
  "opening braces": "{",
  "GUID beginnings": "3FD1A2B4-77C0-",
  digits: "8",
  "hexadecimal digits": "8007f0da",
  numbers: "1.2:3-",
  "equals signs": "a=",
  words: "word ",
  scopes: "a::",
  links: "http://a.",
  "quote marks": "> ",
};
const starts: Readonly<Record<LanguageId, readonly string[]>> = {
  "reportingevents-log": ["", "{5B0D6C2E-71F4-4A83-9E15-D2C86047AB39}\t2009-11-18 21:43:02:797+0100\t1\t182\t"],
  "windowsupdate-log": ["", "2009-11-18\t21:43:02:797\t 884\tb10\tHandler\t", "2009-11-18 21:43:02:797 884 b10 AU ** "],
  "svcpack-log": ["", "1.203: ", "1.203: Hotfix started with following command line: "],
  "setupapi-log": ["", "#E359 ", "[2005/08/23 14:02:51 2044.7 "],
  "setupapi-dev-log": ["", "     dvi: ", "!!!  sto:      {", ">>>  [", "<<<  [Exit status: "],
  "cbs-log": [
    "",
    "2021-04-13 10:12:03, Info                  CBS    Exec: ",
    "2021-04-13 10:12:03, Error                 CSI    0000000a (F) ",
    "C:\\x.log:2021-04-13 10:12:03, Info                  CBS    ",
  ],
  "dism-log": [
    "",
    "2021-04-13 10:12:03, Info                  DISM   DISM.EXE: ",
    "2021-04-13 10:12:03, Info                  DISM   PID=1 TID=2 ",
  ],
  "panther-log": [
    "",
    "2021-10-05 22:41:06, Info       [0x0601c1] IBS    ",
    "2021-10-05 22:41:06, Error                        ",
  ],
  "cmtrace-log": ["", "<![LOG[", '<![LOG[x]LOG]!><time="1:00:00.000" file="'],
  "msi-log": [
    "",
    "MSI (s) (58:44) [10:11:12:400]: ",
    "[0B1C:0F2A][2023-05-01T12:00:00]e000: ",
    "Action ended 10:11:12: ",
    "=== ",
    "Property(S): ",
  ],
  "windows-eventlog-text": ["", "Event Type: ", "Event Source:\tx", "Error\t16/03/2007 10:42:21\t", "0000: "],
  "setup-log-transcript": ["", "> 1.203: ", ">> "],
  "setup-log-timeline": [
    "",
    "# ",
    "2009-11-18 21:43:02.797  a.log:1 | ! Handler  ",
    "2009-11-18 21:43:02.797  a.log:1 |   #E359  ",
    "2009-11-18 21:43:02.797  ",
  ],
};
const cases = languageIds.flatMap((id) => starts[id].map((start) => [id, start] as const));

describe("long lines", () => {
  // Counts, not times: twice the text gives at most about twice the tokens, and the last token reaches the end.
  it.each(cases)("%s after %j", async (id, start) => {
    const grammar = await loadGrammar(id);
    const tokensOf = (length: number, unit: string): number => {
      const line = (start + unit.repeat(Math.ceil(length / unit.length))).slice(0, length);
      const { tokens, stoppedEarly } = grammar.tokenizeLine(line, INITIAL);
      expect(stoppedEarly, "stopped early").toBe(false);
      expect(tokens.at(-1)?.endIndex, "end of the last token").toBeGreaterThanOrEqual(length);
      return tokens.length;
    };
    for (const [what, unit] of Object.entries(units)) {
      expect(tokensOf(40_000, unit), what).toBeLessThanOrEqual(2 * tokensOf(20_000, unit) + 2 * start.length + 20);
    }
  });
});
