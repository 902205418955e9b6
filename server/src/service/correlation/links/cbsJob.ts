import { bears, type FindingNode } from "../nodes";
import type { StatementSummary } from "../summary";
import { type LinkRule, namesOfKind } from "./rule";
import { clockOf, delayBetween, errorText, sharedNames } from "./shared";

/** A job that takes longer is none that can be seen through. */
const longestJob = 6 * 3_600_000;
const slack = 2_000;

/** How CBS writes what became of a job: the step that failed it may have stated minutes before, or before a restart. */
const result = /^(?:Exec: Processing complete\b|Session: \S{1,40} finalized\b|WER: Generating failure report\b)/;

/** The result of a servicing job comes of what failed before in the same session, however long the rest of it took. */
export const cbsJob: LinkRule = {
  id: "cbs-job",
  callers: ["cbs-log"],
  called: ["cbs-log"],
  reach: { before: longestJob, after: 0 },
  isCaller: (failure) => failure.finding.severity === "error" && resultOf(failure) !== undefined,
  keysOf: (failure) => namesOfKind(failure, "session"),
  link(caller, called, scale) {
    const at = resultOf(caller)!;
    // What CBS got over is a warning; it is part of the failure only with the error that the job ended with.
    const isShared = called.finding.codes.some(({ canonical }) => bears(caller, canonical));
    if (called.finding.severity !== "error" && !isShared) return undefined;
    // Of several packages in one session each has a result of its own.
    const [own, other] = [namesOfKind(caller, "job"), namesOfKind(called, "job")];
    const isOther = other.length > 0 && sharedNames(own, other).length === 0;
    if (isOther && (own.length > 0 || !isShared)) return undefined;
    const session = namesOfKind(caller, "session").find((name) => namesOfKind(called, "session").includes(name));
    const to = called.statements[0]!;
    const delay = delayBetween(called, to, caller, at, scale);
    if (session === undefined || !(delay >= -slack)) return undefined;
    const code = called.finding.codes[0];
    const error = code ? errorText(called, code.canonical) : "a failure";
    const evidence = `Both are of ${session}: it states ${error} at ${clockOf(to)}, and its result at ${clockOf(at)}.`;
    return { at, to, evidence };
  },
};

/** The statement that is the result of a job. */
function resultOf({ statements }: FindingNode): StatementSummary | undefined {
  return statements.find(({ text, codes }) => codes.length > 0 && result.test(text));
}
