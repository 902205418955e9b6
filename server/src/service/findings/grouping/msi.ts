import { type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import { grouped } from "../grouped";
import type { Judged } from "../judge";
import {
  actionFailedRule,
  bundleErrorRule,
  bundleResultRule,
  customActionRule,
  outputRule,
  programRule,
  resultRule,
  toldRule,
} from "../rules/msi";
import { cancelledRule } from "../rules/rule";
import { mostSpecific } from "../specificity";
import type { Finding } from "../types";
import { bareMessage, causeOf, isOf, lastOf, rollbackOf } from "./msiCause";
import { endOf, type SessionEnd } from "./msiEnd";

const sessionFailed = {
  id: "msi/session-failed",
  evidence:
    "Windows Installer gave up. The first action that returned 3 is the one that failed, and this is what stands above it about the reason; the actions around it repeat the failure.",
};

const bundleFailed = {
  id: "msi/bundle-failed",
  evidence:
    "The bundle gave up. Where it started a package, that package has a log of its own, whose path the bundle's variables (WixBundleLog_…) name.",
};

const cancelled = {
  id: "msi/cancelled",
  evidence: "The installation ended because it was cancelled; what it says on the way out is no failure of its own.",
};

/** What the actions of a rollback say as others do. */
const isOfActions: ReadonlySet<string> = new Set(
  [toldRule, customActionRule, programRule, outputRule].map(({ id }) => id),
);

const isAction = isOf(actionFailedRule);
const isResult = isOf(resultRule);
const isCancelled = isOf(cancelledRule);
const isTold = isOf(toldRule);
const isBundleError = isOf(bundleErrorRule);
const isBundleResult = isOf(bundleResultRule);

/** One finding for each session that failed; in one that went on, a warning for each message of its own. */
export function groupMsi(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  let at = 0;
  for (const run of runsOf(log)) {
    const own: Judged[] = [];
    while (at < judged.length && judged[at]!.entry <= run.last) own.push(judged[at++]!);
    if (own.length === 0) continue;
    const noise = own.filter(
      ({ judgement }) => judgement.verdict === "noise" && judgement.rule.id !== cancelledRule.id,
    );
    findings.push(...grouped(noise, ({ judgement }) => judgement.rule.id).map((same) => makeFinding("noise", same)));
    const known = new Set(noise);
    findings.push(
      ...sessionOf(
        own.filter((each) => !known.has(each)),
        log,
        endOf(log, run.first, run.last),
      ),
    );
  }
  return findings;
}

function sessionOf(own: readonly Judged[], log: Log, end: SessionEnd): Finding[] {
  const results = own.filter((each) => isResult(each) || isBundleResult(each) || isCancelled(each));
  const last = results.at(-1);
  if (last && isCancelled(last)) {
    // What could not be done before somebody called it off is worth reading.
    const isWorth = (each: Judged): boolean => isTold(each) || isBundleError(each);
    const told = own.filter(isWorth);
    const rest = own.filter((each) => !isWorth(each));
    return [makeFinding("noise", rest, cancelled), ...warningsOf(told, [])];
  }
  const statements = own.filter((each) => !isCancelled(each));
  const action = statements.find(isAction);
  if (statements.some(isResult) || (action && end.success < action.entry))
    return failedSession(statements, action, log);
  if (statements.some((each) => isBundleResult(each) || isBundleError(each))) return bundleOf(statements, end);
  const open = statements.filter((each) => isTold(each) && Math.max(end.success, end.lastGoodAction) < each.entry);
  return [...grouped(open, bareMessage).map((same) => makeFinding("error", same)), ...warningsOf(statements, open)];
}

function bundleOf(statements: readonly Judged[], end: SessionEnd): Finding[] {
  const first = statements.find((each) => isBundleResult(each) || isBundleError(each))!;
  const errors = statements.filter(isBundleError);
  const results = statements.filter(isBundleResult);
  const isOver = end.success > first.entry;
  // Without its end a log cannot say that a bundle got over its errors, unless it went on with other things.
  const isCut = results.length === 0 && errors.at(-1)!.entry > (statements.at(-1)?.entry ?? 0) - 1;
  if (isOver || (results.length === 0 && !isCut)) return warningsOf(statements, []);
  const all = statements.filter(({ judgement }) => judgement.verdict !== "warning");
  const main = mostSpecific(errors.length > 0 ? errors : results);
  return [makeFinding("error", all, bundleFailed, main), ...warningsOf(statements, all)];
}

/**
 * The failure from its cause on; what was said before and got over stays apart. What the rollback says on its way is a
 * consequence, and its errors tell nothing of the cause: it is left out.
 */
function failedSession(statements: readonly Judged[], action: Judged | undefined, log: Log): Finding[] {
  const result = statements.find(isResult);
  const anchor = action ?? result!;
  const main = causeOf(statements, anchor, log) ?? action ?? lastWords(statements, anchor) ?? anchor;
  const rollback = rollbackOf(log, main.entry, (statements.at(-1) ?? anchor).entry);
  const isConsequence = ({ entry, judgement: { rule } }: Judged): boolean =>
    entry > rollback && isOfActions.has(rule.id) && entry !== main.entry;
  const own = statements.filter((each) => !isConsequence(each));
  const first = Math.min(main.entry, anchor.entry);
  const all = own.filter(({ entry, judgement }) => entry >= first && judgement.verdict !== "warning");
  if (!all.some(({ entry }) => entry === main.entry)) all.unshift(main);
  all.sort((a, b) => a.entry - b.entry);
  const stated = all.find(({ entry }) => entry === main.entry)!;
  return [makeFinding("error", all, sessionFailed, stated), ...warningsOf(own, all)];
}

/** An error the installer stated in a session that ended before any action. */
function lastWords(statements: readonly Judged[], anchor: Judged): Judged | undefined {
  return lastOf(statements, (each) => isTold(each) && each.entry <= anchor.entry);
}

/** One warning for each message that is no part of a failure. */
function warningsOf(statements: readonly Judged[], taken: readonly Judged[]): Finding[] {
  const known = new Set(taken);
  const left = statements.filter(
    (each) => !known.has(each) && (each.judgement.verdict === "warning" || isTold(each) || isBundleError(each)),
  );
  return grouped(left, bareMessage).map((same) => makeFinding("warning", same));
}
