import type { Log } from "../log";
import type { TextBlock } from "../text/blocks";
import type { BlockEntries, EntryFields } from "./entries";
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

/** Fields that the end of a record states, for the entry that was made of its beginning in an earlier block. */
export type EntryTail = Pick<EntryFields, "kind" | "level" | "time" | "utcOffset" | "tid" | "component"> &
  Partial<Pick<EntryFields, "section">>;

/** Where a field of an entry stands, as offsets into the text that was asked about. */
export interface FieldPlace {
  readonly kind: "time" | "tid" | "component" | "section";
  readonly start: number;
  readonly end: number;
}

export interface FieldsBehind {
  /** Where the message ends. */
  readonly start: number;
  readonly places: readonly FieldPlace[];
}

/** As much of an entry's end as `fieldsBehind` is given. */
export const fieldsReach = 2400;

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
  /** `tail` completes the last entry before this block, in formats whose records state their fields at the end. */
  parseBlock(
    block: TextBlock,
    state: State,
  ): { readonly entries: BlockEntries; readonly state: State; readonly tail?: EntryTail };
  /** The fields behind the message of an entry, in formats that write them there, found in the entry's last characters. */
  fieldsBehind?(tail: string): FieldsBehind | undefined;
  /** The fields before the message, in formats that label them or have them in columns of their own; offsets of `head`. */
  fieldsBefore?(head: string): readonly FieldPlace[];
  /** Whether a line (quote marks stripped) begins an entry. */
  isRecordStart(line: string): boolean;
  /** Whether the record that begins with this line may go on after a blank line, as messages shown to a user do. */
  hasParagraphs?(line: string): boolean;
  /**
   * How many of these lines, the first of which begins a record, belong to it, in formats whose records show where they
   * end. 0 when the end is missing. Lines may have been wrapped.
   */
  recordLength?(lines: readonly string[]): number;
  /** Whether nothing can go on the record with this text, in formats whose records show where they end. */
  isWhole?(record: string): boolean;
  /** Whether lines within a record may look like records of other formats, which it quotes. */
  readonly holdsRecords?: boolean;
  /** Words one of which stands on the last line of every record, in formats whose records state their fields at the end. */
  readonly endMarks?: readonly string[];
  /** Whether a record begins with this line whatever stands above it, in formats with such words. */
  opensRecord?(line: string): boolean;
  /**
   * Whether a line that begins no record and stands below one is this format's for sure: prose cannot look like it. In
   * formats whose records have lines of their own. The blanks before the line are given as far as they are known.
   */
  ownsLine?(line: string): boolean;
  /** Whether this line of a record begins on a line of its own, so that it never goes on with the one above. */
  keepsLine?(line: string): boolean;
  /** Whether the blanks before a record mean something. */
  readonly keepsIndent?: boolean;
  /** Whether this line has the head of a record and nothing behind it. */
  isHeadOnly?(line: string): boolean;
  /** Whether this line alone can be no other program's, so that one record in a text is enough to know it by. */
  isUnmistakable?(line: string): boolean;
  /** Share of the sample's non-blank lines this format understands, 0 when it is not this format. */
  detect(lines: readonly string[]): number;
  /** Those of a sample's lines that stand outside all records, in formats whose records may hold any text, markup too. */
  linesOutside?(lines: readonly string[]): readonly string[];
  runs(log: Log): readonly Run[];
  operations(log: Log, run: Run): readonly Operation[];
  /** Whether the log says which operation lies within which; the outline then shows them so. */
  readonly nestsOperations?: boolean;
}
