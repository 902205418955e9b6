import type { Run } from "../formats/format";
import { entryTime, type Log, runsOf } from "../log";

/** Entries that were written one after the other. */
export interface TimedStream<T> {
  readonly items: readonly T[];
  /** Milliseconds on a scale that all streams share; NaN when unknown. */
  timeOf(item: T): number;
  /** How far after what is written the times may lie, in milliseconds (see `precisionOf`). */
  readonly precision: number;
}

/** A clock that goes back this far within a stream was set back; less is two threads writing at once. Milliseconds. */
const setBack = 60_000;

/**
 * Merges streams by time without changing the order within any of them, in time that grows with n log n. What has no
 * time stays with the item before it. At the same time the stream that is named first comes first.
 *
 * A time written in whole seconds counts as the end of its second: it comes after the finer times of that second, one
 * of which may have caused it, and before whatever follows it in its own stream.
 *
 * Where the clock was set back while several streams were written, what they hold after it is merged after all they
 * hold before it.
 */
export function mergeStreams<T>(streams: readonly TimedStream<T>[]): T[] {
  const steps = jumpsOf(streams);
  const keys = streams.map((stream) => keysOf(stream, steps));
  const next = new Uint32Array(streams.length);
  const isBefore = (a: number, b: number): boolean => {
    const first = keys[a]![next[a]!]!;
    const second = keys[b]![next[b]!]!;
    if (first !== second) return first < second;
    return (streams[a]!.precision - streams[b]!.precision || a - b) < 0;
  };
  const heap: number[] = [];
  const sink = (at: number): void => {
    for (let parent = at; ; ) {
      const left = 2 * parent + 1;
      if (left >= heap.length) return;
      const child = left + 1 < heap.length && isBefore(heap[left + 1]!, heap[left]!) ? left + 1 : left;
      if (!isBefore(heap[child]!, heap[parent]!)) return;
      [heap[parent], heap[child]] = [heap[child]!, heap[parent]!];
      parent = child;
    }
  };
  streams.forEach(({ items }, index) => {
    if (items.length > 0) heap.push(index);
  });
  for (let i = heap.length >> 1; i >= 0; i--) sink(i);
  const merged: T[] = [];
  while (heap.length > 0) {
    const index = heap[0]!;
    const { items } = streams[index]!;
    merged.push(items[next[index]!++]!);
    if (next[index] === items.length) {
      const last = heap.pop()!;
      if (heap.length > 0) heap[0] = last;
    }
    sink(0);
  }
  return merged;
}

/** A time that passed twice in some streams: from what the clock was set back to, to what it showed before. */
interface Jump {
  readonly from: number;
  to: number;
}

/** The jumps of all streams, those that overlap as one, in order. */
function jumpsOf<T>(streams: readonly TimedStream<T>[]): readonly Jump[] {
  const found: Jump[] = [];
  for (const { items, timeOf } of streams) {
    let last = Number.NaN;
    for (const item of items) {
      const time = timeOf(item);
      if (Number.isNaN(time)) continue;
      if (last - time >= setBack) found.push({ from: time, to: last });
      last = time;
    }
  }
  const jumps: Jump[] = [];
  for (const jump of found.sort((a, b) => a.from - b.from)) {
    const last = jumps.at(-1);
    if (last && jump.from <= last.to) last.to = Math.max(last.to, jump.to);
    else jumps.push(jump);
  }
  return jumps;
}

/** What the items of a stream are ordered by: their times, later by as much as the clock was set back before them. */
function keysOf<T>({ items, timeOf, precision }: TimedStream<T>, jumps: readonly Jump[]): Float64Array {
  const keys = new Float64Array(items.length);
  let last = Number.NaN;
  let shift = 0;
  let passed = 0;
  for (let i = 0; i < items.length; i++) {
    const time = timeOf(items[i]!);
    if (Number.isNaN(time)) {
      keys[i] = Number.NaN;
      continue;
    }
    const isBack = last - time >= setBack;
    while (passed < jumps.length && (time > jumps[passed]!.to || (isBack && last >= jumps[passed]!.from))) {
      shift += jumps[passed]!.to - jumps[passed]!.from;
      passed++;
    }
    last = time;
    // A fraction of a second was written: such a time is exact, whatever the format's other times are.
    const isExact = precision <= 1 || time % precision !== 0;
    keys[i] = time + shift + (isExact ? 0 : precision - 1);
  }
  return withoutGaps(boundedByNext(keys, precision));
}

/** An item does not wait for longer than its successor does. */
function boundedByNext(keys: Float64Array, precision: number): Float64Array {
  let following = Number.POSITIVE_INFINITY;
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i]!;
    if (Number.isNaN(key)) continue;
    if (following < key && key - following < precision) keys[i] = following;
    following = keys[i]!;
  }
  return keys;
}

/** Items without a time come right after the one before them, those at the beginning right before the first timed one. */
function withoutGaps(keys: Float64Array): Float64Array {
  const first = keys.find((key) => !Number.isNaN(key)) ?? Number.POSITIVE_INFINITY;
  let last = first;
  for (let i = 0; i < keys.length; i++) {
    if (Number.isNaN(keys[i]!)) keys[i] = last;
    else last = keys[i]!;
  }
  return keys;
}

/** A stretch of entries of a log that stand in the order in which they were written; both ends included. */
export type Stretch = Pick<Run, "first" | "last">;

/**
 * The stretches of a log to merge as streams of their own: the sections of setupapi.log and of setupapi.dev.log, which are
 * written when they end and so stand in another order than they began; any other log is one. What stands above a section
 * (the file's header) belongs to it, unless it bears a time of its own, as the lines of boot sessions do.
 */
export function stretchesOf(log: Log): readonly Stretch[] {
  const last = log.entryCount - 1;
  if (last < 0) return [];
  const sections = bySections.has(log.format.id) ? runsOf(log) : [];
  const found: Stretch[] = [];
  let free = 0;
  for (const section of sections) {
    const isOwn = found.length > 0 && hasTime(log, free, section.first - 1);
    if (isOwn) found.push({ first: free, last: section.first - 1 });
    found.push({ first: isOwn ? section.first : free, last: section.last });
    free = section.last + 1;
  }
  if (free <= last) found.push({ first: free, last });
  return found;
}

const bySections: ReadonlySet<Log["format"]["id"]> = new Set(["setupapi-log", "setupapi-dev-log"]);

function hasTime(log: Log, first: number, last: number): boolean {
  for (let entry = first; entry <= last; entry++) if (!Number.isNaN(entryTime(log, entry))) return true;
  return false;
}
