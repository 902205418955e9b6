import type { TextDocumentContentResult } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { documentScheme } from "../capabilities";
import type { ServerContext } from "../context";
import type { LogLanguageService } from "../service";

/**
 * The server's own documents: articles, pages of codes, reports on incidents, timelines. Gives a function to call when
 * incidents have changed: the client reads the reports and timelines again that it has asked for lately.
 */
export function registerSetupLogsDocuments({
  connection,
  guard,
  service,
  team,
  pages,
  client,
}: ServerContext): () => void {
  connection.workspace.textDocumentContent.on(
    guard.request("text of a document", { text: "" }, async ({ uri }, token): Promise<TextDocumentContentResult> => {
      const page = await pages.textOf(uri, token);
      if (page !== undefined) return { text: page };
      // An article that is being read would be shown as it was: the client knows of no page yet that it could refresh.
      await team.settled();
      return { text: knowledgeOf(uri, service) ?? "" };
    }),
  );
  const refresh = guard.run("refresh of a document", (uri: string) =>
    connection.workspace.textDocumentContent.refresh(uri),
  );
  return () => {
    if (!client().textDocumentContent) return;
    for (const uri of pages.asked()) void refresh(uri);
  };
}

/** Text of an article or of the page of a code. */
function knowledgeOf(uri: string, service: LogLanguageService): string | undefined {
  const { scheme, path } = URI.parse(uri);
  const [, kind, name] = (scheme === documentScheme && /^\/(remedies|codes)\/([\w-]{1,100})\.md$/.exec(path)) || [];
  if (name === undefined) return undefined;
  return kind === "codes" ? service.getCodePage(name) : service.getArticle(name)?.markdown;
}
