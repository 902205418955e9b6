import { describe, expect, it } from "vitest";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { formatLocal } from "../../../server/src/service/formats/time";
import { windowsUpdateFormat } from "../../../server/src/service/formats/windowsUpdate";
import { parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf, fixture, lines, logOf } from "../../support/core";

const parse = (text: string) => parseLog(createLogText(text), windowsUpdateFormat as LogFormat);

/** `→` is a tab. Every line makes one entry unless the case says otherwise; kind 1 is a record, 0 a plain line. */
const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "tabs, pid right-aligned in four columns",
    "2012-06-18→22:44:07:811→ 876→e74→Agent→  * Online = Yes",
    [
      {
        time: "2012-06-18T22:44:07.811",
        pid: 876,
        tid: "e74",
        component: "Agent",
        message: "  * Online = Yes",
        kind: 1,
      },
    ],
  ],
  [
    "a pid of five digits fills its column",
    "2014-11-11→03:01:24:521→13908→2f54→COMAPI→-------------",
    [{ time: "2014-11-11T03:01:24.521", pid: 13908, tid: "2f54", component: "COMAPI", message: "-------------" }],
  ],
  [
    "tabs turned to single spaces keep the indentation of the message",
    "2012-06-18 22:44:07:811  876 e74 Agent   * Online = Yes",
    [{ time: "2012-06-18T22:44:07.811", pid: 876, tid: "e74", component: "Agent", message: "  * Online = Yes" }],
  ],
  [
    "tabs expanded to several spaces, as in a console",
    "2012-06-18      22:44:07:811     876    e74     DnldMgr BITS job completed",
    [{ time: "2012-06-18T22:44:07.811", pid: 876, tid: "e74", component: "DnldMgr", message: "BITS job completed" }],
  ],
  [
    "tabs deleted, pid of three digits behind its blank",
    "2005-09-1307:11:48 8604d0Agent  * WU client version 5.8.0.2469",
    [
      {
        time: "2005-09-13T07:11:48.000",
        pid: 860,
        tid: "4d0",
        component: "Agent",
        message: "  * WU client version 5.8.0.2469",
      },
    ],
  ],
  [
    "tabs deleted, pid of four digits fused with the seconds",
    "2005-09-1307:11:481284a3cHandler:: START ::  Handler: Command Line Install",
    [
      {
        time: "2005-09-13T07:11:48.000",
        pid: 1284,
        tid: "a3c",
        component: "Handler",
        message: ":: START ::  Handler: Command Line Install",
      },
    ],
  ],
  [
    "tabs deleted, milliseconds kept",
    "2007-03-0410:20:30:405 92411c8AU## START ##  AU: Search for updates",
    [{ time: "2007-03-04T10:20:30.405", pid: 924, tid: "11c8", component: "AU" }],
  ],
  [
    "a blank before the record, as copies of web pages have it",
    " 2005-09-13 07:11:48 1284 a3c Misc Microsoft signed: Yes",
    [{ time: "2005-09-13T07:11:48.000", pid: 1284, tid: "a3c", component: "Misc", message: "Microsoft signed: Yes" }],
  ],
  [
    "milliseconds absent (agent 5.8)",
    "2005-09-13→07:11:48→1284→a3c→Misc→Microsoft signed: Yes",
    [{ time: "2005-09-13T07:11:48.000", pid: 1284, message: "Microsoft signed: Yes" }],
  ],
  [
    "an empty message",
    "2014-11-11→03:01:24:568→ 964→1a4c→AU→",
    [{ time: "2014-11-11T03:01:24.568", pid: 964, tid: "1a4c", component: "AU", message: "" }],
  ],
  [
    "an empty message whose last tab is lost",
    "2014-11-11→03:01:24:568→ 964→1a4c→AU",
    [{ time: "2014-11-11T03:01:24.568", component: "AU", message: "" }],
  ],
  [
    "tabs inside the message of a reported event belong to it",
    "2012-06-18→22:44:38:262→ 876→e74→Report→REPORT EVENT: {77A31F5E-6C0B-4E9D-A2B8-14D90C7E36F1}→2012-06-18 22:44:33:286+0530→1→182→101→{E0A9D2C4-51B7-4F06-9C38-7D15B2E64A90}→101→80073712→AutomaticUpdates→Failure→Content Install→Text",
    [{ time: "2012-06-18T22:44:38.262", component: "Report", level: "error" }],
  ],
  [
    "a reported success is information",
    "2012-06-18→22:44:38:262→ 876→e74→Report→REPORT EVENT: {77A31F5E-6C0B-4E9D-A2B8-14D90C7E36F1}→2012-06-18 22:44:33:286+0530→1→183→101→{E0A9D2C4-51B7-4F06-9C38-7D15B2E64A90}→101→0→AutomaticUpdates→Success→Content Install→Failure to launch fixed",
    [{ component: "Report", level: "info" }],
  ],
  ["FATAL at the start", "2012-06-18→22:44:33:021→ 876→f0c→Handler→FATAL: CBS called Error", [{ level: "error" }]],
  ["WARNING at the start", "2012-06-18→22:44:33:021→ 876→f0c→Misc→WARNING: Send failed", [{ level: "warning" }]],
  [
    "WARNING after a detail mark",
    "2012-06-18→22:44:33:021→ 876→f0c→Agent→  * WARNING: Exit code = 0x8024402C",
    [{ level: "warning" }],
  ],
  [
    "WARNING after the mark of AU",
    "2012-06-18→22:44:33:021→ 876→f0c→AU→  # WARNING: Download failed",
    [{ level: "warning" }],
  ],
  [
    "WARNING in the middle is a word",
    "2012-06-18→22:44:33:021→ 876→f0c→AU→Showing the WARNING: balloon",
    [{ level: "info" }],
  ],
  [
    "FATAL without colon is a word",
    "2012-06-18→22:44:33:021→ 876→f0c→AU→FATALITY.exe is installed",
    [{ level: "info" }],
  ],
  [
    "Result = Failed of an installer",
    "2012-06-18→22:44:33:021→ 876→f0c→Handler→  : Command line install completed. Return code = 0x80070643, Result = Failed, Reboot required = false",
    [{ level: "error" }],
  ],
  [
    "letters of another alphabet in a message",
    "2011-02-03→04:05:06:007→1044→9c→AU→Обновление «Сервис» — Übergröße",
    [{ pid: 1044, tid: "9c", message: "Обновление «Сервис» — Übergröße" }],
  ],
  [
    "a byte order mark in the middle of the file, where two logs were put together",
    "2011-02-03→04:05:06:007→1044→9c→AU→one\r\n\ufeff2011-02-03→04:05:07:007→1044→9c→AU→two\r\n",
    [
      { line: 1, message: "one" },
      { line: 2, time: "2011-02-03T04:05:07.007", message: "two" },
    ],
  ],
  [
    "lone carriage returns end lines",
    "2011-02-03→04:05:06:007→1044→9c→AU→one\r2011-02-03→04:05:07:007→1044→9c→AU→two\r",
    [
      { line: 1, message: "one" },
      { line: 2, message: "two" },
    ],
  ],
  [
    "NUL padding after a crash is blank",
    `2011-02-03→04:05:06:007→1044→9c→AU→one\r\n${"\0".repeat(300)}\r\n2011-02-03→04:09:06:007→1044→9c→AU→two\r\n`,
    [
      { line: 1, message: "one" },
      { line: 3, message: "two" },
    ],
  ],
  [
    "a long record goes on on the next line when it was wrapped",
    "2012-06-18 22:44:08:249  876 e74 Handler Installing self-contained with\nsource=C:\\Windows\\SoftwareDistribution\\Download\\x.cab,\nworkingdir=C:\\x\n2012-06-18 22:44:09:249  876 e74 Handler next",
    [
      {
        line: 1,
        endLine: 2,
        message: "Installing self-contained with source=C:\\Windows\\SoftwareDistribution\\Download\\x.cab,",
      },
      { line: 3, kind: 0, message: "workingdir=C:\\x" },
      { line: 4, message: "next" },
    ],
  ],
  [
    "half a record at the start of a cut log is a plain line",
    "lete. Return code = 0x0\n2012-06-18→22:44:09:249→ 876→e74→Handler→next",
    [
      { line: 1, kind: 0, message: "lete. Return code = 0x0" },
      { line: 2, kind: 1, message: "next" },
    ],
  ],
  [
    "a record cut in its header at the end of the file is a plain line",
    "2012-06-18→22:44:09:249→ 876→e74→Handler→x\n2012-06-18→22:44:1",
    [{ kind: 1 }, { kind: 0, message: "2012-06-18→22:44:1" }],
  ],
  ["a month that cannot be is no record", "2012-13-18→22:44:09:249→ 876→e74→Handler→x", [{ kind: 0 }]],
  ["an hour that cannot be is no record", "2012-06-18→25:44:09:249→ 876→e74→Handler→x", [{ kind: 0 }]],
];

describe("records of WindowsUpdate.log", () => {
  it.each(records)("%s", (_name, text, expected) => {
    const entries = entriesOf(parse(text.replaceAll("→", "\t")));
    expect(entries).toHaveLength(expected.length);
    expected.forEach((fields, index) => {
      const { message, ...others } = fields;
      expect(entries[index]).toMatchObject(others);
      if (message !== undefined) expect(entries[index]!.message).toBe(message.replaceAll("→", "\t"));
    });
  });

  it("pid and tid fused without any hint are guessed as multiples of four", () => {
    const text = "2005-09-1307:11:48 8604d0Service*************\n2005-09-1307:11:5712844d0Misc===========";
    expect(entriesOf(parse(text)).map(({ pid, tid }) => [pid, tid])).toEqual([
      [860, "4d0"],
      [1284, "4d0"],
    ]);
  });

  it.each(["\r\n", "\n", "\r"])("any line end gives the same entries (%j)", (end) => {
    const text = fixture("windowsupdate/win81.log");
    expect(entriesOf(parse(text.replaceAll("\r\n", end)))).toEqual(entriesOf(parse(text)));
  });

  it("tabs turned to spaces give the same entries but for the tabs inside messages", () => {
    const text = fixture("windowsupdate/xp-scan-clean.log");
    const spaced = entriesOf(parse(text.replaceAll("\t", " ")));
    expect(spaced).toEqual(
      entriesOf(parse(text)).map((entry) => ({ ...entry, message: entry.message.replaceAll("\t", " ") })),
    );
  });

  it("deleted tabs give the same entries where the ids can be told apart", () => {
    const text = fixture("windowsupdate/win7-install-fails.log");
    const clean = entriesOf(parse(text));
    const stripped = entriesOf(parse(text.replaceAll("\t", "")));
    const same = clean.filter(
      (entry, index) =>
        stripped[index]?.time === entry.time &&
        stripped[index]?.pid === entry.pid &&
        stripped[index]?.tid === entry.tid &&
        stripped[index]?.component === entry.component,
    );
    expect(same).toHaveLength(clean.length);
  });
});

describe("time zone and runs of WindowsUpdate.log", () => {
  it("each agent start brings its own offset from UTC, until the next one", () => {
    const log = parse(
      lines(`
      2010-01-01→00:00:01:000→ 800→10→AU→before any start
      2010-01-01→00:00:02:000→ 800→10→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: +0545)  ===========
      2010-01-01→00:00:02:000→ 800→10→Misc→  = Process: C:\\WINDOWS\\system32\\svchost.exe
      2010-01-01→00:00:03:000→ 800→10→AU→in Kathmandu
      2010-01-01→00:10:00:000→2044→1c→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: -0330)  ===========
      2010-01-01→00:10:00:000→2044→1c→Misc→  = Process: D:\\Tools\\wuapp.exe
      2010-01-01→00:10:01:000→2044→1c→AU→in St. John's
      `),
    );
    expect(entriesOf(log).map(({ zone }) => zone)).toEqual([undefined, 345, 345, 345, -210, -210, -210]);
    expect(runsOf(log)).toMatchObject([
      { first: 0, last: 0, pid: 800 },
      { first: 1, last: 3, pid: 800, program: "C:\\WINDOWS\\system32\\svchost.exe" },
      { first: 4, last: 6, pid: 2044, program: "D:\\Tools\\wuapp.exe" },
    ]);
  });

  it("a start without a zone leaves UTC unknown rather than wrong", () => {
    const log = parse(
      lines(`
      2010-01-01→00:00:02:000→ 800→10→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: +0100)  ===========
      2010-01-01→00:00:02:000→ 800→10→Misc→===========  Logging initialized (build: 5.8.0.2469)  ===========
      2010-01-01→00:00:03:000→ 800→10→AU→x
      `),
    );
    expect(entriesOf(log).map(({ zone }) => zone)).toEqual([60, undefined, undefined]);
  });

  it("an agent start whose banner lost its tabs counts as well", () => {
    const text =
      "2005-09-1307:11:57 8604d0Misc===========  Logging initialized (build: 5.8.0.2469, tz: -0700)  ===========";
    const log = parse(`${text}\n2005-09-1307:11:58 8604d0Misc  = Process: C:\\x.exe`);
    expect(entriesOf(log)[1]!.zone).toBe(-420);
    expect(runsOf(log)).toMatchObject([{ first: 0, last: 1, program: "C:\\x.exe" }]);
  });

  it("a log without a start is one run from its first entry to its last", () => {
    const log = parse(
      lines(`
      2010-01-01→00:00:02:000→ 800→10→AU→x
      2010-01-02→00:00:03:500→ 800→10→AU→y`),
    );
    const [run, ...others] = runsOf(log);
    expect(others).toEqual([]);
    expect([formatLocal(run!.startTime), formatLocal(run!.endTime)]).toEqual([
      "2010-01-01T00:00:02.000",
      "2010-01-02T00:00:03.500",
    ]);
  });

  it("operations are what the banners enclose, in the order they begin", () => {
    const log = logOf(fixture("windowsupdate/xp-scan-clean.log"));
    const [run] = runsOf(log);
    expect(log.format.operations(log, run!).map(({ first, last, title }) => [first + 1, last + 1, title])).toEqual([
      [5, 5, "Service: Service startup"],
      [29, 58, "AU: Search for updates [CallId = {6F0E2D53-9B1A-4C7E-8D44-30C1A7E95B12}]"],
      [33, 53, "Agent: Finding updates [CallerId = AutomaticUpdates]"],
      [62, 62, "DnldMgr: Downloading updates [CallerId = AutomaticUpdates]"],
      [68, 74, "Handler: Windows Patch Install"],
      [80, 80, "Service: Service exit [Exit code = 0x240001]"],
    ]);
  });
});
