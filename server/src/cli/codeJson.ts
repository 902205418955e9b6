import { type CodeMatch, formatCanonical, type Reading } from "../service/codes";

/** One way to understand a code, as the JSON outputs give it. */
export interface ReadingJson {
  readonly family: string;
  readonly symbol: string | null;
  readonly aliases: readonly string[];
  readonly meaning: string | null;
  /** How the reading was reached from the number as written; null when it is the number as written. */
  readonly via: string | null;
  readonly source: string;
  /** Address of the best page about it. */
  readonly documentation: string | null;
  readonly inferred: boolean;
}

/** A code in a log line, with its best reading. */
export interface CodeJson {
  /** As written. */
  readonly text: string;
  /** The value all spellings share, `0x` and eight upper-case digits. */
  readonly value: string;
  readonly symbol: string | null;
  readonly family: string | null;
}

export function readingJson(reading: Reading): ReadingJson {
  const { family, symbol, aliases, meaning, via, source, documentation, inferred } = reading;
  return {
    family,
    symbol: symbol ?? null,
    aliases,
    meaning: meaning ?? null,
    via: via ?? null,
    source,
    documentation: documentation ?? null,
    inferred,
  };
}

export function codeJson({ text, canonical }: CodeMatch, readings: readonly Reading[]): CodeJson {
  const best = readings[0];
  return { text, value: formatCanonical(canonical), symbol: best?.symbol ?? null, family: best?.family ?? null };
}
