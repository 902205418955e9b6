import type { LogFormat } from "../formats/format";
import { isTechnical } from "../formats/prose";
import { logFormats } from "../formats/registry";
import { fence, firstWord, type Line } from "./lines";
import { minimumWrapWidth } from "./widths";

/** Formats whose records may begin like any text and are known by their ends. */
const known = (): readonly LogFormat[] => logFormats.filter(({ endMarks, opensRecord }) => endMarks && opensRecord);

/** Over so many lines the fields at the end of a record may have been wrapped. */
const longestEnd = 4;
/** So many lines above its end a record's text may begin. */
const longestText = 40;

/**
 * Lines that begin a record which only its end tells: the older syntax of Configuration Manager, and a record whose first
 * lines were cut off. The lines above such an end are its text as far as they were wrapped or cannot be prose.
 */
export function markByEnd(lines: Line[]): Line[] {
  for (const format of known()) {
    // Behind the record above.
    let free = 0;
    for (let i = 0; i < lines.length; ) {
      const line = lines[i]!;
      const isEnd = !line.isBlank && format.endMarks!.some((mark) => line.text.includes(mark));
      const length = isEnd || line.starts === format ? lengthOf(lines, i, format) : 0;
      if (length > 0 && !format.opensRecord!(line.text)) {
        const start = firstLine(lines, i, free, format.endMarks!);
        for (let at = start; at <= i; at++) lines[at] = { ...lines[at]!, starts: at === start ? format : undefined };
      }
      i += Math.max(1, length);
      if (length > 0) free = i;
    }
  }
  return lines;
}

/** Lines from `at` to the end of the record that ends there; 0 when there is none. */
function lengthOf(lines: readonly Line[], at: number, format: LogFormat): number {
  const isStart = format.opensRecord!(lines[at]!.text);
  const texts: string[] = [];
  for (let i = at; i < Math.min(lines.length, at + (isStart ? 400 : longestEnd)); i++) {
    if (i > at && (lines[i]!.starts === format || (!isStart && lines[i]!.isBlank))) break;
    texts.push(lines[i]!.text);
  }
  return format.recordLength?.(texts) ?? 0;
}

/** The line where the text begins that ends at `end`. */
function firstLine(lines: readonly Line[], end: number, free: number, marks: readonly string[]): number {
  let start = end;
  while (start > free && end - start < longestText) {
    const above = lines[start - 1]!;
    const line = lines[start]!;
    if (above.isBlank || above.starts || above.depth !== line.depth || fence.test(above.text)) break;
    if (marks.some((mark) => above.text.includes(mark))) break;
    const isWrapped = above.width + 1 + firstWord(line.text).length > minimumWrapWidth;
    if (!isWrapped && !isTechnical(above.text)) break;
    start--;
  }
  return start;
}
