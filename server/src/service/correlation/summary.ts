import type { Range } from "vscode-languageserver-types";
import type { FindingSeverity } from "../findings";
import type { LevelName } from "../formats/entries";
import type { LogFormatId } from "../formats/ids";

/**
 * What correlation needs of one log: plain data that outlives the log's text and can be sent between threads. Lines,
 * ranges and characters are those of the document (0-based), entries are counted in the log, times are local
 * milliseconds (wall clock counted as if UTC; NaN when unknown).
 */
export interface LogSummary {
  /** The document it stands in. */
  readonly uri: string;
  /** Its file name, or the name a banner of a transcript gives it. */
  readonly name: string;
  /** Its index among the logs of the document. */
  readonly view: number;
  readonly format: LogFormatId;
  /** Whether a transcript shows it, so that parts may be missing. */
  readonly isQuoted: boolean;
  readonly entryCount: number;
  /** In log order; of a log with very many only those that a failure can be linked with. */
  readonly runs: readonly RunSummary[];
  /** Failures in log order, noise left out. */
  readonly findings: readonly FindingSummary[];
  /**
   * For a log whose dates can be read two ways (`3/4/2024`): the same with the times of each reading, the one with the day
   * first before the other. Its own times are unknown then.
   */
  readonly readings?: readonly LogSummary[];
  readonly facts: readonly Fact[];
  readonly offsets: readonly StatedOffset[];
}

/** A run as `Run` of the format, with its place in the document. */
export interface RunSummary {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly title: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly pid?: number;
  /** As written. */
  readonly program?: string;
  readonly commandLine?: string;
  /** The update that a run of update.exe installs, as its log or the name of the log says: `KB123456`. */
  readonly update?: string;
  /** The first line of the run, from its first character to its last. */
  readonly range: Range;
  readonly startLine: number;
  readonly endLine: number;
}

/** What a log's header or an entry says of the machine it is from. */
export interface Fact {
  readonly kind: FactKind;
  readonly text: string;
  readonly line: number;
}

/** `computer` and `domain` are names; the others tell versions. */
export type FactKind =
  | "computer"
  | "domain"
  | "os"
  | "servicePack"
  | "architecture"
  | "productType"
  | "agent"
  | "installer"
  | "servicingStack"
  | "image"
  | "model"
  | "site";

/** A place at which a log says how far its clock is from UTC; in force until the next one of the log. */
export interface StatedOffset {
  /** Local time of the entry that says so. */
  readonly time: number;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly line: number;
  /** The words that say so, such as `tz: -0500`. */
  readonly text: string;
}

/**
 * A failure of the log. What an update agent states again on other days, or of another update, is one finding of its log
 * and one summary for each time it happened (see episodes.ts).
 */
export interface FindingSummary {
  /** Its index in `findingsOf` of the log. */
  readonly index: number;
  readonly severity: Exclude<FindingSeverity, "noise">;
  readonly rule: string;
  readonly message: string;
  readonly evidence: string;
  /** Index of the main one in `statements`. */
  readonly main: number;
  /** In log order; of very many the first and the last ones, and always the main one. */
  readonly statements: readonly StatementSummary[];
  /** How many there are in all. */
  readonly statementCount: number;
  /** Distinct errors, the one that names the cause first. */
  readonly codes: readonly CodeSummary[];
  readonly messageNumber?: number;
  /** When the installation began that failed, where the format tells; NaN when it does not. */
  readonly since: number;
  /** How the agent's Handler installs what failed, as it says itself: `MSI Install`; absent where it does not tell. */
  readonly installation?: string;
  /** What the thread that failed last set about before, where the format tells: the agent's Handler choosing an action. */
  readonly before?: StatementSummary;
}

/** A place that states a failure. */
export interface StatementSummary {
  readonly entry: number;
  /** What states it. */
  readonly range: Range;
  readonly time: number;
  /** The next time that its log states, for a line that bears the time of the one above (see writtenUntil.ts). */
  readonly until?: number;
  /** When that happened which the entry only reports, in a row of the agent's reports. */
  readonly eventTime?: number;
  /** Time since the start of the process as the entry states it, in a log that does so. */
  readonly elapsed?: number;
  /** Index of its run. */
  readonly run?: number;
  readonly level: LevelName;
  readonly pid?: number;
  readonly tid?: number;
  readonly component?: string;
  /** The message of the entry, cut at `summaryTextLength` characters. */
  readonly text: string;
  /** Canonical values of the finding's errors that this entry bears. */
  readonly codes: readonly number[];
  /**
   * What the entry and the job it belongs to name, with the kind before it: `package …`, `session …`, `client …`,
   * `guid …`, `kb KB123456`, `file msi1b.tmp` (see jobNames.ts). Absent where nothing is named.
   */
  readonly names?: readonly string[];
}

export interface CodeSummary {
  readonly text: string;
  readonly canonical: number;
  /** Symbol and number, or the number, for titles. */
  readonly name: string;
  /** Its short name in words, for lists; absent when nothing is known. */
  readonly short?: string;
  /** What it means, in our words. */
  readonly meaning?: string;
}

/** Longest text kept of an entry, in characters. */
export const summaryTextLength = 400;
