import { describe, it } from "vitest";
import { cleanLogs } from "../../support/core";
import { breakAfter, letter, quoteBadly, wrapAtBlanks } from "./mail";
import { expectSameLog, pasted } from "./sameLog";

const older: ReadonlySet<string> = new Set(["windowsupdate-log", "svcpack-log", "setupapi-log"]);
const restored = cleanLogs.filter(({ format }) => older.has(format));

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

/** Text as a page shows it in its source. */
const asHtml = (line: string): string => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What happens to the lines of a newer log on their way into a thread. */
const ways: readonly (readonly [what: string, make: (lines: readonly string[]) => readonly string[]])[] = [
  ["pasted", (log) => log],
  ...["> ", ">", "> >> > ", ">>> ", "AB> ", "    ", "&gt; "].map(
    (mark) => [`quoted with "${mark}"`, (log: readonly string[]) => log.map((line) => mark + line)] as const,
  ),
  ["with entities", (log) => log.map(asHtml)],
  ["in a fence", (log) => ["```", ...log, "```"]],
  ["between tags", (log) => ["[code]", ...log, "[/code]"]],
  ["with a byte order mark before every line", (log) => log.map((line) => `> \ufeff${line}`)],
  ...[66, 72, 76, 78, 79].map(
    (width, index) =>
      [
        `wrapped at ${width} columns`,
        (log: readonly string[]) =>
          log
            .flatMap((line) => wrapAtBlanks(line, width))
            .map((line) => ["", "> ", "> >> > ", "AB> ", ""][index]! + line),
      ] as const,
  ),
  [
    "wrapped, blanks at the ends of lines lost",
    (log) => log.flatMap((line) => wrapAtBlanks(line, 72)).map((line) => line.trimEnd()),
  ],
  [
    "quoted three times by a mailer that wraps what it quotes",
    (log) => {
      let lines: readonly string[] = log.flatMap((line) => wrapAtBlanks(line, 72));
      for (let depth = 1; depth <= 3; depth++) lines = quoteBadly(lines, 76);
      return lines;
    },
  ],
  [
    "quoted at five depths",
    (log) => {
      let lines: readonly string[] = log.flatMap((line) => wrapAtBlanks(line, 72));
      const posts = [...lines];
      for (let depth = 1; depth <= 5; depth++) {
        lines = lines.map((line) => `>${depth > 1 && line.startsWith(">") ? "" : " "}${line}`);
        posts.push("", `Reader ${depth} wrote:`, ...lines);
      }
      return posts;
    },
  ],
  ["with a blank line behind every line", (log) => log.flatMap((line) => [line, ""])],
  ["with a line break of HTML behind every line", (log) => log.map((line) => `${line}<br />`)],
  ["found by findstr", (log) => log.map((line) => `C:\\Temp\\saved logs\\some.log:${line}`)],
  ["found by findstr, with numbers", (log) => log.map((line, index) => `${index + 1}:${line}`)],
  ["found by grep", (log) => log.map((line, index) => `logs/some.log:${index + 1}:${line}`)],
  [
    "found by Select-String, with lines around",
    (log) => log.map((line, index) => `${index % 7 === 3 ? "> " : "  "}some.log:${index + 1}:${line}`),
  ],
];

describe.each(cleanLogs.filter(({ format }) => !older.has(format)))("$name, as a thread shows it", ({ name }) => {
  it.each(ways)("%s", (_what, make) => {
    expectSameLog(name, letter(make(pasted(name))));
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
