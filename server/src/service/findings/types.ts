import type { CodeMatch, Reading } from "../codes/types";
import type { LevelName } from "../formats/entries";
import type { Log } from "../log";

/** `noise` looks like a failure and is none. */
export type FindingSeverity = "error" | "warning" | "noise";

/** A place that states a failure, in offsets of the log. */
export interface Statement {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** A code as a finding bears it: offsets of the log, with its readings in this context, best first. */
export interface FindingCode extends CodeMatch {
  readonly entry: number;
  readonly readings: readonly Reading[];
}

/** A judgement on a failure stated in a log, with everything that states it again. */
export interface Finding {
  readonly severity: FindingSeverity;
  /** Id of the rule that made it, e.g. `svcpack/run-failed`. */
  readonly rule: string;
  /** What happened, in plain words. */
  readonly message: string;
  /** Why we think so (or, for noise, why it is no failure), with the source where there is one. */
  readonly evidence: string;
  /** The exact place that states it first and most specifically. */
  readonly statement: Statement;
  /** Every place that states it, in log order, the first included. */
  readonly occurrences: readonly Statement[];
  /** Distinct errors among the occurrences; the one that names the cause first. */
  readonly codes: readonly FindingCode[];
  /** Index of the run it belongs to. */
  readonly run: number | undefined;
  /** Number of the setupapi message it was made from. */
  readonly messageNumber?: number;
}

/** An entry that may state a failure, because it bears a marker or a code: what a rule may look at. */
export interface Candidate {
  readonly log: Log;
  readonly entry: number;
  readonly message: string;
  readonly level: LevelName;
  /** Component, or the tag of a setupapi entry. */
  readonly component: string;
  /** Number of a setupapi message. */
  readonly messageNumber: number | undefined;
  readonly tid: number;
  /** Codes in the message; success (zero) is left out. */
  readonly codes: readonly CodeMatch[];
}
