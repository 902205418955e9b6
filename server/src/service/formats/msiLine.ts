import { digits, isDigit } from "./scan";
import { localTime, timeOfDay } from "./time";

/** Offsets of the source string unless said otherwise; an object that is filled again for each line. */
export interface MsiLine {
  /** Milliseconds since midnight; NaN for none. For burn the full local time. */
  time: number;
  pid: number;
  tid: number;
  component: string;
  message: number;
}

const blank = 32;
const colon = 58;

function hexAt(source: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const code = source.charCodeAt(i);
    const digit = isDigit(code) ? code - 48 : (code | 32) >= 97 && (code | 32) <= 102 ? (code | 32) - 87 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** `hh:mm:ss` with one or two digits of hours; its milliseconds and its end, or -1 as end. */
export function readClock(source: string, at: number): { readonly time: number; readonly end: number } {
  const width = isDigit(source.charCodeAt(at + 1)) ? 2 : 1;
  const hours = digits(source, at, width);
  const separator = source.charCodeAt(at + width);
  const minutes = digits(source, at + width + 1, 2);
  const seconds = digits(source, at + width + 4, 2);
  // The clock follows the locale too: Finnish and Italian write points.
  const isClock = (separator === colon || separator === 46) && source.charCodeAt(at + width + 3) === separator;
  if (hours < 0 || minutes < 0 || seconds < 0 || !isClock || isDigit(source.charCodeAt(at + width + 6)))
    return { time: Number.NaN, end: -1 };
  const time = timeOfDay(hours, minutes, seconds, 0);
  return { time, end: Number.isNaN(time) ? -1 : at + width + 6 };
}

/**
 * `MSI (s) (58:44) [10:11:12:400]: text`; the ids are the low bytes of process and thread. Installers before version 3
 * write no clock: `MSI (s) (58:44): text`. False for other lines.
 */
export function readEngineLine(source: string, at: number, end: number, line: MsiLine): boolean {
  if (!source.startsWith("MSI (", at) || source.charCodeAt(at + 6) !== 41 || at + 15 >= end) return false;
  const pid = hexAt(source, at + 9, 2);
  const between = source.charCodeAt(at + 11);
  const tid = hexAt(source, at + 12, 2);
  // A custom action's thread has an exclamation mark before its id.
  if (pid < 0 || tid < 0 || (between !== colon && between !== 33) || source.charCodeAt(at + 14) !== 41) return false;
  const hasClock = source.charCodeAt(at + 15) === blank;
  const mark = hasClock ? at + 30 : at + 15;
  if (source.charCodeAt(mark) !== colon || mark >= end) return false;
  line.time = Number.NaN;
  if (hasClock) {
    line.time = engineClock(source, at + 16);
    if (Number.isNaN(line.time)) return false;
  }
  line.pid = pid;
  line.tid = tid;
  line.component = engineNames.get(source.charCodeAt(at + 5)) ?? source.slice(at, at + 7);
  line.message = source.charCodeAt(mark + 1) === blank ? mark + 2 : mark + 1;
  return true;
}

/** Milliseconds of `[10:11:12:400]`; NaN for anything else. */
function engineClock(source: string, at: number): number {
  if (source.charCodeAt(at) !== 91 || source.charCodeAt(at + 13) !== 93) return Number.NaN;
  const time = timeOfDay(
    digits(source, at + 1, 2),
    digits(source, at + 4, 2),
    digits(source, at + 7, 2),
    digits(source, at + 10, 3),
  );
  return time < 0 ? Number.NaN : time;
}

const engineNames: ReadonlyMap<number, string> = new Map([
  [99, "MSI (c)"],
  [115, "MSI (s)"],
  [78, "MSI (N)"],
]);

/** `[0B1C:0F2A][2023-05-01T12:00:00]i001: text` of a WiX bundle; ids of any length to eight digits. */
export function readBurnLine(source: string, at: number, end: number, line: MsiLine): boolean {
  if (source.charCodeAt(at) !== 91) return false;
  const pidEnd = hexEnd(source, at + 1);
  if (pidEnd === at + 1 || source.charCodeAt(pidEnd) !== colon) return false;
  const tidEnd = hexEnd(source, pidEnd + 1);
  if (tidEnd === pidEnd + 1 || !source.startsWith("][", tidEnd)) return false;
  const stamp = tidEnd + 2;
  if (source.charCodeAt(stamp + 4) !== 45 || source.charCodeAt(stamp + 10) !== 84) return false;
  if (source.charCodeAt(stamp + 19) !== 93) return false;
  const level = source.charCodeAt(stamp + 20);
  if (level < 97 || level > 122 || digits(source, stamp + 21, 3) < 0 || source.charCodeAt(stamp + 24) !== colon)
    return false;
  const clock = readClock(source, stamp + 11);
  const year = digits(source, stamp, 4);
  const time = localTime(year, digits(source, stamp + 5, 2), digits(source, stamp + 8, 2), clock.time);
  if (clock.end < 0 || year < 0 || Number.isNaN(time) || stamp + 24 >= end) return false;
  line.time = time;
  line.pid = hexAt(source, at + 1, pidEnd - at - 1);
  line.tid = hexAt(source, pidEnd + 1, tidEnd - pidEnd - 1);
  line.component = source.slice(stamp + 20, stamp + 24);
  line.message = source.charCodeAt(stamp + 25) === blank ? stamp + 26 : stamp + 25;
  return true;
}

function hexEnd(source: string, from: number): number {
  let at = from;
  while (at < from + 8 && hexAt(source, at, 1) >= 0) at++;
  return at;
}

/** What a line about an action states: `start`, `end` with what it returned, or a `text` shown meanwhile. */
export interface ActionLine {
  readonly kind: "start" | "end" | "text";
  readonly time: number;
  readonly name: string;
  /** Value an action returned; NaN for none. */
  readonly result: number;
  /** Offset of the name. */
  readonly nameStart: number;
}

const furthestClock = 80;

/**
 * `Action start 10:11:13: INSTALL.`, `Action ended 10:11:13: INSTALL. Return value 1.` and the same in the other
 * languages of Windows, which share clock, name and value; undefined for other lines.
 */
export function readActionLine(source: string, at: number, end: number): ActionLine | undefined {
  if (source.charCodeAt(at) <= 64) return undefined;
  const limit = Math.min(end, at + furthestClock);
  for (let i = at + 1; i < limit; i++) {
    if (!isDigit(source.charCodeAt(i))) continue;
    const before = source.charCodeAt(i - 1);
    if (before === blank || before === 0xa0 || before > 255) return actionFrom(source, at, i, end);
    return undefined;
  }
  return undefined;
}

/** The bare word before the clock introduces what is shown of an action, not its start or end. */
const actionWord =
  /^(?:La )?(?:Action|Aktion|Acción|Ação|Acção|Azione|Actie|Действие|Дія|Akcja|Akce|Akcia|Eylem|Művelet|Toiminto|Åtgärd|Handling|Ενέργεια|操作|動作|アクション|작업)$/i;

function actionFrom(source: string, at: number, clockStart: number, end: number): ActionLine | undefined {
  const clock = readClock(source, clockStart);
  if (clock.end < 0) return undefined;
  let p = clock.end;
  while (p < clock.end + 2 && (source.charCodeAt(p) === blank || source.charCodeAt(p) === 0xa0)) p++;
  if (source.charCodeAt(p) !== colon && source.charCodeAt(p) !== 0xff1a) return undefined;
  const nameStart = source.charCodeAt(p + 1) === blank ? p + 2 : p + 1;
  let nameEnd = nameStart;
  // A name may have points, as those of merge modules do: the one that ends it is followed by a blank or nothing.
  while (nameEnd < end && !isNameEnd(source, nameEnd, end)) {
    const code = source.charCodeAt(nameEnd);
    if (code === blank || code === 13 || code === 10) return undefined;
    nameEnd++;
  }
  if (nameEnd >= end || nameEnd === nameStart) return undefined;
  const prefix = source.slice(at, clockStart).trim();
  const rest = source.slice(nameEnd + 1, Math.min(end, nameEnd + 120));
  const shared = { time: clock.time, name: source.slice(nameStart, nameEnd), nameStart };
  const isText = actionWord.test(prefix);
  const value = isText ? null : /^\s?\S.{0,60}?(-?\d{1,10})\s?[.。]?\s*$/.exec(rest);
  if (value) return { ...shared, kind: "end", result: Number(value[1]) };
  // The log lines of other programs have one word and a clock too.
  if (!isText && !/[ \u3000-\u9fff\uac00-\ud7af]/.test(prefix)) return undefined;
  const isStart = !isText && rest.trim() === "";
  return { ...shared, kind: isStart ? "start" : "text", result: Number.NaN };
}

function isNameEnd(source: string, at: number, end: number): boolean {
  const code = source.charCodeAt(at);
  if (code === 0x3002) return true;
  if (code !== 46) return false;
  const next = source.charCodeAt(at + 1);
  return at + 1 >= end || next === blank || next === 13 || next === 10 || next === 9;
}
