import type { Operation } from "../../formats/format";
import { columnsAt, entryMessage, type Log, landmarksOf, runsOf } from "../../log";
import { makeFinding } from "../build";
import { type Judged, judgeAs } from "../judge";
import type { Rule } from "../rules/rule";
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
const unresolved = {
  id: "windowsupdate/failed-call-unresolved",
  evidence: "A call inside the agent failed, and the log does not say how the operation it belongs to ended.",
};

/** Answers to look-ups: not found (Win32 and the data store), no such data, no such file, nothing to do, unexpected. */
const answers: ReadonlySet<number> = new Set([
  0x80070490, 0x80248007, 0x8024000e, 0x80070002, 0x80070003, 0x8024000c, 0x8000ffff, 0x80190194, 0x8024043d,
]);
/** Components that ask what need not exist: applicability of updates and apps, endpoint files, idle times. */
const asking: ReadonlySet<string> = new Set(["EEHandler", "SLS", "Metadata", "IdleTimer", "Test", "UDP"]);

/**
 * Findings for marked calls that no stated outcome takes up: noise when the operation around them succeeded or they
 * only asked, else a warning. One finding for each component and error, with all occurrences.
 */
export function settleFailedCalls(statements: readonly Judged[], log: Log): Finding[] {
  if (statements.length === 0) return [];
  const groups = new Map<string, { rule: typeof gotOver; statements: Judged[] }>();
  const outcome = outcomes(log);
  for (const statement of statements) {
    const { codes, component, message } = statement.judgement;
    const rule = ruleFor(statement, outcome(statement));
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

function ruleFor({ judgement: { codes, component } }: Judged, succeeded: boolean): typeof gotOver {
  if (succeeded) return gotOver;
  const isAnswer = codes.every(({ canonical }) => answers.has(canonical));
  return isAnswer || asking.has(component) ? probe : unresolved;
}

const endedWell = /\bexit code = 0x0{8}\b(?!.{0,80}\bcall error = (?:0x)?[1-9a-f])/i;
/** So many operations before an entry are looked through for one that is still going on. */
const reach = 64;

/** Whether the innermost operation of its process around a statement ended, and with success. */
function outcomes(log: Log): (statement: Judged) => boolean {
  const ended = new Map<number, boolean>();
  const operations = new Map<number, readonly Operation[]>();
  const isGood = (entry: number): boolean => {
    let good = ended.get(entry);
    if (good === undefined) {
      good = endedWell.test(entryMessage(log, entry));
      ended.set(entry, good);
    }
    return good;
  };
  return ({ entry, run, judgement }) => {
    if (run === undefined) return false;
    let own = operations.get(run);
    if (!own) {
      own = log.format.operations(log, runsOf(log)[run]!);
      operations.set(run, own);
    }
    for (let i = lastBefore(own, entry), left = reach; i >= 0 && left > 0; i--, left--) {
      const { first, last } = own[i]!;
      if (last <= entry || first === last) continue;
      const { entries, local } = columnsAt(log, first);
      if (entries.pid[local] === judgement.pid && /\bexit code\b/i.test(entryMessage(log, last))) return isGood(last);
    }
    return false;
  };
}

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
