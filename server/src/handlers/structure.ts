import {
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  SymbolInformation,
} from "vscode-languageserver";
import type { ServerContext } from "../context";

/** Outline, folding, selection and links. */
export function registerStructure(context: ServerContext): void {
  const { connection, guard, service, documents, ownDocuments, pages, client } = context;
  connection.onDocumentSymbol(
    guard.request(
      "symbols",
      null,
      ({ textDocument: { uri } }, token): DocumentSymbol[] | SymbolInformation[] | null => {
        const document = documents.get(uri);
        if (!document) return null;
        const symbols = service.getDocumentSymbols(document, token);
        return client().hierarchicalSymbols ? symbols : flatten(symbols, uri);
      },
    ),
  );
  connection.onFoldingRanges(
    guard.request("folding", null, ({ textDocument }, token): FoldingRange[] | null => {
      const document = documents.get(textDocument.uri);
      return document ? service.getFoldingRanges(document, client().foldingLimit, token) : null;
    }),
  );
  connection.onSelectionRanges(
    guard.request("selection", null, ({ textDocument, positions }, token): SelectionRange[] | null => {
      const document = documents.get(textDocument.uri);
      return document ? service.getSelectionRanges(document, positions, token) : null;
    }),
  );
  connection.onDocumentLinks(
    guard.request("links", null, async ({ textDocument }, token): Promise<DocumentLink[] | null> => {
      const own = ownDocuments.get(textDocument.uri);
      if (own) return pages.linksOf(own.uri, own.getText(), token);
      const document = documents.get(textDocument.uri);
      return document ? service.getDocumentLinks(document, token) : null;
    }),
  );
}

/** For clients without an outline in levels. */
function flatten(symbols: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    SymbolInformation.create(name, kind, range, uri, container),
    ...flatten(children ?? [], uri, name),
  ]);
}
