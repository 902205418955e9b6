import type { LogFormat } from "../formats/format";
import { isTechnical } from "../formats/prose";
import { elision, fileNameLine, firstWord, indented, type Line, ruleLine } from "./lines";
import { minimumWrapWidth } from "./widths";

/** Whether records of this format have lines of their own, so that not every line below one is its wrapped rest. */
export function keepsLines(format: LogFormat): boolean {
  return format.ownsLine !== undefined || format.recordLength !== undefined;
}

/** So many blank lines may stand between a record and what it goes on with. */
const longestGap = 3;

/**
 * Whether a line without the mark of a record belongs to the record that begins at `start`: the format knows it, or it
 * is no prose and stands tightly between records.
 */
export function owns(lines: readonly Line[], start: number, at: number): boolean {
  const format = lines[start]!.starts!;
  const line = lines[at]!;
  if (!format.ownsLine || line.depth !== lines[start]!.depth) return false;
  if (line.isBlank) {
    for (let i = at + 1; i <= Math.min(lines.length - 1, at + longestGap); i++) {
      const next = lines[i]!;
      if (!next.isBlank) return next.depth === line.depth && !next.starts && format.ownsLine(indented(next));
    }
    return false;
  }
  return format.ownsLine(indented(line)) || (!line.starts && isBetween(lines, start, at));
}

/** So far below may the next record be. */
const reach = 60;

function isBetween(lines: readonly Line[], start: number, at: number): boolean {
  const { text, depth } = lines[at]!;
  if (lines[at - 1]!.isBlank || !mayBeOutput(text)) return false;
  const next = lines[at + 1];
  const announces = next !== undefined && !next.starts && isTechnical(next.text) && leadsTo(lines[at]!, next);
  if (!isTechnical(text) && !announces) return false;
  for (let i = at + 1; i < Math.min(lines.length, at + reach); i++) {
    const line = lines[i]!;
    if (line.isBlank || line.depth !== depth) return false;
    if (line.starts) return line.starts === lines[start]!.starts;
  }
  return false;
}

/** Whether a line says that the next one comes, or was broken before its first word since that is long. */
function leadsTo({ text, width }: Line, next: Line): boolean {
  return text.endsWith(":") || width + 1 + firstWord(next.text).length > minimumWrapWidth;
}

/** An arrow at the record above, and somebody who speaks of himself or to the reader. */
const remark = /^(?:<?[-=]{1,4}>|<[-=]{1,4}|\^|\/\/)|(?:^|[\s(])(?:I|I'm|I've|my|you|your|we)(?=[\s,.:;?!']|$)/;

function mayBeOutput(text: string): boolean {
  return !remark.test(text) && !fileNameLine.test(text) && !elision.test(text) && !ruleLine.test(text);
}
