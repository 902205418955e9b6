import { Range, type ShowDocumentParams } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { type ClientFeatures, documentScheme } from "../capabilities";
import type { ServerContext } from "../context";
import { paths } from "../protocol";
import { remedyUri } from "./remedies";

/** What an editor shows for the service's commands that it has no code of its own for, by its `window/showDocument`. */
const shown: Readonly<Record<string, (...given: unknown[]) => ShowDocumentParams | undefined>> = {
  "setupLogs.openDocumentation": (address) =>
    typeof address === "string" && /^https?:\/\//i.test(address) ? { uri: address, external: true } : undefined,
  "setupLogs.goToCause": (uri, range) =>
    typeof uri === "string" && Range.is(range) ? { uri, selection: range, takeFocus: true } : undefined,
  "setupLogs.openRemedy": (id) => (typeof id === "string" ? { uri: remedyUri(id), takeFocus: true } : undefined),
  "setupLogs.showIncidentReport": (key) => incidentPage(key, paths.report),
  "setupLogs.showTimeline": (key) => incidentPage(key, paths.timeline),
};

/** Commands that show a document of the scheme `setup-logs`. */
const pages: ReadonlySet<string> = new Set([
  "setupLogs.openRemedy",
  "setupLogs.showIncidentReport",
  "setupLogs.showTimeline",
]);

function incidentPage(key: unknown, pathOf: (key: string) => string): ShowDocumentParams | undefined {
  if (typeof key !== "string" || !/^\w{1,100}$/.test(key)) return undefined;
  return { uri: URI.from({ scheme: documentScheme, path: pathOf(key) }).toString(), takeFocus: true };
}

/** The commands that the server carries out for this client. */
export function serverCommands(client: ClientFeatures): readonly string[] {
  if (!client.showDocument) return [];
  return Object.keys(shown).filter(
    (name) => !client.commands.includes(name) && (!pages.has(name) || client.textDocumentContent),
  );
}

/** The commands that somebody carries out: the client, or the server for it. */
export function knownCommands(client: ClientFeatures): ReadonlySet<string> {
  return new Set([...client.commands, ...serverCommands(client)]);
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
