import { noNumber } from "./entries";
import { digits, isDigit, isHexLower, isLetter } from "./scan";

/** The offset after byte order marks: DISM writes one again at the first line of each later session. */
export function skipMark(source: string, at: number): number {
  let p = at;
  while (source.charCodeAt(p) === 0xfeff) p++;
  return p;
}

/** What stands between the columns of a line and its text. */
export interface DismPrefix {
  /** `DISM Package Manager`, `DISM.EXE`, `API`; empty for none. */
  provider: string;
  pid: number;
  tid: number;
  /** Offset of the first character of the text. */
  message: number;
  /** Whether the code of a WIMGAPI line has its severity bit set. */
  isFailure: boolean;
}

/** An empty prefix to be filled again and again. */
export function createDismPrefix(): DismPrefix {
  return { provider: "", pid: noNumber, tid: noNumber, message: 0, isFailure: false };
}

const longestProvider = 64;

/** Reads `DISM Package Manager: PID=1712 TID=2044 `, any part of which may be absent (Windows 7 writes no thread). */
export function readPrefix(source: string, at: number, end: number, prefix: DismPrefix): void {
  prefix.provider = "";
  prefix.pid = noNumber;
  prefix.tid = noNumber;
  const colon = providerEnd(source, at, end);
  const next = colon < 0 ? at : skipBlanks(source, colon + 1, end);
  const hasProcess = source.startsWith("PID=", next) && isDigit(source.charCodeAt(next + 4));
  if (colon >= 0 && (hasProcess || isProvider(source, at, colon))) prefix.provider = source.slice(at, colon);
  prefix.message = prefix.provider === "" ? at : Math.min(next, end);
  if (!hasProcess || (colon >= 0 && prefix.provider === "")) return;
  let p = numberEnd(source, next + 4);
  prefix.pid = toNumber(source, next + 4, p);
  if (source.startsWith(" TID=", p) && isDigit(source.charCodeAt(p + 5))) {
    const last = numberEnd(source, p + 5);
    prefix.tid = toNumber(source, p + 5, last);
    p = last;
  }
  prefix.message = Math.min(skipBlanks(source, p, end), end);
}

/** The colon behind a name of letters, digits, blanks and dots that begins at `at`; -1 for none. */
function providerEnd(source: string, at: number, end: number): number {
  const limit = Math.min(end, at + longestProvider);
  if (!isLetter(source.charCodeAt(at))) return -1;
  for (let p = at; p < limit; p++) {
    const code = source.charCodeAt(p);
    if (code === 58) return isLineBlank(source.charCodeAt(p + 1)) || p + 1 >= end ? p : -1;
    if (!(isLetter(code) || isDigit(code) || code === 32 || code === 46 || code === 95 || code === 45)) return -1;
  }
  return -1;
}

/** Without a process behind it only these are providers; other words before a colon are part of the sentence. */
function isProvider(source: string, at: number, colon: number): boolean {
  if (source.startsWith("DISM", at))
    return colon === at + 8 ? source.startsWith(".EXE", at + 4) : source[at + 4] === " ";
  return colon === at + 3 && source.startsWith("API", at);
}

/** Reads `[1712.2044] [0x80070002] FIOReadFileIntoBuffer:(1454)`: process, thread (may be absent), result, place. */
export function readWimLine(source: string, at: number, end: number, prefix: DismPrefix): boolean {
  if (source.charCodeAt(at) !== 91) return false;
  let p = numberEnd(source, at + 1);
  if (p === at + 1 || p >= end) return false;
  const pid = toNumber(source, at + 1, p);
  let tid = noNumber;
  if (source.charCodeAt(p) === 46) {
    const last = numberEnd(source, p + 1);
    if (last === p + 1) return false;
    tid = toNumber(source, p + 1, last);
    p = last;
  }
  if (!source.startsWith("] [0x", p)) return false;
  const code = p + 5;
  for (let i = code; i < code + 8; i++) if (!isHexLower(source.charCodeAt(i) | 32)) return false;
  if (!source.startsWith("] ", code + 8)) return false;
  p = code + 10;
  const name = p;
  while (p < end && p - name < 200) {
    if (isNameCharacter(source.charCodeAt(p))) p++;
    else if (source.startsWith("::", p)) p += 2;
    else break;
  }
  if (p === name || !source.startsWith(":(", p)) return false;
  const last = numberEnd(source, p + 2);
  if (last === p + 2 || last >= end || source.charCodeAt(last) !== 41) return false;
  prefix.pid = pid;
  prefix.tid = tid;
  prefix.message = code - 3;
  prefix.isFailure = !isDigit(source.charCodeAt(code)) || digits(source, code, 1) >= 8;
  return true;
}

/** Characters of the names of functions, classes and methods. */
function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95 || code === 126;
}

/** The offset after the digits at `at`, ten at most: more are no process. */
function numberEnd(source: string, at: number): number {
  let p = at;
  while (p - at < 10 && isDigit(source.charCodeAt(p))) p++;
  return p;
}

/** A process or thread; numbers that do not fit the column are none. */
function toNumber(source: string, from: number, to: number): number {
  const value = Number(source.slice(from, to));
  return value <= 0x7fffffff ? value : noNumber;
}

function skipBlanks(source: string, at: number, end: number): number {
  let p = at;
  while (p < end && source.charCodeAt(p) === 32) p++;
  return p;
}

function isLineBlank(code: number): boolean {
  return code === 32 || code === 13 || code === 10 || code === 9;
}
