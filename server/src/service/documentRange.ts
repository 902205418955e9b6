import type { Range } from "vscode-languageserver-types";
import type { LogDocument } from "./document";
import { rangeBetween } from "./text/logText";
import type { LogView } from "./transcript/transcript";

/**
 * One range for a span of a log: over several lines where it was wrapped, its first part where its parts stand apart.
 * Undefined when the document does not show it.
 */
export function rangeOf(document: LogDocument, view: LogView, start: number, end: number): Range | undefined {
  const spans = view.map.toPhysical(start, Math.max(start, end));
  const first = spans[0];
  if (!first) return undefined;
  let last = rangeBetween(document.text, first.start, first.end);
  const range = { start: last.start, end: last.end };
  for (const span of spans.slice(1)) {
    const next = rangeBetween(document.text, span.start, span.end);
    if (next.start.line < last.end.line || next.start.line > last.end.line + 1) break;
    last = next;
    range.end = next.end;
  }
  return range;
}
