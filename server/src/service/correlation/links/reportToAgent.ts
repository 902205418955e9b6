import { isAgentCode } from "../../findings/specificity";
import type { FindingNode } from "../nodes";
import type { StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, type LinkRule, namesOfKind } from "./rule";
import { clockOf, delayBetween, errorText, laterBy, nearestPair, sharedNames } from "./shared";

/** Events bear the time of what they tell, in whole seconds in the event log. */
const slack = 2_000;
/** Without a name that both bear, a report is of what was stated within this time before it. */
const atOnce = 60_000;
/** Where both name an update, and one may be a part of the other. */
const soon = 5_000;
/** A call that installs several updates reports them all at its end. */
const endOfCall = 3_600_000;

/** What an update is known by: its id, its KB number, the call it is part of. */
const kinds = ["update", "guid", "kb", "package", "vector"] as const;

/**
 * Reports of the update agent, to its server and to the Windows event log, come of a failure that its own log tells: the
 * same error of the same update, or at the same time where one of them does not name it.
 */
export const reportToAgent: LinkRule = {
  id: "report-to-agent",
  callers: ["reportingevents-log", "windows-eventlog-text"],
  called: ["windowsupdate-log"],
  reach: { before: endOfCall, after: atOnce },
  choose: "nearest",
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, ...kinds)],
  link(caller, called, scale) {
    if (!isOfAgent(caller)) return undefined;
    return sameFailure(
      caller,
      called,
      scale,
      (evidence) => `${evidence} The report tells of what the agent's log states.`,
    );
  },
};

/** An event of the Windows event log and a row of the agent's reports tell of the same failure. */
export const eventToReport: LinkRule = {
  id: "event-to-report",
  callers: ["windows-eventlog-text"],
  called: ["reportingevents-log"],
  reach: { before: atOnce, after: atOnce },
  choose: "nearest",
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, ...kinds)],
  link(caller, called, scale) {
    return isOfAgent(caller) ? sameFailure(caller, called, scale, (evidence) => evidence) : undefined;
  },
};

/** The update agent and the servicing stack write an event each of the same failure. */
export const eventToEvent: LinkRule = {
  id: "event-to-event",
  callers: ["windows-eventlog-text"],
  called: ["windows-eventlog-text"],
  reach: { before: atOnce, after: atOnce },
  choose: "nearest",
  keysOf: (failure) => namesOfKind(failure, "kb"),
  link(caller, called, scale) {
    const isServicing = called.statements.every(({ component = "" }) => servicingProvider.test(component));
    if (!isOfAgent(caller) || !isServicing || sharedUpdate(caller, called) === "others") return undefined;
    const [update] = sharedNames(namesOfKind(caller, "kb"), namesOfKind(called, "kb"));
    const pair = nearestPair(caller, called, scale, { from: -atOnce, to: atOnce });
    if (!pair || update === undefined) return undefined;
    const evidence = `Both events state ${errorText(caller, pair.canonical)} for ${update}, one ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence };
  },
};

const servicingProvider = /^(?:microsoft-windows-)?servicing$/i;

/** Providers of the event log that write for the update agent; rows of ReportingEvents.log are all its own. */
const agentProvider = /^(?:(?:microsoft-windows-)?windowsupdateclient|windows update agent)$/i;

function isOfAgent({ log, statements }: FindingNode): boolean {
  return (
    log.format !== "windows-eventlog-text" || statements.every(({ component = "" }) => agentProvider.test(component))
  );
}

function sameFailure(
  caller: FindingNode,
  called: FindingNode,
  scale: TimeScale,
  sentences: (evidence: string) => string,
): FoundLink | undefined {
  const known = sharedUpdate(caller, called);
  if (known === "others") return undefined;
  const shared = known === "unknown" ? undefined : known;
  const reach = shared !== undefined ? endOfCall : known === "unknown" ? soon : atOnce;
  const pair = nearestPair(caller, called, scale, { from: -Math.min(reach, atOnce), to: reach });
  if (pair) {
    const names = shared === undefined ? "" : `, and both name ${shared}`;
    const evidence = `Both state ${errorText(caller, pair.canonical)}, the report ${laterBy(pair.delay)}${names}.`;
    return { at: pair.at, to: pair.to, evidence: sentences(evidence), strength: shared === undefined ? 0 : 2 };
  }
  if (shared === undefined) return undefined;
  return sameUpdate(caller, called, shared, scale);
}

/** The same update at the same time with another code: the agent reports one of its own for the error it was given. */
function sameUpdate(caller: FindingNode, called: FindingNode, shared: string, scale: TimeScale): FoundLink | undefined {
  const isOwn = [caller, called].some(({ finding }) => finding.codes.some(({ canonical }) => isAgentCode(canonical)));
  if (!isOwn) return undefined;
  for (const at of caller.statements) {
    const to = called.statements.find((each) => isNear(delayBetween(called, each, caller, at, scale)));
    if (!to) continue;
    const evidence = `Both name ${shared}: its failure is stated at ${clockOf(to)}, and reported at ${timeOf(at)} with a code of the update agent.`;
    return { at, to, evidence, strength: 1 };
  }
  return undefined;
}

const isNear = (delay: number): boolean => delay >= -slack && delay <= atOnce;

function timeOf({ eventTime, time }: StatementSummary): string {
  return clockOf({ time: eventTime ?? time });
}

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
function sharedUpdate(caller: FindingNode, called: FindingNode): string | "others" | "unknown" | undefined {
  const [name] = sharedNames(namesOfKind(caller, "kb", "package"), namesOfKind(called, "kb", "package"));
  if (name !== undefined) return name;
  // The id of an update need not be called one in both; ids of services and of events are in neither.
  const [id] = [
    ...sharedIds(namesOfKind(caller, "update"), namesOfKind(called, "update", "guid")),
    ...sharedIds(namesOfKind(caller, "guid"), namesOfKind(called, "update")),
  ];
  if (id !== undefined) return `the update ${id}`;
  const bothName = (kind: string): boolean =>
    namesOfKind(caller, kind).length > 0 && namesOfKind(called, kind).length > 0;
  if (bothName("kb")) return "others";
  if (bothName("update")) return statesReported(called) ? "others" : "unknown";
  const [call] = sharedIds(baseVectors(caller), baseVectors(called));
  return call && `the call ${call}`;
}

function sharedIds(a: readonly string[], b: readonly string[]): readonly string[] {
  const idOf = (name: string): string => name.slice(name.indexOf(" ") + 1);
  const known = new Set(b.map(idOf));
  return a.map(idOf).filter((id) => known.has(id));
}

/** The correlation vectors of the calls, without what the steps of a call add to it. */
function baseVectors(failure: FindingNode): readonly string[] {
  return namesOfKind(failure, "vector").map((name) => name.split(".")[0]!);
}
