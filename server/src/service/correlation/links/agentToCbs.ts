import { specificity } from "../../findings/specificity";
import type { FindingNode } from "../nodes";
import { isAgentClient } from "../speakers";
import type { StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, type LinkRule, namesOfKind } from "./rule";
import { clockOf, delayBetween, errorText, laterBy, nearestPair, sharedNames, tellingError } from "./shared";

/** CBS stamps whole seconds, and may write down what it has told its caller a moment later. */
const slack = 2_000;
/** CBS tells the agent what became of a package at once. */
const atOnce = 15_000;
/** With the same package the agent may learn of it only after a restart, when it runs again. */
const afterRestart = 3_600_000;

/** Clients of CBS that do not install for the agent: DISM, the task that completes changes at idle times, the software protection platform. */
const otherClient = /\b(?:dism|cbstask|spp)\b/;

/**
 * The update agent hands packages to CBS, and states what CBS called it back with (formats.md 13.1, 13.3): the same error
 * of the same package, or the same error at once from a session that the agent is the client of.
 */
export const agentToCbs: LinkRule = {
  id: "agent-to-cbs",
  callers: ["windowsupdate-log"],
  called: ["cbs-log"],
  reach: { before: afterRestart, after: slack },
  choose: "nearest",
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, "package", "kb")],
  link(caller, called, scale) {
    const clients = namesOfKind(called, "client");
    const packages = aboutPackages(caller, called);
    if (packages === "others" || installsOtherwise(caller)) return undefined;
    if (packages !== undefined) return byPackage(caller, called, packages, scale);
    const isOfAgent = clients.some(isAgentClient);
    // Without its beginning a session does not tell its client, and newer agents have others; then their own words tell.
    if (!isOfAgent && (clients.some((client) => otherClient.test(client)) || !speaksOfCbs(caller))) return undefined;
    const pair = nearestPair(caller, called, scale, {
      from: -slack,
      to: isOfAgent ? atOnce : slack,
      // The client of the session tells enough even of a result that hides its cause.
      least: isOfAgent ? 0 : tellingError,
    });
    if (!pair) return undefined;
    const asked = isOfAgent ? " in a session that Windows Update is the client of" : "";
    const evidence = `CBS states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}${asked}; Windows Update states the same error ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence };
  },
};

/** What both name: packages or, where one names none, updates; `others` when both name some and none is the same. */
function aboutPackages(caller: FindingNode, called: FindingNode): readonly string[] | "others" | undefined {
  for (const kind of ["package", "kb"]) {
    const [own, other] = [namesOfKind(caller, kind), namesOfKind(called, kind)];
    const shared = sharedNames(own, other);
    // The number of the update is what people know a package by.
    if (shared.length > 0) return [...sharedNames(namesOfKind(caller, "kb"), namesOfKind(called, "kb")), ...shared];
    if (own.length > 0 && other.length > 0) return "others";
  }
  return undefined;
}

function byPackage(
  caller: FindingNode,
  called: FindingNode,
  shared: readonly string[],
  scale: TimeScale,
): FoundLink | undefined {
  const names = `CBS and Windows Update both name ${shared[0]}.`;
  const pair = nearestPair(caller, called, scale, { from: -slack, to: afterRestart });
  if (pair) {
    if (isEarlierAttempt(caller, called, pair.to, scale)) return undefined;
    const evidence = `${names} CBS states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}, Windows Update ${laterBy(pair.delay)}.`;
    return { at: pair.at, to: pair.to, evidence, strength: 2 };
  }
  // The agent may know only that the installation failed, while CBS tells the error.
  if (caller.finding.codes.some(({ canonical }) => specificity(canonical) > 0)) return undefined;
  const to = called.statements.at(-1)!;
  const at = caller.statements.find((each) => isAtOnce(delayBetween(called, to, caller, each, scale)));
  if (!at || called.finding.severity !== "error") return undefined;
  const delay = delayBetween(called, to, caller, at, scale);
  const evidence = `${names} Windows Update states ${laterBy(delay)} that the installation failed, and not why.`;
  return { at, to, evidence, strength: 1 };
}

/**
 * Whether CBS failed before the installation began in which it called the agent with an error: then that was another
 * attempt. After a restart the agent looks up a result, and is not called.
 */
function isEarlierAttempt(
  caller: FindingNode,
  called: FindingNode,
  { time }: StatementSummary,
  scale: TimeScale,
): boolean {
  const until = scale.between({ log: called.log, time }, { log: caller.log, time: caller.finding.since });
  return until > slack && caller.statements.some(({ text }) => /\bCBS called Error\b/.test(text));
}

const isAtOnce = (delay: number): boolean => delay >= -slack && delay <= atOnce;

/** Whether the agent's Handler was about an installation that CBS has no part in. */
function installsOtherwise({ finding: { installation = "" } }: FindingNode): boolean {
  return /^(?:MSI|Driver|Command Line|Windows Patch)\b/i.test(installation);
}

function speaksOfCbs({ finding: { installation = "" }, statements }: FindingNode): boolean {
  return /^CBS\b/i.test(installation) || statements.some(({ text }) => /\bCBS\b|Cbs[A-Z]/.test(text));
}
