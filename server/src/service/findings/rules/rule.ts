import { cancellations } from "../specificity";
import type { Candidate } from "../types";

/** `support` states a failure that another entry must confirm; alone it is no finding. */
export type Verdict = "error" | "warning" | "noise" | "support";

/** So many entries behind its own a rule may look at; judgements are kept as long as these are the same. */
export const lookAhead = 12;

/** A judgement on one kind of entry. The first rule of a format's table that applies decides. */
export interface Rule {
  /** `<format>/<what>`; settings, tests and the JSON output name it, so it never changes. */
  readonly id: string;
  readonly verdict: Verdict;
  /** Why, in a sentence for the user, with the source where there is one. */
  readonly evidence: string;
  /** Its entries tell people the reason, and so more than a result code that stands elsewhere. */
  readonly speaks?: boolean;
  readonly applies: (candidate: Candidate) => boolean;
}

/** Whether a candidate's message matches; a pattern is anchored, or what varies in it is of bounded length. */
export function says(pattern: RegExp): Rule["applies"] {
  return (candidate) => pattern.test(candidate.message);
}

/** Whether a candidate bears one of these errors (canonical values) and no other. */
export function bearsOnly(...canonicals: readonly number[]): Rule["applies"] {
  return ({ codes }) => codes.length > 0 && codes.every((code) => canonicals.includes(code.canonical));
}

/** A failure that somebody wanted: shared by all formats, first in their tables. */
export const cancelledRule: Rule = {
  id: "any/cancelled",
  verdict: "noise",
  evidence: "Called off by the user or because the service stopped; a cancelled run is no failure.",
  applies: bearsOnly(...cancellations),
};
