import { Level } from "../../formats/entries";
import { columnsAt, type Log, runAt } from "../../log";
import type { Judged } from "../judge";
import { isOutcome } from "../rules/panther";

/** So many records must follow an error, and so many of them must be no errors: setuperr.log holds nothing but errors. */
const following = 200;
const ordinary = 100;

/** `[windeploy.exe]`: a task of its own, whose failure does not stop Setup. */
const taskTag = /^\[[^\]]{1,64}\]/;

/**
 * Whether a failure is stated alone: no step and no result above it says that it failed. Tasks on their own (sysprep, the
 * actions of an answer file) fail for good without that.
 */
export function isBare(statements: readonly Judged[]): boolean {
  return statements.every(
    ({ judgement: { rule, message, component } }) =>
      (rule.id === "panther/marked-error" || rule.verdict === "support") &&
      !isOutcome(message) &&
      component !== "SYSPRP" &&
      component !== "CONX" &&
      !taskTag.test(message),
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
