import { clientIn } from "../formats/cbsRuns";
import { nameAt } from "../formats/entries";
import { columnsAt, entryMessage, type Log, landmarksOf } from "../log";
import { lastAtOrBelow } from "../text/logText";

/** Names that are kept of one session, and of one package's processing in it. */
const mostNames = 60;
const sessionMarks: ReadonlySet<string> = new Set(["session", "processing", "complete", "sessionEnd"]);

interface Session {
  /** The session itself, and the client that asked for it. */
  readonly own: Set<string>;
  /** What it processed one after the other. */
  readonly jobs: Job[];
}

/** The processing of one package; both entries included. */
interface Job {
  readonly first: number;
  last: number;
  readonly names: Set<string>;
}

/**
 * The session of an entry of CBS.log, who asked for it, and the packages it is told to work on. Where a session processes
 * several packages one after the other, an entry in between names that of its own (`job …`): each may fail by itself.
 * Names by entry; `namesIn` reads those of a text.
 */
export function namesOfSessions(
  log: Log,
  namesIn: (text: string) => readonly string[],
): (entry: number) => readonly string[] {
  let known: ReadonlyMap<string, Session> | undefined;
  return (entry) => {
    const id = sessionAt(log, entry);
    if (id === "") return [];
    known ??= sessionsOf(log, namesIn);
    const session = known.get(id);
    if (!session) return [`session ${id}`];
    const { own, jobs } = session;
    const job = jobs[lastAtOrBelow(firstEntries(jobs), entry)];
    const isInside = job !== undefined && job.first <= entry && entry <= job.last;
    const meant = jobs.length > 1 && isInside ? [job] : jobs;
    const names = new Set([...own, ...meant.flatMap((each) => [...each.names])]);
    const packages = new Set(jobs.map(packageOf));
    if (packages.size > 1 && isInside) names.add(`job ${packageOf(job)}`);
    return [...names].slice(0, mostNames);
  };
}

const firstEntries = (jobs: readonly Job[]): readonly number[] => jobs.map(({ first }) => first);

/** The package of a job; a change of features may name none. */
function packageOf({ names }: Job): string {
  return [...names].find((name) => name.startsWith("package "))?.slice("package ".length) ?? "";
}

function sessionsOf(log: Log, namesIn: (text: string) => readonly string[]): ReadonlyMap<string, Session> {
  const found = new Map<string, Session>();
  for (const { entry, kind } of landmarksOf(log)) {
    const id = sessionMarks.has(kind) ? sessionAt(log, entry) : "";
    if (id === "") continue;
    const session = found.get(id) ?? { own: new Set([`session ${id}`]), jobs: [] };
    found.set(id, session);
    const message = entryMessage(log, entry);
    const client = clientIn(message);
    if (client !== "") session.own.add(`client ${client.toLowerCase()}`);
    if (kind === "processing" && session.jobs.length < mostNames)
      session.jobs.push({ first: entry, last: Number.POSITIVE_INFINITY, names: new Set() });
    const job = session.jobs.at(-1);
    const names = kind === "processing" || kind === "complete" ? (job?.names ?? session.own) : session.own;
    for (const name of namesIn(message)) if (names.size < mostNames) names.add(name);
    if (kind === "complete" && job?.last === Number.POSITIVE_INFINITY) job.last = entry;
  }
  return found;
}

function sessionAt(log: Log, entry: number): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.section[local]!);
}
