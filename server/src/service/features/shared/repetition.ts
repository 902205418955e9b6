import type { Finding, Statement } from "../../findings";
import { entryTime, type Log } from "../../log";
import { shownTime } from "./time";

/** The steps of one failure are fewer, and stated within so many milliseconds. */
const stepLimit = 20;
const stepTime = 10 * 60_000;

/** How often a failure is stated, and where for the last time. */
export interface Repetition {
  readonly last: Statement;
  /** `Stated 1,000 times, first 2021-03-05 08:11:40.000, last 2023-11-28 08:11:40.000.` Times as the log writes them. */
  readonly words: string;
}

/** What is to be said of a failure that is stated again and again; undefined for the steps of a single one. */
export function repetitionOf(log: Log, { occurrences }: Finding): Repetition | undefined {
  const first = occurrences[0]!;
  const last = occurrences.at(-1)!;
  const count = new Set(occurrences.map(({ entry }) => entry)).size;
  if (count < 2) return undefined;
  const [from, to] = [entryTime(log, first.entry), entryTime(log, last.entry)];
  if (count <= stepLimit && !(Math.abs(to - from) > stepTime)) return undefined;
  const times = [shownTime(from) && `first ${shownTime(from)}`, shownTime(to) && `last ${shownTime(to)}`];
  return { last, words: `${[`Stated ${count.toLocaleString("en")} times`, ...times.filter(Boolean)].join(", ")}.` };
}
