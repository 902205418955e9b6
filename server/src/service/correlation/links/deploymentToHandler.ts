import { isUpdating, updatesOf } from "./deploymentToAgent";
import { errorKeys, type LinkRule } from "./rule";
import { clockOf, errorText, laterBy, nearestPair, sharedNames, tellingError } from "./shared";

/** The component of Configuration Manager that talks with the update agent; the others get its results. */
const handler = "wuahandler";
const withUpdate = 15 * 60_000;
const atOnce = 60_000;
const slack = 2_000;

/** What WUAHandler learns of the update agent, other components of Configuration Manager state in their logs. */
export const deploymentToHandler: LinkRule = {
  id: "deployment-to-handler",
  callers: ["cmtrace-log"],
  called: ["cmtrace-log"],
  reach: { before: withUpdate, after: slack },
  choose: "nearest",
  keysOf: errorKeys,
  link(caller, called, scale) {
    if (caller.log === called.log || !isUpdating(caller) || !isUpdating(called)) return undefined;
    const isOfHandler = ({ component = "" }: { readonly component?: string }): boolean =>
      component.toLowerCase() === handler;
    if (caller.statements.some(isOfHandler) || !called.statements.every(isOfHandler)) return undefined;
    const [own, other] = [updatesOf(caller), updatesOf(called)];
    const [update] = sharedNames(own, other);
    // With the update named, a summary is enough: the client may have got no more than that.
    const reach = update === undefined ? { to: atOnce, least: tellingError } : { to: withUpdate };
    const pair = nearestPair(caller, called, scale, { from: -slack, ...reach });
    if (!pair) return undefined;
    const named = update === undefined ? "" : ` Both name ${update}.`;
    const evidence = `WUAHandler states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}, ${pair.at.component} ${laterBy(pair.delay)}.${named}`;
    return { at: pair.at, to: pair.to, evidence, strength: update === undefined ? 0 : 2 };
  },
};
