import type { CancellationToken } from "../../cancellation";
import type { LogDocument } from "../../document";
import type { Log } from "../../log";
import type { LogView } from "../../transcript/transcript";
import { type Occurrence, occurrenceLimit, occurrencesIn, type Wanted } from "./occurrences";
import type { Place } from "./place";
import { wholeLog } from "./wholeLog";

/** How often something stands in a log, and where first. */
export interface Count {
  /** Entries that bear it; one that writes it twice, as in `0xf0da (61658)`, counts once. */
  readonly count: number;
  readonly first: Occurrence | undefined;
  readonly view: LogView | undefined;
  readonly isCut: boolean;
}

/** Counts in the log of the place; in prose over all logs of the document. Stops at `occurrenceLimit` entries a log. */
export function countInDocument(
  document: LogDocument,
  place: Place | undefined,
  wanted: Wanted,
  token?: CancellationToken,
): Count {
  const own = wholeLog(document, place);
  const views = own ? [own] : document.logs;
  let total: Count = { count: 0, first: undefined, view: undefined, isCut: false };
  for (const view of views) {
    const found = countIn(view.log, wanted, token);
    total = {
      count: total.count + found.count,
      first: total.first ?? found.first,
      view: total.view ?? (found.first && view),
      isCut: total.isCut || found.isCut,
    };
  }
  return total;
}

function countIn(log: Log, wanted: Wanted, token?: CancellationToken): Omit<Count, "view"> {
  const { list, isCut } = occurrencesIn(log, wanted, { each: "entry", limit: occurrenceLimit }, token);
  return { count: list.length, first: list[0], isCut };
}
