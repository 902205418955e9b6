import type { Range } from "vscode-languageserver-types";
import type { LogFormatId } from "../formats/ids";
import type { RemedyQuery } from "../knowledge/types";

/** A finding of a log, named so that it can be found again without holding the log. */
export interface FindingReference {
  readonly uri: string;
  /** Index of the log among those of the document, and of the finding in `findingsOf` of the log. */
  readonly view: number;
  readonly finding: number;
}

/** A place in a document that belongs to an incident. Lines and characters are those of the document, 0-based. */
export interface IncidentPlace {
  readonly uri: string;
  /** Name of the log for people. */
  readonly log: string;
  readonly format: LogFormatId;
  readonly view: number;
  readonly entry: number;
  readonly range: Range;
  /** Local milliseconds; NaN when unknown. */
  readonly time: number;
  /** What the entry says, cut at 400 characters. */
  readonly text: string;
  readonly finding: FindingReference;
  /** What this place is in the chain, in words: `cause`, `result of the run`, `passed on`, `reported to the server`. */
  readonly relation: string;
}

/** A run that belongs to an incident. */
export interface IncidentRun {
  readonly uri: string;
  readonly log: string;
  readonly view: number;
  /** Index in `runsOf` of the log. */
  readonly run: number;
  readonly title: string;
  readonly startTime: number;
  readonly endTime: number;
  /** Lines of the document, 0-based, both included. */
  readonly startLine: number;
  readonly endLine: number;
}

/** A place at either end of a link. */
export interface LinkEnd {
  readonly uri: string;
  readonly log: string;
  readonly range: Range;
}

/** Why two places belong to one incident. `from` is what came of `to`: the caller, and what it called. */
export interface IncidentLink {
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** A sentence or two for people: what both share, and how their times lie. */
  readonly evidence: string;
}

/**
 * How sure the cause is: `high` when a specific error is stated there and nothing competes with it, `medium` when
 * another place could be the cause as well (`runnerUp`), `low` when the logs state only that something below failed.
 */
export type Confidence = "high" | "medium" | "low";

/** One failure followed through all logs that tell of it. */
export interface Incident {
  /** `incident-1` …, in order of time; holds within one set of logs. */
  readonly id: string;
  /** Eight or more letters and digits, the same as long as the cause is the same entry of the same log. */
  readonly key: string;
  readonly severity: "error" | "warning";
  /** What failed and why, in plain words. */
  readonly title: string;
  /** The earliest place that states why; with `confidence` low, the place that says most. */
  readonly cause: IncidentPlace;
  readonly confidence: Confidence;
  /** The next best candidate for the cause, where it is not clear. */
  readonly runnerUp?: IncidentPlace;
  /** The last place that reports the failure. */
  readonly report: IncidentPlace;
  /** The cause, then every other place in order of time; the report is the last. */
  readonly chain: readonly IncidentPlace[];
  /** The findings it is made of, and their copies in other documents (a thread that quotes the logs). */
  readonly findings: readonly FindingReference[];
  /** The places of the chain as copies of the logs show them. */
  readonly copies: readonly IncidentPlace[];
  /** Canonical values of all its errors, that of the cause first. */
  readonly codes: readonly number[];
  readonly runs: readonly IncidentRun[];
  readonly links: readonly IncidentLink[];
  /** Id of the first incident of the same failure on the same machine; undefined for that one itself. */
  readonly recurrenceOf?: string;
  /** Ids of the later ones, for the first. */
  readonly recurrences: readonly string[];
  /** The machine the logs are from, as far as they tell: a computer name or a folder. Undefined when all are from one. */
  readonly machine?: string;
  /** What to look for remedies with. */
  readonly remedyQuery: RemedyQuery;
}
