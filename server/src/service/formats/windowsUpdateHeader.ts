import { digits, isBlank, isDigit, isHexLower, isLetter } from "./scan";
import { localTime, timeOfDay } from "./time";

/**
 * Components of the legacy agent, in the spelling of the files (KB902093 lists them in upper case). Only a log whose
 * tabs were deleted needs the list: there the component stands directly after the thread id.
 */
export const windowsUpdateComponents = [
  "Agent", "AU", "AUClnt", "CDM", "CltUI", "COMAPI", "Driver", "DnldMgr", "DtaStor", "EEHndlr", "EP", "Handler", "IdleTmr", "Inv",
  "Misc", "OfflSnc", "Parser", "PT", "Report", "Service", "Setup", "Shutdwn", "SLS", "WuRedir", "WuTask", "WUWeb", "CmpRess", "DwnldMgr", "EEHndler",
] as const; // biome-ignore format: a list of words
const componentNames = [...windowsUpdateComponents].sort((a, b) => b.length - a.length);
const lowerCaseNames: ReadonlySet<string> = new Set(componentNames.map((name) => name.toLowerCase()));

/** The columns of one record, filled by `readHeader`; reused for every line. */
export interface RecordHeader {
  /** The date read last, as a number, and its midnight: most records are of the same day as the one before. */
  date: number;
  midnight: number;
  time: number;
  pid: number;
  tid: number;
  component: string;
  /** Offset of the message. */
  message: number;
  /** True when pid and thread id had to be guessed apart because the separators are lost. */
  guessed: boolean;
}

export function createHeader(): RecordHeader {
  return { date: 0, midnight: Number.NaN, time: 0, pid: 0, tid: 0, component: "", message: 0, guessed: false };
}

/**
 * Reads `date time pid tid component` at `at`; false when no record begins there. Separators are one tab each, or
 * runs of blanks (tabs turned to spaces), or missing (tabs deleted). `knownPid` helps to tell a fused pid and tid apart.
 */
export function readHeader(source: string, at: number, end: number, header: RecordHeader, knownPid: number): boolean {
  let p = at;
  const year = digits(source, p, 4);
  if (year < 0 || source.charCodeAt(p + 4) !== 45 || source.charCodeAt(p + 7) !== 45) return false;
  const month = digits(source, p + 5, 2);
  const day = digits(source, p + 8, 2);
  p = skipSeparators(source, p + 10, end);
  const hours = digits(source, p, 2);
  const minutes = digits(source, p + 3, 2);
  const seconds = digits(source, p + 6, 2);
  if (month < 0 || day < 0 || hours < 0 || minutes < 0 || seconds < 0) return false;
  if (source.charCodeAt(p + 2) !== 58 || source.charCodeAt(p + 5) !== 58) return false;
  p += 8;
  let milliseconds = 0;
  const hasMilliseconds = source.charCodeAt(p) === 58;
  if (hasMilliseconds) {
    milliseconds = digits(source, p + 1, 3);
    if (milliseconds < 0) return false;
    p += 4;
  }
  const date = (year * 100 + month) * 100 + day;
  if (date !== header.date) {
    header.date = date;
    header.midnight = localTime(year, month, day, 0);
  }
  header.time = header.midnight + timeOfDay(hours, minutes, seconds, milliseconds);
  if (Number.isNaN(header.time)) return false;
  if (readSeparated(source, p, end, header)) return hasMilliseconds || isKnownComponent(header.component);
  return readFused(source, p, end, header, knownPid);
}

/** Whether the agent has a component of that name, in whatever case. */
export function isKnownComponent(name: string): boolean {
  return lowerCaseNames.has(name.toLowerCase());
}

function skipSeparators(source: string, at: number, end: number): number {
  let p = at;
  while (p < end && isBlank(source.charCodeAt(p))) p++;
  return p;
}

/** pid, thread id and component with at least one separator between them. */
function readSeparated(source: string, at: number, end: number, header: RecordHeader): boolean {
  let p = skipSeparators(source, at, end);
  if (p === at) return false;
  let pid = 0;
  let from = p;
  while (p < end && isDigit(source.charCodeAt(p))) pid = pid * 10 + source.charCodeAt(p++) - 48;
  if (p === from || p - from > 7) return false;
  from = p;
  p = skipSeparators(source, p, end);
  if (p === from) return false;
  let tid = 0;
  from = p;
  while (p < end && isHexLower(source.charCodeAt(p))) {
    const code = source.charCodeAt(p++);
    tid = tid * 16 + (code < 58 ? code - 48 : code - 87);
  }
  if (p === from || p - from > 7) return false;
  from = p;
  p = skipSeparators(source, p, end);
  if (p === from) return false;
  from = p;
  while (p < end && isLetter(source.charCodeAt(p))) p++;
  if (p === from || p - from > 20) return false;
  // What follows the component must be a separator or the end of the line: "Misc:" begins some other program's text.
  if (p < end && !isBlank(source.charCodeAt(p))) return false;
  header.pid = pid;
  header.tid = tid;
  header.component = source.slice(from, p);
  header.message = p < end && (source.charCodeAt(p) === 9 || source.charCodeAt(p) === 32) ? p + 1 : p;
  header.guessed = false;
  return true;
}

const fusedColumns = /( {0,3})(\d{1,11}[0-9a-f]{0,8}?)(?=[A-Z])/y;

/** pid, thread id and component run together because the tabs were deleted: `1148a3cAgent`. */
function readFused(source: string, at: number, end: number, header: RecordHeader, knownPid: number): boolean {
  fusedColumns.lastIndex = at;
  const match = fusedColumns.exec(source);
  if (!match || fusedColumns.lastIndex >= end) return false;
  const nameStart = fusedColumns.lastIndex;
  const component = componentNames.find((name) => source.startsWith(name, nameStart));
  const split = splitIds(match[2]!, match[1]!.length, knownPid);
  if (!component || !split) return false;
  header.pid = split.pid;
  header.tid = split.tid;
  header.component = component;
  header.message = nameStart + component.length;
  header.guessed = true;
  return true;
}

/**
 * Tells pid and thread id apart. The pid is right-aligned in four columns, so leading blanks give its width; otherwise
 * both are multiples of four, as all Windows process and thread ids are.
 */
function splitIds(ids: string, blanks: number, knownPid: number): { pid: number; tid: number } | undefined {
  const candidates: { pid: number; tid: number; score: number }[] = [];
  for (let width = 1; width < ids.length; width++) {
    const decimal = ids.slice(0, width);
    const hex = ids.slice(width);
    if (!/^\d+$/.test(decimal) || hex.length > 4) continue;
    const pid = Number(decimal);
    const tid = Number.parseInt(hex, 16);
    let score = 0;
    if (pid === knownPid) score += 8;
    if (blanks > 0 ? width === 4 - blanks : width >= 4) score += 4;
    if (pid % 4 === 0 && tid % 4 === 0) score += 3;
    if (hex.length === 3) score += 1;
    candidates.push({ pid, tid, score });
  }
  return candidates.sort((a, b) => b.score - a.score)[0];
}
