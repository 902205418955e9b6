import { entryMessage, type Log, landmarksOf } from "../../log";
import { type Judged, judgeAs } from "../judge";
import { authorRule, customActionRule, exceptionRule, outputRule, programRule, toldRule } from "../rules/msi";

/** How many entries above a failed action are looked at; an installation of many files prints as many lines. */
const furthestAbove = 20_000;
/** How many entries above the end of a failed step its beginning may stand, and its custom action may have printed. */
const furthestStep = 2_000;

/** Whether a judgement was made by a rule. */
export const isOf =
  (rule: { readonly id: string }) =>
  (judged: Judged): boolean =>
    judged.judgement.rule.id === rule.id;

/** The last of some judgements that applies; undefined when none does. */
export function lastOf(judged: readonly Judged[], applies: (each: Judged) => boolean): Judged | undefined {
  for (let i = judged.length - 1; i >= 0; i--) if (applies(judged[i]!)) return judged[i];
  return undefined;
}

/** `Product: name -- `, in any language: the engine writes a message twice, the second time with this before it. */
const productPrefix = /^\p{L}{2,12}[\u00a0 ]?[:：] ?.{1,200}? -- /u;

/** What a message says without the product it is said of. */
export const bareMessage = ({ judgement }: Judged): string => judgement.message.replace(productPrefix, "").trim();

/**
 * What stands above a failed action about the reason: between it and the action that ended before, and there in the step
 * that failed, above the rollback. What an action printed with a Windows error tells most, then what it threw, the
 * installer's own message, that of the package, and last the result of the custom action.
 */
export function causeOf(statements: readonly Judged[], anchor: Judged, log: Log): Judged | undefined {
  const floor = Math.max(0, anchor.entry - furthestAbove);
  const before = landmarksOf(log, "actionEnd", floor, anchor.entry - 1).at(-1)?.entry ?? floor - 1;
  const end = rollbackOf(log, before, anchor.entry);
  const step = stepAbove(log, before, end);
  const above = statements.filter(({ entry }) => entry > before && entry < end);
  const inStep = above.filter(({ entry }) => entry >= step);
  return (
    reasonIn(inStep, log, step, end) ??
    (inStep.length < above.length ? reasonIn(above, log, before + 1, end) : undefined)
  );
}

/** The entry with which the rollback between two entries begins; the second of them where none does. */
export function rollbackOf(log: Log, above: number, anchor: number): number {
  return landmarksOf(log, "rollback", above + 1, anchor - 1)[0]?.entry ?? anchor;
}

function reasonIn(above: readonly Judged[], log: Log, from: number, end: number): Judged | undefined {
  const action = lastOf(above, isOf(customActionRule));
  const last = action?.entry ?? end;
  const printed = above.find((each) => isOf(outputRule)(each) && each.judgement.telling === 3 && each.entry < last);
  return (
    printed ??
    above.find(isOf(programRule)) ??
    exceptionIn(log, from, last) ??
    sameTold(above, lastOf(above, isOf(toldRule))) ??
    authorMessage(log, from, end) ??
    action
  );
}

/** The first entry of the step of the installation script that was carried out last before `end`. */
function stepAbove(log: Log, before: number, end: number): number {
  for (let entry = end - 1; entry > before && entry > end - furthestStep; entry--)
    if (entryMessage(log, entry).startsWith("Executing op: ActionStart(")) return entry;
  return before + 1;
}

/** The line that names an exception, below the one which says that the custom action threw it (DTF's own words). */
function exceptionIn(log: Log, from: number, end: number): Judged | undefined {
  for (let entry = end - 2; entry >= from && entry > end - furthestStep; entry--) {
    if (!entryMessage(log, entry).startsWith("Exception thrown by custom action:")) continue;
    return /^[\w.]{1,200}: \S/.test(entryMessage(log, entry + 1)) ? judgeAs(log, entry + 1, exceptionRule) : undefined;
  }
  return undefined;
}

/** What the engine shows right before an action fails, in the package's own words: `Product: name -- text`. */
function authorMessage(log: Log, from: number, end: number): Judged | undefined {
  for (let entry = end - 1; entry >= from && entry > end - 12; entry--)
    if (productPrefix.test(entryMessage(log, entry).slice(0, 400))) return judgeAs(log, entry, authorRule);
  return undefined;
}

/** The first place that states a message; the engine writes each twice. */
function sameTold(above: readonly Judged[], told: Judged | undefined): Judged | undefined {
  const text = told && bareMessage(told).slice(0, 60);
  return above.find((each) => isOf(toldRule)(each) && bareMessage(each).slice(0, 60) === text);
}
