import { localTime, timeOfDay } from "./time";

/** The order of day and month in dates that begin with neither the year nor a number above 12. */
export type DateOrder = "dayFirst" | "monthFirst";

export interface LocaleTime {
  /** Local wall clock in milliseconds counted as if UTC; NaN when the text leaves it open. */
  readonly time: number;
  /** The order this date proves; undefined where it fits both. */
  readonly order: DateOrder | undefined;
  /** The text says that it is UTC. */
  readonly isUtc?: boolean;
}

const unknown: LocaleTime = { time: Number.NaN, order: undefined };
/** Marks of the writing direction and narrow blanks, which newer Windows puts into times. */
const invisible = /[\u200e\u200f]/g;
const blanks = /[\s\u00a0\u202f]+/g;
const datePattern = /^(\d{1,4})([/.-]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?: |T(?=\d)|$)/;
const clockPattern = /^(?:(\D{1,8}) )?(\d{1,2})[:.](\d\d)[:.](\d\d)(?:[.,](\d{1,9}))?(?: ?(\D{1,8}))?$/;
const morning = /^(?:am|a\. ?m\.|午前|上午|오전)$/i;
const afternoon = /^(?:pm|p\. ?m\.|午後|下午|오후)$/i;
const longest = 60;

/**
 * Reads a date and a time as a user's locale writes them: `16/03/2007 10:42:21`, `7/27/2007 10:42:21 AM`. What fits two
 * locales (`03/04/2007`) is unknown unless `order` settles it; dates with points have the day first, or the year (CLDR
 * has no locale with the month first there). Years of two digits and unknown words beside the clock are unknown too.
 * `2023-06-14T08:12:01.123` is read as well; a `Z` behind it is UTC.
 */
export function readLocaleTime(text: string, order?: DateOrder): LocaleTime {
  if (text.length > longest) return unknown;
  const plain = text.replace(invisible, "").replace(blanks, " ").trim();
  const date = datePattern.exec(plain);
  if (!date) return unknown;
  const clock = clockPattern.exec(plain.slice(date[0].length).trim());
  if (!clock) return unknown;
  const isUtc = clock[6] === "Z";
  const time = clockTime(clock, isUtc);
  const [a, b, c] = [Number(date[1]), Number(date[3]), Number(date[4])];
  if (date[1]!.length === 4) return { time: localTime(a, b, c, time), order: undefined, ...(isUtc && { isUtc }) };
  if (date[1]!.length > 2 || date[4]!.length !== 4) return unknown;
  if (a === b) return { time: localTime(c, a, b, time), order: undefined };
  const proven = a > 12 ? "dayFirst" : b > 12 ? "monthFirst" : undefined;
  const used = proven ?? (date[2] === "." ? "dayFirst" : order);
  if (used === undefined) return unknown;
  return { time: used === "dayFirst" ? localTime(c, b, a, time) : localTime(c, a, b, time), order: proven };
}

/** Milliseconds since midnight; NaN where the words beside the clock are not known. */
function clockTime([, before, hours, minutes, seconds, fraction, behind]: RegExpExecArray, isUtc: boolean): number {
  let hour = Number(hours);
  const word = (before ?? behind ?? "").trim();
  if (word !== "" && !isUtc) {
    const isAfternoon = afternoon.test(word);
    if ((!isAfternoon && !morning.test(word)) || hour > 12) return Number.NaN;
    hour = (hour % 12) + (isAfternoon ? 12 : 0);
  }
  return timeOfDay(hour, Number(minutes), Number(seconds), Number((fraction ?? "").padEnd(3, "0").slice(0, 3)));
}

/** No time zone is farther from UTC, and all are whole quarters of an hour from it, in minutes. */
const farthestZone = 14 * 60;
const zoneStep = 15;

/**
 * Reads a local time whose event states its time in UTC as well, which settles the order of day and month: the local
 * time and its offset from UTC in minutes. Undefined when the two cannot be the same moment.
 */
export function readBesideUtc(
  text: string,
  utc: number,
): { readonly time: number; readonly utcOffset: number } | undefined {
  for (const order of ["dayFirst", "monthFirst"] as const) {
    const { time } = readLocaleTime(text, order);
    const minutes = Math.round((time - utc) / 60_000);
    const isZone = Math.abs(minutes) <= farthestZone && minutes % zoneStep === 0;
    // The local time is written without the fraction of its second, or rounded.
    if (isZone && Math.abs(time - utc - minutes * 60_000) <= 1000) return { time, utcOffset: minutes };
  }
  return undefined;
}
