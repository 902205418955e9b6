import { describe, expect, it } from "vitest";
import { cbsFormat } from "../../../server/src/service/formats/cbs";
import { readCsiHead, sessionIn, sessionTime } from "../../../server/src/service/formats/cbsText";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { formatLocal } from "../../../server/src/service/formats/time";
import { parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf, fixture, fixturesIn } from "../../support/core";

const parse = (text: string) => parseLog(createLogText(text), cbsFormat as LogFormat);
const stamp = "2019-04-05 06:07:08";
const time = "2019-04-05T06:07:08.000";
const cbs = (message: string, level = "Info") => `${stamp}, ${level.padEnd(22)}CBS    ${message}`;
const csi = (message: string, level = "Info") => `${stamp}, ${level.padEnd(22)}CSI    ${message}`;
const id = "30742442_1262280448";

const records: readonly (readonly [name: string, text: readonly string[], expected: readonly ExpectedEntry[]])[] = [
  [
    "a record of CBS",
    [cbs("Appl: done")],
    [{ time, level: "info", component: "CBS", message: "Appl: done", kind: 1, section: undefined }],
  ],
  ["level Error", [cbs("Failed", "Error")], [{ level: "error", component: "CBS" }]],
  ["level Warning", [cbs("Odd", "Warning")], [{ level: "warning" }]],
  ["Perf is verbose", [cbs("3 ms", "Perf")], [{ level: "verbose" }]],
  ["a failure at Info keeps its level", [cbs("Failed [HRESULT = 0x80070005 - E_ACCESSDENIED]")], [{ level: "info" }]],
  [
    "(F) marks a failure of CSI whatever the level",
    [csi("0000000a@2019/4/4:23:07:08.120 (F) STATUS_ACCESS_DENIED #12# from x")],
    [{ level: "error", component: "CSI", zone: 420 }],
  ],
  [
    "lines without a stamp go on with the record",
    [csi("0000000b Performing 1 operations"), "  Install (5): flags: 0", "", "POQ 1 ends.", cbs("next")],
    [{ line: 1, endLine: 4 }, { line: 5 }],
  ],
  [
    "a stamp in the middle of a sentence of CSI goes on with the record",
    [csi("0000000c Performing 2 operations; Install ("), csi("5): flags: 00000000 tlc: [x]"), cbs("next")],
    [
      { line: 1, endLine: 2 },
      { line: 3, message: "next" },
    ],
  ],
  [
    "so does one at level Error that goes on with an error",
    [
      csi("0000000d (F) STATUS_DISK_FULL #2911# from SysWriteFile(flags", "Error"),
      csi(" = 0)[gle=0x1]", "Error"),
      cbs("y"),
    ],
    [
      { line: 1, endLine: 2, level: "error" },
      { line: 3, message: "y" },
    ],
  ],
  ["the level Error in capitals", [cbs("x", "ERROR")], [{ level: "error", component: "CBS", message: "x" }]],
  ["a fatal error", [cbs("x", "Fatal Error")], [{ level: "error", component: "CBS", message: "x" }]],
  [
    "the number of a message that Windows Setup writes, and a line without a component",
    [`${stamp}, Info       [0x018007] CSI    0000000e x`, `${stamp}, Error                        Failed to delete`],
    [
      { component: "CSI", message: "0000000e x" },
      { component: undefined, level: "error", message: "Failed to delete" },
    ],
  ],
  [
    "bare line feeds, a stray return and zeros within a record",
    [`${csi("0000000f x")}\n  a\r  b\n\0\0\0\0\n`, cbs("y")],
    [{ line: 1 }, { message: "y" }],
  ],
  [
    "an error of CSI without a number is a record of its own",
    [csi("0000000d x"), csi("no number here", "Error")],
    [{ line: 1 }, { line: 2, level: "error" }],
  ],
  [
    "a record of CBS between ends the sentence of CSI",
    [csi("0000000e x"), cbs("y"), csi("Warning: z")],
    [{ line: 1 }, { line: 2 }, { line: 3, component: "CSI" }],
  ],
  [
    "records from the start of a session on belong to it, until it ends",
    [
      cbs("before"),
      cbs(`Session: ${id} initialized by client SPP.`),
      cbs("within"),
      cbs("Exec: Processing complete.  Session: 30742442_1, Package: x [HRESULT = 0x00000000 - S_OK]"),
      cbs(`Session: ${id} finalized. Reboot required: no [HRESULT = 0x00000000 - S_OK]`),
      cbs("after"),
    ],
    [
      { section: undefined },
      { section: id },
      { section: id },
      { section: "30742442_1" },
      { section: id },
      { section: undefined },
    ],
  ],
  [
    "copied by findstr out of several files",
    [`C:\\Windows\\Logs\\CBS\\CbsPersist_20190405060708.log:${cbs("Exec: x")}`],
    [{ time, component: "CBS", message: "Exec: x" }],
  ],
  [
    "the name of the file belongs to its own record, not to the one above",
    [`CBS.log:12:${cbs("x")}`, `CBS.log:13:${cbs("y")}`],
    [{ message: "x" }, { message: "y", time }],
  ],
  ["a byte order mark before a record", [`\ufeff${cbs("x")}`], [{ line: 1, kind: 1, message: "x" }]],
  ["a record of DPX", [`${stamp}, Info                  DPX    Started DPX phase`], [{ component: "DPX" }]],
  ["a line above the first record", ["half a line", cbs("x")], [{ kind: 0 }, { kind: 1 }]],
  ["no message", [cbs("").trimEnd()], [{ component: "CBS", message: "" }]],
];

describe("records of CBS.log", () => {
  it.each(records)("%s", (_name, text, expected) => {
    for (const end of ["\r\n", "\n"]) {
      const entries = entriesOf(parse(text.join(end) + end));
      expect(entries).toHaveLength(expected.length);
      expected.forEach((fields, index) => {
        for (const [key, value] of Object.entries(fields))
          expect(entries[index]![key as keyof ExpectedEntry], `${key} of ${index}`).toEqual(value);
      });
    }
  });

  it("every line of every fixture is understood", () => {
    for (const name of fixturesIn("cbs")) expect(parse(fixture(name)).unrecognizedLines, name).toBe(0);
  });
});

describe("heads of CSI messages", () => {
  it.each([
    ["0000002f@2016/11/6:09:08:07.654 Begin", "2016-11-06T09:08:07.654", false, false, "Begin"],
    ["0000002f@2016/1/16:19:08:07.004 (F) Lost", "2016-01-16T19:08:07.004", true, false, "Lost"],
    ["000001d2 [SR] Verify complete", "", false, true, "Verify complete"],
    ["000001d2 (F) [SR] Gone", "", true, true, "Gone"],
    ["ABCDEF01 Mixed", "", false, false, "Mixed"],
  ])("%s", (text, utc, failed, repair, rest) => {
    const head = readCsiHead(text, 0, text.length)!;
    expect([formatLocal(head.utc), head.failed, head.repair, text.slice(head.message)]).toEqual([
      utc,
      failed,
      repair,
      rest,
    ]);
  });

  it.each(["5): flags: 0", "0000002f: x", "deadbeefcafe x", "0000 x", "", "components"])("none in %j", (text) => {
    expect(readCsiHead(text, 0, text.length)).toBeUndefined();
  });
});

describe("sessions", () => {
  it.each([
    ["Session: 30742442_1262280448 initialized by client SPP.", "30742442_1262280448"],
    ["Exec: Session processing started.  Client: x, Session(Store): 30742442_12, Package: y", "30742442_12"],
    ["session(Corruption Repairing): 30742442_12 [HRESULT = 0x00000000]", "30742442_12"],
    ["Session manager: 12_3", undefined],
    ["12345678_90 in a recession", undefined],
  ])("%s", (text, expected) => {
    expect(sessionIn(text)).toBe(expected);
  });

  it("its id is the moment it was made, in UTC", () => {
    // Units of 100 ns from 1601-01-01 to 2020-01-02 03:04:05: 13 222 407 845 seconds.
    const ticks = 132_224_078_450_000_000n;
    const made = `${ticks >> 32n}_${ticks & 0xffff_ffffn}`;
    expect(formatLocal(sessionTime(made))).toBe("2020-01-02T03:04:05.000");
    expect(sessionTime("1_2")).toBeNaN();
    expect(sessionTime("no id")).toBeNaN();
  });
});

describe("the offset from UTC", () => {
  it.each([
    ["win10-update-installed", 330],
    ["win81-disk-full", -420],
    ["win7-sfc-cannot-repair", 60],
    ["server2022-restorehealth-no-source", 540],
    ["win7-benign-failures", -180],
    ["win10-store-repaired", 345],
    ["win11-update-rolled-back", 630],
  ])("%s", (name, minutes) => {
    const zones = entriesOf(parse(fixture(`cbs/${name}.log`))).map(({ zone }) => zone);
    expect(zones.at(-1)).toBe(minutes);
    expect(new Set(zones.filter((zone) => zone !== undefined)).size).toBe(1);
  });

  it.each([
    ["Nepal", "2022-09-14 06:57:41", "2022-09-14 01:12:41.123", 345],
    ["Chatham Islands, summer time", "2022-12-01 14:57:41", "2022-12-01 01:12:41.123", 825],
    ["Marquesas Islands, a day behind", "2022-09-13 15:42:41", "2022-09-14 01:12:41.123", -570],
    ["UTC itself", "2022-09-14 01:12:41", "2022-09-14 01:12:41.123", 0],
  ])("Universal Time states it: %s", (_where, local, utc, minutes) => {
    const log = parse(`${local}, Info                  CBS    Universal Time is: ${utc}`);
    expect(entriesOf(log)[0]!.zone).toBe(minutes);
  });

  it.each([
    ["Kathmandu", "2022-09-14 06:57:41", 345],
    ["Newfoundland", "2022-09-13 22:42:41", -150],
    ["Caracas before 2016", "2022-09-13 20:42:41", -270],
    ["Kiritimati", "2022-09-14 15:12:41", 840],
    ["Baker Island", "2022-09-13 13:12:41", -720],
  ])("by the id of a session and by the stamp of CSI alike: %s", (_where, local, minutes) => {
    const ticks = (BigInt(Date.UTC(2022, 8, 14, 1, 12, 41)) + 11_644_473_600_000n) * 10_000n;
    const bySession = `${local}, Info                  CBS    Session: ${ticks >> 32n}_${ticks & 0xffff_ffffn} initialized by client SPP.`;
    const byCsi = `${local}, Info                  CSI    0000000a@2022/9/14:01:12:41.500 Begin`;
    expect(entriesOf(parse(bySession))[0]!.zone).toBe(minutes);
    expect(entriesOf(parse(byCsi))[0]!.zone).toBe(minutes);
  });

  it("changes within a file, where winter time begins and the clock repeats an hour", () => {
    const log = parse(
      [
        "2021-10-31 02:59:50, Info                  CSI    00000001@2021/10/31:00:59:50.120 Begin",
        "2021-10-31 02:00:05, Info                  CBS    x",
        "2021-10-31 02:00:06, Info                  CSI    00000002@2021/10/31:01:00:06.120 Begin",
      ].join("\r\n"),
    );
    expect(entriesOf(log).map(({ zone }) => zone)).toEqual([120, 120, 60]);
  });

  it("a stamp that is no moment near the record's tells nothing", () => {
    const log = parse(csi("0000000a@2011/4/4:23:07:08.120 Begin"));
    expect(entriesOf(log)[0]!.zone).toBeUndefined();
  });
});

describe("runs and operations", () => {
  it("one run for each start of Trusted Installer, with its banner or without", () => {
    const banner = [
      cbs("TI: --- Initializing Trusted Installer ---"),
      cbs("Starting TrustedInstaller initialization."),
    ];
    const plain = [cbs("Starting TrustedInstaller initialization."), cbs("x")];
    const log = parse([cbs("the end of a run"), ...banner, ...plain, ...banner].join("\r\n"));
    expect(runsOf(log).map(({ first, last }) => [first, last])).toEqual([
      [0, 0],
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it("a session that does something has a node of its own, those that only ask share one", () => {
    const ask = (n: number) => cbs(`Session: 30742442_${n} initialized by client WindowsUpdateAgent.`);
    const log = parse(
      [
        ask(1),
        ask(2),
        ask(3),
        cbs("Exec: Processing started. Client: WindowsUpdateAgent, Session: 30742442_3, Package: P"),
        cbs("Exec: Processing complete.  Session: 30742442_3, Package: P [HRESULT = 0x00000000 - S_OK]"),
        ask(4),
      ].join("\n"),
    );
    expect(log.format.operations(log, runsOf(log)[0]!)).toEqual([
      { first: 0, last: 1, title: "2 sessions of WindowsUpdateAgent" },
      { first: 2, last: 4, title: "Session 30742442_3 · WindowsUpdateAgent · succeeded" },
      { first: 3, last: 4, title: "P · succeeded" },
      { first: 5, last: 5, title: "Session 30742442_4 · WindowsUpdateAgent" },
    ]);
  });

  it("packages with their outcome and phases lie within their job, installers and checks of the store and of sfc too", () => {
    const log = parse(
      [
        cbs(`Session: ${id} initialized by client UpdateAgentLCU, external staging directory: (null)`),
        cbs(
          `Exec: Processing started.  Session: ${id}, Package: Package_for_KB4900001~31bf3856ad364e35~amd64~~10.0.1.5`,
        ),
        cbs("Perf: Stage chain started."),
        cbs("Perf: Stage chain complete."),
        csi("00000019 Begin executing advanced installer phase 32 index 174 (sequence 213)"),
        "    Installer name: [15]'Generic Command'",
        csi("0000001a End executing advanced installer (sequence 213)"),
        cbs(
          `Exec: Processing complete.  Session: ${id}, Package: Package_for_KB4900001~31bf3856ad364e35~amd64~~10.0.1.5 [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]`,
        ),
        cbs(`Session: ${id} finalized. Reboot required: no [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]`),
        cbs("Checking System Update Readiness."),
        cbs("Total Detected Corruption:\t3"),
        cbs("Total Repaired Corruption:\t2"),
        cbs("CheckSur: hresult: 0x0 [S_OK], download Result: 0x0 [S_OK]"),
        csi("0000001b [SR] Verifying 100 components"),
        csi("0000001c [SR] Verify complete"),
      ].join("\n"),
    );
    expect(log.format.operations(log, runsOf(log)[0]!)).toEqual([
      { first: 0, last: 7, title: `Session ${id} · UpdateAgentLCU · failed 0x800f0922` },
      { first: 1, last: 6, title: "Package_for_KB4900001 10.0.1.5 · failed 0x800f0922" },
      { first: 2, last: 3, title: "Stage chain" },
      { first: 4, last: 5, title: "Advanced installer Generic Command" },
      { first: 8, last: 11, title: "Check of the component store · 3 damaged · 2 repaired" },
      { first: 12, last: 13, title: "sfc: check of the protected files" },
    ]);
    expect(log.format.nestsOperations).toBe(true);
  });

  it("a job in which one package failed has not succeeded, and one that waits for a restart says so", () => {
    const log = parse(
      [
        cbs("Exec: Processing complete.  Session: 30742442_1, Package: A [HRESULT = 0x80070005 - E_ACCESSDENIED]"),
        cbs("Exec: Processing complete.  Session: 30742442_1, Package: B [HRESULT = 0x00000000 - S_OK]"),
        cbs(
          "Exec: Processing complete.  Session: 30742442_2, Package: C [HRESULT = 0x00000bc2 - ERROR_SUCCESS_REBOOT_REQUIRED]",
        ),
        cbs("Session: 30742442_2 finalized. Reboot required: yes [HRESULT = 0x00000000 - S_OK]"),
      ].join("\n"),
    );
    expect(log.format.operations(log, runsOf(log)[0]!).map(({ title }) => title)).toEqual([
      "Session 30742442_1 · unknown client · failed 0x80070005",
      "Session 30742442_2 · unknown client · restart needed",
    ]);
  });
});

describe("detection", () => {
  const share = (...text: string[]) => cbsFormat.detect(text);
  it("takes whole logs, filtered copies and dumps", () => {
    expect(share(cbs("x"))).toBe(1);
    expect(share(`CBS.log:${csi("0000000a [SR] Verify complete")}`)).toBe(1);
    expect(share(csi("0000000a Performing 30 operations"), ...Array(30).fill("  Install (5): flags: 0"))).toBe(1);
  });
  it("leaves the logs of DISM and Windows Setup, which have the same columns", () => {
    const dism = `${stamp}, Info                  DISM   DISM Manager: PID=12`;
    const setup = `${stamp}, Info                         Not a component`;
    expect(share(dism)).toBe(0);
    expect(share(dism, dism, cbs("x"))).toBe(0);
    expect(share(setup, cbs("x"))).toBe(0);
    expect(share("2019-04-05 06:07:08,123 Info CBS x", "prose about CBS.log")).toBe(0);
  });
});
