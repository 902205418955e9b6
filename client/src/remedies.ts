import { commands, type Disposable, type QuickPickItem, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { clientCommands } from "./commands";
import { showPage } from "./setupLogsDocuments";

/** An article in the server's answer to `setupLogs/remedies`. */
interface Remedy {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly string[];
  readonly risk: string;
  readonly origin: string | null;
}

/** "Open Remedy…": the article with the given id, or, from the palette, one chosen among all of them. */
export function registerRemedies(client: LanguageClient): Disposable {
  return commands.registerCommand(clientCommands.openRemedy, async (id: unknown) => {
    await showPage("remedies", id ?? (await chooseRemedy(client)));
  });
}

async function chooseRemedy(client: LanguageClient): Promise<string | undefined> {
  const remedies = client.sendRequest<readonly Remedy[]>("setupLogs/remedies", {});
  const items = remedies.then((all) => all.map(itemFor));
  const chosen = await window.showQuickPick(items, {
    placeHolder: "A code, or words of the title",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.id;
}

function itemFor({ id, title, codes, risk, origin }: Remedy): QuickPickItem & { readonly id: string } {
  const owner = origin === null ? "" : "$(organization) ";
  return { id, label: owner + title, description: codes.join(" "), detail: risk };
}
