import { commands, type Disposable, Uri, window } from "vscode";
import { clientCommands } from "./commands";

/** The server gives the text of the articles (`workspace/textDocumentContent`) under this scheme. */
const scheme = "setup-logs";

/** Opens a remedy article, rendered. */
export function registerRemedies(): Disposable {
  return commands.registerCommand(clientCommands.openRemedy, async (id: unknown) => {
    if (typeof id !== "string" || !/^[a-z0-9-]{1,80}$/.test(id)) return;
    const article = Uri.from({ scheme, path: `/remedies/${id}.md` });
    try {
      await commands.executeCommand("markdown.showPreview", article);
    } catch {
      // The editor's own markdown extension may be switched off; the text reads well without it.
      await window.showTextDocument(article, { preview: true });
    }
  });
}
