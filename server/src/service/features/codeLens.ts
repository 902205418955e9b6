import { type CodeLens, Command, type Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import { type Incident, type IncidentPlace, summariesOf } from "../correlation";
import type { CodeSummary } from "../correlation/summary";
import type { LogDocument } from "../document";
import { findingsOf } from "../findings";
import { shorten } from "../text/printable";
import { commands } from "./codeActions";
import { isSameEntry } from "./shared/chain";
import { placeFor } from "./shared/incidents";
import { type LogNames, logNames, plainLine } from "./shared/logNames";
import { documentsFrom, filesBeside, incidentsAround, type Workspace } from "./shared/workspace";

/** Most findings of a document that have lenses, errors first. */
export const codeLensLimit = 300;
/** Characters of a sentence that stands for a code. */
const sentenceLength = 60;

/**
 * Lines above the statements of failures: where the cause is, or for the cause where it was reported, and the report on
 * the incident with the number of its logs and how often it happened. A failure that happened several times has them each
 * time. None for noise.
 */
export function getCodeLenses(document: LogDocument, workspace?: Workspace, token?: CancellationToken): CodeLens[] {
  if (document.logs.length === 0 || token?.isCancellationRequested) return [];
  const all = incidentsAround(document, workspace);
  const byId = new Map(all.map((incident) => [incident.id, incident]));
  const anchored = all.flatMap((incident) =>
    anchorsOf(document, incident).map((anchor) => ({ incident, anchor, isError: incident.severity === "error" })),
  );
  // The sort keeps the order of time among equals.
  const chosen = anchored.sort((a, b) => Number(b.isError) - Number(a.isError)).slice(0, codeLensLimit);
  const names = logNames(all, workspace, document);
  const codeOfCause = causeCodes(document, workspace);
  const lenses = chosen.flatMap(({ incident, anchor }): CodeLens[] => {
    if (token?.isCancellationRequested) return [];
    const { range } = anchor;
    const way = wayLens(document, incident, anchor, names, codeOfCause);
    const report = Command.create(reportTitle(incident, byId), commands.showIncidentReport, incident.key);
    return [...(way ? [{ range, command: way }] : []), { range, command: report }];
  });
  return lenses.sort((a, b) => a.range.start.line - b.range.start.line);
}

/** For each finding of a document that belongs to an incident the place that states it best. */
function anchorsOf(document: LogDocument, { chain, copies, findings, cause }: Incident): IncidentPlace[] {
  const own = findings.filter(({ uri }) => uri === document.uri);
  if (own.length === 0) return [];
  const places = [...chain, ...copies].filter(({ uri }) => uri === document.uri);
  const anchors = own.flatMap((reference) => {
    const log = document.logs[reference.view]?.log;
    const main = log && findingsOf(log)[reference.finding]?.statement.entry;
    const stating = places.filter(
      ({ finding }) => finding.view === reference.view && finding.finding === reference.finding,
    );
    return (
      stating.find((place) => isSameEntry(place, cause)) ??
      stating.find(({ entry }) => entry === main) ??
      stating[0] ??
      []
    );
  });
  return anchors.filter((each, index) => anchors.findIndex((other) => isSameEntry(other, each)) === index);
}

/** From a failure to its cause, and from the cause to the last report; undefined when that is the place itself. */
function wayLens(
  document: LogDocument,
  incident: Incident,
  anchor: IncidentPlace,
  names: LogNames,
  codeOfCause: (incident: Incident) => CodeSummary | undefined,
): Command | undefined {
  const nameOf = (place: IncidentPlace): string => `${names(place)}:${place.range.start.line + 1}`;
  const cause = placeFor(document, incident, "cause");
  if (!isSameEntry(cause, anchor))
    return goTo(
      `${causeWords[incident.confidence]}: ${nameOf(cause)} ${causeName(incident, codeOfCause(incident))}`,
      cause.uri,
      cause.range,
    );
  const report = placeFor(document, incident, "report");
  if (isSameEntry(report, anchor)) return undefined;
  const words = incident.confidence === "low" ? "Says most about" : `${causeWords[incident.confidence]} of`;
  return goTo(`${words} the failure in ${nameOf(report)}`, report.uri, report.range);
}

/** No more is claimed than is known. */
const causeWords: Readonly<Record<Incident["confidence"], string>> = {
  high: "Cause",
  medium: "Likely cause",
  low: "Says most",
};

function goTo(title: string, uri: string, range: Range): Command {
  return Command.create(title, commands.goToCause, uri, range);
}

function causeName({ cause }: Incident, code: CodeSummary | undefined): string {
  // The number stands in the line itself; a name says more.
  if (code) return plainLine(code.name.replace(/ \([^()]*\)$/, ""));
  return shorten(plainLine(cause.text), sentenceLength);
}

/** `3 logs · 4 times`; for what one log tells of once, that there is a report. */
function reportTitle({ chain, runs, id, recurrenceOf }: Incident, byId: ReadonlyMap<string, Incident>): string {
  const logs = new Set([...chain, ...runs].map(({ uri, view }) => `${view} ${uri}`)).size;
  const times = (byId.get(recurrenceOf ?? id)?.recurrences.length ?? 0) + 1;
  const parts = [...(logs > 1 ? [`${logs} logs`] : []), ...(times > 1 ? [`${times} times`] : [])];
  return parts.length > 0 ? parts.join(" · ") : "Incident report";
}

/** Finds the error of a cause, with its name, in what is known of the log that states it. */
function causeCodes(
  document: LogDocument,
  workspace: Workspace | undefined,
): (incident: Incident) => CodeSummary | undefined {
  const documents = documentsFrom(document, workspace);
  const held = new Map(documents.map((each) => [each.uri, each]));
  const files = new Map(filesBeside(documents, workspace).map((file) => [file.uri, file]));
  return ({ cause: { uri, view, finding } }) => {
    const own = held.get(uri);
    const logs = own ? summariesOf(own) : (files.get(uri)?.logs ?? []);
    const log = logs.find((each) => each.view === view);
    return log?.findings.find(({ index }) => index === finding.finding)?.codes[0];
  };
}
