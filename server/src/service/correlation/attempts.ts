import type { LogFormatId } from "../formats/ids";
import { type FindingNode, narrowed } from "./nodes";
import type { StatementSummary } from "./summary";

/** A job that waits longer than this in between states a failure anew, as in the findings of CBS.log. */
const jobGap = 120_000;

/**
 * What divides the statements of a failure that happened several times, in formats that tell: each statement's name of
 * its attempt, and how long one may pause. Undefined for the others.
 */
const attemptOf: Readonly<Partial<Record<LogFormatId, (statement: StatementSummary) => string | number | undefined>>> =
  {
    "cbs-log": ({ names = [] }) => names.find((name) => name.startsWith("session ")),
    "dism-log": ({ run }) => run,
    "setupapi-dev-log": ({ run }) => run,
    "reportingevents-log": ({ entry }) => entry,
    "windows-eventlog-text": ({ entry }) => entry,
  };

/**
 * A failure that a log states several times, as the attempts that it is known to have been: jobs of the servicing stack,
 * sessions of DISM, sections of setupapi.dev.log, reported events. Of other formats, and of one attempt, it is the same node.
 */
export function attemptsOf(node: FindingNode): readonly FindingNode[] {
  const nameOf = attemptOf[node.log.format];
  if (!nameOf || node.statements.length < 2) return [node];
  const parts: StatementSummary[][] = [];
  let last: StatementSummary | undefined;
  for (const statement of node.statements) {
    const goesOn =
      last !== undefined &&
      // What bears no name of its own goes on with what stands above it.
      (nameOf(statement) ?? nameOf(last)) === nameOf(last) &&
      (node.log.format !== "cbs-log" || !(Math.abs(statement.time - last.time) > jobGap));
    if (goesOn) parts.at(-1)!.push(statement);
    else parts.push([statement]);
    last = statement;
  }
  return parts.length === 1 ? [node] : parts.map((own) => narrowed(node, own));
}
