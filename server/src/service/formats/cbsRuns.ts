import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import { nameAt } from "./entries";
import type { Operation, Run } from "./format";

/** So many entries after its banner the installer names the start again. */
const startUp = 60;

/**
 * One run for each start of Trusted Installer; what stands before the first (the end of a run whose start is in the
 * log before this one) is a run too.
 */
export function runsOfInstaller(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const starts: number[] = [];
  let banner = -1;
  for (const { entry, kind } of landmarksOf(log)) {
    if (kind === "installer") {
      starts.push(entry);
      banner = entry;
    } else if (kind === "initialization") {
      // Windows 7 has no banner; where there is one, this line follows it.
      if (banner < 0 || entry - banner > startUp) starts.push(entry);
      banner = -1;
    }
  }
  const isCut = starts[0] !== 0;
  if (isCut) starts.unshift(0);
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    return {
      index,
      first,
      last,
      title: isCut && index === 0 ? "Entries before the first start" : "Trusted Installer start",
      timeBase: 0,
      timeSource: first,
      // Read when asked for: runs are listed after every edit, their times seldom.
      get startTime() {
        return rawTime(log, first);
      },
      get endTime() {
        return rawTime(log, last);
      },
    };
  });
}

interface Session {
  readonly id: string;
  readonly first: number;
  last: number;
  client: string;
  isProcessed: boolean;
}

/**
 * The sessions of a run with their clients, and the checks of sfc and of the store. Sessions that only ask for states
 * come in hundreds: those of one client in a row are one node.
 */
export function operationsOfServicing(log: Log, run: Run): readonly Operation[] {
  const sessions = new Map<string, Session>();
  const summaries: Operation[] = [];
  for (const { entry, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    if (kind === "summary") summaries.push({ first: entry, last: entry, title: "Summary of the store's health" });
    if (kind !== "session" && kind !== "sessionEnd" && kind !== "processing" && kind !== "complete") continue;
    const { entries, local } = columnsAt(log, entry);
    const id = nameAt(entries, entries.section[local]!);
    if (id === "") continue;
    let session = sessions.get(id);
    if (!session) {
      session = { id, first: entry, last: entry, client: "", isProcessed: false };
      sessions.set(id, session);
    }
    session.last = Math.max(session.last, entry);
    if (kind === "processing" || kind === "complete") session.isProcessed = true;
    if (session.client === "") session.client = clientIn(entryMessage(log, entry));
  }
  const found: { first: number; last: number; title: string }[] = [];
  let row: { client: string; count: number } | undefined;
  for (const { id, first, last, client, isProcessed } of sessions.values()) {
    const name = client || "unknown client";
    const previous = found.at(-1);
    if (!isProcessed && row && previous && row.client === name) {
      row.count++;
      previous.last = Math.max(previous.last, last);
      previous.title = `${row.count} sessions of ${name}`;
      continue;
    }
    row = isProcessed ? undefined : { client: name, count: 1 };
    found.push({ first, last, title: `Session ${id} · ${name}` });
  }
  return [...found, ...summaries].sort((a, b) => a.first - b.first);
}

/** `Session: … initialized by client DISM Package Manager Provider, external …` and `Client: WindowsUpdateAgent, …`. */
export function clientIn(message: string): string {
  const match = / initialized by client ([^,[]{1,120})|\bClient: ([^,[]{1,120})/.exec(message);
  return (match?.[1] ?? match?.[2] ?? "").trim().replace(/\.$/, "");
}
