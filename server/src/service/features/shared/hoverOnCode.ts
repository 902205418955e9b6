import type { CancellationToken } from "../../cancellation";
import type { CodeExplanation, Reading } from "../../codes";
import type { LogDocument } from "../../document";
import type { Knowledge } from "../../knowledge";
import type { ServiceOptions } from "../../options";
import { pageName } from "../codeLookUp";
import { countInDocument } from "./count";
import { explainAt, reachedBy, remediesForCode, shownValue, symbolsOf } from "./explain";
import { escapeMarkdown, link, times } from "./markdown";
import type { Place } from "./place";
import type { Subject } from "./subject";

/** Most other readings that are listed. */
const readingLimit = 4;

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
  if (others.length > 0) parts.push(otherReadings(others) + pageLink(explanation, options));
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
  return options.remedyLinks ? `[${text}](${commandLink("setupLogs.openRemedy", id)})` : text;
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

/** Names and families on one line; their page says the rest. */
function otherReadings(readings: readonly Reading[]): string {
  const names = readings.slice(0, readingLimit).map(({ symbol, family, inferred }) => {
    const name =
      symbol === undefined ? escapeMarkdown(family) : `${escapeMarkdown(symbol)} (${escapeMarkdown(family)})`;
    return inferred ? `${name}, inferred` : name;
  });
  const rest = readings.length - readingLimit;
  return `Other readings: ${names.join(" · ")}${rest > 0 ? ` · and ${rest} more` : ""}`;
}

/** The name of a page is our own: a value or a symbol of the tables. */
function pageLink(explanation: CodeExplanation, options: ServiceOptions): string {
  const page = options.explanationLinks ? pageName(explanation) : undefined;
  return page === undefined ? "" : ` · [all about this code](${commandLink("setupLogs.explainCode", page)})`;
}

const commandLink = (command: string, argument: string): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
