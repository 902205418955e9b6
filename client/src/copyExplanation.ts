import { commands, type Disposable, env, window } from "vscode";
import { clientCommands } from "./commands";

/** Puts an explanation fit for a ticket on the clipboard. */
export function registerCopyExplanation(): Disposable {
  return commands.registerCommand(clientCommands.copyExplanation, async (text: unknown) => {
    if (typeof text !== "string") return;
    await env.clipboard.writeText(text);
    window.setStatusBarMessage("Explanation copied.", 3000);
  });
}
