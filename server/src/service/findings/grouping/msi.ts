import { type Log, landmarksOf, runsOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import {
  actionFailedRule,
  bundleErrorRule,
  bundleResultRule,
  customActionRule,
  outputRule,
  resultRule,
  toldRule,
} from "../rules/msi";
import { cancelledRule } from "../rules/rule";
import { mostSpecific } from "../specificity";
import type { Finding } from "../types";

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

/** How many entries above a failed action its custom action may have printed the reason. */
const printedAbove = 80;

const isOf = (rule: { readonly id: string }) => (judged: Judged) => judged.judgement.rule.id === rule.id;
const isAction = isOf(actionFailedRule);
const isResult = isOf(resultRule);
const isCancelled = isOf(cancelledRule);
const isBundleError = isOf(bundleErrorRule);
const isBundleResult = isOf(bundleResultRule);

/** One finding for each session that failed; in one that went on, a warning for each message of its own. */
export function groupMsi(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  let at = 0;
  for (const run of runsOf(log)) {
    const own: Judged[] = [];
    while (at < judged.length && judged[at]!.entry <= run.last) own.push(judged[at++]!);
    const noise = own.filter(
      ({ judgement }) => judgement.verdict === "noise" && judgement.rule.id !== cancelledRule.id,
    );
    findings.push(...byText(noise, ({ judgement }) => judgement.rule.id).map((same) => makeFinding("noise", same)));
    findings.push(
      ...sessionOf(
        own.filter((each) => !noise.includes(each)),
        log,
      ),
    );
  }
  return findings;
}

function sessionOf(own: readonly Judged[], log: Log): Finding[] {
  const results = own.filter((each) => isResult(each) || isBundleResult(each) || isCancelled(each));
  const last = results.at(-1);
  if (last && isCancelled(last)) return [makeFinding("noise", own, cancelled)];
  const statements = own.filter((each) => !isCancelled(each));
  const action = statements.find(isAction);
  const exit = statements.find(isBundleResult);
  if (action || statements.some(isResult)) return failedSession(statements, action, log);
  if (exit) {
    const errors = statements.filter(isBundleError);
    const all = statements.filter(({ judgement }) => judgement.verdict !== "warning");
    return [
      makeFinding("error", all, bundleFailed, mostSpecific(errors.length > 0 ? errors : [exit])),
      ...warningsOf(statements, all),
    ];
  }
  // Without its end a log cannot say that a bundle got over its errors.
  const errors = statements.filter(isBundleError);
  const isCut = errors.length > 0 && errors.at(-1)!.entry > (statements.at(-1)?.entry ?? 0) - 1;
  if (isCut)
    return [makeFinding("error", errors, bundleFailed, mostSpecific(errors)), ...warningsOf(statements, errors)];
  return warningsOf(statements, []);
}

/** The failure from its cause on; what was said before and got over stays apart. */
function failedSession(statements: readonly Judged[], action: Judged | undefined, log: Log): Finding[] {
  const result = statements.find(isResult);
  const anchor = action ?? result!;
  const main = causeOf(statements, anchor, log) ?? action ?? lastWords(statements, anchor) ?? anchor;
  const first = Math.min(main.entry, anchor.entry);
  const all = statements.filter(({ entry, judgement }) => entry >= first && judgement.verdict !== "warning");
  return [makeFinding("error", all, sessionFailed, main), ...warningsOf(statements, all)];
}

/** What stands above a failed action about the reason: between it and the action that ended before. */
function causeOf(statements: readonly Judged[], anchor: Judged, log: Log): Judged | undefined {
  const before = landmarksOf(log, "actionEnd", Math.max(0, anchor.entry - 20_000), anchor.entry - 1).at(-1)?.entry ?? 0;
  const above = statements.filter(({ entry }) => entry > before && entry < anchor.entry);
  const isOutput = isOf(outputRule);
  const told = lastOf(above, isOf(toldRule));
  const action = lastOf(above, isOf(customActionRule));
  const end = action?.entry ?? anchor.entry;
  const printed = above.find(
    (each) => isOutput(each) && each.judgement.telling === 3 && each.entry < end && each.entry >= end - printedAbove,
  );
  return printed ?? sameTold(above, told) ?? action;
}

function lastOf(judged: readonly Judged[], applies: (each: Judged) => boolean): Judged | undefined {
  for (let i = judged.length - 1; i >= 0; i--) if (applies(judged[i]!)) return judged[i];
  return undefined;
}

/** The first place that states a message; the engine writes each twice. */
function sameTold(above: readonly Judged[], told: Judged | undefined): Judged | undefined {
  const text = told && bare(told);
  return above.find((each) => isOf(toldRule)(each) && bare(each) === text);
}

const bare = ({ judgement }: Judged): string =>
  judgement.message.replace(/^Produ\p{L}{1,6}: .{1,200}? -- /u, "").trim();

/** An error the installer stated in a session that ended before any action. */
function lastWords(statements: readonly Judged[], anchor: Judged): Judged | undefined {
  return lastOf(statements, (each) => isOf(toldRule)(each) && each.entry <= anchor.entry);
}

/** One warning for each message that is no part of a failure. */
function warningsOf(statements: readonly Judged[], taken: readonly Judged[]): Finding[] {
  const known = new Set(taken);
  const left = statements.filter(
    (each) => !known.has(each) && (each.judgement.verdict === "warning" || isOf(toldRule)(each) || isBundleError(each)),
  );
  return byText(left, bare).map((same) => makeFinding("warning", same));
}

function byText(judged: readonly Judged[], textOf: (each: Judged) => string): Judged[][] {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) {
    const text = textOf(each);
    const known = groups.get(text);
    if (known) known.push(each);
    else groups.set(text, [each]);
  }
  return [...groups.values()];
}
