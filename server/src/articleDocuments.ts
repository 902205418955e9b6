import {
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  type DidSaveTextDocumentParams,
  Emitter,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

type TextDocumentConnection = Parameters<ArticleDocuments["listen"]>[0];

/** The articles of a team that are open in the editor. */
export type ArticleDocuments = TextDocuments<TextDocument>;

export function createArticleDocuments(): ArticleDocuments {
  return new TextDocuments(TextDocument);
}

/** What an open document is: an article of a team, a document of the server's own, or what may be a log. */
export type DocumentKind = "article" | "own" | "log";

/**
 * Views of a connection, one for each kind of documents, so that an article or a report that quotes a log is not taken
 * for one.
 *
 * @param kindOf asked when a document is opened; the answer holds until it is closed
 */
export function splitDocuments(
  connection: TextDocumentConnection,
  kindOf: (document: { readonly uri: string; readonly languageId: string }) => DocumentKind,
): Readonly<Record<DocumentKind, TextDocumentConnection>> {
  const receivers = { article: receiver(), own: receiver(), log: receiver() };
  const open = new Map<string, DocumentKind>();
  const receiverOf = (uri: string) => receivers[open.get(uri) ?? "log"];
  connection.onDidOpenTextDocument((params) => {
    const { uri } = params.textDocument;
    open.set(uri, kindOf(params.textDocument));
    receiverOf(uri).opened.fire(params);
  });
  connection.onDidChangeTextDocument((params) => receiverOf(params.textDocument.uri).changed.fire(params));
  connection.onDidSaveTextDocument((params) => receiverOf(params.textDocument.uri).saved.fire(params));
  connection.onDidCloseTextDocument((params) => {
    const { uri } = params.textDocument;
    receiverOf(uri).closed.fire(params);
    open.delete(uri);
  });
  const { article, own, log } = receivers;
  return { article: article.connection, own: own.connection, log: log.connection };
}

function receiver() {
  const opened = new Emitter<DidOpenTextDocumentParams>();
  const changed = new Emitter<DidChangeTextDocumentParams>();
  const saved = new Emitter<DidSaveTextDocumentParams>();
  const closed = new Emitter<DidCloseTextDocumentParams>();
  // Nobody here wants to be asked before a document is saved.
  const never = () => ({ dispose: () => undefined });
  const connection: TextDocumentConnection = {
    onDidOpenTextDocument: (handler) => opened.event(handler),
    onDidChangeTextDocument: (handler) => changed.event(handler),
    onDidSaveTextDocument: (handler) => saved.event(handler),
    onDidCloseTextDocument: (handler) => closed.event(handler),
    onWillSaveTextDocument: never,
    onWillSaveTextDocumentWaitUntil: never,
  };
  return { opened, changed, saved, closed, connection };
}
