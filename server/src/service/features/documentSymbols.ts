import { type DocumentSymbol, type Range, SymbolKind } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import type { Finding } from "../findings";
import { transcriptId } from "../formats/ids";
import type { LogView } from "../transcript/transcript";
import { findingTitle, statementRange } from "./shared/incidents";
import { contains } from "./shared/locations";
import { cover, type OutlineRun, outlineOf, rangeOfEntries } from "./shared/outline";
import { entryRangeOf } from "./shared/place";
import { shownTime } from "./shared/time";

/** Most symbols of a document. Failures and what holds them come first, then runs, then the other operations. */
const symbolLimit = 5_000;

/** How many of the symbols without a failure may still be shown. */
interface Budget {
  runs: number;
  operations: number;
}

/**
 * The outline: runs, their operations, and the failures found in them; for a transcript its logs above the runs. What
 * failed says so in its detail. Children lie within their parents, selections within their symbols.
 */
export function getDocumentSymbols(document: LogDocument, token?: CancellationToken): DocumentSymbol[] {
  if (token?.isCancellationRequested) return [];
  const outlines = document.logs.map((view) => ({ view, ...outlineOf(view) }));
  const budget = budgetFor(outlines);
  const isTranscript = document.formatId === transcriptId;
  return outlines.flatMap(({ view, runs, stray }) => {
    if (token?.isCancellationRequested) return [];
    const symbols = [
      ...findingSymbols(document, view, stray),
      ...runs.flatMap((run) => runSymbol(document, view, run, budget)),
    ];
    const range = isTranscript ? logRange(document, view) : undefined;
    if (!range) return symbols;
    const failed = symbols.filter(({ detail }) => detail?.includes("failed")).length;
    const detail = failed === 0 ? view.log.format.name : `${view.log.format.name} · failed`;
    const selection = entryRangeOf(document, { view, entry: 0 }) ?? range;
    return [parent(view.name, detail, SymbolKind.File, range, selection, symbols)];
  });
}

function budgetFor(outlines: readonly { readonly runs: readonly OutlineRun[] }[]): Budget {
  const runs = outlines.flatMap((each) => each.runs);
  // A failure takes three symbols at most: itself, its operation, its run.
  const failures = runs.reduce((sum, run) => sum + 3 * failuresOf(run).length, 0);
  const left = Math.max(0, symbolLimit - failures);
  return { runs: left, operations: Math.max(0, left - runs.length) };
}

/** All findings below a run. */
function failuresOf({ findings, operations }: OutlineRun): readonly Finding[] {
  return [...findings, ...operations.flatMap((each) => each.findings)];
}

function logRange(document: LogDocument, view: LogView): Range | undefined {
  return view.log.entryCount === 0 ? undefined : rangeOfEntries(document, view, 0, view.log.entryCount - 1);
}

function runSymbol(document: LogDocument, view: LogView, outline: OutlineRun, budget: Budget): DocumentSymbol[] {
  const { run, operations, findings } = outline;
  const failures = failuresOf(outline);
  if (failures.length === 0 && --budget.runs < 0) return [];
  const range = rangeOfEntries(document, view, run.first, run.last);
  const selection = entryRangeOf(document, { view, entry: run.first });
  if (!range || !selection) return [];
  const children = findingSymbols(document, view, findings);
  for (const { operation, findings: own } of operations) {
    if (own.length === 0 && --budget.operations < 0) continue;
    const operationRange = rangeOfEntries(document, view, operation.first, operation.last);
    const head = entryRangeOf(document, { view, entry: operation.first });
    if (!operationRange || !head) continue;
    const below = findingSymbols(document, view, own);
    children.push(parent(operation.title, statusOf(own), SymbolKind.Method, operationRange, head, below));
  }
  children.sort(inTextOrder);
  const nested = view.log.format.nestsOperations ? nestOperations(children) : children;
  const detail = [shownTime(run.startTime), statusOf(failures)].filter(Boolean).join(" · ");
  return [parent(run.title, detail, SymbolKind.Namespace, range, selection, nested)];
}

/** The outer one first where two begin together. */
function inTextOrder({ range: a }: DocumentSymbol, { range: b }: DocumentSymbol): number {
  return (
    a.start.line - b.start.line ||
    a.start.character - b.start.character ||
    b.end.line - a.end.line ||
    b.end.character - a.end.character
  );
}

/** Symbols in the order of the text; an operation that lies within another is shown below it, and its failure in both. */
function nestOperations(sorted: readonly DocumentSymbol[]): DocumentSymbol[] {
  const outer: DocumentSymbol[] = [];
  const around: DocumentSymbol[] = [];
  for (const symbol of sorted) {
    while (around.length > 0 && !contains(around.at(-1)!.range, symbol.range)) around.pop();
    const holder = symbol.kind === SymbolKind.Method ? around.at(-1) : undefined;
    if (holder) {
      holder.children = [...(holder.children ?? []), symbol];
      if (symbol.detail) for (const each of around) each.detail ??= symbol.detail;
    } else {
      outer.push(symbol);
    }
    if (symbol.kind === SymbolKind.Method) around.push(symbol);
  }
  return outer;
}

/** What the failures below a symbol make of it; empty when there are none. */
function statusOf(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (errors > 0) return errors === 1 ? "failed" : `failed: ${errors} errors`;
  return findings.length === 0 ? "" : findings.length === 1 ? "1 warning" : `${findings.length} warnings`;
}

function findingSymbols(document: LogDocument, view: LogView, findings: readonly Finding[]): DocumentSymbol[] {
  return findings.slice(0, symbolLimit).flatMap((finding) => {
    const range = entryRangeOf(document, { view, entry: finding.statement.entry });
    if (!range) return [];
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
  if (detail !== "" && !name.endsWith(` ${detail}`)) symbol.detail = detail;
  if (children.length > 0) symbol.children = children;
  return symbol;
}

/** Editors refuse an empty name and show only one line. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" ? "(no title)" : line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
