import { detectFormat } from "./formats/detect";
import { type DocumentFormatId, transcriptId } from "./formats/ids";
import { formatById } from "./formats/registry";
import { parseLog } from "./log";
import { applyChange, createLogText, type LogText, type TextChange } from "./text/logText";
import { identityMap } from "./text/textMap";
import { type LogView, readTranscript } from "./transcript/transcript";

/** A text document and the logs it holds. Immutable: an edit makes a new one that shares what it did not touch. */
export interface LogDocument {
  readonly uri: string;
  readonly version: number;
  /** The document as the editor shows it; all positions handed out point into it. */
  readonly text: LogText;
  /** Undefined for a text that is no log and holds none. */
  readonly formatId: DocumentFormatId | undefined;
  /** The logs to judge: one for a log file, each log once for a transcript however often it is quoted. */
  readonly logs: readonly LogView[];
  /** What shows a log at any place of the document: the same for a log file, every excerpt for a transcript. */
  readonly excerpts: readonly LogView[];
}

/** Reads a document. `languageId` is a hint for texts whose content does not decide. */
export function createLogDocument(
  uri: string,
  source: string | LogText,
  languageId?: string,
  version = 0,
): LogDocument {
  const text = typeof source === "string" ? createLogText(source) : source;
  return readAs(uri, text, detectFormat(text, languageId), version);
}

/** The document after changes, in the order LSP sends them; the result is the same as reading the new text afresh. */
export function updateLogDocument(
  document: LogDocument,
  changes: readonly TextChange[],
  version: number,
  languageId?: string,
): LogDocument {
  const text = changes.reduce(applyChange, document.text);
  return readAs(document.uri, text, detectFormat(text, languageId), version);
}

function readAs(uri: string, text: LogText, formatId: DocumentFormatId | undefined, version: number): LogDocument {
  if (formatId === undefined) return { uri, version, text, formatId, logs: [], excerpts: [] };
  if (formatId === transcriptId) return { uri, version, text, formatId, ...readTranscript(text) };
  const format = formatById(formatId);
  const view: LogView = { log: parseLog(text, format), map: identityMap, name: format.fileName };
  return { uri, version, text, formatId, logs: [view], excerpts: [view] };
}
