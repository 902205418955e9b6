import { createClock } from "./clock";
import type { LogSummary } from "./summary";

/** A local time of a log; with its line where a clock that was set back could make the time ambiguous. */
export interface Moment {
  readonly log: Pick<LogSummary, "uri" | "view">;
  readonly time: number;
  readonly line?: number;
}

/** Times of several logs of one machine on one scale. */
export interface TimeScale {
  /** UTC in milliseconds where the offset of the moment is known; undefined where it is not. */
  instantOf(moment: Moment): number | undefined;
  /**
   * Milliseconds from one moment to another, below zero when the other is earlier. By UTC where both offsets are known,
   * else by the wall clock that logs of one machine share. NaN for an unknown time.
   */
  between(from: Moment, to: Moment): number;
}

/** The scale of the logs of one machine. */
export function timeScaleOf(logs: readonly LogSummary[]): TimeScale {
  const clock = createClock(logs);
  const known = new Map<Moment["log"], Map<number, number | undefined>>();
  const compute = ({ log: { uri, view }, time, line }: Moment): number | undefined => {
    const offset = clock.offsetAt(time, { uri, view, ...(line !== undefined && { line }) })?.offset;
    return offset === undefined ? undefined : time - offset * 60_000;
  };
  // A failure is compared with many others.
  const instantOf = (moment: Moment): number | undefined => {
    if (moment.line !== undefined) return compute(moment);
    const own = known.get(moment.log) ?? new Map<number, number | undefined>();
    known.set(moment.log, own);
    if (!own.has(moment.time)) own.set(moment.time, compute(moment));
    return own.get(moment.time);
  };
  return {
    instantOf,
    between(from, to) {
      const [start, end] = [instantOf(from), instantOf(to)];
      return start === undefined || end === undefined ? to.time - from.time : end - start;
    },
  };
}
