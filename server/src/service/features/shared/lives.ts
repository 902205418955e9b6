import { nameAt } from "../../formats/entries";
import { columnsAt, type Log, landmarksOf, locateEntry } from "../../log";
import type { ShownEntry } from "./place";

/** The entries of a log among which an id of a process, thread or section means the same. */
export interface Life {
  readonly log: Log;
  /** Stretches of entries, both ends included, in ascending order. */
  readonly stretches: readonly { readonly first: number; readonly last: number }[];
}

/**
 * The life of the process, thread or section that an entry belongs to; undefined where the log does not tell its ends.
 *
 * A process id is given anew when its process has ended. A process of the update agent begins its entries with `Logging
 * initialized`, so a life of a pid, and of the threads in it, reaches from one such entry of that pid to before the next.
 *
 * SetupAPI counts the sections of a process through (pid.instance), so the same id means another section when its header
 * bears another time: then the pid is that of another process. Of ungrouped entries each bears the header of its section
 * with the same time, so a section may be scattered. A boot is not told by these logs and need not be known for that.
 */
export function lifeOf({ view, entry }: ShownEntry, kind: "pid" | "tid" | "section"): Life | undefined {
  return kind === "section" ? sectionLife(view.log, entry) : processLife(view.log, entry);
}

function processLife(log: Log, entry: number): Life | undefined {
  const pid = pidOf(log, entry);
  const starts = landmarksOf(log, "process").filter((landmark) => pidOf(log, landmark.entry) === pid);
  if (starts.length === 0) return undefined;
  const next = starts.findIndex((start) => start.entry > entry);
  const begin = starts[(next < 0 ? starts.length : next) - 1];
  return { log, stretches: [{ first: begin?.entry ?? 0, last: (starts[next]?.entry ?? log.entryCount) - 1 }] };
}

function pidOf(log: Log, entry: number): number {
  const { entries, local } = columnsAt(log, entry);
  return entries.pid[local]!;
}

function sectionLife(log: Log, entry: number): Life | undefined {
  const headers = landmarksOf(log, "section");
  const after = headers.findIndex((header) => header.entry > entry);
  const own = headers[(after < 0 ? headers.length : after) - 1];
  if (!own) return undefined;
  const { id, time } = headerOf(log, own.entry);
  const stretches = headers.flatMap((header, index) => {
    const each = headerOf(log, header.entry);
    if (each.id !== id || !Object.is(each.time, time)) return [];
    return [{ first: header.entry, last: (headers[index + 1]?.entry ?? log.entryCount) - 1 }];
  });
  return { log, stretches };
}

function headerOf(log: Log, entry: number): { id: string; time: number } {
  const { block, local } = locateEntry(log, entry);
  const { entries } = log.blocks[block]!;
  return { id: nameAt(entries, entries.section[local]!), time: entries.time[local]! };
}

/** Whether an entry lies within a life; in another log than the life's, such as an excerpt of it, every entry does. */
export function isAlive({ log, stretches }: Life, of: Log, entry: number): boolean {
  if (of !== log) return true;
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const { first, last } = stretches[middle]!;
    if (entry < first) high = middle - 1;
    else if (entry > last) low = middle + 1;
    else return true;
  }
  return false;
}
