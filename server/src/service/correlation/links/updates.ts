import type { FindingNode } from "../nodes";
import type { TimeScale } from "../timeScale";
import { namesOfKind } from "./rule";
import { nearestPair, type Pair, sharedNames, tellingError } from "./shared";

/** Components of Configuration Manager that have the update agent search and install. */
const updating: ReadonlySet<string> = new Set(["wuahandler", "scanagent", "updateshandler", "updatesdeploymentagent"]);

/** With the id of the update: the client may ask for the result only later. */
export const withUpdate = 15 * 60_000;
/** Without one: a result is passed on at once. */
const atOnce = 60_000;
export const slack = 2_000;

/** Whether a failure is stated by components that work through the update agent, or for those that do. */
export function isUpdating({ statements }: FindingNode): boolean {
  return statements.every(({ component = "" }) => updating.has(component.toLowerCase()));
}

/** The same error of the same update, or at once where one of two failures names no update. */
export interface PassedOn extends Pair {
  /** The id that both name. */
  readonly update: string | undefined;
}

/**
 * How a component of Configuration Manager states what it got of the update agent. Undefined where both name updates and
 * none is the same: two updates may fail in the same way in the same second.
 */
export function passedOn(caller: FindingNode, called: FindingNode, scale: TimeScale): PassedOn | undefined {
  const [own, other] = [updatesOf(caller), updatesOf(called)];
  const [update] = sharedNames(own, other);
  if (update === undefined && own.length > 0 && other.length > 0) return undefined;
  // With the update named, a summary is enough: the client may have got no more than that.
  const reach = update === undefined ? { to: atOnce, least: tellingError } : { to: withUpdate };
  const pair = nearestPair(caller, called, scale, { from: -slack, ...reach });
  return pair && { ...pair, update };
}

/** The ids of updates, whether the words before them say what they are or not. */
function updatesOf(failure: FindingNode): readonly string[] {
  return namesOfKind(failure, "update", "guid");
}
