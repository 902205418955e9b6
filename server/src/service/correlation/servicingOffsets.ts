import { EntryKind } from "../formats/entries";
import { entryMessage, type Log } from "../log";
import type { OffsetOfLog } from "./facts";

const stated =
  /\bSession: (\d{7,9}_\d{1,10})\b|^[0-9a-fA-F]{8}(@\d{4}\/\d{1,2}\/\d{1,2}:\d\d:\d\d:\d\d\.\d{3})|\b(Universal Time is: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/;

/**
 * The entries of CBS.log at which its offset from UTC is known first, and at which it changes: the id of a session is
 * the moment it was made, CSI stamps are in UTC, and a start of Windows 10 and later names the universal time, while each
 * line begins with local time. The parser has compared them, so only its columns are read here. Local times in
 * milliseconds, offsets in minutes east of UTC.
 */
export function servicingOffsets(log: Log): OffsetOfLog[] {
  const found: OffsetOfLog[] = [];
  let last = Number.NaN;
  for (let i = 0; i < log.blocks.length; i++) {
    const { utcOffset, time, kind, count } = log.blocks[i]!.entries;
    for (let local = 0; local < count; local++) {
      const offset = utcOffset[local]!;
      if (Number.isNaN(offset) || offset === last || kind[local] !== EntryKind.record) continue;
      const entry = log.blockEntries[i]! + local;
      const match = stated.exec(entryMessage(log, entry).slice(0, 200));
      // Entries bear the offset on; one that shows what it is known by tells it to others.
      if (!match) continue;
      last = offset;
      found.push({ time: time[local]!, offset, entry, text: match[2] ?? match[3] ?? `Session: ${match[1]}` });
    }
  }
  return found;
}
