import { type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import { grouped } from "../grouped";
import type { Judged } from "../judge";
import { queryRule } from "../rules/dism";
import { cancelledRule } from "../rules/rule";
import type { Finding } from "../types";

const operationFailed = {
  id: "dism/operation-failed",
  evidence:
    "An operation of DISM failed. Its calls state it from the innermost to the command, so the first that names a specific error is the cause.",
};

const operationCancelled = {
  id: cancelledRule.id,
  evidence: "The operation was called off; what its calls say on the way out is no failure of its own.",
};

/** What calls pass up is written at once; the work of rolling back may lie between. */
const unwindingMilliseconds = 10_000;

interface Failure {
  readonly statements: Judged[];
}

/**
 * One finding for each operation that failed: errors unwind through the calls of a session, and its lines of WIMGAPI
 * and information lines with the same code are part of it. Warnings of one session with the same code are one.
 */
export function groupDism(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  const runs = runsOf(log);
  let at = 0;
  while (at < judged.length) {
    const { run } = judged[at]!;
    let end = at + 1;
    while (end < judged.length && judged[end]!.run === run) end++;
    const title = run === undefined ? "" : runs[run]!.title;
    groupSession(judged.slice(at, end), /^dism\.exe /i.test(title), findings);
    at = end;
  }
  return findings;
}

/** `isOneCommand`: Dism.exe does one command and ends, so all its errors are of one operation. */
function groupSession(judged: readonly Judged[], isOneCommand: boolean, findings: Finding[]): void {
  const failures: Failure[] = [];
  const byCode = new Map<number, Failure>();
  const failureWith = ({ judgement }: Judged): Failure | undefined => {
    for (const { canonical } of judgement.codes) if (byCode.has(canonical)) return byCode.get(canonical);
    return undefined;
  };
  const rest: Judged[] = [];
  for (const each of judged) {
    if (each.judgement.verdict !== "error" && !isCancelled(each)) {
      rest.push(each);
      continue;
    }
    const before = failures.at(-1);
    const last = before?.statements.at(-1);
    const goesOn = before && last && (isOneCommand || (!isOver(last, each) && isUnwinding(last, each)));
    const failure = failureWith(each) ?? (goesOn ? before : { statements: [] });
    if (failure.statements.length === 0) failures.push(failure);
    failure.statements.push(each);
    for (const { canonical } of each.judgement.codes) if (!byCode.has(canonical)) byCode.set(canonical, failure);
  }
  // A line that is no error by itself belongs to the failure whose code it bears.
  const others = rest.filter((each) => {
    const failure = each.judgement.verdict === "noise" ? undefined : failureWith(each);
    failure?.statements.push(each);
    return !failure;
  });
  for (const failure of failures) findings.push(findingOf(failure));
  findings.push(...repeated(others, "noise"), ...repeated(others, "warning"));
}

function isCancelled({ judgement }: Judged): boolean {
  return judgement.rule.id === cancelledRule.id;
}

/** Whether the command has said its last word, and this names another error. */
function isOver({ judgement: before }: Judged, { judgement: after }: Judged): boolean {
  return (
    after.telling === 3 &&
    /\b(?:Failed while processing command|processed the command line but failed)\b/i.test(before.message) &&
    !/\bprocessed the command line but failed\b/i.test(after.message)
  );
}

/**
 * Calls unwind in their own thread; the last word of Dism.exe names none, and the servicing stack answers in a thread of
 * its own.
 */
function isUnwinding({ time: before, judgement: a }: Judged, { time: after, judgement: b }: Judged): boolean {
  if (after - before > unwindingMilliseconds) return false;
  if (a.tid === b.tid || a.tid < 0 || b.tid < 0) return true;
  return a.pid === b.pid && (a.rule.id === servicingError || b.rule.id === servicingError);
}

const servicingError = "dism/servicing-error";

function findingOf({ statements }: Failure): Finding {
  const ordered = statements.sort((a, b) => a.entry - b.entry);
  const cancelled = ordered.find(isCancelled);
  const failed = ordered.filter((each) => !isCancelled(each));
  // What is said on the way out after a cancel may bear codes of its own.
  const isWanted = cancelled === ordered[0] || failed.every(({ judgement }) => judgement.telling < 3);
  if (cancelled && isWanted) return makeFinding("noise", ordered, operationCancelled, cancelled);
  const query = failed[0]!;
  if (query.judgement.rule.id === queryRule && failed.every((each) => isShared(each, query)))
    return makeFinding("warning", ordered, query.judgement.rule, query);
  const most = failed.reduce((best, { judgement }) => Math.max(best, judgement.telling), -1);
  return makeFinding("error", ordered, operationFailed, failed.find(({ judgement }) => judgement.telling === most)!);
}

function isShared(a: Judged, b: Judged): boolean {
  return a.judgement.codes.some(({ canonical }) => b.judgement.codes.some((code) => code.canonical === canonical));
}

/** One finding for each rule and error among the statements of a verdict, whatever stands between. */
function repeated(judged: readonly Judged[], verdict: "noise" | "warning"): Finding[] {
  return grouped(
    judged.filter(({ judgement }) => judgement.verdict === verdict),
    ({ judgement: { rule, codes } }) => `${rule.id} ${codes[0]?.canonical ?? ""}`,
  ).map((group) => makeFinding(verdict, group));
}
