import { type DocumentSymbol, type Range, SymbolKind } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import type { Finding } from "../findings";
import type { LogView } from "../transcript/transcript";
import { findingTitle, statementRange } from "./shared/incidents";
import { contains } from "./shared/locations";
import { cover, type OutlineRun, outlineOf, rangeOfEntries } from "./shared/outline";
import { entryRangeOf } from "./shared/place";
import { shownTime } from "./shared/time";

/** Most symbols of a document; when it is reached, operations without a failure are left out from then on. */
const symbolLimit = 5_000;

/**
 * The outline: runs, their operations, and the failures found in them; for a transcript its logs above the runs. What
 * failed says so in its detail. Children lie within their parents, selections within their symbols.
 */
export function getDocumentSymbols(document: LogDocument, token?: CancellationToken): DocumentSymbol[] {
  const budget = { left: symbolLimit };
  const isTranscript = document.formatId === "setup-log-transcript";
  return document.logs.flatMap((view) => {
    if (token?.isCancellationRequested) return [];
    const runs = symbolsOfLog(document, view, budget);
    const range = isTranscript ? logRange(document, view) : undefined;
    if (!range) return runs;
    const failed = runs.filter(({ detail }) => detail?.includes("failed")).length;
    const detail = failed === 0 ? view.log.format.name : `${view.log.format.name} · failed`;
    return [
      parent(view.name, detail, SymbolKind.File, range, entryRangeOf(document, { view, entry: 0 }) ?? range, runs),
    ];
  });
}

function logRange(document: LogDocument, view: LogView): Range | undefined {
  return view.log.entryCount === 0 ? undefined : rangeOfEntries(document, view, 0, view.log.entryCount - 1);
}

function symbolsOfLog(document: LogDocument, view: LogView, budget: { left: number }): DocumentSymbol[] {
  const { runs, stray } = outlineOf(view);
  return [
    ...findingSymbols(document, view, stray, budget),
    ...runs.flatMap((run) => runSymbol(document, view, run, budget)),
  ];
}

function runSymbol(
  document: LogDocument,
  view: LogView,
  { run, operations, findings }: OutlineRun,
  budget: { left: number },
): DocumentSymbol[] {
  const range = rangeOfEntries(document, view, run.first, run.last);
  const selection = entryRangeOf(document, { view, entry: run.first });
  if (!range || !selection || budget.left <= 0) return [];
  budget.left--;
  const children = findingSymbols(document, view, findings, budget);
  for (const { operation, findings: own } of operations) {
    const operationRange = rangeOfEntries(document, view, operation.first, operation.last);
    const head = entryRangeOf(document, { view, entry: operation.first });
    if (!operationRange || !head || (budget.left <= 0 && own.length === 0)) continue;
    budget.left--;
    const below = findingSymbols(document, view, own, budget);
    children.push(parent(operation.title, statusOf(own), SymbolKind.Method, operationRange, head, below));
  }
  children.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  const all = [...findings, ...operations.flatMap((each) => each.findings)];
  const detail = [shownTime(run.startTime), statusOf(all)].filter(Boolean).join(" · ");
  return [parent(run.title, detail, SymbolKind.Namespace, range, selection, children)];
}

/** What the failures below a symbol make of it; empty when there are none. */
function statusOf(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (errors > 0) return errors === 1 ? "failed" : `failed: ${errors} errors`;
  return findings.length === 0 ? "" : findings.length === 1 ? "1 warning" : `${findings.length} warnings`;
}

function findingSymbols(
  document: LogDocument,
  view: LogView,
  findings: readonly Finding[],
  budget: { left: number },
): DocumentSymbol[] {
  return findings.flatMap((finding) => {
    const range = entryRangeOf(document, { view, entry: finding.statement.entry });
    if (!range) return [];
    budget.left--;
    const selection = statementRange(document, view, finding.statement) ?? range;
    return [parent(findingTitle(finding), finding.severity, SymbolKind.Event, range, selection, [])];
  });
}

function parent(
  name: string,
  detail: string,
  kind: SymbolKind,
  own: Range,
  selection: Range,
  children: DocumentSymbol[],
): DocumentSymbol {
  const range = cover(own, ...children.map((child) => child.range));
  const selectionRange = contains(range, selection) ? selection : { start: range.start, end: range.start };
  const symbol: DocumentSymbol = { name: oneLine(name), kind, range, selectionRange };
  if (detail !== "") symbol.detail = detail;
  if (children.length > 0) symbol.children = children;
  return symbol;
}

/** Editors refuse an empty name and show only one line. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" ? "(no title)" : line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
