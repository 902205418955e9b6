import type { Incident } from "../correlation/types";
import type { LogFormatId } from "../formats/ids";
import { runsOf } from "../log";
import type { EntryStream } from "./streams";

/** Entries of a stream, as indices from its first entry on, in their order. */
export type Choice = ReadonlyMap<EntryStream, Uint32Array>;

/** Shown before the first thing an incident is known by, before the runs that were started for it, and after the last, in milliseconds. */
const lead = 60_000;
const leadOfRun = 15_000;
const trail = 5_000;
/** Entries shown on either side of a place without a time. */
const neighbours = 5;
/** Logs of a service, whose runs go on for weeks; those of other logs are started for what they do. */
export const serviceLogs: ReadonlySet<LogFormatId> = new Set<LogFormatId>(["windowsupdate-log"]);

/** All entries. */
export function allEntries(streams: readonly EntryStream[]): Choice {
  return new Map(streams.map((stream) => [stream, Uint32Array.from(stream.times, (_, index) => index)]));
}

/**
 * The entries of an incident: the runs that were started for it as a whole; of other logs those between the start of the
 * first such run, or some time before the first place, and the report. Places without a time bring a few entries around
 * them.
 */
export function entriesOfIncident(incident: Incident, streams: readonly EntryStream[]): Choice {
  const idOf = ({ document, log }: EntryStream): string => `${document.uri} ${log}`;
  const services = new Set(streams.filter(({ view }) => serviceLogs.has(view.log.format.id)).map(idOf));
  const runs = incident.runs.filter(({ uri, view }) => !services.has(`${uri} ${view}`));
  const runIds = new Set(runs.map(({ uri, view, run }) => `${uri} ${view} ${run}`));
  const withRuns = new Set(runs.map(({ uri, view }) => `${uri} ${view}`));
  const withPlaces = new Set(incident.chain.map(({ uri, view }) => `${uri} ${view}`));
  const { start, end } = spanOf(incident, runs);
  const choice = new Map<EntryStream, Uint32Array>();
  for (const stream of streams) {
    const id = idOf(stream);
    const { first, last, times, view } = stream;
    const shown = new Uint8Array(last - first + 1);
    const mark = (from: number, to: number): void => {
      shown.fill(1, Math.max(0, from - first), Math.max(0, to + 1 - first));
    };
    if (withRuns.has(id)) {
      for (const run of runsOf(view.log)) if (runIds.has(`${id} ${run.index}`)) mark(run.first, run.last);
    } else if (withPlaces.has(id)) {
      markByTime(times, start, end, shown);
    }
    for (const place of incident.chain) {
      if (`${place.uri} ${place.view}` !== id || place.entry < first || place.entry > last) continue;
      const around = Number.isNaN(place.time) ? neighbours : 0;
      mark(place.entry - around, place.entry + around);
    }
    const entries = indicesOf(shown);
    if (entries.length > 0) choice.set(stream, entries);
  }
  return choice;
}

function spanOf({ chain }: Incident, runs: Incident["runs"]): { readonly start: number; readonly end: number } {
  const known = (times: readonly number[]): number[] => times.filter((time) => !Number.isNaN(time));
  const places = known(chain.map(({ time }) => time));
  const starts = known(runs.map(({ startTime }) => startTime - leadOfRun));
  const first = Math.min(...places);
  return {
    start: starts.length > 0 ? Math.min(first, ...starts) : first - lead,
    end: Math.max(...places, ...known(runs.map(({ endTime }) => endTime))) + trail,
  };
}

/** Entries without a time go with the one before them. */
function markByTime(times: Float64Array, start: number, end: number, shown: Uint8Array): void {
  let isInside = false;
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!;
    if (!Number.isNaN(time)) isInside = time >= start && time <= end;
    if (isInside) shown[i] = 1;
  }
}

function indicesOf(shown: Uint8Array): Uint32Array {
  const indices = new Uint32Array(shown.reduce((sum, each) => sum + each, 0));
  let count = 0;
  for (let i = 0; i < shown.length; i++) if (shown[i] === 1) indices[count++] = i;
  return indices;
}
