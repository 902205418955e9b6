import { describe, expect, it } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { getDocumentSymbols } from "../../../server/src/service/features/documentSymbols";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { setupapiDevFormat } from "../../../server/src/service/formats/setupapiDev";
import { formatLocal } from "../../../server/src/service/formats/time";
import { entryTime, parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import {
  documentOf,
  type ExpectedEntry,
  entriesOf,
  findingLines,
  fixture,
  fixturesIn,
  lines,
  logOf,
} from "../../support/core";

const format = setupapiDevFormat as unknown as LogFormat;
const parse = (text: string) => parseLog(createLogText(text), format);
const share = (text: string): number => format.detect(text.split(/\r?\n/).filter((line) => line.trim() !== ""));
const section = (...body: string[]): string =>
  [">>>  [Delete Device - A\\B\\1]", ">>>  Section start 2023/02/03 23:59:58.000", ...body].join("\r\n");

/** Kinds: 0 plain, 1 record, 2 title of a section, 3 file header. Only the lines from the third on. */
const bodies: readonly (readonly [name: string, line: string, expected: ExpectedEntry])[] = [
  [
    "a category, an indentation and a time at the end",
    "     dvi:      {Build Driver List} 23:59:59.120",
    {
      kind: 1,
      level: "info",
      component: "dvi",
      time: "2023-02-03T23:59:59.120",
      message: "{Build Driver List} 23:59:59.120",
    },
  ],
  ["a line without a time has that of the line above", "     inf: x", { time: "2023-02-03T23:59:58.000" }],
  ["a time past midnight is of the next day", "     inf: x 00:00:01.500", { time: "2023-02-04T00:00:01.500" }],
  [
    "another writer's line may be a little earlier than the one above",
    "     inf: x 23:59:57.900",
    { time: "2023-02-03T23:59:57.900" },
  ],
  ["three marks are an error", "!!!  sto: Failed.", { level: "error", component: "sto", message: "Failed." }],
  ["one mark is a warning", "!    cpy:           x", { level: "warning", component: "cpy" }],
  ["words do not make an error", "     sig: Error 0xe0000241: failed", { level: "info", component: "sig" }],
  ["a category of two letters and a blank", "     ui : shown", { component: "ui", message: "shown" }],
  ["a vendor's own operation", "     ...: x", { component: "...", message: "x" }],
  ["a category nobody has described yet", "     xyz: x", { component: "xyz", message: "x" }],
  ["a line without a category", "     Anything else", { kind: 1, component: undefined, message: "Anything else" }],
  ["the time of a Vista beta stands in front", "     23:59:59.007: dvi: x", { component: "dvi", message: "x" }],
  ["columns a web page has shifted", "        !!! pol:      x", { level: "error", component: "pol" }],
  [
    "the command line of the caller",
    '      cmd: "C:\\a b\\c.exe" /q',
    { component: "cmd", message: '"C:\\a b\\c.exe" /q' },
  ],
];

describe("entries of setupapi.dev.log", () => {
  it.each(bodies)("%s", (_name, line, expected) => {
    expect(entriesOf(parse(section(line)))[2]).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    );
  });

  it.each([
    ["SUCCESS", "info"],
    ["SUCCESS (REBOOT_REQUIRED)", "info"],
    ["FAILURE(0xe0000247)", "error"],
    ["FAILURE(0x00000bc2)", "info"],
    ["FAILURE(0xe000020e)", "info"],
  ])("the exit status %s is of level %s", (status, level) => {
    const text = section("<<<  Section end 2023/02/03 23:59:59.000", `<<<  [Exit status: ${status}]`);
    expect(entriesOf(parse(text))[3]).toMatchObject({ level, kind: 1 });
  });

  it("the title of a section goes to the last bracket", () => {
    const [title] = entriesOf(parse(">>>  [Delete Device - ROOT\\[A]\\0000]\r\n"));
    expect(title).toMatchObject({ kind: 2, section: "Delete Device - ROOT\\[A]\\0000" });
  });

  it.each(fixturesIn("setupapi-dev"))("%s has no line that is not understood", (name) => {
    expect(parse(fixture(name)).unrecognizedLines).toBe(0);
  });

  it("a tool's prefix before every line is no part of the entries, and a line with nothing else is blank", () => {
    const plain = fixture("setupapi-dev/policy.dev.log");
    const prefixed = plain
      .split("\r\n")
      .map((line) => `tool:debug [syslog] ${line}`)
      .join("\r\n");
    const fields = (text: string) =>
      entriesOf(parse(text))
        .filter(({ component }) => component !== undefined)
        .map(({ level, time, component, message }) => [level, time, component, message]);
    expect(fields(prefixed)).toEqual(fields(plain));
    expect(share(prefixed)).toBeGreaterThan(0.7);
  });
});

describe("copies that a tool or a page has changed", () => {
  const whole = fixture("setupapi-dev/windows7-failures.dev.log");
  const fields = (text: string): unknown[][] =>
    entriesOf(logOf(text)).map(({ level, time, component, message }) => [level, time, component, message]);
  it.each([
    ["findstr's names of files", (line: string) => `C:\\Windows\\inf\\setupapi.dev.log:${line}`],
    ["a tab", (line: string) => `\t${line}`],
    ["blanks taken together", (line: string) => line.replace(/ {2,}/g, " ")],
    ["no blanks before", (line: string) => line.trimStart()],
  ])("%s: each line, the header too, is what it was", (_what, change) => {
    const changed = whole
      .split("\r\n")
      .map((line) => (line === "" ? line : change(line)))
      .join("\r\n");
    expect(logOf(changed).unrecognizedLines).toBe(0);
    const plain = fields(whole).map((each) => each.slice(0, 3));
    expect(fields(changed).map((each) => each.slice(0, 3))).toEqual(plain);
  });

  it("quote marks before the header of a log make no section of it", () => {
    const boot = ">>> [Boot Session: 2031/06/11 08:00:00.497]";
    expect(entriesOf(parse(`>>> [Device Install Log]\r\n${boot}`)).map(({ kind }) => kind)).not.toContain(2);
    expect(entriesOf(parse(">>> [Device Install (DiInstallDriver) - C:\\a.inf]")).map(({ kind }) => kind)).toEqual([2]);
  });
});

describe("sections and operations", () => {
  const outline = (text: string): string[] => {
    const log = parse(text);
    return runsOf(log).map((run) =>
      [run.title, formatLocal(run.startTime).slice(11), formatLocal(run.endTime).slice(11), run.program ?? ""].join(
        "|",
      ),
    );
  };

  it("each section is a run with its status, its times and the program that called", () => {
    expect(outline(fixture("setupapi-dev/failures.dev.log"))).toEqual([
      "SetupCopyOEMInf - D:\\altgeraet\\altnet.inf · FAILURE(0xe0000247)|09:02:33.001|09:02:33.095|C:\\Windows\\system32\\pnputil.exe",
      "Device Install (DiInstallDriver) - C:\\Treiber\\Kamera\\kam64.inf · FAILURE(0x00000005)|09:20:05.611|09:20:05.760|C:\\WINDOWS\\Installer\\MSI7C2F.tmp",
      "Device Install (Hardware initiated) - PCI\\VEN_1F0A&DEV_2201&SUBSYS_00000000&REV_01\\4&3AD511F0&0&00E5|09:31:44.200|09:31:44.820|",
      "SetupUninstallOEMInf - oem14.inf · FAILURE(0xe0000235)|10:00:00.100|10:00:00.180|C:\\Program Files (x86)\\Contoso\\remove.exe",
    ]);
  });

  it("a file that begins within a section, and one section torn into another", () => {
    expect(outline(fixture("setupapi-dev/cut-and-torn.dev.log"))).toEqual([
      "Section without its beginning|23:59:59.900|00:00:00.300|",
      "Device Install (UpdateDriverForPlugAndPlayDevices) - ROOT\\[CONTOSO]\\0000|06:10:00.000|06:10:00.020|",
      "Delete Device - SWD\\CONTOSO\\A1|06:10:00.055|06:10:00.061|C:\\Windows\\System32\\mmc.exe",
      "Section without its beginning|06:10:01.000|06:10:01.020|",
    ]);
  });

  it("the end of a section that was cut dates the lines before it", () => {
    const log = parse(fixture("setupapi-dev/cut-and-torn.dev.log"));
    expect(formatLocal(entryTime(log, 0))).toBe("2020-07-01T23:59:59.900");
    expect(formatLocal(entryTime(log, 1))).toBe("2020-07-02T00:00:00.100");
  });

  it("the headers of Vista betas", () => {
    expect(outline(fixture("setupapi-dev/vista-beta.dev.log"))).toEqual([
      "Device Install - PCI\\VEN_1AB8&DEV_4005\\3&0D1E2F30&0&28|14:20:30.100|14:20:31.140|",
      "Driver Install - C:\\drv\\net.inf|14:25:00.000|14:25:01.000|",
    ]);
  });

  const exits = [
    " - exit(0x00000005)}",
    ": exit(0x00000005)}",
    " exit(0x00000005)}",
    " exit (0x00000005)}",
    " - exit (0x00000005)}",
    " exit(00000005)}",
    " exit 00000005}",
  ];
  it.each(exits)("an operation that ends with `%s` names its result", (exit) => {
    const log = parse(section("     dvi: {Do a thing: {1}}", "     dvi:      {Inner}", `     dvi: {Do a thing${exit}`));
    expect(format.operations(log, runsOf(log)[0]!)).toEqual([
      { first: 2, last: 4, title: "Do a thing: {1} · 0x00000005" },
      { first: 3, last: 4, title: "Inner" },
    ]);
  });

  it.each([" - exit(0xe000020e)}", " - exit(0x00000000)}", " exit OK}", " exit}", " - Complete}"])(
    "`%s` is no result worth naming",
    (exit) => {
      const log = parse(section("     dvi: {Do a thing}", `     dvi: {Do a thing${exit}`));
      expect(format.operations(log, runsOf(log)[0]!)).toEqual([{ first: 2, last: 3, title: "Do a thing" }]);
    },
  );
});

describe("outline of setupapi.dev.log", () => {
  it("shows operations within each other, and what failed in all around it", () => {
    const document = documentOf(fixture("setupapi-dev/policy.dev.log"));
    const shown = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
      symbols.flatMap(({ name, detail, children }) => [
        `${" ".repeat(depth)}${name.slice(0, 18)} | ${detail?.split(" · ").at(-1)}`,
        ...shown(children ?? [], depth + 1),
      ]);
    expect(shown(getDocumentSymbols(document), 0)).toEqual([
      "Device Install (Ha | failed",
      " Core Device Instal | failed",
      "  Install Device - U | failed",
      "   ERROR_DEVICE_INSTA | error",
    ]);
  });

  it("a section quoted in a letter keeps its title and its failure, whatever the quote marks", () => {
    const letter = Array.from({ length: 30 }, (_, i) => `A sentence of the letter, number ${i}.`).join("\n");
    for (const mark of ["", "> ", ">>> ", "> > "]) {
      const quoted = fixture("setupapi-dev/policy.dev.log").replace(/^/gm, mark);
      const { formatId, logs } = documentOf(`${letter}\n\n${quoted}\n\n${letter}`);
      expect(formatId).toBe("setup-log-transcript");
      expect(runsOf(logs[0]!.log).map(({ title }) => title)).toEqual([
        expect.stringMatching(/^Device Install .*FAILURE/),
      ]);
      expect(findingLines(logs[0]!.log)).toEqual([expect.stringMatching(/section-failed 0x800F0248$/)]);
    }
  });
});

describe("detection of setupapi.dev.log", () => {
  it.each(fixturesIn("setupapi-dev"))("%s, its first and its last 2 kB", (name) => {
    const text = fixture(name);
    for (const part of [text, text.slice(0, 2000), text.slice(-2000)]) expect(share(part)).toBeGreaterThan(0.9);
  });

  it.each([
    ["the log of Windows XP", "[SetupAPI Log]\nOS Version = 5.1.2600\n[2005/08/23 14:02:51 2044.7]\n#E122 Failed."],
    ["prose with a colon", "set: a thing\nreg: another\ninf: the third\nand so on"],
    ["a session of Python", ">>> [1, 2]\n[1, 2]\n>>> print(1)\n1"],
    ["a quoted mail", ">>> He said\n>>> [that]\n>> No.\n> Well."],
    ["a merge conflict", "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> main"],
    ["an indented list", "     one\n     two\n     three"],
  ])("%s is none", (_name, text) => {
    expect(share(lines(text))).toBe(0);
  });
});
