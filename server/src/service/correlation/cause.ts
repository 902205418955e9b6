import { isAgentCode, specificity } from "../findings/specificity";
import type { LogFormatId } from "../formats/ids";
import { compareTexts, compareTimes, type FindingNode, mainStatement } from "./nodes";
import type { StatementSummary } from "./summary";
import type { Confidence } from "./types";

/** Logs nearer to the hardware come first among causes: SetupAPI and update.exe run below the update agent. */
const depthOfFormat: Readonly<Record<LogFormatId, number>> = {
  "windowsupdate-log": 0,
  "reportingevents-log": 0,
  "setupapi-log": 1,
  "setupapi-dev-log": 2,
  "cbs-log": 2,
  "dism-log": 1,
  "svcpack-log": 2,
  "panther-log": 1,
  "cmtrace-log": 0,
  "msi-log": 2,
  "windows-eventlog-text": -1,
};

/** The place that states why, and how sure that is. */
export interface Cause {
  readonly node: FindingNode;
  readonly confidence: Confidence;
  readonly runnerUp?: { readonly node: FindingNode; readonly statement: StatementSummary };
}

/** The failure that tells most: by its code, then by the log nearest to the work, then by time. `nodes` is not empty. */
export function causeOf(nodes: readonly FindingNode[]): Cause {
  const ordered = [...nodes].sort(
    (a, b) =>
      rank(b) - rank(a) ||
      compareTimes(mainStatement(a).time, mainStatement(b).time) ||
      compareTexts(a.log.uri, b.log.uri) ||
      mainStatement(a).entry - mainStatement(b).entry,
  );
  const node = ordered[0]!;
  if (telling(node) < 2 || (telling(node) === 2 && node.log.format !== "svcpack-log"))
    return { node, confidence: "low" };
  const runnerUp = otherCause(node, ordered.slice(1));
  if (runnerUp) return { node, confidence: "medium", runnerUp };
  return { node, confidence: node.finding.severity === "error" && telling(node) > 2 ? "high" : "medium" };
}

/** What a failure tells of its cause: see `specificity`; words without a code may name it, but no table confirms them. */
function telling({ finding }: FindingNode): number {
  const code = finding.codes[0];
  return code ? specificity(code.canonical) : 2;
}

function rank(node: FindingNode): number {
  const code = node.finding.codes[0];
  return (code ? specificity(code.canonical) + 1 : 0) * 10 + depthOfFormat[node.log.format];
}

/** Another error as specific as that of the cause: in another log first, else in the same failure. */
function otherCause(cause: FindingNode, others: readonly FindingNode[]): Cause["runnerUp"] {
  const known = cause.finding.codes[0]?.canonical;
  if (known === undefined || specificity(known) < 3) return undefined;
  // What the agent calls an error that it was given is the same error.
  const isRival = (canonical: number): boolean =>
    canonical !== known && specificity(canonical) >= 3 && (isAgentCode(known) || !isAgentCode(canonical));
  const other = others.find(({ finding }) => finding.codes[0] && isRival(finding.codes[0].canonical));
  if (other) return { node: other, statement: mainStatement(other) };
  const statement = cause.statements.find(({ codes }) => codes.length > 0 && codes.every(isRival));
  return statement && { node: cause, statement };
}
