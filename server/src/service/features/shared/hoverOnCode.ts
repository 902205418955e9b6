import type { CancellationToken } from "../../cancellation";
import type { CodeExplanation, Reading } from "../../codes";
import type { LogDocument } from "../../document";
import type { Knowledge } from "../../knowledge";
import type { ServiceOptions } from "../../options";
import { countInDocument } from "./count";
import { explainAt, reachedBy, readingLine, remediesForCode, shownValue, symbolsOf } from "./explain";
import { escapeMarkdown, link, times } from "./markdown";
import type { Place } from "./place";
import type { Subject } from "./subject";

/** Most other readings that are listed. */
const readingLimit = 6;

/** What a code means, what else it may mean, how often it stands in the log, and what helps. */
export function hoverOnCode(
  document: LogDocument,
  { code, sentence }: Extract<Subject, { kind: "code" }>,
  place: Place | undefined,
  knowledge: Knowledge,
  options: ServiceOptions,
  token?: CancellationToken,
): string {
  const log = place?.view.log;
  const explanation = explainAt(code, log, place?.entry, sentence);
  const [best, ...others] = explanation.readings;
  const parts = [heading(code.canonical, explanation)];
  if (best) parts.push(details(best));
  else parts.push("No source we know names this number.");
  const message = options.systemMessage?.(code.canonical, best?.family);
  if (message !== undefined) parts.push(`> Windows says: “${escapeMarkdown(message)}”`);
  if (others.length > 0) parts.push(["Other readings:", ...otherReadings(others)].join("\n"));
  const wanted = { kind: "code", canonical: code.canonical, symbols: symbolsOf(explanation) } as const;
  const { count, isCut } = countInDocument(document, place, wanted, token);
  if (count > 0) parts.push(`${place ? "In this log" : "In the logs of this text"}: **${times(count, isCut)}**.`);
  const remedies = remediesForCode(code.canonical, knowledge, log, place?.entry);
  if (remedies.length > 0)
    parts.push(["Remedies:", ...remedies.map((article) => `- ${remedyTitle(article, options)}`)].join("\n"));
  return parts.join("\n\n");
}

/** Ids of articles are our own words of letters, digits and hyphens, so the link holds nothing of the log. */
function remedyTitle({ id, title }: { readonly id: string; readonly title: string }, options: ServiceOptions): string {
  const text = escapeMarkdown(title);
  return options.remedyLinks
    ? `[${text}](command:setupLogs.openRemedy?${encodeURIComponent(JSON.stringify([id]))})`
    : text;
}

function heading(canonical: number, { readings }: CodeExplanation): string {
  const best = readings[0];
  const name = best?.symbol ? ` ${escapeMarkdown(best.symbol)}` : "";
  const family = best ? ` · ${escapeMarkdown(best.family)}` : "";
  return `**\`${shownValue(canonical)}\`${name}**${family}`;
}

function details(reading: Reading): string {
  const lines = [escapeMarkdown(reading.meaning ?? "We have no description of this error.")];
  const reached = reachedBy(reading);
  if (reached) lines.push(`*${escapeMarkdown(`How we read it: ${reached}.`)}*`);
  if (reading.aliases.length > 0)
    lines.push(`Also named ${reading.aliases.slice(0, 4).map(escapeMarkdown).join(", ")}.`);
  const source = escapeMarkdown(reading.source);
  lines.push(`Source: ${source}${reading.documentation ? ` · ${link("documentation", reading.documentation)}` : ""}`);
  return lines.join("  \n");
}

function otherReadings(readings: readonly Reading[]): string[] {
  const lines = readings.slice(0, readingLimit).map((reading) => {
    const reached = reachedBy(reading);
    return `- ${escapeMarkdown(readingLine(reading))}${reached ? ` *(${escapeMarkdown(reached)})*` : ""}`;
  });
  const rest = readings.length - readingLimit;
  return rest > 0 ? [...lines, `- and ${rest} more`] : lines;
}
