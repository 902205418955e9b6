import { describe, expect, it } from "vitest";
import { eventLogFormat } from "../../../server/src/service/formats/eventLog";
import { levelOfEvent } from "../../../server/src/service/formats/eventLogLabels";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { readLocaleTime } from "../../../server/src/service/formats/localeTime";
import { formatLocal } from "../../../server/src/service/formats/time";
import { parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { type ExpectedEntry, entriesOf } from "../../support/core";

const format = eventLogFormat as unknown as LogFormat;
const parse = (text: string) => parseLog(createLogText(text), format);

const copied = (type: string, date: string, clock: string, rest: string): string =>
  `Event Type:\t${type}\nEvent Source:\tWindows Update Agent\nEvent Category:\tInstallation \nEvent ID:\t20\nDate:\t\t${date}\nTime:\t\t${clock}\nUser:\t\tN/A\nComputer:\tTEAPOT\n${rest}`;
const vista = (level: string, date: string, rest: string): string =>
  `Log Name:      System\nSource:        Microsoft-Windows-WindowsUpdateClient\nDate:          ${date}\nEvent ID:      20\nTask Category: Windows Update Agent\nLevel:         ${level}\nKeywords:      Failure,Installation\nUser:          SYSTEM\nComputer:      teapot.contoso.com\n${rest}`;

const agent = { component: "Windows Update Agent", section: "20", kind: 1 } as const;
const client = { component: "Microsoft-Windows-WindowsUpdateClient", section: "20", kind: 1 } as const;

const records: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "the clipboard form with a description and data",
    copied(
      "Error",
      "16/03/2007",
      "10:42:21",
      "Description:\nInstallation Failure.\n\nData:\n0000: 72 00 00 c0   r..À\n",
    ),
    [
      {
        ...agent,
        line: 1,
        endLine: 13,
        level: "error",
        time: "2007-03-16T10:42:21.000",
        message: "Installation Failure. Data: 0000: 72 00 00 c0   r..À",
      },
    ],
  ],
  [
    "twelve hours with the month first, which 27 proves",
    copied("Warning", "7/27/2007", "10:42:21 PM", "Text without its label.\n"),
    [{ ...agent, level: "warning", time: "2007-07-27T22:42:21.000", message: "Text without its label." }],
  ],
  [
    "a date that fits two locales has no time",
    copied("Error", "03/04/2007", "10:42:21", "Description:\nx\n"),
    [{ ...agent, time: undefined, message: "x" }],
  ],
  [
    "values on the lines below their labels",
    "Event Type:\nError\nEvent Source:\nNtServicePack\nEvent Category:\nNone\nEvent ID:\n4374\nDate:\n16/03/2007\nTime:\n10:42:21\nUser:\nN/A\nComputer:\nteapot\nDescription:\nIt failed.\n",
    [
      {
        component: "NtServicePack",
        section: "4374",
        level: "error",
        time: "2007-03-16T10:42:21.000",
        message: "It failed.",
      },
    ],
  ],
  [
    "a description may have paragraphs and lines that look like labels",
    copied("Error", "16/03/2007", "10:42:21", "Description:\nOne.\n\nSource: the second.\n\nThree.\n"),
    [{ ...agent, message: "One. Source: the second. Three." }],
  ],
  [
    "the form of Vista and later",
    vista(
      "Error",
      "14/03/2012 22:11:12",
      "Description:\nInstallation Failure: error 0x80070643.\nEvent Xml:\n<Event/>\n",
    ),
    [
      {
        ...client,
        level: "error",
        time: "2012-03-14T22:11:12.000",
        message: "Installation Failure: error 0x80070643. Event Xml: <Event/>",
      },
    ],
  ],
  [
    "events one after the other, also without a blank line",
    `${vista("Critical", "3/14/2012 1:11:12 AM", "Description:\none\n")}${vista("Information", "14.3.2012 01:11:12", "Description:\ntwo\n")}`,
    [
      { ...client, level: "error", time: "2012-03-14T01:11:12.000", message: "one" },
      { ...client, level: "info", time: "2012-03-14T01:11:12.000", message: "two" },
    ],
  ],
  [
    "rows of the export; the quoted message goes on over lines",
    'Level\tDate and Time\tSource\tEvent ID\tTask Category\nError\t14/03/2012 22:11:12\tMicrosoft-Windows-WindowsUpdateClient\t20\tWindows Update Agent\t"Installation Failure:\n\n error 0x80070643.""x"""\nInformation\t03/04/2012 01:02:03\tMicrosoft-Windows-WindowsUpdateClient\t19\tWindows Update Agent\tdone\n',
    [
      { line: 1, kind: 3, time: undefined },
      { ...client, line: 2, endLine: 4, level: "error", time: "2012-03-14T22:11:12.000" },
      // The row above proves that this viewer writes the day first.
      { line: 5, section: "19", level: "info", time: "2012-04-03T01:02:03.000", message: "done" },
    ],
  ],
  [
    "rows of a German export",
    'Ebene\tDatum und Uhrzeit\tQuelle\tEreignis-ID\tAufgabenkategorie\nFehler\t03.04.2012 22:11:12\tMicrosoft-Windows-Servicing\t3\t(1)\t"Text."\n',
    [
      { kind: 3 },
      { level: "error", time: "2012-04-03T22:11:12.000", component: "Microsoft-Windows-Servicing", section: "3" },
    ],
  ],
  [
    "words before the first event are no event",
    `Can you help?\n${copied("Error", "16/03/2007", "10:42:21", "Description:\nx\n")}`,
    [
      { line: 1, kind: 0, message: "Can you help?", component: undefined },
      { ...agent, line: 2 },
    ],
  ],
  [
    "a sentence that begins like an event",
    "Log Name: I do not know.\nWhat now?\nAnd then?\n",
    [{ kind: 0, line: 1 }, { kind: 0 }, { kind: 0 }],
  ],
];

function expectEntries(text: string, expected: readonly ExpectedEntry[]): void {
  const entries = entriesOf(parse(text));
  const picked = entries.map((entry, index) =>
    Object.fromEntries(Object.keys(expected[index] ?? {}).map((key) => [key, entry[key as keyof ExpectedEntry]])),
  );
  expect(picked).toEqual(expected);
}

describe("events as text: records", () => {
  it.each(records)("%s", (_name, text, expected) => {
    expectEntries(text, expected);
  });

  it.each(records)("%s, with CRLF", (_name, text, expected) => {
    expectEntries(text.replaceAll("\n", "\r\n"), expected);
  });

  it("an event whose head stands on both sides of a block's end has its fields", () => {
    const event = copied("Error", "16/03/2007", "10:42:21", "Description:\nIt failed with 0x80070005.\n");
    const lengths = [...event.matchAll(/\n/g)].map(({ index }) => index + 1);
    for (const cut of lengths) {
      // The first block ends with the line that reaches 64 KB.
      const filler = copied("Error", "16/03/2007", "10:42:21", "Description:\n");
      const first = `${filler}${"y".repeat(65_536 - filler.length - cut - 1)}\n`;
      const log = parse(first + event + event);
      expect(log.blocks.length).toBe(2);
      const entries = entriesOf(log);
      expect(entries).toHaveLength(3);
      expect(entries[1]).toMatchObject({
        ...agent,
        line: 11,
        time: "2007-03-16T10:42:21.000",
        message: "It failed with 0x80070005.",
      });
      expect(runsOf(log).map(({ first: entry }) => entry)).toEqual([0, 1, 2]);
    }
  });
});

describe("times of a user's locale", () => {
  it.each([
    ["16/03/2007 10:42:21", "2007-03-16T10:42:21.000"],
    ["7/27/2007 10:42:21 AM", "2007-07-27T10:42:21.000"],
    ["7/27/2007 12:00:00 AM", "2007-07-27T00:00:00.000"],
    ["7/27/2007 12:00:00 PM", "2007-07-27T12:00:00.000"],
    ["27/07/2007 1:02:03 p.m.", "2007-07-27T13:02:03.000"],
    ["3.4.2012 7:02:03", "2012-04-03T07:02:03.000"],
    ["2012-04-03 07:02:03", "2012-04-03T07:02:03.000"],
    ["2012/04/03 7:02:03", "2012-04-03T07:02:03.000"],
    ["2012. 04. 03. 7:02:03", "2012-04-03T07:02:03.000"],
    ["2012/04/03 下午 07:02:03", "2012-04-03T19:02:03.000"],
    ["\u200e3/\u200e14/\u200e2012\u202f7:02:03\u202fAM", "2012-03-14T07:02:03.000"],
    ["04/04/2012 07.02.03", "2012-04-04T07:02:03.000"],
  ])("%s", (text, expected) => {
    expect(formatLocal(readLocaleTime(text).time)).toBe(expected);
  });

  it.each([
    ["both orders are possible", "03/04/2012 07:02:03"],
    ["both orders are possible with dashes", "03-04-2012 07:02:03"],
    ["a year of two digits", "27/07/12 07:02:03"],
    ["a word nobody knows", "27/07/2012 07:02:03 xm"],
    ["no such month", "27/17/2012 07:02:03"],
    ["no such hour", "27/07/2012 27:02:03"],
    ["no date", "yesterday 07:02:03"],
    ["no clock", "27/07/2012"],
    ["nothing", ""],
    ["very long", `27/07/2012 07:02:03${" ".repeat(1_000_000)}`],
  ])("unknown: %s", (_why, text) => {
    expect(readLocaleTime(text).time).toBeNaN();
  });

  it("what is ambiguous is settled by an order that is known", () => {
    expect(formatLocal(readLocaleTime("03/04/2012 07:02:03", "dayFirst").time)).toBe("2012-04-03T07:02:03.000");
    expect(formatLocal(readLocaleTime("03/04/2012 07:02:03", "monthFirst").time)).toBe("2012-03-04T07:02:03.000");
    expect(readLocaleTime("27/03/2012 07:02:03").order).toBe("dayFirst");
    expect(readLocaleTime("03/27/2012 07:02:03").order).toBe("monthFirst");
    expect(readLocaleTime("03.04.2012 07:02:03").order).toBeUndefined();
  });
});

describe("what is no event", () => {
  it.each([
    ["labels of other texts", ["Source: a book", "Date: 3/4/2007", "Level: Error", "Computer: mine"]],
    ["a sentence", ["Event Type: what is that?", "I never saw one."]],
    ["a lone first label", ["Event Type: Error"]],
    ["a table with tabs", ["Level\tDate\tName", "1\t2\t3\t4\t5", "Error\tnever\tme\t20\tx\ty"]],
    ["a log with tabs", ["2012-06-18\t22:44:07:811\t 876\te74\tAgent\t  * Online = Yes"]],
  ])("%s", (_what, lines) => {
    expect(eventLogFormat.detect(lines)).toBe(0);
  });

  it("an unknown word is no error", () => {
    expect(levelOfEvent("whatever")).toBe(levelOfEvent("Information"));
  });
});
