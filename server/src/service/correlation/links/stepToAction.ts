import type { StatementSummary } from "../summary";
import { errorKeys, type LinkRule } from "./rule";
import { clockOf, errorText, laterBy, nearestPair } from "./shared";

/** The component that runs the steps of a task sequence one after the other; each step's program has its own. */
const manager = "tsmanager";
/** The manager learns the exit code of the step's program at once. */
const atOnce = 10_000;

const isOfManager = ({ component = "" }: StatementSummary): boolean => component.toLowerCase() === manager;

/** A step of a task sequence fails with the code that its program, which logs into the same file, has just ended with. */
export const stepToAction: LinkRule = {
  id: "step-to-action",
  callers: ["cmtrace-log"],
  called: ["cmtrace-log"],
  reach: { before: atOnce, after: 0 },
  choose: "nearest",
  isCaller: ({ statements }) => statements.every(isOfManager),
  isCalled: ({ statements }) => !statements.some(isOfManager),
  keysOf: errorKeys,
  link(caller, called, scale) {
    const pair = caller.log === called.log ? nearestPair(caller, called, scale, { from: 0, to: atOnce }) : undefined;
    if (!pair) return undefined;
    const program = pair.to.component ?? "the program of the step";
    const evidence = `${program} states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; TSManager, which runs one step at a time, states it as the result of its step ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence };
  },
};
