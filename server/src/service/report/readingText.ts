import { reachedBy, shownValue } from "../features/shared/explain";
import { codeSpan, escapeMarkdown, link } from "../features/shared/markdown";
import type { IncidentCode } from "./incidentCodes";

/** Value, name, family and meaning of an error in one paragraph of markdown. */
export function readingOf({ canonical, explanation }: IncidentCode): string {
  const best = explanation.readings[0];
  const value = codeSpan(shownValue(canonical));
  if (!best) return `${value}: no source we know names it.`;
  const name = best.symbol === undefined ? "no published name" : `**${escapeMarkdown(best.symbol)}**`;
  const meaning = escapeMarkdown(best.meaning ?? "We have no description of it.");
  return `${value} ${name} (${escapeMarkdown(best.family)}): ${meaning}`;
}

/** An error in a list: how the logs write it, what it means, how that was reached and who says so. */
export function codeItem(code: IncidentCode): string {
  const best = code.explanation.readings[0];
  const written = code.spellings.map((spelling) => codeSpan(spelling)).join(", ");
  const reached = best && reachedBy(best);
  const source =
    best &&
    (best.documentation === undefined ? escapeMarkdown(best.source) : link(best.documentation, best.documentation));
  const notes = [
    ...(written === "" ? [] : [`Written as ${written}.`]),
    ...(reached === undefined ? [] : [`${escapeMarkdown(capital(reached))}.`]),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ];
  return `- ${readingOf(code)}  \n  ${notes.join(" ")}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
