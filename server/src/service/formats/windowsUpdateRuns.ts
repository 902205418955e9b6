import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import { type Landmark, noNumber } from "./entries";
import type { Run } from "./format";
import { nearestTime } from "./nearestTime";

/**
 * One run for each start of the logging process; a log without one (rotated, trimmed) is one run from its first entry,
 * and so is one that was exported newest first.
 */
export function runs(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const processes = isNewestFirst(log) ? [] : processStarts(log);
  const programs = landmarksOf(log, "program");
  const starts = processes.map(({ entry }) => entry);
  if (starts[0] !== 0) starts.unshift(0);
  let next = 0;
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    while (next < programs.length && programs[next]!.entry < first) next++;
    const named = programs[next];
    const programEntry = named && named.entry <= Math.min(last, first + 4) ? named.entry : undefined;
    const isStart = starts.length === processes.length || index > 0;
    return {
      index,
      first,
      last,
      timeBase: 0,
      timeSource: first,
      // Read when asked for: runs are listed after every edit, their times and names seldom.
      get startTime() {
        return rawTime(log, first);
      },
      get endTime() {
        const time = nearestTime(log, last, first);
        return Number.isNaN(time) ? rawTime(log, first) : time;
      },
      get pid() {
        const { entries, local } = columnsAt(log, first);
        const pid = entries.pid[local]!;
        return pid === noNumber ? undefined : pid;
      },
      get program() {
        return programEntry === undefined
          ? undefined
          : programRecord.exec(entryMessage(log, programEntry))?.[1]?.trim();
      },
      get title() {
        const name = this.program?.split("\\").at(-1);
        return isStart ? `Agent start${name ? ` in ${name}` : ""}` : "Entries before the first agent start";
      },
    };
  });
}

/** A start on Windows 10 and 11 has no single record of its own: its first one counts, those of the same process do not. */
function processStarts(log: Log): readonly Landmark[] {
  const legacy = landmarksOf(log, "process");
  const starts = landmarksOf(log, "agent").filter(
    ({ entry }, i, all) => i === 0 || !isSameStart(log, all[i - 1]!.entry, entry),
  );
  return legacy.length === 0 ? starts : [...legacy, ...starts].sort((a, b) => a.entry - b.entry);
}

/** So many entries, spread over the log, tell whether its times fall. */
const probes = 24;

/** Whether the log was exported with its newest entry first. */
export function isNewestFirst(log: Log): boolean {
  if (log.entryCount < 2 || landmarksOf(log, "process").length > 0) return false;
  let rises = 0;
  let falls = 0;
  let before = Number.NaN;
  for (let i = 0; i < probes; i++) {
    const time = rawTime(log, Math.floor((i * (log.entryCount - 1)) / (probes - 1)));
    if (time > before) rises++;
    if (time < before) falls++;
    if (!Number.isNaN(time)) before = time;
  }
  return falls > rises;
}

const startGap = 60_000;

function isSameStart(log: Log, earlier: number, later: number): boolean {
  const a = columnsAt(log, earlier);
  const b = columnsAt(log, later);
  if (a.entries.pid[a.local] !== b.entries.pid[b.local]) return false;
  return Math.abs(a.entries.time[a.local]! - b.entries.time[b.local]!) < startGap;
}

const programRecord = /^\s*=\s*Process:\s*(.+)$/;
