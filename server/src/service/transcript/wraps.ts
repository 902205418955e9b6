import type { LogFormat } from "../formats/format";
import type { Piece } from "../text/textMap";
import type { BareLine } from "./quotes";

/** A bare line with what it is to the formats. */
export interface Line extends BareLine {
  /** The format that begins a record with it. */
  readonly starts: LogFormat | undefined;
  readonly isBlank: boolean;
}

/** A record put back together from the lines it was wrapped over. */
export interface LogicalLine {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** First and last line of the document it stands on. */
  readonly first: number;
  readonly last: number;
}

/** A line can only have been wrapped if the next word did not fit on it; nobody wraps shorter than this. */
const minimumWrapWidth = 60;
/** A line that could have been broken behind this column and was not, was not wrapped at all. */
const widestWrap = 100;
/** Columns of a Windows console, which breaks lines inside words. */
export const consoleWidth = 80;
/** A row of one character, as people put above and below a title. */
export const ruleLine = /^([-=*_#~+])\1{3,}$/;
/** A title that is a file name. */
export const fileNameLine = /^[\w.$() -]{1,60}\.(?:log|txt)\W{0,3}$/i;
/** What stands for lines that were cut, opens a code block, or parts a signature from its mail (RFC 3676). */
export const elision =
  /^(?:[:.…]|\.{3,}|[[(<{*-]{0,6} ?(?:\.{3}|…|snip(?:ped)?|cut) ?[\])>}*-]{0,6}|(?:```|~~~) ?\w*|-- ?)$/i;

/** The index after the last line of the record that starts at `start`. */
export function endOfRecord(lines: readonly Line[], start: number, width: number): number {
  const { starts } = lines[start]!;
  if (starts?.recordLength) return start + Math.max(1, starts.recordLength(linesUpTo(lines, start)));
  let end = start + 1;
  while (end < lines.length && continues(lines, start, end, width)) end++;
  return end;
}

/** Most lines of a record that keeps its lines. */
const longestRecord = 400;

/** The texts from a record's first line to where another begins or the level of quoting changes. */
function linesUpTo(lines: readonly Line[], start: number): string[] {
  let end = start + 1;
  while (end < lines.length && end < start + longestRecord) {
    if (lines[end]!.starts || lines[end]!.depth !== lines[start]!.depth) break;
    end++;
  }
  return lines.slice(start, end).map(({ text }) => text);
}

function continues(lines: readonly Line[], start: number, at: number, width: number): boolean {
  const line = lines[at]!;
  const previous = lines[at - 1]!;
  if (line.starts) return false;
  const { starts, depth, text } = lines[start]!;
  if (starts?.hasParagraphs?.(text) && line.depth === depth && paragraphGoesOn(lines, at, starts)) return true;
  if (line.isBlank) return false;
  const needed = widthBefore(lines, start, at) + 1 + firstWord(line.text).length;
  if (line.depth < depth && line.depth < previous.depth) return needed > minimumWrapWidth && isTail(lines, depth, at);
  if (line.depth !== depth) return false;
  // A stamp with nothing behind it waits for its text, be it a rule of equal signs that did not fit.
  if (at === start + 1 && isStampOnly(previous)) return true;
  if (previous.text.trimEnd().lastIndexOf(" ") > widestWrap) return false;
  if (ruleLine.test(line.text)) return goesOnWithRule(lines, start, at);
  if (fileNameLine.test(line.text) || elision.test(line.text)) return false;
  const endsSentence = /[.!?]["')]?\s*$/.test(previous.text);
  const mayBeWrapped = needed > minimumWrapWidth && !fitsBeside(lines, start, needed);
  if (mayBeWrapped && needed > width) return true;
  if (mayBeWrapped) return !(endsSentence && /^[A-Z]/.test(line.text));
  // Archives drop long words, and what is left looks too short to have been wrapped: then the sentence has to go on.
  return !endsSentence && goesOn.test(line.text) && nextIsRecord(lines, at);
}

/** How far from a record its neighbours are looked at. */
const neighbourhood = 40;
/** Tabs count for several columns where lines are wrapped, and an archive that turned them into blanks hides them. */
const hiddenColumns = 24;

/** Whether records beside this one are so wide that nobody wrapped them, let alone at `needed` columns. */
function fitsBeside(lines: readonly Line[], start: number, needed: number): boolean {
  const { depth } = lines[start]!;
  const isWide = ({ starts, text }: Line): boolean =>
    starts !== undefined && text.trimEnd().lastIndexOf(" ") > needed + hiddenColumns;
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

/**
 * A mailer that wraps what it quotes leaves the tail of a line without a quote mark, between two quoted lines, or
 * behind the last one.
 */
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

/** A row of the same character that did not fit behind a banner of it, or was broken by a console. */
function goesOnWithRule(lines: readonly Line[], start: number, at: number): boolean {
  const { text, width } = lines[at]!;
  const previous = lines[at - 1]!;
  const rule = text[0]!.repeat(5);
  const before = lines.slice(Math.max(start, at - 8), at).some((line) => line.text.includes(rule));
  return before && (previous.width === consoleWidth || previous.width + 1 + width > minimumWrapWidth);
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

function firstWord(text: string): string {
  const end = text.search(/\s/);
  return end < 0 ? text : text.slice(0, end);
}

/**
 * The column at which this document was wrapped, as far as the lines tell: for lines that go on, the width they would
 * have had with the next word is above it. The lowest tenth is taken, so that a few misplaced lines do not matter.
 */
export function wrapWidth(lines: readonly Line[]): number {
  const needed: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const previous = lines[i - 1]!;
    if (line.starts || line.isBlank || !previous.starts || line.depth !== previous.depth || ruleLine.test(line.text))
      continue;
    const sum = previous.width + 1 + firstWord(line.text).length;
    if (sum > minimumWrapWidth) needed.push(sum);
  }
  if (needed.length < 10) return minimumWrapWidth;
  needed.sort((a, b) => a - b);
  return Math.min(needed[Math.floor(needed.length / 10)]! - 3, widestWrap);
}

/** Consoles of 80 columns break inside words: then most wrapped lines are exactly that long. */
export function wrapsInsideWords(lines: readonly Line[]): boolean {
  let full = 0;
  let wrapped = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const previous = lines[i - 1]!;
    if (line.starts || line.isBlank || !previous.starts || line.depth !== previous.depth) continue;
    wrapped++;
    if (previous.width === consoleWidth) full++;
  }
  return full > wrapped / 2;
}

/** A record from the lines it stands on. */
export function joinLines(lines: readonly Line[], joinsWords: boolean): LogicalLine {
  const parts: string[] = [];
  let length = 0;
  const pieces: Piece[] = [];
  const add = (part: string): void => {
    if (part !== "") parts.push(part);
    length += part.length;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (i > 0) add(gap(parts.at(-1) ?? "", lines[0]!, lines[i - 1]!, line, joinsWords));
    for (const piece of line.pieces) pieces.push({ ...piece, logical: piece.logical + length });
    add(line.text);
  }
  const text = parts.join("").trimEnd();
  return { text, pieces: clipped(pieces, text.length), first: lines[0]!.line, last: lines[lines.length - 1]!.line };
}

/** Whether a line of a record that keeps its lines is the rest of the one above, as far as its width tells. */
function isWrapped(format: LogFormat, previous: Line, line: Line): boolean {
  return !format.keepsLine?.(line.text) && previous.width + 1 + firstWord(line.text).length > minimumWrapWidth;
}

/** What stood between two lines of a record: a blank, or where a console broke it only the blanks it shows itself. */
function gap(last: string, first: Line, previous: Line, line: Line, joinsWords: boolean): string {
  if (first.starts?.recordLength && !isWrapped(first.starts, previous, line)) return "\n";
  const indent = Math.max(0, line.indent - first.indent);
  const width = previous === first ? previous.width : previous.width + Math.max(0, previous.indent - first.indent);
  if (joinsWords && width === consoleWidth) return " ".repeat(indent);
  return last.endsWith(" ") || last.endsWith("\t") ? "" : " ";
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
