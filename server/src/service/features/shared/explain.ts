import { codesOfBlock } from "../../codeIndex";
import { type CodeExplanation, type CodeMatch, explainCode, formatCanonical, type Reading } from "../../codes";
import { taggedNumber } from "../../codes/canonical";
import { tagNumber } from "../../formats/setupapi";
import type { Article, Knowledge } from "../../knowledge";
import { entryAt, entryMessage, type Log } from "../../log";
import { blockIndexAtOffset } from "../../text/logText";

/** What a code means where it stands; without an entry (prose of a transcript) the words of its line decide. */
export function explainAt(code: CodeMatch, log?: Log, entry?: number, sentence?: string): CodeExplanation {
  if (log === undefined || entry === undefined) return explainCode(code, sentence === undefined ? {} : { sentence });
  const { component } = entryAt(log, entry);
  const context = { format: log.format.id, sentence: entryMessage(log, entry), ...(component && { component }) };
  return explainCode(code, context);
}

/** The codes of a log between two offsets, as its findings see them, in order. */
export function codesBetween(log: Log, start: number, end: number): CodeMatch[] {
  const found: CodeMatch[] = [];
  for (let i = blockIndexAtOffset(log.text, start); i < log.blocks.length; i++) {
    const base = log.text.blockOffsets[i]!;
    if (base >= end) break;
    for (const code of codesOfBlock(log.blocks[i]!.block)) {
      if (code.start + base >= start && code.end + base <= end) {
        found.push({ ...code, start: code.start + base, end: code.end + base });
      }
    }
  }
  return found;
}

/** Most remedies that are offered for one error. */
const remedyLimit = 3;

/** The remedies for one error at its place, best first, at most three. */
export function remediesForCode(
  canonical: number,
  knowledge: Knowledge,
  log?: Log,
  entry?: number,
): readonly Article[] {
  const place = log === undefined || entry === undefined ? {} : remedyPlace(log, entry);
  return knowledge
    .remediesFor({ canonicalCodes: [canonical], ...place })
    .slice(0, remedyLimit)
    .map(({ article }) => article);
}

function remedyPlace(log: Log, entry: number) {
  const messageNumber = tagNumber(entryAt(log, entry).component ?? "");
  return { message: entryMessage(log, entry), format: log.format.id, messageNumber };
}

/** `0xFFFFFBFE`, with the number of CONFIGRET values and device problems in decimal, as their headers write them. */
export function shownValue(canonical: number): string {
  const tagged = taggedNumber(canonical);
  return tagged ? String(tagged.value) : formatCanonical(canonical);
}

/** Name, family and meaning of a reading in one line of plain text; `unknown` where no source tells. */
export function readingLine(reading: Reading): string {
  const name = reading.symbol ?? "no published name";
  return `${name} (${reading.family}): ${reading.meaning ?? "no description on file."}`;
}

/** The names of an error that a log may write in place of its number. */
export function symbolsOf({ readings }: CodeExplanation): readonly string[] {
  const best = readings[0];
  return best ? [best.symbol, ...best.aliases].filter((name) => name !== undefined) : [];
}

/** How a reading was reached and how sure it is, in plain text; undefined when it is the number as written. */
export function reachedBy(reading: Reading): string | undefined {
  const parts = [reading.via, reading.inferred ? "inferred: no source states this outright" : undefined];
  const text = parts.filter((part) => part !== undefined).join("; ");
  return text === "" ? undefined : text;
}

/** The remedies for a code that somebody asks about, best first, at most three; the words around it count. None for success. */
export function remediesForInput({ canonical, input }: CodeExplanation, knowledge: Knowledge): readonly Article[] {
  if (canonical === undefined || canonical === 0) return [];
  const found = knowledge.remediesFor({ canonicalCodes: [canonical], message: input });
  return found.slice(0, remedyLimit).map(({ article }) => article);
}

/** Readings as a list in plain text, each with where it is known from; says so when there are none. */
export function readingList(readings: readonly Reading[]): string {
  if (readings.length === 0) return "- No source we know names it.";
  const line = (reading: Reading): string => {
    const reached = reachedBy(reading);
    return `- ${readingLine(reading)}${reached ? ` (${reached})` : ""} Source: ${reading.documentation ?? reading.source}`;
  };
  return readings.map(line).join("\n");
}
