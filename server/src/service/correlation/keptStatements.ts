import type { Statement } from "../findings";
import type { Log } from "../log";
import { attemptAt } from "./attempts";
import { groupedBy } from "./groupedBy";

/** Statements kept of one failure; of more, the first and the last ones. */
const statementLimit = 60;
/** Of a failure whose attempts the log tells apart: statements kept of each, and of all. */
const attemptLimit = 12;
const attemptsLimit = 4_000;

/**
 * The statements that a summary keeps of a failure: all, or of many the first and the last ones; where a log tells attempts
 * apart, those of each attempt, as far as all fit. `main` is always among them.
 */
export function keptStatements(log: Log, occurrences: readonly Statement[], main: Statement): readonly Statement[] {
  if (occurrences.length <= statementLimit) return occurrences;
  const byAttempt = groupedBy(occurrences, ({ entry }) => [attemptAt(log, entry)]);
  if (byAttempt.size === 1) return firstAndLast(occurrences, statementLimit, main);
  const own = new Set([...byAttempt.values()].flatMap((each) => firstAndLast(each, attemptLimit, main)));
  return firstAndLast(
    occurrences.filter((each) => own.has(each)),
    attemptsLimit,
    main,
  );
}

function firstAndLast(statements: readonly Statement[], limit: number, main: Statement): readonly Statement[] {
  if (statements.length <= limit) return statements;
  const half = limit / 2;
  return statements.filter((each, i) => i < half || i >= statements.length - half || each === main);
}
