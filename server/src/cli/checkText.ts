import { formatCanonical } from "../service/codes";
import type { FindingCode } from "../service/findings";
import type { Article } from "../service/knowledge";
import { printable, shorten } from "../service/text/printable";
import type { CheckResult, PlacedFinding, PlacedIncident, PlacedStep } from "./checkResult";
import type { Paint } from "./paint";

const linesShown = 12;
const remediesShown = 3;
const textShown = 110;

/** `check` for a terminal: incidents that several findings make up, then one finding a paragraph, then the sums. */
export function checkText(result: CheckResult, paint: Paint): string {
  const byId = new Map(result.incidents.map((each) => [each.incident.id, each]));
  const paragraphs = result.incidents.filter(isLinked).map((incident) => incidentText(incident, paint));
  for (const { input, findings } of result.inputs) {
    for (const finding of findings) {
      paragraphs.push(findingText(input.path, finding, byId.get(finding.incident ?? ""), paint));
    }
  }
  return `${[...paragraphs, summary(result)].join("\n\n")}\n`;
}

/** An incident of one finding says no more than that finding. */
function isLinked({ incident }: PlacedIncident): boolean {
  return incident.findings.length > 1;
}

function incidentText({ incident, chain, remedies }: PlacedIncident, paint: Paint): string {
  const steps = chain.map((step) => `    ${stepText(step, paint)}`);
  // A long chain says in its middle what it says at its ends.
  const left = steps.length - linesShown;
  if (left > 1) steps.splice(linesShown - 3, left, `    … ${left} more places`);
  return [
    paint.strong(`${incident.id}: ${printable(incident.title)}`),
    ...steps,
    ...[...new Set(incident.evidence)].map((sentence) => paint.dim(`    linked: ${printable(sentence)}`)),
    ...remedyLines(remedies),
  ].join("\n");
}

function stepText({ path, line, relation, text }: PlacedStep, paint: Paint): string {
  return `${printable(path)}:${line}: ${relation}: ${paint.dim(shorten(printable(text).trim(), textShown))}`;
}

/** What a finding of a linked incident has in common with the others is said there. */
function findingText(path: string, placed: PlacedFinding, incident: PlacedIncident | undefined, paint: Paint): string {
  const { finding, line, occurrences } = placed;
  const colour = finding.severity === "error" ? paint.error : paint.warning;
  const lines = [
    `${paint.strong(`${printable(path)}:${line}:`)} ${colour(`${finding.severity}:`)} ${printable(finding.message)}${codesText(finding.codes)}`,
    paint.dim(`    ${shorten(printable(placed.text).trim(), textShown)}`),
  ];
  if (occurrences.length > 1) lines.push(`    stated ${finding.occurrences.length} times: ${linesText(occurrences)}`);
  if (incident && isLinked(incident)) lines.push(`    part of ${incident.incident.id}`);
  else if (incident) lines.push(...remedyLines(incident.remedies));
  return lines.join("\n");
}

/** The distinct errors of a finding, ` [0xFFFFFBFE JET_errRecordTooBig, 0x8007F0DA]`. */
function codesText(codes: readonly FindingCode[]): string {
  if (codes.length === 0) return "";
  const names = codes.map(({ canonical, readings }) =>
    [formatCanonical(canonical), readings[0]?.symbol].filter((part) => part !== undefined).join(" "),
  );
  return ` [${printable(names.join(", "))}]`;
}

function linesText(lines: readonly number[]): string {
  const shown = lines.slice(0, linesShown).join(", ");
  const rest = lines.length - linesShown;
  return `${lines.length === 1 ? "line" : "lines"} ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function remedyLines(remedies: readonly Article[]): string[] {
  return remedies.slice(0, remediesShown).map(({ title }) => `    remedy: ${printable(title)}`);
}

/** `2 errors, 1 warning in 3 logs; 1 file holds no log.` A transcript holds several logs. */
export function summary({ inputs }: CheckResult): string {
  const all = inputs.flatMap(({ findings }) => findings);
  const count = (severity: string) => all.filter(({ finding }) => finding.severity === severity).length;
  const logs = inputs.reduce((sum, { input }) => sum + input.document.logs.length, 0);
  const empty = inputs.filter(({ input }) => input.document.logs.length === 0).length;
  const rest = empty === 0 ? "" : `; ${plural(empty, "file")} ${empty === 1 ? "holds" : "hold"} no log`;
  return `${plural(count("error"), "error")}, ${plural(count("warning"), "warning")} in ${plural(logs, "log")}${rest}.`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
