import { type Incident, type IncidentPlace, incidentsOf } from "../service/correlation";
import type { LogDocument } from "../service/document";
import { type Finding, type FindingSeverity, findingsOf } from "../service/findings";
import type { Article, Knowledge } from "../service/knowledge";
import { entryMessage, typedEntryCount } from "../service/log";
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

/** A place of an incident in one of the inputs. */
export interface PlacedStep {
  readonly path: string;
  readonly line: number;
  readonly relation: string;
  readonly text: string;
}

export interface PlacedIncident {
  readonly incident: Incident;
  readonly cause: PlacedStep;
  readonly report: PlacedStep;
  readonly chain: readonly PlacedStep[];
  /** Best first. */
  readonly remedies: readonly Article[];
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
  readonly incidents: readonly PlacedIncident[];
  /** Whether any input holds an error, shown or not. */
  readonly hasErrors: boolean;
}

const ranks: Readonly<Record<FindingSeverity, number>> = { noise: 0, warning: 1, error: 2 };

/** Judges all inputs together; findings below `least` are left out. */
export function checkInputs(inputs: readonly LogInput[], least: FindingSeverity, knowledge: Knowledge): CheckResult {
  const pathOf = new Map(inputs.map(({ document, path }) => [document, path]));
  const incidents = incidentsOf(inputs.map(({ document }) => document));
  // A finding that tells of several failures names the first of them.
  const incidentOf = new Map(
    [...incidents].reverse().flatMap(({ id, findings }) => findings.map(({ finding }) => [finding, id])),
  );
  let hasErrors = false;
  const checked = inputs.map((input): CheckedInput => {
    const { logs } = input.document;
    const findings = logs.flatMap((view) =>
      findingsOf(view.log).map((finding) => {
        hasErrors ||= finding.severity === "error";
        return { view, finding };
      }),
    );
    return {
      input,
      entryCount: logs.reduce((sum, { log }) => sum + typedEntryCount(log), 0),
      unrecognizedLines: logs.reduce((sum, { log }) => sum + log.unrecognizedLines, 0),
      findings: findings
        .filter(({ finding }) => ranks[finding.severity] >= ranks[least])
        .map(({ view, finding }) => place(input.document, view, finding, incidentOf.get(finding) ?? null))
        .sort((a, b) => a.line - b.line || a.endLine - b.endLine),
    };
  });
  const placed = incidents.map((incident) => placeIncident(incident, pathOf, knowledge));
  return { inputs: checked, incidents: placed, hasErrors };
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

function placeIncident(
  incident: Incident,
  pathOf: ReadonlyMap<LogDocument, string>,
  knowledge: Knowledge,
): PlacedIncident {
  const step = ({ document, view, statement, relation }: IncidentPlace): PlacedStep => ({
    path: pathOf.get(document) ?? document.uri,
    line: linesOfStatement(document, view, statement).line,
    relation,
    text: entryMessage(view.log, statement.entry),
  });
  return {
    incident,
    cause: step(incident.cause),
    report: step(incident.report),
    chain: incident.chain.map(step),
    remedies: knowledge.remediesFor(incident.remedyQuery).map(({ article }) => article),
  };
}
