import { formatCanonical } from "../codes";
import type { Incident, IncidentPlace } from "../correlation";
import type { LogDocument } from "../document";
import type { FindingCode } from "../findings";
import type { Knowledge } from "../knowledge";
import { entryMessage, type Log } from "../log";
import { withoutDetailMarks } from "../text/detailMarks";
import { reachedBy, readingLine, readingList } from "./shared/explain";
import { remediesOf } from "./shared/findingFacts";
import { type FoundIn, incidentOf, isMainOf, placeFor } from "./shared/incidents";
import { lineOfEntry } from "./shared/place";
import { shownTime, timeOfEntry } from "./shared/time";

const codeLimit = 5;
const notAFailure = "Not a failure, although it looks like one.";
const evidenceLength = 400;

/**
 * The explanation of a finding as plain text for a ticket or a mail: what failed, where, the line that states it, what
 * the codes mean, the cause if another log states it, remedies and sources. Text of the log is quoted with `> `.
 */
export function explainText(
  document: LogDocument,
  found: FoundIn,
  incidents: readonly Incident[],
  knowledge: Knowledge,
): string {
  const { view, finding, reference } = found;
  const incident = incidentOf(incidents, reference);
  const remedies = remediesOf(found, incidents, knowledge);
  const parts = [finding.severity === "noise" ? notAFailure : (incident?.title ?? finding.message)];
  if (incident) parts.push(finding.message);
  parts.push(`${placeLine(document, found)}\n${quote(view.log, finding.statement.entry)}`);
  if (finding.codes.length > 0) parts.push(["Codes:", ...finding.codes.slice(0, codeLimit).map(codeLine)].join("\n"));
  const cause = incident && placeFor(document, incident, "cause");
  if (cause && !isMainOf(cause, found)) parts.push(causeText(cause));
  parts.push(`Why this is judged so: ${finding.evidence}`);
  if (remedies.length > 0) parts.push(["What helps:", ...remedies.slice(0, 3).map(remedyLine)].join("\n"));
  const sources = sourcesOf(finding.codes, remedies);
  if (sources.length > 0) parts.push(["Sources:", ...sources.map((source) => `- ${source}`)].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function placeLine(document: LogDocument, { view, finding }: FoundIn): string {
  const { entry } = finding.statement;
  const line = lineOfEntry(document, { view, entry });
  const time = shownTime(timeOfEntry(view.log, entry).local);
  const count = new Set(finding.occurrences.map((statement) => statement.entry)).size;
  const parts = [
    view.name,
    line === undefined ? "" : `line ${line + 1}`,
    time && `${time} local time`,
    count > 1 ? `stated ${count} times` : "",
  ];
  return `${parts.filter(Boolean).join(", ")}:`;
}

function quote(log: Log, entry: number): string {
  return quoteText(entryMessage(log, entry));
}

function quoteText(message: string): string {
  const text = withoutDetailMarks(message).trim();
  return `> ${text.length > evidenceLength ? `${text.slice(0, evidenceLength)}…` : text}`;
}

function codeLine({ text, canonical, readings }: FindingCode): string {
  const value = formatCanonical(canonical);
  const written = text.toLowerCase() === value.toLowerCase() ? value : `${text} = ${value}`;
  const best = readings[0];
  if (!best) return `- ${written}: no source we know names it.`;
  const reached = reachedBy(best);
  return `- ${written}: ${readingLine(best)}${reached ? ` (${reached})` : ""}`;
}

function causeText({ log, range, text }: IncidentPlace): string {
  return `Cause, in ${log}, line ${range.start.line + 1}:\n${quoteText(text)}`;
}

function remedyLine({ title, risk }: { readonly title: string; readonly risk: string }): string {
  return `- ${title} (risk: ${risk})`;
}

function sourcesOf(
  codes: readonly FindingCode[],
  remedies: readonly { readonly sources: readonly { readonly title: string; readonly url: string }[] }[],
): string[] {
  const pages = codes.slice(0, codeLimit).flatMap(({ readings }) => readings[0]?.documentation ?? []);
  const articles = remedies.slice(0, 3).flatMap(({ sources }) => sources.map(({ title, url }) => `${title}: ${url}`));
  return [...new Set([...pages, ...articles])];
}

/** The explanation of a code that belongs to no finding. */
export function explainCodeText(
  text: string,
  canonical: number,
  readings: FindingCode["readings"],
  line: string,
): string {
  const value = formatCanonical(canonical);
  return `${text} = ${value}\n\n> ${line.trim().slice(0, evidenceLength)}\n\n${readingList(readings.slice(0, codeLimit))}\n`;
}
