import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  CancellationToken as Tokens,
} from "vscode-languageserver";
import type { ServerContext } from "../context";
import type { Timer } from "../runtime";
import type { LogDocument } from "../service/document";

/** How long edits must rest before diagnostics are pushed, in milliseconds. */
const pushDelay = 300;

/**
 * Diagnostics, when the client asks or, for a client that never does, after each change. Gives a function to call when
 * settings or other logs have changed.
 */
export function registerDiagnostics(context: ServerContext): () => void {
  const { connection, runtime, guard, service, documents, client, settings, workspace } = context;

  async function diagnosticsOf(document: LogDocument, token: CancellationToken): Promise<Diagnostic[]> {
    if (document.formatId === undefined) return [];
    const { service: options } = await settings();
    return service.getDiagnostics(document, await workspace(), options, token);
  }

  const last = new Map<string, { readonly resultId: string; readonly content: string }>();
  let count = 0;
  const none: DocumentDiagnosticReport = { kind: "full", items: [] };
  connection.languages.diagnostics.on(
    guard.request(
      "diagnostics",
      none,
      async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
        const document = documents.get(textDocument.uri);
        if (!document) return none;
        const items = await diagnosticsOf(document, token);
        const content = JSON.stringify(items);
        const before = last.get(document.uri);
        if (before && before.resultId === previousResultId && before.content === content)
          return { kind: "unchanged", resultId: before.resultId };
        const resultId = String(++count);
        if (!token.isCancellationRequested && documents.get(document.uri))
          last.set(document.uri, { resultId, content });
        return { kind: "full", resultId, items };
      },
    ),
  );

  let timer: Timer | undefined;
  const push = guard.run("push of diagnostics", async (document: LogDocument) => {
    const diagnostics = await diagnosticsOf(document, Tokens.None);
    // A newer version has a push of its own coming.
    if (documents.get(document.uri) !== document) return;
    await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  });
  const pushAll = async (): Promise<void> => {
    for (const document of documents.all()) await push(document);
  };
  const pushSoon = (): void => {
    if (client().pullDiagnostics) return;
    timer?.dispose();
    timer = runtime.startTimer(() => void pushAll(), pushDelay);
  };
  documents.onDidChangeContent(pushSoon);
  documents.onDidClose(({ document }) => {
    last.delete(document.uri);
    if (client().pullDiagnostics) return;
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    pushSoon();
  });

  const refresh = guard.run("refresh of diagnostics", () => connection.languages.diagnostics.refresh());
  return () => {
    if (client().diagnosticRefresh) void refresh(undefined);
    pushSoon();
  };
}
