import { type ExtensionContext, window } from "vscode";
import { registerAutomaticLanguage } from "./automaticLanguage";
import { registerCopyExplanation } from "./copyExplanation";
import { registerDocumentation } from "./documentation";
import { registerExplainCode } from "./explainCode";
import { registerGoToCause } from "./goToCause";
import { registerLanguageStatus } from "./languageStatus";
import { registerRemedies } from "./remedies";
import { registerServerCommands } from "./serverCommands";
import { createClient, startWhenNeeded } from "./startClient";

/** Called by the editor when a log, or a text that may hold one, is opened. The server starts with the first log. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("Windows Setup Logs", { log: true });
  const client = createClient(context, output);
  context.subscriptions.push(
    output,
    client,
    startWhenNeeded(client),
    registerServerCommands(client, output),
    registerRemedies(client),
    registerDocumentation(),
    registerCopyExplanation(),
    registerGoToCause(),
    registerExplainCode(client),
    registerAutomaticLanguage(context.workspaceState),
    registerLanguageStatus(client),
  );
}
