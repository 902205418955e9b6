/** How far the text before a number is looked at; bounds the cost of a number in a line of any length. */
export const wordReach = 96;
const pathReach = 260;

/** A word before a number. */
export interface Word {
  readonly raw: string;
  readonly lower: string;
  /** The characters between this word and the next one (or the number). */
  readonly gap: string;
  readonly start: number;
}

const isWordChar = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95 ||
  (code >= 0xc0 && isLetterBeyondAscii(code));

/** Letters of the languages of Windows, in whole blocks: Latin, Greek, Cyrillic, Hebrew, Arabic, kana, Han, Hangul. */
function isLetterBeyondAscii(code: number): boolean {
  if (code === 0xd7 || code === 0xf7) return false;
  if (code < 0x0700 || (code >= 0x1e00 && code < 0x2000)) return true;
  return isEastAsian(code);
}

/** Chinese, Japanese and Korean write numbers without a blank before them. */
const isEastAsian = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);

/** A clause ends at a semicolon, a tab, a full stop before a blank; a bracket after it still belongs to it. */
const clauseEnd = /[;\t\r\n\u3002]|[.!?]\s(?!\s?[([]\s?$)/;

/** Up to `limit` words of the clause before `at`, nearest first. */
export function wordsBefore(text: string, at: number, limit: number): readonly Word[] {
  const words: Word[] = [];
  const floor = Math.max(0, at - wordReach);
  let next = at;
  while (words.length < limit) {
    let end = next;
    while (end > floor && !isWordChar(text.charCodeAt(end - 1))) end--;
    if (end <= floor) break;
    let start = end;
    while (start > floor && isWordChar(text.charCodeAt(start - 1))) start--;
    const gap = text.slice(end, next);
    if (clauseEnd.test(gap)) break;
    const raw = text.slice(start, end);
    words.push({ raw, lower: raw.toLowerCase(), gap, start });
    next = start;
  }
  return words;
}

const hexRun = /^(?:0[xX])?[0-9A-Fa-f]{1,8}$/;

/** Is the number part of a path, an address or a file name? */
export function inPath(text: string, start: number, end: number): boolean {
  let from = start;
  const floor = Math.max(0, start - pathReach);
  while (from > floor && !/[\s"'<>|;,([]/.test(text[from - 1]!)) from--;
  const before = text.slice(from, start);
  if (before.includes("\\") || (before.includes("/") && !hexRun.test(before.slice(0, -1)))) return true;
  const after = text[end];
  if (after === "\\") return true;
  if (after === "/" && isWordChar(text.charCodeAt(end + 1)) && !/^\/(?:0[xX]|-?\d)/.test(text.slice(end, end + 3)))
    return true;
  if (after === "." && /^\.[A-Za-z]{2,4}(?![A-Za-z0-9_])/.test(text.slice(end, end + 6))) return true;
  return inQuotedPath(text, start, end);
}

/** A path in quotes may hold blanks: `"C:\Log files\80070005 old.txt"`. */
function inQuotedPath(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - pathReach), start);
  const quote = before.lastIndexOf('"');
  if (quote < 0 || !/^(?:[A-Za-z]:[\\/]|\\\\|%)/.test(before.slice(quote + 1, quote + 4))) return false;
  return text.slice(end, end + pathReach).includes('"');
}

/**
 * Is the token glued to others so that it is part of a GUID, a version, a date, a time or a list of such?
 * `negative` tells that the character before it is its minus sign.
 */
export function isGlued(text: string, start: number, end: number, negative: boolean): boolean {
  const first = negative ? start - 1 : start;
  const before = first > 0 ? text[first - 1]! : " ";
  const beforeThat = first > 1 ? text.charCodeAt(first - 2) : 32;
  if (/[#$@&%~{}\\]/.test(before)) return true;
  if ((before === "-" || before === ".") && isWordChar(beforeThat) && !followsCode(text, first - 1)) return true;
  if (/[\p{L}\p{N}_]/u.test(before) && !isEastAsian(before.charCodeAt(0))) return true;
  const after = text[end] ?? " ";
  const afterThat = text.charCodeAt(end + 1);
  if (after === "-" && isWordChar(afterThat)) return !/^0[xX]/.test(text.slice(end + 1, end + 3));
  if (after === "." && afterThat >= 48 && afterThat <= 57) return true;
  if (after === ":" && afterThat >= 48 && afterThat <= 57) return true;
  if (after === "/" && /^\d{1,10}\/\d(?![xX])/.test(text.slice(start, end + 3))) return true;
  // The last value of a JSON object stands before its bracket.
  return /[%{$@]/.test(after) || (after === "}" && before !== ":" && text[first - 2] !== ":");
}

/** `0xC1900101-0x20017`: a dash after a prefixed code joins two codes. */
function followsCode(text: string, dash: number): boolean {
  return text[dash] === "-" && /(?:^|[^0-9A-Za-z])0[xX][0-9A-Fa-f]{8}$/.test(text.slice(Math.max(0, dash - 11), dash));
}
