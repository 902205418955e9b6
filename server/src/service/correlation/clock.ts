import type { LogFormatId } from "../formats/ids";
import { compareTexts } from "./nodes";
import type { LogSummary, StatedOffset } from "./summary";

/** Where an offset is stated: a line of a document (0-based) and the words. */
export interface OffsetSource {
  readonly uri: string;
  /** Name of the log for people. */
  readonly log: string;
  readonly line: number;
  readonly text: string;
  /** Local time for which it is stated. */
  readonly time: number;
}

/** How far a local time is from UTC, in minutes east, and who says so. */
export interface KnownOffset {
  readonly offset: number;
  readonly source: OffsetSource;
  /** `stated` by the log of the entry itself; `inferred` from another log of the machine, or from a later place. */
  readonly how: "stated" | "inferred";
}

/** An entry's log, and its line (0-based) where known: a clock that was set back makes the time alone ambiguous. */
export interface ClockPlace {
  readonly uri: string;
  readonly view: number;
  readonly line?: number;
}

/** The one scale of the logs of a machine. Local times are wall clock milliseconds counted as if UTC. */
export interface Clock {
  /**
   * The offset in force at a local time, at a cost that grows with the logarithm of the stated ones. Undefined for an
   * unknown time, where the logs contradict each other, and where none of them states one within `reach`.
   */
  offsetAt(time: number, place?: ClockPlace): KnownOffset | undefined;
  /**
   * UTC milliseconds where the offset is known, or else the local time itself; NaN for an unknown time. Order by it only
   * what `offsetAt` knows throughout: otherwise local times are the better scale.
   */
  instantOf(time: number, place?: ClockPlace): number;
}

const day = 86_400_000;
/** How far beyond the logs that state an offset it is taken to hold, in milliseconds: a week. */
export const reach = 7 * day;

/** How long after an event the agent writes its report down at most, in milliseconds. */
const reportDelay = 120_000;

/** A time in which an offset was in force; `end` is not included. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly source: OffsetSource;
}

/** A stretch of local time up to the next one: the offset all logs agree on, or what lies before and after it. */
interface Stretch {
  readonly start: number;
  readonly agreed?: Span;
  readonly contradicted?: boolean;
  readonly before?: Span;
  readonly after?: Span;
}

/** The clock of one machine, from what its logs state. */
export function createClock(summaries: readonly LogSummary[]): Clock {
  const logs = new Map(summaries.map((log) => [logKey(log), { spans: spansOf(log), isQuoted: log.isQuoted }]));
  const stretches = stretchesOf([...logs.values()].flatMap(({ spans }) => spans));
  const offsetAt = (time: number, place?: ClockPlace): KnownOffset | undefined => {
    if (Number.isNaN(time)) return undefined;
    const log = place && logs.get(logKey(place));
    // What a thread quotes need not stand in the order in which it was written.
    const stated = log && statedBefore(log.spans, time, log.isQuoted ? undefined : place.line);
    if (stated) return { offset: stated.offset, source: stated.source, how: "stated" };
    const span = spanAt(stretches, time);
    return span && { offset: span.offset, source: span.source, how: "inferred" };
  };
  return {
    offsetAt,
    instantOf: (time, place) => time - (offsetAt(time, place)?.offset ?? 0) * 60_000,
  };
}

const logKey = ({ uri, view }: { readonly uri: string; readonly view: number }): string => `${view} ${uri}`;

/** The times in which the statements of a log were in force, in the order of its lines. */
function spansOf({ uri, name, offsets, runs, findings }: LogSummary): readonly Span[] {
  const times = [
    ...runs.map(({ endTime }) => endTime),
    ...findings.flatMap((each) => each.statements.map(({ time }) => time)),
  ];
  const last = times.reduce((latest, time) => (time > latest ? time : latest), Number.NEGATIVE_INFINITY);
  return offsets.map(({ time, offset, line, text }, i): Span => {
    const next = offsets[i + 1];
    const until = next ? endBefore(next, { time, offset }) : last + 1;
    return { start: time, end: Math.max(until, time + 1), offset, source: { uri, log: name, line, text, time } };
  });
}

type StatedTime = Pick<StatedOffset, "time" | "offset">;

/**
 * When an offset ceases to hold: at the next statement of its log, and no later than the moment of that one as the old
 * clock showed it. Where the wall clock went back between the two, some local times came twice: then both hold.
 */
function endBefore(next: StatedTime, { time, offset }: StatedTime): number {
  const moment = next.time + (offset - next.offset) * 60_000;
  return next.time > time ? Math.min(next.time, moment) : moment;
}

/** What a log itself says before a place: the statement above its line, or without a line the one in force at its time. */
function statedBefore(spans: readonly Span[], time: number, line: number | undefined): Span | undefined {
  if (line !== undefined) {
    const above = spans.filter(({ source }) => source.line <= line).length;
    const [span, next] = [spans[above - 1], spans[above]];
    // The clocks went back between the two statements: in the hour before the second one, either may hold. What a
    // report tells happened a little before the report was written.
    const back = span && next ? (span.offset - next.offset) * 60_000 : 0;
    return back > 0 && time <= next!.start + reportDelay && time > next!.start - back ? undefined : span;
  }
  const covering = spans.filter(({ start, end }) => start <= time && time < end);
  if (covering.length > 0)
    return covering.every(({ offset }) => offset === covering[0]!.offset) ? covering.at(-1) : undefined;
  const last = spans.at(-1);
  return last && last.start <= time ? last : undefined;
}

/** The last item of those at the beginning of a list that hold a condition. */
function lastWhere<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

function spanAt(stretches: readonly Stretch[], time: number): Span | undefined {
  const { agreed, contradicted, before, after } = lastWhere(stretches, ({ start }) => start <= time) ?? {
    after: stretches[0]?.agreed,
  };
  if (agreed || contradicted) return agreed;
  const near = [before && time - before.end < reach && before, after && after.start - time <= reach && after].filter(
    (span): span is Span => typeof span === "object",
  );
  return near.every(({ offset }) => offset === near[0]!.offset) ? near[0] : undefined;
}

/** One pass over the beginnings and ends of all spans. */
function stretchesOf(spans: readonly Span[]): readonly Stretch[] {
  const starts = [...spans].sort((a, b) => a.start - b.start || byPlace(a, b));
  const ends = [...spans].sort((a, b) => a.end - b.end || byPlace(a, b));
  const active = new Map<number, number>();
  const latest = new Map<number, Span>();
  const stretches: Stretch[] = [];
  let s = 0;
  let e = 0;
  while (e < ends.length) {
    const start = Math.min(starts[s]?.start ?? Number.POSITIVE_INFINITY, ends[e]!.end);
    for (; starts[s] && starts[s]!.start === start; s++) {
      const span = starts[s]!;
      active.set(span.offset, (active.get(span.offset) ?? 0) + 1);
      latest.set(span.offset, span);
    }
    for (; ends[e] && ends[e]!.end === start; e++) {
      const { offset } = ends[e]!;
      const left = active.get(offset)! - 1;
      if (left > 0) active.set(offset, left);
      else active.delete(offset);
    }
    if (active.size > 1) stretches.push({ start, contradicted: true });
    else if (active.size === 1) stretches.push({ start, agreed: latest.get([...active.keys()][0]!)! });
    else stretches.push({ start, before: ends[e - 1]!, ...(starts[s] && { after: starts[s]! }) });
  }
  return stretches;
}

/** An order that does not depend on that of the logs. */
function byPlace({ source: a }: Span, { source: b }: Span): number {
  return compareTexts(a.uri, b.uri) || a.line - b.line;
}

/**
 * How exact the times of a format are, in milliseconds: they lie within so much after what is written. Where some times of
 * a log are finer (verbose entries of setupapi.log, the engine's lines of Windows Installer), a fraction shows it.
 */
export function precisionOf(format: LogFormatId): number {
  return wholeSeconds.has(format) ? 1000 : 1;
}

/**
 * Formats with stamps that have no fraction of a second: events, sections, the columns of CBS, DISM and Windows Setup
 * (formats.md 5.1), and of Windows Installer the lines of actions and those of bundles (10).
 */
const wholeSeconds: ReadonlySet<LogFormatId> = new Set<LogFormatId>([
  "windows-eventlog-text",
  "setupapi-log",
  "cbs-log",
  "dism-log",
  "panther-log",
  "msi-log",
]);
