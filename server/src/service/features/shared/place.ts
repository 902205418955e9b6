import type { Position, Range } from "vscode-languageserver-types";
import type { LogDocument } from "../../document";
import { rangeOf } from "../../documentRange";
import { entriesBetweenLines, entryEnd, entryIndexAtOffset, entryStart, type Log } from "../../log";
import { lastAtOrBelow, lineAt, lineStart, offsetAt, positionAt, rangeBetween, sliceText } from "../../text/logText";
import { identityMap } from "../../text/textMap";
import type { LogView } from "../../transcript/transcript";

export { rangeOf } from "../../documentRange";

/** An entry of a log as a document shows it. */
export interface ShownEntry {
  readonly view: LogView;
  readonly entry: number;
}

/** A place of a document that shows a log; `offset` is one of the log. */
export interface Place extends ShownEntry {
  readonly offset: number;
}

/** A stretch of one line of a transcript and the log it shows. */
interface Segment {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly view: LogView;
}

interface Segments {
  readonly list: readonly Segment[];
  readonly starts: Float64Array;
  readonly lines: Uint32Array;
}

const segmentsOfDocument = new WeakMap<LogDocument, Segments>();

/** Whether the document is the log itself, so that offsets of both are the same. */
export function isPlainLog(document: LogDocument): boolean {
  return document.logs.length === 1 && document.logs[0]!.map === identityMap;
}

/** The stretches of a transcript that show a log, in document order. The best copy of a record stands for the whole log. */
function segmentsOf(document: LogDocument): Segments {
  const known = segmentsOfDocument.get(document);
  if (known) return known;
  const byStart = new Map<number, Segment>();
  for (const view of [...document.logs, ...document.excerpts]) {
    for (const { start, end } of view.map.toPhysical(0, view.log.text.length)) {
      if (end <= start || byStart.has(start)) continue;
      byStart.set(start, { line: positionAt(document.text, start).line, start, end, view });
    }
  }
  const list = [...byStart.values()].sort((a, b) => a.start - b.start);
  const starts = Float64Array.from(list, (segment) => segment.start);
  const lines = Uint32Array.from(list, (segment) => segment.line);
  const segments = { list, starts, lines };
  segmentsOfDocument.set(document, segments);
  return segments;
}

/** The entry at a position; undefined in prose, in quote marks, before the first entry and in a text that is no log. */
export function placeAt(document: LogDocument, position: Position): Place | undefined {
  if (document.logs.length === 0) return undefined;
  return placeAtOffset(document, offsetAt(document.text, position));
}

function placeAtOffset(document: LogDocument, physical: number): Place | undefined {
  let view = document.logs[0]!;
  let offset: number | undefined = physical;
  if (!isPlainLog(document)) {
    const { list, starts } = segmentsOf(document);
    const segment = list[lastAtOrBelow(starts, physical)];
    if (!segment || physical < segment.start || physical > segment.end) return undefined;
    view = segment.view;
    offset = view.map.toLogical(physical);
    if (offset === undefined) return undefined;
  }
  const entry = entryIndexAtOffset(view.log, offset);
  return entry === undefined ? undefined : { view, entry, offset };
}

/** The entries that stand on some lines of a document (0-based, both included), in document order. */
export function* entriesOnLines(document: LogDocument, firstLine: number, lastLine: number): Generator<ShownEntry> {
  if (document.logs.length === 0) return;
  if (isPlainLog(document)) {
    const view = document.logs[0]!;
    const { first, end } = entriesBetweenLines(view.log, firstLine, lastLine);
    for (let entry = first; entry < end; entry++) yield { view, entry };
    return;
  }
  const { list, lines } = segmentsOf(document);
  let last: ShownEntry | undefined;
  for (let i = firstIndexOfLine(lines, firstLine); i < list.length && lines[i]! <= lastLine; i++) {
    const { start, end, view } = list[i]!;
    const from = placeAtOffset(document, start);
    const to = placeAtOffset(document, end - 1);
    if (!from || !to) continue;
    for (let entry = from.entry; entry <= to.entry; entry++) {
      if (last?.view === view && last.entry === entry) continue;
      last = { view, entry };
      yield last;
    }
  }
}

/** Lines (both included) of a transcript that show no log: what people wrote around the excerpts. None in a log file. */
export function* proseLines(document: LogDocument, firstLine: number, lastLine: number): Generator<number> {
  if (document.logs.length === 0 || isPlainLog(document)) return;
  const { lines } = segmentsOf(document);
  let next = firstIndexOfLine(lines, firstLine);
  for (let line = Math.max(0, firstLine); line <= Math.min(lastLine, document.text.lineCount - 1); line++) {
    while (next < lines.length && lines[next]! < line) next++;
    if (lines[next] !== line) yield line;
  }
}

function firstIndexOfLine(lines: Uint32Array, line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]! < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ranges of the document that show a span of a log, each on one line, none empty unless the span is. */
export function lineRanges(document: LogDocument, view: LogView, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (const span of view.map.toPhysical(start, end)) {
    const range = rangeBetween(document.text, span.start, span.end);
    for (let line = range.start.line; line <= range.end.line; line++) {
      const from = line === range.start.line ? range.start.character : 0;
      const to = line === range.end.line ? range.end.character : lineAt(document.text, line).length;
      if (to > from || start === end) ranges.push(rangeOnLine(line, from, to));
    }
  }
  return mergeAdjacent(ranges);
}

const rangeOnLine = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

/** An unescaped character (`&lt;`) is a piece of its own; what stands next to it on the line belongs to the same range. */
function mergeAdjacent(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && last.end.line === range.start.line && last.end.character === range.start.character) {
      merged[merged.length - 1] = { start: last.start, end: range.end };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

/** The range of an entry, from its first character to its last. */
export function entryRangeOf(document: LogDocument, { view, entry }: ShownEntry): Range | undefined {
  return rangeOf(document, view, entryStart(view.log, entry), entryEnd(view.log, entry));
}

/** Line of the document (0-based) at which an entry is shown. */
export function lineOfEntry(document: LogDocument, { view, entry }: ShownEntry): number | undefined {
  const span = view.map.toPhysical(entryStart(view.log, entry), entryStart(view.log, entry))[0];
  return span && positionAt(document.text, span.start).line;
}

/** Longest stretch of an entry that is looked at around a position: a log may be 1 MB on one line. */
const windowLength = 16_384;

/** Text of a log with the offset of its first character. */
export interface TextWindow {
  readonly text: string;
  readonly base: number;
}

/** The text of an entry, line ends as blanks so that offsets stay; of a very long one only the part around `offset`. */
export function entryText(log: Log, entry: number, offset = 0): TextWindow {
  const start = entryStart(log, entry);
  const end = entryEnd(log, entry);
  const base = Math.max(start, Math.min(offset - windowLength / 2, end - windowLength));
  const text = sliceText(log.text, base, Math.min(end, base + windowLength)).replace(/[\r\n]/g, " ");
  return { text, base };
}

/** A line of the document as a text window, for places that show no log; very long lines are cut around `offset`. */
export function proseText(document: LogDocument, line: number, offset = 0): TextWindow {
  const start = lineStart(document.text, line);
  const text = lineAt(document.text, line);
  const from = Math.max(0, Math.min(offset - start - windowLength / 2, text.length - windowLength));
  return { text: text.slice(from, from + windowLength), base: start + from };
}
