import { firstWord, indented, type Line, ruleLine } from "./lines";
import { keepsLines } from "./ownLines";

/** At which columns the lines of a document were broken. */
export interface Widths {
  /** A next word that would have ended behind this column was put on a line of its own. */
  readonly wrap: number;
  /** Columns of the console that broke lines inside words; 0 where none did. */
  readonly console: number;
}

/** A line can only have been wrapped if the next word did not fit on it; nobody wraps shorter than this. */
export const minimumWrapWidth = 60;
/** A line that could have been broken behind this column and was not, was not wrapped at all. */
export const widestWrap = 100;
/** Mailers wrap at 80 columns at most. */
export const widestMail = 82;
/** Columns that consoles have: 80 before Windows 10 and 120 since, and what people set. */
export const consoleWidths: readonly number[] = [80, 100, 120, 132, 160, 200];

/** Finds both widths in lines that follow a record and begin none. */
export function readWidths(lines: readonly Line[]): Widths {
  return { wrap: wrapWidth(lines), console: widthOfConsole(lines) };
}

/**
 * The column at which this document was wrapped, as far as the lines tell: for lines that go on, the width they would
 * have had with the next word is above it. The lowest tenth is taken, so that a few misplaced lines do not matter.
 */
function wrapWidth(lines: readonly Line[]): number {
  const needed: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    if (!mayGoOn(lines, i) || ruleLine.test(lines[i]!.text)) continue;
    const sum = lines[i - 1]!.width + 1 + firstWord(lines[i]!.text).length;
    if (sum > minimumWrapWidth) needed.push(sum);
  }
  if (needed.length < 10) return minimumWrapWidth;
  needed.sort((a, b) => a - b);
  return Math.min(needed[Math.floor(needed.length / 10)]! - 3, widestWrap);
}

/**
 * Consoles break inside words: many lines that go on then follow one that is exactly as wide as the console, and no
 * record is wider.
 */
function widthOfConsole(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  let long = 0;
  let widest = 0;
  /** The last line that began a record. */
  let start = -1;
  for (let i = 1; i < lines.length; i++) {
    if (lines[i - 1]!.starts) start = i - 1;
    if (lines[i]!.starts) widest = Math.max(widest, lines[i]!.width);
    if (!mayGoOn(lines, i) && !isWithin(lines, start, i)) continue;
    const { width } = lines[i - 1]!;
    if (width > minimumWrapWidth) long++;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const full = (width: number): number => counts.get(width) ?? 0;
  return (
    consoleWidths.find(
      (width) => full(width) > long / 2 && (width === consoleWidths[0] || (width === widest && full(width) > 1)),
    ) ?? 0
  );
}

/** Lines of a record that keeps its lines may be broken wherever they stand in it. */
function isWithin(lines: readonly Line[], start: number, at: number): boolean {
  const format = lines[start]?.starts;
  const line = lines[at]!;
  if (!format || !keepsLines(format) || at - start > longestRecord) return false;
  if (line.starts || line.isBlank || lines[at - 1]!.isBlank || line.depth !== lines[start]!.depth) return false;
  return !format.ownsLine?.(indented(line)) && !format.keepsLine?.(indented(line));
}

const longestRecord = 60;

/** Whether a line that begins no record may be the rest of the one above, which begins one. */
function mayGoOn(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!;
  const previous = lines[at - 1]!;
  if (line.starts || line.isBlank || !previous.starts || line.depth !== previous.depth) return false;
  return !previous.starts.ownsLine?.(indented(line));
}
