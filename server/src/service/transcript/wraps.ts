import type { LogFormat } from "../formats/format";
import { isTechnical } from "../formats/prose";
import type { Piece } from "../text/textMap";
import { elision, fence, fileNameLine, firstWord, indented, type Line, ruleLine } from "./lines";
import { keepsLines, owns } from "./ownLines";
import { minimumWrapWidth, type Widths, widestMail, widestWrap } from "./widths";

/** A record put back together from the lines it was wrapped over. */
export interface LogicalLine {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** First and last line of the document it stands on. */
  readonly first: number;
  readonly last: number;
}

/** The lines of a record, and what stood before each of them but the first: nothing, a blank, a line's end. */
export interface RecordLines {
  /** Index behind its last line. */
  readonly end: number;
  readonly gaps: readonly string[];
}

/** The record that begins at `start`, as far as its lines tell. */
export function readRecord(lines: readonly Line[], start: number, widths: Widths): RecordLines {
  const format = lines[start]!.starts!;
  const gaps: string[] = [];
  let end = start + 1;
  const take = (): void => {
    gaps.push(gapBefore(lines, start, end, widths));
    end++;
  };
  let isWhole = false;
  if (format.recordLength) {
    const own = linesUpTo(lines, start, widths);
    const length = format.recordLength(own);
    for (let i = 1; i < length; i++) take();
    isWhole = length > 0 && (format.isWhole?.(own.slice(0, length).join("\n")) ?? false);
    // The end of the record was cut off: what cannot be prose is still its text.
    if (length === 0) while (end - start < own.length && isTechnical(own[end - start]!)) take();
  }
  if (!isWhole) while (end < lines.length && continues(lines, start, end, widths)) take();
  return { end, gaps };
}

/** Most lines of a record that keeps its lines. */
const longestRecord = 400;

/** The texts from a record's first line to where another begins or the level of quoting changes. */
function linesUpTo(lines: readonly Line[], start: number, widths: Widths): string[] {
  const { depth, starts: format } = lines[start]!;
  const texts = [indented(lines[start]!)];
  for (let i = start + 1; i < Math.min(lines.length, start + longestRecord); i++) {
    const line = lines[i]!;
    if (line.starts && (line.starts === format || !format!.holdsRecords)) break;
    if (fence.test(line.text) || (line.depth !== depth && !isCutOff(lines, start, i, widths))) break;
    texts.push(indented(line));
  }
  return texts;
}

function continues(lines: readonly Line[], start: number, at: number, widths: Widths): boolean {
  const line = lines[at]!;
  const previous = lines[at - 1]!;
  const { starts, depth, text } = lines[start]!;
  const format = starts!;
  if (line.starts) return isTaken(lines, start, at);
  if (format.hasParagraphs?.(text) && line.depth === depth && paragraphGoesOn(lines, at, format)) return true;
  if (owns(lines, start, at)) return true;
  if (line.isBlank) return false;
  if (line.depth !== depth) return isCutOff(lines, start, at, widths);
  // A stamp with nothing behind it waits for its text, be it a rule of equal signs that did not fit.
  if (at === start + 1 && isStampOnly(previous)) return true;
  if (isFull(previous, widths)) return !fence.test(line.text);
  if (elision.test(line.text) || fileNameLine.test(line.text)) return false;
  if (previous.text.trimEnd().lastIndexOf(" ") > widestWrap) return false;
  const needed = widthBefore(lines, start, at) + 1 + firstWord(line.text).length;
  if (ruleLine.test(line.text)) return goesOnWithRule(lines, start, at, widths);
  const endsSentence = /[.!?]["')]?\s*$/.test(previous.text);
  const mayBeWrapped = needed > minimumWrapWidth && !fitsBeside(lines, start, needed);
  if (mayBeWrapped && needed > widths.wrap) return true;
  if (mayBeWrapped) return !(endsSentence && /^[A-Z]/.test(line.text));
  // Archives drop long words, and what is left looks too short to have been wrapped: then the sentence has to go on.
  return !keepsLines(format) && !endsSentence && goesOn.test(line.text) && nextIsRecord(lines, at);
}

/** A line that looks like another format's, but which this one writes, and the other one cannot be sure of. */
function isTaken(lines: readonly Line[], start: number, at: number): boolean {
  const line = lines[at]!;
  const { starts: format, depth } = lines[start]!;
  if (line.starts === format || line.depth !== depth || lines[at - 1]!.isBlank) return false;
  const isSure = line.starts!.isUnmistakable?.(line.text);
  return !isSure && (owns(lines, start, at) || (isSure === false && isWrapped(lines, start, at)));
}

/** Whether a line fills the console that broke it. */
function isFull({ width }: Line, { console }: Widths): boolean {
  return console > 0 && width === console;
}

/**
 * Whether a line with fewer quote marks is the tail of the one above: a mailer that wraps what it quotes leaves it
 * without.
 */
function isCutOff(lines: readonly Line[], start: number, at: number, widths: Widths): boolean {
  const line = lines[at]!;
  const { depth } = lines[start]!;
  if (line.isBlank || line.depth >= depth || line.depth >= lines[at - 1]!.depth) return false;
  const needed = widthBefore(lines, start, at) + 1 + firstWord(line.text).length;
  return (needed > minimumWrapWidth || isFull(lines[at - 1]!, widths)) && isTail(lines, depth, at);
}

/** How far from a record its neighbours are looked at. */
const neighbourhood = 40;
/** Tabs count for several columns where lines are wrapped, and an archive that turned them into blanks hides them. */
const hiddenColumns = 24;

/**
 * Whether records beside this one are so wide that nobody wrapped them, let alone at `needed` columns. Where a format
 * has lines of its own, any line of several words counts that is as wide: there the next word would have fitted, too.
 */
function fitsBeside(lines: readonly Line[], start: number, needed: number): boolean {
  const { depth, starts: format } = lines[start]!;
  const isExact = keepsLines(format!);
  const isWide = ({ starts, text }: Line): boolean =>
    isExact
      ? text.length >= Math.min(needed, widestMail + 1) && /\S\s+\S/.test(text)
      : starts !== undefined && text.trimEnd().lastIndexOf(" ") > needed + hiddenColumns;
  if (isExact && isWide(lines[start]!)) return true;
  for (const step of [-1, 1]) {
    for (let i = start + step, left = neighbourhood; left > 0; i += step, left--) {
      const line = lines[i];
      if (!line || line.depth !== depth || line.isBlank) break;
      if (isWide(line)) return true;
    }
  }
  return false;
}

/** How a text goes on in the middle of a sentence. */
const goesOn = /^[a-z0-9"'\\({[=]/;

/** Width of the line before `at`, tails without quote marks put back to the line they were cut from. */
function widthBefore(lines: readonly Line[], start: number, at: number): number {
  let width = lines[at - 1]!.width;
  for (let i = at - 1; i > start && lines[i]!.depth < lines[start]!.depth; i--) width += 1 + lines[i - 1]!.width;
  return width;
}

/** A tail stands between two quoted lines, or behind the last one. */
function isTail(lines: readonly Line[], depth: number, at: number): boolean {
  const { text, width } = lines[at]!;
  const next = lines[at + 1];
  if (next !== undefined && !next.isBlank) return next.depth === depth && (width < 40 || goesOn.test(text));
  return width < 60 && goesOn.test(text);
}

/** A message of several paragraphs ends where the next record begins, if that is near enough. */
function paragraphGoesOn(lines: readonly Line[], at: number, format: LogFormat): boolean {
  for (let i = at; i < Math.min(lines.length, at + 8); i++) {
    if (lines[i]!.depth !== lines[at]!.depth || fileNameLine.test(lines[i]!.text)) return false;
    if (lines[i]!.starts) return lines[i]!.starts === format;
  }
  return false;
}

/** A row of the same character that did not fit behind a banner of it or a record's head, or was broken by a console. */
function goesOnWithRule(lines: readonly Line[], start: number, at: number, widths: Widths): boolean {
  const { text, width } = lines[at]!;
  const previous = lines[at - 1]!;
  const rule = text[0]!.repeat(5);
  const before = lines.slice(Math.max(start, at - 8), at).some((line) => line.text.includes(rule));
  const isWide = isFull(previous, widths) || previous.width + 1 + width > minimumWrapWidth;
  return isWide && (before || (at === start + 1 && lines[start]!.starts!.isHeadOnly?.(previous.text) === true));
}

/** Whether the lines from `at` run into another record at the same level of quoting without a break. */
function nextIsRecord(lines: readonly Line[], at: number): boolean {
  for (let i = at + 1; i < Math.min(lines.length, at + 8); i++) {
    const line = lines[i]!;
    if (line.depth !== lines[at]!.depth || line.isBlank || ruleLine.test(line.text)) return false;
    if (line.starts) return true;
  }
  return false;
}

function isStampOnly(line: Line): boolean {
  return line.text.length < 40 && /^\d{1,7}[.,]\d{2,3}:\s*$/.test(line.text);
}

/** What stood before a line of a record: a line's end of the log, a blank where it was wrapped, or what a console shows. */
function gapBefore(lines: readonly Line[], start: number, at: number, widths: Widths): string {
  const line = lines[at]!;
  const previous = lines[at - 1]!;
  const format = lines[start]!.starts!;
  if (isFull(previous, widths)) return line.blanks.slice(line.margin);
  return keepsLines(format) && !isWrapped(lines, start, at) ? "\n" : " ";
}

/** Whether a line of a record that keeps its lines is the rest of the one above, as far as its width tells. */
function isWrapped(lines: readonly Line[], start: number, at: number): boolean {
  const line = lines[at]!;
  const previous = lines[at - 1]!;
  if (line.isBlank || previous.isBlank) return false;
  if (line.depth < lines[start]!.depth) return true;
  if (lines[start]!.starts!.keepsLine?.(indented(line)) || previous.text.trimEnd().lastIndexOf(" ") > widestWrap)
    return false;
  const needed = widthBefore(lines, start, at) + 1 + firstWord(line.text).length;
  return needed > minimumWrapWidth && !fitsBeside(lines, start, needed);
}

/** A record from the lines it stands on. */
export function joinLines(lines: readonly Line[], start: number, { end, gaps }: RecordLines): LogicalLine {
  const parts: string[] = [];
  let length = 0;
  const pieces: Piece[] = [];
  const add = (part: string): void => {
    if (part !== "") parts.push(part);
    length += part.length;
  };
  const format = lines[start]!.starts!;
  for (let i = start; i < end; i++) {
    const line = lines[i]!;
    const gap = i > start ? gaps[i - start - 1]! : "";
    // A wrapped line may keep the blank at which it was broken.
    if (gap !== " " || !/[ \t]$/.test(parts.at(-1) ?? "")) add(gap);
    const blanks = gap === "\n" || (i === start && format.keepsIndent) ? line.blanks.slice(line.margin) : "";
    if (blanks !== "") {
      const { length: size } = blanks;
      pieces.push({ logical: length, logicalLength: size, physical: line.start - size, physicalLength: size });
      add(blanks);
    }
    for (const piece of line.pieces) pieces.push({ ...piece, logical: piece.logical + length });
    add(line.text);
  }
  const text = parts.join("").trimEnd();
  return { text, pieces: clipped(pieces, text.length), first: lines[start]!.line, last: lines[end - 1]!.line };
}

/** Pieces without what lies behind the end of the text. */
function clipped(pieces: readonly Piece[], length: number): Piece[] {
  return pieces
    .filter((piece) => piece.logical < length)
    .map((piece) => {
      const over = piece.logical + piece.logicalLength - length;
      return over <= 0
        ? piece
        : { ...piece, logicalLength: piece.logicalLength - over, physicalLength: piece.physicalLength - over };
    });
}
