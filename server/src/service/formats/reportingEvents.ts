import { entryMessage, entryStart, type Log, landmarksOf, rawTime } from "../log";
import type { TextBlock } from "../text/blocks";
import { sliceText } from "../text/logText";
import { createEntryBuilder, EntryKind, Level, unknownTime } from "./entries";
import type { LogFormat, Operation, Run } from "./format";
import { createReportRow, type ReportRow, readReportRow } from "./reportingEventsRow";
import { isBlankBetween } from "./scan";

interface State {
  /** The text of a row may have lines of its own; a blank line ends it. */
  readonly mayContinue: boolean;
}

/**
 * ReportingEvents.log of the Windows Update agent: what it reports to its server, a row an event. Each row states its
 * offset from UTC. The component is the event's name, or its number where the row has no name.
 */
export const reportingEventsFormat: LogFormat<State> = {
  id: "reportingevents-log",
  name: "Windows Update reporting events",
  fileName: "ReportingEvents.log",
  initialState: { mayContinue: false },
  sameState: (a, b) => a.mayContinue === b.mayContinue,
  parseBlock,
  isRecordStart: (line) => isRow(line) || wrappedRow.test(line),
  isUnmistakable: isRow,
  detect,
  runs,
  operations,
};

/** What a mailer that wraps leaves on the first line of a row: the event's id and its time, or the date of it. */
const wrappedRow =
  /^\ufeff? ?\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}[\t ]{1,8}\d{4}-\d\d-\d\d(?:[\t ]*$|[\t ]{1,8}\d\d:\d\d:\d\d:\d{3}[+-]\d{4}(?:[\t ]|$))/i;

function isRow(line: string): boolean {
  return readReportRow(line, skipMark(line, 0), line.length, createReportRow());
}

/** The offset after a byte order mark and a blank that copies put before a row. */
function skipMark(source: string, at: number): number {
  let p = at;
  if (source.charCodeAt(p) === 0xfeff) p++;
  if (source.charCodeAt(p) === 32) p++;
  return p;
}

/** What a cut leaves of a row at the end of a text. */
const cutRow = /^\{[0-9A-Fa-f-]{0,36}(?:\}\t|\}?\ufffd?$)/;

function detect(lines: readonly string[]): number {
  let rows = lines.filter(isRow).length;
  if (rows === 0) return 0;
  // Rows are long, so those that were cut at both ends are much of a short piece.
  if (!isRow(lines[0]!) && lines[0]!.split("\t").length > 2) rows++;
  const last = lines.at(-1)!;
  if (!isRow(last) && cutRow.test(last)) rows++;
  return rows / lines.length;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const row = createReportRow();
  let { mayContinue } = state;
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const start = skipMark(source, from);
    if (readReportRow(source, start, to, row)) {
      fields.start = start - block.start;
      fields.message = row.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      fields.level = row.isFailure ? Level.error : Level.info;
      fields.time = row.time;
      fields.utcOffset = row.utcOffset;
      fields.component = row.name;
      const index = builder.add();
      const mark = markOf(row);
      if (mark) builder.landmark(index, mark);
      mayContinue = true;
    } else if (isBlankBetween(source, from, to)) {
      mayContinue = false;
    } else if (!mayContinue) {
      builder.addPlain(start - block.start, line, unknownTime);
    }
  }
  return { entries: builder.build(), state: { mayContinue } };
}

/** Events that begin or end the installation of an update, or end a search. */
function markOf({ event, name, isSuccess }: ReportRow): string | undefined {
  // Other events of an installation that succeeded, such as those that ask for a restart, say so in their name.
  if (event === 183 || name.startsWith("AGENT_INSTALLING_SUCCEEDED")) return isSuccess ? "installed" : "failed";
  if (event === 181) return "started";
  if (event === 182) return "failed";
  return event === 147 && isSuccess ? "searched" : undefined;
}

/** The columns of a row once more, with offsets of the log's text; undefined for an entry that is no row. */
export function reportedUpdate(log: Log, entry: number): string | undefined {
  const start = entryStart(log, entry);
  const text = sliceText(log.text, start, start + 500);
  const row = createReportRow();
  return readReportRow(text, 0, text.length, row) ? text.slice(row.update, row.update + 38).toUpperCase() : undefined;
}

const lastColumns = /^(?:[^\t]*\t){7}([^\t]*)/;

/** The sentence of a row for people, in the system's language; the whole message where the columns are lost. */
export function reportedText(message: string): string {
  return (lastColumns.exec(message)?.[1] ?? message).trim();
}

/** The log tells of no processes: it is one run, from its first row to its last. */
function runs(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const last = log.entryCount - 1;
  return [
    {
      index: 0,
      first: 0,
      last,
      title: "Reported events",
      timeBase: 0,
      timeSource: 0,
      get startTime() {
        return rawTime(log, 0);
      },
      get endTime() {
        return rawTime(log, last);
      },
    },
  ];
}

/** An installation lasts from the event that it started to the event with its result, for the same update. */
function operations(log: Log, run: Run): readonly Operation[] {
  const found: { first: number; last: number; title: string }[] = [];
  const open = new Map<string, number>();
  for (const { entry, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    if (kind === "searched") continue;
    const update = reportedUpdate(log, entry) ?? "";
    const title = reportedText(entryMessage(log, entry)).slice(0, 200);
    if (kind === "started") {
      open.set(update, found.push({ first: entry, last: entry, title }) - 1);
      continue;
    }
    const index = open.get(update);
    open.delete(update);
    if (index === undefined) found.push({ first: entry, last: entry, title });
    else found[index] = { first: found[index]!.first, last: entry, title };
  }
  return found;
}
