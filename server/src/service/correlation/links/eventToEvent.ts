import { isReportOfAgent, isReportOfServicing } from "../speakers";
import { type LinkRule, namesOfKind } from "./rule";
import { sharedUpdate } from "./sameReport";
import { errorText, laterBy, nearestPair } from "./shared";

const atOnce = 60_000;

/** The update agent and the servicing stack write an event each of the same failure. */
export const eventToEvent: LinkRule = {
  id: "event-to-event",
  callers: ["windows-eventlog-text"],
  called: ["windows-eventlog-text"],
  reach: { before: atOnce, after: atOnce },
  choose: "nearest",
  isCaller: isReportOfAgent,
  isCalled: isReportOfServicing,
  keysOf: (failure) => namesOfKind(failure, "kb"),
  link(caller, called, scale) {
    const update = sharedUpdate(caller, called);
    if (update === undefined || update === "others" || update === "unknown") return undefined;
    const pair = nearestPair(caller, called, scale, { from: -atOnce, to: atOnce });
    if (!pair) return undefined;
    const evidence = `The events of Windows Update and of the servicing stack both state ${errorText(caller, pair.canonical)} for ${update}, that of Windows Update ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence };
  },
};
