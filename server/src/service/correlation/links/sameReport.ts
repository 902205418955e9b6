import { isAgentCode } from "../../findings/specificity";
import type { FindingNode } from "../nodes";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, namesOfKind } from "./rule";
import { clockOf, delayBetween, errorText, laterBy, nearestPair, sharedNames } from "./shared";

/** Events bear the time of what they tell, in whole seconds in the event log. */
const slack = 2_000;
/** Without a name that both bear, a report is of what was stated within this time before it. */
export const atOnce = 60_000;
/** Where both name an update, and one may be a part of the other. */
const soon = 5_000;
/** A call that installs several updates reports them all at its end. */
export const endOfCall = 3_600_000;

/** What a report and what it tells of may share: the error, or what an update is known by (the vector is that of the call). */
export function keysOfReport(failure: FindingNode): readonly string[] {
  return [...errorKeys(failure), ...namesOfKind(failure, "update", "guid", "kb", "package", "vector")];
}

/** The link of a report of the update agent with a failure that tells the same: by its error, or by its update. */
export function sameFailure(caller: FindingNode, called: FindingNode, scale: TimeScale): FoundLink | undefined {
  const known = sharedUpdate(caller, called);
  if (known === "others") return undefined;
  const shared = known === "unknown" ? undefined : known;
  const reach = shared !== undefined ? endOfCall : known === "unknown" ? soon : atOnce;
  const pair = nearestPair(caller, called, scale, { from: -Math.min(reach, atOnce), to: reach });
  if (pair) {
    const names = shared === undefined ? "" : `, and both name ${shared}`;
    const evidence = `${speakerOf(called)} states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; the ${reportName(caller)} states the same error ${laterBy(pair.delay)}${names}.`;
    return { at: pair.at, to: pair.to, evidence, strength: shared === undefined ? 0 : 2 };
  }
  return shared === undefined ? undefined : sameUpdate(caller, called, shared, scale);
}

/** The same update at the same time with another code: the agent reports one of its own for the error it was given. */
function sameUpdate(caller: FindingNode, called: FindingNode, shared: string, scale: TimeScale): FoundLink | undefined {
  const isOwn = [caller, called].some(({ finding }) => finding.codes.some(({ canonical }) => isAgentCode(canonical)));
  if (!isOwn) return undefined;
  for (const at of caller.statements) {
    const to = called.statements.find((each) => {
      const delay = delayBetween(called, each, caller, at, scale);
      return delay >= -slack && delay <= atOnce;
    });
    if (!to) continue;
    const time = at.eventTime ?? at.time;
    const evidence = `Both name ${shared}: ${speakerOf(called)} states its failure at ${clockOf(to)}, and the ${reportName(caller)} of ${clockOf({ time })} tells it with a code of the update agent.`;
    return { at, to, evidence, strength: 1 };
  }
  return undefined;
}

/** What a report is called in a sentence. */
export const reportName = ({ log: { format } }: FindingNode): string =>
  format === "windows-eventlog-text" ? "event" : "report";
const speakerOf = ({ log: { format } }: FindingNode): string =>
  format === "reportingevents-log" ? "ReportingEvents.log" : "Windows Update";

/**
 * Whether the agent's log states the update that it reports. What its Handler installs may be a part of that, with an id
 * of its own.
 */
function statesReported({ log, statements }: FindingNode): boolean {
  return (
    log.format !== "windowsupdate-log" ||
    statements.some(({ text }) => /\bREPORT EVENT\b|\bidUpdate\s?=|\bLogHistory\b/i.test(text))
  );
}

/**
 * The update both name, as a text; `others` when both name updates and none is the same, `unknown` when one may be a part
 * of the other.
 */
export function sharedUpdate(caller: FindingNode, called: FindingNode): string | "others" | "unknown" | undefined {
  const [name] = sharedNames(namesOfKind(caller, "kb", "package"), namesOfKind(called, "kb", "package"));
  if (name !== undefined) return name;
  // The id of an update need not be called one in both; ids of services and of events are in neither.
  const [id] = [
    ...sharedNames(namesOfKind(caller, "update"), namesOfKind(called, "update", "guid")),
    ...sharedNames(namesOfKind(caller, "guid"), namesOfKind(called, "update")),
  ];
  if (id !== undefined) return `the update ${id}`;
  const bothName = (kind: string): boolean =>
    namesOfKind(caller, kind).length > 0 && namesOfKind(called, kind).length > 0;
  if (bothName("kb")) return "others";
  if (bothName("update")) return statesReported(called) ? "others" : "unknown";
  const [call] = sharedNames(baseVectors(caller), baseVectors(called));
  return call && `the call ${call}`;
}

/** The correlation vectors of the calls, without what the steps of a call add to it. */
function baseVectors(failure: FindingNode): readonly string[] {
  return namesOfKind(failure, "vector").map((name) => name.split(".")[0]!);
}
