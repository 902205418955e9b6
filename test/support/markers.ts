// Marks in texts: `$0` for the cursor, «…» for ranges. The only way tests name a place.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Position, Range } from "vscode-languageserver-types";
import { createLogDocument, type LogDocument, lineAt, offsetAt, positionAt } from "../../server/src/service";

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "../fixtures");

/** A log from `test/fixtures`, under the address `file:///<name>`. */
export function fixture(path: string): LogDocument {
  return createLogDocument(`file:///${path.split("/").at(-1)}`, readFileSync(join(fixtures, path), "latin1"));
}

/** A text without its marks, the place of `$0`, and the ranges. */
export function readMarks(source: string): {
  readonly text: string;
  readonly cursor: number | undefined;
  readonly ranges: readonly (readonly [number, number])[];
} {
  const ranges: [number, number][] = [];
  let text = "";
  let cursor: number | undefined;
  for (const part of source.split(/(\$0|«|»)/)) {
    if (part === "$0") cursor = text.length;
    else if (part === "«") ranges.push([text.length, text.length]);
    else if (part === "»") ranges[ranges.length - 1]![1] = text.length;
    else text += part;
  }
  return { text, cursor, ranges };
}

/** The position of `$0` in the `nth` place (0-based, negative from the end) where the document holds the marked text. */
export function at(document: LogDocument, marked: string, nth = 0): Position {
  const { text, cursor } = readMarks(marked);
  if (cursor === undefined) throw new Error(`No $0 in ${marked}`);
  const whole = wholeText(document);
  const places: number[] = [];
  for (let i = whole.indexOf(text); i >= 0; i = whole.indexOf(text, i + 1)) places.push(i);
  const place = places.at(nth);
  if (place === undefined) throw new Error(`${document.uri} does not hold ${text} ${nth}`);
  return positionAt(document.text, place + cursor);
}

/** The text a range covers, line ends as `⏎`. */
export function covered(document: LogDocument, range: Range): string {
  return wholeText(document)
    .slice(offsetAt(document.text, range.start), offsetAt(document.text, range.end))
    .replace(/\r\n|\r|\n/g, "⏎");
}

/** The lines that bear ranges, numbered from 1, with the ranges marked; a range over several lines is marked on each. */
export function shown(document: LogDocument, ranges: readonly Range[]): string[] {
  const byLine = new Map<number, [number, number][]>();
  for (const { start, end } of ranges) {
    for (let line = start.line; line <= end.line; line++) {
      const from = line === start.line ? start.character : 0;
      const to = line === end.line ? end.character : lineAt(document.text, line).length;
      byLine.set(line, [...(byLine.get(line) ?? []), [from, to]]);
    }
  }
  return [...byLine.keys()]
    .sort((a, b) => a - b)
    .map((line) => {
      let text = lineAt(document.text, line);
      for (const [from, to] of byLine.get(line)!.sort((a, b) => b[0] - a[0])) {
        text = `${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`;
      }
      return `${line + 1}: ${text}`;
    });
}

/** The whole document as a range. */
export function everything(document: LogDocument): Range {
  return { start: { line: 0, character: 0 }, end: positionAt(document.text, document.text.length) };
}

function wholeText({ text }: LogDocument): string {
  return text.blocks.map(({ source, start, end }) => source.slice(start, end)).join("");
}
