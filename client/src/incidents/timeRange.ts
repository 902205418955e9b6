/** Two times as logs write them: local milliseconds counted as if UTC, both included, and the text they were read from. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const pattern = /^(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d)(?::(\d\d))?)?$/;
const separator = / to | - |\s*–\s*|\.\.|,/;

/**
 * Reads `2008-02-19`, `2008-02-19 to 2008-02-21`, `2008-02-19 02:30 to 2008-02-19 03:15`. A time stands for all of its
 * day, minute or second; one time alone is the whole range. Undefined for anything else, and for an end before the start.
 */
export function parseTimeRange(input: string): TimeRange | undefined {
  const text = input.trim().replace(/\s+/g, " ");
  const parts = text.split(separator).map((part) => momentOf(part.trim()));
  const [first, last = first] = parts;
  if (parts.length > 2 || first === undefined || last === undefined) return undefined;
  return first.from <= last.to ? { from: first.from, to: last.to, text } : undefined;
}

function momentOf(text: string): { readonly from: number; readonly to: number } | undefined {
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const [year, month, date, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as number[];
  const from = Date.UTC(year!, month! - 1, date, hour, minute, second);
  // What is not a date (31 February, 25:00) comes out as another one.
  const same = new Date(from);
  if (same.getUTCMonth() !== month! - 1 || same.getUTCDate() !== date || minute! > 59 || second! > 59) return undefined;
  const length = parts[4] === undefined ? 86_400_000 : parts[6] === undefined ? 60_000 : 1000;
  return { from, to: from + length - 1 };
}
