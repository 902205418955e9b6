import type { Incident, IncidentPlace } from "../correlation/types";
import { escapeMarkdown } from "../features/shared/markdown";
import { shownOffset, shownTime } from "../features/shared/time";
import { formatById } from "../formats/registry";
import { chainSection, linksSection, recurrencesSection } from "./chainSections";
import { environmentOf, factNames, offsetOf } from "./environment";
import { evidenceBlocks } from "./evidence";
import { codesSection, remedySection } from "./explainSections";
import { codesOf, type IncidentCode } from "./incidentCodes";
import { readingOf } from "./readingText";
import { type ReportText, reportText, table, wordsOf } from "./reportText";
import { timelineSection } from "./timelineSection";
import type { ReportContext } from "./types";

/** Text of the cause and the report, in characters; elsewhere it is cut shorter. */
const quotedLength = 300;

/**
 * The report on an incident as markdown, fit for a ticket: what failed and why, how sure that is, the way from the cause
 * to the last report, why the logs belong together, other times it happened, what helps, the times, the machine, the
 * codes, and the lines quoted. Text of the logs stays text: it is escaped or stands in code. With a redaction, the
 * report names no folder of the logs in a link, and everything from a log has gone through it. Long chains are shortened
 * and say so.
 */
export function renderIncidentReport(incident: Incident, context: ReportContext): string {
  const uris = new Set([...context.summaries.map(({ uri }) => uri), ...incident.chain.map(({ uri }) => uri)]);
  const text = reportText(context, uris, [
    ...incident.chain.map(({ time }) => time),
    ...incident.runs.map(({ startTime }) => startTime),
  ]);
  const codes = codesOf(incident);
  const level = context.headingLevel ?? 1;
  const title = level === 1 ? incident.title : `${incident.id}: ${incident.title}`;
  const sections: readonly (readonly [heading: string, body: string | undefined])[] = [
    ["Why", causeText(incident, codes, text)],
    ["From the cause to the report", chainSection(incident, text)],
    ["Why the logs belong together", linksSection(incident, text)],
    ["The same failure at other times", recurrencesSection(incident, context, text)],
    ["What helps", remedySection(incident, context, text)],
    ["Timeline", timelineSection(incident, context, text)],
    ["Environment", environmentSection(incident, context, text)],
    ["Codes", codesSection(codes)],
    ["Lines of the logs", evidenceSection(incident, context, text)],
  ];
  const parts = [`${"#".repeat(level)} ${text.prose(title)}`, overview(incident, context, text)];
  for (const [heading, body] of sections)
    if (body !== undefined) parts.push(`${"#".repeat(level + 1)} ${heading}`, body);
  if (context.redaction)
    parts.push("*Names of people and machines, addresses and SIDs are replaced, each by the same words everywhere.*");
  return `${parts.join("\n\n")}\n`;
}

function overview(incident: Incident, context: ReportContext, text: ReportText): string {
  const { chain, machine, severity } = incident;
  const logs = new Map(chain.map((place) => [`${place.uri} ${place.log}`, place]));
  const logNames = [...logs.values()].map(({ uri, log, format }) => {
    const isQuoted = context.summaries.some((each) => each.uri === uri && each.isQuoted);
    const name = isQuoted ? `${text.code(log)} in ${text.code(text.name(uri))}` : text.code(text.name(uri));
    return `${name} (${escapeMarkdown(formatById(format).name)})`;
  });
  const items = [`**When:** ${spanText(incident, context, text)}`];
  const computer = machine ?? environmentOf(incident, context.summaries).find(({ kind }) => kind === "computer")?.text;
  if (computer !== undefined) items.push(`**Machine:** ${text.code(computer)}`);
  items.push(`**Logs:** ${logNames.join(", ")}`);
  if (severity === "warning") items.push("**Severity:** a warning; nothing says that it stopped the work.");
  return items.map((item) => `- ${item}`).join("\n");
}

/** `2010-05-11 07:30:01.766 to 07:30:14.203, local time (UTC-05:00, says …)`. */
function spanText(incident: Incident, { summaries }: ReportContext, text: ReportText): string {
  const times = incident.chain.map(({ time }) => time).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return "the logs do not say";
  const start = shownTime(Math.min(...times));
  const end = shownTime(Math.max(...times));
  const until = end.slice(0, 10) === start.slice(0, 10) ? end.slice(11) : end;
  const known = offsetOf(Math.max(...times), summaries, incident);
  const zone = known
    ? `UTC${shownOffset(known.offset)}, as ${text.place({ ...known.source, range: lineRange(known.source.line) })} says: ${text.code(known.source.text)}`
    : "the logs do not tell the time zone";
  return `${start === end ? start : `${start} to ${until}`}, local time (${zone})`;
}

const lineRange = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });

function causeText(incident: Incident, codes: readonly IncidentCode[], text: ReportText): string {
  const { cause, report, confidence, runnerUp } = incident;
  const parts: string[] = [];
  if (confidence === "low") {
    parts.push(
      "**The cause is not stated in these logs.** They say only that something below failed. What says most is",
      quoted(cause, text),
    );
  } else {
    parts.push("The cause is stated in", quoted(cause, text));
  }
  const code = codes[0];
  if (code?.spellings.some((spelling) => cause.text.includes(spelling))) parts.push(readingOf(code));
  if (confidence === "high")
    parts.push(
      "**How sure:** certain, as far as the logs go. A specific error is stated here, and none competes with it.",
    );
  if (confidence === "medium") {
    const why = runnerUp
      ? `${text.place(runnerUp)} could be the cause as well: ${text.code(wordsOf(runnerUp), quotedLength)}`
      : incident.severity === "warning"
        ? "It is stated as a warning only."
        : "It names no specific error.";
    parts.push(`**How sure:** likely, not certain. ${why}`);
  } else if (confidence === "low" && runnerUp) {
    parts.push(`Next to it comes ${text.place(runnerUp)}: ${text.code(wordsOf(runnerUp), quotedLength)}`);
  }
  if (report.uri !== cause.uri || report.entry !== cause.entry || report.view !== cause.view)
    parts.push(`It was reported last in`, quoted(report, text));
  return parts.join("\n\n");
}

function quoted(place: IncidentPlace, text: ReportText): string {
  const at = shownTime(place.time);
  return `> ${text.place(place)}${at === "" ? "" : `, ${at}`}  \n> ${text.code(wordsOf(place), quotedLength)}`;
}

function environmentSection(incident: Incident, context: ReportContext, text: ReportText): string | undefined {
  const facts = environmentOf(incident, context.summaries);
  if (facts.length === 0) return undefined;
  const rows = facts.map(({ kind, text: words, uri, log, line }) => [
    factNames[kind],
    text.cell(words),
    text.place({ uri, log, range: lineRange(line) }),
  ]);
  return table(["What", "As the log says", "Where"], rows);
}

function evidenceSection(incident: Incident, context: ReportContext, text: ReportText): string {
  return evidenceBlocks(incident, context.documents ?? [], text)
    .map(({ uri, markdown }) => `${text.code(text.name(uri))}\n\n${markdown}`)
    .join("\n\n");
}
