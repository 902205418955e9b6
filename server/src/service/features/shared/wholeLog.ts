import type { LogDocument } from "../../document";
import { entryEnd, entryStart, type Log } from "../../log";
import { sliceText } from "../../text/logText";
import type { LogView } from "../../transcript/transcript";
import type { ShownEntry } from "./place";

/** The log of a document that a place belongs to: in a transcript the whole log, not the excerpt. */
export function wholeLog(document: LogDocument, place: ShownEntry | undefined): LogView | undefined {
  if (!place) return undefined;
  if (document.logs.includes(place.view)) return place.view;
  const { log, name } = place.view;
  const same = document.logs.filter((each) => each.log.format === log.format);
  return same.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? same[0] ?? place.view;
}

const indexes = new WeakMap<Log, Map<string, number>>();

/** Entries of a transcript's log by their text; excerpts are small enough for that. */
function indexOf(log: Log): Map<string, number> {
  let index = indexes.get(log);
  if (!index) {
    index = new Map();
    for (let i = 0; i < log.entryCount; i++) {
      const text = textOf(log, i);
      if (!index.has(text)) index.set(text, i);
    }
    indexes.set(log, index);
  }
  return index;
}

function textOf(log: Log, entry: number): string {
  return sliceText(log.text, entryStart(log, entry), entryEnd(log, entry)).replace(/\s+/g, " ");
}

/**
 * The entry of the whole log that a quoted copy repeats, so that what the copy leaves out (the header of its run) is
 * known; the place itself when it is no copy or the whole log has no such entry.
 */
export function sameEntryIn(whole: LogView | undefined, place: ShownEntry): ShownEntry {
  if (!whole || whole === place.view) return place;
  const entry = indexOf(whole.log).get(textOf(place.view.log, place.entry));
  return entry === undefined ? place : { view: whole, entry };
}
