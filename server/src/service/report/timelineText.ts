import type { Range } from "vscode-languageserver-types";
import { precisionOf } from "../correlation/clock";
import type { LogDocument } from "../document";
import { rangeOf } from "../documentRange";
import { shownOffset } from "../features/shared/time";
import { entryAt, entryEnd, entryMessage, entryStart, type Log } from "../log";
import { shorten } from "../text/printable";
import type { LogView } from "../transcript/transcript";
import { offsetOf } from "./environment";
import type { EntryStream } from "./streams";
import type { TimelineOptions } from "./timeline";

const messageLength = 500;
const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Component and message of an entry on one line, the indentation of the message kept; empty for a blank entry. */
export function entryText(log: Log, entry: number, plain: (text: string) => string): string {
  const { component } = entryAt(log, entry);
  const message = shorten(plain(entryMessage(log, entry)).trimEnd(), messageLength);
  return component === undefined ? message : `${plain(component)}  ${message}`.trimEnd();
}

/** Where the document shows an entry. */
export function entryRange(document: LogDocument, view: LogView, entry: number): Range {
  return rangeOf(document, view, entryStart(view.log, entry), entryEnd(view.log, entry)) ?? nowhere;
}

/**
 * Makes `svcpack.log:16`, as wide as the widest of some streams; a text that quotes several logs has the name of the log
 * too. Lines are 0-based.
 */
export function placeColumn(
  streams: readonly EntryStream[],
  nameOf: (uri: string) => string,
  plain: (text: string) => string,
): (stream: EntryStream, line: number) => string {
  const suffixes = new Map<LogView, string>();
  const labels = new Map<string, string>();
  let width = 0;
  for (const { document, view } of streams) {
    labels.set(document.uri, labels.get(document.uri) ?? nameOf(document.uri));
    suffixes.set(view, document.logs.length > 1 ? ` (${plain(view.name)})` : "");
    const lines = String(document.text.lineCount).length;
    width = Math.max(width, labels.get(document.uri)!.length + 1 + lines + suffixes.get(view)!.length);
  }
  return ({ document, view }, line) => `${labels.get(document.uri)}:${line + 1}${suffixes.get(view)}`.padEnd(width);
}

/** What the timeline is of, as notes. */
export function titleLines({
  documents,
  logs,
  streams,
  options,
  plain,
  nameOf,
}: {
  readonly documents: readonly LogDocument[];
  readonly logs: readonly LogDocument[];
  readonly streams: readonly EntryStream[];
  readonly options: TimelineOptions;
  plain(text: string): string;
  nameOf(uri: string): string;
}): string[] {
  const { incident } = options;
  const names = [...new Set(streams.map(({ document }) => nameOf(document.uri)))].join(", ");
  const lines = incident
    ? [`# ${incident.id}: ${plain(incident.title)}`, `# The entries of its runs and of its time in ${names}`]
    : [`# All entries of ${names || "no log"}`];
  const left = documents.filter((document) => document.formatId !== undefined && !logs.includes(document));
  if (left.length > 0)
    lines.push(`# Left out, since they quote logs: ${left.map(({ uri }) => nameOf(uri)).join(", ")}`);
  lines.push(zoneLine(streams, options, nameOf));
  const coarse = new Set(
    streams
      .filter(({ view }) => precisionOf(view.log.format.id) > 1)
      .map(({ document, view }) => (document.logs.length > 1 ? plain(view.name) : nameOf(document.uri))),
  );
  if (coarse.size > 0)
    lines.push(`# Whole seconds of ${[...coarse].join(", ")} stand at their end, after the finer times of that second`);
  lines.push("# > the cause   ! states an error   ? states a warning", "#");
  return lines;
}

function zoneLine(
  streams: readonly EntryStream[],
  { incident, summaries = [] }: TimelineOptions,
  nameOf: (uri: string) => string,
): string {
  const known = offsetOf(incident ? incident.report.time : lastTime(streams), summaries, incident);
  if (!known) return "# Times are local; the logs do not tell the time zone";
  const { uri, line, text } = known.source;
  return `# Times are local, UTC${shownOffset(known.offset)}: ${nameOf(uri)}:${line + 1} says ${text}`;
}

function lastTime(streams: readonly EntryStream[]): number {
  let last = Number.NaN;
  for (const { times } of streams) for (const time of times) if (!(time <= last) && !Number.isNaN(time)) last = time;
  return last;
}
