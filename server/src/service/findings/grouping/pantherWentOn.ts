import { Level } from "../../formats/entries";
import { columnsAt, type Log, runAt } from "../../log";
import type { Judged } from "../judge";
import { isCallResult, isOutcome } from "../rules/panther";

/** So many records must follow an error, and so many of them must be no errors: setuperr.log holds nothing but errors. */
const following = 200;
const ordinary = 100;

/** `[windeploy.exe]`: a task of its own, whose failure does not stop Setup. */
const taskTag = /^\[[^\]]{1,64}\]/;

/** A step below the whole: what it says, or the call that passed it up. */
function isStep(rule: string, message: string): boolean {
  if (isCallResult(message)) return rule !== "panther/setup-result" && !wholeSetup.test(message);
  return rule === "panther/marked-error" && !isOutcome(message);
}

const wholeSetup = /\bCSetup(?:Host|Manager|UIManager)::Execute/;

/**
 * Whether a failure is stated alone: no operation, no phase and no result above it says that it failed. Tasks on their own (sysprep, the
 * actions of an answer file) fail for good without that.
 */
export function isBare(statements: readonly Judged[]): boolean {
  return statements.every(
    ({ judgement: { rule, message, component } }) =>
      (rule.verdict === "support" || isStep(rule.id, message)) && component !== "SYSPRP" && !taskTag.test(message),
  );
}

/** Whether much ordinary work follows a statement in its run. */
export function wentOn(log: Log, { entry: stated }: Judged): boolean {
  const from = stated + 1;
  const run = runAt(log, stated);
  if (!run || run.last - stated < following) return false;
  let count = 0;
  for (let entry = from; entry < from + following && count < ordinary; entry++) {
    const { entries, local } = columnsAt(log, entry);
    if (entries.level[local] !== Level.error) count++;
  }
  return count >= ordinary;
}
