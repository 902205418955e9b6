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

/**
 * Two views of a connection: what is told of articles, and what is told of all other documents, so that an article which
 * quotes a log is not taken for one.
 *
 * @param isArticle asked when a document is opened; the answer holds until it is closed
 */
export function splitDocuments(
  connection: TextDocumentConnection,
  isArticle: (document: { readonly uri: string; readonly languageId: string }) => boolean,
): { readonly articles: TextDocumentConnection; readonly others: TextDocumentConnection } {
  const articles = receiver();
  const others = receiver();
  const open = new Set<string>();
  const receiverOf = (uri: string) => (open.has(uri) ? articles : others);
  connection.onDidOpenTextDocument((params) => {
    const { uri } = params.textDocument;
    if (isArticle(params.textDocument)) open.add(uri);
    receiverOf(uri).opened.fire(params);
  });
  connection.onDidChangeTextDocument((params) => receiverOf(params.textDocument.uri).changed.fire(params));
  connection.onDidSaveTextDocument((params) => receiverOf(params.textDocument.uri).saved.fire(params));
  connection.onDidCloseTextDocument((params) => {
    const { uri } = params.textDocument;
    receiverOf(uri).closed.fire(params);
    open.delete(uri);
  });
  return { articles: articles.connection, others: others.connection };
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
