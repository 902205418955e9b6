import { timeOfDay } from "../../formats/time";

/** A clock of 24 or 12 hours, with a fraction and a date in front where they are written. */
const clock =
  /(?<![\d:.])(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T, \t]{1,3})?(\d{1,2})([:.])(\d\d)\2(\d\d)(?:(?<=:\d\d)[.:,]\d{1,7}|,\d{1,3})?(?!\.?\d)(?: ?[AaPp]\.?[Mm]\b\.?)?/g;

const day = 86_400_000;
const halfDay = day / 2;

/**
 * Where a text writes a time it is known to bear, for lines that have it elsewhere than at their start: between brackets,
 * behind an operation, in a column of a table. `time` in milliseconds (wall clock counted as if UTC), NaN for any;
 * undefined when the text writes no clock or another one.
 */
export function stampInLine(text: string, time: number): { readonly start: number; readonly end: number } | undefined {
  const seconds = Math.floor(time / 1000) * 1000;
  for (const match of text.matchAll(clock)) {
    const [whole, hours, , minutes, rest] = match;
    const written = timeOfDay(Number(hours), Number(minutes), Number(rest), 0);
    // A clock of twelve hours says the same twice a day.
    const apart = (((seconds - written) % day) + day) % day;
    if (Number.isNaN(written)) continue;
    if (Number.isNaN(time) || apart === 0 || (apart === halfDay && Number(hours) <= 12))
      return { start: match.index, end: match.index + whole.length };
  }
  return undefined;
}
