import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import { entryEnd, entryStart, type Log, runsOf } from "../log";
import { positionAt } from "../text/logText";
import type { LogView } from "../transcript/transcript";
import { rangeOfEntries } from "./shared/outline";
import { isPlainLog, lineOfEntry } from "./shared/place";
import { repeatedStretches, wrappedEntries } from "./shared/repeats";

/** What VS Code takes. */
const foldingLimit = 5_000;

/**
 * What can be folded: runs, their operations, the same message repeated line after line, entries of several lines, and
 * in a transcript the excerpts, where a copy of what stands elsewhere is one region. At most `limit` (5 000); where that
 * cuts, the longest are kept.
 */
export function getFoldingRanges(
  document: LogDocument,
  limit = foldingLimit,
  token?: CancellationToken,
): FoldingRange[] {
  const folds = new Map<string, FoldingRange>();
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    // One region a first line: editors show one control there, and the outermost is the one to keep.
    const known = folds.get(`${startLine}`);
    if (endLine <= startLine || (known && known.endLine >= endLine)) return;
    folds.set(`${startLine}`, { startLine, endLine, ...(kind && { kind }) });
  };
  for (const view of document.logs) {
    if (token?.isCancellationRequested) return [];
    for (const { first, last } of longest(stretchesOf(view.log), limit)) {
      const range = rangeOfEntries(document, view, first, last);
      if (range) add(range.start.line, range.end.line);
    }
  }
  if (!isPlainLog(document)) for (const view of document.excerpts) addExcerpt(document, view, add);
  const all = [...folds.values()];
  if (all.length > limit)
    all.sort((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine)).length = Math.max(0, limit);
  return all.sort((a, b) => a.startLine - b.startLine);
}

type Add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => void;

interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Runs, operations, repeats and wrapped entries, in entries of the log. */
function* stretchesOf(log: Log): Generator<Stretch> {
  for (const run of runsOf(log)) {
    yield run;
    yield* log.format.operations(log, run);
  }
  yield* repeatedStretches(log);
  for (const entry of wrappedEntries(log)) yield { first: entry, last: entry };
}

/** The longest first; ranges are worked out only for those that can be handed out. */
function longest(stretches: Iterable<Stretch>, limit: number): Stretch[] {
  const all = [...stretches];
  if (all.length <= limit) return all;
  return all.sort((a, b) => b.last - b.first - (a.last - a.first)).slice(0, Math.max(0, limit));
}

/** The whole of an excerpt, from its first record to its last. */
function addExcerpt(document: LogDocument, view: LogView, add: Add): void {
  const { log } = view;
  if (log.entryCount < 2) return;
  const first = lineOfEntry(document, { view, entry: 0 });
  const last = log.entryCount - 1;
  const end = view.map.toPhysical(entryStart(log, last), entryEnd(log, last)).at(-1);
  if (first === undefined || !end) return;
  const isCopy = !document.logs.some((each) => each.map.toLogical(view.map.toPhysical(0, 1)[0]!.start) !== undefined);
  add(first, positionAt(document.text, end.end).line, isCopy ? FoldingRangeKind.Comment : undefined);
}
