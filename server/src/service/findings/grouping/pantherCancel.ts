import { Level } from "../../formats/entries";
import { columnsAt, type Log } from "../../log";
import type { Judged } from "../judge";
import { isSetupResult } from "../rules/panther";
import { cancelledRule } from "../rules/rule";
import { specificity } from "../specificity";

/** What fails because of a cancel may be stated so many milliseconds before the cancel itself, and after its last line. */
const before = 5_000;
const after = 10_000;
/** Statements of one cancel follow each other within this time, while Setup puts things in order. */
const betweenStatements = 120_000;

/** A time during which everything is on its way out because somebody called it off. */
export interface CancelWindow {
  readonly run: number | undefined;
  /** The first entry that states the cancel. */
  readonly firstEntry: number;
  readonly from: number;
  to: number;
}

/**
 * The cancels of a log, from the first line that states each to the last. Only errors count: at level Info a part of the
 * work may be called off, and Setup goes on.
 */
export function windowsOf(judged: readonly Judged[], log: Log): readonly CancelWindow[] {
  const windows: CancelWindow[] = [];
  for (const { judgement, run, time, entry } of judged) {
    if (judgement.rule.id !== cancelledRule.id) continue;
    const { entries, local } = columnsAt(log, entry);
    if (entries.level[local] !== Level.error) continue;
    const last = windows.at(-1);
    if (last && last.run === run && !(time - last.to > betweenStatements)) last.to = time;
    else windows.push({ run, firstEntry: entry, from: time, to: time });
  }
  return windows;
}

/**
 * Whether a statement belongs to a cancel: between its lines and right behind them whatever it says, right before them
 * only where it names no error of its own. A result of Windows Setup that is no cancel stands for itself.
 */
export function isPartOf({ judgement, run, time, entry }: Judged, windows: readonly CancelWindow[]): boolean {
  const { codes } = judgement;
  if (windows.length === 0 || codes.some(({ canonical }) => isSetupResult(canonical))) return false;
  const isNear = (window: CancelWindow | undefined): boolean =>
    window !== undefined && window.run === run && !(time < window.from - before || time > window.to + after);
  const next = firstBehind(windows, entry);
  if (isNear(windows[next - 1])) return true;
  return isNear(windows[next]) && !codes.some(({ canonical }) => specificity(canonical) === 3);
}

/** Index of the first window that begins behind an entry. */
function firstBehind(windows: readonly CancelWindow[], entry: number): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (windows[middle]!.firstEntry > entry) high = middle;
    else low = middle + 1;
  }
  return low;
}
