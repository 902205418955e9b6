import type { DocumentHighlight, Location, LocationLink, WorkspaceSymbol } from "vscode-languageserver";
import type { ServerContext } from "../context";

/** Definition, references, highlights, and the symbols of all logs. */
export function registerNavigation(context: ServerContext): void {
  const { connection, guard, service, documents, client, workspace, indexed, ownDocuments, pages } = context;
  connection.onDefinition(
    guard.request(
      "definition",
      null,
      async ({ textDocument, position }, token): Promise<LocationLink[] | Location[] | null> => {
        const document = documents.get(textDocument.uri);
        const own = ownDocuments.get(textDocument.uri);
        const place = own && (await pages.placeOf(own.uri, own.getText(), position, token));
        if (place) return [place];
        if (!document) return null;
        const links = service.getDefinition(document, position, await workspace(), token);
        return client().definitionLinks ? links : links.map(toLocation);
      },
    ),
  );
  connection.onReferences(
    guard.request("references", null, async ({ textDocument, position }, token): Promise<Location[] | null> => {
      const document = documents.get(textDocument.uri);
      return document ? service.getReferences(document, position, await indexed(), token) : null;
    }),
  );
  connection.onDocumentHighlight(
    guard.request("highlights", null, ({ textDocument, position }, token): DocumentHighlight[] | null => {
      const document = documents.get(textDocument.uri);
      return document ? service.getDocumentHighlights(document, position, token) : null;
    }),
  );
  connection.onWorkspaceSymbol(
    guard.request(
      "workspace symbols",
      null,
      async ({ query }, token): Promise<WorkspaceSymbol[] | null> =>
        service.getWorkspaceSymbols(query, await indexed(), token),
    ),
  );
}

const toLocation = ({ targetUri, targetSelectionRange }: LocationLink): Location => ({
  uri: targetUri,
  range: targetSelectionRange,
});
