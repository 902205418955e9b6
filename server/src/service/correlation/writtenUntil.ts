import { EntryKind, noNumber } from "../formats/entries";
import { readActionLine } from "../formats/msiLine";
import { columnsAt, entryMessage, type Log, runAt } from "../log";

/** Lines without a time of their own that are passed over for the next one with. */
const longestOutput = 2_000;

/**
 * For a line that bears the time of the line above, the next time its log states, in local milliseconds. What a custom
 * action of Windows Installer prints, and the line on its result, have none (formats.md 10): they may have been written
 * minutes later than what they bear. Undefined for a line with its own time.
 */
export function writtenUntil(log: Log, entry: number): number | undefined {
  if (log.format.id !== "msi-log" || isTimed(log, entry)) return undefined;
  const last = Math.min(runAt(log, entry)?.last ?? log.entryCount - 1, entry + longestOutput);
  for (let next = entry + 1; next <= last; next++) {
    if (!isTimed(log, next)) continue;
    const { entries, local } = columnsAt(log, next);
    const time = entries.time[local]!;
    return Number.isNaN(time) ? undefined : time;
  }
  return undefined;
}

/** Lines of the engine name its process; those of actions and around a session have a clock. */
function isTimed(log: Log, entry: number): boolean {
  const { entries, local } = columnsAt(log, entry);
  if (entries.pid[local] !== noNumber || entries.kind[local] === EntryKind.section) return true;
  const message = entryMessage(log, entry).slice(0, 400);
  return readActionLine(message, 0, message.length) !== undefined;
}
