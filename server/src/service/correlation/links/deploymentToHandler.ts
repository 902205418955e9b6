import type { StatementSummary } from "../summary";
import { errorKeys, type LinkRule } from "./rule";
import { clockOf, errorText, laterBy } from "./shared";
import { isUpdating, passedOn, slack, withUpdate } from "./updates";

/** The component of Configuration Manager that talks with the update agent; the others get its results. */
const isOfHandler = ({ component = "" }: StatementSummary): boolean => component.toLowerCase() === "wuahandler";

/** What WUAHandler learns of the update agent, other components of Configuration Manager state in their logs. */
export const deploymentToHandler: LinkRule = {
  id: "deployment-to-handler",
  callers: ["cmtrace-log"],
  called: ["cmtrace-log"],
  reach: { before: withUpdate, after: slack },
  choose: "nearest",
  isCaller: (failure) => isUpdating(failure) && !failure.statements.some(isOfHandler),
  isCalled: ({ statements }) => statements.every(isOfHandler),
  keysOf: errorKeys,
  link(caller, called, scale) {
    const pair = caller.log === called.log ? undefined : passedOn(caller, called, scale);
    if (!pair) return undefined;
    const named = pair.update === undefined ? "" : ` Both name the update ${pair.update}.`;
    const evidence = `WUAHandler states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; ${pair.at.component} states the same error ${laterBy(pair.delay)}.${named}`;
    return { at: pair.at, to: pair.to, evidence, strength: pair.update === undefined ? 0 : 2 };
  },
};
