import { type DocumentHighlight, DocumentHighlightKind, type Position, type Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import { findCodes } from "../codes";
import type { LogDocument } from "../document";
import { blockIndexAtOffset, offsetAt } from "../text/logText";
import type { LogView } from "../transcript/transcript";
import { isAlive } from "./shared/lives";
import { occurrencesIn, type Wanted } from "./shared/occurrences";
import { isPlainLog, lineRanges, proseLines, proseText, type ShownEntry } from "./shared/place";
import { subjectAt } from "./shared/subject";
import { isOfOneLog, wantedOf } from "./shared/wanted";
import { sameEntryIn, wholeLog } from "./shared/wholeLog";

/** Most highlights; beyond it the ones after the position come first, then those before it. */
const highlightLimit = 2_000;
/** Lines of prose that are searched. */
const proseLimit = 50_000;

/** The same error in every spelling, or the same key, at every place of the document: all copies of a transcript too. */
export function getDocumentHighlights(
  document: LogDocument,
  position: Position,
  token?: CancellationToken,
): DocumentHighlight[] {
  const at = subjectAt(document, position);
  const wanted = at && wantedOf(at);
  if (!at || !wanted) return [];
  const ranges: Range[] = [];
  const near = isPlainLog(document) ? blockIndexAtOffset(document.text, offsetAt(document.text, position)) : undefined;
  const own = isOfOneLog(wanted) ? wholeLog(document, at.place) : undefined;
  // All copies of the one log that an id means something in.
  const views = document.excerpts.filter((view) => !own || wholeLog(document, { view, entry: 0 }) === own);
  for (const view of views) {
    const limit = highlightLimit - ranges.length;
    const options = { each: "place", limit, ...(near !== undefined && { near }) } as const;
    for (const { entry, start, end } of occurrencesIn(view.log, wanted, options, token).list) {
      if (own && !isMeant(wanted, own, { view, entry })) continue;
      ranges.push(...lineRanges(document, view, start, end));
    }
  }
  ranges.push(...inProse(document, wanted));
  return ranges.map((range) => ({ range, kind: DocumentHighlightKind.Text }));
}

/** Whether an entry, as the whole log has it, lies in the life that is asked about; one it does not have counts. */
function isMeant(wanted: Wanted, own: LogView, shown: ShownEntry): boolean {
  const life = wanted.kind === "key" ? wanted.key.life : undefined;
  if (!life) return true;
  const { view, entry } = sameEntryIn(own, shown);
  return isAlive(life, view.log, entry);
}

function* inProse(document: LogDocument, wanted: Wanted): Generator<Range> {
  if (wanted.kind !== "code") return;
  for (const line of proseLines(document, 0, proseLimit)) {
    for (const { canonical, start, end } of findCodes(proseText(document, line).text)) {
      if (canonical === wanted.canonical) yield { start: { line, character: start }, end: { line, character: end } };
    }
  }
}
