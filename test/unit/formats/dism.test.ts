import { describe, expect, it } from "vitest";
import { columnsOfEntry } from "../../../server/src/service/features/shared/columns";
import { dismFormat } from "../../../server/src/service/formats/dism";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { entryAt, entryMessage, parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf, fixture, fixturesIn } from "../../support/core";

const parse = (text: string) => parseLog(createLogText(text), dismFormat as LogFormat);
const columns = "2021-04-13 10:12:03, Info                  DISM   ";
const at = "2021-04-13T10:12:03.000";

const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "provider, process and thread",
    `${columns}DISM Package Manager: PID=1712 TID=2044 CBS session options=0x28100! - CDISMPackageManager::Internal_Finalize`,
    [
      {
        time: at,
        level: "info",
        pid: 1712,
        tid: "7fc",
        component: "DISM Package Manager",
        message: "CBS session options=0x28100! - CDISMPackageManager::Internal_Finalize",
      },
    ],
  ],
  [
    "no provider: the column is the component",
    `${columns}PID=1712 TID=2044 Scratch directory set to 'C:\\t\\'. - CDISMManager::put_ScratchDir`,
    [{ pid: 1712, tid: "7fc", component: "DISM" }],
  ],
  [
    "Windows 7 writes no thread",
    `${columns}PID=10500 Scratch directory set to 'C:\\t\\'.`,
    [{ pid: 10500, component: "DISM", message: "Scratch directory set to 'C:\\t\\'." }],
  ],
  [
    "a provider without a process",
    `${columns}DISM.EXE: Dism.exe version: 10.0.19041.844`,
    [{ component: "DISM.EXE", message: "Dism.exe version: 10.0.19041.844" }],
  ],
  ["a provider without any text", `${columns}DISM.EXE: `, [{ component: "DISM.EXE", message: "" }]],
  [
    "other words before a colon are the sentence, unless a process follows them",
    `${columns}Error in operation: none\n${columns}Wof Provider: PID=7 TID=8 done`,
    [
      { component: "DISM", message: "Error in operation: none" },
      { component: "Wof Provider", pid: 7, tid: "8", message: "done" },
    ],
  ],
  [
    "the level is that of the column",
    "2021-04-13 10:12:03, Warning               DISM   DISM.EXE: a\n2021-04-13 10:12:03, Error                 DISM   DISM.EXE: b",
    [{ level: "warning" }, { level: "error" }],
  ],
  [
    "a byte order mark in the middle of the file",
    `\ufeff${columns}DISM.EXE: a\r\n\ufeff${columns}DISM.EXE: b`,
    [
      { line: 1, message: "a" },
      { line: 2, message: "b", time: at },
    ],
  ],
  [
    "a line of WIMGAPI is a record of its own, at the time of the one above",
    `${columns}DISM.EXE: a\n[1712.2044] [0x80070002] FIOReadFileIntoBuffer:(1454): Le fichier est introuvable.\n[1712] [0xC142011C] WIMGetMountedImageHandle:(2568)`,
    [
      { message: "a" },
      {
        time: at,
        level: "warning",
        pid: 1712,
        tid: "7fc",
        component: "WIMGAPI",
        message: "[0x80070002] FIOReadFileIntoBuffer:(1454): Le fichier est introuvable.",
      },
      { time: at, pid: 1712, component: "WIMGAPI" },
    ],
  ],
  [
    "a method of a class as the place of a line of WIMGAPI",
    "[1712.2044] [0x80070005] CWimFile::Open:(17): Access is denied.",
    [{ pid: 1712, component: "WIMGAPI", message: "[0x80070005] CWimFile::Open:(17): Access is denied." }],
  ],
  [
    "a result without the severity bit is no warning",
    "[1712.2044] [0x00000000] WIMApplyImageInternal:(17)",
    [{ level: "info" }],
  ],
  [
    "what only begins like a line of WIMGAPI goes on with the record",
    `${columns}DISM.EXE: a\n[1712.2044] [0x8007000] F:(1)\n[17x] [0x80070002] F:(1)\n[17.1] [0x80070002] F(1)`,
    [{ line: 1, endLine: 4 }],
  ],
  [
    "a tail that was wrapped, and blank lines inside a message",
    `${columns}DISM Appx Provider: PID=1 TID=2 Failed to stage\n - CAppxManager::StagePackage\n\nmore of it\n${columns}DISM.EXE: b`,
    [{ line: 1, endLine: 4, message: "Failed to stage - CAppxManager::StagePackage more of it" }, { line: 5 }],
  ],
  [
    "a line that findstr copied",
    `C:\\Windows\\Logs\\DISM\\dism.log:${columns}DISM.EXE: a`,
    [{ time: at, component: "DISM.EXE", message: "a" }],
  ],
  [
    "a line of another component of the servicing stack",
    "2021-04-13 10:12:03, Info                  CBS    Failed to find package",
    [{ component: "CBS", message: "Failed to find package" }],
  ],
];

describe("records", () => {
  it.each(records)("%s", (_, text, expected) => {
    expect(entriesOf(parse(text))).toMatchObject(expected as object[]);
    expect(parse(text).unrecognizedLines).toBe(0);
  });

  it("a text before the first record is no entry of the log", () => {
    expect(parse(`what is this?\n\n${columns}DISM.EXE: a`).unrecognizedLines).toBe(1);
  });
});

describe("every line of a fixture belongs to an entry", () => {
  it.each(fixturesIn("dism"))("%s", (name) => {
    const log = parse(fixture(name));
    expect(log.unrecognizedLines).toBe(0);
    expect(log.entryCount).toBeGreaterThan(10);
  });
});

const sessions = (name: string) =>
  runsOf(parse(fixture(name))).map(({ title, pid, program, commandLine }) => ({ title, pid, program, commandLine }));

describe("fields of a line", () => {
  const fieldsOf = (text: string) => {
    const log = parse(text);
    return columnsOfEntry(log, log.entryCount - 1).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
  };

  it("stand where the line has them", () => {
    expect(fieldsOf(`${columns}DISM Package Manager: PID=1712 TID=2044 a`)).toEqual([
      "time 2021-04-13 10:12:03",
      "component DISM Package Manager",
      "pid 1712",
      "tid 2044",
    ]);
    expect(fieldsOf(`${columns}PID=10500 a`)).toEqual(["time 2021-04-13 10:12:03", "component DISM", "pid 10500"]);
    expect(fieldsOf("[1712.2044] [0x80070002] FIOReadFileIntoBuffer:(1454): a")).toEqual(["pid 1712", "tid 2044"]);
  });
});

describe("sessions", () => {
  it("begin with what DISM says before the banner, and bear its command line and process", () => {
    expect(sessions("dism/health-success.log")).toEqual([
      {
        title: "Dism.exe /online /cleanup-image /scanhealth",
        pid: 5216,
        program: undefined,
        commandLine: "dism  /online /cleanup-image /scanhealth",
      },
      {
        title: "Dism.exe /online /cleanup-image /restorehealth",
        pid: 6612,
        program: "C:\\Windows\\System32\\Dism.exe",
        commandLine: '"C:\\Windows\\System32\\Dism.exe" /online /cleanup-image /restorehealth',
      },
    ]);
    // DISM writes a byte order mark at the start of each session.
    const text = fixture("dism/health-success.log").replace(/\n(?=.{50}PID=\d+ TID=\d+ Scratch)/, "\n\ufeff");
    expect(text.lastIndexOf("\ufeff")).toBeGreaterThan(1000);
    const log = parse(text);
    expect(entryMessage(log, runsOf(log)[1]!.first)).toMatch(/^Scratch directory/);
    expect(entryAt(log, runsOf(log)[1]!.first).line).toBe(entryAt(log, runsOf(log)[0]!.last).line + 1);
  });

  it("of a program that calls DISM bear that program", () => {
    expect(sessions("dism/api-probes.log")).toEqual([
      {
        title: "DismApi.dll session",
        pid: 9120,
        program: "C:\\Windows\\System32\\cleanmgr.exe",
        commandLine: '"C:\\Windows\\System32\\cleanmgr.exe" /autoclean',
      },
    ]);
  });

  it("what stands above the first banner of a log that was cut is a run too", () => {
    const text = fixture("dism/health-success.log");
    const cut = parse(text.slice(text.indexOf("Processing the top level") - columns.length));
    expect(runsOf(cut).map(({ title }) => title)).toEqual([
      "Entries before the first session",
      "Dism.exe /online /cleanup-image /restorehealth",
    ]);
  });

  it("are divided into the loading of providers and their commands", () => {
    const log = parse(fixture("dism/restore-source-missing.log"));
    const [run] = runsOf(log);
    const steps = dismFormat.operations(log, run!);
    expect(steps.map(({ title }) => title)).toEqual(["Loading of providers", "Command cleanup-image"]);
    expect(entryMessage(log, steps[1]!.last)).toBe("");
    expect(steps[1]!.last).toBeLessThan(run!.last);
  });
});

describe("calls of DismApi.dll", () => {
  const api = (tid: number, text: string) => `${columns}API: PID=9120 TID=${tid} ${text}`;

  it("are nodes from their start to their return, each in its thread; one that does not return is none", () => {
    const log = parse(
      [
        api(1, "Enter DismOpenSessionInternal - DismOpenSessionInternal"),
        api(2, "Enter DismGetPackagesInternal - DismGetPackagesInternal"),
        api(1, "Enter CCommandThread::ExecuteLoop - CCommandThread::ExecuteLoop"),
        api(2, "Leave DismGetPackagesInternal - DismGetPackagesInternal"),
        api(2, "Leave DismOpenSessionInternal - DismOpenSessionInternal"),
        api(1, "Enter DismAddDriverInternal - DismAddDriverInternal"),
        api(1, "Leave DismOpenSessionInternal - DismOpenSessionInternal"),
      ].join("\n"),
    );
    expect(dismFormat.operations(log, runsOf(log)[0]!)).toEqual([
      { first: 0, last: 6, title: "Call DismOpenSession" },
      { first: 1, last: 3, title: "Call DismGetPackages" },
    ]);
    expect(runsOf(log)).toHaveLength(1);
  });
});

const cbsLine = "2021-04-13 10:12:03, Info                  CBS    Session: 30880000_1234 initialized";

describe("the component decides whose log it is", () => {
  const share = (...texts: string[]) => dismFormat.detect(texts);

  it("most lines are those of DISM", () => {
    expect(share(`${columns}DISM.EXE: a`, `${columns}PID=1 TID=2 b`, cbsLine)).toBe(1);
  });

  it("most lines are those of CBS", () => {
    expect(share(cbsLine, cbsLine, `${columns}DISM.EXE: a`)).toBe(0);
  });

  it("lines of WIMGAPI alone, as at the end of a log; a single one is no log", () => {
    const line = "[1712.2044] [0x80070002] FIOReadFileIntoBuffer:(1454): x";
    expect(share(line, line)).toBe(1);
    expect(share(line)).toBe(0);
    expect(share(line, line, cbsLine)).toBe(0);
  });

  it("lines without a stamp count between records only: prose below the last one is none of the log's", () => {
    const rest = Array.from({ length: 6 }, () => "what can I do?");
    expect(share(...Array.from({ length: 12 }, () => `${columns}DISM.EXE: a`), ...rest)).toBeLessThan(0.7);
    expect(share(`${columns}DISM.EXE: a`, "of two lines", `${columns}DISM.EXE: b`)).toBeGreaterThan(0.7);
  });

  it("prose around one record is not the log", () => {
    expect(share(`${columns}DISM.EXE: a`, ...Array.from({ length: 9 }, () => "and then I ran it again"))).toBeLessThan(
      0.7,
    );
  });
});
