import type { Log } from "../log";
import type { TextBlock } from "../text/blocks";
import type { BlockEntries } from "./entries";
import type { LogFormatId } from "./ids";

/** A stretch of entries written by one execution: an update.exe run, a setupapi section, a Windows Update agent start. */
export interface Run {
  readonly index: number;
  /** Indices of its first and last entry in the log. */
  readonly first: number;
  readonly last: number;
  /** What it is, in words fit for the outline. */
  readonly title: string;
  /** Local time of its first entry in milliseconds (wall clock counted as if UTC); NaN when unknown. */
  readonly startTime: number;
  readonly endTime: number;
  /** Added to an entry's raw time to get local time; 0 where the log writes absolute times. */
  readonly timeBase: number;
  /** Entry that states when the run began, for hovers on its time. */
  readonly timeSource: number;
  /** Path of the program that wrote it, as written. */
  readonly program?: string | undefined;
  readonly commandLine?: string;
  readonly pid?: number | undefined;
}

/** A node of the outline below a run. */
export interface Operation {
  readonly first: number;
  readonly last: number;
  readonly title: string;
}

/**
 * The syntax of one kind of log. A format knows nothing of findings or of LSP. Blocks are parsed in order, each from
 * the state the block before it left, so that after an edit parsing stops where the states meet again.
 */
export interface LogFormat<State = unknown> {
  readonly id: LogFormatId;
  /** Name for users. */
  readonly name: string;
  /** Usual file name, used when a clean log is written out of a transcript. */
  readonly fileName: string;
  readonly initialState: State;
  sameState(a: State, b: State): boolean;
  parseBlock(block: TextBlock, state: State): { readonly entries: BlockEntries; readonly state: State };
  /** Whether a line (quote marks stripped) begins an entry. */
  isRecordStart(line: string): boolean;
  /** Whether the record that begins with this line may go on after a blank line, as messages shown to a user do. */
  hasParagraphs?(line: string): boolean;
  /** Whether this line alone can be no other program's, so that one record in a text is enough to know it by. */
  isUnmistakable?(line: string): boolean;
  /** Share of the sample's non-blank lines this format understands, 0 when it is not this format. */
  detect(lines: readonly string[]): number;
  runs(log: Log): readonly Run[];
  operations(log: Log, run: Run): readonly Operation[];
}
