import type { Location, LocationLink, Range } from "vscode-languageserver-types";
import type { IncidentPlace } from "../../correlation";
import type { LogDocument } from "../../document";
import type { IndexedFile } from "../../indexedFile";
import { placesOf } from "../../keyIndex";
import { occurrencesIn, type Wanted } from "./occurrences";
import { entryRangeOf, rangeOf, type ShownEntry } from "./place";
import { indexedKeyOf } from "./wanted";

/** A link to an entry, with `start` to `end` (offsets of its log) selected; undefined when the document does not show it. */
export function linkTo(
  document: LogDocument,
  shown: ShownEntry,
  start: number,
  end: number,
  origin: Range,
): LocationLink | undefined {
  const selection = rangeOf(document, shown.view, start, end);
  const whole = entryRangeOf(document, shown) ?? selection;
  if (!selection || !whole) return undefined;
  return {
    originSelectionRange: origin,
    targetUri: document.uri,
    // A selection outside of the whole range is refused by editors; that happens where an excerpt shows parts of an entry.
    targetRange: contains(whole, selection) ? whole : selection,
    targetSelectionRange: selection,
  };
}

/** A link to a place of an incident, with its whole entry where the document is at hand. */
export function linkToPlace(
  { uri, view, entry, range }: IncidentPlace,
  origin: Range,
  documents: readonly LogDocument[],
): LocationLink {
  const document = documents.find((each) => each.uri === uri);
  const shown = document?.logs[view];
  const whole = document && shown && entryRangeOf(document, { view: shown, entry });
  return {
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: whole && contains(whole, range) ? whole : range,
    targetSelectionRange: range,
  };
}

/** A link to the first entry of a document's logs that bears what is wanted. */
export function linkToFirst(document: LogDocument, wanted: Wanted, origin: Range): LocationLink | undefined {
  for (const view of document.logs) {
    const first = occurrencesIn(view.log, wanted, { each: "entry", limit: 1 }).list[0];
    if (first) return linkTo(document, { view, entry: first.entry }, first.start, first.end, origin);
  }
  return undefined;
}

/** The places of a file that is not held at which entries bear what is wanted, in order, at most `limit`. */
export function locationsIn({ uri, keys }: IndexedFile, wanted: Wanted, limit: number): Location[] {
  const key = indexedKeyOf(wanted);
  if (key === undefined) return [];
  return placesOf(keys, key)
    .slice(0, limit)
    .map(({ line, character, length }) => ({
      uri,
      range: { start: { line, character }, end: { line, character: character + length } },
    }));
}

/** Whether `inner` lies within `outer`; equal ranges do. */
export function contains(outer: Range, inner: Range): boolean {
  const startsAfter =
    inner.start.line > outer.start.line ||
    (inner.start.line === outer.start.line && inner.start.character >= outer.start.character);
  const endsBefore =
    inner.end.line < outer.end.line ||
    (inner.end.line === outer.end.line && inner.end.character <= outer.end.character);
  return startsAfter && endsBefore;
}
