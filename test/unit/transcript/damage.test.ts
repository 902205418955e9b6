import { describe, expect, it } from "vitest";
import { cleanLogs, documentOf, type FormatId, fieldsOf, findingLines, fixture, logOf } from "../../support/core";
import { breakAfter, letter, quoteBadly, wrapAtBlanks } from "./mail";

/** Lines of a log as they are pasted: tabs as blanks, no NUL padding. */
const pasted = (name: string): string[] =>
  fixture(name).replace(/\0+/g, "").trimEnd().replaceAll("\t", " ").split(/\r?\n/);

const severityAndCodes = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/^(\w+) \d+ /, "$1 "));

/** The logs of a text must hold the entries of the clean log, and tell of the same failures, once each. */
function expectSameLog(name: string, text: string): void {
  const clean = logOf(fixture(name));
  const { logs } = documentOf(text);
  expect(logs).toHaveLength(1);
  expect(fieldsOf(logs[0]!.log)).toEqual(fieldsOf(clean));
  expect(severityAndCodes(findingLines(logs[0]!.log))).toEqual(severityAndCodes(findingLines(clean)));
}

/**
 * Formats whose records go on over lines without a mark of their own, or hold tabs: what a letter leaves of them is not
 * put together again yet.
 */
const notRestored: ReadonlySet<FormatId> = new Set<FormatId>([
  "setupapi-dev-log",
  "cbs-log",
  "msi-log",
  "cmtrace-log",
  "reportingevents-log",
  "windows-eventlog-text",
]);
const restored = cleanLogs.filter(({ format }) => !notRestored.has(format));

/** Windows 2000 entries have no beginning of their own, so a wrapped one cannot be told from two. */
const tagged = restored.filter(({ name }) => name !== "setupapi/w2k-untagged.log");
const marks = ["", "> ", ">", "> > ", "> >> > ", ">>> ", "| ", "AB> ", "    ", "\t", "&gt; "];

describe("a log in a letter is the log", () => {
  describe.each(restored)("$name", ({ name }) => {
    it.each(marks)("quoted with %j", (mark) => {
      expectSameLog(name, letter(pasted(name).map((line) => mark + line)));
    });
  });

  describe.each(tagged)("$name", ({ name }) => {
    it.each([66, 72, 76, 78])("wrapped at %i columns, with several quote marks", (width) => {
      for (const mark of ["", "> ", "> >> > ", "AB> "])
        expectSameLog(
          name,
          letter(
            pasted(name)
              .flatMap((line) => wrapAtBlanks(line, width))
              .map((line) => mark + line),
          ),
        );
    });

    it("copied from a console of 80 columns, with several quote marks", () => {
      for (const mark of ["", "> ", "> >> > ", "AB> "])
        expectSameLog(
          name,
          letter(
            pasted(name)
              .flatMap((line) => breakAfter(line, 80))
              .map((line) => mark + line),
          ),
        );
    });

    it("quoted again and again by a mailer that wraps what it quotes", () => {
      let lines = pasted(name).flatMap((line) => wrapAtBlanks(line, 72));
      for (let depth = 1; depth <= 3; depth++) {
        lines = quoteBadly(lines, 76);
        expectSameLog(name, letter(lines));
      }
    });

    it("quoted at five depths in one thread: every record once", () => {
      let lines = pasted(name).flatMap((line) => wrapAtBlanks(line, 72));
      const posts = [...lines];
      for (let depth = 1; depth <= 5; depth++) {
        lines = lines.map((line) => `>${line.startsWith(">") ? "" : " "}${line}`);
        posts.push("", `Reader ${depth} wrote:`, ...lines);
      }
      expectSameLog(name, letter(posts));
    });
  });
});

describe("copies that lost something", () => {
  const name = "svcpack/xp-three-runs.log";

  it.each([
    ["lines", (line: string, index: number) => (index % 7 === 3 ? undefined : line)],
    [
      "the ends of lines",
      (line: string, index: number) => (index % 5 === 2 && line.length > 60 ? line.slice(0, 55) : line),
    ],
    ["long words", (line: string) => line.replace(/\S{30,}/g, "").trimEnd()],
  ] as const)("a first copy without some %s is made good by the quoted one", (_what, damage) => {
    const lines = pasted(name);
    const damaged = lines.map(damage).filter((line) => line !== undefined);
    expectSameLog(name, letter([...damaged, "", "Somebody wrote:", ...lines.map((line) => `> ${line}`)]));
    expectSameLog(name, letter([...lines, "", "Somebody wrote:", ...damaged.map((line) => `> ${line}`)]));
  });

  it("a quoted copy cut anywhere adds nothing", () => {
    const lines = pasted(name);
    const quoted = lines.map((line) => `> ${line}`).join("\n");
    for (let cut = 60; cut < quoted.length; cut += 97)
      expectSameLog(name, letter([...lines, "", "Somebody wrote:", ...quoted.slice(0, cut).split("\n")]));
  });

  it("each copy has half of the records: together they are all of them", () => {
    const lines = pasted("windowsupdate/xp-patch-fails.log");
    const first = lines.filter((_, index) => index % 4 !== 1);
    const second = lines.filter((_, index) => index % 4 !== 3);
    expectSameLog(
      "windowsupdate/xp-patch-fails.log",
      letter([...first, "", "Somebody wrote:", ...second.map((line) => `> ${line}`)]),
    );
  });
});
