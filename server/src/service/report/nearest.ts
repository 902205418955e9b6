import type { EntryStream } from "./streams";
import type { Choice } from "./timelineChoice";

/** Entries are taken to be so far apart where their log bears no times, in milliseconds. */
const pace = 1_000;

/** A place to stay close to. */
export interface Centre {
  readonly time: number;
  readonly uri: string;
  readonly log: number;
  readonly entry: number;
}

/** For each stream of a choice, one byte an entry: 1 when it is kept. */
export type Kept = ReadonlyMap<EntryStream, Uint8Array>;

/**
 * The entries that are nearest in time to some places, at most `limit`; without places, the latest ones. Entries without
 * a time are as near as the one before them; in a log without any time, each is as near as it stands to a place there.
 */
export function nearestEntries(choice: Choice, centres: readonly Centre[], limit: number): Kept {
  const total = [...choice.values()].reduce((sum, { length }) => sum + length, 0);
  if (total <= limit)
    return new Map([...choice].map(([stream, { length }]) => [stream, new Uint8Array(length).fill(1)]));
  const times = Float64Array.from(centres.map(({ time }) => time).filter((time) => !Number.isNaN(time))).sort();
  const distances = new Map(
    [...choice].map(([stream, entries]) => [stream, distancesOf(stream, entries, times, centres)]),
  );
  const ordered = new Float64Array(total);
  let at = 0;
  for (const each of distances.values()) {
    ordered.set(each, at);
    at += each.length;
  }
  ordered.sort();
  const reach = ordered[limit]!;
  // Of those at the very edge as many as there is room for.
  let room = limit - ordered.indexOf(reach);
  return new Map(
    [...distances].map(([stream, all]) => [
      stream,
      Uint8Array.from(all, (distance) => Number(distance < reach || (distance === reach && room-- > 0))),
    ]),
  );
}

function distancesOf(
  { document, log, first, times }: EntryStream,
  entries: Uint32Array,
  centres: Float64Array,
  places: readonly Centre[],
): Float64Array {
  const start = times.find((time) => !Number.isNaN(time));
  if (start === undefined) {
    const own = places.filter((place) => place.uri === document.uri && place.log === log).map(({ entry }) => entry);
    const found = Float64Array.from(own).sort();
    return Float64Array.from(entries, (index) => pace * distanceTo(found, first + index));
  }
  let last = start;
  let next = 0;
  return Float64Array.from(entries, (index) => {
    for (; next <= index; next++) if (!Number.isNaN(times[next]!)) last = times[next]!;
    return centres.length === 0 ? -last : distanceTo(centres, last);
  });
}

/** Distance to the nearest of some sorted numbers; infinite when there is none. */
function distanceTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  const after = low < sorted.length ? sorted[low]! - value : Number.POSITIVE_INFINITY;
  const before = low > 0 ? value - sorted[low - 1]! : Number.POSITIVE_INFINITY;
  return Math.min(before, after);
}
