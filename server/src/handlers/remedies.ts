import type { TextDocumentContentResult } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { remedyScheme } from "../capabilities";
import type { ServerContext } from "../context";

/** Address of an article, for editors that show it as a document. */
export const remedyUri = (id: string): string =>
  URI.from({ scheme: remedyScheme, path: `/remedies/${id}.md` }).toString();

/** The articles: as documents of the scheme `setup-logs`, and by the request `setupLogs/remedy`. */
export function registerRemedies({ connection, guard, service }: ServerContext): void {
  const noText: TextDocumentContentResult = { text: "" };
  connection.workspace.textDocumentContent.on(
    guard.request("text of a remedy", noText, ({ uri }): TextDocumentContentResult => {
      const { scheme, path } = URI.parse(uri);
      const id = scheme === remedyScheme ? /^\/remedies\/([a-z0-9-]+)\.md$/.exec(path)?.[1] : undefined;
      const text = id === undefined ? undefined : service.getArticle(id)?.markdown;
      return text === undefined ? noText : { text };
    }),
  );
  connection.onRequest(
    "setupLogs/remedy",
    guard.request("remedy", null, ({ id }: { readonly id?: unknown }): string | null =>
      typeof id === "string" ? (service.getArticle(id)?.markdown ?? null) : null,
    ),
  );
}
