import {
  BulkRegistration,
  type BulkUnregistration,
  type CompletionList,
  CompletionRequest,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentFilter,
  HoverRequest,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI, Utils } from "vscode-uri";
import type { ServerContext } from "../context";
import { type ArticleFile, readArticleFile } from "../knowledgeFiles/articleFile";
import { completeArticle } from "../knowledgeFiles/complete";
import { readLibrary } from "../knowledgeFiles/library";
import type { Timer } from "../runtime";
import { builtInKnowledge, diagnosticSource } from "../service";
import { remedyUri } from "./remedies";

/** How long an edit must rest before the article is judged, in milliseconds. */
const judgeDelay = 200;
/** What begins a value, a heading, a link, a risk or a code block. */
const completionTriggers = [" ", '"', "#", "(", "*", "`"];

/**
 * A team's articles: their problems, of files and as one types, and completion. Gives a function that reads the folders
 * anew; call it at the start and when settings, folders or files have changed.
 *
 * @param changed called when the articles are others than before
 */
export function registerArticles(context: ServerContext, changed: () => void): () => void {
  const { connection, runtime, guard, client, articles, team } = context;

  // Problems

  let published = new Set<string>();
  const publish = guard.run("problems of articles", async () => {
    const open = new Map(articles.all().map((document) => [keyOf(document.uri), document]));
    const next = new Set<string>();
    for (const file of judged(open)) {
      const document = open.get(keyOf(file.file));
      const uri = document?.uri ?? file.file;
      if (file.problems.length === 0) continue;
      next.add(uri);
      await connection.sendDiagnostics({
        uri,
        ...(document && { version: document.version }),
        diagnostics: file.problems.map(diagnosticOf),
      });
    }
    for (const uri of published) if (!next.has(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    published = next;
  });

  /** The files as they are on disk, those that are open as the editor shows them, judged together. */
  function judged(open: ReadonlyMap<string, TextDocument>): readonly ArticleFile[] {
    if (open.size === 0 && team.files().length === 0) return [];
    const shown = (document: TextDocument): ArticleFile =>
      readArticleFile(document.getText(), document.uri, document.uri);
    const onDisk = new Map(team.files().map((file) => [keyOf(file.file), file]));
    const files = [...onDisk].map(([key, file]) => {
      const document = open.get(key);
      return document ? shown(document) : file;
    });
    const added = [...open].filter(([key]) => !onDisk.has(key)).map(([, document]) => shown(document));
    return readLibrary([...files, ...added], (id) => builtInKnowledge().byId(id) !== undefined).files;
  }

  let timer: Timer | undefined;
  const publishSoon = (): void => {
    timer?.dispose();
    timer = runtime.startTimer(() => void publish(undefined), judgeDelay);
  };
  articles.onDidChangeContent(publishSoon);
  articles.onDidClose(publishSoon);

  // Completion; the hover is with those of the logs

  connection.onCompletion(
    guard.request("completion", null, ({ textDocument: { uri }, position }): CompletionList | null => {
      const document = articles.get(uri);
      if (!document) return null;
      const id = Utils.basename(URI.parse(uri)).replace(/\.md$/i, "");
      const { items, isIncomplete } = completeArticle(document.getText(), position, {
        id,
        articles: team.current().articles,
      });
      return { items: [...items], isIncomplete };
    }),
  );

  // The folders

  let registered: { readonly folders: string; readonly handle: Promise<BulkUnregistration> } | undefined;
  function registerFolders(): void {
    const folders = team.folders();
    const key = folders.join("\n");
    if ((registered?.folders ?? "") === key) return;
    void registered?.handle.then((handle) => handle.dispose()).catch(() => undefined);
    registered = undefined;
    if (folders.length === 0) return;
    registered = { folders: key, handle: connection.client.register(registrationOf(folders)) };
    registered.handle.catch(() => undefined);
  }

  function registrationOf(folders: readonly string[]): BulkRegistration {
    const registration = BulkRegistration.create();
    const { watchedFiles, relativeWatchers, relativeFilters, dynamicDocuments, dynamicCompletion, dynamicHover } =
      client();
    const pattern = (folder: string, isRelative: boolean) =>
      isRelative ? { baseUri: folder, pattern: "**/*.md" } : `${URI.parse(folder).path}/**/*.md`;
    const documentSelector = folders.map(
      (folder) =>
        ({ language: "markdown", scheme: "file", pattern: pattern(folder, relativeFilters) }) as DocumentFilter,
    );
    if (watchedFiles)
      registration.add(DidChangeWatchedFilesNotification.type, {
        watchers: folders.map((folder) => ({ globPattern: pattern(folder, relativeWatchers) })),
      });
    if (dynamicDocuments) {
      registration.add(DidOpenTextDocumentNotification.type, { documentSelector });
      registration.add(DidChangeTextDocumentNotification.type, {
        documentSelector,
        syncKind: TextDocumentSyncKind.Incremental,
      });
      registration.add(DidSaveTextDocumentNotification.type, { documentSelector });
      registration.add(DidCloseTextDocumentNotification.type, { documentSelector });
    }
    if (dynamicHover) registration.add(HoverRequest.type, { documentSelector });
    if (dynamicCompletion)
      registration.add(CompletionRequest.type, { documentSelector, triggerCharacters: completionTriggers });
    return registration;
  }

  const reload = guard.run("knowledge of the team", async () => {
    const before = team.files();
    await team.reload();
    registerFolders();
    await publish(undefined);
    if (team.files() === before) return;
    changed();
    await refreshShown(before, team.files());
  });
  /** Has the client read the articles anew that it may show. */
  async function refreshShown(before: readonly ArticleFile[], after: readonly ArticleFile[]): Promise<void> {
    if (!client().textDocumentContent) return;
    const [old, now] = [before, after].map((files) => new Set(files.flatMap(({ article }) => article ?? [])));
    const changedOnes = [...old!, ...now!].filter((article) => !(old!.has(article) && now!.has(article)));
    for (const id of new Set(changedOnes.map((article) => article.id)))
      await connection.workspace.textDocumentContent.refresh(remedyUri(id));
  }
  articles.onDidSave(() => void reload(undefined));
  return () => void reload(undefined);
}

function diagnosticOf({ range, severity, message }: ArticleFile["problems"][number]): Diagnostic {
  return {
    range,
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: diagnosticSource,
    message: message[0]!.toUpperCase() + message.slice(1),
  };
}

/** One key for the spellings of a URI; the file systems of Windows and macOS do not tell case apart. */
const keyOf = (uri: string): string => URI.parse(uri).toString().toLowerCase();
