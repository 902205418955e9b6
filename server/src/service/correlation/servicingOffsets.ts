import { EntryKind } from "../formats/entries";
import { entryMessage, type Log } from "../log";
import type { OffsetOfLog } from "./facts";

const stated = /\bSession: (\d{7,9}_\d{1,10})\b|^[0-9a-fA-F]{8}(@\d{4}\/\d{1,2}\/\d{1,2}:\d\d:\d\d:\d\d\.\d{3})/;

/**
 * The entries of CBS.log at which its offset from UTC is known first, and at which it changes: the id of a session is
 * the moment it was made, and CSI stamps are in UTC, while each line begins with local time. The parser has compared
 * them, so only its columns are read here. Local times in milliseconds, offsets in minutes east of UTC.
 */
export function servicingOffsets(log: Log): OffsetOfLog[] {
  const found: OffsetOfLog[] = [];
  let last = Number.NaN;
  for (let i = 0; i < log.blocks.length; i++) {
    const { utcOffset, time, kind, count } = log.blocks[i]!.entries;
    for (let local = 0; local < count; local++) {
      const offset = utcOffset[local]!;
      if (Number.isNaN(offset) || offset === last || kind[local] !== EntryKind.record) continue;
      last = offset;
      const entry = log.blockEntries[i]! + local;
      const match = stated.exec(entryMessage(log, entry).slice(0, 200));
      if (match) found.push({ time: time[local]!, offset, entry, text: match[2] ?? `Session: ${match[1]}` });
    }
  }
  return found;
}
