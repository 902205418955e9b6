import { Disposable, type ExtensionContext, type LogOutputChannel, type TextDocument, workspace } from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { clientCommands } from "./commands";
import { createErrorHandler, offerHelp } from "./errorHandler";
import { logLanguages, timelineLanguage } from "./languages";
import type { LogFiles } from "./logFiles";
import { ownScheme } from "./setupLogsDocuments";

/** The connection to the server of this extension, not started yet. */
export function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath("server/dist/main.js");
  const options: LanguageClientOptions = {
    documentSelector: [
      ...logLanguages.map((language) => ({ language })),
      { language: timelineLanguage, scheme: ownScheme },
    ],
    outputChannel: output,
    // Hovers link to remedies and pages on codes, and to nothing else; text of a log stands in code spans.
    markdown: { isTrusted: { enabledCommands: [clientCommands.openRemedy, clientCommands.explainCode] } },
    // The server offers an action only when the client can carry it out.
    initializationOptions: { commands: Object.values(clientCommands) },
    initializationFailedHandler(error) {
      output.error(error instanceof Error ? error : String(error));
      offerHelp("The language server for Windows setup logs could not be started.");
      return false;
    },
  };
  const client: LanguageClient = new LanguageClient(
    "setupLogs",
    "Windows Setup Logs",
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
    },
    { ...options, errorHandler: createErrorHandler(() => client.createDefaultErrorHandler()) },
  );
  return client;
}

/**
 * Starts the server with the first log that is open or lies in the opened folders, or with the first text that may be an
 * article of the team's own; later on, starting again is for the error handler and the restart command.
 */
export function startWhenNeeded(client: LanguageClient, logFiles: LogFiles): Disposable {
  const start = (): void => {
    waiting.dispose();
    // The client has told the user, and written down why.
    client.start().catch(() => undefined);
  };
  const startFor = (documents: readonly TextDocument[]): void => {
    if (documents.some((each) => logLanguages.includes(each.languageId) || mayBeArticle(each))) start();
  };
  const startForFolders = (): void => void logFiles.any().then((some) => some && start());
  const waiting = Disposable.from(
    workspace.onDidOpenTextDocument((document) => startFor([document])),
    workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration("setupLogs.knowledge") && startFor(workspace.textDocuments),
    ),
    logFiles.onDidAppear(startForFolders),
  );
  startFor(workspace.textDocuments);
  startForFolders();
  return waiting;
}

/** Which markdown files lie in the team's folders, the server finds out. */
function mayBeArticle({ languageId, uri }: TextDocument): boolean {
  if (languageId !== "markdown" || uri.scheme !== "file") return false;
  return workspace.getConfiguration("setupLogs").get<readonly string[]>("knowledge.paths", []).length > 0;
}
