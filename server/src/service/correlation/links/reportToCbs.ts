import { isAgentClient, isReportOfAgent, isReportOfServicing } from "../speakers";
import { errorKeys, type LinkRule, namesOfKind } from "./rule";
import { reportName } from "./sameReport";
import { clockOf, errorText, laterBy, nearestPair, sharedNames, tellingError } from "./shared";

const slack = 2_000;
const atOnce = 15_000;
/** A change that a restart completes is reported after it. */
const afterRestart = 3_600_000;

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
  isCaller: (failure) => isReportOfAgent(failure) || isReportOfServicing(failure),
  keysOf: errorKeys,
  link(caller, called, scale) {
    const [own, other] = [namesOfKind(caller, "kb", "package"), namesOfKind(called, "kb", "package")];
    const [name] = sharedNames(own, other);
    const isOfAgent = namesOfKind(called, "client").some(isAgentClient);
    if (name === undefined && (!isOfAgent || (own.length > 0 && namesOfKind(called, "kb").length > 0)))
      return undefined;
    const pair = nearestPair(caller, called, scale, {
      from: -slack,
      to: name === undefined ? atOnce : afterRestart,
      least: tellingError,
    });
    if (!pair) return undefined;
    const what = name === undefined ? "in a session that Windows Update is the client of" : `and both name ${name}`;
    const evidence = `CBS states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}, ${what}; the ${reportName(caller)} states the same error ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence, strength: name === undefined ? 0 : 2 };
  },
};
