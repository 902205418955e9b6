import { type Command, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { IncidentItem, PlaceItem } from "../../../server/src/protocol";
import { clientCommands } from "../commands";
import type { IncidentNode, PlaceNode } from "./incidentTree";
import {
  capitalised,
  countOf,
  describeIncident,
  describePlace,
  nameLogs,
  placeText,
  shortTime,
  tooltipOf,
} from "./words";

/** How a line of the view is drawn. Labels, descriptions and tooltips are plain text: they hold what logs say. */
export function treeItemOf(node: IncidentNode): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  switch (node.kind) {
    case "machine":
      return itemFor(node, node.name ?? "Machine not named", Expanded, { iconPath: new ThemeIcon("vm") });
    case "incident": {
      // Recurrences have the title of the incident they stand under, so their time tells them apart.
      const time = node.parent?.kind === "recurrences" ? shortTime(node.incident.time) : "";
      return itemFor(node, time === "" ? node.incident.title : time, Collapsed, {
        description: time === "" ? describeIncident(node.incident) : nameLogs(node.incident),
        tooltip: tooltipOf(node.incident),
        iconPath: incidentIcon(node.incident),
      });
    }
    case "recurrences":
      return itemFor(node, countOf(node.count, "recurrence"), Collapsed, {
        tooltip: "The same failure at other times.",
        iconPath: new ThemeIcon("history"),
      });
    case "more":
      return itemFor(node, `${countOf(node.count, "more place")}`, None, {
        iconPath: new ThemeIcon("ellipsis"),
        command: { title: "Show", command: clientCommands.showTimeline, arguments: [node.parent.incident.key] },
      });
    case "steps":
      return itemFor(node, `Passed on in ${countOf(node.children.length, "step")}`, Collapsed, {
        description: node.log,
        tooltip: `Places of ${node.log} that hand the failure on and add nothing to it.`,
        iconPath: new ThemeIcon("arrow-small-right"),
      });
    case "place":
      return itemFor(node, capitalised(node.place.relation), None, {
        description: describePlace(node.place),
        tooltip: placeText(capitalised(node.place.relation), node.place),
        iconPath: placeIcon(node),
        command: openCommand(node.place),
      });
  }
}

function itemFor(
  { id, kind }: IncidentNode,
  label: string,
  state: TreeItemCollapsibleState,
  fields: Partial<TreeItem>,
): TreeItem {
  // Otherwise a screen reader would read the tooltip.
  const accessibilityInformation = { label: [label, fields.description].filter((part) => part).join(", ") };
  return Object.assign(new TreeItem(label, state), { id, contextValue: kind, accessibilityInformation, ...fields });
}

/** A cross or a triangle; a question mark where the cause is not clear. */
function incidentIcon({ severity, confidence }: IncidentItem): ThemeIcon {
  const colour = severity === "error" ? "problemsErrorIcon.foreground" : "problemsWarningIcon.foreground";
  return new ThemeIcon(confidence === "high" ? severity : "question", new ThemeColor(colour));
}

function placeIcon({ role }: PlaceNode): ThemeIcon {
  const icons = { cause: "target", step: "arrow-small-right", report: "megaphone" } as const;
  return new ThemeIcon(icons[role]);
}

function openCommand({ uri, range: { start } }: PlaceItem): Command {
  const selection = new Range(start.line, start.character, start.line, start.character);
  return { title: "Open", command: "vscode.open", arguments: [Uri.parse(uri, true), { selection }] };
}
