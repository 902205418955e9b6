import { type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import { collect } from "../grouped";
import type { Judged } from "../judge";
import { cancelledRule } from "../rules/rule";
import { specificity } from "../specificity";
import type { Finding } from "../types";
import { type LastWords, lastWords } from "./svcpackMessages";

const runFailed = {
  id: "svcpack/run-failed",
  evidence: "update.exe ended this run with a failure; this is the first step that states a specific reason.",
};

const runCancelled = {
  id: "svcpack/run-cancelled",
  evidence: "update.exe ended because it was cancelled; what its steps say on the way out is no failure of its own.",
};

const resultRule = "svcpack/extended-error";
/** What shows that a run failed, whatever its steps said. */
const outcomes: ReadonlySet<string> = new Set([resultRule, "svcpack/setup-error"]);
const accessDenied = /\bAccess is denied\b/i;
/** STATUS_PREREQUISITE_FAILED (KB949388): the cause is the condition that was not met. */
const prerequisiteFailed = 0x8007f0f4;

/**
 * One finding for each run that failed: all that its steps say on the way down is one failure. In a run that did not
 * fail, a step that names a specific error is a warning, and a missing file or value is nothing.
 */
export function groupSvcpack(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  let at = 0;
  for (const run of runsOf(log)) {
    const own: Judged[] = [];
    while (at < judged.length && judged[at]!.entry <= run.last) own.push(judged[at++]!);
    if (own.some(isCancelledResult)) {
      findings.push(makeFinding("noise", own, runCancelled));
      continue;
    }
    for (const noise of own) if (noise.judgement.verdict === "noise") findings.push(makeFinding("noise", [noise]));
    const statements = own.filter(({ judgement }) => judgement.verdict !== "noise");
    if (statements.some(({ judgement }) => outcomes.has(judgement.rule.id)))
      findings.push(failedRun(statements, lastWords(log, run.first, endOf(statements, run.last + 1))));
    else findings.push(...warningsOf(statements));
  }
  return findings;
}

function isCancelledResult({ judgement }: Judged): boolean {
  return judgement.rule.id === cancelledRule.id && /\bextended error code\b/i.test(judgement.message);
}

/** The entry with the result of a run; `otherwise` when the log does not hold it. */
function endOf(statements: readonly Judged[], otherwise: number): number {
  return statements.find(({ judgement }) => judgement.rule.id === resultRule)?.entry ?? otherwise;
}

function failedRun(statements: readonly Judged[], words: LastWords): Finding {
  const specific = causeOf(statements);
  const cause = specific ?? words.reason ?? statements.find(({ judgement }) => accessDenied.test(judgement.message));
  const all = withWords(statements, words);
  if (!specific && words.isCancelled) return makeFinding("noise", all, runCancelled);
  const main = all.find(({ entry }) => entry === cause?.entry);
  // What failed before the cause was got over: the run went on after it.
  return makeFinding("error", specific && main ? all.slice(all.indexOf(main)) : all, runFailed, main);
}

/** Statements and last words in log order, each entry once. */
function withWords(statements: readonly Judged[], words: LastWords): readonly Judged[] {
  const known = new Set(statements.map(({ entry }) => entry));
  return [...statements, ...words.statements.filter(({ entry }) => !known.has(entry))].sort(
    (a, b) => a.entry - b.entry,
  );
}

/** The first step that names a specific error, or the condition that was not met, or what stood in the way. */
function causeOf(statements: readonly Judged[]): Judged | undefined {
  const specific = statements.find(
    ({ judgement: { verdict, telling, rule } }) => verdict === "error" && telling === 3 && rule.id !== resultRule,
  );
  if (specific) return specific;
  const unmet = statements.find(({ judgement }) => judgement.rule.id === "svcpack/condition-false");
  if (
    unmet &&
    statements.some(({ judgement }) => judgement.codes.some(({ canonical }) => canonical === prerequisiteFailed))
  )
    return unmet;
  return statements.find(({ judgement }) => /\bblocked by following files\b/i.test(judgement.message));
}

/** In a run that went on to its end: one warning for each error a step names. */
function warningsOf(statements: readonly Judged[]): Finding[] {
  const byError = new Map<number, Judged[]>();
  for (const statement of statements) {
    const code = statement.judgement.codes.find(({ canonical }) => specificity(canonical) >= 2);
    if (statement.judgement.verdict !== "error" || !code) continue;
    collect(byError, code.canonical, statement);
  }
  return [...byError.values()].map((group) => makeFinding("warning", group));
}
