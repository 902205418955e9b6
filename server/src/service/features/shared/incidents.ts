import type { Position, Range } from "vscode-languageserver-types";
import { shortName } from "../../codes";
import type { FindingReference, Incident, IncidentPlace } from "../../correlation";
import { statementKey } from "../../correlation/copies";
import type { CodeSummary } from "../../correlation/summary";
import type { LogDocument } from "../../document";
import { type Finding, type FindingCode, findingsOf, type Statement } from "../../findings";
import { distinctFindingsOf } from "../../findings/repeats";
import { entryTime } from "../../log";
import type { LogView } from "../../transcript/transcript";
import { placeAt, rangeOf } from "./place";
import { sameEntryIn, wholeLog } from "./wholeLog";

/** A finding and the log it was made in. */
export interface FoundIn {
  readonly view: LogView;
  readonly finding: Finding;
  readonly reference: FindingReference;
}

/** All findings of a document, noise among them, in the order of its logs. */
export function findingsIn(document: LogDocument): FoundIn[] {
  return document.logs.flatMap((view, index) =>
    findingsOf(view.log).map((finding, at) => ({
      view,
      finding,
      reference: { uri: document.uri, view: index, finding: at },
    })),
  );
}

/** The same with each failure once: what several runs of a log state alike is one, under the reference of the first. */
export function distinctFindingsIn(document: LogDocument): FoundIn[] {
  return document.logs.flatMap((view, at) =>
    distinctFindingsOf(view.log).map(({ finding, index }) => ({
      view,
      finding,
      reference: { uri: document.uri, view: at, finding: index },
    })),
  );
}

/** The range of the document that shows a statement; undefined where it shows none of it. */
export function statementRange(document: LogDocument, view: LogView, { start, end }: Statement): Range | undefined {
  return rangeOf(document, view, start, end);
}

/** Whether a statement is shown somewhere between two offsets of the document; touching counts. */
export function isShownBetween({ map }: LogView, { start, end }: Statement, from: number, to: number): boolean {
  return map.toPhysical(start, end).some((span) => span.start <= to && span.end >= from);
}

/** Cause or report of an incident, as seen from a document: its own copy of the entry comes before other places. */
export function placeFor(document: LogDocument, incident: Incident, which: "cause" | "report"): IncidentPlace {
  const place = incident[which];
  if (place.uri === document.uri) return place;
  const own = incident.copies.find(
    (copy) => copy.uri === document.uri && statementKey(copy, copy) === statementKey(place, place),
  );
  return own ?? place;
}

/** Whether a place is the main statement of a finding. */
export function isMainOf({ uri, view, entry }: IncidentPlace, { reference, finding }: FoundIn): boolean {
  return uri === reference.uri && view === reference.view && entry === finding.statement.entry;
}

interface IncidentIndex {
  readonly byFinding: ReadonlyMap<string, readonly Incident[]>;
  readonly byEntry: ReadonlyMap<string, { readonly incident: Incident; readonly place: IncidentPlace }>;
}

const indexes = new WeakMap<readonly Incident[], IncidentIndex>();

function indexOf(incidents: readonly Incident[]): IncidentIndex {
  const known = indexes.get(incidents);
  if (known) return known;
  const byFinding = new Map<string, Incident[]>();
  const byEntry = new Map<string, { incident: Incident; place: IncidentPlace }>();
  for (const incident of incidents) {
    for (const { uri, view, finding } of incident.findings) {
      const name = `${uri} ${view} ${finding}`;
      const others = byFinding.get(name);
      if (others) others.push(incident);
      else byFinding.set(name, [incident]);
    }
    for (const place of [...incident.chain, ...incident.copies]) {
      const name = `${place.uri} ${place.view} ${place.entry}`;
      if (!byEntry.has(name)) byEntry.set(name, { incident, place });
    }
  }
  const index = { byFinding, byEntry };
  indexes.set(incidents, index);
  return index;
}

/** The incidents that a finding is part of, in order of time; several when it happened several times, none for noise. */
export function incidentsWith(
  incidents: readonly Incident[],
  { uri, view, finding }: FindingReference,
): readonly Incident[] {
  return indexOf(incidents).byFinding.get(`${uri} ${view} ${finding}`) ?? [];
}

/** The first incident that a finding is part of; noise belongs to none. */
export function incidentOf(incidents: readonly Incident[], reference: FindingReference): Incident | undefined {
  return incidentsWith(incidents, reference)[0];
}

/**
 * The incident that the entry at a position tells of, and its place in the chain where it has one; undefined for entries
 * that state no failure.
 */
export function incidentAt(
  document: LogDocument,
  position: Position,
  incidents: readonly Incident[],
): { readonly incident: Incident; readonly place?: IncidentPlace } | undefined {
  const at = placeAt(document, position);
  if (!at) return undefined;
  const shown = sameEntryIn(wholeLog(document, at), at);
  const view = document.logs.indexOf(shown.view);
  if (view < 0) return undefined;
  const known = indexOf(incidents).byEntry.get(`${document.uri} ${view} ${shown.entry}`);
  if (known) return known;
  // Places after the report, and those of a failure stated very often, are not in the chain.
  const { log } = shown.view;
  const time = entryTime(log, shown.entry);
  const distance = (incident: Incident): number => Math.abs(incident.cause.time - time) || 0;
  const [nearest] = findingsOf(log)
    .flatMap(({ severity, occurrences }, finding) =>
      severity !== "noise" && occurrences.some(({ entry }) => entry === shown.entry)
        ? incidentsWith(incidents, { uri: document.uri, view, finding })
        : [],
    )
    .sort((a, b) => distance(a) - distance(b));
  return nearest && { incident: nearest };
}

/** Name for lists: the short name and the number of the error, or the sentence of the log. */
export function findingTitle({ codes, message }: Finding): string {
  const first = codes[0];
  const short = first && nameOfCode(first);
  return titleOf(first && { text: first.text, ...(short !== undefined && { short }) }, message);
}

/** The same from what is kept of a finding. */
export function titleOf(code: Pick<CodeSummary, "text" | "short"> | undefined, message: string): string {
  if (!code) return message.length > 80 ? `${message.slice(0, 80)}…` : message;
  return code.short && code.short !== code.text ? `${code.short} (${code.text})` : code.text;
}

/** The short name of a finding's code; undefined when nothing is known. */
export function nameOfCode({ text, canonical, readings }: FindingCode): string | undefined {
  return shortName({ input: text, canonical, readings });
}

/** Whether two ranges share a place; ranges that only touch do. */
export function touches(a: Range, b: Range): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

function isBefore(a: Range, b: Range): boolean {
  return a.end.line < b.start.line || (a.end.line === b.start.line && a.end.character < b.start.character);
}
