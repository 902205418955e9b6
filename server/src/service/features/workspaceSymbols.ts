import { type Range, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import { explainCode, formatCanonical } from "../codes";
import type { LogSummary } from "../correlation";
import type { LogDocument } from "../document";
import type { Finding } from "../findings";
import { distinctFindingsOf } from "../findings/repeats";
import { findKeys } from "../keys";
import { runsOf } from "../log";
import type { LogView } from "../transcript/transcript";
import { findingTitle, statementRange, titleOf } from "./shared/incidents";
import { locationsIn } from "./shared/locations";
import { entryRangeOf, rangeOf } from "./shared/place";
import { shownTime } from "./shared/time";
import { updateKeysOf } from "./shared/updateKeys";
import { filesBeside, type Workspace } from "./shared/workspace";

/** Most symbols handed out; a longer query finds the rest. */
const symbolLimit = 1_000;

/**
 * Runs, failures, and the updates (GUID or KB number) named in all logs of the workspace, filtered by the query: every
 * word of it stands in the symbol, upper and lower case alike; a code in any spelling finds its failures. An empty query
 * gives runs and failures only.
 */
export function getWorkspaceSymbols(query: string, workspace: Workspace, token?: CancellationToken): WorkspaceSymbol[] {
  const symbols: WorkspaceSymbol[] = [];
  const matches = matcherFor(query);
  const add = (symbol: WorkspaceSymbol | undefined, canonicals: readonly number[] = []): void => {
    if (symbol && symbols.length < symbolLimit && matches(`${symbol.name} ${symbol.containerName ?? ""}`, canonicals))
      symbols.push(symbol);
  };
  for (const document of workspace.documents) {
    for (const view of document.logs) {
      if (token?.isCancellationRequested || symbols.length >= symbolLimit) return symbols;
      for (const { finding } of distinctFindingsOf(view.log)) {
        if (finding.severity !== "noise")
          add(
            findingSymbol(document, view, finding),
            finding.codes.map(({ canonical }) => canonical),
          );
      }
      for (const run of runsOf(view.log)) {
        const range = entryRangeOf(document, { view, entry: run.first });
        if (range) add(symbol(document, view, runName(run.title, run.startTime), SymbolKind.Namespace, range));
      }
      // A query of one or two characters would match nearly every GUID.
      if (query.trim().length < 3) continue;
      for (const key of updateKeysOf(view.log, token)) {
        const range = rangeOf(document, view, key.start, key.end);
        if (range) add(symbol(document, view, key.name, SymbolKind.Key, range));
      }
    }
  }
  const updates = findKeys(query).filter(({ kind }) => kind === "kb" || kind === "guid");
  for (const file of filesBeside(workspace.documents, workspace)) {
    // The index of a file knows whole keys only: part of a GUID finds nothing there.
    for (const { kind, normal } of updates) {
      const [location] = locationsIn(file, { kind: "key", key: { kind, normal } }, 1);
      if (location) add({ name: normal, kind: SymbolKind.Key, containerName: file.logs[0]!.name, location });
    }
    for (const log of file.logs) {
      if (token?.isCancellationRequested || symbols.length >= symbolLimit) return symbols;
      for (const { name, kind, range, canonicals } of symbolsOfSummary(log))
        add({ name, kind, containerName: log.name, location: { uri: log.uri, range } }, canonicals);
    }
  }
  return symbols;
}

/** Failures and runs of a log that is not held; a failure that happened several times has a symbol each time. */
function* symbolsOfSummary({ findings, runs }: LogSummary): Generator<{
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly canonicals?: readonly number[];
}> {
  for (const { codes, message, statements, main } of findings) {
    const canonicals = codes.map(({ canonical }) => canonical);
    const title = titleOf(codes[0], message);
    yield { name: withValues(title, canonicals), kind: SymbolKind.Event, range: statements[main]!.range, canonicals };
  }
  for (const { title, startTime, range } of runs)
    yield { name: runName(title, startTime), kind: SymbolKind.Namespace, range };
}

const runName = (title: string, startTime: number): string => [title, shownTime(startTime)].filter(Boolean).join(" · ");

/** The canonical values are part of the name: editors filter by it once more. */
function withValues(title: string, canonicals: readonly number[]): string {
  const written = title.toLowerCase();
  const values = [...new Set(canonicals.map(formatCanonical))];
  return [title, ...values.filter((value) => !written.includes(value.toLowerCase()))].join(" ");
}

function findingSymbol(document: LogDocument, view: LogView, finding: Finding): WorkspaceSymbol | undefined {
  const range = statementRange(document, view, finding.statement);
  const canonicals = finding.codes.map(({ canonical }) => canonical);
  return range && symbol(document, view, withValues(findingTitle(finding), canonicals), SymbolKind.Event, range);
}

function symbol(
  document: LogDocument,
  view: LogView,
  name: string,
  kind: SymbolKind,
  range: NonNullable<ReturnType<typeof rangeOf>>,
): WorkspaceSymbol {
  return { name: name.replace(/\s+/g, " "), kind, containerName: view.name, location: { uri: document.uri, range } };
}

function matcherFor(query: string): (text: string, canonicals: readonly number[]) => boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const canonical = /^(?:0x[0-9a-f]+|-?\d+|[0-9a-f]{8})$/i.test(query.trim())
    ? explainCode(query.trim()).canonical
    : undefined;
  return (text, canonicals) => {
    if (canonical !== undefined && canonicals.includes(canonical)) return true;
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}
