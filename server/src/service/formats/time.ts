export const dayMilliseconds = 86_400_000;

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar; NaN for a month or day that cannot be. */
function daysFromCivil(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Milliseconds of a local wall clock counted as if it were UTC; NaN when a part is out of range. */
export function localTime(year: number, month: number, day: number, timeOfDay: number): number {
  return daysFromCivil(year, month, day) * dayMilliseconds + timeOfDay;
}

/** Milliseconds since midnight; NaN when a part is out of range (a leap second is let through). */
export function timeOfDay(hours: number, minutes: number, seconds: number, milliseconds: number): number {
  if (hours > 23 || minutes > 59 || seconds > 60) return Number.NaN;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

/** Midnight of the day a local time falls on. */
export function startOfDay(time: number): number {
  return Math.floor(time / dayMilliseconds) * dayMilliseconds;
}

/** A local time as `2008-11-04T09:41:17.250`; an empty string for an unknown time. */
export function formatLocal(time: number): string {
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, -1);
}

/** A local time as UTC with a `Z`; an empty string when the time or the offset is unknown. */
export function formatUtc(time: number, utcOffsetMinutes: number): string {
  const utc = time - utcOffsetMinutes * 60_000;
  return Number.isNaN(utc) ? "" : new Date(utc).toISOString();
}

/** A span as `+0.015 s`, `+12.3 s`, `+3 min 10 s` or `+2 h 05 min`, for people. */
export function formatSpan(milliseconds: number): string {
  const sign = milliseconds < 0 ? "-" : "+";
  const seconds = Math.abs(milliseconds) / 1000;
  if (seconds < 60) return `${sign}${seconds.toFixed(3)} s`;
  if (seconds < 3600) return `${sign}${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return `${sign}${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")} min`;
}
