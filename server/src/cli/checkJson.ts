import type { IncidentPlace, LinkEnd } from "../service/correlation/types";
import type { Redaction } from "../service/report/types";
import type { CheckedIncident, CheckedInput, CheckResult, PlacedFinding } from "./checkResult";
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
  readonly confidence: "high" | "medium" | "low";
  /** Id of the first incident of the same failure; null for that one itself. */
  readonly recurrenceOf: string | null;
  readonly machine: string | null;
  readonly runs: readonly { readonly path: string; readonly startLine: number; readonly endLine: number }[];
  /** `from` is what came of `to`. */
  readonly links: readonly { readonly from: PlaceJson; readonly to: PlaceJson; readonly evidence: string }[];
}

/** The result as JSON. With a redaction, paths and all that is taken from the logs have gone through it. */
export function checkJson({ inputs, incidents, pathOf }: CheckResult, redaction?: Redaction): CheckJson {
  const plain = (text: string): string => redaction?.apply(text) ?? text;
  return {
    schema: 1,
    logs: inputs.map((input) => logJson(input, plain)),
    incidents: incidents.map((incident) => incidentJson(incident, pathOf, plain)),
  };
}

type Plain = (text: string) => string;

function logJson({ input, entryCount, unrecognizedLines, findings }: CheckedInput, plain: Plain): LogJson {
  const { path, document, encoding } = input;
  return {
    path: plain(path),
    format: document.formatId ?? null,
    encoding,
    lineCount: lineCountOf(document),
    entryCount,
    unrecognizedLines,
    findings: findings.map((finding) => findingJson(finding, plain)),
  };
}

function findingJson({ line, endLine, finding, occurrences, incident }: PlacedFinding, plain: Plain): FindingJson {
  const { severity, rule } = finding;
  const codes = finding.codes.map((code) => ({
    ...codeJson(code, code.readings),
    readings: code.readings.map(readingJson),
  }));
  return { line, endLine, severity, rule, message: plain(finding.message), occurrences, codes, incident };
}

function incidentJson(
  { incident, remedies }: CheckedIncident,
  pathOf: (uri: string) => string,
  plain: Plain,
): IncidentJson {
  const placeJson = ({ uri, range }: IncidentPlace | LinkEnd): PlaceJson => ({
    path: plain(pathOf(uri)),
    line: range.start.line + 1,
  });
  const { id, title, cause, report, chain, confidence, recurrenceOf, machine, runs, links } = incident;
  return {
    id,
    title: plain(title),
    cause: placeJson(cause),
    report: placeJson(report),
    chain: chain.map((place) => ({ ...placeJson(place), relation: place.relation })),
    remedies: remedies.map((article) => article.id),
    confidence,
    recurrenceOf: recurrenceOf ?? null,
    machine: machine === undefined ? null : plain(machine),
    runs: runs.map(({ uri, startLine, endLine }) => ({
      path: plain(pathOf(uri)),
      startLine: startLine + 1,
      endLine: endLine + 1,
    })),
    links: links.map(({ from, to, evidence }) => ({
      from: placeJson(from),
      to: placeJson(to),
      evidence: plain(evidence),
    })),
  };
}
