import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { transcriptId } from "../../../server/src/service/formats/ids";
import { documentOf, entriesOf, fieldsOf, findingLines, fixture, lines, logOf } from "../../support/core";
import { breakAfter, letter, quoteBadly, wrapAtBlanks } from "./mail";
import { pasted } from "./sameLog";

const messages = (text: string): string[][] =>
  documentOf(text).logs.map(({ log }) => entriesOf(log).map(({ message }) => message.replace(/\s+/g, " ")));
const filler = Array.from({ length: 12 }, () => "\nThis is prose.").join("\n");
const text = (source: string): string => `${lines(source)}\n${filler}\n`;

/** One log of each newer format, as one machine's owner would post them. */
const quoted: readonly string[] = [
  "windowsupdate/win10-install-fails.log",
  "reportingevents/win10-install-fails.log",
  "setupapi-dev/failures.dev.log",
  "cbs/win81-disk-full.log",
  "dism/restore-source-missing.log",
  "panther/upgrade-rollback-and-block.log",
  "cmtrace/WUAHandler-install-fails.log",
  "msi/custom-action-1722.log",
  "eventlog/vista-and-later-copied.txt",
];
const clean = quoted.map((name) => logOf(fixture(name)));

/** The logs in posts of one thread: a question, and replies that quote it with remarks between. */
const threads: readonly (readonly [name: string, thread: () => string])[] = [
  ["one post", () => quoted.flatMap((name) => ["Here is the next one:", "", ...pasted(name), ""]).join("\n")],
  [
    "one post, wrapped at 72 columns",
    () =>
      quoted
        .flatMap((name) => ["Here is the next one:", "", ...pasted(name).flatMap((line) => wrapAtBlanks(line, 72)), ""])
        .join("\n"),
  ],
  [
    "each log at a level of its own, wrapped by the mailer that quoted it",
    () =>
      quoted
        .flatMap((name, index) => {
          let post = pasted(name).flatMap((line) => wrapAtBlanks(line, 72));
          for (let depth = 0; depth < (index % 3) + 1; depth++) post = quoteBadly(post, 76);
          return ["", `Reader ${index} wrote:`, "", ...post, "", "I wonder about this.", ""];
        })
        .join("\n"),
  ],
  [
    "a question and three replies that quote all of it",
    () => {
      const first = quoted.flatMap((name) => ["This is the log.", "", ...pasted(name), ""]);
      const reply = (depth: number): string[] => [
        "",
        `Reader ${depth} wrote:`,
        ...first.map((line) => `${">".repeat(depth)} ${line}`.trimEnd()),
        "",
        "Did you try to turn it off and on again?",
      ];
      return [...first, ...reply(1), ...reply(2), ...reply(3)].join("\n");
    },
  ],
];

describe("one thread with a log of each newer format", () => {
  it.each(threads)("%s: the entries and the findings of the clean logs, once each", (_name, thread) => {
    const document = documentOf(thread());
    expect(document.formatId).toBe(transcriptId);
    expect(document.logs.map(({ log }) => log.format.id)).toEqual(clean.map(({ format }) => format.id));
    const withoutLine = (found: readonly string[]): string[] => found.map((line) => line.replace(/ \d+ /, " "));
    document.logs.forEach(({ log }, index) => {
      expect(fieldsOf(log)).toEqual(fieldsOf(clean[index]!));
      expect(withoutLine(findingLines(log))).toEqual(withoutLine(findingLines(clean[index]!)));
    });
  });

  it.each(threads)("%s: what an entry shows is in the text where it is said to be", (_name, thread) => {
    const source = thread();
    for (const { log, map } of documentOf(source).excerpts) {
      for (const { statement } of findingsOf(log)) {
        const shown = map.toPhysical(statement.start, statement.end).map(({ start, end }) => source.slice(start, end));
        const stated = log.text.blocks.map(({ source: whole, start, end }) => whole.slice(start, end)).join("");
        expect(shown.join("").replace(/\s/g, "")).toBe(stated.slice(statement.start, statement.end).replace(/\s/g, ""));
      }
    }
  });
});

describe("copied from a console", () => {
  it.each(
    ["cbs/win81-disk-full.log", "dism/restore-source-missing.log", "cmtrace/WUAHandler-scan-fails.log"].flatMap(
      (name) => [80, 120].map((width) => [name, width] as const),
    ),
  )("%s, %i columns wide", (name, width) => {
    const { logs } = documentOf(letter(pasted(name).flatMap((line) => breakAfter(line, width))));
    expect(logs.map(({ log }) => fieldsOf(log))).toEqual([fieldsOf(logOf(fixture(name)))]);
  });

  it("a rest of a line is no quotation, no title and no dots for what was cut", () => {
    const long = "2024-05-06 07:08:09, Error                 CBS    Failed to open C:\\log\\contoso-";
    expect(long).toHaveLength(80);
    expect(
      messages(
        text(`
      ${long}
      b.log [HRESULT = 0x80070005 - E_ACCESSDENIED]
      ${long}
      .log
      ${long}
      >b
      2024-05-06 07:08:09, Info                  CBS    End
      `),
      ),
    ).toEqual([
      [
        "Failed to open C:\\log\\contoso-b.log [HRESULT = 0x80070005 - E_ACCESSDENIED]",
        "Failed to open C:\\log\\contoso-.log",
        "Failed to open C:\\log\\contoso->b",
        "End",
      ],
    ]);
  });
});

describe("escaped on the way", () => {
  const dism = "dism/restore-source-missing.log";
  it.each([
    ["for markdown", (line: string) => line.replace(/[<[*_#\\]/g, "\\$&")],
    ["with every backslash doubled", (line: string) => line.replaceAll("\\", "\\\\")],
  ])("%s", (_what, change) => {
    const { logs } = documentOf(letter(pasted(dism).map(change)));
    expect(logs.map(({ log }) => fieldsOf(log))).toEqual([fieldsOf(logOf(fixture(dism)))]);
  });

  it("a path with a character of markdown in it is none", () => {
    expect(
      messages(
        text(`
      2024-05-06 07:08:09, Info                  CBS    Opened C:\\_data\\#1 and \\\\server\\_share [HRESULT = 0x00000000]
      2024-05-06 07:08:10, Info                  CBS    Closed C:\\_data\\*.cat
      `),
      ),
    ).toEqual([["Opened C:\\_data\\#1 and \\\\server\\_share [HRESULT = 0x00000000]", "Closed C:\\_data\\*.cat"]]);
  });
});

describe("sections and records of the same words", () => {
  const attempt = (time: string): string =>
    [
      ">>>  [Device Install - USB\\VID_1F0A&PID_0001\\5&1]",
      `>>>  Section start 2024/05/06 ${time}.100`,
      "     dvi: {Core Device Install}",
      "     dvi:      Searching for drivers.",
      "!!!  dvi:      Error 0xe0000228: There are no compatible drivers for this device.",
      "     dvi: {Core Device Install - exit(0xe0000228)}",
      `<<<  Section end 2024/05/06 ${time}.900`,
      "<<<  [Exit status: FAILURE(0xe0000228)]",
    ].join("\n");

  it("two attempts at different times are two, with remarks between", () => {
    const document = documentOf(`First:\n\n${attempt("07:08:09")}\n\nThen again:\n\n${attempt("09:10:11")}\n${filler}`);
    expect(document.logs).toHaveLength(1);
    const starts = entriesOf(document.logs[0]!.log).filter(({ message }) => message.startsWith("Section start"));
    expect(starts.map(({ time }) => time)).toEqual(["2024-05-06T07:08:09.100", "2024-05-06T09:10:11.100"]);
    expect(document.logs[0]!.log.entryCount).toBe(16);
  });

  it("the same attempt quoted with its mark and with entities is one", () => {
    const first = attempt("07:08:09");
    const reply = first.split("\n").map((line) => `> ${line}`);
    const html = first.split("\n").map((line) => `&gt;&gt; ${line.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}`);
    const document = documentOf([first, "", "A wrote:", ...reply, "", "B wrote:", ...html, filler].join("\n"));
    expect(document.logs.map(({ log }) => fieldsOf(log))).toEqual([fieldsOf(logOf(first))]);
  });

  it("blanks that a page made one of leave the marks of sections", () => {
    const collapsed = attempt("07:08:09").replace(/ {2,}/g, " ").replace(/^ /gm, "");
    const document = documentOf(`It says:\n\n${collapsed}\n${filler}`);
    expect(document.logs.map(({ log }) => fieldsOf(log))).toEqual([fieldsOf(logOf(attempt("07:08:09")))]);
  });
});

describe("what is not restored", () => {
  it("a line of a custom action in plain words: it could be the poster's", () => {
    const log = `
      MSI (s) (58:44) [10:11:12:400]: Doing action: A
      Copying the templates
      CustomAction A returned actual error code 1603 (note this may not be 100% accurate)
      Is this the reason?
      MSI (s) (58:44) [10:11:13:400]: Note: 1: 1708
      `;
    expect(messages(text(log))).toEqual([
      [
        "Doing action: A",
        "CustomAction A returned actual error code 1603 (note this may not be 100% accurate)",
        "Note: 1: 1708",
      ],
    ]);
  });

  it("a line below a record of CBS.log that bears no sign of it", () => {
    const log = `
      2024-05-06 07:08:09, Info                  CSI    00000005 Performing 1 operations as follow:
        (0)  Install: tlc: [Package_1_for_KB5001, version 10.0.1.2]
      and this goes on for pages
      2024-05-06 07:08:10, Info                  CBS    End
      `;
    expect(messages(text(log))).toEqual([
      ["00000005 Performing 1 operations as follow: (0) Install: tlc: [Package_1_for_KB5001, version 10.0.1.2]", "End"],
    ]);
  });

  it("the category of an exported event once its tabs are blanks; its level, time, source and number are", () => {
    const row = "Warning\t29/08/2021 07:39:00\tContoso Agent\t16\tUpdate Agent\tUnable to connect.";
    const cut = text(`
      I see
      ${row.replaceAll("\t", " ")}
      Error 29/08/2021 07:40:00 Contoso Agent 20 Update Agent "Failed with error 0x80070070."
      in the log.`);
    const [log] = documentOf(cut).logs;
    expect(entriesOf(log!.log)).toMatchObject([
      {
        level: "warning",
        time: "2021-08-29T07:39:00.000",
        component: "Contoso Agent",
        section: "16",
        message: "Update Agent Unable to connect.",
      },
      { level: "error", component: "Contoso Agent", section: "20", message: 'Failed with error 0x80070070."' },
    ]);
  });

  it("a record of Configuration Manager that was cut before its end has no time, level or component", () => {
    const log = `
      <![LOG[Done.]LOG]!><time="05:00:01.000+300" date="03-17-2021" component="A" context="" type="1" thread="1" file="a.cpp:1">
      <![LOG[Raising event:
      instance of Sample_Event
      {
      };

      That is all I have. It failed with 0x80070005, I think.
      `;
    const [view] = documentOf(text(log)).logs;
    const entries = entriesOf(view!.log);
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({ level: "info" });
    for (const unknown of ["time", "component", "tid"]) expect(entries[1]).not.toHaveProperty(unknown);
    expect(entries[1]!.message.replace(/\s+/g, " ")).toBe("Raising event: instance of Sample_Event { };");
  });

  it("stars that a forum took for emphasis", () => {
    expect(
      messages(
        text(`
      MSI (s) (58:44) [10:11:12:400]: ******* RunEngine:
                 ******* Product: C:\\a.msi
      MSI (s) (58:44) [10:11:13:400]: RunEngine:
      Product: C:\\a.msi
      MSI (s) (58:44) [10:11:14:400]: Note: 1: 1708
      `),
      )[0],
    ).toEqual(["******* RunEngine: ******* Product: C:\\a.msi", "RunEngine:", "Product: C:\\a.msi", "Note: 1: 1708"]);
  });
});

describe("texts without a log", () => {
  const plain: Readonly<Record<string, string>> = {
    "a page of prose with paths, codes and times":
      "At 07:08:09 on 2024-05-06 I saw error 0x80070005 in C:\\Windows\\Logs\\CBS\\CBS.log.\n\n> It failed.\n> 12: twice.\n\nIn setupapi.dev.log: nothing. Event 20, source unknown.\n",
    "a shell session": ">>> import os\n>>> [x for x in y]\n[1, 2]\n>>> print(a)\n12: b\n13: c\n",
    "C++ with templates": "template <class T>\n> >::Suspend(int);\nA<B<C> >::D();\n  // MSI (s) is a prefix\n",
    "numbered lines": "1: one\n2: two\n3: three\n4: four\n",
    "a list with dates": "- 2024-05-06 dentist\n- 2024-05-07 cinema\n",
    "a table of values": "Level,Date,Source,Id\nError,29/08/2021,disk,7\nWarning,29/08/2021,disk,51\n",
    JSON: '{\n  "time": "2024-05-06T07:08:09",\n  "level": "Error",\n  "LOG": "<![LOG[x]LOG]!>"\n}\n',
    "assignments and headings": "[Settings]\nSuite = 1\nName = x\n\n[Other]\nA = b\n",
  };
  it.each(Object.keys(plain))("%s holds none", (name) => {
    const document = documentOf(plain[name]!);
    expect(document.formatId).toBeUndefined();
    expect(document.logs).toEqual([]);
  });
});
