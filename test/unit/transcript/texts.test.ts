import { describe, expect, it } from "vitest";
import type { LogDocument } from "../../../server/src/service/document";
import { findingsOf } from "../../../server/src/service/findings";
import { transcriptId } from "../../../server/src/service/formats/ids";
import { builtInKnowledge } from "../../../server/src/service/knowledge";
import { entryAt, runsOf } from "../../../server/src/service/log";
import { sliceText } from "../../../server/src/service/text/logText";
import {
  documentOf,
  fieldsOf,
  findingLines,
  fixture,
  incidentsOfDocuments,
  lines,
  logOf,
  physicalLines,
} from "../../support/core";

const fixtureLines = (name: string, from = 0, to?: number): string =>
  fixture(name).split("\r\n").slice(from, to).join("\n");

/** A fixture text and the clean logs it was made from, in the order of their first appearance. */
const texts: Readonly<Record<string, readonly (readonly [name: string, clean: string])[]>> = {
  "thread.txt": [
    ["WindowsUpdate.log", fixtureLines("windowsupdate/xp-patch-fails.log")],
    ["svcpack.log", fixtureLines("svcpack/xp-three-runs.log")],
    ["setupapi.log", fixtureLines("setupapi/xp-service-pack.log")],
  ],
  "issue.md": [
    ["setupapi.log", fixtureLines("setupapi/xp-devices.log")],
    ["WindowsUpdate.log", fixtureLines("windowsupdate/win7-install-fails.log")],
  ],
  "console.txt": [
    ["svcpack.log", fixtureLines("svcpack/two-runs-catalog-limit.log")],
    ["WindowsUpdate.log", fixtureLines("windowsupdate/2003-scan-fails.log")],
  ],
  "notes.txt": [["svcpack.log", fixtureLines("svcpack/xp-sp3-access-denied.log")]],
  "two-machines.txt": [
    [
      "WindowsUpdate.log",
      `${fixtureLines("windowsupdate/2003-scan-fails.log", 0, 34)}\n${fixtureLines("windowsupdate/win7-install-fails.log")}`,
    ],
    ["setupapi.log", fixtureLines("setupapi/2003-verbose-midnight.log")],
  ],
};
const names = Object.keys(texts);
const read = (name: string): LogDocument => documentOf(fixture(`transcripts/${name}`), `file:///${name}`);

describe("texts with logs in them", () => {
  it.each(names)("%s is a transcript, whatever the editor took it for", (name) => {
    for (const hint of [undefined, "plaintext", "markdown", "log", "svcpack-log", transcriptId])
      expect(documentOf(fixture(`transcripts/${name}`), undefined, hint).formatId).toBe(transcriptId);
  });

  it.each(names)("%s holds the entries of the clean logs, each once", (name) => {
    const { logs } = read(name);
    expect(logs.map((view) => view.name)).toEqual(texts[name]!.map(([title]) => title));
    texts[name]!.forEach(([, clean], index) => {
      expect(fieldsOf(logs[index]!.log)).toEqual(fieldsOf(logOf(clean)));
      expect(logs[index]!.log.unrecognizedLines).toBe(0);
    });
  });

  it.each(names)(
    "%s has the findings of the clean logs, once each, at the lines of the text that state them",
    (name) => {
      const document = read(name);
      document.logs.forEach((view, index) => {
        const clean = logOf(texts[name]![index]![1]);
        expect(findingLines(view.log)).toEqual(findingLines(clean));
        for (const finding of findingsOf(view.log)) {
          const { start, end } = finding.statement;
          const shown = physicalLines(document, view, start, end)
            .map((line) => sourceLine(document, line))
            .join(" ");
          for (const code of finding.codes.filter(({ entry }) => entry === finding.statement.entry))
            expect(shown).toContain(code.text);
        }
      });
    },
  );

  it.each(names)("%s: every character of its logs leads to the text and back", (name) => {
    const document = read(name);
    const text = sliceText(document.text, 0, document.text.length);
    for (const view of [...document.logs, ...document.excerpts]) {
      const log = sliceText(view.log.text, 0, view.log.text.length);
      let shown = 0;
      for (let offset = 0; offset < log.length; offset++) {
        const [span, ...others] = view.map.toPhysical(offset, offset + 1);
        if (!span) {
          // Only what stands for a line break of the mailer, or between records, is nowhere in the text.
          expect(log[offset]).toMatch(/[ \n]/);
          continue;
        }
        shown++;
        expect(others).toEqual([]);
        expect(view.map.toLogical(span.start)).toBe(offset);
        const source = text.slice(span.start, span.end);
        expect(["&lt;", "&gt;", "&amp;"].includes(source) ? source : log[offset]).toBe(source);
      }
      expect(shown).toBeGreaterThan(log.length * 0.9);
    }
  });

  it.each(names)("%s: what belongs to no log has no place in one", (name) => {
    const document = read(name);
    const text = sliceText(document.text, 0, document.text.length);
    for (const sentence of [
      "Hello,",
      "Any ideas",
      "I searched",
      "Pune",
      "regedit",
      "Thanks",
      "happened",
      "C:\\WINDOWS>",
    ]) {
      for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + 1))
        for (const view of document.excerpts) expect(view.map.toLogical(at)).toBeUndefined();
    }
  });

  it("every copy in a thread shows the log: a cursor in a quotation finds its entry", () => {
    const document = read("thread.txt");
    const text = sliceText(document.text, 0, document.text.length);
    let seen = 0;
    for (let at = text.indexOf("error=0x80092003"); at >= 0; at = text.indexOf("error=0x80092003", at + 1)) {
      const hits = document.excerpts.filter((view) => view.map.toLogical(at) !== undefined);
      expect(hits).toHaveLength(1);
      seen++;
    }
    expect(seen).toBe(8);
  });
});

function sourceLine(document: LogDocument, line: number): string {
  return sliceText(document.text, 0, document.text.length).split(/\r\n|\r|\n/)[line - 1]!;
}

describe("a whole incident in one thread", () => {
  it("is the one of the clean logs", () => {
    const separate = [
      "windowsupdate/xp-patch-fails.log",
      "svcpack/xp-three-runs.log",
      "setupapi/xp-service-pack.log",
    ].map((name) => documentOf(fixture(name), `file:///${name}`));
    const plain = (documents: readonly LogDocument[]) =>
      incidentsOfDocuments(documents).map(({ title, chain, remedyQuery }) => ({
        title,
        remedies: builtInKnowledge()
          .remediesFor(remedyQuery)
          .map(({ article }) => article.id),
        chain: chain.map(({ format, entry, relation }) => [format, entry, relation]),
      }));
    expect(plain([read("thread.txt")])).toEqual(plain(separate));
  });

  it("is no second incident beside the logs it quotes", () => {
    const svcpack = documentOf(fixture("svcpack/xp-three-runs.log"), "file:///svcpack.log");
    const incidents = incidentsOfDocuments([read("thread.txt"), svcpack]);
    expect(incidents.filter(({ cause }) => cause.uri === svcpack.uri)).toHaveLength(2);
    expect(incidents).toHaveLength(4);
  });
});

/** Small texts, and the entries each log of theirs must have: `time message`. */
const small: readonly (readonly [name: string, text: string, logs: readonly (readonly string[])[]])[] = [
  [
    "remarks between records end no log",
    `
      That is what I see:
      4.500: 2005/03/02 10:00:00.500 (local)
      4.516: DoInstallation: CleanPFR failed: 0x2
      <-- is this the reason?
      4.531: Start is Present
      Well, I do not think so.
      `,
    [["2005/03/02 10:00:00.500 (local)", "DoInstallation: CleanPFR failed: 0x2", "Start is Present"]],
  ],
  [
    "dots for what was cut are no part of a record",
    `
      Here:
      4.500: 2005/03/02 10:00:00.500 (local)
      ...
      [snip]
      9.531: Update.exe extended error code = 0xf0da
      That was it. I have no more than this, sorry to say.
      `,
    [["2005/03/02 10:00:00.500 (local)", "Update.exe extended error code = 0xf0da"]],
  ],
  [
    "banners name the logs: two of the same format are two logs",
    `
      Two hotfixes, two logs.

      KB917953.log
      ------------
      0.781: 2006/06/19 22:17:30.078 (local)
      0.797: Hotfix started with following command line: -q

      KB918439.log
      ------------
      0.563: 2006/06/19 22:19:11.563 (local)
      0.594: Hotfix started with following command line: -z
      `,
    [
      ["2006/06/19 22:17:30.078 (local)", "Hotfix started with following command line: -q"],
      ["2006/06/19 22:19:11.563 (local)", "Hotfix started with following command line: -z"],
    ],
  ],
  [
    "a reply between quoted lines",
    `
      > 2009-03-09 07:07:32:390 1084 c58 Misc WARNING: Send failed with hr = 80072efd.
      > 2009-03-09 07:07:32:406 1084 c58 Agent   * WARNING: Exit code = 0x80072EFD

      That is your proxy.

      > 2009-03-09 07:07:32:421 1084 e2c AU   # WARNING: Search callback failed, result = 0x80072EFD

      And that is the same again.
      `,
    [
      [
        "WARNING: Send failed with hr = 80072efd.",
        "  * WARNING: Exit code = 0x80072EFD",
        "  # WARNING: Search callback failed, result = 0x80072EFD",
      ],
    ],
  ],
  [
    "a few records of two logs, with prose between",
    `
      In one log I see
      [2009/02/17 08:41:05 1264.7]
      #E157 Default installer failed. Error 0xe0000228: No driver.

      and in the other
      2009-02-17 08:41:06:100 1084 c58 Misc WARNING: Send failed with hr = 80072efd.
      2009-02-17 08:41:06:200 1084 c58 Misc Microsoft signed: Yes

      at the same time.
      `,
    [
      ["[2009/02/17 08:41:05 1264.7]", "Default installer failed. Error 0xe0000228: No driver."],
      ["WARNING: Send failed with hr = 80072efd.", "Microsoft signed: Yes"],
    ],
  ],
  [
    "markdown escapes and entities",
    `
      It says:

      [2009/02/17 08:41:05 1264.7]
      \\#E157 Default installer failed. Error 0xe0000228: a &lt;b&gt; &amp; "c".
      \\#I060 Set selected driver.

      2009-02-17 08:41:06:100 1084 c58 Agent \\*\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*
      2009-02-17 08:41:06:100 1084 c58 Agent \\*\\* START \\*\\*  Agent: Finding updates [CallerId = wusa]
      2009-02-17 08:41:06:100 1084 c58 Misc Searching C:\\\\temp\\*.cab
      `,
    [
      [
        "[2009/02/17 08:41:05 1264.7]",
        'Default installer failed. Error 0xe0000228: a <b> & "c".',
        "Set selected driver.",
      ],
      ["*************", "** START **  Agent: Finding updates [CallerId = wusa]", "Searching C:\\\\temp\\*.cab"],
    ],
  ],
  [
    "HTML that was copied as text",
    `
      &gt; 4.500: 2005/03/02 10:00:00.500 (local)
      &gt; 4.516: InternalFileName of C:\\HAL.DLL is Not Equal To&nbsp;halmacpi.dll
      &gt;&gt; 4.500: 2005/03/02 10:00:00.500 (local)
      &gt;&gt; 4.516: InternalFileName of C:\\HAL.DLL is Not Equal To&nbsp;halmacpi.dll
      `,
    [["2005/03/02 10:00:00.500 (local)", "InternalFileName of C:\\HAL.DLL is Not Equal To halmacpi.dll"]],
  ],
  [
    "two runs with the same words at other times are not one",
    `
      First try:
      0.500: 2005/03/02 10:00:00.500 (local)
      0.516: Start is Present
      9.531: Update.exe extended error code = 0xf0da
      Second try:
      0.600: 2005/03/03 10:00:00.600 (local)
      0.616: Start is Present
      9.731: Update.exe extended error code = 0xf0da
      Nothing helps.
      `,
    [
      [
        "2005/03/02 10:00:00.500 (local)",
        "Start is Present",
        "Update.exe extended error code = 0xf0da",
        "2005/03/03 10:00:00.600 (local)",
        "Start is Present",
        "Update.exe extended error code = 0xf0da",
      ],
    ],
  ],
];

describe("small texts", () => {
  it.each(small)("%s", (_name, text, logs) => {
    const filler = Array.from({ length: 12 }, () => "\nThis is prose.").join("\n");
    const document = documentOf(`${lines(text)}\n${filler}\n`);
    expect(document.formatId).toBe(transcriptId);
    expect(document.logs.map(({ log }) => fieldsOf(log).map((fields) => JSON.parse(fields).message))).toEqual(
      logs.map((messages) => messages.map((message) => message.replace(/\s+/g, " ").trim())),
    );
  });

  it("records of two machines are told apart by their process and their agent start", () => {
    const [wu] = read("two-machines.txt").logs;
    expect(runsOf(wu!.log).map(({ pid }) => pid)).toEqual([1084, 876]);
    expect([5, 40].map((index) => entryAt(wu!.log, index).utcOffset)).toEqual([-300, 330]);
  });
});
