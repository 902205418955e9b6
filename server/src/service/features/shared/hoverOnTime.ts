import type { KnownOffset } from "../../correlation/clock";
import { fileNameOf } from "../../correlation/machineFolders";
import type { LogDocument } from "../../document";
import { formatSpan, formatUtc } from "../../formats/time";
import { clockOf } from "./machineClock";
import { codeSpan } from "./markdown";
import { lineOfEntry, type Place, type ShownEntry } from "./place";
import type { Subject } from "./subject";
import { type EntryTime, isPlannedTime, parseStamp, shownOffset, shownTime, timeOfEntry } from "./time";
import { sameEntryIn, wholeLog } from "./wholeLog";
import type { Workspace } from "./workspace";

type TimeSubject = Extract<Subject, { kind: "time" }>;

/** Local time, UTC where it is known and who says so, and how long after the start of the run. */
export function hoverOnTime(
  document: LogDocument,
  subject: TimeSubject,
  place: Place | undefined,
  workspace?: Workspace,
): string | undefined {
  if (!subject.isStamp || !place) return hoverOnWrittenTime(document, subject, place, workspace);
  const shown = sameEntryIn(wholeLog(document, place), place);
  const { view, entry } = shown;
  const time = timeOfEntry(view.log, entry);
  const isWhole = !time.isElapsed && isInSeconds(subject.text);
  if (time.utcOffset === 0 && subject.text.endsWith("Z") && !Number.isNaN(time.local)) {
    return `**${inPrecision(shownTime(time.local), isWhole)}** UTC\n\nThe log states this time in UTC.`;
  }
  const parts = Number.isNaN(time.local)
    ? [unknownTime(time, subject.text)]
    : [
        `**${inPrecision(shownTime(time.local), isWhole)}** local time`,
        utcOf(document, time.local, offsetAt(document, shown, time.local, workspace), isWhole),
      ];
  if (isWhole && !Number.isNaN(time.local)) parts.push("Written in whole seconds.");
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

function unknownTime(time: EntryTime, text: string): string {
  if (time.isElapsed) return "Elapsed seconds. The header of this run, which would give the clock, is not in the log.";
  // Where the file time 0 lies.
  if (/^160[01]\D/.test(text))
    return "No time was recorded for this: it is the beginning of Windows' own count of time.";
  return /\d{4}\D+\d{1,2}\D\d\d/.test(text)
    ? "Nothing in this log tells which number of the date is the day and which is the month."
    : "The log does not give the date of this time.";
}

/** What is known of the offset from UTC at a local time of an entry. */
function offsetAt(
  document: LogDocument,
  shown: ShownEntry,
  local: number,
  workspace: Workspace | undefined,
): KnownOffset | undefined {
  const whole = wholeLog(document, shown) ?? shown.view;
  const line = whole === shown.view ? lineOfEntry(document, shown) : undefined;
  const place = { uri: document.uri, view: document.logs.indexOf(whole), ...(line !== undefined && { line }) };
  return clockOf(document, whole, workspace).offsetAt(local, place);
}

/** A local time in UTC with the words of a log that say so, the line they stand in, and whether that is inferred. */
function utcOf(document: LogDocument, local: number, known: KnownOffset | undefined, isWhole: boolean): string {
  if (!known) return "UTC: unknown. No log of this machine says for sure how far it was from UTC at this time.";
  const { offset, how, source } = known;
  const line = `line ${source.line + 1}`;
  const where = source.uri === document.uri ? line : `${line} of ${codeSpan(fileNameOf(source.uri) || source.log)}`;
  const basis = how === "stated" ? `stated in ${where}` : `*inferred* from ${where}`;
  const utc = inPrecision(formatUtc(local, offset), isWhole);
  return `UTC: ${utc} (offset ${shownOffset(offset)}, ${basis}: ${codeSpan(source.text)})`;
}

/** Whether a time is written without a fraction of a second. */
function isInSeconds(text: string): boolean {
  return /\d:\d\d:\d\d([.:,]\d{1,9})?(?:[+-]\d{1,4}|Z)?$/.exec(text)?.[1] === undefined;
}

function inPrecision(time: string, isWhole: boolean): string {
  return isWhole ? time.replace(/\.000(?=Z?$)/, "") : time;
}

/** A date and time inside a message, or in prose. */
function hoverOnWrittenTime(
  document: LogDocument,
  { text }: TimeSubject,
  place: Place | undefined,
  workspace: Workspace | undefined,
): string | undefined {
  const stamp = parseStamp(text);
  if (!stamp) return undefined;
  const isWhole = isInSeconds(text);
  const shown = `**${inPrecision(shownTime(stamp.local), isWhole)}**`;
  if (!Number.isNaN(stamp.utcOffset)) {
    return `${shown} local time\n\nUTC: ${formatUtc(stamp.local, stamp.utcOffset)} (the offset is written with the time)`;
  }
  if (!place) return `${shown}\n\nThe text does not name a time zone.`;
  const entry = sameEntryIn(wholeLog(document, place), place);
  if (isPlannedTime(place.view.log, place.entry)) {
    const known = offsetAt(document, entry, timeOfEntry(entry.view.log, entry.entry).local, workspace);
    const local = known && inPrecision(shownTime(stamp.local + known.offset * 60_000), isWhole);
    return `${shown} UTC *(inferred: logs show that the agent writes the times it plans in UTC; no documentation says so)*${local ? `\n\nLocal time: ${local}` : ""}`;
  }
  if (place.view.log.format.id !== "svcpack-log") return `${shown}\n\nThe text does not name a time zone.`;
  const known = offsetAt(document, entry, stamp.local, workspace);
  return `${shown} local time\n\n${utcOf(document, stamp.local, known, isWhole)}`;
}
