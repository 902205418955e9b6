import type { LogSummary } from "./correlation/summary";
import type { DocumentFormatId } from "./formats/ids";
import type { KeyIndex } from "./keyIndex";

/** A log file that is not held in memory, as far as answers about other logs need it: plain data. */
export interface IndexedFile {
  readonly uri: string;
  readonly formatId: DocumentFormatId;
  readonly logs: readonly LogSummary[];
  readonly keys: KeyIndex;
}
