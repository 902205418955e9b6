import type { ProposedFeatures } from "vscode-languageserver";
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createArticleDocuments, splitDocuments } from "./articleDocuments";
import { type ClientFeatures, documentScheme, readClient, serverCapabilities } from "./capabilities";
import type { ServerContext } from "./context";
import { createOpenDocuments } from "./documents";
import { createGuard } from "./guard";
import { registerArticles } from "./handlers/articles";
import { registerCallHierarchy } from "./handlers/callHierarchy";
import { registerCodeActions } from "./handlers/codeActions";
import { registerCodeLens } from "./handlers/codeLens";
import { registerCommands, serverCommands } from "./handlers/commands";
import { registerDiagnostics } from "./handlers/diagnostics";
import { registerHover } from "./handlers/hover";
import { registerIncidents } from "./handlers/incidents";
import { registerInformation } from "./handlers/information";
import { registerInlayHints } from "./handlers/inlayHints";
import { registerNavigation } from "./handlers/navigation";
import { registerRemedies } from "./handlers/remedies";
import { registerSemanticTokens } from "./handlers/semanticTokens";
import { registerSetupLogsDocuments } from "./handlers/setupLogsDocuments";
import { registerStructure } from "./handlers/structure";
import { createIncidentPages } from "./incidentPages";
import { createLogStore } from "./logStore";
import { requests } from "./protocol";
import type { Runtime, Timer } from "./runtime";
import {
  createLogLanguageService,
  type LogLanguageService,
  type ServiceSources,
  semanticTokensLegend,
} from "./service";
import type { SystemMessage } from "./service/options";
import { createSettingsStore } from "./settingsStore";
import { createTeamKnowledge } from "./teamKnowledge";
import { createWorkspaceIndex } from "./workspaceIndex";
import { beginProgress } from "./workspaceIndex/progress";

/** Watchers heed case on some systems, names of logs do not: which files count is decided when they change. */
const watchedFiles = [
  "**/*.{log,LOG,Log,old,OLD,Old,bak,BAK,Bak,txt,TXT,Txt,eml,EML,Eml}",
  "**/*.{log,LOG,Log}.*",
  "**/*.[0-9]",
  "**/*.[0-9][0-9]",
  "**/*.[0-9][0-9][0-9]",
];
/** How long edits are gathered before the client is told that incidents may be others, in milliseconds. */
const announceDelay = 1000;

/**
 * Serves one client on a connection, until the connection closes.
 *
 * @param createService makes the features; tests bring their own to see what happens when one fails
 */
export function startServer(
  connection: ProposedFeatures.Connection,
  runtime: Runtime,
  createService: (sources: ServiceSources) => LogLanguageService = createLogLanguageService,
): void {
  let client: ClientFeatures = readClient({ processId: null, rootUri: null, capabilities: {} });
  let folders: readonly string[] = [];
  let languages: readonly string[] = [];
  let systemMessages: Promise<SystemMessage | undefined> | undefined;
  const guard = createGuard(runtime, (text) => {
    try {
      connection.console.error(text);
    } catch {
      // The client is gone, and nobody reads this any more.
    }
  });
  const settings = createSettingsStore(
    async () => (client.configuration ? connection.workspace.getConfiguration("setupLogs") : undefined),
    (text) => connection.console.warn(text),
  );
  const team = createTeamKnowledge({
    runtime,
    openedFolders: () => folders,
    settings: settings.get,
    inform: (text) => connection.console.info(text),
  });
  const service = createService({ knowledge: team.current });
  const documents = createOpenDocuments(service);
  const articles = createArticleDocuments();
  const ownDocuments = new TextDocuments(TextDocument);
  const index = createWorkspaceIndex({
    runtime,
    folders: () => folders,
    openDocuments: () => documents.all(),
    settings: settings.get,
    watched: () => client.watchedFiles,
    inform: (text) => connection.console.info(text),
    changed() {
      refresh();
      announceNow();
    },
    progress: (cancel) => beginProgress(connection, runtime, client.progress, cancel),
  });
  const context: ServerContext = {
    connection,
    runtime,
    guard,
    service,
    documents,
    articles,
    team,
    client: () => client,
    settings: settings.get,
    async systemMessage() {
      if (!(await settings.get()).systemMessages) return undefined;
      systemMessages ??= runtime.systemMessages?.(languages);
      return systemMessages;
    },
    workspace: index.workspace,
    indexed: index.indexed,
    ownDocuments,
    pages: createIncidentPages(
      { service, workspace: index.workspace, indexed: index.indexed },
      createLogStore(runtime, service, settings.get),
      () => folders,
    ),
  };

  connection.onInitialize((params) => {
    client = readClient(params);
    folders = client.folders;
    languages = params.locale ? [params.locale] : [];
    return {
      serverInfo: { name: "Windows Setup Logs" },
      capabilities: serverCapabilities(client, semanticTokensLegend, serverCommands(client)),
    };
  });

  connection.onInitialized(
    guard.run("initialized", async () => {
      index.start();
      // Before the client is asked for anything: folders may change while it answers.
      if (client.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
          index.configurationChanged();
          readArticles();
          refresh();
        });
      if (client.configurationChanges)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: "setupLogs" });
      if (client.watchedFiles)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: watchedFiles.map((globPattern) => ({ globPattern })),
        });
      readArticles();
    }),
  );

  const refreshDiagnostics = registerDiagnostics(context);
  const readArticles = registerArticles(context, () => {
    refresh();
    announceNow();
  });
  registerCallHierarchy(context);
  registerCodeActions(context);
  const refreshCodeLenses = registerCodeLens(context);
  registerCommands(context);
  registerHover(context);
  const tellOfIncidents = registerIncidents(context);
  registerInformation(context);
  const refreshInlayHints = registerInlayHints(context);
  registerNavigation(context);
  registerRemedies(context);
  registerSemanticTokens(context);
  const refreshOwnDocuments = registerSetupLogsDocuments(context);
  registerStructure(context);

  function refresh(): void {
    refreshDiagnostics();
    refreshInlayHints();
    refreshCodeLenses();
  }

  let announcing: Timer | undefined;
  const announceNow = (): void => {
    announcing?.dispose();
    announcing = undefined;
    tellOfIncidents();
    refreshOwnDocuments();
  };
  // Open documents count as the editor shows them.
  const announceSoon = (): void => {
    announcing ??= runtime.startTimer(() => {
      announceNow();
      refreshCodeLenses();
    }, announceDelay);
  };
  documents.onDidChangeContent(announceSoon);
  documents.onDidClose(announceSoon);
  // A request without parameters gives its handler nothing but the token.
  connection.onRequest(requests.rescan, () => {
    index.rescan();
    return null;
  });

  connection.onDidChangeConfiguration(
    guard.run("configuration", ({ settings: pushed }) => {
      settings.reset(pushed?.setupLogs);
      index.configurationChanged();
      readArticles();
      refresh();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.run("watched files", ({ changes }) => {
      const uris = changes.map(({ uri }) => uri);
      if (uris.some(team.isArticle)) readArticles();
      index.filesChanged(uris);
    }),
  );

  const split = splitDocuments(connection, ({ uri, languageId }) => {
    if (uri.startsWith(`${documentScheme}:`)) return "own";
    return languageId === "markdown" && team.isArticle(uri) ? "article" : "log";
  });
  documents.listen(split.log);
  articles.listen(split.article);
  ownDocuments.listen(split.own);
  connection.listen();
}
