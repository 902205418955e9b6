/** Items that are found by the times in which they lie. */
export interface TimeIndex<T> {
  /** Those that have a moment in common with a span of time, both ends included, in order of their start. */
  overlapping(from: number, to: number): readonly T[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * An index of items by their times, in milliseconds of any one scale. A look-up costs the logarithm of their number and
 * what lies within the length of the longest item before the asked time. Items without a known start or end are not found.
 */
export function timeIndex<T>(items: readonly T[], spanOf: (item: T) => Span): TimeIndex<T> {
  const sorted = items
    .map((item) => ({ item, ...spanOf(item) }))
    .filter(({ start, end }) => start <= end)
    .sort((a, b) => a.start - b.start);
  const longest = sorted.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return {
    overlapping(from, to) {
      let at = firstAtLeast(sorted, from - longest);
      const found: T[] = [];
      for (; at < sorted.length && sorted[at]!.start <= to; at++) {
        if (sorted[at]!.end >= from) found.push(sorted[at]!.item);
      }
      return found;
    },
  };
}

function firstAtLeast(sorted: readonly Span[], start: number): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
