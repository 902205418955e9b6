import type { Range } from "vscode-languageserver-types";
import type { LogDocument } from "../../document";
import { type Finding, findingsOf } from "../../findings";
import type { Operation, Run } from "../../formats/format";
import { entryEnd, entryStart, runsOf } from "../../log";
import { positionAt } from "../../text/logText";
import type { LogView } from "../../transcript/transcript";
import { entryRangeOf, isPlainLog } from "./place";

/** A run with what the outline shows below it. */
export interface OutlineRun {
  readonly run: Run;
  readonly operations: readonly { readonly operation: Operation; readonly findings: readonly Finding[] }[];
  /** Findings outside of all operations. */
  readonly findings: readonly Finding[];
}

/** The runs of a log with their operations and findings; noise is left out. `stray` are findings outside of all runs. */
export function outlineOf(view: LogView): { readonly runs: readonly OutlineRun[]; readonly stray: readonly Finding[] } {
  const { log } = view;
  const failures = findingsOf(log).filter(({ severity }) => severity !== "noise");
  const byRun = new Map<number | undefined, Finding[]>();
  for (const finding of failures) {
    const known = byRun.get(finding.run);
    if (known) known.push(finding);
    else byRun.set(finding.run, [finding]);
  }
  const runs = runsOf(log).map((run): OutlineRun => {
    const left = new Set(byRun.get(run.index) ?? []);
    // The shortest operation around a statement is the one that failed.
    const operations = log.format.operations(log, run).map((operation) => ({ operation, findings: [] as Finding[] }));
    const byLength = [...operations].sort((a, b) => lengthOf(a.operation) - lengthOf(b.operation));
    for (const finding of left) {
      const { entry } = finding.statement;
      const around = byLength.find(({ operation: { first, last } }) => first <= entry && entry <= last);
      if (!around) continue;
      around.findings.push(finding);
      left.delete(finding);
    }
    return { run, operations, findings: [...left] };
  });
  return { runs, stray: byRun.get(undefined) ?? [] };
}

const lengthOf = ({ first, last }: Operation): number => last - first;

/**
 * The range that shows some consecutive entries. In a transcript their copies may stand far apart: then it is the
 * stretch that begins with the first entry, as far as the entries stand in order.
 */
export function rangeOfEntries(document: LogDocument, view: LogView, first: number, last: number): Range | undefined {
  const { log } = view;
  const start = entryRangeOf(document, { view, entry: first });
  if (!start) return undefined;
  if (isPlainLog(document)) return { start: start.start, end: positionAt(document.text, entryEnd(log, last)) };
  const spans = view.map.toPhysical(entryStart(log, first), entryEnd(log, last));
  let end = spans[0]!.end;
  for (const span of spans.slice(1)) {
    if (span.start < end || positionAt(document.text, span.start).line > positionAt(document.text, end).line + gapLimit)
      break;
    end = span.end;
  }
  return { start: start.start, end: positionAt(document.text, end) };
}

/** Blank lines and marks of an elision between two entries of one excerpt. */
const gapLimit = 4;

/** The range that covers all of some. */
export function cover(first: Range, ...others: readonly Range[]): Range {
  return others.reduce(
    (all, range) => ({
      start: earlier(all.start, range.start),
      end: earlier(all.end, range.end) === all.end ? range.end : all.end,
    }),
    first,
  );
}

function earlier<P extends Range["start"]>(a: P, b: P): P {
  return a.line < b.line || (a.line === b.line && a.character <= b.character) ? a : b;
}
