import type { Incident, IncidentRun } from "../correlation/types";
import type { LogFormatId } from "../formats/ids";
import { formatSpan } from "../formats/time";
import { type ReportText, shortened, table, wordsOf } from "./reportText";
import { serviceLogs } from "./timelineChoice";
import type { ReportContext } from "./types";

const eventsShown = 30;
const textShown = 80;
/** How long before and after its failure a run may begin and end to be told of, in milliseconds. */
const runReach = 24 * 3_600_000;
const serviceReach = 60_000;

interface Event {
  readonly time: number;
  readonly place: string;
  readonly what: string;
  /** Starts come before what happens at the same time, ends after it. */
  readonly order: number;
}

/** Starts and ends of the runs and the places of the chain, by time; undefined when fewer than two have a time. */
export function timelineSection(incident: Incident, context: ReportContext, text: ReportText): string | undefined {
  const { chain, runs } = incident;
  const places = chain.map(
    (place): Event => ({
      time: place.time,
      place: text.place(place),
      what: `${text.prose(place.relation)}: ${text.cell(wordsOf(place), textShown)}`,
      order: 1,
    }),
  );
  const times = chain.map(({ time }) => time).filter((time) => !Number.isNaN(time));
  const first = Math.min(...times);
  const last = Math.max(...times);
  const formatOf = new Map(context.summaries.map(({ uri, view, format }) => [`${uri} ${view}`, format]));
  const bounds = runs.flatMap((run) => runEvents(run, first, last, formatOf.get(`${run.uri} ${run.view}`), text));
  const events = [...bounds, ...places].filter(({ time }) => !Number.isNaN(time));
  events.sort((a, b) => a.time - b.time || a.order - b.order);
  const note = context.timelineNote;
  if (events.length < 2) return note;
  const start = events[0]!.time;
  const row = ({ time, place, what }: Event): string[] => [text.time(time), formatSpan(time - start), place, what];
  const { head, tail, left } = shortened(events, eventsShown);
  const rows = [
    ...head.map(row),
    ...(left > 0 ? [["…", "", "", `${left} more, left out here`]] : []),
    ...tail.map(row),
  ];
  const unknown = chain.length - places.filter(({ time }) => !Number.isNaN(time)).length;
  return [
    table(["Time", "Since the start", "Place", "What happened"], rows),
    ...(unknown > 0 ? [`${unknown} of the places above bear no time.`] : []),
    ...(note === undefined ? [] : [note]),
  ].join("\n\n");
}

/** Start and end of a run, as far as they belong to the story: a service runs for weeks, and its log may just end. */
function runEvents(run: IncidentRun, first: number, last: number, format: LogFormatId | undefined, text: ReportText) {
  const { uri, log, title, startTime, endTime, startLine, endLine } = run;
  const at = (line: number) =>
    text.place({ uri, log, range: { start: { line, character: 0 }, end: { line, character: 0 } } });
  const isService = format !== undefined && serviceLogs.has(format);
  const events: Event[] = [];
  if (startTime >= first - (isService ? serviceReach : runReach))
    events.push({ time: startTime, place: at(startLine), what: `starts: ${text.cell(title, textShown)}`, order: 0 });
  if (endTime <= last + runReach && !isService)
    events.push({ time: endTime, place: at(endLine), what: `ends: ${text.cell(title, textShown)}`, order: 2 });
  return events;
}
