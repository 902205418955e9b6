import { EntryKind, noNumber } from "../formats/entries";
import { openHead } from "../formats/eventLogHead";
import { entryEnd, entryStart, type Log } from "../log";
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

/**
 * The copied events at which the offset changes: their date is local time, and their XML states the same moment in UTC.
 * Events that state UTC alone say nothing of it.
 */
export function offsetsOfEvents(log: Log): OffsetOfLog[] {
  return changes(log, (entry) => {
    const start = entryStart(log, entry);
    const text = sliceText(log.text, start, Math.min(entryEnd(log, entry), start + longestEvent));
    const form = openHead(text.slice(0, Math.max(0, text.search(/[\r\n]/))))?.form;
    return form === "later" || form === "classic" ? /SystemTime=["'][^"'<>]{10,40}["']/.exec(text)?.[0] : undefined;
  });
}

/** The XML of an event stands so far behind its beginning at most. */
const longestEvent = 20_000;

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
