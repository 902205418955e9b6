import type { CancellationToken, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from "vscode-languageserver";
import type { ServerContext } from "../context";

/** Tokens of the whole document, of a range, and as a difference from those given last. */
export function registerSemanticTokens({ connection, guard, service, documents }: ServerContext): void {
  const last = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  let count = 0;

  /** Tokens of a document; null when it is too long to be coloured at once: then the client asks for what is in view. */
  function wholeOf(
    uri: string,
    token: CancellationToken,
  ): { readonly resultId: string; readonly data: number[] } | null {
    const document = documents.get(uri);
    const data = document && service.getSemanticTokens(document, token);
    // Those of a cancelled request are incomplete and must not become the base of a difference.
    if (!data || token.isCancellationRequested) return null;
    const result = { resultId: String(++count), data };
    last.set(uri, result);
    return result;
  }
  connection.languages.semanticTokens.on(
    guard.request("tokens", null, ({ textDocument }, token): SemanticTokens | null => wholeOf(textDocument.uri, token)),
  );
  connection.languages.semanticTokens.onDelta(
    guard.request(
      "token difference",
      null,
      ({ textDocument: { uri }, previousResultId }, token): SemanticTokens | SemanticTokensDelta | null => {
        const before = last.get(uri);
        const after = wholeOf(uri, token);
        if (!after || before?.resultId !== previousResultId) return after;
        return { resultId: after.resultId, edits: difference(before.data, after.data) };
      },
    ),
  );
  connection.languages.semanticTokens.onRange(
    guard.request("tokens of a range", null, ({ textDocument, range }, token): SemanticTokens | null => {
      const document = documents.get(textDocument.uri);
      return document ? { data: service.getSemanticTokensOfRange(document, range, token) } : null;
    }),
  );
  documents.onDidClose(({ document }) => last.delete(document.uri));
}

/** The one edit that leads from some numbers to others: all between what is the same at both ends. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const deleteCount = before.length - end - start;
  const data = after.slice(start, after.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
