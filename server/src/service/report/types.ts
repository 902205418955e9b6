import type { Range } from "vscode-languageserver-types";
import type { LogSummary } from "../correlation/summary";
import type { Incident } from "../correlation/types";
import type { LogDocument } from "../document";
import type { Knowledge } from "../knowledge";

/** Replaces what tells of people and machines, each by the same words wherever it stands. */
export interface Redaction {
  apply(text: string): string;
}

/** What a report and a timeline share: how logs are called, and what must not be shown. */
export interface ShownLogs {
  /** What a log is called; its file name, and folders where it takes them, when left out. */
  nameOf?(uri: string): string | undefined;
  /** Applied to everything that comes from a log, its name included. */
  readonly redaction?: Redaction | undefined;
}

/** All that a report on an incident draws on. */
export interface ReportContext extends ShownLogs {
  /** Of the logs the incidents were found in: what they say of the machine and its clock. */
  readonly summaries: readonly LogSummary[];
  /** All incidents found together with this one. */
  readonly incidents: readonly Incident[];
  readonly knowledge: Knowledge;
  /** Those that are held: entries are quoted from them whole, and else as far as the incident has them. */
  readonly documents?: readonly LogDocument[];
  /** Address of a place in a log; without one the place is named only. Not asked for a redacted report. */
  linkOf?(uri: string, range: Range): string | undefined;
  /** Address of an article; without one its id is named. */
  articleLinkOf?(id: string): string | undefined;
  /** Where the whole timeline is: markdown of the front end's own. */
  readonly timelineNote?: string;
  /** Whether the title is the first heading of a document (1, as by default) or stands in one (2). */
  readonly headingLevel?: 1 | 2;
}
