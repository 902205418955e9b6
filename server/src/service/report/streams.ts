import { precisionOf } from "../correlation/clock";
import { mergeStreams, stretchesOf, type TimedStream } from "../correlation/mergeStreams";
import type { LogDocument } from "../document";
import { entryTime } from "../log";
import { lastAtOrBelow } from "../text/logText";
import type { LogView } from "../transcript/transcript";

/** A log, or a part of it that was written by itself, whose entries keep their order. */
export interface EntryStream {
  readonly document: LogDocument;
  readonly view: LogView;
  /** Index of the view among the logs of the document. */
  readonly log: number;
  readonly first: number;
  readonly last: number;
  /** Local time of each entry from `first` on; NaN when unknown. */
  readonly times: Float64Array;
}

/** The streams of some documents: a log each, and in setupapi.log a section each, since sections are written when they end. */
export function streamsOf(documents: readonly LogDocument[]): EntryStream[] {
  return documents.flatMap((document) =>
    document.logs.flatMap((view, index) =>
      stretchesOf(view.log).map(({ first, last }) => streamOf(document, view, index, first, last)),
    ),
  );
}

function streamOf(document: LogDocument, view: LogView, log: number, first: number, last: number): EntryStream {
  const times = new Float64Array(last - first + 1);
  for (let entry = first; entry <= last; entry++) times[entry - first] = entryTime(view.log, entry);
  return { document, view, log, first, last, times };
}

/** An entry of one of the lists. */
export interface MergedEntry<T> {
  readonly list: T;
  readonly index: number;
}

/** Entries of several streams by time, each stream in its own order. */
export function* mergedByTime<T extends { readonly stream: EntryStream; readonly times: Float64Array }>(
  lists: readonly T[],
): Generator<MergedEntry<T>> {
  // Entries are counted through all lists, so that merging needs no object for each of them.
  const starts: number[] = [];
  let count = 0;
  const streams = lists.map(({ stream, times }): TimedStream<number> => {
    const start = count;
    starts.push(start);
    count += times.length;
    return {
      items: Array.from(times, (_, index) => start + index),
      timeOf: (item) => times[item - start]!,
      precision: precisionOf(stream.view.log.format.id),
    };
  });
  for (const item of mergeStreams(streams)) {
    const at = lastAtOrBelow(starts, item);
    yield { list: lists[at]!, index: item - starts[at]! };
  }
}
