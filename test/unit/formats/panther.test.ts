import { describe, expect, it } from "vitest";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { pantherFormat } from "../../../server/src/service/formats/panther";
import { type Log, parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { setupComponent } from "../../../server/src/service/vocabulary/setupComponents";
import { documentOf, type ExpectedEntry, entriesOf, fixture, fixturesIn } from "../../support/core";

const format = pantherFormat as LogFormat;
const parse = (text: string): Log => parseLog(createLogText(text), format);
const stamp = "2022-02-14 19:05:41";

const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "a component in its column",
    `${stamp}, Info                  MOUPG  SetupHost is ready`,
    [{ time: "2022-02-14T19:05:41.000", level: "info", component: "MOUPG", message: "SetupHost is ready" }],
  ],
  [
    "a message id before it",
    `${stamp}, Info       [0x0601c1] IBS    InstallWindows:Install Path = E:\\sources`,
    [{ component: "IBS", message: "InstallWindows:Install Path = E:\\sources" }],
  ],
  [
    "a message id and no component",
    `${stamp}, Error      [0x0b003b]        Cannot go on`,
    [{ level: "error", component: undefined, message: "Cannot go on" }],
  ],
  [
    "no component: the first word of the message is none",
    `${stamp}, Error                        Failed to delete C:\\Windows.old\\a.dll`,
    [{ level: "error", component: undefined, message: "Failed to delete C:\\Windows.old\\a.dll" }],
  ],
  [
    "no component, and a message that begins in the column of components",
    `${stamp}, Error                 Failed to delete C:\\Windows.old\\a.dll`,
    [{ level: "error", component: undefined, message: "Failed to delete C:\\Windows.old\\a.dll" }],
  ],
  [
    "the process that wrote it is part of the message, not a component",
    `${stamp}, Info                         [setup.exe] Enter WinReInitialize`,
    [{ component: undefined, message: "[setup.exe] Enter WinReInitialize" }],
  ],
  [
    "the same without room for a component, as recovery writes",
    `${stamp}, Info                  [ReAgentc.exe] Enter WinReEnable`,
    [{ component: undefined, message: "[ReAgentc.exe] Enter WinReEnable" }],
  ],
  [
    "a component whose padding was lost where the line was wrapped",
    `${stamp}, Info       [0x0601c1] IBS InstallWindows:x`,
    [{ component: "IBS", message: "InstallWindows:x" }],
  ],
  [
    "a component in small letters, when more than one blank fills its column",
    `${stamp}, Info                  Setup  is ready`,
    [{ component: "Setup", message: "is ready" }],
  ],
  ["Fatal Error is an error", `${stamp}, Fatal Error           SP     No room`, [{ level: "error", component: "SP" }]],
  ["Perf is verbose", `${stamp}, Perf                  SP     12 s`, [{ level: "verbose", component: "SP" }]],
  ["ERROR in capitals", `${stamp}, ERROR                 SP     No room`, [{ level: "error" }]],
  ["the word Error in a message is no level", `${stamp}, Info                  SP     Error: 0x5`, [{ level: "info" }]],
  [
    "the indented lines of the hardware block go on with their record",
    `${stamp}, Info                  IBSLIB Callback_Hardware:\r\n${" ".repeat(35)}Firmware type: BIOS\r\n${" ".repeat(35)}Memory: 512 MB\r\n${stamp}, Info                  SP     next`,
    [
      { line: 1, endLine: 3, message: "Callback_Hardware: Firmware type: BIOS Memory: 512 MB" },
      { line: 4, message: "next" },
    ],
  ],
  [
    "so do lines that are not indented, behind blank ones too",
    `${stamp}, Info                  SP     Answers:\r\n<unattend>\r\n\r\n</unattend>\r\n`,
    [{ line: 1, endLine: 4 }],
  ],
  [
    "a byte order mark in the middle of the file",
    `${stamp}, Info                  SP     one\r\n\ufeff${stamp}, Info                  SP     two`,
    [{ message: "one" }, { message: "two" }],
  ],
  [
    "a last error on a line of its own goes on with its record",
    `${stamp}, Error                 CSI    00000001 (F) Cannot find it\r\n[gle=0x80004005]\r\n${stamp}, Info                  SP     two`,
    [{ line: 1, endLine: 2, level: "error", message: "00000001 (F) Cannot find it [gle=0x80004005]" }, { line: 3 }],
  ],
  [
    "a block of NUL after a crash is blank",
    `${stamp}, Info                  SP     one\r\n${"\0".repeat(600)}`,
    [{ message: "one" }],
  ],
  [
    "a bare line feed between records",
    `${stamp}, Info                  SP     one\n${stamp}, Info                  SP     two\r\n`,
    [{ message: "one" }, { message: "two" }],
  ],
  [
    "lines before the first record are plain",
    `rest of a record\r\n${stamp}, Info                  SP     one`,
    [{ kind: 0, message: "rest of a record" }, { kind: 1 }],
  ],
  [
    "documentation leaves out the date",
    "19:27:08, Error           SP     No room",
    [{ kind: 1, time: undefined, level: "error", component: "SP", message: "No room" }],
  ],
  [
    "and the hour",
    "27:08, Error           MIG    No room\r\n27:09, Info                   Gather ended",
    [
      { kind: 1, time: undefined, level: "error", component: "MIG", message: "No room" },
      { kind: 1, level: "info", component: undefined, message: "Gather ended" },
    ],
  ],
  [
    "with a message id",
    "27:08, Error      [0x08097b] MIG    No room",
    [{ kind: 1, level: "error", component: "MIG", message: "No room" }],
  ],
  ["a time and words are no record", "27:08, Info on this step", [{ kind: 0 }]],
  ["nor is a date that cannot be", "2022-13-14 19:05:41, Info                  SP     x", [{ kind: 0 }]],
  [
    "a file name that a search put in front",
    `C:\\Windows\\Panther\\setupact.log:${stamp}, Error                 SP     No room`,
    [{ kind: 1, level: "error", component: "SP", message: "No room" }],
  ],
];

describe("records of setupact.log", () => {
  it.each(records)("%s", (_name, text, expected) => {
    const entries = entriesOf(parse(text));
    expect(entries.length).toBe(expected.length);
    expected.forEach((fields, i) => {
      for (const [key, value] of Object.entries(fields))
        expect(entries[i]![key as keyof (typeof entries)[0]], key).toEqual(value);
    });
  });

  it.each(fixturesIn("panther"))("%s has no line that is not understood", (name) => {
    const log = parse(fixture(name));
    expect(log.unrecognizedLines).toBe(0);
    expect(log.entryCount).toBeGreaterThan(10);
  });
});

describe("runs", () => {
  const runs = (text: string) =>
    runsOf(parse(text)).map(({ title, first, last, program, commandLine }) =>
      [`${first}-${last} ${title}`, program, commandLine].filter((part) => part !== undefined).join(" | "),
    );

  it("each start of sysprep is one", () => {
    expect(runs(fixture("panther/sysprep-app-not-provisioned.log"))).toEqual([
      "0-13 sysprep start",
      "14-18 sysprep start",
    ]);
  });

  it("a line of marks above a start belongs to it, and one below another line too", () => {
    const line = (text: string) => `${stamp}, Info                         ${text}\r\n`;
    const windeploy = line("[windeploy.exe] WinDeploy.exe launched with command-line []...");
    expect(runs(`${line("[windeploy.exe] --------------------")}${windeploy}${line("x")}${windeploy}`)).toEqual([
      "0-2 WinDeploy.exe start | WinDeploy.exe | ",
      "3-3 WinDeploy.exe start | WinDeploy.exe | ",
    ]);
  });

  it("each start of the upgrade's host is one", () => {
    expect(runs(fixture("panther/upgrade-rollback-and-block.log"))).toEqual([
      "0-7 SetupHost start",
      "8-13 SetupHost start",
    ]);
  });

  it("a program that states its command line is one, with its name", () => {
    expect(runs(fixture("panther/setup-success.log"))).toEqual([
      "0-8 Entries before the first start",
      "9-12 WinDeploy.exe start | WinDeploy.exe | /firstboot",
      "13-15 OOBELDR.EXE start | OOBELDR.EXE | /system",
    ]);
  });

  it("a log that shows no start is one run", () => {
    expect(runs(`${stamp}, Error                 SP     No room`)).toEqual(["0-0 Windows Setup"]);
  });

  it("the phases of Setup are its operations", () => {
    const log = parse(fixture("panther/setup-success.log"));
    expect(
      runsOf(log).map((run) => format.operations(log, run).map(({ title, first, last }) => [title, first, last])),
    ).toEqual([[["Phase 1", 1, 8]], [["Phase 4", 11, 12]], []]);
  });

  it("so are the phases an upgrade passes to", () => {
    const log = parse(fixture("panther/upgrade-blocked.log"));
    expect(
      runsOf(log).map((run) => format.operations(log, run).map(({ title, first, last }) => [title, first, last])),
    ).toEqual([
      [
        ["Phase Initialize", 4, 6],
        ["Phase Prepare", 7, 20],
        ["Phase Error", 21, 21],
      ],
    ]);
  });
});

/** As KB articles and SetupAPI's documentation describe the file of Windows 2000 to Server 2008 R2: no stamps at all. */
const unstamped = `GUI mode Setup has started.
fabdisp.dll:  ============BEGIN FabrikamClassInstaller============
AudMig: No endpoint settings found 0x2
[02/20/2009 20:52.42.928] WudfCoInstaller: Read 0 services
Error:
Cannot copy fabnet.sys.
`;

const detected: readonly (readonly [name: string, text: string, isLog: boolean])[] = [
  ["the file of the same name without stamps is left alone", unstamped.repeat(6), false],
  ["a CBS log", `${stamp}, Error                 CBS    Failed. [HRESULT = 0x800f0805]\n`.repeat(9), false],
  ["a DISM log", `${stamp}, Error                 DISM   API: PID=4 TID=5 Failed (hr:0x80070002)\n`.repeat(9), false],
  ["another program's log with the same stamp", `${stamp}, Error connection refused: 0x5\n`.repeat(9), false],
  ["one whose level stands in a column of its own", `${stamp}, Info       net.Socket  opened\n`.repeat(9), false],
  ["a list of times", "12:30, Info desk opens\n12:45, Error in the plan\n".repeat(9), false],
  [
    "setupact.log with lines of CBS in it",
    `${stamp}, Info                  CBS    Session: 1_2\n${`${stamp}, Info                  SP     x\n`.repeat(2)}`.repeat(
      4,
    ),
    true,
  ],
  ["one record", `${stamp}, Error                 SYSPRP Exit code was 0x5`, true],
  [
    "recovery's log, whose lines have no component",
    `${stamp}, Info                         Enter WinReGetConfig\n`.repeat(9),
    true,
  ],
  [
    "an excerpt without dates",
    "27:08, Error           SP     No room\n27:09, Info                   Gather ended\n".repeat(3),
    true,
  ],
];

describe("detection", () => {
  it.each(detected)("%s", (_name, text, isLog) => {
    const share = format.detect(text.split("\n").filter((line) => line.trim() !== ""));
    expect(share > 0.7).toBe(isLog);
    if (!isLog) expect(share).toBe(0);
  });
});

describe("texts", () => {
  const shapes = (text: string, languageId?: string) => {
    const { formatId, logs } = documentOf(text, undefined, languageId);
    return [formatId, ...logs.map(({ log }) => log.format.id)];
  };

  it("the file without stamps is no log, whatever its name says", () => {
    expect(shapes(unstamped)).toEqual([undefined]);
    expect(shapes(unstamped.repeat(9), "panther-log")).toEqual([undefined]);
  });

  it("an empty setuperr.log is one by its name", () => {
    expect(shapes("", "panther-log")).toEqual(["panther-log", "panther-log"]);
  });

  it("a line in a question is found there", () => {
    const line = `${stamp}, Error                 MOUPG  CSetupHost::Execute(444): Result = 0xC1900101`;
    expect(shapes(`The upgrade goes back.\n\n> ${line}\n\nWhat can I do?\n`)).toEqual([
      "setup-log-transcript",
      "panther-log",
    ]);
  });
});

describe("vocabulary", () => {
  it("explains the components that Microsoft names, and no others", () => {
    for (const name of ["SP", "MIG", "CONX"]) expect(setupComponent(name)?.url).toMatch(/^https:/);
    expect(setupComponent("SYSPRP")?.inferred).toBe(true);
    expect(setupComponent("IBS")).toBeUndefined();
  });
});
