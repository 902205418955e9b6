import { commands, Uri, window } from "vscode";

/** The server gives the text of articles and of pages on codes (`workspace/textDocumentContent`) under this scheme. */
const scheme = "setup-logs";

/** Shows one of the server's own documents, rendered. Anything but a plain name is refused. */
export async function showPage(kind: "remedies" | "codes", name: unknown): Promise<void> {
  if (typeof name !== "string" || !/^[\w-]{1,100}$/.test(name)) return;
  const page = Uri.from({ scheme, path: `/${kind}/${name}.md` });
  try {
    await commands.executeCommand("markdown.showPreview", page);
  } catch {
    // The editor's own markdown extension may be switched off; the text reads well without it.
    await window.showTextDocument(page, { preview: true });
  }
}
