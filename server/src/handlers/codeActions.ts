import type { CodeAction, Command } from "vscode-languageserver";
import type { ServerContext } from "../context";
import { knownCommands } from "./commands";

export function registerCodeActions(context: ServerContext): void {
  const { connection, guard, service, documents, client, workspace } = context;
  connection.onCodeAction(
    guard.request(
      "code actions",
      null,
      async ({ textDocument, range, context: asked }, token): Promise<(CodeAction | Command)[] | null> => {
        const document = documents.get(textDocument.uri);
        if (!document || (asked.only && !asked.only.some(coversQuickFix))) return null;
        const actions = service.getCodeActions(document, range, await workspace(), token);
        const known = knownCommands(client());
        const usable = actions.filter(({ command }) => command === undefined || known.has(command.command));
        return client().codeActionLiterals ? usable : usable.flatMap(({ command }) => command ?? []);
      },
    ),
  );
}

/** Kinds are a tree: who asks for all kinds (the empty one) asks for quick fixes too. */
const coversQuickFix = (kind: string): boolean => kind === "" || kind === "quickfix";
