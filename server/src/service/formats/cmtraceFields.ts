import { Level, noNumber, unknownTime } from "./entries";
import type { FieldPlace } from "./format";
import { isDigit, isLetter } from "./scan";
import { localTime, timeOfDay } from "./time";

export const recordBegin = "<![LOG[";
export const recordEnd = "]LOG]!>";
export const legacyEnd = "$$<";

/** No field is so long; it bounds what a quotation mark that is never closed costs. */
const longestFields = 2000;

/** What stands behind the text of a record. */
export interface CmtraceFields {
  readonly level: Level;
  /** Local time in milliseconds counted as if UTC; NaN when it is missing or cannot be. */
  readonly time: number;
  /** Minutes east of UTC; NaN when the record states none. */
  readonly utcOffset: number;
  readonly tid: number;
  readonly component: string;
  /** Offset behind the fields. */
  readonly end: number;
  readonly places: readonly FieldPlace[];
}

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads `<time="…" date="…" component="…" …>` at `at`; undefined when something else stands there, or it is cut off. */
export function readFields(source: string, at: number): CmtraceFields | undefined {
  if (source.charCodeAt(at) !== 60) return undefined;
  const values = new Map<string, Value>();
  const limit = Math.min(source.length, at + longestFields);
  let p = at + 1;
  while (p < limit && source.charCodeAt(p) !== 62) {
    if (source.charCodeAt(p) === 32) {
      p++;
      continue;
    }
    const name = p;
    while (p < limit && isLetter(source.charCodeAt(p))) p++;
    if (p === name || !source.startsWith('="', p)) return undefined;
    const start = p + 2;
    let end = start;
    for (; end < limit; end++) {
      const code = source.charCodeAt(end);
      if (code === 34) break;
      if (code === 10 || code === 13) return undefined;
    }
    if (end >= limit) return undefined;
    values.set(source.slice(name, p), { text: source.slice(start, end), start, end });
    p = end + 1;
  }
  const time = values.get("time");
  if (p >= limit || time === undefined) return undefined;
  const clock = readClock(time.text, 0);
  const date = values.get("date");
  const places: FieldPlace[] = [];
  const place = (kind: FieldPlace["kind"], value: Value | undefined): void => {
    if (value && value.end > value.start) places.push({ kind, start: value.start, end: value.end });
  };
  place("time", time);
  place("component", values.get("component"));
  place("tid", values.get("thread"));
  return {
    level: levelOf(values.get("type")?.text),
    time: (date ? readDate(date.text, 0).midnight : unknownTime) + clock.time,
    utcOffset: clock.utcOffset,
    tid: threadOf(values.get("thread")?.text ?? ""),
    component: values.get("component")?.text ?? "",
    end: p + 1,
    places: places.sort((a, b) => a.start - b.start),
  };
}

/** Reads `$$<Component><MM-DD-YYYY hh:mm:ss.fff+240><thread=1234 (0x4D2)>` at `at`, the end of a record without types. */
export function readLegacyFields(source: string, at: number): CmtraceFields | undefined {
  const component = bracketed(source, at + 2);
  const stamp = component && bracketed(source, component.end + 1);
  const thread = stamp && bracketed(source, stamp.end + 1);
  if (!component || !stamp || !thread?.text.startsWith("thread=")) return undefined;
  const date = readDate(stamp.text, 0);
  if (date.end < 0 || stamp.text.charCodeAt(date.end) !== 32) return undefined;
  const clock = readClock(stamp.text, date.end + 1);
  let digitsEnd = thread.start + 7;
  while (isDigit(source.charCodeAt(digitsEnd))) digitsEnd++;
  const tid = source.slice(thread.start + 7, digitsEnd);
  return {
    level: Level.info,
    time: date.midnight + clock.time,
    utcOffset: clock.utcOffset,
    tid: threadOf(tid),
    component: component.text.trim(),
    end: thread.end + 1,
    places: [
      { kind: "component", start: component.start, end: component.end },
      { kind: "time", start: stamp.start, end: stamp.end },
      ...(tid === "" ? [] : [{ kind: "tid", start: thread.start + 7, end: digitsEnd } as const]),
    ],
  };
}

/** What stands between `<` at `at` and the next `>` of the line. */
function bracketed(source: string, at: number): Value | undefined {
  if (source.charCodeAt(at) !== 60) return undefined;
  for (let end = at + 1; end < source.length && end < at + 300; end++) {
    const code = source.charCodeAt(end);
    if (code === 10 || code === 13) return undefined;
    if (code === 62) return { text: source.slice(at + 1, end), start: at + 1, end };
  }
  return undefined;
}

/** A number of at most `most` digits, and the offset behind it, which is `at` when there is none. */
function numberAt(text: string, at: number, most: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let p = at;
  while (p < at + most && isDigit(text.charCodeAt(p))) value = value * 10 + text.charCodeAt(p++) - 48;
  return { value, end: p };
}

/** `M-D-YYYY`, or `YYYY-MM-DD` as some scripts write it; NaN and -1 for anything else. */
function readDate(text: string, at: number): { readonly midnight: number; readonly end: number } {
  if (/^\d{4}-\d\d-\d\d$/.test(text.slice(at, at + 10))) {
    const [year, month, day] = text
      .slice(at, at + 10)
      .split("-")
      .map(Number);
    return { midnight: localTime(year!, month!, day!, 0), end: at + 10 };
  }
  const month = numberAt(text, at, 2);
  const day = numberAt(text, month.end + 1, 2);
  const year = numberAt(text, day.end + 1, 4);
  const isDate =
    text[month.end] === "-" && text[day.end] === "-" && year.end - day.end === 5 && day.end > month.end + 1;
  if (!isDate || month.end === at) return { midnight: unknownTime, end: -1 };
  return { midnight: localTime(year.value, month.value, day.value, 0), end: year.end };
}

/**
 * `h:mm:ss.fff` with the bias of TIME_ZONE_INFORMATION behind it: minutes to be added to get UTC, positive in the west
 * (formats.md 9.2 proves it by a FILETIME inside a record). Digits of the fraction behind the third are dropped.
 */
function readClock(text: string, at: number): { readonly time: number; readonly utcOffset: number } {
  const hours = numberAt(text, at, 2);
  const minutes = numberAt(text, hours.end + 1, 2);
  const seconds = numberAt(text, minutes.end + 1, 2);
  if (hours.end === at || text[hours.end] !== ":" || text[minutes.end] !== ":" || seconds.end === minutes.end + 1)
    return { time: unknownTime, utcOffset: unknownTime };
  let p = seconds.end;
  let milliseconds = 0;
  if (text[p] === "." || text[p] === ",") {
    const fraction = numberAt(text, p + 1, 9);
    milliseconds = Number(
      text
        .slice(p + 1, fraction.end)
        .slice(0, 3)
        .padEnd(3, "0"),
    );
    p = fraction.end;
  }
  const time = timeOfDay(hours.value, minutes.value, seconds.value, milliseconds);
  const sign = text[p];
  if (sign !== "+" && sign !== "-") return { time, utcOffset: unknownTime };
  const bias = numberAt(text, p + 1, 4);
  // No place on earth is further than 14 hours from UTC; a larger number is no bias.
  if (bias.end === p + 1 || bias.value > 14 * 60) return { time, utcOffset: unknownTime };
  return { time, utcOffset: sign === "+" ? 0 - bias.value : bias.value };
}

function levelOf(type: string | undefined): Level {
  if (type === "3") return Level.error;
  return type === "2" ? Level.warning : Level.info;
}

function threadOf(text: string): number {
  const { value, end } = numberAt(text, 0, 10);
  return end === 0 || value > 0x7fffffff ? noNumber : value;
}
