import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLogDocument, type LogDocument, updateLogDocument } from "../../../server/src/service/document";
import { findingsOf } from "../../../server/src/service/findings";
import { logFormats } from "../../../server/src/service/formats/registry";
import { runsOf } from "../../../server/src/service/log";
import { lineAt, offsetAt, sliceText } from "../../../server/src/service/text/logText";
import { cleanLogs, entriesOf, fixture, fixturesIn, incidentsOfDocuments } from "../../support/core";

/** Everything handed out about a document, without the objects that differ by identity only. */
function snapshot(document: LogDocument): unknown {
  return {
    text: sliceText(document.text, 0, document.text.length),
    formatId: document.formatId,
    logs: document.logs.map(({ log, name }) => ({
      name,
      unrecognized: log.unrecognizedLines,
      entries: entriesOf(log),
      runs: runsOf(log),
      findings: findingsOf(log),
    })),
    incidents: incidentsOfDocuments([document]),
  };
}

interface Edit {
  readonly line: number;
  readonly character: number;
  /** Lines it reaches over. */
  readonly reach: number;
  readonly endCharacter: number;
  readonly text: string;
}

const allLines = cleanLogs.flatMap(({ name }) => fixture(name).split(/\r\n|\r|\n/));
const pieces = [
  "",
  "\n",
  "\r\n",
  "\r",
  " ",
  "\0",
  "\ufeff",
  "0x80070005",
  " failed with error 0x5",
  "FATAL: ",
  "> ",
  "[2003/05/14 22:10:09 616.3 Driver Install]\r\n",
  "#E157 Default installer failed. Error 5: Access is denied.\r\n",
  "0.109: 2007/01/10 18:22:07.250 (local)\r\n",
  "0.094: ================================================================================\r\n",
  "5.110: Update.exe extended error code = 0xf01e\r\n",
  "2008-11-20\t17:58:41:703\t 932\td1c\tMisc\t===========  Logging initialized (build: 7.2.6001.788, tz: -0330)  ===========\r\n",
  ">>>  [Device Install - PCI\\VEN_1AF4]\r\n>>>  Section start 2023/09/04 07:41:10.102\r\n",
  "<<<  [Exit status: FAILURE(0x00000005)]\r\n",
  "     dvi: {",
  "2021-04-13 14:31:08, Error                 DISM   DISM.EXE: Failed (hr:0x80070005)\r\n",
  "2021-04-13 10:12:03, Info                  CBS    Exec: Session processing started.\r\n",
  "]LOG]!><time=",
  "<![LOG[",
  "=== Verbose logging started: 3/21/2024  10:11:11  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\x.exe ===\r\n",
  "Action ended 10:11:13: INSTALL. Return value 3.\r\n",
  "Event Type:\tError\r\nEvent Source:\tNtServicePack\r\n",
  '"',
  "\t",
  "Some words of the author.\n",
];

const edits = (reach: number): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.record({
      line: fc.nat(),
      // Often whole lines: that is how sections and runs come and go.
      character: fc.oneof(fc.constant(0), fc.nat(140)),
      reach: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(reach)),
      endCharacter: fc.oneof(fc.constant(0), fc.nat(140)),
      text: fc.oneof(
        fc.constantFrom(...pieces),
        fc
          .array(fc.constantFrom(...allLines), { maxLength: 12 })
          .map((some) => some.map((each) => `${each}\r\n`).join("")),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  );

/** The text after an edit, computed without the code under test for anything but the two offsets. */
function edited(document: LogDocument, text: string, edit: Edit) {
  const line = edit.line % document.text.lineCount;
  const last = Math.min(document.text.lineCount - 1, line + edit.reach);
  const start = { line, character: Math.min(edit.character, lineAt(document.text, line).length) };
  const end = { line: last, character: Math.min(edit.endCharacter, lineAt(document.text, last).length) };
  const [a, b] = [offsetAt(document.text, start), offsetAt(document.text, end)].sort((x, y) => x - y) as [
    number,
    number,
  ];
  return { range: { start, end }, text: text.slice(0, a) + edit.text + text.slice(b) };
}

function check(source: string, changes: readonly Edit[]): void {
  let document = createLogDocument("file:///a.log", source);
  // What is kept with the blocks must be there before the edits, as in an editor that has shown the log.
  snapshot(document);
  let text = source;
  for (const [index, change] of changes.entries()) {
    const next = edited(document, text, change);
    document = updateLogDocument(document, [{ range: next.range, text: change.text }], index + 1);
    text = next.text;
    if (index % 2 === 0) snapshot(document);
  }
  expect(snapshot(document)).toEqual(snapshot(createLogDocument("file:///a.log", text)));
}

/** The longest log of each format. */
const longest = logFormats.map(
  ({ id }) =>
    cleanLogs
      .filter(({ format }) => format === id)
      .map(({ name }) => name)
      .sort((a, b) => fixture(b).length - fixture(a).length)[0]!,
);

/** Set `FUZZ` to a number to search that many times as long. */
const effort = Number(process.env.FUZZ ?? 1);

describe("after any edits a document is what it would be if read afresh", () => {
  it.each([...cleanLogs.map(({ name }) => name), ...fixturesIn("transcripts")])("%s", (name) => {
    const source = fixture(name);
    fc.assert(
      fc.property(edits(12), (changes) => check(source, changes)),
      { numRuns: 8 * effort },
    );
  });

  it.each(longest)("%s, repeated to several blocks", (name) => {
    const source = fixture(name);
    const long = source.repeat(Math.ceil(140_000 / source.length));
    fc.assert(
      fc.property(edits(400), (changes) => check(long, changes)),
      { numRuns: 3 * effort },
    );
  });

  it("one change without a range replaces the text", () => {
    const before = createLogDocument("file:///a.log", fixture("svcpack/hotfix-success.log"));
    const text = fixture("setupapi/xp-devices.log");
    const after = updateLogDocument(before, [{ text }], 2);
    expect(after.version).toBe(2);
    expect(snapshot(after)).toEqual(snapshot(createLogDocument("file:///a.log", text)));
  });
});
