import { type Hover, MarkupContent } from "vscode-languageserver";
import type { ServerContext } from "../context";
import { describeKey } from "../knowledgeFiles/describe";

export function registerHover({
  connection,
  guard,
  service,
  documents,
  articles,
  client,
  settings,
  systemMessage,
  workspace,
}: ServerContext): void {
  connection.onHover(
    guard.request("hover", null, async ({ textDocument, position }, token): Promise<Hover | null> => {
      const document = documents.get(textDocument.uri);
      if (!document) {
        const article = articles.get(textDocument.uri);
        return (article && describeKey(article.getText(), position)) ?? null;
      }
      const { service: options } = await settings();
      const links = {
        remedyLinks: client().commands.includes("setupLogs.openRemedy"),
        explanationLinks: client().commands.includes("setupLogs.explainCode"),
      };
      const message = await systemMessage();
      const shown = { ...options, ...links, ...(message && { systemMessage: message }) };
      const hover = service.getHover(document, position, await workspace(), shown, token);
      if (!hover) return null;
      return client().markdownHover ? hover : asPlainText(hover);
    }),
  );
}

/** For clients without markdown: its source reads well enough. */
function asPlainText(hover: Hover): Hover {
  const { contents } = hover;
  return MarkupContent.is(contents) ? { ...hover, contents: { kind: "plaintext", value: contents.value } } : hover;
}
