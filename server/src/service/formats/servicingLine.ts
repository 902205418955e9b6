import { Level, unknownTime } from "./entries";
import { digits, isDigit, isLetter } from "./scan";
import { localTime, timeOfDay } from "./time";

/** The columns of a line of the servicing stack: CBS, DISM, Windows Setup, recovery and sysprep write the same ones. */
export interface ServicingHeader {
  /** Offset of the first digit of the stamp. */
  start: number;
  /** Local wall clock in milliseconds counted as if it were UTC. */
  time: number;
  level: Level;
  /** The level as written, such as `Fatal Error`. */
  levelName: string;
  /** The 24-bit number in brackets that Windows Setup writes; -1 for none. */
  messageId: number;
  /** Empty for a line without one. */
  component: string;
  /** Offset of the first character of the message. */
  message: number;
}

/** An empty header to be filled by `readServicingHeader` again and again. */
export function createServicingHeader(): ServicingHeader {
  return {
    start: 0,
    time: unknownTime,
    level: Level.info,
    levelName: "",
    messageId: -1,
    component: "",
    message: 0,
  };
}

const levels: readonly (readonly [name: string, level: Level])[] = [
  ["Info", Level.info],
  ["Warning", Level.warning],
  ["Error", Level.error],
  ["Perf", Level.verbose],
  ["Fatal Error", Level.error],
  ["ERROR", Level.error],
];

const levelColumn = 21;
const messageIdColumn = 32;
const componentColumn = 43;
const messageColumn = 50;

/** Where blanks were lost on the way through a forum only these words are a component: others begin a message. */
const knownComponents: ReadonlySet<string> = new Set(
  "CBS CSI SXS DPX DISM SP MIG IBS IBSLIB MOUPG SYSPRP PANTHR CONX UI DIAG DIAGER CMI TOOL DEPLOY".split(" "),
);

/**
 * Reads the columns of the line from `at` to `end` (its line end left out or not) into `header`; a byte order mark is
 * skipped. False, with `header` in no defined state, for a line without stamp and level. The component is taken from
 * its column, never from the first word: most lines of recovery and many of Windows Setup have none.
 */
export function readServicingHeader(source: string, at: number, end: number, header: ServicingHeader): boolean {
  const start = source.charCodeAt(at) === 0xfeff ? at + 1 : at;
  if (end - start < levelColumn + 4) return false;
  // `,` behind the stamp lets most other lines go at once.
  if (source.charCodeAt(start + 19) !== 44 || source.charCodeAt(start + 20) !== 32) return false;
  const time = readStamp(source, start);
  if (Number.isNaN(time)) return false;
  let p = start + levelColumn;
  const found = levels.find(([name]) => source.startsWith(name, p) && !isLetter(source.charCodeAt(p + name.length)));
  if (!found) return false;
  header.start = start;
  header.time = time;
  header.levelName = found[0];
  header.level = found[1];
  header.messageId = -1;
  header.component = "";
  p += found[0].length;
  const lineEnd = trimmedEnd(source, p, end);
  while (p < lineEnd && source.charCodeAt(p) === 32) p++;
  // `[0x0803b8]` and a blank behind it.
  if (p + 10 <= lineEnd && source.charCodeAt(p) === 91) {
    const id = readMessageId(source, p);
    if (id >= 0) {
      header.messageId = id;
      p += 10;
      while (p < lineEnd && source.charCodeAt(p) === 32) p++;
    }
  }
  header.message = p;
  const column = p - start;
  if (column === componentColumn) readComponent(source, p, lineEnd, header, messageColumn - componentColumn);
  else if (column < messageIdColumn) readComponent(source, p, lineEnd, header, 0);
  // A message may begin with blanks of its own.
  else if (column > messageColumn && lineEnd > start + messageColumn) header.message = start + messageColumn;
  return true;
}

/** Whether a line has the columns and nothing behind them, as when a wide word did not fit beside them. */
export function isServicingHead(line: string): boolean {
  const header = createServicingHeader();
  return readServicingHeader(line, 0, line.length, header) && line.slice(header.message).trim() === "";
}

/** Local time of `2019-05-31 14:13:45` in milliseconds counted as if UTC; NaN for any other text. */
export function readStamp(source: string, at: number): number {
  if (source.charCodeAt(at + 4) !== 45 || source.charCodeAt(at + 7) !== 45 || source.charCodeAt(at + 10) !== 32)
    return unknownTime;
  if (source.charCodeAt(at + 13) !== 58 || source.charCodeAt(at + 16) !== 58) return unknownTime;
  const year = digits(source, at, 4);
  const month = digits(source, at + 5, 2);
  const day = digits(source, at + 8, 2);
  const hours = digits(source, at + 11, 2);
  const minutes = digits(source, at + 14, 2);
  const seconds = digits(source, at + 17, 2);
  if ((year | hours | minutes | seconds) < 0) return unknownTime;
  return localTime(year, month, day, timeOfDay(hours, minutes, seconds, 0));
}

function readMessageId(source: string, at: number): number {
  if (source.charCodeAt(at + 9) !== 93) return -1;
  const second = source.charCodeAt(at + 2);
  if (source.charCodeAt(at + 1) !== 48 || (second !== 120 && second !== 88)) return -1;
  let value = 0;
  for (let i = at + 3; i < at + 9; i++) {
    const digit = Number.parseInt(source.charAt(i), 16);
    if (Number.isNaN(digit)) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/**
 * `width` is that of the column, whose padding may have been lost behind a known word where a line was wrapped; 0 where
 * blanks were lost, and then the word has to be a known one.
 */
function readComponent(source: string, at: number, end: number, header: ServicingHeader, width: number): void {
  let p = at;
  while (p < end && p - at < 8 && isWordCharacter(source.charCodeAt(p))) p++;
  if (p === at || p - at > 7) return;
  if (p < end && source.charCodeAt(p) !== 32 && p - at !== width) return;
  const word = source.slice(at, p);
  let message = p;
  if (width === 0) {
    if (!knownComponents.has(word)) return;
    while (message < end && source.charCodeAt(message) === 32) message++;
  } else {
    message = Math.min(end, at + width);
    for (let i = p; i < message; i++) {
      if (source.charCodeAt(i) === 32) continue;
      if (i === p || !knownComponents.has(word)) return;
      message = i;
    }
  }
  header.component = word;
  header.message = message;
}

function isWordCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95;
}

function trimmedEnd(source: string, from: number, end: number): number {
  let p = end;
  while (p > from && (source.charCodeAt(p - 1) === 10 || source.charCodeAt(p - 1) === 13)) p--;
  return p;
}

/** So far into a line the prefix of a search tool may reach. */
const longestPrefix = 400;

/**
 * Where the stamp of a line begins that findstr or grep copied out of files: behind `C:\…\CbsPersist_….log:`, a line
 * number, or both. `at` itself for any other line.
 */
export function afterSearchPrefix(source: string, at: number, end: number): number {
  const first = source.charCodeAt(at);
  // The usual line begins with its year.
  const separator = source.charCodeAt(at + 4);
  if (separator === 45 || separator === 47 || !(isLetter(first) || isDigit(first) || first === 46 || first === 92))
    return at;
  const limit = Math.min(end, at + longestPrefix);
  for (let p = source.indexOf(":", at); p >= 0 && p < limit; p = source.indexOf(":", p + 1)) {
    if (!isStampAt(source, p + 1)) continue;
    return searchPrefix.test(source.slice(at, p)) ? p + 1 : at;
  }
  return at;
}

/** `2023-05-22 08:34:16, ` of servicing, or `2023/05/22 08:34:16.` of the update agent on Windows 10 and 11. */
function isStampAt(source: string, at: number): boolean {
  const separator = source.charCodeAt(at + 4);
  if (separator !== source.charCodeAt(at + 7)) return false;
  const behind = source.charCodeAt(at + 19);
  if (separator === 45) return behind === 44 || behind === 46;
  return (separator === 47 || separator === 46) && behind === 46 && source.charCodeAt(at + 10) === 32;
}

/** A file name with an optional line number, or a line number alone. */
const searchPrefix = /^(?:[^"<>|*?\t]{1,380}\.(?:log|txt)(?::\d{1,9})?|\d{1,9})$/i;
