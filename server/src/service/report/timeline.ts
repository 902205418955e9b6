import type { Range } from "vscode-languageserver-types";
import type { LogSummary } from "../correlation/summary";
import type { Incident } from "../correlation/types";
import type { LogDocument } from "../document";
import { shownTime } from "../features/shared/time";
import { transcriptId } from "../formats/ids";
import { formatSpan } from "../formats/time";
import { printable } from "../text/printable";
import { documentNames } from "./names";
import { nearestEntries } from "./nearest";
import { mergedByTime, streamsOf } from "./streams";
import { allEntries, entriesOfIncident } from "./timelineChoice";
import { chainPlaces, failurePlaces, marksOf } from "./timelineMarks";
import { entryRange, entryText, placeColumn, titleLines } from "./timelineText";
import type { ShownLogs } from "./types";

export interface TimelineOptions extends ShownLogs {
  /** The incident to show; without it everything. */
  readonly incident?: Incident | undefined;
  /** All incidents of these logs: their causes are marked. */
  readonly incidents?: readonly Incident[];
  /** What the logs say of their clock. */
  readonly summaries?: readonly LogSummary[];
  /** Most lines; 20 000 without it. */
  readonly limit?: number;
}

/** Where a line of a timeline comes from. */
export interface TimelineLink {
  /** Line of the timeline, 0-based. */
  readonly line: number;
  readonly uri: string;
  /** The entry, from its first character to its last. */
  readonly range: Range;
}

export interface Timeline {
  readonly text: string;
  readonly links: readonly TimelineLink[];
}

const lineLimit = 20_000;
/** Lines that are kept for notes: a twentieth of them, and those at the top in any case. */
const noteShare = 20;
const leastNotes = 12;
/** A pause in an incident that is worth a note, in milliseconds. */
const pause = 60_000;

/**
 * The entries of several logs merged by time, one a line: local time (23 characters, blank when unknown), log and line
 * in one column, ` | `, a mark (`>` a cause, `!` states an error, `?` a warning), component and message. Lines that begin
 * with `#` are notes. Entries of one log keep their order. Beyond the limit the entries nearest to failures are shown,
 * and notes say how many are left out.
 */
export function renderTimeline(documents: readonly LogDocument[], options: TimelineOptions = {}): Timeline {
  const { incident, incidents = [], redaction } = options;
  const plain = (text: string): string => printable(redaction?.apply(text) ?? text);
  const limit = Math.max(2 * leastNotes, options.limit ?? lineLimit);
  const logs = incident ? documents : withoutQuotations(documents);
  const streams = streamsOf(logs);
  const choice = incident ? entriesOfIncident(incident, streams) : allEntries(streams);
  const centres = incident ? chainPlaces(incident) : failurePlaces(logs);
  const kept = nearestEntries(choice, centres, limit - Math.max(leastNotes, Math.floor(limit / noteShare)));
  const lists = [...choice].map(([stream, entries]) => ({
    stream,
    entries,
    kept: kept.get(stream)!,
    times: Float64Array.from(entries, (index) => stream.times[index]!),
  }));
  const names = documentNames(documents.map(({ uri }) => uri));
  const nameOf = (uri: string): string => plain(options.nameOf?.(uri) ?? names.get(uri) ?? uri);
  const placeOf = placeColumn(
    lists.map(({ stream }) => stream),
    nameOf,
    plain,
  );
  const markOf = marksOf(incident ? [incident] : incidents, logs);

  const lines = titleLines({ documents, logs, streams: [...choice.keys()], options, plain, nameOf });
  const links: TimelineLink[] = [];
  let left = 0;
  let lastTime = Number.NaN;
  const noteLeft = (): void => {
    if (left > 0) lines.push(`# ${left} ${left === 1 ? "entry" : "entries"} left out`);
    left = 0;
  };
  for (const { list, index } of mergedByTime(lists)) {
    const { view, document, first } = list.stream;
    const entry = first + list.entries[index]!;
    if (list.kept[index] === 0) {
      left++;
      continue;
    }
    const shown = entryText(view.log, entry, plain);
    if (shown === "") continue;
    noteLeft();
    const time = list.times[index]!;
    if (incident && time - lastTime > pause) lines.push(`# ${formatSpan(time - lastTime).slice(1)} without an entry`);
    if (!Number.isNaN(time)) lastTime = time;
    if (lines.length >= limit - 1) {
      lines.push("# The rest is left out.");
      break;
    }
    const range = entryRange(document, view, entry);
    links.push({ line: lines.length, uri: document.uri, range });
    const place = placeOf(list.stream, range.start.line);
    lines.push(`${shownTime(time).padEnd(23)}  ${place} | ${markOf(list.stream, entry)} ${shown}`);
  }
  noteLeft();
  return { text: `${lines.join("\n")}\n`, links };
}

/** Texts that quote logs would show everything twice. */
function withoutQuotations(documents: readonly LogDocument[]): readonly LogDocument[] {
  const logs = documents.filter(({ formatId }) => formatId !== undefined && formatId !== transcriptId);
  return logs.length > 0 ? logs : documents;
}
