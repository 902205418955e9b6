import { type ExtensionContext, window } from "vscode";
import { registerAutomaticLanguage } from "./automaticLanguage";
import { registerCopyExplanation } from "./copyExplanation";
import { registerDocumentation } from "./documentation";
import { registerExplainCode } from "./explainCode";
import { registerGoToCause } from "./goToCause";
import { registerIncidentDocuments } from "./incidents/incidentDocuments";
import { createIncidentStore } from "./incidents/incidentStore";
import { registerIncidentView } from "./incidents/incidentView";
import { registerRedaction } from "./incidents/redaction";
import { registerLanguageStatus } from "./languageStatus";
import { createLogFiles } from "./logFiles";
import { registerPlacePages } from "./placePages";
import { registerRemedies } from "./remedies";
import { registerServerCommands } from "./serverCommands";
import { refreshPreviews } from "./setupLogsDocuments";
import { createClient, startWhenNeeded } from "./startClient";
import { registerSteps } from "./steps";

/**
 * Called by the editor when a log, or a text that may hold one, is opened, when a folder holds logs, or when the view of
 * incidents is shown. The server starts with the first log.
 */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("Windows Setup Logs", { log: true });
  const client = createClient(context, output);
  const logFiles = createLogFiles();
  const incidents = createIncidentStore(client);
  context.subscriptions.push(
    output,
    client,
    logFiles,
    incidents,
    incidents.onDidChange(refreshPreviews),
    startWhenNeeded(client, logFiles),
    registerServerCommands(client, output),
    registerRemedies(client),
    registerDocumentation(),
    registerCopyExplanation(),
    registerGoToCause(client),
    registerSteps(client),
    registerIncidentView(client, incidents, logFiles),
    registerIncidentDocuments(client, incidents),
    registerRedaction(),
    registerPlacePages(),
    registerExplainCode(client),
    registerAutomaticLanguage(context.workspaceState),
    registerLanguageStatus(client),
  );
}
