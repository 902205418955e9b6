import { describe, expect, it } from "vitest";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { msiFormat } from "../../../server/src/service/formats/msi";
import { midnightOf } from "../../../server/src/service/formats/msiDate";
import { formatLocal } from "../../../server/src/service/formats/time";
import { parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf, fixture, fixturesIn, type PlainEntry } from "../../support/core";

const format = msiFormat as LogFormat;
const parse = (text: string) => parseLog(createLogText(text), format);
const head =
  "=== Verbose logging started: 10/25/2021  8:00:00  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===\n";
const burn = "[0B1C:0F2A][2023-05-01T12:00:00]";

const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "an engine line of the client",
    "MSI (c) (A4:B8) [08:00:01:345]: Cloaking enabled.",
    [{ time: "2021-10-25T08:00:01.345", pid: 0xa4, tid: "b8", component: "MSI (c)", message: "Cloaking enabled." }],
  ],
  [
    "an engine line of a custom action's thread has an exclamation mark",
    "MSI (s) (F4!0C) [08:00:01:345]: PROPERTY CHANGE: Adding A property. Its value is '1'.",
    [{ tid: "c", component: "MSI (s)" }],
  ],
  ["a nested installation", "MSI (N) (F4:0C) [08:00:01:345]: x", [{ component: "MSI (N)", message: "x" }]],
  [
    "an engine line without a clock, as Windows Installer 2 writes it",
    "MSI (s) (F4:0C): Resetting cached policy values",
    [
      {
        time: "2021-10-25T08:00:00.000",
        pid: 0xf4,
        tid: "c",
        component: "MSI (s)",
        message: "Resetting cached policy values",
      },
    ],
  ],
  ["an engine line without text", "MSI (s) (F4:0C) [08:00:01:345]:", [{ component: "MSI (s)", message: "" }]],
  [
    "an hour above 23 is no clock: the line is what somebody printed",
    "MSI (s) (F4:0C) [28:00:01:345]: x",
    [{ component: undefined, message: "MSI (s) (F4:0C) [28:00:01:345]: x" }],
  ],
  [
    "indented lines go on the engine's",
    "MSI (s) (F4:0C) [08:00:01:345]: ******* RunEngine:\n           ******* Product: C:\\a.msi\n           ******* Action: ",
    [{ line: 2, endLine: 4, message: "******* RunEngine: ******* Product: C:\\a.msi ******* Action:" }],
  ],
  [
    "what a custom action prints is a record with the time of the line above",
    "MSI (s) (F4:0C) [08:00:01:345]: x\nSFXCA: Binding to CLR version v4.0.30319\nInstallShield 08:00:09: Done.",
    [
      {},
      { kind: 1, level: "info", time: "2021-10-25T08:00:01.345", component: undefined },
      { time: "2021-10-25T08:00:01.345", message: "InstallShield 08:00:09: Done." },
    ],
  ],
  [
    "an action's start and end bear a clock of their own",
    "Action start 8:00:02: INSTALL.\nAction ended 8:00:07: INSTALL. Return value 1.",
    [
      { time: "2021-10-25T08:00:02.000", level: "info" },
      { time: "2021-10-25T08:00:07.000", level: "info" },
    ],
  ],
  ["return value 3 is a failure", "Action ended 8:00:07: CA_Do.it_77. Return value 3.", [{ level: "error" }]],
  ["return value 2 is the user's exit, no error", "Action ended 8:00:07: Dlg. Return value 2.", [{ level: "info" }]],
  ["return value 3 in German", "Aktion beendet um 8:00:07: INSTALL. Rückgabewert 3.", [{ level: "error" }]],
  ["return value 3 in French", "Fin de l'action 8:00:07 : INSTALL. Valeur renvoyée : 3.", [{ level: "error" }]],
  [
    "the text of an action that ends with a 3 is no return value",
    "Action 8:00:07: Copy. Copying disk 3",
    [{ level: "info" }],
  ],
  [
    "clocks across midnight",
    "MSI (s) (F4:0C) [23:59:59:900]: a\nMSI (s) (F4:0C) [00:00:00:100]: b\nAction start 23:59:59: X.\nMSI (s) (F4:0C) [00:00:01:000]: c",
    [
      { time: "2021-10-24T23:59:59.900" },
      { time: "2021-10-25T00:00:00.100" },
      { time: "2021-10-24T23:59:59.000" },
      { time: "2021-10-25T00:00:01.000" },
    ],
  ],
  [
    "a property",
    "Property(S): ProductName = Contoso Reader",
    [{ component: "Property(S)", level: "verbose", message: "ProductName = Contoso Reader" }],
  ],
  [
    "a nested installation's property",
    "Property(N): REMOVE = ALL",
    [{ component: "Property(N)", message: "REMOVE = ALL" }],
  ],
  [
    "what an older engine says of itself",
    "-- MSI_LOGGING -- Enabled",
    [{ kind: 1, message: "-- MSI_LOGGING -- Enabled" }],
  ],
  [
    "a byte order mark in the middle and NUL at the end",
    `MSI (s) (F4:0C) [08:00:01:345]: a\n\ufeffMSI (s) (F4:0C) [08:00:01:346]: b\n${"\0".repeat(300)}`,
    [{ message: "a" }, { message: "b" }],
  ],
  [
    "a bare line feed in what InstallShield prints",
    "InstallShield 8:00:02: one\nInstallShield 8:00:03: two\r\n",
    [{ message: "InstallShield 8:00:02: one" }, { message: "InstallShield 8:00:03: two" }],
  ],
  ["a numbered error", "Error 1920. Service 'X' failed to start.", [{ level: "error" }]],
  ["an error in the package", "Internal Error 2753. a.exe", [{ level: "error" }]],
  ["the same in German", "Interner Fehler 2753. a.exe", [{ level: "error" }]],
  [
    "an error said of a product, in Russian",
    "MSI (s) (F4:0C) [08:00:01:345]: Продукт: Contoso -- Ошибка 1920. Служба",
    [{ level: "error" }],
  ],
  ["a numbered warning", "Warning 1909. Could not create Shortcut X.lnk.", [{ level: "warning" }]],
  ["a numbered information", "Info 2898. For a textstyle, the system created a font.", [{ level: "info" }]],
  ["an authoring remark of the engine", "DEBUG: Error 2826:  Control X extends beyond", [{ level: "info" }]],
  [
    "a custom action that failed",
    "CustomAction Do returned actual error code 1603 (note this may not be 100% accurate)",
    [{ level: "error" }],
  ],
  [
    "a custom action whose failure is ignored on purpose",
    "CustomAction Do returned actual error code 1 but will be translated to success due to continue marking",
    [{ level: "info" }],
  ],
  ["the engine's result", "MSI (s) (F4:0C) [08:00:01:345]: MainEngineThread is returning 1603", [{ level: "error" }]],
  ["success", "MSI (s) (F4:0C) [08:00:01:345]: MainEngineThread is returning 0", [{ level: "info" }]],
  ["a restart is success", "MSI (c) (F4:0C) [08:00:01:345]: Back from server. Return value: 3010", [{ level: "info" }]],
  ["the user's cancel", "MSI (c) (F4:0C) [08:00:01:345]: MainEngineThread is returning 1602", [{ level: "warning" }]],
  [
    "an internal note is no error, whatever stands in it",
    "MSI (s) (F4:0C) [08:00:01:345]: Note: 1: 2205 2:  3: Error ",
    [{ level: "info" }],
  ],
  [
    "a bundle's error",
    `${burn}e000: Error 0x80070643: Failed to install MSI package.`,
    [{ time: "2023-05-01T12:00:00.000", pid: 0xb1c, tid: "f2a", component: "e000", level: "error" }],
  ],
  ["a bundle's warning", `${burn}w321: Skipping dependency registration`, [{ component: "w321", level: "warning" }]],
  [
    "a bundle's line goes on below, indented or not",
    `${burn}i009: Command Line: 'a\nb'\n${burn}i100: Detect begin`,
    [{ endLine: 3 }, { component: "i100" }],
  ],
];

describe("records of Windows Installer logs", () => {
  it.each(records)("%s", (_name, text, expected) => {
    const entries = entriesOf(parse(head + text)).slice(1);
    expect(entries).toHaveLength(expected.length);
    expected.forEach((fields, index) => {
      for (const [key, value] of Object.entries(fields))
        expect(entries[index]![key as keyof PlainEntry], key).toBe(value);
    });
  });

  it("the first line after a head shortly before midnight may be of the next day", () => {
    const text = head.replace("8:00:00", "23:59:59");
    const [, entry] = entriesOf(parse(`${text}MSI (c) (A4:B8) [00:00:00:005]: x`));
    expect(entry!.time).toBe("2021-10-26T00:00:00.005");
  });

  it("lines above any record of the engine are nobody's", () => {
    const log = parse("Hello,\nmy setup fails:\nMSI (c) (A4:B8) [00:00:00:005]: x\n");
    expect(entriesOf(log).map(({ kind }) => kind)).toEqual([0, 0, 1]);
    expect(log.unrecognizedLines).toBe(2);
  });
});

describe("dates in the order of the user's locale", () => {
  const cases: readonly (readonly [written: string, expected: string])[] = [
    ["3/21/2024", "2024-03-21"],
    ["31/10/2023", "2023-10-31"],
    ["27.02.2020", "2020-02-27"],
    ["2024-03-04", "2024-03-04"],
    ["2024. 03. 21.", "2024-03-21"],
    ["5/5/2024", "2024-05-05"],
    ["3/21/24", "2024-03-21"],
    ["\u200e21/\u200e3/\u200e2024", "2024-03-21"],
    ["06.05.2024", ""],
    ["5/6/2024", ""],
    ["21/03/24", ""],
    ["3/21/2567", ""],
    ["21-Mar-2024", ""],
    ["32/13/2024", ""],
    ["", ""],
  ];
  it.each(cases)("%s", (written, expected) => {
    expect(formatLocal(midnightOf(written)).slice(0, 10)).toBe(expected);
  });
});

describe("sessions and actions", () => {
  it("a chain of two products in one file is two runs, each named by its product", () => {
    const log = parse(fixture("msi/chain-user-exit.log"));
    expect(runsOf(log).map(({ title }) => title)).toEqual([
      "Windows Installer: Contoso Runtime 7.1.3",
      "Windows Installer: Contoso Tools 7.1.3",
    ]);
    // 05/06/2019 may be May or June.
    expect(runsOf(log).map(({ startTime }) => startTime)).toEqual([Number.NaN, Number.NaN]);
  });

  it("twelve sessions in one file are twelve runs", () => {
    const tail = "=== Verbose logging stopped: 10/25/2021  8:00:01 ===\n";
    const log = parse(`${head}MSI (c) (A4:B8) [08:00:00:005]: x\n${tail}`.repeat(12));
    expect(runsOf(log).map(({ first, last }) => last - first + 1)).toEqual(Array(12).fill(3));
  });

  it("a session across midnight ends on the next day", () => {
    const [run] = runsOf(parse(fixture("msi/custom-action-1722.log")));
    expect(formatLocal(run!.startTime)).toBe("2022-09-14T23:59:31.000");
    expect(formatLocal(run!.endTime)).toBe("2022-09-15T00:00:05.000");
    expect(run!.program).toBe("C:\\Windows\\system32\\msiexec.exe");
  });

  it("actions nest, with their duration and what they returned", () => {
    const log = parse(fixture("msi/custom-action-1722.log"));
    expect(format.operations(log, runsOf(log)[0]!).map(({ title }) => title)).toEqual([
      "INSTALL · 33 s · failed",
      "InstallFinalize · 32 s · failed",
    ]);
  });

  it("actions of a German Windows", () => {
    const log = parse(fixture("msi/managed-action-german.log"));
    expect(format.operations(log, runsOf(log)[0]!).map(({ title }) => title)).toEqual([
      "INSTALL · 3 s · failed",
      "InstallExecute · 3 s · failed",
    ]);
  });

  it("a bundle whose beginning is missing is one too", () => {
    expect(runsOf(parse(`${burn}e000: Error 0x80070643: Failed`)).map(({ title }) => title)).toEqual(["Bundle"]);
  });

  it("a bundle is a run with the program and its process", () => {
    const [run] = runsOf(parse(fixture("msi/bundle-failed.log")));
    expect(run).toMatchObject({ title: "Bundle contoso-studio.exe", pid: 0x1a2c });
    expect(run!.program).toMatch(/\\\.cr\\contoso-studio\.exe$/);
  });
});

describe("what the format claims", () => {
  const share = (text: string): number =>
    format.detect(
      text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== "")
        .map((line) => line.replace(/^\ufeff/, "")),
    );

  it.each(fixturesIn("msi"))(
    "%s: every line is typed, and it is known by all of it, its first and last 2 kB",
    (name) => {
      const text = fixture(name);
      const log = parse(text);
      expect(log.unrecognizedLines).toBe(0);
      expect(share(text)).toBeGreaterThan(0.95);
      expect(share(text.slice(0, 2048))).toBeGreaterThan(0.8);
      expect(share(text.slice(-2048))).toBeGreaterThan(0.8);
    },
  );

  it.each([
    ["another log with a bracketed pair", "[0B1C:0F2A] 2023-05-01 12:00:00 i001: x\n".repeat(20)],
    [
      "actions of another program",
      "Action 10:11:12: started.\nAction ended.\n".repeat(20).replaceAll("Action 1", "Job 1"),
    ],
    ["properties of another program", "Property: x = 1\nProperty[S]: y = 2\n".repeat(20)],
    ["a heading between equals signs", "=== Results: 12 passed ===\n".repeat(20)],
    ["prose that quotes one line", `Look:\nMSI (c) (A4:B8) [00:00:00:005]: x\n${"Then nothing.\n".repeat(40)}`],
  ])("%s", (_name, text) => {
    expect(share(text)).toBeLessThan(0.5);
  });
});
