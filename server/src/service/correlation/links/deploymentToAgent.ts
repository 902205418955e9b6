import { errorKeys, type LinkRule } from "./rule";
import { clockOf, errorText, laterBy } from "./shared";
import { isUpdating, passedOn, slack, withUpdate } from "./updates";

/**
 * The client of Configuration Manager has the update agent search and install (formats.md 13.7): the same error of the
 * same update, or the same error at once where a component that works through the agent names none.
 */
export const deploymentToAgent: LinkRule = {
  id: "deployment-to-agent",
  callers: ["cmtrace-log"],
  called: ["windowsupdate-log"],
  reach: { before: withUpdate, after: slack },
  choose: "nearest",
  keysOf: errorKeys,
  link(caller, called, scale) {
    const pair = passedOn(caller, called, scale);
    if (!pair || (pair.update === undefined && !isUpdating(caller))) return undefined;
    const named = pair.update === undefined ? "" : ` Both name the update ${pair.update}.`;
    const who = pair.at.component ?? "Configuration Manager";
    const evidence = `Windows Update states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; ${who}, which has it search and install, states the same error ${laterBy(pair.delay)}.${named}`;
    return { at: pair.at, to: pair.to, evidence, strength: pair.update === undefined ? 0 : 2 };
  },
};
