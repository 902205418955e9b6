import type { LogDocument } from "../document";
import type { Finding, Statement } from "../findings/types";
import type { RemedyQuery } from "../knowledge/types";
import type { LogView } from "../transcript/transcript";

/** A place in a document that belongs to an incident. */
export interface IncidentPlace {
  readonly document: LogDocument;
  readonly view: LogView;
  readonly statement: Statement;
  /** What this place is in the chain, in words: `cause`, `result of the run`, `passed on`, `reported to the server`. */
  readonly relation: string;
}

/** One failure followed through all logs that tell of it. */
export interface Incident {
  /** Stable within one set of logs, e.g. `incident-1`. */
  readonly id: string;
  /** What failed and why, in plain words. */
  readonly title: string;
  /** The earliest place that states why. */
  readonly cause: IncidentPlace;
  /** The last place that reports the failure. */
  readonly report: IncidentPlace;
  /** The cause, then every other place in order of time; the report is among them. */
  readonly chain: readonly IncidentPlace[];
  /** The findings it is made of, and their copies in other documents (a thread that quotes the logs). */
  readonly findings: readonly { readonly document: LogDocument; readonly view: LogView; readonly finding: Finding }[];
  /** What to look for remedies with. */
  readonly remedyQuery: RemedyQuery;
  /** Why the logs were linked, a sentence a link. */
  readonly evidence: readonly string[];
}
