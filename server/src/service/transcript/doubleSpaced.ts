import type { Line } from "./lines";
import { keepsLines } from "./ownLines";

/** So many lines in a row must have blank ones between them. */
const leastLines = 10;

/**
 * The lines without the blank one that a forum put behind each: where many lines in a row stand apart by one blank line,
 * or by three where the log has one itself, and records are among them.
 */
export function withoutDoubleSpacing(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  for (let from = 0; from < lines.length; ) {
    const stretch = stretchFrom(lines, from);
    if (stretch.count < leastLines || !holdsRecords(lines, from, stretch.end)) {
      kept.push(...lines.slice(from, stretch.end));
      from = stretch.end;
      continue;
    }
    for (let i = from; i < stretch.end; i++) {
      kept.push(lines[i]!);
      const blanks = blanksFrom(lines, i + 1);
      if (i + 1 + blanks < stretch.end) for (let k = 0; k < (blanks - 1) / 2; k++) kept.push(lines[i + 1 + k]!);
      if (i + 1 + blanks < stretch.end) i += blanks;
    }
    from = stretch.end;
  }
  return kept;
}

/** Lines apart by one or three blank ones: how many there are, and the index behind the last. */
function stretchFrom(lines: readonly Line[], from: number): { readonly count: number; readonly end: number } {
  if (lines[from]!.isBlank) return { count: 0, end: from + 1 };
  let count = 1;
  let end = from + 1;
  while (end < lines.length) {
    const blanks = blanksFrom(lines, end);
    const next = lines[end + blanks];
    if ((blanks !== 1 && blanks !== 3) || next === undefined || next.depth !== lines[from]!.depth) break;
    count++;
    end += blanks + 1;
  }
  return { count, end };
}

function blanksFrom(lines: readonly Line[], at: number): number {
  let count = 0;
  while (count < 4 && lines[at + count]?.isBlank) count++;
  return count;
}

/** Prose has paragraphs of one line, too: a third must be records, unless those have lines of their own. */
function holdsRecords(lines: readonly Line[], from: number, end: number): boolean {
  let records = 0;
  let all = 0;
  let keeps = false;
  for (let i = from; i < end; i++) {
    const { starts, isBlank } = lines[i]!;
    if (!isBlank) all++;
    if (!starts) continue;
    records++;
    keeps ||= keepsLines(starts);
  }
  return records >= 2 && (keeps || records * 3 >= all);
}
