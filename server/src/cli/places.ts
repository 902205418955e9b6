import type { LogDocument } from "../service/document";
import type { Statement } from "../service/findings";
import { entryAt } from "../service/log";
import { lineAt, positionAt } from "../service/text/logText";
import type { LogView } from "../service/transcript/transcript";

/** Lines of the text as the user sees it, 1-based. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** Where a span of a log stands in its document; a wrapped span of a transcript covers several lines. */
export function linesOf(document: LogDocument, { map }: LogView, start: number, end: number): Lines {
  const spans = map.toPhysical(start, end);
  const first = spans[0];
  const last = spans[spans.length - 1];
  if (!first || !last) return { line: 1, endLine: 1 };
  const line = positionAt(document.text, first.start).line + 1;
  return { line, endLine: Math.max(line, positionAt(document.text, last.end).line + 1) };
}

/** Where a statement stands. */
export function linesOfStatement(document: LogDocument, view: LogView, { entry, start, end }: Statement): Lines {
  if (end > start) return linesOf(document, view, start, end);
  const whole = entryAt(view.log, entry);
  return linesOf(document, view, whole.start, whole.end);
}

/** Lines of a text; a line end at its end does not begin another one. */
export function lineCountOf({ text }: LogDocument): number {
  const last = lineAt(text, text.lineCount - 1);
  return last === "" ? text.lineCount - 1 : text.lineCount;
}
