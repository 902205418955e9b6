import { canonicalIn, type Numbering, taggedNumber } from "./canonical";
import { type FamilyId, lookUpSymbol } from "./families";

/** The number a symbol names. */
export interface SymbolCode {
  readonly value: number;
  readonly canonical: number;
}

/** The numbering of a family whose small numbers are no Win32 errors. */
function numberingOfFamily(id: FamilyId): Numbering {
  if (id === "configret" || id === "deviceProblem") return id;
  return id === "win32" || id === "winhttp" || id === "wininet" || id === "updateExe" ? "win32" : "hresult";
}

/** The code a symbol names (`ERROR_ACCESS_DENIED`, upper and lower case alike); undefined when no table has it. */
export function symbolCode(name: string): SymbolCode | undefined {
  const place = lookUpSymbol(name)[0];
  if (place === undefined) return undefined;
  const numbering = name.toUpperCase() === "S_FALSE" ? "hresult" : numberingOfFamily(place.id);
  return { value: place.value, canonical: canonicalIn(place.value, numbering) };
}

/** What a name of an error looks like in a log; only the tables know whether it is one. Bounded, so linear. */
export const symbolPattern =
  "(?:ERROR|STATUS|CR|CM_PROB|E|NTE|RPC_[SX]|EPT_S|[A-Z][A-Z0-9]{1,15}_E)_[A-Z][A-Za-z0-9_]{1,90}|JET_err[A-Za-z0-9]{2,60}";

const isSymbol = new RegExp(`^(?:${symbolPattern})$`);
const known = new Map<string, SymbolCode | undefined>();

/**
 * The error that a word of a log names; undefined for other words and for names of success (`STATUS_PENDING`), which state
 * no error. Words are remembered, since a log repeats the same few.
 */
export function errorNamed(word: string): SymbolCode | undefined {
  if (!isSymbol.test(word)) return undefined;
  if (known.has(word)) return known.get(word);
  const found = symbolCode(word);
  const isError =
    found !== undefined && (found.canonical >= 0x80000000 || (taggedNumber(found.canonical)?.value ?? 0) > 0);
  const result = isError ? found : undefined;
  if (known.size < 4000) known.set(word, result);
  return result;
}

/** Does the word at this place stand alone, outside paths, file names, addresses and variables? */
export function isFreeWord(text: string, start: number, end: number): boolean {
  if (/[\\/.$%#@&~-]/.test(text[start - 1] ?? " ")) return false;
  return !/^(?:[\\/%$@]|\.[A-Za-z0-9]|-[A-Za-z0-9])/.test(text.slice(end, end + 2));
}
