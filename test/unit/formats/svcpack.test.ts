import { describe, expect, it } from "vitest";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { svcpackFormat } from "../../../server/src/service/formats/svcpack";
import { formatLocal } from "../../../server/src/service/formats/time";
import { entryTime, parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf, fixture, lines, logOf, type PlainEntry } from "../../support/core";

const parse = (text: string) => parseLog(createLogText(text), svcpackFormat as LogFormat);
const header = "0.500: 2005/03/02 10:00:00.500 (local)\n";

/** Behind a header of half a second, so that elapsed 1.250 is 10:00:01.250. */
const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "a point as decimal separator",
    "1.250: Start is Present",
    [{ time: "2005-03-02T10:00:01.250", message: "Start is Present" }],
  ],
  [
    "a comma as decimal separator, as German Windows writes",
    "1,297: Start is Present",
    [{ time: "2005-03-02T10:00:01.297" }],
  ],
  ["a comma is no thousands separator", "1448,406: Start is Present", [{ time: "2005-03-02T10:24:08.406" }]],
  ["two digits behind the point are hundredths", "1.25: Start is Present", [{ time: "2005-03-02T10:00:01.250" }]],
  ["seven digits of seconds", "1234567.125: Start is Present", [{ time: "2005-03-16T16:56:07.125" }]],
  ["an empty message", "1.250: ", [{ time: "2005-03-02T10:00:01.250", message: "" }]],
  ["an empty message without the blank", "1.250:", [{ time: "2005-03-02T10:00:01.250", message: "" }]],
  [
    "two records run together on one line",
    "1.250: GetCatVersion: Failed with error 0x57 2.375: GetCatVersion: Failed again",
    [
      { line: 2, time: "2005-03-02T10:00:01.250", message: "GetCatVersion: Failed with error 0x57" },
      { line: 2, time: "2005-03-02T10:00:02.375", message: "GetCatVersion: Failed again" },
    ],
  ],
  [
    "three records run together",
    "1.250: User Input: OK 1.250: Update.exe extended error code = 0xf01e 1.266: DoInstallation: x",
    [
      { message: "User Input: OK" },
      { message: "Update.exe extended error code = 0xf01e", level: "error" },
      { time: "2005-03-02T10:00:01.266", message: "DoInstallation: x" },
    ],
  ],
  [
    "a number inside a message does not begin a record: it would go back in time",
    "5.250: Requires version 1.234: Please update",
    [{ message: "Requires version 1.234: Please update" }],
  ],
  [
    "a version number is no record",
    "5.250: Source:C:\\a.tmp (6.0.2900.3051) 5.1.2600: Text",
    [{ message: "Source:C:\\a.tmp (6.0.2900.3051) 5.1.2600: Text" }],
  ],
  [
    "lines without a stamp belong to the record above",
    "1.250: PrerequisiteText one\n    two\nthree\n1.266: next",
    [
      { line: 2, endLine: 4, message: "PrerequisiteText one two three" },
      { line: 5, message: "next" },
    ],
  ],
  [
    "a message for the user goes on after a blank line",
    "1.250: Message displayed to the user: One.\n\nTwo.\n\nThree.\n1.266: User Input: OK",
    [
      { line: 2, endLine: 6, message: "Message displayed to the user: One. Two. Three." },
      { line: 7, message: "User Input: OK" },
    ],
  ],
  [
    "what follows a blank line after any other record is a remark of the author",
    "1.250: Start is Present\n\nHere it waits for ages.\n1.266: next",
    [
      { line: 2, message: "Start is Present" },
      { line: 4, kind: 0, message: "Here it waits for ages.", time: undefined },
      { line: 5, message: "next" },
    ],
  ],
  [
    "a byte order mark before a record",
    "1.250: one\n\ufeff1.266: two",
    [{ message: "one" }, { line: 3, message: "two" }],
  ],
  ["NUL padding", `1.250: one\n${"\0".repeat(200)}`, [{ line: 2, message: "one" }]],
  ["the extended error code is an error", "1.250: Update.exe extended error code = 0xf0f4", [{ level: "error" }]],
  ["the extended error code 0 is none", "1.250: Update.exe extended error code = 0x0", [{ level: "info" }]],
  [
    "a failed step",
    "1.250: InstallSingleCatalogFile: MyInstallCatalog failed for a.cat; error=0xfffffbfe.",
    [{ level: "error" }],
  ],
  [
    "a look for an absent value",
    "1.250: In Function TestVolatileFlag, line 11660, RegOpenKeyEx failed with error 0x2",
    [{ level: "info" }],
  ],
  [
    "the same with a code that tells",
    "1.250: In Function TestVolatileFlag, line 11660, RegOpenKeyEx failed with error 0x5",
    [{ level: "error" }],
  ],
  ["an absent update.url", "1.250: BuildCabinetManifest: update.url absent", [{ level: "info" }]],
  [
    "what was shown to the user is stated by another record",
    "1.250: Message displayed to the user: Access is denied.",
    [{ level: "info" }],
  ],
  ["an installation that did not complete", "1.250: KB842526 installation did not complete.", [{ level: "error" }]],
];

describe("records of svcpack.log", () => {
  it.each(records)("%s", (_name, text, expected) => {
    const entries = entriesOf(parse(header + text)).slice(1);
    expect(entries).toHaveLength(expected.length);
    expected.forEach((fields, index) => {
      for (const [key, value] of Object.entries(fields))
        expect(entries[index]![key as keyof PlainEntry], key).toBe(value);
    });
  });

  it.each(["\r\n", "\n", "\r"])("any line end gives the same entries (%j)", (end) => {
    const text = fixture("svcpack/xp-sp3-access-denied.log");
    expect(entriesOf(parse(text.replaceAll("\r\n", end)))).toEqual(entriesOf(parse(text)));
  });

  it("texts in an ANSI code page are read as their letters", () => {
    const german = entriesOf(logOf(fixture("svcpack/german-comma.log")));
    expect(german[5]).toMatchObject({
      time: "2010-02-11T07:48:03.093",
      message: expect.stringContaining("beim Öffnen der Datei für"),
    });
    const russian = logOf(fixture("svcpack/russian-cp1251.log"));
    expect(runsOf(russian)[0]!.program).toBe(
      "c:\\documents and settings\\Лаборант\\рабочий стол\\обновления\\update\\update.exe",
    );
  });
});

interface ExpectedRun {
  readonly lines: readonly [number, number];
  readonly start: string;
  readonly end: string;
  readonly program?: string;
  readonly commandLine?: string;
}

const runCases: readonly (readonly [name: string, text: string, runs: readonly ExpectedRun[]])[] = [
  [
    "a run from its rule line to the next one; the clock is the header's, less its elapsed time",
    `
      7.016: ================================================================================
      7.031: 2006/08/09 03:01:12.531 (local)
      7.031: c:\\windows\\softwaredistribution\\download\\8e0a71\\update\\update.exe (version 6.2.29.0)
      7.047: Hotfix started with following command line: -q -z -er
      9.531: User Input: OK
      0.563: ================================================================================
      0.578: 2006/08/09 23:59:59.578 (local)
      0.578: d:\\i386\\update\\update.exe (version 6.2.29.0)
      0.594: Service Pack started with following command line:
      1.078: User Input: OK
      `,
    [
      {
        lines: [1, 5],
        start: "2006-08-09T03:01:12.516",
        end: "2006-08-09T03:01:15.031",
        program: "c:\\windows\\softwaredistribution\\download\\8e0a71\\update\\update.exe",
        commandLine: "-q -z -er",
      },
      {
        lines: [6, 10],
        start: "2006-08-09T23:59:59.563",
        end: "2006-08-10T00:00:00.078",
        program: "d:\\i386\\update\\update.exe",
        commandLine: "",
      },
    ],
  ],
  [
    "without rule lines a second header opens a run, though the clock does not drop",
    `
      0.500: 2006/08/09 03:01:12.500 (local)
      0.600: User Input: OK
      0.700: 2006/08/10 03:01:12.700 (local)
      0.800: User Input: OK
      `,
    [
      { lines: [1, 2], start: "2006-08-09T03:01:12.500", end: "2006-08-09T03:01:12.600" },
      { lines: [3, 4], start: "2006-08-10T03:01:12.700", end: "2006-08-10T03:01:12.800" },
    ],
  ],
  [
    "a drop of the elapsed time opens a run of unknown time",
    `
      0.500: 2006/08/09 03:01:12.500 (local)
      90.600: User Input: OK
      3.100: Start is Present
      3.200: User Input: OK
      `,
    [
      { lines: [1, 2], start: "2006-08-09T03:01:12.500", end: "2006-08-09T03:02:42.600" },
      { lines: [3, 4], start: "", end: "" },
    ],
  ],
  [
    "a log cut before its first header knows no time for that part",
    `
      812.344: Starting AnalyzeComponents
      815.002: RebootNecessary = 1,WizardInput = 0 , DontReboot = 1, ForceRestart = 0
      0.200: ================================================================================
      0.210: 2006/08/09 03:01:12.210 (local)
      `,
    [
      { lines: [1, 2], start: "", end: "" },
      { lines: [3, 4], start: "2006-08-09T03:01:12.200", end: "2006-08-09T03:01:12.210" },
    ],
  ],
  [
    "the program of an uninstallation",
    `
      0,766: ================================================================================
      0,781: 2006/06/19 22:17:30.078 (local)
      0,781: C:\\WINDOWS\\$NtUninstallKB917953$\\spuninst\\spuninst.exe (version 6.2.29.0)
      `,
    [
      {
        lines: [1, 3],
        start: "2006-06-19T22:17:30.063",
        end: "2006-06-19T22:17:30.078",
        program: "C:\\WINDOWS\\$NtUninstallKB917953$\\spuninst\\spuninst.exe",
      },
    ],
  ],
];

describe("runs of svcpack.log", () => {
  it.each(runCases)("%s", (_name, text, expected) => {
    const log = parse(lines(text));
    const found = runsOf(log).map(({ first, last, startTime, endTime, program, commandLine }) => ({
      lines: [entriesOf(log)[first]!.line, entriesOf(log)[last]!.line],
      start: formatLocal(startTime),
      end: formatLocal(endTime),
      ...(program !== undefined && { program }),
      ...(commandLine !== undefined && { commandLine }),
    }));
    expect(found).toEqual(expected);
  });

  it("the records of each run get the time of its own header", () => {
    const log = logOf(fixture("svcpack/two-runs-catalog-limit.log"));
    expect(formatLocal(entryTime(log, 7))).toBe("2007-11-03T11:46:36.453");
    expect(formatLocal(entryTime(log, log.entryCount - 1))).toBe("2007-11-05T09:02:54.703");
  });

  it("thousands of runs take no more than a look at each", () => {
    const run = (n: number): string =>
      `0.100: ${"=".repeat(80)}\n0.110: 2006/08/09 03:01:12.210 (local)\n0.110: c:\\${n}\\update\\update.exe (version 6.2)\n0.120: Hotfix started with following command line: -n:${n}\n9.100: x\n`;
    const log = parse(Array.from({ length: 15_000 }, (_, n) => run(n)).join(""));
    const runs = runsOf(log);
    expect(runs).toHaveLength(15_000);
    expect(runs[14_999]).toMatchObject({ program: "c:\\14999\\update\\update.exe", commandLine: "-n:14999" });
  });
});
