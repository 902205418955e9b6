import { isDigit, isGap, isGlue, isHex, isNumber, isUpper, isWord } from "./characters";
import { isCommon } from "./judge";
import { isNumberedLabel, labelledReach, reachOfLabel } from "./labels";
import { wordReach } from "./surroundings";

/** What a character below 128 is to the search; most are of no interest. */
const Kind = { plain: 0, digit: 1, lineEnd: 2, telling: 3, brace: 4 } as const;
const kinds = new Uint8Array(128);
for (const each of "0123456789") kinds[each.charCodeAt(0)] = Kind.digit;
for (const each of "\r\n") kinds[each.charCodeAt(0)] = Kind.lineEnd;
for (const each of "_:}%<") kinds[each.charCodeAt(0)] = Kind.telling;
kinds["{".charCodeAt(0)] = Kind.brace;

/**
 * The offset of the next place from `from` to `to` that may belong to an error code, or -1. Every line in which `findCodes`
 * finds a code (zero aside) has one, and few others, so that callers can skip lines without looking closer. Both ends are
 * ends of lines. Made for whole blocks of text: one pass over the characters that makes no objects, linear whatever they are.
 *
 * It mirrors scan.ts. Numbers are met at their first digit: prefixed hex; eight bare hex digits with a common upper half; a
 * number soon after a word that labels codes, in any language; a ten-digit negative number; a list of bytes. The rest is met
 * at the one character it must have: the name of an error, a message insert, a row of a hex dump, the result in a reported
 * event.
 */
export function nextCodeHint(text: string, from = 0, to = text.length): number {
  // Where the search for labels goes on, and how far the last one reaches.
  let unread = from;
  let labelled = -1;
  const table = kinds;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) continue;
    const kind = table[code]!;
    if (kind === 0) continue;
    if (kind === Kind.lineEnd) {
      unread = at + 1;
      labelled = -1;
    } else if (kind === Kind.telling) {
      if (isTelling(text, at, code)) return at;
    } else if (kind === Kind.brace) {
      if (isGuid(text, at)) {
        // Its last digits are the word before whatever comes next, and they label nothing.
        at += 36;
        unread = at + 1;
        labelled = -1;
      }
    } else if (at === unread && isStamp(text, at)) {
      at = afterColumns(text, at + 19) - 1;
    } else {
      let end = at + 1;
      while (isDigit(text.charCodeAt(end))) end++;
      const isDecimal = !isNumber(text.charCodeAt(end));
      if (!isDecimal) while (isNumber(text.charCodeAt(end))) end++;
      const start = startOfNumber(text, at, from);
      const form = formOf(text, start, at, end, isDecimal);
      if (form === Form.code) return at;
      if (form === Form.label) labelled = end + labelledReach;
      if (form === Form.labelled) {
        if (start > labelled && start > unread) labelled = Math.max(labelled, reachOfLabel(text, unread, start));
        if (start <= labelled && !isZero(text, start, end)) return at;
        unread = end;
      }
      at = end - 1;
    }
  }
  return -1;
}

/** Whether a GUID in braces begins here: no digit in it belongs to a code. */
function isGuid(text: string, at: number): boolean {
  if (text.charCodeAt(at + 37) !== 125) return false;
  if (text.charCodeAt(at + 9) !== 45 || text.charCodeAt(at + 14) !== 45) return false;
  if (text.charCodeAt(at + 19) !== 45 || text.charCodeAt(at + 24) !== 45) return false;
  for (let p = at + 1; p < at + 37; p++) {
    const code = text.charCodeAt(p);
    if (!isHex(code) && code !== 45) return false;
  }
  return true;
}

/** Whether a line begins with a date and a time here (`2013-06-01 10:00:00`), in which no digit belongs to a code. */
function isStamp(text: string, at: number): boolean {
  if (text.charCodeAt(at + 4) !== 45 || text.charCodeAt(at + 7) !== 45 || !isGap(text.charCodeAt(at + 10)))
    return false;
  if (text.charCodeAt(at + 13) !== 58 || text.charCodeAt(at + 16) !== 58) return false;
  for (let p = at; p < at + 19; p++) {
    const code = text.charCodeAt(p);
    if (!isDigit(code) && code !== 45 && code !== 58 && !isGap(code)) return false;
  }
  return true;
}

/** The offset after what follows a stamp: milliseconds, and two numbers too short for a code without a label. */
function afterColumns(text: string, at: number): number {
  let end = at;
  if (text.charCodeAt(end) === 58) end++;
  while (isDigit(text.charCodeAt(end))) end++;
  for (let column = 0; column < 2; column++) {
    let start = end;
    while (isGap(text.charCodeAt(start))) start++;
    let p = start;
    while (p < start + 8 && isHex(text.charCodeAt(p))) p++;
    if (p === start || p === start + 8 || !isGap(text.charCodeAt(p))) break;
    end = p;
  }
  return end;
}

/** What a word with a digit may be: nothing, a code, a code if a label stands before it, or a label. */
const Form = { none: 0, code: 1, labelled: 2, label: 3 } as const;

/** Where the word begins that has its first digit at `at`; not farther back than the letters of eight hex digits. */
function startOfNumber(text: string, at: number, from: number): number {
  const floor = Math.max(from, at - 8);
  let start = at;
  while (start > floor && isNumber(text.charCodeAt(start - 1))) start--;
  return start;
}

function formOf(text: string, start: number, digit: number, end: number, isDecimal: boolean): number {
  const before = start === 0 ? 32 : text.charCodeAt(start - 1);
  if (isGlue(before)) return before === 123 && isByteList(text, end) ? Form.code : Form.none;
  const code = text.charCodeAt(start);
  if (code === 48 && !isDecimal && (text.charCodeAt(start + 1) | 32) === 120) {
    return isZero(text, start, end) ? Form.none : Form.code;
  }
  if (end - start >= 8 && isEightHex(text, start)) {
    return isCommonUpper(text, start) ? Form.code : Form.labelled;
  }
  if (start !== digit) return isNumberedLabel(text, digit, end) ? Form.label : Form.none;
  if (!isDecimal || end - start > 10 || isGlued(text, start, end, before)) return Form.none;
  if (end - start === 4 && isInstallerNumber(text, start)) return Form.code;
  return before === 45 && end - start === 10 && (code === 49 || code === 50) ? Form.code : Form.labelled;
}

/** A result of Windows Installer: a word for "installation" before it lets the label stand farther off (see judge.ts). */
function isInstallerNumber(text: string, start: number): boolean {
  if (!text.startsWith("16", start) && !text.startsWith("301", start)) return false;
  return /instal/i.test(text.slice(Math.max(0, start - wordReach), start));
}

/** Part of a GUID, a version, a date or a time (see surroundings.ts, which knows more). */
function isGlued(text: string, start: number, end: number, before: number): boolean {
  if ((before === 45 || before === 46) && start > 1 && isWord(text.charCodeAt(start - 2))) return true;
  const after = text.charCodeAt(end);
  if (after === 46 || after === 58) return isDigit(text.charCodeAt(end + 1));
  return after === 45 && isWord(text.charCodeAt(end + 1)) && (text.charCodeAt(end + 2) | 32) !== 120;
}

/** The first eight characters are hexadecimal digits, and no ninth is. */
function isEightHex(text: string, start: number): boolean {
  for (let at = start; at < start + 8; at++) if (!isHex(text.charCodeAt(at))) return false;
  return !isHex(text.charCodeAt(start + 8));
}

const isCommonUpper = (text: string, start: number): boolean =>
  isCommon(Number.parseInt(text.slice(start, start + 8), 16));

/** Zero in decimal or hexadecimal is no error. */
function isZero(text: string, start: number, end: number): boolean {
  let at = (text.charCodeAt(start + 1) | 32) === 120 ? start + 2 : start;
  while (at < end && text.charCodeAt(at) === 48) at++;
  return at === end;
}

/** `{114, 0`: after the number in braces a comma and the next number. */
function isByteList(text: string, end: number): boolean {
  return text.charCodeAt(end) === 44 && text.charCodeAt(end + 1) === 32 && isDigit(text.charCodeAt(end + 2));
}

/** Whether a character that is no digit stands where a code may be told: see scan.ts and dump.ts. */
function isTelling(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (code === 58) return isByteRow(text, at + 1, next);
  if (code === 95) return isNamePrefix(text, at, next);
  if (code === 125) return isGap(next) && isResult(text, at);
  if (code === 60) return next === 66 && text.startsWith("<Binary>", at);
  return next === 37 && isDigit(text.charCodeAt(text.charCodeAt(at + 2) === 45 ? at + 3 : at + 2));
}

/** Two bytes in hexadecimal with blanks around them, after an address or a label. */
function isByteRow(text: string, at: number, next: number): boolean {
  let p = at;
  if (isGap(next)) for (const end = at + 8; p < end && isGap(text.charCodeAt(p)); ) p++;
  if (!isHex(text.charCodeAt(p)) || !isHex(text.charCodeAt(p + 1)) || !isGap(text.charCodeAt(p + 2))) return false;
  p += isGap(text.charCodeAt(p + 3)) ? 4 : 3;
  return isHex(text.charCodeAt(p)) && isHex(text.charCodeAt(p + 1)) && isGap(text.charCodeAt(p + 2));
}

/** Whether a line that goes on after `_` like the name of an error begins like one (see symbolPattern), or is a help link. */
function isNamePrefix(text: string, at: number, next: number): boolean {
  const before = at === 0 ? 0 : text.charCodeAt(at - 1);
  if (before === 101) return text.startsWith("WindowsUpdate", at - 13);
  if (before === 84 && next === 101) return text.startsWith("JET_err", at - 3);
  if (!isUpper(next)) return false;
  if (before === 69) {
    const letter = at === 1 ? 0 : text.charCodeAt(at - 2);
    return letter === 95 || !isWord(letter) || text.startsWith("NTE", at - 3);
  }
  return namePrefixes.some((prefix) => text.startsWith(prefix, at + 1 - prefix.length));
}
const namePrefixes = ["ERROR_", "STATUS_", "CR_", "CM_PROB_", "RPC_S_", "RPC_X_", "EPT_S_"] as const;

const result = /\}[ \t]{1,8}[0-9]{1,10}[ \t]{1,8}0{0,7}[1-9A-Fa-f][0-9A-Fa-f]{0,7}[ \t]/y;

/** The result of a reported event: a revision and a number in hexadecimal. */
function isResult(text: string, at: number): boolean {
  result.lastIndex = at;
  return result.test(text);
}
