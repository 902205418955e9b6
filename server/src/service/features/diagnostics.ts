import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Location,
  type Range,
} from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { FindingReference, Incident, IncidentPlace } from "../correlation";
import type { LogDocument } from "../document";
import type { FindingSeverity, Statement } from "../findings";
import type { Knowledge } from "../knowledge";
import { defaultOptions, type ServiceOptions } from "../options";
import { withoutDetailMarks } from "../text/detailMarks";
import { codeOfFinding, documentationOf, remediesOf } from "./shared/findingFacts";
import { distinctFindingsIn, type FoundIn, incidentOf, isMainOf, placeFor, statementRange } from "./shared/incidents";
import { repetitionOf } from "./shared/repetition";
import { incidentsAround, type Workspace } from "./shared/workspace";

/** Shown in front of each problem, and how the editor tells ours from others. */
export const diagnosticSource = "setup logs";
/** Most other places listed beside a problem. */
const relatedLimit = 50;
const excerptLength = 120;

/** What a diagnostic carries for its code actions; plain JSON. */
export interface DiagnosticData {
  readonly rule: string;
  /** Canonical values, `0x` and eight digits. */
  readonly codes: readonly string[];
  /** Ids of remedy articles, best first. */
  readonly remedies: readonly string[];
  /** Where the cause stands, when that is another place. */
  readonly cause?: Location;
}

const severities: Readonly<Record<FindingSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  noise: DiagnosticSeverity.Hint,
};

/**
 * The problems of a document: one for each distinct failure, at the range that states it, in document order. Errors come
 * first where `options.maximumProblems` cuts; a note at the top of the document then says how many are left out.
 */
export function getDiagnostics(
  document: LogDocument,
  knowledge: Knowledge,
  workspace?: Workspace,
  options: ServiceOptions = defaultOptions,
  token?: CancellationToken,
): Diagnostic[] {
  const shown = distinctFindingsIn(document)
    .filter(({ finding }) => finding.severity !== "noise" || options.noise === "hint")
    .flatMap((found) => {
      const range = statementRange(document, found.view, found.finding.statement);
      return range ? [{ found, range }] : [];
    })
    .sort(
      (a, b) =>
        severities[a.found.finding.severity] - severities[b.found.finding.severity] || byPlace(a.range, b.range),
    );
  const limit = Math.max(1, Math.floor(options.maximumProblems));
  const isCut = shown.length > limit;
  const incidents = shown.length > 0 ? incidentsAround(document, workspace) : [];
  const diagnostics: Diagnostic[] = [];
  for (const { found, range } of shown.slice(0, isCut ? limit - 1 : limit)) {
    if (token?.isCancellationRequested) return [];
    diagnostics.push(diagnosticOf(document, found, range, incidents, knowledge));
  }
  diagnostics.sort((a, b) => byPlace(a.range, b.range));
  return isCut ? [cutNote(shown.length - limit + 1, limit), ...diagnostics] : diagnostics;
}

function byPlace(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

function cutNote(count: number, limit: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    code: "limit",
    message: `${count} more problems are not shown: the limit is ${limit} for one file. Errors are kept first.`,
  };
}

function diagnosticOf(
  document: LogDocument,
  found: FoundIn,
  range: Range,
  incidents: readonly Incident[],
  knowledge: Knowledge,
): Diagnostic {
  const { finding, reference } = found;
  const isNoise = finding.severity === "noise";
  const incident = isNoise ? undefined : incidentOf(incidents, reference);
  const remedies = remediesOf(found, incidents, knowledge);
  const href = documentationOf(finding, remedies);
  const repetition = repetitionOf(found.view.log, finding);
  const related = isNoise ? [] : relatedOf(document, found, incident, repetition?.last);
  const cause = incident && causeElsewhere(document, found, incident);
  const data: DiagnosticData = {
    rule: finding.rule,
    codes: finding.codes.map((code) => codeOfFinding({ ...finding, codes: [code] })),
    remedies: remedies.map(({ id }) => id),
    ...(cause && { cause }),
  };
  return {
    range,
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: codeOfFinding(finding),
    ...(href && { codeDescription: { href } }),
    message: [
      isNoise ? `Not a failure, although it looks like one. ${finding.evidence}` : finding.message,
      ...(repetition ? [repetition.words] : []),
    ].join(" "),
    ...(related.length > 0 && { relatedInformation: related }),
    data,
  };
}

/** Where the cause of a finding's incident stands, when it is not the finding itself. */
function causeElsewhere(document: LogDocument, found: FoundIn, incident: Incident): Location | undefined {
  const cause = placeFor(document, incident, "cause");
  return isMainOf(cause, found) ? undefined : { uri: cause.uri, range: cause.range };
}

/**
 * The chain of the incident, from the cause to the final report, and where the failure is stated `last` when it is stated
 * again and again.
 */
function relatedOf(
  document: LogDocument,
  found: FoundIn,
  incident: Incident | undefined,
  last: Statement | undefined,
): DiagnosticRelatedInformation[] {
  const range = last && last !== found.finding.statement && statementRange(document, found.view, last);
  const ending = range ? [{ location: { uri: document.uri, range }, message: "Stated here for the last time" }] : [];
  return [...(incident ? chainOf(document, found, incident, relatedLimit - ending.length) : []), ...ending];
}

function chainOf(
  document: LogDocument,
  found: FoundIn,
  incident: Incident,
  limit: number,
): DiagnosticRelatedInformation[] {
  const { chain } = incident;
  const places = [
    placeFor(document, incident, "cause"),
    ...chain.slice(1, -1),
    ...(chain.length > 1 ? [placeFor(document, incident, "report")] : []),
  ];
  const others = places.filter((place) => !isMainOf(place, found));
  // The cause leads, the report ends the list; what is too much is left out between them.
  const cut = Math.max(0, others.length - limit);
  const listed = chain.filter(({ finding }) => isSameFinding(finding, found.reference)).length;
  const left = cut + Math.max(0, found.finding.occurrences.length - listed);
  const shown = cut > 0 ? [...others.slice(0, limit - 1), others.at(-1)!] : others;
  return shown.map((place, index) => {
    const more = left > 0 && index === shown.length - 1 ? ` (and ${left} more places)` : "";
    return {
      location: { uri: place.uri, range: place.range },
      message: `${relationTitle(place, incident)}: ${excerpt(place.text)}${more}`,
    };
  });
}

function isSameFinding(a: FindingReference, b: FindingReference): boolean {
  return a.uri === b.uri && a.view === b.view && a.finding === b.finding;
}

function relationTitle({ relation, entry, uri }: IncidentPlace, { report }: Incident): string {
  if (relation === "cause") return "Cause";
  if (entry === report.entry && uri === report.uri) return "Final report";
  return relation[0]!.toUpperCase() + relation.slice(1);
}

function excerpt(message: string): string {
  const text = withoutDetailMarks(message).replace(/\s+/g, " ").trim();
  return text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text;
}
