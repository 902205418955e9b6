import { type LogText, lineAt, lineStart } from "../text/logText";
import type { Piece } from "../text/textMap";
import { escapesOf, isEscapedLine } from "./escapes";
import { endsBlock, recordsOnLine, withoutMarkup } from "./markup";
import { isSelected, searchPrefixes } from "./prefixes";
import { consoleWidths } from "./widths";

/** A line of the document without what quoting and markup put before it. */
export interface BareLine {
  readonly line: number;
  /** Number of quote marks before it. */
  readonly depth: number;
  readonly text: string;
  /** Offset in the document of each stretch of `text`, relative to `text`. */
  readonly pieces: readonly Piece[];
  /** Blanks between the quote marks and `text`. */
  readonly blanks: string;
  /** Offset in the document behind these blanks. */
  readonly start: number;
  /** Length as it was sent: without quote marks, with the escapes. */
  readonly width: number;
}

/** Two blanks behind `>>>` and a title, or the stamp: setupapi.dev.log's own mark, which no quotation has. */
const sectionMark = String.raw`(?:>|&gt;){3}(?:(?: |&nbsp;|\u00a0){2}\\?\[(?!\d{4}\/|SetupAPI)|(?: |&nbsp;|\u00a0){1,2}(?:Section start \d|\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}: Section))`;
/** `>`, `> >> >`, `AB>`, `|` and `&gt;`, as mail and news programs write them. */
const quoteMarks = new RegExp(
  String.raw`^(?:(?![ \t]{0,3}${sectionMark})[ \t]{0,3}(?:[A-Za-z]{1,3}(?=>))?(?:>|&gt;|\|(?=[ \t])|»)){1,40}[ \t]?`,
);
/** The mark before a title when HTML has made one blank of two; the stamp below it tells. */
const narrowMark = /(?:>|&gt;){3} $/;
const sectionStart = new RegExp(`^${sectionMark}`);
const narrowTitle = /^\[(?!\d{4}\/|SetupAPI)/;
const mark = />|&gt;|\||»/g;
/** Deeper than any format indents a line, and than a code block in a list is. */
const blanksBefore = /^[ \t]{1,60}/;
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
  "\\\\": "\\",
};
/** Longer lines are not mail; they are left as they are. */
const maximumLength = 20_000;

/** How a line begins: its quotation marks and what is left of it. */
interface Quoted {
  readonly source: string;
  readonly depth: number;
  /** Offset behind the marks, a blank after them included. */
  readonly skipped: number;
  readonly marks: string;
}

/** Most characters of quote marks before a line. */
const longestMarks = 200;

/**
 * The first `count` lines of the text, laid bare; several for a line on which records run together. `isRecord` says
 * whether a text begins a record of any format. Of each line `longest` characters are read at most.
 */
export function bareLines(
  text: LogText,
  isRecord: (text: string) => boolean,
  count: number = text.lineCount,
  longest = Number.POSITIVE_INFINITY,
): BareLine[] {
  const sourceAt = (line: number): string | undefined =>
    line < 0 || line >= count ? undefined : lineAt(text, line).slice(0, longest);
  const quoted: Quoted[] = [];
  for (let line = 0; line < count; line++) quoted.push(readQuotes(sourceAt, line, quoted[line - 1]?.marks ?? ""));
  const prefixes = searchPrefixes(
    quoted.map(({ source, skipped }) => source.slice(skipped, skipped + longestMarks * 2)),
    isRecord,
  );
  const escapes = escapesOf(quoted.map(({ source }) => source));
  return quoted.flatMap((line, index) =>
    bareLine(line, index, lineStart(text, index), prefixes.get(index) ?? 0, isEscapedLine(line.source, escapes)),
  );
}

/** A console may break a line before `>`, which then is no quotation: nothing stands between it and the next character. */
const brokenOff = /^(?:[A-Za-z]{0,3}>{1,3})(?![> \t])/;

/** The end of a C++ name that was wrapped inside its brackets: `> >::Suspend(1075)`. */
const bracketsOfName = /^[> ]{1,40}::\w/;

/** `above` are the marks of the line above, which a line has too that begins with `>` of its own. */
function readQuotes(sourceAt: (line: number) => string | undefined, line: number, above: string): Quoted {
  const source = sourceAt(line)!;
  const start = byteOrderMark.test(source) ? 1 : 0;
  const plain = { source, depth: 0, skipped: start, marks: "" };
  if (source.length > maximumLength) return plain;
  if (isSelected(sourceAt, line)) return { ...plain, skipped: start + 2 };
  const ownMarks = [above, above.trimEnd()].find((marks) => source.startsWith(marks)) ?? "";
  if (bracketsOfName.test(source) || (isBehindFullLine(sourceAt, line, above) && isBrokenOff(source, ownMarks))) {
    const marks = ownMarks;
    return { ...plain, depth: marks.match(mark)?.length ?? 0, skipped: start + marks.length, marks };
  }
  let marks = quoteMarks.exec(source.slice(start, start + longestMarks))?.[0] ?? "";
  // Below a line that is quoted with `>>> ` another one may go on with a bracket.
  if (marks.length < above.length && source.startsWith(above, start)) marks = above;
  const narrow = narrowMark.exec(marks);
  if (narrow && narrowTitle.test(source.slice(start + marks.length))) {
    const below = sourceAt(line + 1)?.slice(start + marks.length - narrow[0].length);
    if (below && sectionStart.test(below)) marks = marks.slice(0, narrow.index);
  }
  let skipped = start + marks.length;
  if (source.charCodeAt(skipped) === 0xfeff) skipped++;
  return { source, depth: marks.match(mark)?.length ?? 0, skipped, marks };
}

function isBehindFullLine(sourceAt: (line: number) => string | undefined, line: number, marks: string): boolean {
  const above = sourceAt(line - 1);
  return above !== undefined && consoleWidths.includes(above.length - marks.length);
}

function isBrokenOff(source: string, marks: string): boolean {
  return brokenOff.test(source.slice(marks.length, marks.length + 8));
}

/** Whether a line is a quotation of a record: quote marks, and behind them what `isRecord` takes. */
export function isQuotedRecord(line: string, isRecord: (text: string) => boolean): boolean {
  const marks = quoteMarks.exec(line.slice(0, longestMarks))?.[0];
  return marks !== undefined && !bracketsOfName.test(line) && isRecord(line.slice(marks.length).trimStart());
}

/** One line laid bare, as several where records run together on it; `offset` is where it starts in the document. */
function bareLine(
  quoted: Quoted,
  line: number,
  offset: number,
  prefix: number,
  isEscaped: boolean,
): readonly BareLine[] {
  const { source, depth, marks } = quoted;
  const isLong = source.length > maximumLength;
  let skipped = quoted.skipped + prefix;
  const marksEnd = prefix > 0 ? skipped : skipped - (marks.length - marks.trimEnd().length);
  if (source.charCodeAt(skipped) === 0xfeff) skipped++;
  // Markdown code blocks and lists are indented.
  const indent = blanksBefore.exec(source.slice(skipped, skipped + 80));
  if (indent) skipped += indent[0].length;
  const rest = withoutTableEdge(source.slice(skipped), marks);
  const bare = (from: number, to: number): BareLine => {
    const part = rest.slice(from, to);
    const own = isLong ? { from: 0, to: part.length } : withoutMarkup(part);
    const { text, pieces } = withoutEscapes(
      part.slice(own.from, own.to),
      offset + skipped + from + own.from,
      isEscaped,
    );
    return {
      line,
      depth,
      text,
      pieces,
      blanks: source.slice(marksEnd, skipped),
      start: offset + skipped,
      width: own.to,
    };
  };
  if (isLong) return [bare(0, rest.length)];
  const parts = recordsOnLine(rest, true) ?? [{ from: 0, to: rest.length }];
  const lines = parts.map(({ from, to }) => bare(from, to));
  // What comes behind the end of a block does not go on with the log in it.
  if (endsBlock(rest)) lines.push({ ...bare(rest.length, rest.length), width: 0 });
  return lines;
}

/** A row of a table ends with the mark it begins with. */
function withoutTableEdge(rest: string, marks = ""): string {
  const trimmed = marks.includes("|") ? rest.trimEnd() : "";
  if (trimmed === "|") return "";
  return trimmed.endsWith(" |") ? trimmed.slice(0, -2) : rest;
}

/** What markdown escapes, the backslash itself among it. */
const escapedAnywhere = /&(?:lt|gt|amp|quot|nbsp|#39);|\\(?=[#_*[\]<>`~|])|\\\\|\u00a0/g;

function withoutEscapes(rest: string, physical: number, isEscaped: boolean): { text: string; pieces: Piece[] } {
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
    const pattern = isEscaped ? escapedAnywhere : escaped;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      if (match[0] === "\\" && !isEscaped && !isEscape(rest, match.index)) continue;
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
