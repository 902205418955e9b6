import { columnsAt, type Log, rawTime } from "../log";
import { EntryKind, nameAt } from "./entries";
import type { Run } from "./format";

/** Each event is a run of its own: events of one log come from many processes, which the text does not name. */
export function runsOfEvents(log: Log): readonly Run[] {
  const found: Run[] = [];
  for (let entry = 0; entry < log.entryCount; entry++) {
    const { entries, local } = columnsAt(log, entry);
    if (entries.kind[local] !== EntryKind.record) continue;
    found.push({
      index: found.length,
      first: entry,
      last: entry,
      timeBase: 0,
      timeSource: entry,
      get title() {
        const { entries: own, local: at } = columnsAt(log, entry);
        return `Event ${nameAt(own, own.section[at]!)}, ${nameAt(own, own.name[at]!)}`;
      },
      get startTime() {
        return rawTime(log, entry);
      },
      get endTime() {
        return rawTime(log, entry);
      },
    });
  }
  return found;
}
