import type { LogFormat } from "../formats/format";
import { logFormats } from "../formats/registry";
import { withoutDoubleSpacing } from "./doubleSpaced";
import { markByEnd } from "./endMarks";
import { elision, fileNameLine, type Line, ruleLine } from "./lines";
import type { BareLine } from "./quotes";
import { settleShared } from "./sharedColumns";
import { readWidths } from "./widths";
import { joinLines, type LogicalLine, readRecord } from "./wraps";

export type { LogicalLine } from "./wraps";

/** Consecutive records of one log at one level of quoting. */
export interface Excerpt {
  readonly format: LogFormat;
  readonly depth: number;
  /** Name of the log when a banner above the excerpt gives one. */
  readonly title?: string;
  readonly lines: readonly LogicalLine[];
}

/** Whether a text begins a record of any format. */
export function beginsRecord(text: string): boolean {
  return startedFormat(text) !== undefined;
}

/** Finds the excerpts of all logs in the lines of a document, in document order. */
export function findExcerpts(bare: readonly BareLine[]): Excerpt[] {
  const lines = settleShared(markByEnd(readLines(bare)));
  const widths = readWidths(lines);
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
    const record = readRecord(lines, i, widths);
    current.lines.push(joinLines(lines, i, record));
    i = record.end;
  }
  close();
  // Where one excerpt is surely of a format, the others need not show it: a log quoted in small parts, with remarks.
  const certain = new Set(excerpts.filter(isPlausible).map(({ format }) => format));
  return excerpts.filter(({ format }) => certain.has(format));
}

/** The lines with what they are to the formats, and with the margin of the block they stand in. */
function readLines(bare: readonly BareLine[]): Line[] {
  const lines = withoutDoubleSpacing(
    bare.map((line): Line => {
      const isBlank = /^[\s\0]*$/.test(line.text);
      return { ...line, starts: isBlank ? undefined : startedFormat(line.text), isBlank, margin: 0 };
    }),
  );
  let margin = 0;
  for (let from = 0; from < lines.length; ) {
    const { depth, isBlank } = lines[from]!;
    let to = from + 1;
    while (!isBlank && to < lines.length && !lines[to]!.isBlank && lines[to]!.depth === depth) to++;
    if (!isBlank) {
      const block = lines.slice(from, to);
      const own = block.reduce((least, { blanks }) => Math.min(least, blanks.length), Number.POSITIVE_INFINITY);
      // What a record goes on with behind a blank line may be indented as a whole.
      const goesOn = block.every(({ starts }) => !starts) && from > 0 && lines[from - 1]!.depth === depth;
      margin = goesOn ? Math.min(own, margin) : own;
    }
    for (let i = from; i < to; i++) {
      const line = lines[i]!;
      lines[i] = { ...line, margin, width: line.width + Math.max(0, line.blanks.length - margin) };
    }
    from = to;
  }
  return lines;
}

function startedFormat(text: string): LogFormat | undefined {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  return logFormats.find((format) => format.isRecordStart(head));
}

/** A few stamps alone could be anything; the format is asked whether it would take these lines for its own. */
function isPlausible(excerpt: Excerpt): boolean {
  return excerpt.format.detect(excerpt.lines.flatMap(({ text }) => text.split("\n"))) > 0.5;
}
