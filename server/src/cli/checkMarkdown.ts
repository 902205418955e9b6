import { formatCanonical } from "../service/codes";
import { codeSpan as codeSpanOf, escapeMarkdown } from "../service/features/shared/markdown";
import type { Article } from "../service/knowledge";
import type { CheckedInput, CheckResult, PlacedFinding, PlacedIncident, PlacedStep } from "./checkResult";
import { summary } from "./checkText";

const stepsShown = 30;
const textShown = 400;

/** `check` as a markdown report for a ticket. Whatever comes from a log stands in code, so that it stays text. */
export function checkMarkdown(result: CheckResult): string {
  const remediesOf = new Map(result.incidents.map(({ incident, remedies }) => [incident.id, remedies]));
  const parts = ["# Setup log report", summary(result), logTable(result.inputs)];
  const linked = result.incidents.filter(({ incident }) => incident.findings.length > 1);
  if (linked.length > 0) parts.push("## Incidents", ...linked.map(incidentPart));
  const found = result.inputs.filter(({ findings }) => findings.length > 0);
  if (found.length > 0) parts.push("## Findings");
  for (const { input, findings } of found) {
    parts.push(`### ${escapeMarkdown(input.path)}`);
    for (const finding of findings) {
      parts.push(findingPart(finding, finding.incident === null ? [] : (remediesOf.get(finding.incident) ?? [])));
    }
  }
  return `${parts.join("\n\n")}\n`;
}

function logTable(inputs: readonly CheckedInput[]): string {
  const rows = inputs.map(({ input, entryCount, findings }) => {
    const count = (severity: string) => findings.filter(({ finding }) => finding.severity === severity).length;
    const format = input.document.formatId ?? "no log";
    return `| ${escapeMarkdown(input.path)} | ${format} | ${entryCount} | ${count("error")} | ${count("warning")} |`;
  });
  return ["| File | Format | Entries | Errors | Warnings |", "| --- | --- | ---: | ---: | ---: |", ...rows].join("\n");
}

function incidentPart({ incident, cause, report, chain, remedies }: PlacedIncident): string {
  const parts = [
    `### ${escapeMarkdown(`${incident.id}: ${incident.title}`)}`,
    [`- Cause: ${stepPlace(cause)}`, `- Report: ${stepPlace(report)}`, ...remedyItems(remedies)].join("\n"),
    chain.slice(0, stepsShown).map(chainItem).join("\n"),
  ];
  if (chain.length > stepsShown) parts.push(`${chain.length - stepsShown} more places are left out.`);
  // The same log twice, as a file and quoted in a thread, is linked twice.
  const evidence = [...new Set(incident.evidence)];
  if (evidence.length > 0) {
    parts.push(`Why these belong together:\n\n${evidence.map((each) => `- ${escapeMarkdown(each)}`).join("\n")}`);
  }
  return parts.join("\n\n");
}

function chainItem(step: PlacedStep, index: number): string {
  return `${index + 1}. ${stepPlace(step)}, ${escapeMarkdown(step.relation)}: ${codeSpan(step.text)}`;
}

function stepPlace({ path, line }: PlacedStep): string {
  return `${codeSpan(`${path}:${line}`)}`;
}

function findingPart(
  { finding, line, occurrences, incident, text }: PlacedFinding,
  remedies: readonly Article[],
): string {
  const items: string[] = finding.codes.map(({ text: written, canonical, readings }) => {
    const best = readings[0];
    const named = [best?.family, best?.symbol].filter((part) => part !== undefined).join(" ");
    const inferred = best?.inferred ? " (inferred)" : "";
    return `- ${codeSpan(written)} = ${formatCanonical(canonical)}${named === "" ? "" : `, ${escapeMarkdown(named)}${inferred}`}`;
  });
  if (occurrences.length > 1) items.push(`- Stated on lines ${occurrences.join(", ")}`);
  if (incident !== null) items.push(`- Part of ${incident}`);
  items.push(`- Why: ${escapeMarkdown(finding.evidence)} (${codeSpan(finding.rule)})`, ...remedyItems(remedies));
  return [
    `**Line ${line}, ${finding.severity}:** ${escapeMarkdown(finding.message)}`,
    codeSpan(text),
    items.join("\n"),
  ].join("\n\n");
}

function remedyItems(remedies: readonly Article[]): string[] {
  return remedies.map(({ title }) => `- Remedy: ${escapeMarkdown(title)}`);
}

const codeSpan = (text: string): string => codeSpanOf(text, textShown);
