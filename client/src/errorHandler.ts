import { commands, window } from "vscode";
import { CloseAction, type ErrorHandler } from "vscode-languageclient/node";
import { userCommands } from "./commands";

/** Restarts a server that ends, as the client does by itself; when it gives up, the user is led to the output. */
export function createErrorHandler(standard: () => ErrorHandler): ErrorHandler {
  // The standard handler counts the restarts, and is made by a client that needs this one first.
  let inner: ErrorHandler | undefined;
  const handler = (): ErrorHandler => {
    inner ??= standard();
    return inner;
  };
  return {
    error: (error, message, count) => handler().error(error, message, count),
    async closed() {
      const result = await handler().closed();
      if (result.action === CloseAction.Restart) return result;
      offerHelp("The language server for Windows setup logs ended again and again, and is not started any more.");
      return { ...result, handled: true };
    },
  };
}

/** Tells of a failure of the server, with what can be done about it. */
export function offerHelp(message: string): void {
  const choices = { "Open Logs": userCommands.showOutput, Restart: userCommands.restart };
  void window.showErrorMessage(message, ...Object.keys(choices)).then((choice) => {
    if (choice !== undefined) void commands.executeCommand(choices[choice as keyof typeof choices]);
  });
}
