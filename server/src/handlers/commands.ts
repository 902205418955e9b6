import { Range, type ShowDocumentParams } from "vscode-languageserver";
import type { ClientFeatures } from "../capabilities";
import type { ServerContext } from "../context";
import { remedyUri } from "./remedies";

/** What an editor shows for the service's commands that it has no code of its own for, by its `window/showDocument`. */
const shown: Readonly<Record<string, (...given: unknown[]) => ShowDocumentParams | undefined>> = {
  "setupLogs.openDocumentation": (address) =>
    typeof address === "string" && /^https?:\/\//i.test(address) ? { uri: address, external: true } : undefined,
  "setupLogs.goToCause": (uri, range) =>
    typeof uri === "string" && Range.is(range) ? { uri, selection: range, takeFocus: true } : undefined,
  "setupLogs.openRemedy": (id) => (typeof id === "string" ? { uri: remedyUri(id), takeFocus: true } : undefined),
};

/** The commands that the server carries out for this client. */
export function serverCommands(client: ClientFeatures): readonly string[] {
  if (!client.showDocument) return [];
  return Object.keys(shown).filter(
    (name) => !client.commands.includes(name) && (name !== "setupLogs.openRemedy" || client.textDocumentContent),
  );
}

export function registerCommands({ connection, guard }: ServerContext): void {
  connection.onExecuteCommand(
    guard.request("command", null, async ({ command, arguments: given }): Promise<null> => {
      const params = Object.hasOwn(shown, command) ? shown[command]!(...(given ?? [])) : undefined;
      if (params) await connection.window.showDocument(params);
      return null;
    }),
  );
}
