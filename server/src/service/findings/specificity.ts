import { isUpdateExeCode } from "../codes/canonical";
import type { Judged } from "./judge";

/**
 * Errors that only say that something below failed: the cause is the more specific code before them. E_FAIL, E_ABORT,
 * the installer's 1603, the agent's own summaries, and all of update.exe's extended codes.
 */
const summaries: ReadonlySet<number> = new Set([
  0x80004005, 0x80004004, 0x80070643, 0x80240022, 0x8024200b, 0x8024402f, 0x80240fff,
]);

/** Installed, a restart follows: 3010, 3011 and 1641 (winerror.h, "success" in the installer's documentation). */
const successes: ReadonlySet<number> = new Set([0x80070bc2, 0x80070bc3, 0x80070669]);

/** The user or the system called it off: ERROR_CANCELLED, ERROR_INSTALL_USEREXIT, WU_E_CALL_CANCELLED, WU_E_SERVICE_STOP. */
export const cancellations: readonly number[] = [0x800704c7, 0x80070642, 0x8024000b, 0x8024001e];

/** Whether a code states a failure at all: its severity bit is set (numbers of the device managers have none), and it is none of the successes above. */
export function isFailure(canonical: number): boolean {
  return (canonical >= 0x80000000 || canonical >>> 20 === 0x2c5) && !successes.has(canonical);
}

/** 0x8024xxxx: the Windows Update agent's own codes, which wrap those of the layers below (wuerror.h). */
export function isAgentCode(canonical: number): boolean {
  return canonical >>> 16 === 0x8024;
}

/** A summary of the update agent (0x8024xxxx): the failure it sums up stands above it in the same log. */
export function isAgentSummary(canonical: number): boolean {
  return isAgentCode(canonical) && summaries.has(canonical);
}

/** File, path or value not found: what a step says when an earlier one did not deliver. */
function isNotFound(canonical: number): boolean {
  return canonical === 0x80070002 || canonical === 0x80070003;
}

/** How much a code tells about the cause: 3 names it, 2 is a result, 1 is a mere absence, 0 a summary. */
export function specificity(canonical: number): number {
  if (summaries.has(canonical)) return 0;
  if (isNotFound(canonical)) return 1;
  return isUpdateExeCode(canonical) ? 2 : 3;
}

/** The first of the statements that tells most about the cause; statements without a code tell least. */
export function mostSpecific(statements: readonly Judged[]): Judged {
  let best = statements[0]!;
  for (const statement of statements) if (statement.judgement.telling > best.judgement.telling) best = statement;
  return best;
}
