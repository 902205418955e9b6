import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cmtraceFormat } from "../../../server/src/service/formats/cmtrace";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { entryMessage, parseLog, runsOf } from "../../../server/src/service/log";
import { applyChange, createLogText, positionAt, sliceText } from "../../../server/src/service/text/logText";
import { documentOf, type ExpectedEntry, entriesOf, fixture, fixturesIn } from "../../support/core";

const format = cmtraceFormat as LogFormat;
const parse = (text: string) => parseLog(createLogText(text), format);

/** A record as the client writes it, with what differs from the usual fields. */
function record(text: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    time: "09:12:44.250+300",
    date: "03-17-2021",
    component: "WUAHandler",
    context: "",
    type: "1",
    thread: "5120",
    file: "sample.cpp:88",
    ...fields,
  };
  const written = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return `<![LOG[${text}]LOG]!><${written.join(" ")}>`;
}

const legacy = (text: string, time = "09:12:44.250+300") =>
  `${text}  $$<SMS_SAMPLE_MANAGER><03-17-2021 ${time}><thread=5120 (0x1400)>`;

const usual = { time: "2021-03-17T09:12:44.250", zone: -300, tid: "1400", component: "WUAHandler", kind: 1 } as const;

const cases: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  ["one record on one line", record("Scan started"), [{ ...usual, level: "info", message: "Scan started" }]],
  ["type 2 is a warning", record("x", { type: "2" }), [{ level: "warning" }]],
  ["type 3 is an error", record("x", { type: "3" }), [{ level: "error" }]],
  ["type 0 says no more than type 1", record("x", { type: "0" }), [{ level: "info" }]],
  ["an empty type", record("x", { type: "" }), [{ level: "info" }]],
  ["an empty message", record(""), [{ ...usual, message: "" }]],
  [
    "a bias of -330 is half past five east of UTC",
    record("x", { time: "10:22:50.842-330" }),
    [{ time: "2021-03-17T10:22:50.842", zone: 330 }],
  ],
  ["a bias of +000 is UTC", record("x", { time: "10:22:50.842+000" }), [{ zone: 0 }]],
  [
    "a comma before the fraction",
    record("x", { time: "10:22:50,842-60" }),
    [{ time: "2021-03-17T10:22:50.842", zone: 60 }],
  ],
  [
    "a date that begins with the year, as scripts write it",
    record("x", { time: "10:22:50.842+300", date: "2021-03-18" }),
    [{ time: "2021-03-18T10:22:50.842", zone: -300 }],
  ],
  [
    "a date with slashes, of which day and month are not known",
    record("x", { date: "03/04/2021" }),
    [{ time: undefined }],
  ],
  [
    "a bias with two signs, as scripts write it, tells nothing",
    record("x", { time: "10:22:50.842+-300" }),
    [{ time: "2021-03-17T10:22:50.842", zone: undefined }],
  ],
  ["a bias of two digits", record("x", { time: "10:22:50.842-60" }), [{ zone: 60 }]],
  ["a bias of +00", record("x", { time: "10:22:50.842+00" }), [{ zone: 0 }]],
  [
    "seven digits and no bias, as .NET components write",
    record("x", { time: "9:02:05.8422964", date: "1-2-2015" }),
    [{ time: "2015-01-02T09:02:05.842", zone: undefined }],
  ],
  ["an hour of one digit", record("x", { time: "7:02:05.100+480" }), [{ time: "2021-03-17T07:02:05.100", zone: -480 }]],
  ["a bias that no zone has tells nothing", record("x", { time: "07:02:05.100+9999" }), [{ zone: undefined }]],
  ["a date that cannot be", record("x", { date: "13-40-2021" }), [{ time: undefined, message: "x" }]],
  ["a thread that is missing (MDT)", record("x", { thread: "" }), [{ tid: undefined, component: "WUAHandler" }]],
  [
    "fields without a file",
    '<![LOG[x]LOG]!><time="09:12:44.250+300" date="03-17-2021" component="BDD" context="" type="1" thread="">',
    [{ component: "BDD", time: "2021-03-17T09:12:44.250" }],
  ],
  [
    "the fields of a record over lines stand on its last one",
    `${record("First\nsecond\n\nthird", { type: "3" })}\r\n${record("next")}`,
    [
      { line: 1, endLine: 4, level: "error", message: "First second third", tid: "1400" },
      { line: 5, level: "info", message: "next" },
    ],
  ],
  ["a carriage return alone inside a text", record("a\rb"), [{ line: 1, endLine: 2, message: "a b" }]],
  ["brackets and quotes in the text", record('[x] "]" ]LOG] <y>'), [{ message: '[x] "]" ]LOG] <y>' }]],
  [
    "a text that quotes the end of a record without its fields",
    record("written as ]LOG]!> there"),
    [{ ...usual, message: "written as ]LOG]!> there" }],
  ],
  [
    "two records on one line",
    record("one") + record("two", { thread: "16" }),
    [
      { line: 1, message: "one" },
      { line: 1, message: "two", tid: "10" },
    ],
  ],
  [
    "the file begins with the end of a record",
    `   at Sample.Handler.Run()\r\n   at Sample.Main()${record("", { type: "3" }).slice("<![LOG[".length)}\r\n${record("next")}`,
    [
      { ...usual, line: 1, endLine: 2, level: "error", message: "at Sample.Handler.Run() at Sample.Main()" },
      { line: 3, message: "next" },
    ],
  ],
  [
    "the file ends inside a record",
    `${record("one")}\r\n<![LOG[Downloading\n  part 1\n`,
    [{ message: "one" }, { kind: 1, line: 2, endLine: 3, time: undefined, message: "Downloading part 1" }],
  ],
  [
    "the file ends inside the fields",
    `${record("one")}\r\n${record("two").slice(0, -60)}`,
    [{ message: "one" }, { kind: 1, time: undefined }],
  ],
  [
    "a record that was never ended does not swallow the next",
    `<![LOG[torn\r\n${record("next")}`,
    [
      { line: 1, kind: 1, message: "torn", time: undefined },
      { line: 2, message: "next", ...usual },
    ],
  ],
  [
    "a byte order mark in front of a later record",
    `\ufeff${record("one")}\r\n\ufeff${record("two")}`,
    [{ message: "one" }, { line: 2, message: "two" }],
  ],
  [
    "lines between records are nobody's",
    `${record("one")}\r\nmy remark\r\n${record("two")}`,
    [{ message: "one" }, { kind: 0, line: 2, message: "my remark" }, { message: "two" }],
  ],
  ["NUL padding", `${record("one")}\r\n${"\0".repeat(300)}`, [{ message: "one" }]],
  [
    "the older syntax",
    legacy("Waiting for changes"),
    [
      {
        ...usual,
        component: "SMS_SAMPLE_MANAGER",
        level: "info",
        message: "Waiting for changes",
      },
    ],
  ],
  [
    "the older syntax over lines",
    `one\nand more ${legacy("end", "9:12:45.000-60")}\r\n${legacy("two")}`,
    [
      { line: 1, endLine: 2, kind: 1, zone: 60, message: "one and more end" },
      { line: 3, message: "two" },
    ],
  ],
  ["a text with dollar signs", legacy("costs $$<none> $5"), [{ kind: 1, message: "costs $$<none> $5" }]],
];

describe("records of CMTrace logs", () => {
  it.each(cases)("%s", (_name, text, expected) => {
    const entries = entriesOf(parse(text));
    expect(entries).toHaveLength(expected.length);
    expected.forEach((fields, index) => {
      for (const [key, value] of Object.entries(fields))
        expect(entries[index]![key as keyof ExpectedEntry], `${key} of entry ${index}`).toEqual(value);
    });
  });

  it("counts the lines that belong to no record", () => {
    expect(parse(`my remark\nof two lines\n\n${record("one")}\n`).unrecognizedLines).toBe(2);
    expect(parse(`end of one\n${record("x").slice(7)}\n`).unrecognizedLines).toBe(0);
    expect(parse(`${record("one")}\n<![LOG[open\nmore\n`).unrecognizedLines).toBe(0);
  });
});

/** Filler so that a text ends `distance` characters before a block may be cut. */
function filler(distance: number): string {
  const one = `${record("Nothing to do for this cycle")}\r\n`;
  const count = Math.floor((65_536 - distance) / one.length);
  const rest = 65_536 - distance - count * one.length;
  return one.repeat(count) + record("x".repeat(rest + 40)).concat("\r\n");
}

describe("a record that goes on in the next block of text", () => {
  const tails: readonly (readonly [string, string])[] = [
    ["one end away", record(`head\n${"line\n".repeat(60)}last`, { type: "3", component: "Other", thread: "7" })],
    [
      "over three blocks",
      record(`head\n${"a line of an instance\n".repeat(9000)}last`, { type: "3", component: "Other", thread: "7" }),
    ],
  ];
  it.each(tails)("%s has its time, level, thread and component", (_name, long) => {
    const log = parse(`${filler(120)}${long}\r\n${record("after")}`);
    expect(log.blocks.length).toBeGreaterThan(1);
    const entries = entriesOf(log);
    expect(entries.at(-2)).toMatchObject({ level: "error", component: "Other", tid: "7", zone: -300, kind: 1 });
    expect(entries.at(-2)!.message.endsWith(" last")).toBe(true);
    expect(entries.at(-1)).toMatchObject({ message: "after", component: "WUAHandler" });
    expect(log.unrecognizedLines).toBe(0);
  });

  it("is the same wherever the blocks are cut, after any edit", () => {
    const pieces = [
      record("one"),
      record("two\nlines", { type: "2" }),
      "<![LOG[open\nrecord",
      "tail]LOG]!>",
      legacy("old"),
      "remark",
      "",
      record("x".repeat(3000), { component: "Long" }),
      `<![LOG[${"many lines\n".repeat(4000)}`,
      record(`${"  at Frame()\n".repeat(3000)}end`, { type: "3" }),
    ];
    const anyText = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 60 })
      .map((some) => some.map((each) => `${each}\r\n`).join(""));
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(3000), fc.constantFrom(...pieces, "\n"), (source, at, reach, inserted) => {
        const before = createLogText(source);
        parseLog(before, format);
        const from = at % (source.length + 1);
        const range = { start: positionAt(before, from), end: positionAt(before, from + reach) };
        const after = applyChange(before, { range, text: inserted });
        const fresh = parse(sliceText(after, 0, after.length));
        const edited = parseLog(after, format);
        expect(entriesOf(edited)).toEqual(entriesOf(fresh));
        expect(edited.unrecognizedLines).toBe(fresh.unrecognizedLines);
        expect(runsOf(edited)).toEqual(runsOf(fresh));
      }),
      { numRuns: 60 },
    );
  });
});

describe("runs and operations", () => {
  it("a start marked by a banner opens a run with its process", () => {
    const log = parse(
      [
        record("left over", { component: "ccmsetup" }),
        record("==========[ ccmsetup started in process 4711 ]==========", { component: "ccmsetup" }),
        record("Running", { component: "ccmsetup" }),
      ].join("\r\n"),
    );
    expect(runsOf(log).map(({ title, pid, first, last }) => ({ title, pid, first, last }))).toEqual([
      { title: "Records before the first start", pid: undefined, first: 0, last: 0 },
      { title: "Start of ccmsetup", pid: 4711, first: 1, last: 2 },
    ]);
  });

  it("an installation reaches from its begin to its end in the same thread", () => {
    const begin = '+++ Starting Install enforcement for App DT "Sample Viewer 4" ApplicationDeliveryType - ScopeId_1';
    const log = parse(
      [
        record(begin, { thread: "7" }),
        record("other", { thread: "8" }),
        record('++++++ App enforcement completed (9 seconds) for App DT "Sample Viewer 4"', { thread: "7" }),
        record("Start executing an instruction. Instruction name: 'Apply drivers'. Pointer: 4. Type 1."),
        record("working"),
      ].join("\r\n"),
    );
    expect(cmtraceFormat.operations(log, runsOf(log)[0]!)).toEqual([
      { first: 0, last: 2, title: "Install of Sample Viewer 4" },
      { first: 3, last: 4, title: "Apply drivers" },
    ]);
  });
});

describe("what came of an operation", () => {
  const titles = (name: string): string[] => {
    const log = parse(fixture(name));
    return runsOf(log).flatMap((run) => cmtraceFormat.operations(log, run).map(({ title }) => title));
  };

  it("an installation bears the exit code of its installer, when it is not zero", () => {
    expect(titles("cmtrace/AppEnforce-exit-codes.log")).toEqual([
      "Install of Restarting · exit code 3010",
      "Install of Busy · exit code 1618",
      "Install of Old style · exit code 1707",
      "Install of Refusing · exit code 17002",
      "Install of Silent",
    ]);
  });

  it("a step that failed bears its code, and ends where it is stated", () => {
    expect(titles("cmtrace/smsts-sequence-fails.log")).toEqual([
      "Partition Disk",
      "Apply Operating System",
      "Apply Drivers · failed 0x80070002",
    ]);
    const log = parse(fixture("cmtrace/smsts-sequence-fails.log"));
    const last = cmtraceFormat.operations(log, runsOf(log)[0]!).at(-1)!;
    expect(entryMessage(log, last.last)).toMatch(/^Failed to run the action: Apply Drivers/);
  });

  it("the levels of the older syntax come from words and from status messages, those of records with types do not", () => {
    const untyped = (text: string): string =>
      `${text}  $$<SMS_A><03-17-2021 09:00:01.123+300><thread=6700 (0x1A2C)>\r\n`;
    const levels = (text: string): string[] => entriesOf(parse(text)).map(({ level }) => level);
    expect(
      levels(
        [
          "Sync failed: none",
          "0 errors, failures: 0",
          "Failover to B, ErrorCount is kept",
          "Caught System.IOException in a thread",
          'STATMSG: ID=1 SEV=E LEV=M SOURCE="a"',
          'STATMSG: ID=2 SEV=W LEV=M SOURCE="a"',
          'STATMSG: ID=3 SEV=I LEV=M SOURCE="failed"',
        ]
          .map(untyped)
          .join(""),
      ),
    ).toEqual(["error", "info", "info", "error", "error", "warning", "info"]);
    expect(levels(`${record("Sync failed", { type: "1" })}\r\n${record("x", { type: "" })}`)).toEqual(["info", "info"]);
  });
});

describe("copies that a tool has changed", () => {
  const whole = fixture("cmtrace/smsts-sequence-fails.log").replace(/^\ufeff/, "");
  const withPrefix = (prefix: (line: number) => string): string =>
    whole
      .split("\r\n")
      .map((line, index) => (line === "" ? line : prefix(index + 1) + line))
      .join("\r\n");
  const plain = parse(whole);
  it.each([
    ["findstr's names of files", () => "C:\\Windows\\CCM\\Logs\\smsts.log:"],
    ["findstr's numbers of lines", (line: number) => `${line}:`],
    ["quote marks", () => "> "],
  ])("%s are no part of the text of a record", (_what, prefix) => {
    const log = parse(withPrefix(prefix));
    expect(log.entryCount).toBe(plain.entryCount);
    for (const entry of [0, 1, plain.entryCount - 1]) expect(entryMessage(log, entry)).toBe(entryMessage(plain, entry));
    expect(runsOf(log)[0]!.title).toBe("Start of TSManager.exe");
    expect(cmtraceFormat.operations(log, runsOf(log)[0]!)).toHaveLength(3);
  });
});

describe("pieces of logs", () => {
  it.each(fixturesIn("cmtrace"))("the first and the last 2 kB of %s are known for what they are", (name) => {
    const text = fixture(name);
    expect(documentOf(text.slice(0, 2048)).formatId).toBe("cmtrace-log");
    expect(documentOf(text.slice(-2048)).formatId).toBe("cmtrace-log");
  });

  it("markup and mail inside a record do not make a thread of it", () => {
    const text = `<p>one</p>\n</div>\nFrom: somebody\n${"-".repeat(80)}\n\`\`\`\nend`;
    expect(documentOf(`${record(text)}\r\n`.repeat(5)).formatId).toBe("cmtrace-log");
  });

  it("a record quoted in a thread keeps its lines and fields", () => {
    const [one, two] = [record("First\nsecond", { type: "3" }), record("third")];
    const document = documentOf(`Hello,\nmy log says\n\n${one}\n${two}\n\nWhat now?\n`);
    expect(document.formatId).toBe("setup-log-transcript");
    expect(entriesOf(document.logs[0]!.log)).toMatchObject([
      { ...usual, level: "error", message: "First second" },
      { message: "third" },
    ]);
  });
});

describe("detection by lines", () => {
  const share = (text: string) => cmtraceFormat.detect(text.split(/\r?\n/).filter((line) => line.trim() !== ""));
  it("a log cut at both ends is understood whole", () => {
    expect(share(`  tail\nmore${record("").slice(7)}\n${record("one")}\n<![LOG[open\nmore`)).toBe(1);
  });
  it("the start of one record that is longer than the sample", () => {
    expect(share("<![LOG[instance of Sample\n{\n a = 1;")).toBe(1);
  });
  it.each([
    [
      "a script that writes such records",
      'param($m)\n$line = "<![LOG[$m]LOG]!>"\n$line += "<time=..."\nAdd-Content x $line',
    ],
    ["a shell that expands its own process id", "echo $$<in.txt\nrm $$\nexit 0"],
    ["XML with character data", '<?xml version="1.0"?>\n<![CDATA[\ntext]]>'],
    ["an ordinary log", "2021-03-17 09:12:44, Info CBS Nothing\n2021-03-17 09:12:45, Info CBS Nothing"],
  ])("%s is none", (_name, text) => {
    expect(share(text)).toBe(0);
  });
});
