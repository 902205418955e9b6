import { commands, type Disposable, Range, Uri, window } from "vscode";
import { type LanguageClient, Range as LspRange } from "vscode-languageclient/node";
import { type Location, requests } from "../../server/src/protocol";
import { clientCommands } from "./commands";
import { placeAtCursor } from "./cursor";
import { showSelected } from "./showPlace";

/**
 * "Go to Cause": shows the entry that states why, in whichever log it is. The server's code actions and code lenses name
 * the place; from the keyboard the server is asked about the entry at the cursor.
 */
export function registerGoToCause(client: LanguageClient): Disposable {
  return commands.registerCommand(clientCommands.goToCause, async (uri: unknown, range: unknown) => {
    if (typeof uri === "string" && LspRange.is(range)) {
      const { start, end } = range;
      const place = {
        uri: Uri.parse(uri, true),
        range: new Range(start.line, start.character, end.line, end.character),
      };
      return showSelected(place);
    }
    const place = placeAtCursor();
    if (place === undefined) return;
    const found = await client.sendRequest<Location | null>(requests.cause, place);
    if (found === null) window.setStatusBarMessage("No cause is known for what this entry says.", 3000);
    else await showSelected(client.protocol2CodeConverter.asLocation(found));
  });
}
