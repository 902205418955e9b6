import { specificity } from "../../findings/specificity";
import { bears, type FindingNode, runOf } from "../nodes";
import type { StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, type LinkRule, namesOfKind } from "./rule";
import { clockOf, delayBetween, errorText, laterBy, nearestPair, tellingError } from "./shared";

/** Both stamp whole seconds. */
const slack = 2_000;
/** DISM learns the result of its session as it ends. */
const atOnce = 15_000;
/** A repair of the store may take hours. */
const longestSession = 6 * 3_600_000;
const dismClient = "client dism package manager provider";

/**
 * DISM services Windows through CBS, in sessions that name it as their client (formats.md 13.4): the same error within a
 * session of DISM, or the reason that DISM itself sums up as E_FAIL (14.15).
 */
export const dismToCbs: LinkRule = {
  id: "dism-to-cbs",
  callers: ["dism-log"],
  called: ["cbs-log"],
  reach: (caller, scale) => ({ before: Math.min(workOf(caller, scale), longestSession), after: slack }),
  choose: "nearest",
  keysOf: (failure) =>
    failure.log.format === "dism-log"
      ? [...errorKeys(failure), dismClient]
      : [...errorKeys(failure), ...namesOfKind(failure, "client")],
  link(caller, called, scale) {
    const clients = namesOfKind(called, "client");
    const isOfDism = clients.includes(dismClient);
    // An entry of no known session may be anybody's; then only the same moment tells.
    if (clients.length > 0 && !isOfDism) return undefined;
    const since = workOf(caller, scale);
    const pair = nearestPair(caller, called, scale, {
      from: -slack,
      to: isOfDism ? since : slack,
      least: tellingError,
    });
    if (pair) {
      const session = isOfDism ? `, in ${sessionOf(called)} with the client DISM Package Manager Provider` : "";
      const evidence = `CBS states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}${session}; DISM states it ${laterBy(pair.delay)}.`;
      return { at: pair.at, to: pair.to, evidence, strength: 2 };
    }
    return isOfDism ? (bySummary(caller, called, since, scale) ?? sameResult(caller, called, scale)) : undefined;
  },
};

/** Milliseconds from the start of the session of DISM to its last statement of the failure, with the slack. */
function workOf(caller: FindingNode, scale: TimeScale): number {
  const { log, statements } = caller;
  const run = runOf(caller);
  const span = run ? scale.between({ log, time: run.startTime }, { log, time: statements.at(-1)!.time }) : Number.NaN;
  return Number.isNaN(span) ? slack : Math.max(span, 0) + slack;
}

/** The reason that CBS gives in a session of DISM, where DISM ends with a code that says nothing. */
function bySummary(caller: FindingNode, called: FindingNode, since: number, scale: TimeScale): FoundLink | undefined {
  if (caller.finding.severity !== "error") return undefined;
  if (caller.finding.codes.some(({ canonical }) => specificity(canonical) > 1)) return undefined;
  const at = caller.statements.find(({ codes }) => codes.length > 0) ?? caller.statements[0]!;
  let best: { to: StatementSummary; canonical: number; delay: number } | undefined;
  for (const to of called.statements) {
    const canonical = to.codes.find((code) => specificity(code) >= tellingError && !bears(caller, code));
    const delay = delayBetween(called, to, caller, at, scale);
    if (canonical === undefined || !(delay >= -slack && delay <= since)) continue;
    if (!best || delay < best.delay) best = { to, canonical, delay };
  }
  if (!best) return undefined;
  const summary = caller.finding.codes[0];
  const result = summary ? `DISM ends with ${summary.text}, which says nothing of the reason` : "DISM gives no code";
  const evidence = `${result}. ${capital(sessionOf(called))} of CBS, whose client is DISM, states ${errorText(called, best.canonical)} at ${clockOf(best.to)}, while DISM was at work.`;
  return { at, to: best.to, evidence, strength: called.finding.severity === "error" ? 1 : 0 };
}

/** The same result at once, where neither tells more. */
function sameResult(caller: FindingNode, called: FindingNode, scale: TimeScale): FoundLink | undefined {
  const pair = nearestPair(caller, called, scale, { from: -slack, to: atOnce });
  if (!pair || called.finding.severity !== "error") return undefined;
  const evidence = `${capital(sessionOf(called))} of CBS, whose client is DISM, states ${errorText(called, pair.canonical)} at ${clockOf(pair.to)}; DISM states it ${laterBy(pair.delay)}.`;
  return { at: pair.at, to: pair.to, evidence };
}

function sessionOf(called: FindingNode): string {
  const [session] = namesOfKind(called, "session");
  return session === undefined ? "a session" : session.replace(/^s/, "the s");
}

function capital(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
