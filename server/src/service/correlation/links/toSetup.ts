import { errorKeys, type LinkRule } from "./rule";
import { clockOf, errorText, laterBy, nearestPair } from "./shared";

/** Windows Setup goes on a little after it has told its caller, and cleans up before it ends. */
const handOver = 10 * 60_000;
/** The caller may write down what it was told before Windows Setup has. */
const slack = 5_000;

/** Facility of Windows Setup: results that only it gives. */
const isOfSetup = (canonical: number): boolean => canonical >>> 16 === 0xc190;

/**
 * The update agent, Configuration Manager and task sequences start upgrades of Windows and state a result code of Windows
 * Setup's own soon after setupact.log does; reports and events pass it on from there.
 */
export const toSetup: LinkRule = {
  id: "to-setup",
  callers: ["windowsupdate-log", "cmtrace-log"],
  called: ["panther-log"],
  reach: { before: handOver, after: slack },
  choose: "nearest",
  keysOf: (failure) => errorKeys(failure).filter((key) => isOfSetup(Number(key.slice("error ".length)))),
  link(caller, called, scale) {
    const pair = nearestPair(caller, called, scale, { from: -slack, to: handOver, isMeant: isOfSetup });
    if (!pair) return undefined;
    const who = caller.log.format === "windowsupdate-log" ? "Windows Update" : (pair.at.component ?? "its caller");
    const evidence = `Windows Setup states ${errorText(called, pair.canonical)}, a result of its own, at ${clockOf(pair.to)}; ${who} states it ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence };
  },
};
