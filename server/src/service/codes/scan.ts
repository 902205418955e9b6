import { canonicalIn, type Numbering } from "./canonical";
import { valuesInDump } from "./dump";
import { isCommon, isDecimalCode, isInsert, isPlausible, judgeHex, numberingAt, type Place } from "./judge";
import { inPath, isGlued, wordsBefore } from "./surroundings";
import { errorNamed, isFreeWord, symbolPattern } from "./symbols";
import type { CodeMatch, CodeNotation } from "./types";
import { namesOtherNumber } from "./words";

export interface FindOptions {
  /** Report zero (`0x00000000`, `hr = 0`) as well; it means success and is left out otherwise. */
  readonly includeZero?: boolean;
}

/** A word that starts with a digit, eight hex digits that start with a letter, the name of an error, or a help link's code. */
const candidate = new RegExp(
  `(?:(?<![A-Za-z0-9_])|(?<=WindowsUpdate_))(?:[0-9][0-9A-Za-z_]*|[A-Fa-f][0-9A-Fa-f]{7}(?![0-9A-Za-z_])|(?:${symbolPattern})(?![A-Za-z0-9_]))`,
  "g",
);
const prefixedHex = /^0[xX][0-9A-Fa-f]{1,8}$/;
const bareHex = /^[0-9A-Fa-f]{8}$/;
const decimal = /^\d{1,10}$/;
/** In a reported event the result stands after the update's GUID and revision, in hex without prefix. */
const reportResult = /\}[ \t]{1,8}\d{1,10}[ \t]{1,8}(?=[0-9A-Fa-f]{1,8}[ \t])/;

/** A decimal of the same value in front of a code (`1603 (0x643)`) or after it (`0xf0da (61658)`, `0x643 = 1603`). */
const twinBefore = /(?<![0-9A-Za-z_.:-])(-?\d{1,10})\s{0,2}[=(/]\s?$/;
const twinAfter = /^\s?[=(/]\s?(-?\d{1,10})(?![0-9A-Za-z_])/;

/**
 * The error codes in a line or sentence, in the order of the text, in all spellings the logs use: prefixed and bare hex,
 * signed and unsigned decimals, decimal twins in brackets, hex dumps of event data, names without a number. Numbers that only look like codes (in
 * GUIDs, paths, versions, times, sizes, flags) are left out, and so is zero unless asked for. Twins share the canonical value.
 * The text alone decides, whatever log it stands in. Linear in the length of the text; any text is fine.
 */
export function findCodes(text: string, options?: FindOptions): CodeMatch[] {
  const found = codesInDump(text) ?? codesInWords(text);
  return options?.includeZero === true ? found : found.filter((code) => code.value !== 0);
}

function codesInWords(text: string): CodeMatch[] {
  const found: CodeMatch[] = [];
  const report = reportedResult(text);
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const start = match.index;
    const token = match[0];
    const next = start + token.length;
    const codes =
      start === report
        ? [make(text, start, next, "bareHex", Number.parseInt(token, 16))]
        : /^[0-9A-Fa-f]{8}$|^[0-9]/.test(token)
          ? judge(text, token, start)
          : named(text, token, start);
    for (const code of codes) if ((found.at(-1)?.end ?? 0) <= code.start) found.push(code);
    candidate.lastIndex = Math.max(next, found.at(-1)?.end ?? 0);
  }
  return found.some(isSymbol) ? withoutNames(found) : found;
}

const isSymbol = (code: CodeMatch): boolean => code.notation === "symbol";

/** A name in the text, as the code it stands for. */
function named(text: string, name: string, start: number): CodeMatch[] {
  const end = start + name.length;
  const code = errorNamed(name);
  if (code === undefined || !isFreeWord(text, start, end)) return [];
  return [{ start, end, text: name, notation: "symbol", ...code }];
}

/** Farthest a name stands from the number it belongs to: `0x800f0805 - CBS_E_INVALID_PACKAGE`. */
const nameReach = 12;

/**
 * The codes without the names that only say again which number stands beside them. Where the number alone could be of another
 * family (`hr = 0x5 (ERROR_ACCESS_DENIED)`), the name decides.
 */
function withoutNames(codes: readonly CodeMatch[]): CodeMatch[] {
  const result: CodeMatch[] = [];
  for (const [i, code] of codes.entries()) {
    const after = codes[i + 1];
    if (isSymbol(code)) {
      const before = result.at(-1);
      if (before !== undefined && isNameOf(before, code)) result[result.length - 1] = settled(before, code);
      else if (after === undefined || !isNameOf(after, code)) result.push(code);
    } else {
      const name = codes[i - 1];
      const isNamed = name !== undefined && isSymbol(name) && isNameOf(code, name);
      result.push(isNamed ? settled(code, name) : code);
    }
  }
  return result;
}

function isNameOf(number: CodeMatch, name: CodeMatch): boolean {
  if (isSymbol(number)) return false;
  if (Math.max(number.start - name.end, name.start - number.end) > nameReach) return false;
  return number.value === name.value || number.canonical === name.canonical;
}

const settled = (number: CodeMatch, name: CodeMatch): CodeMatch =>
  number.canonical === name.canonical ? number : { ...number, canonical: name.canonical };

function make(
  text: string,
  start: number,
  end: number,
  notation: CodeNotation,
  value: number,
  numbering?: Numbering,
): CodeMatch {
  return {
    start,
    end,
    text: text.slice(start, end),
    notation,
    value: value >>> 0,
    canonical: canonicalIn(value, numbering ?? "win32"),
  };
}

/** Decides on one token: no code, one code, or a code with its decimal twins. */
function judge(text: string, token: string, start: number): CodeMatch[] {
  const end = start + token.length;
  const isHex = prefixedHex.test(token);
  const isDecimal = !isHex && decimal.test(token);
  const isBare = !isHex && bareHex.test(token) && /[0-9]/.test(token);
  if (!isHex && !isDecimal && !isBare) return [];
  const negative = isDecimal && text[start - 1] === "-";
  const from = negative ? start - 1 : start;
  const isLink = isBare && text[start - 1] === "_";
  const isMessage = isDecimal && text.startsWith("%%", from - 2);
  if (!isLink && !isMessage && isGlued(text, start, end, negative)) return [];
  if (inPath(text, start, end)) return [];
  if (isLink) return [make(text, start, end, "bareHex", Number.parseInt(token, 16))];
  const place: Place = { text, start: from, end, words: wordsBefore(text, from, 7) };
  if (isHex) return withTwins(place, Number.parseInt(token, 16));
  if (isBare && !negative && judgeHex(place, Number.parseInt(token, 16), token) === "yes") {
    return [make(text, from, end, "bareHex", Number.parseInt(token, 16), numberingAt(place))];
  }
  const value = negative ? -Number(token) : Number(token);
  if (!isDecimal || value < -0x80000000 || value > 0xffffffff) return [];
  if (isMessage ? !isInsert(place, value) : !isDecimalCode(place, value)) return [];
  return [make(text, from, end, negative ? "signedDecimal" : "decimal", value, numberingAt(place))];
}

/** A prefixed code and the decimals of the same value beside it; they make a doubtful number a code. */
function withTwins(place: Place, value: number): CodeMatch[] {
  const verdict = judgeHex(place, value);
  if (verdict === "no") return [];
  const { text, start, end } = place;
  const head = text.slice(Math.max(0, start - 16), start);
  const before = twinBefore.exec(head);
  const after = twinAfter.exec(text.slice(end, end + 16));
  const hasBefore = before !== null && isSame(Number(before[1]), value);
  const hasAfter = after !== null && isSame(Number(after[1]), value);
  if (hasBefore && isOther(text, start - head.length + before.index)) return [];
  if (verdict === "maybe" && isCount.test(text.slice(end, end + 24))) return [];
  if (verdict === "maybe" && (value === 0 || (!hasBefore && !hasAfter))) return [];
  const numbering = numberingAt(place);
  const code = make(text, start, end, "hex", value, numbering);
  const codes = [code];
  const twin = (from: number, digits: string): CodeMatch => ({
    ...make(text, from, from + digits.length, digits.startsWith("-") ? "signedDecimal" : "decimal", Number(digits)),
    canonical: code.canonical,
  });
  if (hasBefore) codes.unshift(twin(start - head.length + before.index, before[1]!));
  if (hasAfter) codes.push(twin(end + after[0].indexOf(after[1]!), after[1]!));
  return codes;
}

/** `100 (0x00000064) components`: a noun in the plural follows a number of things. */
const isCount = /^\)\s[a-z]{2,20}s\b/;

/** `thread=1234 (0x4D2)`: the word before the decimal says what both are. */
function isOther(text: string, at: number): boolean {
  const word = wordsBefore(text, at, 1)[0];
  return word !== undefined && /^[\s:=]{1,8}$/.test(word.gap) && namesOtherNumber(word.lower, word.raw);
}

/** The same number, unsigned or signed, or the Win32 number inside an HRESULT. */
function isSame(decimalValue: number, value: number): boolean {
  if (decimalValue >>> 0 === value && decimalValue >= -0x80000000 && decimalValue <= 0xffffffff) return true;
  return value >>> 16 === 0x8007 && decimalValue === (value & 0xffff);
}

const reportRow = /^\uFEFF?[>\s]{0,8}\{[0-9A-Fa-f-]{36}\}[ \t]{1,8}\d{4}-\d\d-\d\d[ \t]/;

/** Where the result of a reported event stands (in WindowsUpdate.log or ReportingEvents.log), or -1. */
function reportedResult(text: string): number {
  if (!text.includes("REPORT EVENT") && !reportRow.test(text)) return -1;
  const match = reportResult.exec(text);
  return match === null ? -1 : match.index + match[0].length;
}

/** The values of a dump of event data that look like error codes; undefined when the line is no dump. */
function codesInDump(text: string): CodeMatch[] | undefined {
  return valuesInDump(text)
    ?.filter(({ value }) => value >>> 31 === 1 && isPlausible(value) && isCommon(value))
    .map(({ start, end, notation, value }) => make(text, start, end, notation, value));
}
