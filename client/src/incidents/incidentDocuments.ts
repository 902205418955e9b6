import { commands, Disposable, env, Uri, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { paths } from "../../../server/src/protocol";
import { clientCommands, userCommands } from "../commands";
import { ownScheme, showRendered, textOfOwn } from "../setupLogsDocuments";
import { chooseIncident } from "./chooseIncident";
import type { IncidentStore } from "./incidentStore";
import { redacts } from "./redaction";
import { shortTime } from "./words";

/** Reports and timelines: to read in the editor, to copy, to save. With `setupLogs.report.redact` they are redacted. */
export function registerIncidentDocuments(client: LanguageClient, store: IncidentStore): Disposable {
  const forIncident = (command: string, act: (key: string) => Promise<unknown>): Disposable =>
    commands.registerCommand(command, async (given: unknown) => {
      const key = await chooseIncident(client, store, given);
      if (key !== undefined) await act(key);
    });

  /** The report for another program or reader: without links, which hold in this editor only. */
  const ticketOf = (key: string): Promise<string> => textOfOwn(client, uriOf(paths.report(key), "plain"));

  return Disposable.from(
    forIncident(clientCommands.showIncidentReport, (key) => showRendered(uriOf(paths.report(key)))),
    forIncident(clientCommands.showTimeline, (key) => showText(uriOf(paths.timeline(key)))),
    commands.registerCommand(userCommands.showFolderTimeline, () => showText(uriOf(paths.folderTimeline))),
    forIncident(userCommands.copyIncidentReport, async (key) => {
      await env.clipboard.writeText(await ticketOf(key));
      window.setStatusBarMessage(redacts() ? "Redacted report copied." : "Report copied.", 3000);
    }),
    forIncident(userCommands.saveIncidentReport, async (key) => {
      const text = await ticketOf(key);
      const target = await window.showSaveDialog({
        title: "Save Incident Report",
        filters: { Markdown: ["md"] },
        ...placeToSave(fileName(store, key)),
      });
      if (target === undefined) return;
      await workspace.fs.writeFile(target, new TextEncoder().encode(text));
      await window.showTextDocument(target, { preview: false });
    }),
  );
}

/** A document of the server's own, redacted if the user wants it so. */
function uriOf(path: string, ...flags: readonly string[]): Uri {
  const query = [...(redacts() ? ["redacted"] : []), ...flags].join("&");
  return Uri.from({ scheme: ownScheme, path, query });
}

async function showText(uri: Uri): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}

/** `incident 2008-02-19 0300.md`: sorts by time, and any file system takes it. */
function fileName({ all }: IncidentStore, key: string): string {
  const time = shortTime(all.find((incident) => incident.key === key)?.time ?? null).replace(":", "");
  return `incident ${time === "" ? key : time}.md`;
}

function placeToSave(name: string): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.[0];
  return folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, name) };
}
