import type { Position } from "vscode-languageserver-types";
import type { Incident, IncidentPlace } from "../../correlation";
import { statementKey } from "../../correlation/copies";
import type { LogDocument } from "../../document";
import { type Log, runAt } from "../../log";
import { incidentAt } from "./incidents";
import { entriesOnLines, entryRangeOf, placeAt, type ShownEntry } from "./place";
import { sameEntryIn, wholeLog } from "./wholeLog";

/** An entry of a document, as incidents name it. */
export interface NamedEntry {
  readonly uri: string;
  /** Index of the log among those of the document. */
  readonly view: number;
  readonly entry: number;
}

/** Whether two places are the same entry of the same log. */
export function isSameEntry(a: NamedEntry, b: NamedEntry): boolean {
  return a.uri === b.uri && a.view === b.view && a.entry === b.entry;
}

/** The chain of an incident with each entry once: the cause first, then by time to the report. */
export function chainOf({ chain }: Incident): readonly IncidentPlace[] {
  const seen = new Set<string>();
  return chain.filter(({ uri, view, entry }) => {
    const name = `${uri} ${view} ${entry}`;
    return !seen.has(name) && seen.add(name);
  });
}

/** The same, place by place, as a document tells it: where it quotes an entry of another log, its own copy. */
export function chainFrom(uri: string, incident: Incident): readonly IncidentPlace[] {
  const own = new Map<string, IncidentPlace>();
  for (const copy of incident.copies) {
    const key = copy.uri === uri ? statementKey(copy, copy) : undefined;
    if (key !== undefined && !own.has(key)) own.set(key, copy);
  }
  return chainOf(incident).map((place) =>
    place.uri === uri ? place : (own.get(statementKey(place, place) ?? "") ?? place),
  );
}

/**
 * The incident that the entry at a position belongs to: it states a failure of it, or was written by a run of it. What
 * an update agent writes belongs to an incident only between the first and the last place of it in that log, since the
 * agent runs for weeks. Of several incidents the one with the nearest place.
 */
export function incidentNear(
  document: LogDocument,
  position: Position,
  incidents: readonly Incident[],
): { readonly incident: Incident; readonly entry: NamedEntry; readonly log: Log } | undefined {
  const at = entryNear(document, position);
  if (!at) return undefined;
  const shown = sameEntryIn(wholeLog(document, at), at);
  const view = document.logs.indexOf(shown.view);
  if (view < 0) return undefined;
  const { log } = shown.view;
  const entry: NamedEntry = { uri: document.uri, view, entry: shown.entry };
  const incident =
    incidentAt(document, startOf(document, at) ?? position, incidents)?.incident ??
    incidentOfRun(log, entry, incidents);
  return incident && { incident, entry, log };
}

/** The entry at a position, or before which it stands on its line: in the quote marks of a transcript. */
export function entryNear(document: LogDocument, position: Position): ShownEntry | undefined {
  const place = placeAt(document, position);
  if (place) return place;
  const [first] = entriesOnLines(document, position.line, position.line);
  return first;
}

function startOf(document: LogDocument, shown: ShownEntry): Position | undefined {
  return entryRangeOf(document, shown)?.start;
}

function incidentOfRun(
  log: Log,
  { uri, view, entry }: NamedEntry,
  incidents: readonly Incident[],
): Incident | undefined {
  const run = runAt(log, entry);
  if (!run) return undefined;
  let nearest: { readonly incident: Incident; readonly distance: number } | undefined;
  for (const incident of incidents) {
    const isNamed = incident.runs.some((each) => each.uri === uri && each.view === view && each.run === run.index);
    if (!isNamed && !incident.copies.some((copy) => copy.uri === uri && copy.view === view)) continue;
    const entries = chainFrom(uri, incident)
      .filter(
        (place) => place.uri === uri && place.view === view && run.first <= place.entry && place.entry <= run.last,
      )
      .map((place) => place.entry);
    if (entries.length === 0 && !isNamed) continue;
    const isBetween = Math.min(...entries) <= entry && entry <= Math.max(...entries);
    if (log.format.id === "windowsupdate-log" && !isBetween) continue;
    const distance = Math.min(...entries.map((each) => Math.abs(each - entry)));
    if (!nearest || distance < nearest.distance) nearest = { incident, distance };
  }
  return nearest?.incident;
}
