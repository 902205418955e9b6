import type { Run } from "../../formats/format";
import { formatLocal, localTime, timeOfDay } from "../../formats/time";
import { entryAt, entryMessage, type Log, runAt } from "../../log";

/** What is known of the time of an entry. Times in milliseconds, local wall clock counted as if it were UTC. */
export interface EntryTime {
  readonly local: number;
  /** Minutes east of UTC; NaN when the log does not tell. */
  readonly utcOffset: number;
  readonly run: Run | undefined;
  /** Since the first entry of its run; NaN when unknown. */
  readonly sinceStart: number;
  /** True when the entry bears elapsed time and its run's header gives the clock. */
  readonly isElapsed: boolean;
}

/** The time of an entry and what it rests on. */
export function timeOfEntry(log: Log, entry: number): EntryTime {
  const { time, utcOffset } = entryAt(log, entry);
  const run = runAt(log, entry);
  return {
    local: time,
    utcOffset,
    run,
    sinceStart: run ? time - run.startTime : Number.NaN,
    // Other formats may miss the date of a clock, which its run gives; svcpack.log has no clock at all.
    isElapsed: run !== undefined && run.timeBase !== 0 && log.format.id === "svcpack-log",
  };
}

/** A local time as people read it: `2008-11-04 09:41:17.250`; empty when unknown. */
export function shownTime(time: number): string {
  return formatLocal(time).replace("T", " ");
}

/** Only the clock: `09:41:17.250`. */
export function shownClock(time: number): string {
  return shownTime(time).slice(11);
}

/** Minutes east of UTC as `+02:00`. */
export function shownOffset(minutes: number): string {
  const absolute = Math.abs(minutes);
  const pair = (value: number): string => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pair(Math.floor(absolute / 60))}:${pair(absolute % 60)}`;
}

/** A date and time written in a message, in milliseconds, with its offset from UTC in minutes (NaN when it has none). */
export function parseStamp(text: string): { readonly local: number; readonly utcOffset: number } | undefined {
  const match =
    /^(\d{4})[-/](\d\d)[-/](\d\d)[T\t ](\d\d):(\d\d):(\d\d)(?:[.:,](\d{1,7}))?(?:([+-])(\d\d)(\d\d))?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hours, minutes, seconds, fraction, sign, zoneHours, zoneMinutes] = match;
  const milliseconds = Math.floor(Number(`0.${fraction ?? "0"}`) * 1000);
  const clock = timeOfDay(Number(hours), Number(minutes), Number(seconds), milliseconds);
  const local = localTime(Number(year), Number(month), Number(day), clock);
  const zone =
    sign === undefined ? Number.NaN : (sign === "-" ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  return Number.isNaN(local) ? undefined : { local, utcOffset: zone };
}

/** Whether the agent writes this kind of time in UTC: the times it plans, seen in logs and stated nowhere. */
export function isPlannedTime(log: Log, entry: number): boolean {
  return log.format.id === "windowsupdate-log" && /\btimeout to \d{4}-/.test(entryMessage(log, entry));
}
