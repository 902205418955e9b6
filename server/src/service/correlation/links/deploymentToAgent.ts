import type { FindingNode } from "../nodes";
import { errorKeys, type LinkRule, namesOfKind } from "./rule";
import { clockOf, errorText, laterBy, nearestPair, sharedNames, tellingError } from "./shared";

/** Components of Configuration Manager that have the update agent search and install. */
const updating: ReadonlySet<string> = new Set(["wuahandler", "scanagent", "updateshandler", "updatesdeploymentagent"]);
/** With the id of the update: the client may ask for the result only later. */
const withUpdate = 15 * 60_000;
/** Without one: the agent's result is passed on at once. */
const atOnce = 60_000;
const slack = 2_000;

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
    const [own, other] = [updatesOf(caller), updatesOf(called)];
    const [update] = sharedNames(own, other);
    if (update === undefined && (!isUpdating(caller) || (own.length > 0 && other.length > 0))) return undefined;
    // With the update named, a summary is enough: the client may have got no more than that.
    const reach = update === undefined ? { to: atOnce, least: tellingError } : { to: withUpdate };
    const pair = nearestPair(caller, called, scale, { from: -slack, ...reach });
    if (!pair) return undefined;
    const named = update === undefined ? "" : ` Both name the update ${update}.`;
    const who = pair.at.component ?? "Configuration Manager";
    const evidence = `Windows Update states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; ${who}, which has it search and install, states the same error ${laterBy(pair.delay)}.${named}`;
    return { at: pair.at, to: pair.to, evidence, strength: update === undefined ? 0 : 2 };
  },
};

/** The ids of updates, whether the words before them say what they are or not. */
export function updatesOf(failure: FindingNode): readonly string[] {
  return namesOfKind(failure, "update", "guid").map((name) => `guid ${name.slice(name.indexOf(" ") + 1)}`);
}

/** Whether a failure is stated by components that work through the update agent, or for those that do. */
export function isUpdating({ statements }: FindingNode): boolean {
  return statements.every(({ component = "" }) => updating.has(component.toLowerCase()));
}
