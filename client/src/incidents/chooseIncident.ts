import { type QuickPickItem, ThemeIcon, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type IncidentItem, requests } from "../../../server/src/protocol";
import { placeAtCursor } from "../cursor";
import { isName } from "../setupLogsDocuments";
import type { IncidentStore } from "./incidentStore";
import type { IncidentNode } from "./incidentTree";
import { describeIncident } from "./words";

/**
 * The key of the incident that a command is about: the one its argument names (a key from the server, a line of the
 * view), else the one at the cursor, else the one that the user chooses. Undefined when he chooses none.
 */
export async function chooseIncident(
  client: LanguageClient,
  store: IncidentStore,
  given: unknown,
): Promise<string | undefined> {
  if (typeof given === "string") return isName(given) ? given : undefined;
  const ofLine = keyOf(given as Partial<IncidentNode> | undefined);
  if (ofLine !== undefined) return ofLine;
  const place = placeAtCursor();
  const here = place && (await client.sendRequest<string | null>(requests.incidentAt, place));
  return here ?? pick(await store.load());
}

/** The incident that a line of the view belongs to. */
function keyOf(node: Partial<IncidentNode> | undefined): string | undefined {
  if (node?.kind === "incident") return node.incident?.key;
  return node?.kind === "place" ? keyOf(node.parent) : undefined;
}

async function pick(incidents: readonly IncidentItem[]): Promise<string | undefined> {
  if (incidents.length === 0) {
    void window.showInformationMessage("No incident was found in the logs that are open or lie in the opened folders.");
    return undefined;
  }
  const items = incidents.map((incident): QuickPickItem & { readonly key: string } => ({
    key: incident.key,
    // Titles hold words of logs, and a label would draw $(…) as an icon.
    label: incident.title.replaceAll("$(", "$ ("),
    detail: describeIncident(incident).replaceAll("$(", "$ ("),
    iconPath: new ThemeIcon(incident.severity),
  }));
  const chosen = await window.showQuickPick(items, { placeHolder: "Which incident?", matchOnDetail: true });
  return chosen?.key;
}
