import { isUpdateExeCode } from "../../codes/canonical";
import { type FindingNode, runOf } from "../nodes";
import { handOver } from "../runLinks";
import { isReportOfAgent } from "../speakers";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, type LinkRule, namesOfKind } from "./rule";
import { reportName } from "./sameReport";
import { clockOf, delayBetween, errorText, laterBy, nearestPair } from "./shared";

const slack = 2_000;
/** update.exe writes the event as it ends; it may show a message first, which somebody has to answer. */
const endOfRun = 600_000;
const hotfixProvider = /^ntservicepack$/i;

/**
 * Hotfixes of Windows 2000 to 2003 write an event when their installation failed, and the update agent reports what they
 * ended with (formats.md 12, 13.2), also where its own log is missing: the same update, or an error that only update.exe has.
 */
export const reportToUpdateExe: LinkRule = {
  id: "report-to-update-exe",
  callers: ["reportingevents-log", "windows-eventlog-text"],
  called: ["svcpack-log"],
  reach: { before: endOfRun, after: slack },
  choose: "nearest",
  keysOf: (failure) => [...updatesOf(failure), ...errorKeys(failure)],
  link(caller, called, scale) {
    if (!runOf(called) || called.finding.severity !== "error") return undefined;
    const [own, other] = [updatesOf(caller), updatesOf(called)];
    const update = other.find((each) => own.includes(each))?.slice("kb ".length);
    if (update === undefined && own.length > 0 && other.length > 0) return undefined;
    return hotfixEvent(caller, called, update, scale) ?? sameResult(caller, called, update, scale);
  },
};

/** The event of the hotfix itself, which need not bear a code. */
function hotfixEvent(
  caller: FindingNode,
  called: FindingNode,
  update: string | undefined,
  scale: TimeScale,
): FoundLink | undefined {
  const at = caller.statements.find(({ component = "" }) => hotfixProvider.test(component));
  const to = called.statements.at(-1)!;
  const delay = at ? delayBetween(called, to, caller, at, scale) : Number.NaN;
  if (!at || update === undefined || !(delay >= -slack && delay <= endOfRun)) return undefined;
  const evidence = `Both are about ${update}: its installation failed at ${clockOf(to)}, the event was written ${laterBy(delay)}.`;
  return { at, to, evidence, strength: 2 };
}

/** What the agent reports is what update.exe ended with; codes of its own are telling enough. */
function sameResult(
  caller: FindingNode,
  called: FindingNode,
  update: string | undefined,
  scale: TimeScale,
): FoundLink | undefined {
  const pair = isReportOfAgent(caller) ? nearestPair(caller, called, scale, { from: -slack, to: handOver }) : undefined;
  if (!pair || (update === undefined && !isUpdateExeCode(pair.canonical))) return undefined;
  const named = update === undefined ? "" : ` Both are about ${update}.`;
  const evidence = `update.exe ended with ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; the ${reportName(caller)} states the same error ${laterBy(pair.delay)}.${named}`;
  return { at: pair.at, to: pair.to, evidence, strength: update === undefined ? 0 : 2 };
}

/** The updates that a failure names; of a run the one that it installs. */
function updatesOf(failure: FindingNode): readonly string[] {
  const update = runOf(failure)?.update;
  return update === undefined ? namesOfKind(failure, "kb") : [`kb ${update}`];
}
