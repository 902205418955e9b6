import { commands, Disposable, type LogOutputChannel } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { userCommands } from "./commands";

/** "Restart Language Server" and "Show Output". */
export function registerServerCommands(client: LanguageClient, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand(userCommands.restart, () => client.restart()),
    commands.registerCommand(userCommands.showOutput, () => output.show()),
  );
}
