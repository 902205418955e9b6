import { commands, Disposable, type LogOutputChannel, window } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { userCommands } from "./commands";

/** "Restart the Language Server" and "Show Output". */
export function registerServerCommands(client: LanguageClient, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand(userCommands.restart, () => restart(client, output)),
    commands.registerCommand(userCommands.showOutput, () => output.show()),
  );
}

async function restart(client: LanguageClient, output: LogOutputChannel): Promise<void> {
  try {
    // A client that is still starting refuses to stop.
    if (client.state === State.Starting) await client.start();
    await client.restart();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    // A client whose first start failed cannot be used again.
    const reload = "Reload Window";
    const choice = await window.showErrorMessage("The language server could not be restarted.", reload);
    if (choice === reload) await commands.executeCommand("workbench.action.reloadWindow");
  }
}
