import {
  CodeActionKind,
  type InitializeParams,
  type SemanticTokensLegend,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";

/** What the server needs to know of its client; everything is off for one that says nothing. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly inlayHintRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly workspaceFolders: boolean;
  readonly watchedFiles: boolean;
  /** Whether files are watched below a URI that may lie outside the opened folders. */
  readonly relativeWatchers: boolean;
  /** Whether documents can be told apart by a pattern below a URI. */
  readonly relativeFilters: boolean;
  /** Whether documents, hovers and completion can be asked for later on. */
  readonly dynamicDocuments: boolean;
  readonly dynamicHover: boolean;
  readonly dynamicCompletion: boolean;
  readonly definitionLinks: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly markdownHover: boolean;
  readonly codeActionLiterals: boolean;
  readonly showDocument: boolean;
  readonly progress: boolean;
  readonly textDocumentContent: boolean;
  /** Most folding ranges the client takes. */
  readonly foldingLimit: number;
  /** Commands of the service's code actions that the client itself carries out. */
  readonly commands: readonly string[];
  /** URIs of the folders open at the start. */
  readonly folders: readonly string[];
}

/** VS Code takes this many folding ranges; others are asked to say so. */
const usualFoldingLimit = 5000;

export function readClient(params: InitializeParams): ClientFeatures {
  const { workspace, textDocument, window } = params.capabilities;
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  const options: { commands?: unknown } | undefined = params.initializationOptions;
  const commands = Array.isArray(options?.commands) ? options.commands : [];
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport ?? false,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    relativeWatchers: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
    relativeFilters: textDocument?.filters?.relativePatternSupport ?? false,
    dynamicDocuments: textDocument?.synchronization?.dynamicRegistration ?? false,
    dynamicHover: textDocument?.hover?.dynamicRegistration ?? false,
    dynamicCompletion: textDocument?.completion?.dynamicRegistration ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") ?? false,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    showDocument: window?.showDocument?.support ?? false,
    progress: window?.workDoneProgress ?? false,
    textDocumentContent: workspace?.textDocumentContent !== undefined,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? usualFoldingLimit,
    commands: commands.filter((command): command is string => typeof command === "string"),
    folders,
  };
}

/** Scheme of the server's own documents: remedies, pages of codes, reports and timelines. */
export const documentScheme = "setup-logs";

/** What the server offers to this client. `commands` are those it carries out in place of the client. */
export function serverCapabilities(
  client: ClientFeatures,
  legend: SemanticTokensLegend,
  commands: readonly string[],
): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    inlayHintProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: false },
    codeLensProvider: { resolveProvider: false },
    callHierarchyProvider: true,
    workspaceSymbolProvider: { resolveProvider: false },
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
    ...(client.pullDiagnostics && {
      // A failure is explained by other logs too, so an edit in one may change the problems of another.
      diagnosticProvider: { identifier: "setupLogs", interFileDependencies: true, workspaceDiagnostics: false },
    }),
    ...(commands.length > 0 && { executeCommandProvider: { commands: [...commands] } }),
    workspace: {
      ...(client.workspaceFolders && { workspaceFolders: { supported: true, changeNotifications: true } }),
      ...(client.textDocumentContent && { textDocumentContent: { schemes: [documentScheme] } }),
    },
  };
}
