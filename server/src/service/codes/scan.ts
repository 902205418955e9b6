import { canonicalIn, type Numbering } from "./canonical";
import { isDecimalCode, isPlausible, judgeHex, numberingAt, type Place } from "./judge";
import { inPath, isGlued, wordsBefore } from "./surroundings";
import type { CodeMatch, CodeNotation } from "./types";

export interface FindOptions {
  /** Report zero (`0x00000000`, `hr = 0`) as well; it means success and is left out otherwise. */
  readonly includeZero?: boolean;
}

/** A word that starts with a digit, or eight hex digits that start with a letter. */
const candidate = /(?<![A-Za-z0-9_])(?:[0-9][0-9A-Za-z_]*|[A-Fa-f][0-9A-Fa-f]{7}(?![0-9A-Za-z_]))/g;
const prefixedHex = /^0[xX][0-9A-Fa-f]{1,8}$/;
const bareHex = /^[0-9A-Fa-f]{8}$/;
const decimal = /^\d{1,10}$/;
/** A row of a hex dump of event data: `0000: 72 00 00 c0   r..`, quoted or after `Data:`. */
const dumpRow = /^[>|\s]{0,40}(?:Data:\s{0,8})?[0-9A-Fa-f]{4}:((?:[ \t]{1,2}[0-9A-Fa-f]{2}){4,16})(?![0-9A-Fa-f])/;
/** In a reported event the result stands after the update's GUID and revision, in hex without prefix. */
const reportResult = /\}[ \t]{1,8}\d{1,10}[ \t]{1,8}(?=[0-9A-Fa-f]{1,8}[ \t])/;

/** A decimal of the same value in front of a code (`1603 (0x643)`) or after it (`0xf0da (61658)`, `0x643 = 1603`). */
const twinBefore = /(?<![0-9A-Za-z_.:-])(-?\d{1,10})\s?[=(/]\s?$/;
const twinAfter = /^\s?[=(/]\s?(-?\d{1,10})(?![0-9A-Za-z_])/;

/**
 * The error codes in a line or sentence, in the order of the text, in all spellings the logs use: prefixed and bare hex,
 * signed and unsigned decimals, decimal twins in brackets, hex dumps of event data. Numbers that only look like codes (in
 * GUIDs, paths, versions, times, sizes, flags) are left out, and so is zero unless asked for. Twins share the canonical value.
 * The text alone decides, whatever log it stands in. Linear in the length of the text; any text is fine.
 */
export function findCodes(text: string, options?: FindOptions): CodeMatch[] {
  const dump = dumpRow.exec(text);
  const found = dump === null ? codesInWords(text) : codesInDump(text, dump);
  return options?.includeZero === true ? found : found.filter((code) => code.value !== 0);
}

function codesInWords(text: string): CodeMatch[] {
  const found: CodeMatch[] = [];
  const report = reportedResult(text);
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const start = match.index;
    const token = match[0];
    const codes =
      start === report
        ? [make(text, start, start + token.length, "bareHex", Number.parseInt(token, 16))]
        : judge(text, token, start);
    for (const code of codes) if ((found.at(-1)?.end ?? 0) <= code.start) found.push(code);
    candidate.lastIndex = Math.max(start + token.length, found.at(-1)?.end ?? 0);
  }
  return found;
}

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
  if (isGlued(text, start, end, negative) || inPath(text, start, end)) return [];
  const from = negative ? start - 1 : start;
  const place: Place = { text, start: from, end, words: wordsBefore(text, from, 7) };
  if (isHex) return withTwins(place, Number.parseInt(token, 16));
  if (isBare && !negative && judgeHex(place, Number.parseInt(token, 16), token) === "yes") {
    return [make(text, from, end, "bareHex", Number.parseInt(token, 16), numberingAt(place))];
  }
  const value = negative ? -Number(token) : Number(token);
  if (!isDecimal || value < -0x80000000 || value > 0xffffffff || !isDecimalCode(place, value)) return [];
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

/** The same number, unsigned or signed, or the Win32 number inside an HRESULT. */
function isSame(decimalValue: number, value: number): boolean {
  if (decimalValue >>> 0 === value && decimalValue >= -0x80000000 && decimalValue <= 0xffffffff) return true;
  return value >>> 16 === 0x8007 && decimalValue === (value & 0xffff);
}

/** Where the result of a reported event stands, or -1. */
function reportedResult(text: string): number {
  if (!text.includes("REPORT EVENT")) return -1;
  const match = reportResult.exec(text);
  return match === null ? -1 : match.index + match[0].length;
}

/** Little-endian 32-bit values in a row of a hex dump, where they look like error codes. */
function codesInDump(text: string, dump: RegExpExecArray): CodeMatch[] {
  const bytes = dump[1] ?? "";
  const first = dump[0].length - bytes.length;
  const places = [...bytes.matchAll(/[0-9A-Fa-f]{2}/g)];
  const found: CodeMatch[] = [];
  for (let i = 0; i + 3 < places.length; i += 4) {
    const group = places.slice(i, i + 4);
    const value = Number.parseInt(
      group
        .map((byte) => byte[0])
        .reverse()
        .join(""),
      16,
    );
    if (value >>> 31 === 0 || !isPlausible(value)) continue;
    found.push(make(text, first + group[0]!.index, first + group[3]!.index + 2, "bytes", value));
  }
  return found;
}
