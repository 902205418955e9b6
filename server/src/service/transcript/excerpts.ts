import type { LogFormat } from "../formats/format";
import { logFormats } from "../formats/registry";
import type { Piece } from "../text/textMap";
import type { BareLine } from "./quotes";

/** A record put back together from the lines it was wrapped over. */
export interface LogicalLine {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** First and last line of the document it stands on. */
  readonly first: number;
  readonly last: number;
}

/** Consecutive records of one log at one level of quoting. */
export interface Excerpt {
  readonly format: LogFormat;
  readonly depth: number;
  /** Name of the log when a banner above the excerpt gives one. */
  readonly title?: string;
  readonly lines: readonly LogicalLine[];
}

/** A line can only have been wrapped if the next word did not fit on it; nobody wraps shorter than this. */
const minimumWrapWidth = 60;
const consoleWidth = 80;
const ruleLine = /^([-=*_#~+])\1{3,}$/;
const fileNameLine = /^[\w.$() -]{1,60}\.(?:log|txt)\W{0,3}$/i;
const elision = /^(?:[:.…]|\.{3,}|\[?\(?(?:\.{3}|…|snip(?:ped)?|cut)\)?\]?|```\w*)$/i;

interface Line extends BareLine {
  readonly starts: LogFormat | undefined;
  readonly isBlank: boolean;
}

/** Finds the excerpts of all logs in the lines of a document, in document order. */
export function findExcerpts(bare: readonly BareLine[]): Excerpt[] {
  const lines = bare.map(
    (line): Line => ({ ...line, starts: startedFormat(line.text), isBlank: /^\s*$/.test(line.text) }),
  );
  const width = wrapWidth(lines);
  const joinsWords = wrapsInsideWords(lines);
  const excerpts: Excerpt[] = [];
  let current: { format: LogFormat; depth: number; title: string | undefined; lines: LogicalLine[] } | undefined;
  let title: { name: string; line: number; depth: number } | undefined;
  const close = (): void => {
    if (current)
      excerpts.push({
        format: current.format,
        depth: current.depth,
        lines: current.lines,
        ...(current.title && { title: current.title }),
      });
    current = undefined;
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    if (!line.starts) {
      if (fileNameLine.test(line.text)) {
        title = { name: line.text.replace(/\W+$/, ""), line: i, depth: line.depth };
        close();
      } else if (!line.isBlank && !elision.test(line.text) && !ruleLine.test(line.text)) {
        close();
      }
      i++;
      continue;
    }
    if (current && (current.format !== line.starts || current.depth !== line.depth)) close();
    const near = title !== undefined && title.depth === line.depth && i - title.line <= 4;
    current ??= { format: line.starts, depth: line.depth, title: near ? title!.name : undefined, lines: [] };
    const end = endOfRecord(lines, i, width);
    current.lines.push(joinLines(lines.slice(i, end), joinsWords));
    i = end;
  }
  close();
  return excerpts.filter(isPlausible);
}

function startedFormat(text: string): LogFormat | undefined {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  return logFormats.find((format) => format.isRecordStart(head));
}

/** A few stamps alone could be anything; the format is asked whether it would take these lines for its own. */
function isPlausible(excerpt: Excerpt): boolean {
  return excerpt.format.detect(excerpt.lines.map((line) => line.text)) > 0.5;
}

/** The index after the last line of the record that starts at `start`. */
function endOfRecord(lines: readonly Line[], start: number, width: number): number {
  let end = start + 1;
  while (end < lines.length && continues(lines, start, end, width)) end++;
  return end;
}

function continues(lines: readonly Line[], start: number, at: number, width: number): boolean {
  const line = lines[at]!;
  const previous = lines[at - 1]!;
  if (line.starts || line.isBlank) return false;
  const needed = previous.width + 1 + firstWord(line.text).length;
  if (line.depth !== lines[start]!.depth) {
    // A mailer that wraps what it quotes leaves the tail without a quote mark, between two quoted lines.
    const next = lines[at + 1];
    return (
      line.depth < previous.depth &&
      next !== undefined &&
      next.depth === lines[start]!.depth &&
      needed > minimumWrapWidth &&
      line.width < 40
    );
  }
  // A stamp with nothing behind it waits for its text, be it a rule of equal signs that did not fit.
  if (at === start + 1 && isStampOnly(previous)) return true;
  if (ruleLine.test(line.text) || fileNameLine.test(line.text) || elision.test(line.text)) return false;
  const endsSentence = /[.!?]["')]?\s*$/.test(previous.text);
  if (needed > width) return true;
  if (needed > minimumWrapWidth) return !(endsSentence && /^[A-Z]/.test(line.text));
  // Archives drop long words, and what is left looks too short to have been wrapped: then the sentence has to go on.
  return !endsSentence && /^[a-z0-9"'\\({]/.test(line.text) && nextIsRecord(lines, at);
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
function wrapWidth(lines: readonly Line[]): number {
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
  return Math.min(needed[Math.floor(needed.length / 10)]! - 3, 100);
}

/** Consoles of 80 columns break inside words: then most wrapped lines are exactly that long. */
function wrapsInsideWords(lines: readonly Line[]): boolean {
  let full = 0;
  let wrapped = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const previous = lines[i - 1]!;
    if (line.starts || line.isBlank || !previous.starts || line.depth !== previous.depth) continue;
    wrapped++;
    if (previous.width === consoleWidth) full++;
  }
  return full >= 2 && full > wrapped / 2;
}

function joinLines(lines: readonly Line[], joinsWords: boolean): LogicalLine {
  let text = "";
  const pieces: Piece[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (i > 0 && !(joinsWords && lines[i - 1]!.width === consoleWidth) && !text.endsWith(" ") && !text.endsWith("\t"))
      text += " ";
    for (const piece of line.pieces) pieces.push({ ...piece, logical: piece.logical + text.length });
    text += line.text;
  }
  return { text: text.trimEnd(), pieces, first: lines[0]!.line, last: lines[lines.length - 1]!.line };
}
