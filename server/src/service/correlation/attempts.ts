import { nameAt } from "../formats/entries";
import type { LogFormatId } from "../formats/ids";
import { columnsAt, type Log, runAt } from "../log";
import { type FindingNode, narrowed } from "./nodes";
import type { StatementSummary } from "./summary";

/** A job that waits longer than this in between states a failure anew, as in the findings of CBS.log. */
const jobGap = 120_000;

/**
 * The name of the attempt that a statement belongs to, in formats that tell: the session of a servicing job, of DISM, the
 * section of setupapi.dev.log, the update or the command line in logs of Configuration Manager; each reported event is
 * one. Of a failure that happened several times it divides the statements. Undefined for a statement that does not tell.
 */
const attemptOf: Readonly<Partial<Record<LogFormatId, (statement: StatementSummary) => string | number | undefined>>> =
  {
    "cbs-log": ({ names = [] }) => jobOf(names),
    "dism-log": ({ run }) => run,
    "setupapi-dev-log": ({ run }) => run,
    "reportingevents-log": ({ entry }) => entry,
    "windows-eventlog-text": ({ entry }) => entry,
    "cmtrace-log": ({ text, names = [] }) => updateOf(text) ?? workOf(names),
  };

/** The session, and on a line below it the package where it processed several. */
function jobOf(names: readonly string[]): string | undefined {
  const session = names.find((name) => name.startsWith("session "));
  const job = names.find((name) => name.startsWith("job "));
  return job === undefined ? session : `${session}\n${job}`;
}

/** What a thread was doing: the command line it ran, or the product or package it installs. */
function workOf(names: readonly string[]): string | undefined {
  const named = (kind: string): string | undefined => names.find((name) => name.startsWith(kind));
  return named("command ") ?? named("product ") ?? named("file ");
}

/** The update of which a component of Configuration Manager tells: `Update 1 (…) finished installing`, `Update (Site_…/SUM_…) Progress`. */
function updateOf(text: string): string | undefined {
  const head = text.slice(0, 300);
  return (/\bSUM_([0-9a-f-]{36})/i.exec(head) ??
    /^Update \d{1,5} \(([0-9a-f-]{36})[,)]/i.exec(head))?.[1]?.toLowerCase();
}

/**
 * A failure that a log states several times, as the attempts that it is known to have been. Of other formats, and of one
 * attempt, it is the same node.
 */
export function attemptsOf(node: FindingNode): readonly FindingNode[] {
  const nameOf = attemptOf[node.log.format];
  if (!nameOf || node.statements.length < 2) return [node];
  const parts: StatementSummary[][] = [];
  const known = new Map<string | number, StatementSummary[]>();
  let latest: StatementSummary[] | undefined;
  let nameless: StatementSummary[] | undefined;
  for (const statement of node.statements) {
    const name = nameOf(statement);
    // What bears no name goes on with what stands above it.
    const isNear = latest !== undefined && !(Math.abs(statement.time - latest.at(-1)!.time) > jobGap);
    let part = name === undefined ? (isNear ? latest : undefined) : known.get(name);
    // A log that begins within a job names it only at its end.
    if (!part && isNear && latest === nameless) part = latest;
    if (!part) {
      part = [];
      parts.push(part);
      if (name === undefined && parts.length === 1) nameless = part;
    }
    if (name !== undefined) {
      known.set(name, part);
      // What a session states beside its packages is about the one that failed last.
      if (typeof name === "string") known.set(name.split("\n")[0]!, part);
      if (part === nameless) nameless = undefined;
    }
    part.push(statement);
    latest = part;
  }
  return parts.length === 1 ? [node] : parts.map((own) => narrowed(node, own));
}

/** The same for an entry of a log: equal values are of one attempt, as far as its format tells; else it is 0 for all. */
export function attemptAt(log: Log, entry: number): string | number {
  switch (log.format.id) {
    case "cbs-log": {
      const { entries, local } = columnsAt(log, entry);
      return nameAt(entries, entries.section[local]!);
    }
    case "dism-log":
    case "setupapi-dev-log":
      return runAt(log, entry)?.index ?? -1;
    case "reportingevents-log":
    case "windows-eventlog-text":
      return entry;
    default:
      return 0;
  }
}
