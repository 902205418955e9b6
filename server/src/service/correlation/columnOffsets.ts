import { EntryKind, noNumber } from "../formats/entries";
import { localTime, timeOfDay } from "../formats/time";
import { entryEnd, entryStart, type Log, rawTime } from "../log";
import { sliceText } from "../text/logText";
import type { OffsetOfLog } from "./facts";

/** Where the words that state an offset are looked for at the end of a record, in characters. */
const tailLength = 400;

/** The entries of ReportingEvents.log at which the offset of its stamps changes: `2014-11-20 17:59:35:343+0100`. */
export function offsetsOfRows(log: Log): OffsetOfLog[] {
  return changes(log, (entry) => {
    const start = entryStart(log, entry);
    return /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:\d{3}[+-]\d{4}/.exec(sliceText(log.text, start, start + 120))?.[0];
  });
}

/**
 * The records of a CMTrace log at which the offset changes, by the bias behind their time: `10:22:50.840-330`. MDT writes a
 * bias of zero and no thread wherever it runs (formats.md 9.1), so that states nothing.
 */
export function offsetsOfRecords(log: Log): OffsetOfLog[] {
  return changes(
    log,
    (entry) => {
      const end = entryEnd(log, entry);
      const tail = sliceText(log.text, Math.max(entryStart(log, entry), end - tailLength), end);
      return /\d{1,2}:\d\d:\d\d\.\d{3,7}[+-]\d{1,4}(?=["><])/.exec(tail)?.[0];
    },
    ({ utcOffset, tid }) => utcOffset !== 0 || tid !== noNumber,
  );
}

/** A stamp of whole seconds and the moment behind it lie this close; offsets are whole quarters of an hour. */
const closeEnough = 2_000;
const quarterHour = 900_000;
const utcOfEvent = /\bSystemTime\s{0,4}=\s{0,4}["'](\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z["']/;

/**
 * The events that were copied with their XML, which states their time in UTC beside the local one of the viewer:
 * `<TimeCreated SystemTime="2021-06-14T08:00:06.123Z"/>`; each at which the offset changes.
 */
export function offsetsOfEvents(log: Log): OffsetOfLog[] {
  const found: OffsetOfLog[] = [];
  let last = Number.NaN;
  for (let entry = 0; entry < log.entryCount; entry++) {
    const local = rawTime(log, entry);
    if (Number.isNaN(local)) continue;
    const start = entryStart(log, entry);
    const match = utcOfEvent.exec(sliceText(log.text, start, Math.min(entryEnd(log, entry), start + longestEvent)));
    if (!match) continue;
    const [year, month, day, hours, minutes, seconds] = match.slice(1, 7).map(Number);
    const utc = localTime(year!, month!, day!, timeOfDay(hours!, minutes!, seconds!, 0));
    const rounded = Math.round((local - utc) / quarterHour) * quarterHour;
    if (!(Math.abs(local - utc - rounded) <= closeEnough) || rounded === last) continue;
    last = rounded;
    found.push({ time: local, offset: rounded / 60_000, entry, text: match[0] });
  }
  return found;
}

/** As much of an event as is read, its description before its XML. */
const longestEvent = 16_000;

function changes(
  log: Log,
  textOf: (entry: number) => string | undefined,
  states: (record: { readonly utcOffset: number; readonly tid: number }) => boolean = () => true,
): OffsetOfLog[] {
  const found: OffsetOfLog[] = [];
  let last = Number.NaN;
  for (let i = 0; i < log.blocks.length; i++) {
    const { utcOffset, time, kind, tid, count } = log.blocks[i]!.entries;
    for (let local = 0; local < count; local++) {
      const offset = utcOffset[local]!;
      if (Number.isNaN(offset) || offset === last || kind[local] !== EntryKind.record) continue;
      if (!states({ utcOffset: offset, tid: tid[local]! })) continue;
      const entry = log.blockEntries[i]! + local;
      const text = textOf(entry);
      if (text === undefined) continue;
      last = offset;
      found.push({ time: time[local]!, offset, entry, text });
    }
  }
  return found;
}
