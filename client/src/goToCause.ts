import { commands, type Disposable, Range, Uri, window } from "vscode";
import { Location } from "vscode-languageclient/node";
import { clientCommands } from "./commands";

/** Shows the entry that states why, in whichever log it is. */
export function registerGoToCause(): Disposable {
  return commands.registerCommand(clientCommands.goToCause, async (target: unknown) => {
    if (!Location.is(target)) return;
    const { start, end } = target.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    await window.showTextDocument(Uri.parse(target.uri, true), { selection });
  });
}
