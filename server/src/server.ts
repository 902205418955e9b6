import type { ProposedFeatures } from "vscode-languageserver";
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { createArticleDocuments, splitDocuments } from "./articleDocuments";
import { type ClientFeatures, readClient, serverCapabilities } from "./capabilities";
import type { ServerContext } from "./context";
import { createOpenDocuments } from "./documents";
import { createGuard } from "./guard";
import { registerArticles } from "./handlers/articles";
import { registerCodeActions } from "./handlers/codeActions";
import { registerCommands, serverCommands } from "./handlers/commands";
import { registerDiagnostics } from "./handlers/diagnostics";
import { registerHover } from "./handlers/hover";
import { registerInformation } from "./handlers/information";
import { registerInlayHints } from "./handlers/inlayHints";
import { registerNavigation } from "./handlers/navigation";
import { registerRemedies } from "./handlers/remedies";
import { registerSemanticTokens } from "./handlers/semanticTokens";
import { registerStructure } from "./handlers/structure";
import type { Runtime } from "./runtime";
import {
  createLogLanguageService,
  type LogLanguageService,
  type ServiceSources,
  semanticTokensLegend,
} from "./service";
import type { SystemMessage } from "./service/options";
import { createSettingsStore } from "./settingsStore";
import { createTeamKnowledge } from "./teamKnowledge";
import { createWorkspaceLogs } from "./workspaceLogs";

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
  const workspaceLogs = createWorkspaceLogs({
    runtime,
    folders: () => folders,
    openDocuments: () => documents.all(),
    settings: settings.get,
    watched: () => client.watchedFiles,
    inform: (text) => connection.console.info(text),
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
    workspace: async () => ({ documents: await workspaceLogs.all() }),
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
      if (client.configurationChanges)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: "setupLogs" });
      if (client.watchedFiles)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          // Watchers heed case on some systems, names of logs do not: which files count is decided here.
          watchers: [{ globPattern: "**/*.{log,LOG,Log,old,OLD}" }],
        });
      if (client.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
          workspaceLogs.forget();
          readArticles();
          refresh();
        });
      readArticles();
    }),
  );

  const refreshDiagnostics = registerDiagnostics(context);
  const readArticles = registerArticles(context, refresh);
  registerCodeActions(context);
  registerCommands(context);
  registerHover(context);
  registerInformation(context);
  const refreshInlayHints = registerInlayHints(context);
  registerNavigation(context);
  registerRemedies(context);
  registerSemanticTokens(context);
  registerStructure(context);

  function refresh(): void {
    refreshDiagnostics();
    refreshInlayHints();
  }

  connection.onDidChangeConfiguration(
    guard.run("configuration", ({ settings: pushed }) => {
      settings.reset(pushed?.setupLogs);
      workspaceLogs.forget();
      readArticles();
      refresh();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.run("watched files", ({ changes }) => {
      const uris = changes.map(({ uri }) => uri);
      if (uris.some(team.isArticle)) readArticles();
      if (workspaceLogs.filesChanged(uris)) refresh();
    }),
  );

  const split = splitDocuments(connection, ({ uri, languageId }) => languageId === "markdown" && team.isArticle(uri));
  documents.listen(split.others);
  articles.listen(split.articles);
  connection.listen();
}
