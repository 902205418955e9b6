import { describe, expect, it } from "vitest";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { setupapiFormat } from "../../../server/src/service/formats/setupapi";
import { formatLocal } from "../../../server/src/service/formats/time";
import { parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf, fixture, lines, logOf, type PlainEntry } from "../../support/core";

const parse = (text: string) => parseLog(createLogText(text), setupapiFormat as LogFormat);

/** Kinds: 0 plain, 1 record, 2 section header, 3 file header. */
const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "a section and its entries",
    '[2005/06/07 08:09:10 1264.7]\n#-198 Command line processed: a.exe\n#I121 Device install of "X" finished successfully.',
    [
      { kind: 2, time: "2005-06-07T08:09:10.000", pid: 1264, section: "1264.7", component: undefined },
      {
        kind: 1,
        time: "2005-06-07T08:09:10.000",
        pid: 1264,
        section: "1264.7",
        component: "#-198",
        level: "info",
        message: "Command line processed: a.exe",
      },
      { kind: 1, component: "#I121", level: "info" },
    ],
  ],
  [
    "the letter gives the level: E, W, I, V, T and -",
    "[2005/06/07 08:09:10 1.1]\n#E122 a\n#W059 b\n#I022 c\n#V005 d\n#T152 e\n#-019 f",
    [
      {},
      { level: "error" },
      { level: "warning" },
      { level: "info" },
      { level: "verbose" },
      { level: "verbose" },
      { level: "info" },
    ],
  ],
  [
    "the words do not count where there is a letter",
    '[2005/06/07 08:09:10 1.1]\n#I443 No installed catalogs were found. Error 1168: Element not found.\n#-199 Executing "failed.exe" with command line: error',
    [{}, { level: "info" }, { level: "info" }],
  ],
  [
    "the same message number at other levels",
    "[2005/06/07 08:09:10 1.1]\n#I124 a\n#V124 a\n#-124 a",
    [{}, { component: "#I124" }, { component: "#V124" }, { component: "#-124" }],
  ],
  [
    "a section with a description",
    "[2005/06/07 08:09:10 1264.7 Driver Install]\n#I121 x",
    [{ kind: 2, section: "1264.7" }, { section: "1264.7" }],
  ],
  [
    "verbose stamps take the day of the section",
    "[2005/06/07 08:09:10 9.2]\n@ 08:09:10.512 #V166 a\n#-046 b\n@ 08:09:11.004 #T152 c",
    [
      {},
      { time: "2005-06-07T08:09:10.512", message: "a" },
      { time: "2005-06-07T08:09:10.512", message: "b" },
      { time: "2005-06-07T08:09:11.004" },
    ],
  ],
  [
    "verbose stamps past midnight, into a leap day",
    "[2004/02/28 23:59:59 9.2]\n@ 23:59:59.990 #V166 a\n@ 00:00:00.006 #V166 b\n@ 23:59:00.000 #V166 c\n@ 00:01:00.000 #V166 d",
    [
      {},
      { time: "2004-02-28T23:59:59.990" },
      { time: "2004-02-29T00:00:00.006" },
      { time: "2004-02-29T23:59:00.000" },
      { time: "2004-03-01T00:01:00.000" },
    ],
  ],
  [
    "the next section begins with its own day",
    "[2004/02/28 23:59:59 9.2]\n@ 00:00:00.006 #V166 b\n[2004/02/28 23:50:00 8.1]\n@ 23:50:00.100 #V166 c",
    [
      {},
      { time: "2004-02-29T00:00:00.006" },
      { time: "2004-02-28T23:50:00.000" },
      { time: "2004-02-28T23:50:00.100", section: "8.1" },
    ],
  ],
  [
    "sections are written when they end: file order stays, each has its own time",
    "[2005/06/07 19:06:29 264.1793]\n#I121 a\n[2005/06/07 19:00:24 264.175]\n#I121 b\n[2005/06/07 19:00:11 264.1]\n#I121 c",
    [
      {},
      { time: "2005-06-07T19:06:29.000" },
      {},
      { time: "2005-06-07T19:00:24.000" },
      {},
      { time: "2005-06-07T19:00:11.000", section: "264.1" },
    ],
  ],
  [
    "the header of the file",
    "[SetupAPI Log]\nOS Version = 5.2.3790 Service Pack 1\nPlatform ID = 2 (NT)\nService Pack = 1.0\nSuite = 0x0112\nProduct Type = 2\nArchitecture = amd64\n[2005/06/07 08:09:10 1.1]\n#I121 x",
    [
      { kind: 3, message: "[SetupAPI Log]", time: undefined },
      { kind: 3, message: "OS Version = 5.2.3790 Service Pack 1" },
      { kind: 3 },
      { kind: 3 },
      { kind: 3 },
      { kind: 3 },
      { kind: 3, message: "Architecture = amd64", pid: undefined },
      { kind: 2 },
      { kind: 1 },
    ],
  ],
  [
    "a second header, where the log was made anew",
    "[2005/06/07 08:09:10 1.1]\n#I121 x\n[SetupAPI Log]\nOS Version = 5.1.2600\n[2006/06/07 08:09:10 2.1]\n#I121 y",
    [
      {},
      {},
      { kind: 3, section: undefined },
      { kind: 3, time: undefined },
      { kind: 2 },
      { section: "2.1", time: "2006-06-07T08:09:10.000" },
    ],
  ],
  [
    "entries printed behind their section's header (LogLevel 0x40000000)",
    "[2005/06/07 08:09:10 1.1 Driver Install] @ 08:09:10.100 #V166 a\n[2005/06/07 08:09:10 1.1 Driver Install] #-046 b\n[2005/06/07 08:09:10 2.5] @ 08:09:10.300 #V166 c",
    [
      { line: 1, kind: 2, section: "1.1" },
      { line: 1, kind: 1, section: "1.1", time: "2005-06-07T08:09:10.100", message: "a" },
      { line: 2, kind: 1, section: "1.1", component: "#-046", message: "b" },
      { line: 3, kind: 2, section: "2.5", pid: 2 },
      { line: 3, kind: 1, section: "2.5", time: "2005-06-07T08:09:10.300", message: "c" },
    ],
  ],
  [
    "Windows 2000 has no tags: every line of a section is an entry",
    "[2001/10/08 09:13:20 212.9 Driver Install]\nDevice install function: DIF_INSTALLDEVICE.\nUsing something nobody knows.\nClass install completed with no errors.",
    [
      { kind: 2, pid: 212 },
      {
        kind: 1,
        section: "212.9",
        level: "info",
        component: undefined,
        message: "Device install function: DIF_INSTALLDEVICE.",
      },
      { kind: 1, level: "info" },
      { kind: 1, level: "info" },
    ],
  ],
  [
    "failures of Windows 2000 are told by its sentences",
    '[2001/10/08 09:13:20 212.9]\nDevice install of "A" finished with error Error 0xe0000203: x\nCompleted default installer, error: 0xe0000217.\nDevice "A" required reboot: Query remove failed (install) CfgMgr32 code: 23.\nThe error log service is present.',
    [{}, { level: "error" }, { level: "error" }, { level: "warning" }, { level: "info" }],
  ],
  [
    "a Windows 2000 log cut from its section header",
    "Device install function: DIF_INSTALLDEVICE.\nExecuting class installer.\nCompleted class installer.",
    [{ kind: 1, section: undefined, time: undefined }, { kind: 1 }, { kind: 1 }],
  ],
  [
    "the author's remarks between tagged entries are plain lines",
    "[2005/06/07 08:09:10 1.1]\n#V017 a\n(from here on only with a higher log level)\n:\n#V017 b",
    [{}, { kind: 1 }, { kind: 0, level: "info", pid: undefined }, { kind: 0 }, { kind: 1 }],
  ],
  [
    "a long entry goes on on the next line when it was wrapped",
    '[2005/06/07 08:09:10 1.1]\n#W361 An unsigned, incorrectly signed, or Authenticode(tm) signed file\n"c:\\x.inf" will be installed. Error 0x800b0100: No signature.\n#I121 b',
    [
      {},
      {
        line: 2,
        endLine: 3,
        message:
          'An unsigned, incorrectly signed, or Authenticode(tm) signed file "c:\\x.inf" will be installed. Error 0x800b0100: No signature.',
      },
      { line: 4 },
    ],
  ],
  [
    "a torn tag is a plain line",
    "[2005/06/07 08:09:10 1.1]\n#I121 b\n#I1",
    [{}, { kind: 1 }, { kind: 0, message: "#I1" }],
  ],
  [
    "a torn section header is a plain line",
    "66.2]\n#I121 a\n[2005/06/07 08:09",
    [{ kind: 0 }, { kind: 1, section: undefined, time: undefined }, { kind: 0 }],
  ],
  [
    "a byte order mark before a section and before an entry",
    "\ufeff[2005/06/07 08:09:10 1.1]\n\ufeff#I121 b",
    [
      { kind: 2, section: "1.1" },
      { kind: 1, message: "b" },
    ],
  ],
  [
    "markdown's escape before a tag",
    "[2005/06/07 08:09:10 1.1]\n\\#E359 b",
    [{}, { component: "#E359", level: "error" }],
  ],
  ["an entry without text", "[2005/06/07 08:09:10 1.1]\n#I121", [{}, { component: "#I121", message: "" }]],
  ["a lower-case letter is no tag", "[2005/06/07 08:09:10 1.1]\n#I121 a\n#i121 b", [{}, {}, { kind: 0 }]],
];

describe("records of setupapi.log", () => {
  it.each(records)("%s", (_name, text, expected) => {
    const entries = entriesOf(parse(text));
    expect(entries).toHaveLength(expected.length);
    expected.forEach((fields, index) => {
      for (const [key, value] of Object.entries(fields))
        expect(entries[index]![key as keyof PlainEntry], `${index} ${key}`).toBe(value);
    });
  });

  it.each(["\r\n", "\n", "\r"])("any line end gives the same entries (%j)", (end) => {
    const text = fixture("setupapi/xp-devices.log");
    expect(entriesOf(parse(text.replaceAll("\r\n", end)))).toEqual(entriesOf(parse(text)));
  });

  it("a block of NUL at the end adds nothing", () => {
    const log = logOf(fixture("setupapi/w2k-untagged.log"));
    expect(log.entryCount).toBe(17);
    expect(log.unrecognizedLines).toBe(0);
    expect(entriesOf(log).at(-1)!.message).toBe("Class install completed with no errors.");
  });
});

describe("runs of setupapi.log", () => {
  it("one for each section, with the program that called", () => {
    const log = logOf(fixture("setupapi/xp-devices.log"));
    expect(
      runsOf(log).map(({ pid, startTime, program, commandLine }) => [
        pid,
        formatLocal(startTime),
        program,
        commandLine,
      ]),
    ).toEqual([
      [1264, "2009-02-17T08:41:05.000", "C:\\WINDOWS\\system32\\services.exe", "C:\\WINDOWS\\system32\\services.exe"],
      [
        1980,
        "2009-02-17T08:41:19.000",
        "rundll32.exe",
        "rundll32.exe newdev.dll,ClientSideInstall \\\\.\\pipe\\PNP_Device_Install_Pipe_0.{3B6A9C07-51D2-4E8F-90B4-2C7D61F5A3E8}",
      ],
      [1264, "2009-02-17T08:40:52.000", "C:\\WINDOWS\\system32\\services.exe", "C:\\WINDOWS\\system32\\services.exe"],
      [2748, "2009-02-18T17:03:30.000", "c:\\0f2c7ab1d94e53c680\\i386\\update\\update.exe", "i386\\update\\update.exe"],
    ]);
  });

  it.each([
    ['#-198 Command line processed: "D:\\My Drivers\\setup.exe" /s', "D:\\My Drivers\\setup.exe"],
    [
      "#-198 Command line processed: C:\\Program Files\\Scan Tool\\inst.exe -run",
      "C:\\Program Files\\Scan Tool\\inst.exe",
    ],
    ["#-198 Command line processed: setup -newsetup", "setup"],
    ['#-199 Executing "D:\\p q\\update.exe" with command line: update\\update.exe /si', "D:\\p q\\update.exe"],
  ])("%s", (entry, program) => {
    expect(runsOf(parse(`[2005/06/07 08:09:10 1.1]\n${entry}\n`))[0]!.program).toBe(program);
  });

  it("the end of a section is its last verbose stamp, also past midnight", () => {
    const log = logOf(fixture("setupapi/2003-verbose-midnight.log"));
    expect(runsOf(log).map(({ startTime, endTime }) => [formatLocal(startTime), formatLocal(endTime)])).toEqual([
      ["2006-12-31T23:59:57.000", "2007-01-01T00:00:02.015"],
    ]);
  });

  it("device installation functions make the outline of a section", () => {
    const log = logOf(fixture("setupapi/xp-devices.log"));
    expect(
      log.format.operations(log, runsOf(log)[1]!).map(({ first, last, title }) => [first + 1, last + 1, title]),
    ).toEqual([
      [20, 24, "DIF_SELECTBESTCOMPATDRV"],
      [25, 27, "DIF_INSTALLDEVICEFILES"],
      [28, 33, "DIF_INSTALLDEVICE"],
    ]);
  });

  it("an ungrouped log has a run for each stretch of a section", () => {
    const log = logOf(lines(fixture("setupapi/xp-ungrouped.log")));
    expect(runsOf(log).map(({ pid, first, last }) => [pid, first, last])).toEqual([
      [1436, 0, 1],
      [972, 2, 3],
      [1436, 4, 6],
      [972, 7, 8],
    ]);
  });
});
