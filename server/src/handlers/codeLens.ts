import { type CodeLens, CodeLensRefreshRequest } from "vscode-languageserver";
import type { ServerContext } from "../context";
import { knownCommands } from "./commands";

/** Lines above failures; gives a function that has the client ask for them again. */
export function registerCodeLens(context: ServerContext): () => void {
  const { connection, guard, service, documents, client, settings, workspace } = context;
  connection.onCodeLens(
    guard.request("code lenses", null, async ({ textDocument }, token): Promise<CodeLens[] | null> => {
      const document = documents.get(textDocument.uri);
      if (!document || !(await settings()).codeLens.enabled) return null;
      const known = knownCommands(client());
      const lenses = service.getCodeLenses(document, await workspace(), token);
      return lenses.filter(({ command }) => command !== undefined && known.has(command.command));
    }),
  );
  const refresh = guard.run("refresh of code lenses", () => connection.sendRequest(CodeLensRefreshRequest.type));
  return () => {
    if (client().codeLensRefresh) void refresh(undefined);
  };
}
