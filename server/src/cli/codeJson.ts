import { type CodeMatch, formatCanonical, type Reading } from "../service/codes";

/** One way to understand a code, as the JSON outputs give it. */
export interface ReadingJson {
  readonly family: string;
  readonly symbol: string | null;
  readonly aliases: readonly string[];
  readonly meaning: string | null;
  readonly source: string;
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

export function readingJson({ family, symbol, aliases, meaning, source, inferred }: Reading): ReadingJson {
  return { family, symbol: symbol ?? null, aliases, meaning: meaning ?? null, source, inferred };
}

export function codeJson({ text, canonical }: CodeMatch, readings: readonly Reading[]): CodeJson {
  const best = readings[0];
  return { text, value: formatCanonical(canonical), symbol: best?.symbol ?? null, family: best?.family ?? null };
}
