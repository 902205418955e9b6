import { describe, expect, it } from "vitest";
import { createLogDocument } from "../../../server/src/service";
import { type LogFormatId, logFormatIds } from "../../../server/src/service/formats/ids";
import { logFormats } from "../../../server/src/service/formats/registry";
import { type Answers, askAll } from "../../support/askAll";
import { cleanLogs, entriesOf, findingLines, fixture, logOf } from "../../support/core";
import { processorTime } from "../../support/processorTime";
import { toldAgain } from "../../support/repeated";

/**
 * For each format a record that fails, with text of the test's own at the end of its message, and what stands before and
 * behind it in a whole log. The compiler names the format that is missing here.
 */
const records: Readonly<
  Record<LogFormatId, { readonly head: string; readonly record: (text: string) => string; readonly tail: string }>
> = {
  "windowsupdate-log": {
    head: "",
    record: (text) => `2009-03-09\t07:07:32:390\t1084\tc58\tAgent\tWARNING: failed with 0x80072ee2 ${text}`,
    tail: "",
  },
  "svcpack-log": {
    head: "4.500: c:\\x\\update\\update.exe (version 6.2.29.0)",
    record: (text) => `4.600: DoInstallation: failed with error 0x5 ${text}`,
    tail: "4.700: Update.exe extended error code = 0xf0da",
  },
  "setupapi-log": {
    head: "[2005/06/07 08:09:10 4.2 Driver Install]",
    record: (text) => `#E157 Default installer failed. Error 5: ${text}`,
    tail: "",
  },
  "setupapi-dev-log": {
    head: ">>>  [Device Install (Hardware initiated) - PCI\\VEN_1AF4]\r\n>>>  Section start 2023/09/04 07:41:10.102",
    record: (text) => `!!!  dvi: Error 0x00000005: ${text}`,
    tail: "<<<  Section end 2023/09/04 07:41:11.102\r\n<<<  [Exit status: FAILURE(0x00000005)]",
  },
  "cbs-log": {
    head: "2021-04-13 10:12:02, Info                  CBS    Exec: Session processing started.",
    record: (text) => `2021-04-13 10:12:03, Error                 CBS    Failed. [HRESULT = 0x80070005] ${text}`,
    tail: "",
  },
  "dism-log": {
    head: "2021-04-13 14:31:07, Info                  DISM   DISM.EXE: <----- Starting Dism.exe session ----->",
    record: (text) => `2021-04-13 14:31:08, Error                 DISM   DISM.EXE: Failed (hr:0x80070005) ${text}`,
    tail: "",
  },
  "panther-log": {
    head: "2021-10-05 22:41:05, Info       [0x0601c1] IBS    Start",
    record: (text) => `2021-10-05 22:41:06, Error      [0x0601c2] IBS    Failed with 0x80070005 ${text}`,
    tail: "",
  },
  "reportingevents-log": {
    head: "",
    record: (text) =>
      `{5B0D6C2E-71F4-4A83-9E15-D2C86047AB39}\t2019-11-18 21:43:02:797+0100\t1\t182 [AGENT_INSTALLING_FAILED]\t101\t{18C9E4B7-02DA-4F63-B5A1-9E7D30C6F842}\t102\t80070005\tAutomaticUpdates\tFailure\tContent Install\tfailed ${text}`,
    tail: "",
  },
  "cmtrace-log": {
    head: "",
    record: (text) =>
      `<![LOG[Failed with 0x80070005 ${text}]LOG]!><time="10:11:12.000-60" date="11-18-2019" component="X" context="" type="3" thread="12" file="x.cpp:1">`,
    tail: "",
  },
  "msi-log": {
    head: "=== Verbose logging started: 3/21/2024  10:11:11  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\x.exe ===\r\nAction start 10:11:11: INSTALL.",
    record: (text) => `MSI (s) (58:44) [10:11:12:400]: Product: X -- Error 1920. ${text}`,
    tail: "Action ended 10:11:13: INSTALL. Return value 3.\r\nMSI (s) (58:44) [10:11:13:400]: MainEngineThread is returning 1603",
  },
  "windows-eventlog-text": {
    head: "Level\tDate and Time\tSource\tEvent ID\tTask Category",
    record: (text) =>
      `Error\t3/21/2024 10:11:12 AM\tMicrosoft-Windows-WindowsUpdateClient\t20\tWindows Update Agent\tInstallation Failure: 0x80070005 ${text}`,
    tail: "",
  },
};

const logWith = (id: LogFormatId, text: string): string => {
  const { head, record, tail } = records[id];
  return [head, record(text), tail, ""].filter((line, i, all) => line !== "" || i === all.length - 1).join("\r\n");
};

/** The longest record that still takes no noticeable part of a test's time when the work is in proportion to it. */
const length = 1 << 17;

/** What a pattern may begin with, end at, or go over, again and again. */
const units: readonly string[] = [
  "x",
  " ",
  "\t",
  "\0",
  "\ufeff",
  "\r",
  "\u2028",
  "[",
  "{",
  "(",
  "<",
  ">",
  '"',
  "'",
  "\\",
  "/",
  "-",
  "=",
  "*",
  ":",
  ".",
  "#",
  "0",
  "a\\",
  "C:\\a ",
  "0x80070005 ",
  "[HRESULT = 0x80070005 - ",
  "Error 5: ",
  "failed ",
  "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B} ",
  "<![LOG[",
  "]LOG]!>",
  ']LOG]!><time="1:00:00.000" ',
  "$$<",
  "MSI (s) (58:44) [10:11:12:400]: ",
  "=== Logging started: 3/21/2024  10:11:11 ",
  "2021-04-13 10:12:03, ",
  "[l:10]'a' ",
  "Section start ",
  "{x - exit(0x00000005)} ",
  "Error\t3/21/2024 10:11:12 AM\t",
  "Event ID: 20 ",
  "KB990412 ",
  "1.203: Abc ",
];

/** Asked for ten times as much, the time must be about ten times as long: proportional is 10, quadratic 100. */
function expectProportion(read: (count: number) => number, count: number): void {
  read(count);
  const once = Math.min(read(count), read(count));
  expect(Math.min(read(count * 10), read(count * 10))).toBeLessThan(Math.max(250, once * 30));
}

describe.each(logFormats)("a record of $id of any length is read in time in proportion to it", ({ id }) => {
  it.each(units)("%j", { timeout: 15_000 }, (unit) => {
    const text = logWith(id, unit.repeat(Math.ceil(length / unit.length)));
    const document = createLogDocument("file:///long.log", text, id);
    // A record may well end where its text looks like the next one; then the log may be another or none.
    const { answers }: Answers = askAll(document, [
      { line: 0, character: 20 },
      { line: 1, character: 60 },
    ]);
    expect(answers).toBeGreaterThanOrEqual(document.logs.length);
  });

  it("5 MB on one line", { timeout: 60_000 }, () => {
    const document = createLogDocument("file:///long.log", logWith(id, "word ".repeat(1 << 20)), id);
    expect(document.formatId).toBe(id);
    expect(askAll(document, [{ line: 0, character: 20 }]).problems).toBeGreaterThan(0);
  });

  it("ten times as many heads without an end take ten times as long", { timeout: 60_000 }, () => {
    const { head, record } = records[id];
    const lines = [...(head === "" ? [] : [head]), record("")].join("\r\n");
    const read = (count: number): number =>
      processorTime(() => {
        const document = createLogDocument("file:///long.log", `${lines}\r\n`.repeat(count), id);
        expect(document.formatId).toBe(id);
        expect(askAll(document, [{ line: 3, character: 20 }]).problems).toBeLessThanOrEqual(1000);
      });
    expectProportion(read, 1500);
  });

  it("ten times as many lines take ten times as long", { timeout: 60_000 }, () => {
    const { name } = cleanLogs.filter(({ format }) => format === id).at(-1)!;
    const text = fixture(name);
    const times = Math.ceil(100_000 / text.length);
    const read = (count: number): number => {
      const source = toldAgain(text, id, count);
      return processorTime(() =>
        askAll(createLogDocument("file:///long.log", source, id), [{ line: 3, character: 60 }]),
      );
    };
    expectProportion(read, times);
  });

  it("a letter that quotes ten times as much takes ten times as long", { timeout: 60_000 }, () => {
    const { name } = cleanLogs.find(({ format }) => format === id)!;
    const text = fixture(name);
    const read = (count: number): number => {
      const quoted = toldAgain(text, id, count).replace(/^/gm, "> ");
      return processorTime(() => {
        const document = createLogDocument("file:///letter.txt", `Hello,\n\n${quoted}\n\nThat is all of it.\n`);
        askAll(document, [{ line: 3, character: 60 }]);
      });
    };
    expectProportion(read, Math.ceil(20_000 / text.length));
  });
});

/** Structures that never end, or hold nothing but beginnings. */
const structures: readonly (readonly [name: string, id: LogFormatId, text: () => string])[] = [
  [
    "operations of setupapi.dev.log nested ten thousand deep",
    "setupapi-dev-log",
    () =>
      `${records["setupapi-dev-log"].head}\r\n${Array.from({ length: 10_000 }, (_, n) => `     dvi: ${" ".repeat(n % 200)}{Operation ${n}} 07:41:10.102\r\n`).join("")}`,
  ],
  [
    "ends of operations that never began",
    "setupapi-dev-log",
    () =>
      `${records["setupapi-dev-log"].head}\r\n${"     dvi: {Operation - exit(0x00000005)} 07:41:10.102\r\n".repeat(20_000)}`,
  ],
  [
    "actions of the installer nested without an end",
    "msi-log",
    () =>
      `${records["msi-log"].head}\r\n${Array.from({ length: 20_000 }, (_, n) => `Action start 10:11:12: Action${n}.\r\n`).join("")}`,
  ],
  [
    "ends of actions that never began",
    "msi-log",
    () =>
      `${records["msi-log"].head}\r\n${Array.from({ length: 20_000 }, (_, n) => `Action ended 10:11:12: Action${n}. Return value 3.\r\n`).join("")}`,
  ],
  [
    "a record of CMTrace that is never closed",
    "cmtrace-log",
    () => `${records["cmtrace-log"].record("")}\r\n<![LOG[${"a line of it, failed with 0x80070005\r\n".repeat(50_000)}`,
  ],
  [
    "records of CMTrace of which none is closed",
    "cmtrace-log",
    () => `${records["cmtrace-log"].record("")}\r\n${"<![LOG[failed with 0x80070005\r\n".repeat(50_000)}`,
  ],
  [
    "closings of CMTrace without a beginning",
    "cmtrace-log",
    () =>
      `${records["cmtrace-log"].record("")}\r\n${'x]LOG]!><time="10:11:12.000-60" date="11-18-2019" component="X" context="" type="3" thread="12" file="x.cpp:1">\r\n'.repeat(20_000)}`,
  ],
  [
    "labels of events without an event",
    "windows-eventlog-text",
    () => "Event Type: Error\r\nEvent Type: Error\r\n".repeat(20_000),
  ],
  [
    "an event with the data of a megabyte",
    "windows-eventlog-text",
    () =>
      `Event Type:\tError\r\nEvent Source:\tNtServicePack\r\nEvent Category:\tNone\r\nEvent ID:\t4373\r\nDate:\t3/21/2009\r\nTime:\t10:11:12 AM\r\nUser:\tN/A\r\nComputer:\tSELENE\r\nDescription:\r\nfailed.\r\nData:\r\n${"0000: 05 00 07 80 05 00 07 80   ........\r\n".repeat(25_000)}`,
  ],
  [
    "an event whose quotation mark is never closed",
    "windows-eventlog-text",
    () =>
      `${records["windows-eventlog-text"].head}\r\n${records["windows-eventlog-text"].record("").replace("Installation", '"Installation')}\r\n${"a line of it, 0x80070005\r\n".repeat(50_000)}`,
  ],
  [
    "a manifest of a megabyte in one record of CBS",
    "cbs-log",
    () =>
      `${`${records["cbs-log"].record("")}\r\n`.repeat(20)}${'  <file name="a.dll" hash="0x80070005" />\r\n'.repeat(25_000)}`,
  ],
  [
    "pieces of a message of the component store that never ends",
    "cbs-log",
    () =>
      `${records["cbs-log"].record("")}\r\n${"2021-04-13 10:12:03, Info                  CSI    and so on [l:10]\r\n".repeat(20_000)}`,
  ],
  [
    "a million byte order marks",
    "dism-log",
    () => `${records["dism-log"].record("")}\r\n${"\ufeff".repeat(1 << 20)}\r\n${records["dism-log"].record("")}`,
  ],
  [
    "a byte order mark before each of a hundred thousand blank lines",
    "dism-log",
    () => `${records["dism-log"].record("")}\r\n${"\ufeff\r\n".repeat(100_000)}${records["dism-log"].record("")}`,
  ],
  [
    "a hardware block that never ends",
    "panther-log",
    () => `${records["panther-log"].record("")}\r\n${`${" ".repeat(35)}Firmware type: UEFI\r\n`.repeat(20_000)}`,
  ],
];

describe("structures that never end are read to the end of the file", () => {
  it.each(structures)("%s", { timeout: 60_000 }, (_name, id, text) => {
    const document = createLogDocument("file:///long.log", text(), id);
    const { problems } = askAll(document, [
      { line: 1, character: 20 },
      { line: 10_000, character: 30 },
    ]);
    expect(problems).toBeLessThanOrEqual(1000);
    expect(document.formatId ?? id).toBe(id);
  });
});

describe.each(logFormats)("line ends and encodings of $id", ({ id }) => {
  const [name] = cleanLogs.filter(({ format }) => format === id).map((each) => each.name);
  const text = fixture(name!).replace(/\0+$/, "");
  const told = (source: string) => {
    const log = logOf(source, id);
    return {
      findings: findingLines(log),
      entries: entriesOf(log).map(({ message }) => message.replace(/[\r\n]+/g, "\n")),
    };
  };

  it("are told apart from what they divide", () => {
    const lf = text.replaceAll("\r\n", "\n");
    expect(told(lf)).toEqual(told(text));
    expect(told(lf.replaceAll("\n", "\r"))).toEqual(told(text));
  });

  it("may change within a file", () => {
    let count = 0;
    const mixed = text.replace(/\r\n/g, () => ["\r\n", "\n", "\r"][count++ % 3]!);
    expect(told(mixed)).toEqual(told(text));
  });

  it("do not matter to what is judged when half of the file is in another one", () => {
    const middle = text.lastIndexOf("\n", text.length / 2) + 1;
    const bytes = Buffer.from(text.slice(middle), "utf8").toString("latin1");
    const log = logOf(text.slice(0, middle) + bytes, id);
    expect(log.unrecognizedLines).toBe(0);
  });
});

it("every format has its record", () => {
  expect(Object.keys(records).sort()).toEqual([...logFormatIds].sort());
  for (const id of logFormatIds) {
    const document = createLogDocument("file:///short.log", logWith(id, "Access is denied."), id);
    expect(document.formatId, id).toBe(id);
    expect(askAll(document).problems, id).toBeGreaterThan(0);
  }
});
