import type { CancellationToken } from "../../cancellation";
import { nameAt, noNumber } from "../../formats/entries";
import type { Run } from "../../formats/format";
import { columnsAt, type Log, runAt, runsOf } from "../../log";
import { lifeOf } from "./lives";
import type { ShownEntry } from "./place";

/** After so many entries a long search looks whether it is still wanted. */
const checkEvery = 4096;

/**
 * The next entry (`step` 1) or the previous one (-1) of the process or thread that wrote an entry, within one life of the
 * process: from one start of it to the next, since numbers of processes are given again. In a log of sections that are
 * written by one process each, the first entry of the next section of that process. Undefined where there is none, and in
 * logs that do not tell which process wrote them.
 */
export function processStep(
  shown: ShownEntry,
  of: "process" | "thread",
  step: 1 | -1,
  token?: CancellationToken,
): number | undefined {
  const { log } = shown.view;
  const { entry } = shown;
  const { entries, local } = columnsAt(log, entry);
  const pid = entries.pid[local]!;
  const tid = entries.tid[local]!;
  if (pid === noNumber) return undefined;
  if (tid === noNumber) return of === "process" ? sectionStep(log, entry, pid, step) : undefined;
  const { first, last } = lifeOf(shown, "pid")?.stretches[0] ?? { first: 0, last: log.entryCount - 1 };
  for (let at = entry + step; at >= first && at <= last; at += step) {
    if (at % checkEvery === 0 && token?.isCancellationRequested) return undefined;
    const other = columnsAt(log, at);
    if (other.entries.pid[other.local] !== pid) continue;
    if (of === "process" || other.entries.tid[other.local] === tid) return at;
  }
  return undefined;
}

/** The next section of a process. SetupAPI counts them through; who counts anew is another process of the same number. */
function sectionStep(log: Log, entry: number, pid: number, step: 1 | -1): number | undefined {
  const runs = runsOf(log);
  const own = runAt(log, entry);
  if (!own) return undefined;
  for (let at = own.index + step; at >= 0 && at < runs.length; at += step) {
    const run = runs[at]!;
    if (run.pid !== pid) continue;
    const ahead = Math.sign(instanceOf(log, run) - instanceOf(log, own));
    // Sections are written when they end, so a later line may hold an earlier section.
    const later = Math.sign(run.startTime - own.startTime);
    return ahead * later < 0 ? undefined : run.first;
  }
  return undefined;
}

/** The number behind the process id: 9 in `1172.9`; NaN where there is none. */
function instanceOf(log: Log, { first }: Run): number {
  const { entries, local } = columnsAt(log, first);
  return Number(/\.(\d+)/.exec(nameAt(entries, entries.section[local]!))?.[1] ?? Number.NaN);
}
