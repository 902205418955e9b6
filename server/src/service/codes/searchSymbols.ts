import { allSymbols, familyName } from "./families";

/** A symbol of the tables that fits a query. */
export interface SymbolMatch {
  readonly symbol: string;
  /** Name of its family, e.g. `Windows Update`. */
  readonly family: string;
}

const wordBefore = /[A-Z0-9]$/;

/** How well a name fits, best first: the whole name, its start, the start of a word in it, anywhere; undefined: not at all. */
function rank(name: string, words: readonly string[]): number | undefined {
  const first = words[0]!;
  if (!words.every((word) => name.includes(word))) return undefined;
  if (name === first) return 0;
  if (name.startsWith(first)) return 1;
  return wordBefore.test(name.slice(0, name.indexOf(first))) ? 3 : 2;
}

/**
 * Symbols that hold every word of a query, best first, at most `limit`; upper and lower case, blanks and underscores are the
 * same (`access den` finds ERROR_ACCESS_DENIED). A query of fewer than three letters finds nothing.
 */
export function searchSymbols(query: string, limit: number): readonly SymbolMatch[] {
  const words = query
    .slice(0, 200)
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.join("").replace(/[^A-Z]/g, "").length < 3) return [];
  const found = new Map<string, SymbolMatch & { readonly rank: number }>();
  for (const { symbol, id } of allSymbols()) {
    if (found.has(symbol)) continue;
    const fits = rank(symbol.toUpperCase(), words);
    if (fits !== undefined) found.set(symbol, { symbol, family: familyName(id), rank: fits });
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank || a.symbol.length - b.symbol.length || (a.symbol < b.symbol ? -1 : 1))
    .slice(0, limit)
    .map(({ symbol, family }) => ({ symbol, family }));
}
