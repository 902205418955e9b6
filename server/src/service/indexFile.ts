import { summariesOf } from "./correlation";
import { createLogDocument } from "./document";
import { detectFormat } from "./formats/detect";
import type { IndexedFile } from "./indexedFile";
import { buildKeyIndex } from "./keyIndex";
import { createLogText } from "./text/logText";

/**
 * What is kept of a file; undefined for a text that is no log and holds none. Its strings may be parts of `text`, and
 * then keep the whole of it in memory: copy the result (`structuredClone`) to let go of the text.
 *
 * @param languageId what the file's name says, for texts whose content does not decide
 */
export function indexFile(uri: string, text: string, languageId?: string): IndexedFile | undefined {
  const document = createLogDocument(uri, text, languageId);
  if (document.formatId === undefined) return undefined;
  return { uri, formatId: document.formatId, logs: summariesOf(document), keys: buildKeyIndex(document) };
}

/** Whether the beginning of a file is that of a log, or of a text that shows one. */
export function beginsAsLog(head: string, languageId?: string): boolean {
  return detectFormat(createLogText(head), languageId) !== undefined;
}
