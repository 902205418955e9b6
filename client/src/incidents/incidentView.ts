import { commands, Disposable, EventEmitter, type TreeView, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { userCommands } from "../commands";
import type { LogFiles } from "../logFiles";
import { chooseIncident } from "./chooseIncident";
import { describeFilter, filtered, type IncidentFilter } from "./filter";
import { chooseFilter } from "./filterPicker";
import type { IncidentStore } from "./incidentStore";
import { type IncidentNode, nodeOf, treeOf } from "./incidentTree";
import { redacts } from "./redaction";
import { treeItemOf } from "./treeItems";
import { capitalised, countOf } from "./words";

/** In a container of its own: the badge needs an icon that stands for incidents only, and the tree needs the height. */
const viewId = "setupLogs.incidents";
/** What the welcome text of an empty view goes by, and the buttons for a filter. */
const stateKey = "setupLogs.incidents.state";
const filteredKey = "setupLogs.incidents.filtered";

/** The view "Incidents": failures, the places of their chains, and when they came again. */
export function registerIncidentView(client: LanguageClient, store: IncidentStore, logFiles: LogFiles): Disposable {
  const changed = new EventEmitter<void>();
  let filter: IncidentFilter = {};
  let roots: readonly IncidentNode[] = [];

  const view: TreeView<IncidentNode> = window.createTreeView<IncidentNode>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node?.children ?? roots)],
      getParent: (node) => node.parent,
      getTreeItem: treeItemOf,
    },
  });

  function show(): void {
    const shown = filtered(store.all, filter);
    roots = treeOf(shown);
    changed.fire();
    const errors = store.all.filter(({ severity }) => severity === "error").length;
    view.badge =
      errors === 0 ? undefined : { value: errors, tooltip: countOf(errors, "failed installation or update") };
    const conditions = [describeFilter(filter), redacts() ? "reports are redacted" : ""].filter((part) => part !== "");
    // With one view in the container, editors have no room for the description; but a message would hide a welcome text.
    view.description = conditions.join(" · ");
    const isPart = shown.length < store.all.length;
    const message = [...(isPart ? [`${shown.length} of ${store.all.length}`] : []), ...conditions].join(" · ");
    view.message = shown.length === 0 ? "" : capitalised(message);
    void setContext(filteredKey, describeFilter(filter) !== "");
    void stateOf(shown.length).then((state) => setContext(stateKey, state));
  }

  async function stateOf(shown: number): Promise<string> {
    if (shown > 0) return "some";
    if (store.all.length > 0) return "filtered";
    if (await logFiles.any()) return store.known ? "none" : "reading";
    return workspace.workspaceFolders === undefined ? "noFolder" : "noLogs";
  }

  /** Something that takes time, with the bar that runs along the top of the view. */
  const withBar = (work: () => Promise<unknown>): Thenable<unknown> =>
    window.withProgress({ location: { viewId } }, work);

  async function reveal(given: unknown): Promise<void> {
    const key = await chooseIncident(client, store, given);
    if (key === undefined) return;
    if (nodeOf(roots, key) === undefined) {
      // It may be newer than what is shown, or not pass the filter.
      await withBar(store.load);
      if (nodeOf(roots, key) === undefined) filter = {};
      show();
    }
    const node = nodeOf(roots, key);
    if (node !== undefined) await view.reveal(node, { select: true, focus: true, expand: true });
  }

  show();
  return Disposable.from(
    changed,
    view,
    store.onDidChange(show),
    view.onDidChangeVisibility(({ visible }) => visible && !store.known && void withBar(store.load)),
    logFiles.onDidAppear(show),
    workspace.onDidOpenTextDocument(() => store.all.length === 0 && show()),
    workspace.onDidCloseTextDocument(() => store.all.length === 0 && show()),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("setupLogs.report") && show()),
    commands.registerCommand(userCommands.filterIncidents, async () => {
      const chosen = await chooseFilter(await store.load(), filter);
      if (chosen === undefined) return;
      filter = chosen;
      show();
      await commands.executeCommand(`${viewId}.focus`);
    }),
    commands.registerCommand(userCommands.clearIncidentFilter, () => {
      filter = {};
      show();
    }),
    commands.registerCommand(userCommands.refreshIncidents, () => withBar(store.rescan)),
    commands.registerCommand(userCommands.revealIncident, reveal),
  );
}

const setContext = (key: string, value: unknown): Thenable<unknown> =>
  commands.executeCommand("setContext", key, value);
