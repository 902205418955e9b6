import type { LocationLink, Position, Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import { transcriptId } from "../formats/ids";
import { entryEnd, entryStart, runAt } from "../log";
import { incidentAt, placeFor, touches } from "./shared/incidents";
import { linkTo, linkToFirst, linkToPlace, locationsIn } from "./shared/locations";
import type { Wanted } from "./shared/occurrences";
import { isPlainLog, type Place } from "./shared/place";
import { type Subject, subjectAt } from "./shared/subject";
import { wantedOf } from "./shared/wanted";
import { sameEntryIn, wholeLog } from "./shared/wholeLog";
import { documentsFrom, filesBeside, incidentsAround, type Workspace } from "./shared/workspace";

/** Most places offered when a code in prose belongs to several incidents. */
const placeLimit = 20;

/**
 * The entry that explains or introduces what stands at a position. Any other word of an entry that states a failure leads
 * to the cause of its incident. A code leads to the cause of the incident it belongs
 * to, else to the first entry that bears it; a key to the entry that first names it; a section id to its header, a pid to
 * the start of its run; elapsed time to the header that gives the clock.
 */
export function getDefinition(
  document: LogDocument,
  position: Position,
  workspace?: Workspace,
  token?: CancellationToken,
): LocationLink[] {
  const at = subjectAt(document, position);
  if (token?.isCancellationRequested) return [];
  if (!at) return causeOfEntry(document, position, workspace);
  const { subject, range, place } = at;
  switch (subject.kind) {
    case "code": {
      const { canonical } = subject.code;
      const causes = causesOf(document, position, canonical, workspace, range);
      if (causes.length > 0) return causes;
      return firstOf(document, wantedOf(at)!, workspace, range);
    }
    case "key":
      return keyDefinition(document, subject, place, workspace, range);
    case "time":
      return subject.isStamp && place ? clockHeader(document, place, range) : [];
    default:
      return causeOfEntry(document, position, workspace);
  }
}

/** Causes of the incidents that state an error: the one that the entry at the position tells of, else all of them. */
function causesOf(
  document: LogDocument,
  position: Position,
  canonical: number,
  workspace: Workspace | undefined,
  origin: Range,
): LocationLink[] {
  const incidents = incidentsAround(document, workspace);
  const documents = documentsFrom(document, workspace);
  const own = incidents.filter(({ codes }) => codes.includes(canonical));
  const here = incidentAt(document, position, incidents)?.incident;
  const links = (here && own.includes(here) ? [here] : own)
    .slice(0, placeLimit)
    .map((incident) => linkToPlace(placeFor(document, incident, "cause"), origin, documents));
  return uniqueTargets(links);
}

/** The cause of the incident that the entry at a position tells of, unless it is that entry. */
function causeOfEntry(document: LogDocument, position: Position, workspace: Workspace | undefined): LocationLink[] {
  const at = incidentAt(document, position, incidentsAround(document, workspace));
  if (!at) return [];
  const cause = placeFor(document, at.incident, "cause");
  const isHere = at.place?.relation === "cause" && at.place.uri === cause.uri;
  return isHere
    ? []
    : [linkToPlace(cause, at.place?.range ?? { start: position, end: position }, documentsFrom(document, workspace))];
}

function uniqueTargets(links: readonly LocationLink[]): LocationLink[] {
  const seen = new Set<string>();
  return links.filter(({ targetUri, targetSelectionRange: { start } }) => {
    const key = `${targetUri}#${start.line}:${start.character}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The first place in this document; when that is where we are, the first places in the others. */
function firstOf(
  document: LogDocument,
  wanted: Wanted,
  workspace: Workspace | undefined,
  origin: Range,
): LocationLink[] {
  const own = linkToFirst(document, wanted, origin);
  if (own && !touches(own.targetSelectionRange, origin)) return [own];
  // A text that quotes a log introduces nothing the log does not.
  const documents = documentsFrom(document, workspace);
  const open = documents
    .slice(1)
    .filter((each) => isPlainLog(each) || !isPlainLog(document))
    .flatMap((each) => linkToFirst(each, wanted, origin) ?? []);
  const closed = filesBeside(documents, workspace)
    .filter(({ formatId }) => formatId !== transcriptId || !isPlainLog(document))
    .flatMap((file) => locationsIn(file, wanted, 1))
    .map(({ uri, range }) => ({
      originSelectionRange: origin,
      targetUri: uri,
      targetRange: range,
      targetSelectionRange: range,
    }));
  const others = [...open, ...closed];
  const found = others.length > 0 ? others : own ? [own] : [];
  return found.slice(0, placeLimit);
}

function keyDefinition(
  document: LogDocument,
  { key }: Extract<Subject, { kind: "key" }>,
  place: Place | undefined,
  workspace: Workspace | undefined,
  origin: Range,
): LocationLink[] {
  const view = wholeLog(document, place);
  if (key.kind === "pid" && place && view) {
    const shown = sameEntryIn(view, place);
    const run = runAt(shown.view.log, shown.entry);
    if (run && (run.pid === undefined || String(run.pid) === key.normal)) {
      const { log } = shown.view;
      const link = linkTo(
        document,
        { view: shown.view, entry: run.first },
        entryStart(log, run.first),
        entryEnd(log, run.first),
        origin,
      );
      if (link) return [link];
    }
  }
  // Ids of processes, threads and sections mean nothing in the log of another machine or program.
  const isLocal = key.kind === "pid" || key.kind === "tid" || key.kind === "section";
  return firstOf(document, { kind: "key", key }, isLocal ? undefined : workspace, origin);
}

/** The entry from which the clock of a run with elapsed times is known. */
function clockHeader(document: LogDocument, place: Place, origin: Range): LocationLink[] {
  const { view, entry } = sameEntryIn(wholeLog(document, place), place);
  const run = runAt(view.log, entry);
  if (!run || run.timeBase === 0 || Number.isNaN(run.timeBase)) return [];
  const { log } = view;
  const link = linkTo(
    document,
    { view, entry: run.timeSource },
    entryStart(log, run.timeSource),
    entryEnd(log, run.timeSource),
    origin,
  );
  return link ? [link] : [];
}
