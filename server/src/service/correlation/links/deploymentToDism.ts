import { type FindingNode, runOf } from "../nodes";
import { normalCommand } from "../recordNames";
import type { RunSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, type LinkRule, namesOfKind } from "./rule";
import { clockOf, errorText, laterBy, nearestPair, tellingError } from "./shared";

const slack = 3_000;
/** The step sees at once that DISM has ended. */
const afterEnd = 60_000;
const longestSession = 6 * 3_600_000;

/**
 * A step of a task sequence runs DISM: the command line it writes is that of the session, or it names dism.exe and states
 * the session's error as soon as that has ended.
 */
export const deploymentToDism: LinkRule = {
  id: "deployment-to-dism",
  callers: ["cmtrace-log"],
  called: ["dism-log"],
  reach: { before: longestSession, after: slack },
  choose: "nearest",
  keysOf: (failure) =>
    failure.log.format === "dism-log"
      ? [...errorKeys(failure), ...commandOf(runOf(failure))]
      : [...errorKeys(failure), ...namesOfKind(failure, "command")],
  link(caller, called, scale) {
    const session = runOf(called);
    if (!session || called.finding.severity !== "error") return undefined;
    const own = commandOf(session);
    const commands = namesOfKind(caller, "command").filter((name) => /\bdism(?:\.exe)?\b/.test(name));
    const isSame = own.some((name) => commands.includes(name));
    if (!isSame && commands.length === 0) return undefined;
    const pair = nearestPair(caller, called, scale, { from: -slack, to: afterEnd, least: isSame ? 0 : tellingError });
    if (pair) {
      const error = errorText(called, pair.canonical);
      const evidence = isSame
        ? `The step ran the command line of this session of DISM, which states ${error} at ${clockOf(pair.to)}; the step states it ${laterBy(pair.delay)}.`
        : `The step ran dism.exe, which states ${error} at ${clockOf(pair.to)}; the step states it ${laterBy(pair.delay)}.`;
      return { at: pair.at, to: session, evidence, strength: isSame ? 2 : 1 };
    }
    return isSame ? byCommand(caller, called, session, scale) : undefined;
  },
};

/** The same command line, though the step states another code: that of a script around it, or none. */
function byCommand(
  caller: FindingNode,
  called: FindingNode,
  session: RunSummary,
  scale: TimeScale,
): FoundLink | undefined {
  const last = called.statements.at(-1)!;
  for (const at of caller.statements) {
    const delay = scale.between({ log: called.log, time: last.time }, { log: caller.log, time: at.time });
    if (!(delay >= -slack && delay <= afterEnd)) continue;
    const evidence = `The step ran the command line of this session of DISM, which failed at ${clockOf(last)}; the step failed ${laterBy(delay)}.`;
    return { at, to: session, evidence, strength: 1 };
  }
  return undefined;
}

function commandOf(session: RunSummary | undefined): readonly string[] {
  return session?.commandLine === undefined ? [] : [`command ${normalCommand(session.commandLine)}`];
}
