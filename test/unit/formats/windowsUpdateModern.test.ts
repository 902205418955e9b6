import { describe, expect, it } from "vitest";
import { columnsOfEntry } from "../../../server/src/service/features/shared/columns";
import { findingsOf } from "../../../server/src/service/findings";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { windowsUpdateFormat } from "../../../server/src/service/formats/windowsUpdate";
import { entryAt, type Log, parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { documentOf, type ExpectedEntry, entriesOf, fixture, logOf } from "../../support/core";

const parse = (text: string) => parseLog(createLogText(text), windowsUpdateFormat as LogFormat);

const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "slashes in the date; both ids are decimal; the message begins at column 56",
    "2022/10/03 11:05:09.8765432 2140  11492 DownloadManager   [d:51C09A2E] Job created",
    [
      {
        time: "2022-10-03T11:05:09.876",
        pid: 2140,
        tid: (11492).toString(16),
        component: "DownloadManager",
        message: "  [d:51C09A2E] Job created",
        level: "info",
        kind: 1,
      },
    ],
  ],
  [
    "dashes, as the legacy log has them: the fraction tells them apart",
    "2024-04-11 06:00:00.0000001 708   996   Agent           * START * Finding updates CallerId = X  Id = 1",
    [{ time: "2024-04-11T06:00:00.000", pid: 708, tid: (996).toString(16), component: "Agent" }],
  ],
  [
    "dots",
    "2020.01.31 23:59:59.9999999 70816 109960 WIL             text",
    [{ time: "2020-01-31T23:59:59.999", pid: 70816, component: "WIL", message: "text" }],
  ],
  [
    "blanks squeezed together by a forum keep the message whole",
    "2022/10/03 11:05:09.8765432 2140 11492 Agent Found 0 updates",
    [{ pid: 2140, component: "Agent", message: "Found 0 updates" }],
  ],
  [
    "the mark of a failure, with and without indentation",
    "2022/10/03 11:05:09.8765432 2140  11492 Misc              *FAILED* [80070005] Open key",
    [{ level: "error", component: "Misc", message: "  *FAILED* [80070005] Open key" }],
  ],
  [
    "an event that was not decoded has neither time nor component",
    "1601/01/01 02:00:00.0000000 2140  11492                 Unknown( 14): GUID=0b7fd1c4-93a2-4e5f-8d16-2c70ab94e35d (No Format Information found).",
    [{ time: undefined, pid: 2140, component: undefined, level: "verbose", kind: 1 }],
  ],
  [
    "the year 1600, where the zone lies west of Greenwich",
    "1600.12.31 19:00:00.0000000 2140  11492 Unknown( 14): GUID=0b7fd1c4-93a2-4e5f-8d16-2c70ab94e35d (No Format Information found).",
    [{ time: undefined, pid: 2140, level: "verbose", kind: 1 }],
  ],
  [
    "a text of several lines is one record",
    "2022/10/03 11:05:09.8765432 2140  11492 WebServices     WS error: first\r\nsecond\r\nthird",
    [{ message: "WS error: first second third", endLine: 3 }],
  ],
  [
    "both dialects in one file, each line by its own",
    "2012-06-18\t22:44:07:811\t 876\te74\tAgent\tlegacy\r\n2022/10/03 11:05:09.8765432 2140  11492 Agent           modern",
    [
      { tid: "e74", message: "legacy" },
      { tid: (11492).toString(16), message: "modern" },
    ],
  ],
  [
    "a month that cannot be is no record",
    "2022/13/03 11:05:09.8765432 2140  11492 Agent           text",
    [{ kind: 0 }],
  ],
  [
    "a date with two separators is no record",
    "2022/10-03 11:05:09.8765432 2140  11492 Agent           text",
    [{ kind: 0 }],
  ],
];

describe("records of Get-WindowsUpdateLog", () => {
  it.each(records)("%s", (_, text, expected) => {
    const entries = entriesOf(parse(`${text}\r\n`));
    expect(entries).toHaveLength(expected.length);
    expected.forEach((each, i) => {
      expect(entries[i]).toMatchObject(withoutAbsent(each));
      for (const key of absentOf(each)) expect(entries[i]).not.toHaveProperty(key);
    });
  });
});

const absentOf = (each: ExpectedEntry) =>
  Object.entries(each).flatMap(([key, value]) => (value === undefined ? [key] : []));
const withoutAbsent = (each: ExpectedEntry) =>
  Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined));

const titlesOf = (log: Log) => runsOf(log).flatMap((run) => log.format.operations(log, run).map(({ title }) => title));

describe("runs and operations", () => {
  it("a start of the agent is a run, though several of its first records tell of it", () => {
    const log = logOf(fixture("windowsupdate/win10-install-succeeds.log"));
    expect(runsOf(log).map(({ title, first, pid }) => [title, first, pid])).toEqual([
      ["Entries before the first agent start", 0, 4712],
      ["Agent start", 1, 4712],
    ]);
  });

  it("an operation lasts from START to its END by the number of the call, also when others lie between", () => {
    const at = (second: number, text: string) =>
      `2022/10/03 11:05:0${second}.0000000 2140  1148  Agent           ${text}\r\n`;
    const log = parse(
      at(0, "* START * Finding updates CallerId = A  Id = 1") +
        at(1, "* START * Finding updates CallerId = B  Id = 2") +
        at(2, "* END * Finding updates CallerId = A, Id = 1, Exit code = 0x00000000 (cV = a.1)") +
        at(3, "* END * Finding updates CallerId = B, Id = 2, Exit code = 0x00000000 (cV = b.1)"),
    );
    const operations = log.format.operations(log, runsOf(log)[0]!);
    expect(operations.map(({ first, last }) => [first, last])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it("QUEUED and RESUMED of a caller are one operation", () => {
    const log = parse(
      "2022/10/03 11:05:00.0000000 2140  1148  ComApi          *QUEUED* Search ClientId = contoso agent\r\n" +
        "2022/10/03 11:05:09.0000000 2140  1160  ComApi          *RESUMED* Search ClientId = contoso agent\r\n",
    );
    expect(titlesOf(log)).toEqual(["Search ClientId = contoso agent"]);
  });
});

describe("detection", () => {
  it.each([
    "2022/10/03 11:05:09.8765432 2140  11492 Kernel          another program's component\r\n",
    "2022/10/03 11:05:09.876 2140  11492 Agent           milliseconds only\r\n",
  ])("%s", (line) => {
    expect(documentOf(line.repeat(20)).formatId).toBeUndefined();
  });

  it("a log of which nothing could be decoded", () => {
    const line =
      "1601/01/01 02:00:00.0000000 2140  11492                 Unknown( 14): GUID=0b7fd1c4-93a2-4e5f-8d16-2c70ab94e35d (No Format Information found).\r\n";
    expect(documentOf(line.repeat(20)).formatId).toBe("windowsupdate-log");
  });
});

describe("stamps of other locales", () => {
  it.each([
    ["a point and a blank in the date", "2022. 10. 03 11:05:09.8765432 2140  11492 Agent           text"],
    ["points in the clock", "2022.10.03 11.05.09.8765432 2140  11492 Agent           text"],
    [
      "the prefix of a search tool",
      "C:\\Users\\mia\\WindowsUpdate.log:2022/10/03 11:05:09.8765432 2140  11492 Agent           text",
    ],
    ["with a line number", "WindowsUpdate.log:17:2022/10/03 11:05:09.8765432 2140  11492 Agent           text"],
  ])("%s", (_, line) => {
    const log = logOf(`${line}\r\n`.repeat(5));
    const entries = entriesOf(log);
    expect(entries).toHaveLength(5);
    for (const entry of entries)
      expect(entry).toMatchObject({ time: "2022-10-03T11:05:09.876", pid: 2140, component: "Agent", message: "text" });
    const { start } = entryAt(log, 1);
    expect(
      columnsOfEntry(log, 1).map(({ kind, start: from, end }) => [kind, line.slice(from - start, end - start)]),
    ).toEqual([
      ["time", line.slice(line.indexOf("2022"), line.indexOf(" 2140"))],
      ["pid", "2140"],
      ["tid", "11492"],
      ["component", "Agent"],
    ]);
  });

  it.each([
    "2022. 10.03 11:05:09.8765432 2140  11492 Agent           text",
    "2022.10.03 11.05:09.8765432 2140  11492 Agent           text",
    "2022/10/03 11:05:09:876 2140  11492 Agent           text",
  ])("no stamp: %s", (line) => {
    expect(entriesOf(parse(`${line}\r\n`))).toMatchObject([{ kind: 0 }]);
  });
});

describe("a log that was exported newest first", () => {
  const at = (second: number, text: string) =>
    `2022/10/03 11:05:0${second}.0000000 2140  1148  Agent           ${text}\r\n`;
  const records = [
    at(0, "WU client version 10.0.19041.1"),
    at(1, "* START * Finding updates CallerId = A  Id = 1"),
    at(2, "*FAILED* [80072EE2] Web call"),
    at(3, "* END * Finding updates CallerId = A, Id = 1, Exit code = 0x00000000 (cV = a.1)"),
    at(4, "* START * Finding updates CallerId = A  Id = 2"),
    at(5, "* END * Finding updates CallerId = A, Id = 2, Exit code = 0x00000000 (cV = a.2)"),
  ];

  it("is one run, and its operations go from their end to their beginning", () => {
    const log = logOf([...records].reverse().join(""));
    expect(runsOf(log)).toHaveLength(1);
    expect(log.format.operations(log, runsOf(log)[0]!)).toEqual([
      { first: 0, last: 1, title: expect.stringContaining("Id = 2") },
      { first: 2, last: 4, title: expect.stringContaining("Id = 1") },
    ]);
  });

  it("a marked call in an operation that ended well is noise there too", () => {
    for (const text of [records.join(""), [...records].reverse().join("")])
      expect(findingsOf(logOf(text)).map(({ rule }) => rule)).toEqual(["windowsupdate/failed-call-got-over"]);
  });
});
