import { isDigit } from "./scan";
import { localTime } from "./time";

const earliestYear = 1990;
const latestYear = 2100;

/** The numbers of a written date, at most four; undefined when it has letters, as a month's name. */
function numbersOf(text: string): { readonly value: number; readonly length: number }[] | undefined {
  const found: { value: number; length: number }[] = [];
  for (let at = 0; at < text.length && found.length < 4; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      const from = at;
      while (isDigit(text.charCodeAt(at))) at++;
      found.push({ value: Number(text.slice(from, at)), length: at - from });
      at--;
    } else if (code > 127 || (code | 32) >= 97) {
      // Marks that set the direction of writing stand around the separators in some locales.
      if (code !== 0x200e && code !== 0x200f && code !== 0xa0) return undefined;
    }
  }
  return found;
}

/**
 * Midnight of a date written in the user's locale, in milliseconds counted as if UTC. NaN when its order is open: of
 * day, month and year only what the values and the four digits of a year rule out is ruled out, nothing is guessed.
 */
export function midnightOf(text: string): number {
  const parts = numbersOf(text);
  if (parts?.length !== 3) return Number.NaN;
  const [a, b, c] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];
  const orders = [
    { year: a, month: b, day: c },
    { year: c, month: b, day: a },
    { year: c, month: a, day: b },
  ];
  const possible = new Set<number>();
  for (const { year, month, day } of orders) {
    if (month.length > 2 || day.length > 2 || (year.length !== 2 && year.length !== 4)) continue;
    const full = year.length === 2 ? 2000 + year.value : year.value;
    if (full < earliestYear || full > latestYear) continue;
    const midnight = localTime(full, month.value, day.value, 0);
    if (!Number.isNaN(midnight)) possible.add(midnight);
  }
  return possible.size === 1 ? [...possible][0]! : Number.NaN;
}
