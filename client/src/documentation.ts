import { commands, type Disposable, env, Uri } from "vscode";
import { clientCommands } from "./commands";

/** Opens a documentation page in the browser. The address comes from the server's data, never from a log. */
export function registerDocumentation(): Disposable {
  return commands.registerCommand(clientCommands.openDocumentation, async (address: unknown) => {
    if (typeof address !== "string" || !/^https?:\/\//i.test(address)) return;
    await env.openExternal(Uri.parse(address, true));
  });
}
