import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  applyChange,
  createLogText,
  lineAt,
  lineStart,
  offsetAt,
  positionAt,
  sliceText,
} from "../../../server/src/service/text/logText";

const characters = fc.constantFrom("a", "b", "\n", "\r", "\r\n", " ", "ü", "line of some length ");
const texts = fc.array(characters, { maxLength: 60 }).map((parts) => parts.join(""));
const longTexts = fc
  .tuple(texts, fc.integer({ min: 1, max: 4000 }))
  .map(([text, times]) => text.repeat(times).slice(0, 90_000));

describe("LogText", () => {
  it("has the lines, offsets and positions of the reference text document", () => {
    fc.assert(
      fc.property(texts, fc.nat(80), (source, at) => {
        const text = createLogText(source);
        const reference = TextDocument.create("test:", "log", 1, source);
        expect(text.lineCount).toBe(reference.lineCount);
        expect(text.length).toBe(source.length);
        expect(sliceText(text, 0, source.length)).toBe(source);
        expect(positionAt(text, at)).toEqual(reference.positionAt(at));
        for (let line = 0; line < text.lineCount; line++) {
          const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
          expect(lineStart(text, line)).toBe(reference.offsetAt(range.start));
          expect(lineAt(text, line)).toBe(reference.getText(range).replace(/\r?\n$|\r$/, ""));
        }
      }),
    );
  });

  it("is after any edit what it would be if built afresh", () => {
    const edit = fc.record({ a: fc.nat(), b: fc.nat(5000), text: texts });
    fc.assert(
      fc.property(longTexts, fc.array(edit, { maxLength: 6 }), (source, edits) => {
        let text = createLogText(source);
        let reference = TextDocument.create("test:", "log", 1, source);
        for (const { a, b, text: inserted } of edits) {
          const start = a % (text.length + 1);
          const range = { start: positionAt(text, start), end: positionAt(text, start + b) };
          expect(offsetAt(text, range.start)).toBe(reference.offsetAt(range.start));
          text = applyChange(text, { range, text: inserted });
          reference = TextDocument.update(reference, [{ range, text: inserted }], reference.version + 1);
          const expected = reference.getText();
          // The library counts "\r" and "\n" apart when an edit brings them together, so its lines are computed afresh.
          reference = TextDocument.create("test:", "log", reference.version, expected);
          expect(sliceText(text, 0, text.length)).toBe(expected);
          expect(text.lineCount).toBe(createLogText(expected).lineCount);
          expect(positionAt(text, start)).toEqual(reference.positionAt(start));
          for (const block of text.blocks.slice(0, -1)) expect("\r\n").toContain(block.source[block.end - 1]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("shares every block an edit does not touch", () => {
    const source = "a line of a log that is long enough\r\n".repeat(20_000);
    const before = createLogText(source);
    const after = applyChange(before, {
      range: { start: { line: 10_000, character: 3 }, end: { line: 10_000, character: 3 } },
      text: "x",
    });
    const shared = after.blocks.filter((block) => before.blocks.includes(block)).length;
    expect(shared).toBeGreaterThanOrEqual(before.blocks.length - 2);
  });
});
