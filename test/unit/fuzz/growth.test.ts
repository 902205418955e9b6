import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { documentOf, incidentsOfDocuments } from "../../support/core";

const two = (value: number): string => String(value).padStart(2, "0");
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

/** Reads a text to the end: format, entries, findings, incidents. */
function readAll(text: string): { format: string | undefined; entries: number } {
  const document = documentOf(text);
  for (const { log } of document.logs) findingsOf(log);
  incidentsOfDocuments([document]);
  return { format: document.formatId, entries: document.logs.reduce((sum, { log }) => sum + log.entryCount, 0) };
}

/**
 * Texts that take minutes where the work grows with the square of their length. Each must be read to the end within the
 * time of a test; the benchmark measures the ratio of a text to its double.
 */
const long: readonly (readonly [name: string, text: () => string, entries: number | undefined])[] = [
  [
    "a thread of many single records with prose between",
    () =>
      many(
        6000,
        (n) =>
          `Remark ${n} of mine.\n\n2009-03-09 07:${two(n % 60)}:32:${100 + (n % 900)} 1084 c58 Misc WARNING: Send failed, attempt ${n}.\n`,
      ),
    undefined,
  ],
  [
    "two long excerpts whose records all bear the same tag",
    () =>
      `${many(8000, (n) => `> #V005 Opened the PNF file of "C:\\inf\\x${n}.inf" (Languge = 0409).\n`)}\nAnd:\n\n${many(8000, (n) => `> > #V005 Opened the PNF file of "C:\\inf\\y${n}.inf" (Languge = 0409).\n`)}`,
    undefined,
  ],
  [
    "sections without end",
    () => many(6000, (n) => `[2005/06/07 08:09:10 ${n + 4}.2]\r\n#E157 Default installer failed. Error 5: x\r\n`),
    12_000,
  ],
  [
    "threads that all fail with their own code",
    () =>
      many(
        4000,
        (n) =>
          `2009-03-09\t07:07:32:390\t1084\t${(n * 4 + 4).toString(16)}\tMisc\tWARNING: Send failed with hr = 8007${(0x1000 + n).toString(16)}.\r\n`,
      ),
    4000,
  ],
  [
    "agent starts without end",
    () =>
      many(
        8000,
        (n) =>
          `2009-03-09\t07:07:32:390\t${n + 4}\tc58\tMisc\t===========  Logging initialized (build: 7.2.6001.788, tz: -0500)  ===========\r\n2009-03-09\t07:07:33:390\t${n + 4}\tc58\tAU\t## START ##  AU: Search for updates\r\n`,
      ),
    16_000,
  ],
  [
    "a record of a hundred thousand run-on records",
    () => `4.500: DoInstallation failed error 0x5 ${"4.600: Abc ".repeat(100_000)}`,
    undefined,
  ],
  [
    "a record of 1 MB full of codes",
    () => `2009-03-09\t07:07:32:390\t1084\tc58\tMisc\tWARNING: ${"error 0x80070005 ".repeat(60_000)}\r\n`,
    1,
  ],
  [
    "half a million blank lines between two records",
    () =>
      `2009-03-09\t07:07:32:390\t1084\tc58\tMisc\tone\n${"\n".repeat(500_000)}2009-03-09\t07:07:32:390\t1084\tc58\tMisc\ttwo`,
    2,
  ],
  [
    "a message for the user that never ends",
    () =>
      `4.500: Update.exe extended error code = 0xf0da\n4.600: Message displayed to the user: x\n${"a line of it\n".repeat(100_000)}`,
    undefined,
  ],
  [
    "a quoted record that never ends",
    () =>
      `> 4.500: 2005/03/02 10:00:00.500 (local)\n> 4.600: DoInstallation ${"w ".repeat(40)}\n${"> words that go on and on in this line, which is long enough to be wrapped\n".repeat(50_000)}`,
    undefined,
  ],
  [
    "a quoted record full of entities",
    () =>
      `> 4.500: 2005/03/02 10:00:00.500 (local)\n> 4.600: ${"&lt;".repeat(250_000)}\n> 4.700: DoInstallation\nThat is all of it.\n`,
    undefined,
  ],
  [
    "a thread of records of Configuration Manager that never end",
    () => `Hello.\n\n${many(6000, (n) => `> <![LOG[open ${n}\n> a = ${n};\n`)}`,
    undefined,
  ],
  [
    "a quoted record of CBS.log with half a million characters of lines below it",
    () =>
      `> 2024-05-06 07:08:09, Info                  CBS    Text\n${many(20_000, (n) => `> C:\\a_${n} and so on\n`)}That is all.\n`,
    undefined,
  ],
  [
    "quoted installer records, each with output of custom actions",
    () =>
      `Hello.\n\n${many(5000, (n) => `> MSI (s) (58:44) [10:11:${two(n % 60)}:400]: Note: 1: ${n}\n> Copy: C:\\${n}\n> b\n`)}`,
    undefined,
  ],
  [
    "the same sections of setupapi.dev.log at two levels of quoting",
    () => {
      const sections = (mark: string): string =>
        many(
          3000,
          (n) =>
            `${mark}>>>  [Device Install - ${n % 7}]\n${mark}>>>  Section start 2024/05/06 07:08:${two(n % 60)}.${100 + (n % 900)}\n${mark}     dvi: a\n`,
        );
      return `Hello.\n\n${sections("> ")}\nAnd:\n\n${sections("> > ")}`;
    },
    undefined,
  ],
  [
    "lines that all begin with numbers or the name of a file",
    () => many(10_000, (n) => `${n + 1}: nothing here\n`) + many(10_000, () => "a.log: nothing here\n"),
    0,
  ],
  ["1 MB of quote marks", () => `${"> ".repeat(1 << 19)}\n4.500: x`, undefined],
  [
    "a rule line after a rule line",
    () => `4.500: ${"=".repeat(74)}\n${`${"=".repeat(80)}\n`.repeat(20_000)}4.600: DoInstallation\n`,
    undefined,
  ],
];

describe("work grows with the text", () => {
  it.each(long)("%s", { timeout: 15_000 }, (_name, text, entries) => {
    const read = readAll(text());
    if (entries !== undefined) expect(read.entries).toBe(entries);
    else expect(read.entries).toBeLessThan(200_000);
  });
});
