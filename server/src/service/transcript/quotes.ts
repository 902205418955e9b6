import { type LogText, lineAt, lineStart } from "../text/logText";
import type { Piece } from "../text/textMap";
import { endsBlock, recordsOnLine, withoutMarkup } from "./markup";

/** A line of the document without what quoting and markup put before it. */
export interface BareLine {
  readonly line: number;
  /** Number of quote marks before it. */
  readonly depth: number;
  readonly text: string;
  /** Offset in the document of each stretch of `text`, relative to `text`. */
  readonly pieces: readonly Piece[];
  /** Blanks between the quote marks and `text`. */
  readonly indent: number;
  /** Length as it was sent: without quote marks, with the escapes. */
  readonly width: number;
}

/**
 * `>`, `> >> >`, `AB>`, `|` and `&gt;`, as mail and news programs write them; not the `>>>  [title]` that opens a
 * section of setupapi.dev.log.
 */
const quoteMarks =
  /^(?:(?![ \t]{0,3}>>> {2}(?:\[(?!\d{4}\/|SetupAPI)|Section start |\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}: Section))[ \t]{0,3}(?:[A-Za-z]{1,3}(?=>))?(?:>|&gt;|\|(?=[ \t])|»)){1,40}[ \t]?/;
const mark = />|&gt;|\||»/g;
const byteOrderMark = /^\ufeff/;
/** What markdown and HTML put in place of a character that means something to them. */
const escaped = /&(?:lt|gt|amp|quot|nbsp|#39);|\\(?=[#_*[\]<>`~|])|\u00a0/g;
const meanings: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "\u00a0": " ",
  "\\": "",
};
/** Longer lines are not mail; they are left as they are. */
const maximumLength = 20_000;

/** Every line of the text, laid bare. */
export function bareLines(text: LogText): BareLine[] {
  const lines: BareLine[] = [];
  for (let line = 0; line < text.lineCount; line++)
    for (const bare of bareLine(lineAt(text, line), line, lineStart(text, line))) lines.push(bare);
  return lines;
}

/** One line laid bare, as several where records run together on it; `offset` is where it starts in the document. */
export function bareLine(source: string, line: number, offset: number): readonly BareLine[] {
  const start = byteOrderMark.test(source) ? 1 : 0;
  let skipped = start;
  let depth = 0;
  const isLong = source.length > maximumLength;
  const quote = isLong ? null : quoteMarks.exec(source.slice(skipped, skipped + 200));
  if (quote) {
    depth = quote[0].match(mark)?.length ?? 0;
    skipped += quote[0].length;
  }
  const marksEnd = start + (quote?.[0].trimEnd().length ?? 0);
  // Markdown code blocks and lists are indented; no format here begins a record with a blank.
  const indent = /^[ \t]{1,12}/.exec(source.slice(skipped, skipped + 16));
  if (indent) skipped += indent[0].length;
  const rest = withoutTableEdge(source.slice(skipped), quote?.[0]);
  const bare = (from: number, to: number): BareLine => {
    const part = rest.slice(from, to);
    const own = isLong ? { from: 0, to: part.length } : withoutMarkup(part);
    const { text, pieces } = withoutEscapes(part.slice(own.from, own.to), offset + skipped + from + own.from);
    return { line, depth, text, pieces, indent: skipped - marksEnd, width: part.length };
  };
  if (isLong) return [bare(0, rest.length)];
  const parts = recordsOnLine(rest) ?? [{ from: 0, to: rest.length }];
  const lines = parts.map(({ from, to }) => bare(from, to));
  // What comes behind the end of a block does not go on with the log in it.
  if (endsBlock(rest)) lines.push({ ...bare(rest.length, rest.length), width: 0 });
  return lines;
}

/** A row of a table ends with the mark it begins with. */
function withoutTableEdge(rest: string, marks = ""): string {
  const trimmed = marks.includes("|") ? rest.trimEnd() : "";
  return trimmed.endsWith(" |") ? trimmed.slice(0, -2) : rest;
}

function withoutEscapes(rest: string, physical: number): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  let done = 0;
  const take = (to: number): void => {
    if (to > done)
      pieces.push({
        logical: text.length,
        logicalLength: to - done,
        physical: physical + done,
        physicalLength: to - done,
      });
    text += rest.slice(done, to);
    done = to;
  };
  if (rest.length <= maximumLength) {
    escaped.lastIndex = 0;
    for (let match = escaped.exec(rest); match; match = escaped.exec(rest)) {
      if (match[0] === "\\" && !isEscape(rest, match.index)) continue;
      take(match.index);
      const meaning = meanings[match[0]]!;
      pieces.push({
        logical: text.length,
        logicalLength: meaning.length,
        physical: physical + done,
        physicalLength: match[0].length,
      });
      text += meaning;
      done += match[0].length;
    }
  }
  take(rest.length);
  return { text, pieces };
}

/**
 * A path may well hold `\_`, `\[` or `\*`. A backslash stands for an escape at the start of the text, and before the
 * marks of a banner (`\*\*\*`, `\#`) where a blank or another one of them comes first.
 */
function isEscape(rest: string, at: number): boolean {
  if (at === 0) return true;
  if (rest[at + 1] !== "#" && rest[at + 1] !== "*") return false;
  return /[\s#*>]/.test(rest[at - 1]!);
}
