import type { Range } from "vscode-languageserver-types";
import { summaryTextLength } from "../correlation/summary";
import { codeCell, codeSpan, escapeMarkdown } from "../features/shared/markdown";
import { shownClock, shownTime } from "../features/shared/time";
import { documentNames } from "./names";
import type { ReportContext } from "./types";

/** A place as reports name it. */
export interface NamedPlace {
  readonly uri: string;
  /** Name of the log, which in a transcript is not that of the document. */
  readonly log: string;
  readonly range: Range;
}

/** Ways to put text into a report: whatever comes from a log is redacted first and then made to stay text. */
export interface ReportText {
  /** Words of ours with parts of a log in them. */
  prose(text: string): string;
  /** Text of a log. */
  code(text: string, limit?: number): string;
  /** The same in a cell of a table. */
  cell(text: string, limit?: number): string;
  /** Text of a log that goes into a block of code. */
  plain(text: string): string;
  /** Name of a document. */
  name(uri: string): string;
  /** `svcpack.log:16`, with a link where there is one; fit for a table too. */
  place(place: NamedPlace): string;
  /** Clock, with the date when the report is not about one day; empty when unknown. */
  time(time: number): string;
}

/** The text tools of one report; `times` are those it is about, to see whether they are of one day. */
export function reportText(context: ReportContext, uris: Iterable<string>, times: readonly number[]): ReportText {
  const { redaction } = context;
  const plain = (text: string): string => redaction?.apply(text) ?? text;
  const names = documentNames(uris);
  const name = (uri: string): string => plain(context.nameOf?.(uri) ?? names.get(uri) ?? uri);
  const quoted = new Set(context.summaries.filter(({ isQuoted }) => isQuoted).map(({ uri }) => uri));
  const days = new Set(times.filter((time) => !Number.isNaN(time)).map((time) => shownTime(time).slice(0, 10)));
  return {
    prose: (text) => escapeMarkdown(plain(text)),
    code: (text, limit) => codeSpan(plain(text), limit),
    cell: (text, limit) => codeCell(plain(text), limit),
    plain,
    name,
    place({ uri, log, range }) {
      const label = codeCell(`${name(uri)}:${range.start.line + 1}`, 400);
      // Addresses bear the names of folders, and so of users.
      const target = redaction === undefined ? context.linkOf?.(uri, range) : undefined;
      const shown = target === undefined ? label : `[${label}](<${safeTarget(target)}>)`;
      return quoted.has(uri) ? `${shown} (${codeCell(plain(log))})` : shown;
    },
    time: (time) => (days.size > 1 ? shownTime(time) : shownClock(time)),
  };
}

/** A link's target may hold the name of a file: nothing in it can end the link, the cell or the line, or hide. */
function safeTarget(target: string): string {
  return target
    .replace(/[\s\\<>|`\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, encodeURIComponent)
    .replace(/&/g, "\\&");
}

/** A table of markdown; the cells are markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The items with those in the middle left out when there are more than `limit`, and how many that are. */
export function shortened<T>(
  items: readonly T[],
  limit: number,
): { readonly head: readonly T[]; readonly tail: readonly T[]; readonly left: number } {
  if (items.length <= limit) return { head: items, tail: [], left: 0 };
  const tail = Math.floor(limit / 3);
  return { head: items.slice(0, limit - tail), tail: items.slice(-tail), left: items.length - limit };
}

/** What a place says, without the mark that the update agent puts before details. */
export function wordsOf({ text }: { readonly text: string }): string {
  return withoutHalfWord(text).replace(/^\s*[*:#]\s+/, "");
}

/** Half of a name at the end of a text that was cut would not be known for what it is. */
function withoutHalfWord(text: string): string {
  const blank = text.length < summaryTextLength ? -1 : text.lastIndexOf(" ");
  return blank > text.length / 2 ? `${text.slice(0, blank)}…` : text;
}
