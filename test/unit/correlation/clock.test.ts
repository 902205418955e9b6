import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockPlace, createClock, precisionOf } from "../../../server/src/service/correlation/clock";
import { mergeStreams, stretchesOf, type TimedStream } from "../../../server/src/service/correlation/mergeStreams";
import type { LogSummary } from "../../../server/src/service/correlation/summary";
import { formatUtc } from "../../../server/src/service/formats/time";
import { entryAt, entryMessage } from "../../../server/src/service/log";
import { lines, logOf } from "../../support/core";

const at = (local: string): number => Date.parse(`${local.replace(" ", "T")}Z`);

/** A log whose last run ends at a time, and what it states: `2009-10-20 10:00 +0200`, one a line from line 1 (0-based) on. */
function summary(name: string, end: string, stated: readonly string[] = [], isQuoted = false): LogSummary {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const run = { index: 0, first: 0, last: 9, title: "run", range, startLine: 0, endLine: 9 };
  return {
    uri: `file:///pc/${name}`,
    name,
    view: 0,
    format: "windowsupdate-log",
    isQuoted,
    entryCount: 10,
    runs: [{ ...run, startTime: at(end), endTime: at(end) }],
    findings: [],
    facts: [],
    offsets: stated.map((text, i) => {
      const [, local, sign, hours, minutes] = /^(.*) ([+-])(\d\d)(\d\d)$/.exec(text)!;
      const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
      return { time: at(local!), offset, line: i + 1, text: `tz: ${text.slice(-5)}` };
    }),
  };
}

const wu = { uri: "file:///pc/wu.log", view: 0 };
const setupapi = { uri: "file:///pc/setupapi.log", view: 0 };

/** `stated +120 wu.log:2` or `unknown`. */
function told(logs: readonly LogSummary[], local: string, place?: ClockPlace): string {
  const known = createClock(logs).offsetAt(at(local), place);
  return known ? `${known.how} ${known.offset} ${known.source.log}:${known.source.line + 1}` : "unknown";
}

describe("the offset of an entry", () => {
  const summer = summary("wu.log", "2009-10-26 18:00", ["2009-10-20 10:00 +0200", "2009-10-26 08:00 +0100"]);
  const spring = summary("wu.log", "2009-03-30 18:00", ["2009-03-28 22:00 +0100", "2009-03-29 08:00 +0200"]);
  const india = summary("wu.log", "2009-02-03 18:00", ["2009-02-03 10:00 +0530"]);
  const fallBack = summary("wu.log", "2009-10-25 09:00", ["2009-10-25 02:50 +0200", "2009-10-25 02:10 +0100"]);
  const other = summary("other.log", "2009-02-03 18:00", ["2009-02-03 09:00 -0330"]);
  const early = summary("early.log", "2009-02-01 18:00", ["2009-02-01 10:00 +0530"]);
  const silent = summary("setupapi.log", "2009-10-26 18:00");

  type Row = readonly [why: string, logs: readonly LogSummary[], local: string, place: ClockPlace, told: string];
  const rows: readonly Row[] = [
    ["stated by its own log", [india, silent], "2009-02-03 10:00:05", wu, "stated 330 wu.log:2"],
    ["stated by its own log, long after", [india, silent], "2009-05-03 10:00", wu, "stated 330 wu.log:2"],
    ["before the first start of its own log", [india], "2009-02-03 09:30", wu, "inferred 330 wu.log:2"],
    ["a sibling that says it just before", [india, silent], "2009-02-03 10:00:05", setupapi, "inferred 330 wu.log:2"],
    ["a sibling that says it later", [india, silent], "2009-02-03 08:00", setupapi, "inferred 330 wu.log:2"],
    ["after the sibling's last entry", [india, silent], "2009-02-04 08:00", setupapi, "inferred 330 wu.log:2"],
    ["a week and more after the sibling's last entry", [india, silent], "2009-02-10 18:01", setupapi, "unknown"],
    ["a week and more before what the sibling says", [india, silent], "2009-01-27 09:59", setupapi, "unknown"],
    ["before the end of summer", [summer, silent], "2009-10-22 10:00", setupapi, "inferred 120 wu.log:2"],
    ["after the end of summer", [summer, silent], "2009-10-26 08:30", setupapi, "inferred 60 wu.log:3"],
    ["before summer", [spring, silent], "2009-03-28 23:00", setupapi, "inferred 60 wu.log:2"],
    ["in summer", [spring, silent], "2009-03-29 08:30", setupapi, "inferred 120 wu.log:3"],
    ["in an hour that may have come twice", [fallBack, silent], "2009-10-25 02:55", setupapi, "unknown"],
    ["below the line that ends that hour", [fallBack], "2009-10-25 02:55", { ...wu, line: 7 }, "stated 60 wu.log:3"],
    ["above the line that ends that hour", [fallBack], "2009-10-25 02:55", { ...wu, line: 1 }, "stated 120 wu.log:2"],
    ["above the first line that states one", [india], "2009-02-03 10:00", { ...wu, line: 0 }, "inferred 330 wu.log:2"],
    ["siblings that contradict each other", [india, other, silent], "2009-02-03 11:00", setupapi, "unknown"],
    [
      "only one of them had begun to write",
      [india, other, silent],
      "2009-02-03 09:30",
      setupapi,
      "inferred -210 other.log:2",
    ],
    ["a log that is contradicted stays with its own", [india, other], "2009-02-03 11:00", wu, "stated 330 wu.log:2"],
    ["between two that agree", [india, early, silent], "2009-02-02 12:00", setupapi, "inferred 330 early.log:2"],
    ["between two that do not", [other, early, silent], "2009-02-02 12:00", setupapi, "unknown"],
    ["no log that says any", [silent], "2009-02-03 10:00", setupapi, "unknown"],
    ["a log that is not among them", [india], "2009-02-03 10:30", { uri: "x:", view: 3 }, "inferred 330 wu.log:2"],
  ];
  it.each(rows)("%s", (_why, logs, local, place, expected) => {
    expect(told(logs, local, place)).toBe(expected);
    expect(told([...logs].reverse(), local, place)).toBe(expected);
  });

  it("what a thread quotes is not looked up by line: it need not stand in order", () => {
    const quoted = summary("wu.log", "2009-10-26 18:00", ["2009-10-20 10:00 +0200", "2009-10-26 08:00 +0100"], true);
    expect(told([quoted], "2009-10-21 10:00", { ...wu, line: 99 })).toBe("stated 120 wu.log:2");
  });

  it("an unknown time has none", () => {
    const clock = createClock([india]);
    expect(clock.offsetAt(Number.NaN, wu)).toBeUndefined();
    expect(clock.instantOf(Number.NaN, wu)).toBeNaN();
  });

  it.each([
    ["+0530", "2009-02-03 10:00:00", "2009-02-03T04:30:00.000Z"],
    ["-0330", "2009-02-03 10:00:00", "2009-02-03T13:30:00.000Z"],
    ["+1300", "2009-02-03 10:00:00", "2009-02-02T21:00:00.000Z"],
  ])("the instant at %s", (zone, local, utc) => {
    const clock = createClock([summary("wu.log", "2009-02-03 18:00", [`2009-02-03 09:00 ${zone}`])]);
    expect(formatUtc(clock.instantOf(at(local), setupapi), 0)).toBe(utc);
    expect(formatUtc(createClock([]).instantOf(at(local)), 0)).toBe(local.replace(" ", "T").concat(".000Z"));
  });

  it("agrees with a plain search through all statements, whatever they are", () => {
    const hour = 3_600_000;
    const log = fc.record({
      begin: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 0, max: 40 }),
      offset: fc.constantFrom(60, 120),
    });
    fc.assert(
      fc.property(fc.array(log, { maxLength: 5 }), fc.integer({ min: -10, max: 120 }), (logs, when) => {
        const base = at("2009-02-01 00:00");
        const clock = createClock(
          logs.map(({ begin, length, offset }, i) => ({
            ...summary(`${i}.log`, "2009-01-01 00:00"),
            runs: [{ ...summary("x", "2009-01-01 00:00").runs[0]!, endTime: base + (begin + length) * hour }],
            offsets: [{ time: base + begin * hour, offset, line: 0, text: "tz" }],
          })),
        );
        const covering = logs.filter(({ begin, length }) => begin <= when && when <= begin + length);
        const agreed = new Set((covering.length > 0 ? covering : logs).map(({ offset }) => offset));
        const found = clock.offsetAt(base + when * hour)?.offset;
        if (covering.length > 0) expect(found).toBe(agreed.size === 1 ? [...agreed][0] : undefined);
        else if (agreed.size <= 1) expect(found).toBe([...agreed][0]);
      }),
      { numRuns: 300 },
    );
  });
});

/** A stream of `10:00:05 text`, or `- text` for an entry without a time; `+` instead of `10:00:05` continues with text. */
function stream(text: string, precision = 1): TimedStream<string> {
  return {
    items: text.split("\n").map((line) => line.trim()),
    timeOf: (item) => (item.startsWith("-") ? Number.NaN : at(`2009-02-03 ${item.split(" ")[0]}`)),
    precision,
  };
}

describe("merging streams", () => {
  type Row = readonly [why: string, streams: readonly TimedStream<string>[], merged: readonly string[]];
  const rows: readonly Row[] = [
    ["nothing", [], []],
    [
      "by time",
      [stream("10:00:01 a\n10:00:03 b"), stream("10:00:02 c\n10:00:04 d")],
      ["10:00:01 a", "10:00:02 c", "10:00:03 b", "10:00:04 d"],
    ],
    [
      "the stream named first at the same time",
      [stream("10:00:01 b"), stream("10:00:01 a")],
      ["10:00:01 b", "10:00:01 a"],
    ],
    [
      "entries without a time stay after the one before them, headers before the first",
      [stream("- head\n10:00:02 a\n- more\n10:00:04 b"), stream("10:00:01 c\n10:00:03 d")],
      ["10:00:01 c", "- head", "10:00:02 a", "- more", "10:00:03 d", "10:00:04 b"],
    ],
    ["a stream without any time comes last", [stream("- x\n- y"), stream("10:00:01 a")], ["10:00:01 a", "- x", "- y"]],
    [
      "whole seconds come after the finer times of that second, one of which may have caused them",
      [stream("10:00:05 section", 1000), stream("10:00:05.140 header\n10:00:05.900 step\n10:00:06.001 end")],
      ["10:00:05.140 header", "10:00:05.900 step", "10:00:05 section", "10:00:06.001 end"],
    ],
    [
      "but before what follows them in their own stream, which may be finer",
      [
        stream("10:00:05 section\n10:00:05.300 verbose\n10:00:06 x", 1000),
        stream("10:00:05.140 header\n10:00:05.900 step"),
      ],
      ["10:00:05.140 header", "10:00:05 section", "10:00:05.300 verbose", "10:00:05.900 step", "10:00:06 x"],
    ],
    [
      "two threads that write at once are not reordered",
      [stream("10:00:01.140 a\n10:00:01.093 b\n10:00:01.200 c"), stream("10:00:01.120 d\n10:00:01.150 e")],
      ["10:00:01.120 d", "10:00:01.140 a", "10:00:01.093 b", "10:00:01.150 e", "10:00:01.200 c"],
    ],
    [
      "a clock set back by an hour while two logs were written: all before it, then all after it",
      [
        stream("09:50:00 a\n10:00:00 b\n09:01:00 c\n09:30:00 d\n10:30:00 e"),
        stream("09:55:00 p\n09:59:00 q\n09:05:00 r\n09:20:00 s"),
      ],
      [
        "09:50:00 a",
        "09:55:00 p",
        "09:59:00 q",
        "10:00:00 b",
        "09:01:00 c",
        "09:05:00 r",
        "09:20:00 s",
        "09:30:00 d",
        "10:30:00 e",
      ],
    ],
    [
      "and a log that wrote nothing then goes on where its times are clear",
      [stream("09:50:00 a\n10:00:00 b\n09:01:00 c\n10:30:00 d"), stream("09:40:00 p\n10:20:00 q\n10:40:00 r")],
      ["09:40:00 p", "09:50:00 a", "10:00:00 b", "09:01:00 c", "10:20:00 q", "10:30:00 d", "10:40:00 r"],
    ],
  ];
  it.each(rows)("%s", (_why, streams, merged) => expect(mergeStreams(streams)).toEqual(merged));

  it("never changes the order within a stream, loses nothing, and sorts what is sorted", () => {
    const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.constant(Number.NaN)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(times, { maxLength: 6 }), fc.constantFrom(1, 1000), (all, precision) => {
        const streams = all.map((list, s) => ({
          items: list.map((time, i) => ({ s, i, time })),
          timeOf: ({ time }: { s: number; i: number; time: number }) => time,
          precision: s % 2 ? precision : 1,
        }));
        const merged = mergeStreams(streams);
        for (const { items } of streams) expect(merged.filter((item) => items.includes(item))).toEqual(items);
        expect(merged.length).toBe(streams.flatMap(({ items }) => items).length);
        const sorted = mergeStreams(
          streams.map((each) => ({
            ...each,
            items: each.items.filter(({ time }) => !Number.isNaN(time)).sort((a, b) => a.time - b.time),
            precision: 1,
          })),
        ).map(({ time }) => time);
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it("grows with the number of items, not with its square", () => {
    const readings = (count: number): number => {
      let read = 0;
      const streams = Array.from({ length: count }, (_, s) => ({
        items: Array.from({ length: 20 }, (_unused, i) => i * 1000 + s),
        timeOf: (item: number) => {
          read++;
          return item;
        },
        precision: s % 2 ? 1000 : 1,
      }));
      expect(mergeStreams(streams).length).toBe(count * 20);
      return read;
    };
    expect(readings(5_000) / readings(500)).toBeLessThan(15);
  });
});

describe("streams of a log", () => {
  /** The messages of each stretch's entries, merged by time. */
  function merged(text: string): string[] {
    const log = logOf(lines(text));
    return mergeStreams(
      stretchesOf(log).map(({ first, last }) => ({
        items: Array.from({ length: last - first + 1 }, (_, i) => first + i),
        timeOf: (entry: number) => entryAt(log, entry).time,
        precision: precisionOf(log.format.id),
      })),
    ).map((entry) => entryMessage(log, entry));
  }

  it("sections that were written later than they began, past midnight", () => {
    expect(
      merged(`
      [SetupAPI Log]
      OS Version = 5.2.3790
      [2009/02/03 23:59:58 264.1793]
      @ 23:59:58.500 #I123 late
      @ 00:00:01.250 #I123 after midnight
      [2009/02/03 23:59:24 264.175]
      #-124 early
      [2009/02/04 00:00:00 300.2]
      #-124 other process
      `),
    ).toEqual([
      "[2009/02/03 23:59:24 264.175]",
      "early",
      "[SetupAPI Log]",
      "OS Version = 5.2.3790",
      "[2009/02/03 23:59:58 264.1793]",
      "late",
      "[2009/02/04 00:00:00 300.2]",
      "other process",
      "after midnight",
    ]);
  });

  it("other logs are one, and a text without entries is none", () => {
    const log = logOf("0.500: 2009/02/03 10:11:12.500 (local)\n0.500: Update.exe extended error code = 0x0\n");
    expect(stretchesOf(log)).toEqual([{ first: 0, last: 1 }]);
    expect(stretchesOf({ ...log, entryCount: 0 })).toEqual([]);
  });
});
