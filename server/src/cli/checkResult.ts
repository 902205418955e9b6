import { type Incident, incidentsOf, type LogSummary, summariesOf } from "../service/correlation";
import type { LogDocument } from "../service/document";
import type { Finding, FindingSeverity } from "../service/findings";
import { distinctFindingsOf } from "../service/findings/repeats";
import type { Article, Knowledge } from "../service/knowledge";
import { entryMessage, typedEntryCount } from "../service/log";
import type { Redactor } from "../service/redact";
import { redactorFor } from "../service/report/redaction";
import type { LogView } from "../service/transcript/transcript";
import type { LogInput } from "./inputs";
import { type Lines, linesOfStatement } from "./places";

/** A finding with its place in the text that was checked. */
export interface PlacedFinding extends Lines {
  readonly finding: Finding;
  /** Lines of all places that state it, each once, in log order. */
  readonly occurrences: readonly number[];
  readonly incident: string | null;
  /** The log's own words. */
  readonly text: string;
}

export interface CheckedIncident {
  readonly incident: Incident;
  /** Best first. */
  readonly remedies: readonly Article[];
  /** Whether it says more than one finding does. */
  readonly isLinked: boolean;
  /** Whether one of its findings at least is not left out. */
  readonly isShown: boolean;
}

export interface CheckedInput {
  readonly input: LogInput;
  readonly entryCount: number;
  readonly unrecognizedLines: number;
  /** By line; those below the severity asked for are left out. */
  readonly findings: readonly PlacedFinding[];
}

export interface CheckResult {
  readonly inputs: readonly CheckedInput[];
  readonly incidents: readonly CheckedIncident[];
  readonly summaries: readonly LogSummary[];
  readonly knowledge: Knowledge;
  /** Whether any input holds an error, shown or not. */
  readonly hasErrors: boolean;
  /** The path of an input as it was given. */
  pathOf(uri: string): string;
}

const ranks: Readonly<Record<FindingSeverity, number>> = { noise: 0, warning: 1, error: 2 };

/** Judges all inputs together; findings below `least` are left out. */
export function checkInputs(inputs: readonly LogInput[], least: FindingSeverity, knowledge: Knowledge): CheckResult {
  const { incidents, summaries, pathOf } = correlate(inputs);
  // A finding that tells of several failures names the first of them.
  const incidentOf = new Map(
    [...incidents].reverse().flatMap(({ id, findings }) => findings.map((each) => [findingKey(each), id])),
  );
  const shown = new Set<string>();
  let hasErrors = false;
  const checked = inputs.map((input): CheckedInput => {
    const { uri, logs } = input.document;
    const findings = logs.flatMap((view, index) =>
      distinctFindingsOf(view.log).map(({ finding, index: number }) => {
        hasErrors ||= finding.severity === "error";
        const key = findingKey({ uri, view: index, finding: number });
        if (ranks[finding.severity] >= ranks[least]) shown.add(key);
        return { view, finding, incident: incidentOf.get(key) ?? null };
      }),
    );
    return {
      input,
      entryCount: logs.reduce((sum, { log }) => sum + typedEntryCount(log), 0),
      unrecognizedLines: logs.reduce((sum, { log }) => sum + log.unrecognizedLines, 0),
      findings: findings
        .filter(({ finding }) => ranks[finding.severity] >= ranks[least])
        .map(({ view, finding, incident }) => place(input.document, view, finding, incident))
        .sort((a, b) => a.line - b.line || a.endLine - b.endLine),
    };
  });
  const checkedIncidents = incidents.map((incident) => ({
    incident,
    remedies: knowledge.remediesFor(incident.remedyQuery).map(({ article }) => article),
    isLinked: new Set(incident.findings.map(findingKey)).size > 1,
    isShown: incident.findings.some((each) => shown.has(findingKey(each))),
  }));
  return { inputs: checked, incidents: checkedIncidents, summaries, knowledge, hasErrors, pathOf };
}

/** The incidents of all inputs, and what they were found in. */
export function correlate(inputs: readonly LogInput[]): {
  readonly incidents: readonly Incident[];
  readonly summaries: readonly LogSummary[];
  pathOf(uri: string): string;
} {
  const paths = new Map(inputs.map(({ document, path }) => [document.uri, path]));
  const summaries = inputs.flatMap(({ document }) => summariesOf(document));
  return { incidents: incidentsOf(summaries), summaries, pathOf: (uri) => paths.get(uri) ?? uri };
}

function findingKey({ uri, view, finding }: Incident["findings"][number]): string {
  return `${finding} ${view} ${uri}`;
}

function place(document: LogDocument, view: LogView, finding: Finding, incident: string | null): PlacedFinding {
  const occurrences = finding.occurrences.map((statement) => linesOfStatement(document, view, statement).line);
  return {
    finding,
    ...linesOfStatement(document, view, finding.statement),
    occurrences: [...new Set(occurrences)],
    incident,
    text: entryMessage(view.log, finding.statement.entry),
  };
}

/** Replaces what tells of people and machines in the inputs and in their paths. */
export function redactorOf(
  inputs: readonly LogInput[],
  incidents: readonly Incident[],
  summaries: readonly LogSummary[],
): Redactor {
  const documents = inputs.map(({ document }) => document);
  return redactorFor({ documents, summaries, incidents, names: inputs.map(({ path }) => path) });
}
