import type { LogFormat } from "../formats/format";
import { logFormats } from "../formats/registry";
import type { BareLine } from "./quotes";
import {
  elision,
  endOfRecord,
  fileNameLine,
  joinLines,
  type Line,
  type LogicalLine,
  ruleLine,
  wrapsInsideWords,
  wrapWidth,
} from "./wraps";

export type { LogicalLine } from "./wraps";

/** Consecutive records of one log at one level of quoting. */
export interface Excerpt {
  readonly format: LogFormat;
  readonly depth: number;
  /** Name of the log when a banner above the excerpt gives one. */
  readonly title?: string;
  readonly lines: readonly LogicalLine[];
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
  // Where one excerpt is surely of a format, the others need not show it: a log quoted in small parts, with remarks.
  const certain = new Set(excerpts.filter(isPlausible).map(({ format }) => format));
  return excerpts.filter(({ format }) => certain.has(format));
}

function startedFormat(text: string): LogFormat | undefined {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  return logFormats.find((format) => format.isRecordStart(head));
}

/** A few stamps alone could be anything; the format is asked whether it would take these lines for its own. */
function isPlausible(excerpt: Excerpt): boolean {
  return excerpt.format.detect(excerpt.lines.map((line) => line.text)) > 0.5;
}
