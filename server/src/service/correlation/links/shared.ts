import { formatCanonical } from "../../codes";
import { specificity } from "../../findings/specificity";
import { formatLocal, formatSpan } from "../../formats/time";
import type { FindingNode } from "../nodes";
import type { StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";

/** A statement of a caller and one of what it called that state the same error, and how their times lie. */
export interface Pair {
  readonly at: StatementSummary;
  readonly to: StatementSummary;
  readonly canonical: number;
  /** Milliseconds by which the caller states it later; below zero when it does so earlier. */
  readonly delay: number;
}

/** The least that a code must tell to link two failures by itself (see `specificity`): it names a cause. */
export const tellingError = 3;

/**
 * The statements of two failures that bear one error and lie nearest in time, the caller's from `from` to `to`
 * milliseconds after the other's. Undefined when there are none. An error counts from `least` on.
 */
export function nearestPair(
  caller: FindingNode,
  called: FindingNode,
  scale: TimeScale,
  {
    from,
    to,
    least = 0,
    isMeant = () => true,
  }: {
    readonly from: number;
    readonly to: number;
    readonly least?: number;
    /** Whether an error counts at all. */
    readonly isMeant?: (canonical: number) => boolean;
  },
): Pair | undefined {
  let best: Pair | undefined;
  for (const at of caller.statements) {
    for (const canonical of at.codes) {
      if (specificity(canonical) < least || !isMeant(canonical)) continue;
      for (const other of called.statements) {
        if (!other.codes.includes(canonical)) continue;
        const delay = delayBetween(called, other, caller, at, scale);
        if (!(delay >= from && delay <= to)) continue;
        if (!best || Math.abs(delay) < Math.abs(best.delay)) best = { at, to: other, canonical, delay };
      }
    }
  }
  return best;
}

/** Milliseconds from a statement of one log to a statement of another; a reported event counts with its own time. */
export function delayBetween(
  from: FindingNode,
  earlier: StatementSummary,
  to: FindingNode,
  later: StatementSummary,
  scale: TimeScale,
): number {
  return scale.between(
    { log: from.log, time: earlier.eventTime ?? earlier.time },
    { log: to.log, time: later.eventTime ?? later.time },
  );
}

/** An error as a log wrote it, with its number where the log wrote a name. */
export function errorText({ finding }: FindingNode, canonical: number): string {
  const text = finding.codes.find((code) => code.canonical === canonical)?.text;
  if (text === undefined) return formatCanonical(canonical);
  return /^[A-Z][A-Z_]/.test(text) ? `${text} (${formatCanonical(canonical)})` : text;
}

/** How much later something was, for a sentence: `in the same second`, `3.204 s later`, `2 s earlier`. */
export function laterBy(delay: number): string {
  if (Math.abs(delay) < 1_000) return "in the same second";
  const span = formatSpan(Math.abs(delay)).slice(1).replace(".000", "");
  return `${span} ${delay < 0 ? "earlier" : "later"}`;
}

/** A time of day as its log writes it, without fractions where there are none. */
export function clockOf({ time }: Pick<StatementSummary, "time">): string {
  return (
    formatLocal(time)
      .slice(11)
      .replace(/\.000$/, "") || "an unknown time"
  );
}

/** The names that both have, without their kinds and whatever these are. */
export function sharedNames(a: readonly string[], b: readonly string[]): string[] {
  const known = new Set(b.map(withoutKind));
  return a.map(withoutKind).filter((name) => known.has(name));
}

const withoutKind = (name: string): string => name.slice(name.indexOf(" ") + 1);
