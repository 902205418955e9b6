import type { Range } from "vscode-languageserver-types";
import { shortName } from "../../codes";
import { type Incident, type IncidentPlace, incidentsOf } from "../../correlation";
import type { LogDocument } from "../../document";
import { type Finding, type FindingCode, findingsOf, type Statement } from "../../findings";
import { entryMessage, entryTime, type Log } from "../../log";
import type { LogView } from "../../transcript/transcript";
import { isPlainLog, rangeOf } from "./place";
import { documentsFrom, type Workspace } from "./workspace";

const incidentsOfSet = new WeakMap<readonly LogDocument[], readonly Incident[]>();
const incidentsOfOne = new WeakMap<LogDocument, readonly Incident[]>();

/** The incidents of a workspace, or of a document alone; worked out once for a list of documents. */
export function incidentsAround(document: LogDocument, workspace?: Workspace): readonly Incident[] {
  if (!workspace || workspace.documents.length === 0)
    return remembered(incidentsOfOne, document, () => incidentsOf([document]));
  const { documents } = workspace;
  if (documents.includes(document)) return remembered(incidentsOfSet, documents, () => incidentsOf(documents));
  return incidentsOf(documentsFrom(document, workspace));
}

function remembered<K extends object, V>(memory: WeakMap<K, V>, key: K, make: () => V): V {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}

/** A finding and the log it was made in. */
export interface FoundIn {
  readonly view: LogView;
  readonly finding: Finding;
}

/** All findings of a document, noise among them, in the order of its logs. */
export function findingsIn(document: LogDocument): FoundIn[] {
  return document.logs.flatMap((view) => findingsOf(view.log).map((finding) => ({ view, finding })));
}

/** The range of the document that shows a statement; undefined where it shows none of it. */
export function statementRange(document: LogDocument, view: LogView, { start, end }: Statement): Range | undefined {
  return rangeOf(document, view, start, end);
}

/** Whether a statement is shown somewhere between two offsets of the document; touching counts. */
export function isShownBetween({ map }: LogView, { start, end }: Statement, from: number, to: number): boolean {
  return map.toPhysical(start, end).some((span) => span.start <= to && span.end >= from);
}

/** Where a place of an incident stands. */
export function rangeOfPlace({ document, view, statement }: IncidentPlace): Range | undefined {
  return statementRange(document, view, statement);
}

/**
 * Cause or report of an incident, as seen from a document. The same entry may stand in a log and in a transcript that
 * quotes it: then the place in the asked document is meant, else the one in a log file.
 */
export function placeFor(document: LogDocument, incident: Incident, which: "cause" | "report"): IncidentPlace {
  const place = incident[which];
  if (place.document.uri === document.uri) return place;
  const copies = incident.findings.flatMap((each) => {
    if (each.view.log.format !== place.view.log.format) return [];
    const statement = each.finding.occurrences.find((own) => isSameEntry(each.view.log, own.entry, place));
    return statement ? [{ ...place, document: each.document, view: each.view, statement }] : [];
  });
  return (
    copies.find((copy) => copy.document.uri === document.uri) ??
    copies.find((copy) => isPlainLog(copy.document)) ??
    place
  );
}

function isSameEntry(log: Log, entry: number, { view, statement }: IncidentPlace): boolean {
  if (!Object.is(entryTime(log, entry), entryTime(view.log, statement.entry))) return false;
  const text = (each: Log, index: number) => entryMessage(each, index).replace(/\s+/g, "");
  return text(log, entry) === text(view.log, statement.entry);
}

/** The incident a finding belongs to; noise belongs to none. */
export function incidentOf(incidents: readonly Incident[], finding: Finding): Incident | undefined {
  return incidents.find((incident) => incident.findings.some((each) => each.finding === finding));
}

/** Name for lists: the short name and the number of the error, or the sentence of the log. */
export function findingTitle({ codes, message }: Finding): string {
  const first = codes[0];
  if (!first) return message.length > 80 ? `${message.slice(0, 80)}…` : message;
  const name = nameOfCode(first);
  return name ? `${name} (${first.text})` : first.text;
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
