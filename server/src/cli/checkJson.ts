import type { CheckedInput, CheckResult, PlacedFinding, PlacedIncident, PlacedStep } from "./checkResult";
import { type CodeJson, codeJson, type ReadingJson, readingJson } from "./codeJson";
import { lineCountOf } from "./places";

/** `check --format json`; described in docs/json.md and docs/schema/check.schema.json. Fields are only ever added. */
export interface CheckJson {
  readonly schema: 1;
  readonly logs: readonly LogJson[];
  readonly incidents: readonly IncidentJson[];
}

interface LogJson {
  readonly path: string;
  readonly format: string | null;
  readonly encoding: string;
  readonly lineCount: number;
  readonly entryCount: number;
  readonly unrecognizedLines: number;
  readonly findings: readonly FindingJson[];
}

interface FindingJson {
  readonly line: number;
  readonly endLine: number;
  readonly severity: "error" | "warning" | "noise";
  readonly rule: string;
  readonly message: string;
  readonly occurrences: readonly number[];
  readonly codes: readonly (CodeJson & { readonly readings: readonly ReadingJson[] })[];
  readonly incident: string | null;
}

interface PlaceJson {
  readonly path: string;
  readonly line: number;
}

interface IncidentJson {
  readonly id: string;
  readonly title: string;
  readonly cause: PlaceJson;
  readonly report: PlaceJson;
  readonly chain: readonly (PlaceJson & { readonly relation: string })[];
  readonly remedies: readonly string[];
}

export function checkJson({ inputs, incidents }: CheckResult): CheckJson {
  return { schema: 1, logs: inputs.map(logJson), incidents: incidents.map(incidentJson) };
}

function logJson({ input, entryCount, unrecognizedLines, findings }: CheckedInput): LogJson {
  const { path, document, encoding } = input;
  return {
    path,
    format: document.formatId ?? null,
    encoding,
    lineCount: lineCountOf(document),
    entryCount,
    unrecognizedLines,
    findings: findings.map(findingJson),
  };
}

function findingJson({ line, endLine, finding, occurrences, incident }: PlacedFinding): FindingJson {
  const { severity, rule, message } = finding;
  const codes = finding.codes.map((code) => ({
    ...codeJson(code, code.readings),
    readings: code.readings.map(readingJson),
  }));
  return { line, endLine, severity, rule, message, occurrences, codes, incident };
}

function incidentJson({ incident, cause, report, chain, remedies }: PlacedIncident): IncidentJson {
  const placeJson = ({ path, line }: PlacedStep): PlaceJson => ({ path, line });
  return {
    id: incident.id,
    title: incident.title,
    cause: placeJson(cause),
    report: placeJson(report),
    chain: chain.map((step) => ({ ...placeJson(step), relation: step.relation })),
    remedies: remedies.map(({ id }) => id),
  };
}
