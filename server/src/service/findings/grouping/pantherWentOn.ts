import { Level } from "../../formats/entries";
import type { Run } from "../../formats/format";
import { columnsAt, entryMessage, type Log, landmarksOf, runAt } from "../../log";
import type { Judged } from "../judge";
import { isCallResult, isOutcome } from "../rules/panther";

/** So many records must follow an error, and so many of them must be no errors: setuperr.log holds nothing but errors. */
const following = 200;
const ordinary = 100;

/** `[windeploy.exe]`: a task of its own, whose failure does not stop Setup. */
const taskTag = /^\[(?!0x)[^\]]{1,64}\]/;

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

/** `[SetupPhaseInstall] -> [SetupPhaseUndo]`: the way back is no progress. */
const wayBack = /-> \[\w{0,60}(?:undo|rollback|error|uninstall|recover|cancel)/i;

/** Whether much ordinary work follows a statement in its run, or a phase of Windows Setup that comes after its own. */
export function wentOn(log: Log, { entry: stated }: Judged): boolean {
  const from = stated + 1;
  const run = runAt(log, stated);
  if (!run) return false;
  const [next] = landmarksOf(log, "phase", from, run.last);
  if (next && !wayBack.test(entryMessage(log, next.entry).slice(0, 200))) return true;
  if (run.last - stated < following) return false;
  let count = 0;
  for (let entry = from; entry < from + following && count < ordinary; entry++) {
    const { entries, local } = columnsAt(log, entry);
    if (entries.level[local] !== Level.error) count++;
  }
  return count >= ordinary;
}

/** The end of a run of the setup host; the results of its parts and of its threads are others. */
const hostResult = /^(?:\[[^\]]{1,64}\]\s?)?C?SetupHost::Execute(?:\(\d{1,6}\))?:? result = \[?0x([0-9a-f]{1,8})\b/i;
/** So many records may stand behind the result, while things are put in order. */
const behindResult = 400;

/** Whether the setup host ended with success in the run of a statement, after it. */
export function hostSucceeded(log: Log, { entry: stated, judgement }: Judged): boolean {
  const run = judgement.component === "SYSPRP" || taskTag.test(judgement.message) ? undefined : runAt(log, stated);
  return run !== undefined && lastHostSuccess(log, run) > stated;
}

const successes = new WeakMap<Run, number>();

/** The entry that states the host's success at the end of a run; -1 for failure or when nothing is stated. */
function lastHostSuccess(log: Log, run: Run): number {
  let found = successes.get(run);
  if (found === undefined) {
    found = -1;
    for (let entry = run.last; entry >= run.first && entry > run.last - behindResult; entry--) {
      const result = hostResult.exec(entryMessage(log, entry).slice(0, 300))?.[1];
      if (result === undefined) continue;
      if (Number.parseInt(result, 16) === 0) found = entry;
      break;
    }
    successes.set(run, found);
  }
  return found;
}

/** Kinds of failures and milliseconds that a log of nothing but errors spans before none of them is taken for the failure. */
const manyKinds = 4;
const longTime = 600_000;

/**
 * Whether a log is a list of what Windows Setup met over a long time: every record an error, of several kinds, as
 * setuperr.log of an upgrade. `statements` are all failures, one for each kind.
 */
export function isErrorList(log: Log, statements: readonly Judged[]): boolean {
  if (statements.length < manyKinds) return false;
  const times = statements.map(({ time }) => time).filter((time) => Number.isFinite(time));
  if (times.length === 0 || Math.max(...times) - Math.min(...times) < longTime) return false;
  for (let entry = 0; entry < log.entryCount; entry++) {
    const { entries, local } = columnsAt(log, entry);
    if (entries.level[local] !== Level.error) return false;
  }
  return true;
}
