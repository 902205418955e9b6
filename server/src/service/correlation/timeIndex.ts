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
 * An index of items by their times, in milliseconds of any one scale. A look-up costs the logarithm of their number for
 * each item it finds, however long some of the others are. Items without a known start or end are not found.
 */
export function timeIndex<T>(items: readonly T[], spanOf: (item: T) => Span): TimeIndex<T> {
  const sorted = items
    .map((item) => ({ item, ...spanOf(item) }))
    .filter(({ start, end }) => start <= end)
    .sort((a, b) => a.start - b.start);
  // The list is read as a balanced tree, each part with its middle as the root: here the latest end of each part.
  const latestEnd = new Float64Array(sorted.length);
  const measure = (low: number, high: number): number => {
    if (low >= high) return Number.NEGATIVE_INFINITY;
    const middle = (low + high) >>> 1;
    const below = Math.max(measure(low, middle), measure(middle + 1, high));
    latestEnd[middle] = Math.max(below, sorted[middle]!.end);
    return latestEnd[middle];
  };
  measure(0, sorted.length);
  return {
    overlapping(from, to) {
      const found: T[] = [];
      if (!(from <= to)) return found;
      const collect = (low: number, high: number): void => {
        if (low >= high) return;
        const middle = (low + high) >>> 1;
        if (latestEnd[middle]! < from) return;
        const { item, start, end } = sorted[middle]!;
        collect(low, middle);
        if (start > to) return;
        if (end >= from) found.push(item);
        collect(middle + 1, high);
      };
      collect(0, sorted.length);
      return found;
    },
  };
}
