import { type CodeExplanation, formatCanonical, type Reading } from "../codes";
import { taggedNumber } from "../codes/canonical";
import type { Article } from "../knowledge";
import { reachedBy, shownValue } from "./shared/explain";
import { codeSpan, escapeMarkdown, link } from "./shared/markdown";

/**
 * All that is known about a code as a markdown document: the ways it is written, its readings, best first, and the remedies,
 * linked as `../remedies/<id>.md`. Undefined when the explanation is of no code.
 */
export function renderCodePage(
  { canonical, readings }: CodeExplanation,
  remedies: readonly Article[],
): string | undefined {
  if (canonical === undefined) return undefined;
  const [best, ...others] = readings;
  const parts = [
    `# ${[shownValue(canonical), best?.symbol].filter(Boolean).map(String).map(escapeMarkdown).join(" ")}`,
  ];
  if (best) parts.push(readingText(best));
  else parts.push("No source we know names this number.");
  if (others.length > 0) parts.push("## Other readings", ...others.map(otherReading));
  if (remedies.length > 0) {
    parts.push("## What helps");
    parts.push(
      remedies
        .map(({ id, title, risk }) => `- [${escapeMarkdown(title)}](../remedies/${id}.md): ${escapeMarkdown(risk)}`)
        .join("\n"),
    );
  }
  const spellings = spellingsOf(canonical);
  if (spellings.length > 0) parts.push("## How logs write it", spellings.map((each) => `- ${each}`).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function readingText(reading: Reading): string {
  const lines = [escapeMarkdown(reading.meaning ?? "We have no description of this error.")];
  lines.push("", ...facts(reading).map((fact) => `- ${fact}`));
  return lines.join("\n");
}

function otherReading(reading: Reading): string {
  const heading = escapeMarkdown(reading.symbol ?? "No published name");
  return `### ${heading}\n\n${readingText(reading)}`;
}

function facts(reading: Reading): string[] {
  const reached = reachedBy(reading);
  const page = reading.documentation;
  return [
    `Family: ${escapeMarkdown(reading.family)}`,
    ...(reading.aliases.length > 0 ? [`Also named: ${reading.aliases.map(escapeMarkdown).join(", ")}`] : []),
    ...(reached === undefined ? [] : [`How we read it: ${escapeMarkdown(reached)}`]),
    `Source: ${escapeMarkdown(reading.source)}`,
    ...(page === undefined ? [] : [`Documentation: ${link(page, page)}`]),
  ];
}

/** The spellings that logs use for one error; see `canonicalOf` for what they share. */
function spellingsOf(canonical: number): string[] {
  if (taggedNumber(canonical) !== undefined || canonical <= 0xffff) return [];
  const low = canonical & 0xffff;
  const upper = canonical >>> 16;
  const spellings = [
    `${codeSpan(formatCanonical(canonical))} in hexadecimal`,
    ...(canonical >>> 31 === 1 ? [`${codeSpan(String(canonical | 0))} as a signed decimal`] : []),
  ];
  if (upper === 0x8007)
    spellings.push(`${codeSpan(String(low))} or ${codeSpan(shortHex(low))} without the HRESULT around it`);
  if (upper === 0x800f && low < 0x0800) spellings.push(`${codeSpan(shortHex(0xe0000000 + low))} by SetupAPI`);
  if (upper === 0xc000) spellings.push(`${codeSpan(shortHex(0xd0000000 + low))} as an HRESULT`);
  return spellings;
}

const shortHex = (value: number): string => `0x${value.toString(16).toUpperCase()}`;
