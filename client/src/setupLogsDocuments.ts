import { commands, TabInputWebview, Uri, window } from "vscode";
import { type LanguageClient, TextDocumentContentRequest } from "vscode-languageclient/node";

/** The server gives the text of its own documents (`workspace/textDocumentContent`) under this scheme. */
export const ownScheme = "setup-logs";

/** Shows an article or a page on a code, rendered. Anything but a plain name is refused. */
export async function showPage(kind: "remedies" | "codes", name: unknown): Promise<void> {
  if (isName(name)) await showRendered(Uri.from({ scheme: ownScheme, path: `/${kind}/${name}.md` }));
}

/** Names of documents of ours are plain; what comes in a command's arguments may be anything. */
export const isName = (name: unknown): name is string => typeof name === "string" && /^[\w-]{1,100}$/.test(name);

/** Shows markdown of ours as it is meant to be read. */
export async function showRendered(page: Uri): Promise<void> {
  try {
    await commands.executeCommand("markdown.showPreview", page);
  } catch {
    // The editor's own markdown extension may be switched off; the text reads well without it.
    await window.showTextDocument(page, { preview: true });
  }
}

/** The text of one of the server's own documents, as it is now. */
export async function textOfOwn(client: LanguageClient, uri: Uri): Promise<string> {
  const { text } = await client.sendRequest(TextDocumentContentRequest.type, { uri: uri.toString() });
  return text;
}

/**
 * Draws previews again when reports may be others. The server has open documents read again, but a preview shows its page
 * longer than the editor keeps the text.
 */
export function refreshPreviews(): void {
  const isOpen = window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("markdown.preview")),
  );
  if (isOpen) void commands.executeCommand("markdown.preview.refresh");
}
