import type { LogDocument } from "../../document";
import { formatSpan, formatUtc } from "../../formats/time";
import { codeSpan, escapeMarkdown } from "./markdown";
import { lineOfEntry, type Place } from "./place";
import type { Subject } from "./subject";
import { type EntryTime, isPlannedTime, parseStamp, shownOffset, shownTime, timeOfEntry } from "./time";
import { sameEntryIn, wholeLog } from "./wholeLog";

type TimeSubject = Extract<Subject, { kind: "time" }>;

/** Local time, UTC where it is known and from what, and how long after the start of the run. */
export function hoverOnTime(document: LogDocument, subject: TimeSubject, place: Place | undefined): string | undefined {
  if (!subject.isStamp || !place) return hoverOnWrittenTime(subject, place);
  const { view, entry } = sameEntryIn(wholeLog(document, place), place);
  const time = timeOfEntry(view.log, entry);
  const parts = Number.isNaN(time.local) ? [unknownTime(time)] : [`**${shownTime(time.local)}** local time`, utc(time)];
  if (time.isElapsed && time.run && !Number.isNaN(time.local)) {
    const line = lineOfEntry(document, { view, entry: time.run.timeSource });
    parts.push(
      `Written as ${codeSpan(subject.text)} seconds of elapsed time; the clock is from the run's header${line === undefined ? "" : ` in line ${line + 1}`}.`,
    );
  }
  if (time.run && !Number.isNaN(time.sinceStart)) {
    parts.push(`${formatSpan(time.sinceStart)} from the start of the run ${codeSpan(time.run.title)}.`);
  }
  return parts.join("\n\n");
}

function unknownTime(time: EntryTime): string {
  return time.isElapsed
    ? "Elapsed seconds. The header of this run, which would give the clock, is not in the log."
    : "The log does not give the date of this time.";
}

function utc({ local, utcOffset }: EntryTime): string {
  if (Number.isNaN(utcOffset)) return "UTC: unknown, this log does not name its time zone.";
  const offset = shownOffset(utcOffset);
  return `UTC: ${formatUtc(local, utcOffset)} (the agent's start in this log gives the offset ${escapeMarkdown(offset)})`;
}

/** A date and time inside a message, or in prose. */
function hoverOnWrittenTime({ text }: TimeSubject, place: Place | undefined): string | undefined {
  const stamp = parseStamp(text);
  if (!stamp) return undefined;
  const shown = `**${shownTime(stamp.local)}**`;
  if (!Number.isNaN(stamp.utcOffset)) {
    return `${shown} local time\n\nUTC: ${formatUtc(stamp.local, stamp.utcOffset)} (the offset is written with the time)`;
  }
  if (place && isPlannedTime(place.view.log, place.entry)) {
    const { utcOffset } = timeOfEntry(place.view.log, place.entry);
    const local = Number.isNaN(utcOffset) ? "" : `\n\nLocal time: ${shownTime(stamp.local + utcOffset * 60_000)}`;
    return `${shown} UTC *(inferred: logs show that the agent writes the times it plans in UTC; no documentation says so)*${local}`;
  }
  const isLocal = place !== undefined && place.view.log.format.id === "svcpack-log";
  return `${shown}${isLocal ? " local time" : "\n\nThe text does not name a time zone."}`;
}
