import { groupedBy } from "./groupedBy";
import type { Reach } from "./links/rule";
import { spanOfTimes } from "./nodes";
import type { LogSummary } from "./summary";
import { timeIndex } from "./timeIndex";
import type { TimeScale } from "./timeScale";

/** When something happened: local times of its log, unknown ones among them. */
export interface Timed {
  readonly log: LogSummary;
  readonly times: readonly number[];
}

/** Items that are found by a key they bear and by the time they lie in. */
export interface FailureIndex<T> {
  /** Those that share a key and lie within reach of some times, each once. */
  near(asked: Timed, keys: readonly string[], reach: Reach): readonly T[];
}

interface Placed<T> {
  readonly item: T;
  readonly local: Span;
  readonly utc: Span | undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * An index by keys and times. By UTC where both offsets are known; what has none is compared by the wall clock. A look-up
 * costs what a look-up by time costs, for each key.
 */
export function createFailureIndex<T>(
  items: readonly T[],
  scale: TimeScale,
  keysOf: (item: T) => readonly string[],
  timesOf: (item: T) => Timed,
): FailureIndex<T> {
  const placed = items.map((item): Placed<T> => ({ item, ...spansOf(timesOf(item), scale) }));
  const byKey = new Map(
    [...groupedBy(placed, ({ item }) => [...new Set(keysOf(item))])].map(([key, own]) => [
      key,
      {
        utc: timeIndex(
          own.filter(({ utc }) => utc !== undefined),
          ({ utc }) => utc!,
        ),
        local: timeIndex(own, ({ local }) => local),
      },
    ]),
  );
  return {
    near(asked, keys, { before, after }) {
      const { local, utc } = spansOf(asked, scale);
      const found = new Set<T>();
      for (const key of new Set(keys)) {
        const index = byKey.get(key);
        if (!index) continue;
        if (utc) for (const { item } of index.utc.overlapping(utc.start - before, utc.end + after)) found.add(item);
        for (const { item, utc: known } of index.local.overlapping(local.start - before, local.end + after))
          if (!utc || !known) found.add(item);
      }
      return [...found];
    },
  };
}

function spansOf({ log, times }: Timed, scale: TimeScale): { readonly local: Span; readonly utc: Span | undefined } {
  const known = times.filter((time) => !Number.isNaN(time));
  const instants = known.map((time) => scale.instantOf({ log, time }));
  return {
    local: spanOfTimes(known),
    utc: instants.length > 0 && instants.every((each) => each !== undefined) ? spanOfTimes(instants) : undefined,
  };
}
