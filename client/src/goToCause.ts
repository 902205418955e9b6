import { commands, type Disposable, Range, Uri, window } from "vscode";
import { Range as LspRange } from "vscode-languageclient/node";
import { clientCommands } from "./commands";

/** Shows the entry that states why, in whichever log it is. */
export function registerGoToCause(): Disposable {
  return commands.registerCommand(clientCommands.goToCause, async (uri: unknown, range: unknown) => {
    if (typeof uri !== "string" || !LspRange.is(range)) return;
    const { start, end } = range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    await window.showTextDocument(Uri.parse(uri, true), { selection });
  });
}
