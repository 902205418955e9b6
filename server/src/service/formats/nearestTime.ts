import { type Log, rawTime } from "../log";
import { unknownTime } from "./entries";

/** So many entries are asked where the answer is wanted for every run after every edit. */
const usualReach = 50;

/**
 * The time, as the log's parser left it, of the entry nearest to `from` that bears one, on the way to `to` (both included,
 * either may be the earlier one). NaN when none of the first `reach` entries does.
 */
export function nearestTime(log: Log, from: number, to: number, reach = usualReach): number {
  const step = from <= to ? 1 : -1;
  for (let i = from, left = Math.min(reach, Math.abs(to - from) + 1); left > 0; i += step, left--) {
    const time = rawTime(log, i);
    if (!Number.isNaN(time)) return time;
  }
  return unknownTime;
}
