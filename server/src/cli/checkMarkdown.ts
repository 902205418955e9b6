import { formatCanonical } from "../service/codes";
import type { Incident } from "../service/correlation";
import { codeSpan as codeSpanOf, escapeMarkdown } from "../service/features/shared/markdown";
import type { Article } from "../service/knowledge";
import { renderIncidentReport } from "../service/report/incidentReport";
import type { Redaction } from "../service/report/types";
import { printableLines } from "../service/text/printable";
import type { CheckedIncident, CheckedInput, CheckResult, PlacedFinding } from "./checkResult";
import { linesText, summary } from "./checkText";

const textShown = 400;

/**
 * `check` as markdown for a ticket: a report on each incident that several findings make up, then the findings that
 * belong to none of these. Whatever comes from a log stands in code or is escaped, so that it stays text.
 */
export function checkMarkdown(result: CheckResult, redaction?: Redaction): string {
  const plain = (text: string): string => redaction?.apply(text) ?? text;
  const byId = new Map(result.incidents.map((each) => [each.incident.id, each]));
  const linked = result.incidents.filter(({ isLinked }) => isLinked);
  const parts = ["# Setup log report", summary(result), logTable(result.inputs, plain)];
  const reports = linked.map(({ incident }) => reportOf(incident, result, redaction).trimEnd());
  const alone = result.inputs.flatMap(({ input, findings }) => {
    const own = findings.filter(({ incident }) => byId.get(incident ?? "")?.isLinked !== true);
    return own.length === 0 ? [] : [{ path: input.path, findings: own }];
  });
  parts.push(...reports);
  if (alone.length > 0) parts.push(linked.length > 0 ? "## Other findings" : "## Findings");
  for (const { path, findings } of alone) {
    parts.push(`### ${escapeMarkdown(plain(path))}`);
    for (const finding of findings) {
      parts.push(findingPart(finding, byId.get(finding.incident ?? ""), plain));
    }
  }
  return `${parts.map(printableLines).join("\n\n")}\n`;
}

function reportOf(incident: Incident, result: CheckResult, redaction: Redaction | undefined): string {
  return renderIncidentReport(incident, {
    summaries: result.summaries,
    incidents: result.incidents.map((each) => each.incident),
    knowledge: result.knowledge,
    documents: result.inputs.map(({ input }) => input.document),
    nameOf: result.pathOf,
    redaction,
    headingLevel: 2,
    timelineNote: `${codeSpanOf(`setup-logs timeline --incident ${incident.id}`)} with the same files prints the entries of all these logs by time.`,
  });
}

function logTable(inputs: readonly CheckedInput[], plain: (text: string) => string): string {
  const rows = inputs.map(({ input, entryCount, findings }) => {
    const count = (severity: string) => findings.filter(({ finding }) => finding.severity === severity).length;
    const format = input.document.formatId ?? "no log";
    return `| ${escapeMarkdown(plain(input.path))} | ${format} | ${entryCount} | ${count("error")} | ${count("warning")} |`;
  });
  return ["| File | Format | Entries | Errors | Warnings |", "| --- | --- | ---: | ---: | ---: |", ...rows].join("\n");
}

function findingPart(
  { finding, line, occurrences, text }: PlacedFinding,
  incident: CheckedIncident | undefined,
  plain: (text: string) => string,
): string {
  const items: string[] = finding.codes.map(({ text: written, canonical, readings }) => {
    const best = readings[0];
    const named = [best?.family, best?.symbol].filter((part) => part !== undefined).join(" ");
    const inferred = best?.inferred ? " (inferred)" : "";
    return `- ${codeSpan(written)} = ${formatCanonical(canonical)}${named === "" ? "" : `, ${escapeMarkdown(named)}${inferred}`}`;
  });
  if (occurrences.length > 1) items.push(`- Stated on ${linesText(occurrences)}`);
  if (incident?.incident.confidence === "low") items.push("- The cause is not stated in these logs");
  items.push(
    `- Why: ${escapeMarkdown(finding.evidence)} (${codeSpan(finding.rule)})`,
    ...remedyItems(incident?.remedies ?? [], plain),
  );
  return [
    `**Line ${line}, ${finding.severity}:** ${escapeMarkdown(plain(finding.message))}`,
    codeSpan(plain(text)),
    items.join("\n"),
  ].join("\n\n");
}

/** A team's article may name its machines. */
function remedyItems(remedies: readonly Article[], plain: (text: string) => string): string[] {
  return remedies.map(
    ({ title, origin }) => `- Remedy: ${escapeMarkdown(origin === undefined ? title : plain(title))}`,
  );
}

const codeSpan = (text: string): string => codeSpanOf(text, textShown);
