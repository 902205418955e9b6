import type { Operation } from "../../formats/format";
import { isNewestFirst } from "../../formats/windowsUpdateRuns";
import { columnsAt, entryMessage, type Log, landmarksOf, runsOf } from "../../log";
import { makeFinding } from "../build";
import { type Judged, judgeAs } from "../judge";
import type { Rule } from "../rules/rule";
import { transientRule } from "../rules/windowsUpdateModern";
import type { Finding } from "../types";

const traps = "Most of the calls that this log marks as failed are probes";

const gotOver = {
  id: "windowsupdate/failed-call-got-over",
  evidence: `${traps}: the operation in which this one failed ended with success.`,
};
const probe = {
  id: "windowsupdate/failed-probe",
  evidence: `${traps}: this one found nothing where nothing needs to be, and no operation failed for it.`,
};
const alone = {
  id: "windowsupdate/failed-call-alone",
  evidence: `${traps}: this one belongs to no operation of the log, and nothing else states a failure for it.`,
};
const finishedLater = {
  id: "windowsupdate/download-finished-later",
  evidence: "The download stumbled over a transient error, and a later line says that the same job was completed.",
};
const unresolved = {
  id: "windowsupdate/failed-call-unresolved",
  evidence: "A call inside the agent failed, and the log does not say how the operation it belongs to ended.",
};
type Settlement = typeof gotOver;

/** Answers to look-ups: not found (Win32 and the data store), no such service, no such data or file, nothing to do, unexpected. */
const answers: ReadonlySet<number> = new Set([
  0x80070490, 0x80248007, 0x80248014, 0x8024000e, 0x80070002, 0x80070003, 0x8024000c, 0x8000ffff, 0x80190194,
  0x8024043d,
]);
/** Components that ask what need not exist: applicability of updates and apps, endpoint files, idle times. */
const asking: ReadonlySet<string> = new Set(["EEHandler", "SLS", "Metadata", "IdleTimer", "Test", "UDP"]);
/** Components that do the work: a call of theirs that failed matters though the log lacks the operation around it. */
export const working: ReadonlySet<string> = new Set(["WebServices", "ProtocolTalker", "DownloadManager", "Handler"]);

/**
 * Findings for marked calls that no stated outcome takes up: noise when the operation around them succeeded, they only
 * asked, or they stand alone; else a warning. One finding for each component and error, with all occurrences.
 */
export function settleFailedCalls(statements: readonly Judged[], log: Log): Finding[] {
  if (statements.length === 0) return [];
  const groups = new Map<string, { rule: Settlement; statements: Judged[] }>();
  const outcome = outcomes(log);
  const done = statements.some(isTransient) ? finishedJobs(log) : new Map<string, number>();
  for (const statement of statements) {
    const { codes, component, message } = statement.judgement;
    const isDone = isTransient(statement) && (done.get(jobOf(message)) ?? -1) > statement.entry;
    const rule = isDone ? finishedLater : ruleFor(statement, outcome(statement));
    const error = codes[0]?.canonical ?? message.slice(0, 80);
    const key = `${rule.id} ${component} ${error}`;
    const known = groups.get(key);
    if (known) known.statements.push(statement);
    else groups.set(key, { rule, statements: [statement] });
  }
  return [...groups.values()].map(({ rule, statements: all }) =>
    makeFinding(rule === unresolved ? "warning" : "noise", all, rule),
  );
}

function isTransient({ judgement }: Judged): boolean {
  return judgement.rule.id === transientRule.id;
}

function jobOf(message: string): string {
  return /\bjob \{([^}]{36})\}/.exec(message)?.[1]?.toUpperCase() ?? "";
}

/** The last entry that says of a download job that it was completed, by the job's id. */
function finishedJobs(log: Log): Map<string, number> {
  const found = new Map<string, number>();
  for (const { entry } of landmarksOf(log, "downloaded")) found.set(jobOf(entryMessage(log, entry)), entry);
  found.delete("");
  return found;
}

/** How the operation around a call ended; `open` when the log lacks its end, `none` when there is none. */
type Outcome = "good" | "bad" | "open" | "none";

function ruleFor({ judgement: { codes, component } }: Judged, outcome: Outcome): Settlement {
  if (outcome === "good") return gotOver;
  const isAnswer = codes.every(({ canonical }) => answers.has(canonical));
  if (isAnswer || asking.has(component)) return probe;
  return outcome === "none" && !working.has(component) ? alone : unresolved;
}

const endedWell = /\bexit code = 0x0{1,8}\b(?!.{0,80}\bcall error = (?:0x)?0{0,7}[1-9a-f])/i;
/** So many operations before an entry are looked through for one that is still going on. */
const reach = 64;
/** An operation without an end in the log is over after so many milliseconds. */
const longestOpen = 3_600_000;

/** How the innermost operation of its process around a statement ended. */
function outcomes(log: Log): (statement: Judged) => Outcome {
  const ended = new Map<number, boolean>();
  const operations = new Map<number, readonly Operation[]>();
  const isReversed = isNewestFirst(log);
  const isGood = (entry: number): boolean => {
    let good = ended.get(entry);
    if (good === undefined) {
      good = endedWell.test(entryMessage(log, entry));
      ended.set(entry, good);
    }
    return good;
  };
  const isOpen = (entry: number, time: number): boolean => {
    const { entries, local } = columnsAt(log, entry);
    return Math.abs(time - entries.time[local]!) < longestOpen && workBegins.test(entryMessage(log, entry));
  };
  return ({ entry, run, judgement, time }) => {
    if (run === undefined) return "none";
    let own = operations.get(run);
    if (!own) {
      own = log.format.operations(log, runsOf(log)[run]!);
      operations.set(run, own);
    }
    let found: Outcome = "none";
    for (let i = lastBefore(own, entry), left = reach; i >= 0 && left > 0; i--, left--) {
      const { first, last } = own[i]!;
      const { entries, local } = columnsAt(log, first);
      if (entries.pid[local] !== judgement.pid) continue;
      if (first === last && isOpen(first, time)) found = "open";
      if (last <= entry || first === last) continue;
      const end = isReversed ? first : last;
      if (/\bexit code\b/i.test(entryMessage(log, end))) return isGood(end) ? "good" : "bad";
    }
    return found;
  };
}

/** The beginning of an operation that does something, rather than asks. */
const workBegins = /^\s*\* ?START ?\*\s*(?:Finding|Begin Downloading|Downloading|Installing|Uninstalling) updates\b/i;

/** The last operation that begins before an entry; operations come in the order they begin. */
function lastBefore(operations: readonly Operation[], entry: number): number {
  let low = 0;
  let high = operations.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (operations[middle]!.first < entry) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const undecodedRule: Rule = {
  id: "windowsupdate/events-not-decoded",
  verdict: "noise",
  evidence:
    "Get-WindowsUpdateLog had no description of these events, so their texts and times are missing; that is no failure of an update. Convert the traces again on the computer that wrote them. For traces of Windows 10 before version 1709 the converter needs access to Microsoft's symbol server (Get-WindowsUpdateLog, Windows documentation).",
  applies: () => false,
};

/** A note on the events that the converter could not decode, with their number; none in most logs. */
export function undecodedEvents(log: Log): Finding[] {
  const marks = landmarksOf(log, "undecoded");
  const [first] = marks;
  if (!first) return [];
  const finding = makeFinding("noise", [judgeAs(log, first.entry, undecodedRule)]);
  const count = marks.length === 1 ? "One event" : `${marks.length} events`;
  return [{ ...finding, message: `${count} of this log could not be decoded.` }];
}
