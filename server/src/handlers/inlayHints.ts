import type { InlayHint } from "vscode-languageserver";
import type { ServerContext } from "../context";

/** Inlay hints; gives a function that has the client ask for them again. */
export function registerInlayHints(context: ServerContext): () => void {
  const { connection, guard, service, documents, client, settings } = context;
  connection.languages.inlayHint.on(
    guard.request("inlay hints", null, async ({ textDocument, range }, token): Promise<InlayHint[] | null> => {
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const { service: options } = await settings();
      return service.getInlayHints(document, range, options, token);
    }),
  );
  const refresh = guard.run("refresh of inlay hints", () => connection.languages.inlayHint.refresh());
  return () => {
    if (client().inlayHintRefresh) void refresh(undefined);
  };
}
