import { digits, isDigit } from "./scan";
import { localTime, timeOfDay } from "./time";

/** The columns of one row of ReportingEvents.log, filled by `readReportRow`; offsets are of the source. */
export interface ReportRow {
  time: number;
  /** Minutes east of UTC. */
  utcOffset: number;
  /** Number of the event, such as 182. */
  event: number;
  /** Name of the event, or its number where the row has no name. */
  name: string;
  /** Offset after the event's column. */
  message: number;
  /** The id of the update with its braces. */
  update: number;
  /** The result: up to eight hexadecimal digits. */
  result: number;
  resultEnd: number;
  isFailure: boolean;
  isSuccess: boolean;
}

export function createReportRow(): ReportRow {
  return {
    time: 0,
    utcOffset: 0,
    event: 0,
    name: "",
    message: 0,
    update: 0,
    result: 0,
    resultEnd: 0,
    isFailure: false,
    isSuccess: false,
  };
}

const guidLength = 38;

/**
 * Reads the 12 or 13 columns of a row at `at`; false when none begins there or it is cut off before its result. Columns
 * are apart by one tab, or by blanks where a copy lost the tabs.
 */
export function readReportRow(source: string, at: number, end: number, row: ReportRow): boolean {
  if (!isGuid(source, at)) return false;
  let p = afterGap(source, at + guidLength, end);
  if (p < 0 || !readStamp(source, p, row)) return false;
  p = afterGap(source, stampEnd, end);
  p = p < 0 ? -1 : afterNumber(source, p, end);
  p = p < 0 ? -1 : afterGap(source, p, end);
  if (p < 0) return false;
  const eventAt = p;
  p = afterNumber(source, p, end);
  if (p < 0) return false;
  row.event = Number(source.slice(eventAt, p));
  p = readName(source, eventAt, p, end, row);
  p = afterGap(source, p, end);
  if (p < 0) return false;
  row.message = p;
  p = afterNumber(source, p, end);
  p = p < 0 ? -1 : afterGap(source, p, end);
  if (p < 0 || !isGuid(source, p)) return false;
  row.update = p;
  p = afterGap(source, p + guidLength, end);
  p = p < 0 ? -1 : afterNumber(source, p, end);
  p = p < 0 ? -1 : afterGap(source, p, end);
  if (p < 0) return false;
  row.result = p;
  while (p < end && p - row.result <= 8 && isHex(source.charCodeAt(p))) p++;
  row.resultEnd = p;
  if (p === row.result || p - row.result > 8) return false;
  readOutcome(source, p, end, row);
  return true;
}

/** Whether a GUID in braces stands at `at`. */
function isGuid(source: string, at: number): boolean {
  if (source.charCodeAt(at) !== 123 || source.charCodeAt(at + 37) !== 125) return false;
  for (let i = 1; i < 37; i++) {
    const code = source.charCodeAt(at + i);
    const isDash = i === 9 || i === 14 || i === 19 || i === 24;
    if (isDash ? code !== 45 : !isHex(code)) return false;
  }
  return true;
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** The offset after one tab, or after blanks; -1 when there is neither. */
function afterGap(source: string, at: number, end: number): number {
  if (at < end && source.charCodeAt(at) === 9) return at + 1;
  let p = at;
  while (p < end && source.charCodeAt(p) === 32) p++;
  return p === at ? -1 : p;
}

function afterNumber(source: string, at: number, end: number): number {
  let p = at;
  while (p < end && isDigit(source.charCodeAt(p))) p++;
  return p === at || p - at > 10 ? -1 : p;
}

/** Where the stamp that was read last ends. */
let stampEnd = 0;

/** `2014-11-20 17:59:35:343+0100`: the offset from UTC stands in every row; old texts may lack the milliseconds. */
function readStamp(source: string, at: number, row: ReportRow): boolean {
  if (source.charCodeAt(at + 4) !== 45 || source.charCodeAt(at + 7) !== 45) return false;
  const year = digits(source, at, 4);
  const month = digits(source, at + 5, 2);
  const day = digits(source, at + 8, 2);
  const clock = at + 11;
  const hours = digits(source, clock, 2);
  const minutes = digits(source, clock + 3, 2);
  const seconds = digits(source, clock + 6, 2);
  const hasMilliseconds = source.charCodeAt(clock + 8) === 58;
  const zone = clock + (hasMilliseconds ? 12 : 8);
  const milliseconds = hasMilliseconds ? digits(source, clock + 9, 3) : 0;
  const offsetHours = digits(source, zone + 1, 2);
  const offsetMinutes = digits(source, zone + 3, 2);
  const sign = source.charCodeAt(zone);
  if (year < 0 || month < 0 || day < 0 || hours < 0 || minutes < 0 || seconds < 0 || milliseconds < 0) return false;
  if (offsetHours < 0 || offsetMinutes < 0 || (sign !== 43 && sign !== 45)) return false;
  row.time = localTime(year, month, day, timeOfDay(hours, minutes, seconds, milliseconds));
  row.utcOffset = (sign === 45 ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  stampEnd = zone + 5;
  return !Number.isNaN(row.time);
}

const names = new Map<string, string>();

/** The name in brackets after the event's number, where the row has one; the offset after the column. */
function readName(source: string, at: number, numberEnd: number, end: number, row: ReportRow): number {
  let from = at;
  let to = numberEnd;
  let p = numberEnd;
  if (source.charCodeAt(p) === 32 && source.charCodeAt(p + 1) === 91) {
    from = p + 2;
    to = from;
    while (to < end && to - from < 80 && source.charCodeAt(to) !== 93) to++;
    p = to + 1;
  }
  const name = source.slice(from, to);
  // One string for each: a slice would keep the whole log alive.
  const known = names.get(name);
  if (known === undefined && names.size < 500) names.set(name, name);
  row.name = known ?? name;
  return p;
}

const outcomeAmongBlanks = /^.{0,400}? (Success|Failure) /;

/** The outcome is the second column after the result; where tabs are lost it is looked for as a word. */
function readOutcome(source: string, at: number, end: number, row: ReportRow): void {
  let outcome = "";
  if (source.charCodeAt(at) === 9) {
    let from = at + 1;
    while (from < end && source.charCodeAt(from) !== 9) from++;
    let to = from + 1;
    while (to < end && source.charCodeAt(to) !== 9 && to - from < 40) to++;
    outcome = source.slice(from + 1, to);
  } else {
    outcome = outcomeAmongBlanks.exec(source.slice(at, Math.min(end, at + 500)))?.[1] ?? "";
  }
  row.isFailure = outcome === "Failure";
  row.isSuccess = outcome === "Success";
}
