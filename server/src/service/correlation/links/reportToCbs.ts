import type { LinkRule } from "./rule";
import { errorKeys, namesOfKind } from "./rule";
import { clockOf, errorText, laterBy, nearestPair, sharedNames, tellingError } from "./shared";

const slack = 2_000;
const atOnce = 15_000;
/** A change that a restart completes is reported after it. */
const afterRestart = 3_600_000;
/** Clients of CBS that install for the update agent. */
const agentClient = /update ?agent/;
/** Providers whose events tell of the servicing stack. */
const servicing = /^(?:microsoft-windows-)?(?:servicing|windowsupdateclient)$/i;

/**
 * Reports of a failed update or package come of a failure of CBS, also where the agent's own log is missing: the same
 * error of the same package, or the same error at once from a session that the agent is the client of.
 */
export const reportToCbs: LinkRule = {
  id: "report-to-cbs",
  callers: ["reportingevents-log", "windows-eventlog-text"],
  called: ["cbs-log"],
  reach: { before: afterRestart, after: slack },
  choose: "nearest",
  keysOf: (failure) => errorKeys(failure),
  link(caller, called, scale) {
    const isEvent = caller.log.format === "windows-eventlog-text";
    if (isEvent && !caller.statements.every(({ component = "" }) => servicing.test(component))) return undefined;
    const [own, other] = [namesOfKind(caller, "kb", "package"), namesOfKind(called, "kb", "package")];
    const [name] = sharedNames(own, other);
    const isOfAgent = namesOfKind(called, "client").some((client) => agentClient.test(client));
    if (name === undefined && (!isOfAgent || (own.length > 0 && namesOfKind(called, "kb").length > 0)))
      return undefined;
    const pair = nearestPair(caller, called, scale, {
      from: -slack,
      to: name === undefined ? atOnce : afterRestart,
      least: tellingError,
    });
    if (!pair) return undefined;
    const what = name === undefined ? "in a session that Windows Update is the client of" : `and both name ${name}`;
    const evidence = `CBS states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}, ${what}; the report bears the same error ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence, strength: name === undefined ? 0 : 2 };
  },
};
