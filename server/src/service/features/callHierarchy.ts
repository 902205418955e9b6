import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  SymbolKind,
} from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { Incident, IncidentPlace } from "../correlation";
import type { LogDocument } from "../document";
import { withoutDetailMarks } from "../text/detailMarks";
import { shorten } from "../text/printable";
import { chainFrom, incidentNear, isSameEntry, type NamedEntry } from "./shared/chain";
import { type ChainGraph, chainGraph } from "./shared/chainGraph";
import { type LogNames, logNames, plainLine } from "./shared/logNames";
import { shownTime } from "./shared/time";
import { incidentsAround, incidentsIn, type Workspace } from "./shared/workspace";

/** Most callers or callees of one entry. */
const callLimit = 100;
const nameLength = 100;

/** What an item carries to be known again: it comes back from the client, and is checked then. */
interface ItemData extends NamedEntry {
  /** Key of the incident. */
  readonly incident: string;
}

/**
 * The entry at a position as an item of a hierarchy of failures, when it is part of an incident's chain; for another
 * entry that the incident's runs wrote the place of the chain before it, or the cause. Empty for all others.
 */
export function prepareCallHierarchy(
  document: LogDocument,
  position: Position,
  workspace?: Workspace,
  token?: CancellationToken,
): CallHierarchyItem[] {
  if (document.logs.length === 0 || token?.isCancellationRequested) return [];
  const incidents = incidentsAround(document, workspace);
  const at = incidentNear(document, position, incidents);
  if (!at) return [];
  const chain = chainFrom(document.uri, at.incident);
  const { uri, view, entry } = at.entry;
  const place =
    chain.find((each) => isSameEntry(each, at.entry)) ??
    chain.filter((each) => each.uri === uri && each.view === view && each.entry < entry).at(-1) ??
    chain[0]!;
  return [itemOf(place, at.incident, logNames(incidents, workspace, document))];
}

/** What a failure led to: the next places on the way to the report, in whichever log. Empty for the report. */
export function getIncomingCalls(
  item: CallHierarchyItem,
  workspace: Workspace,
  document?: LogDocument,
  token?: CancellationToken,
): CallHierarchyIncomingCall[] {
  return neighbours(item, workspace, document, token, ({ callers }, index) => callers[index]!).map(
    ({ place, shown }) => ({ from: shown, fromRanges: [place.range] }),
  );
}

/** What a failure came from: the next places on the way to the cause, in whichever log. Empty for the cause. */
export function getOutgoingCalls(
  item: CallHierarchyItem,
  workspace: Workspace,
  document?: LogDocument,
  token?: CancellationToken,
): CallHierarchyOutgoingCall[] {
  return neighbours(item, workspace, document, token, ({ callees }, index) => callees[index]!).map(
    ({ shown, self }) => ({ to: shown, fromRanges: [self.range] }),
  );
}

interface Neighbour {
  readonly place: IncidentPlace;
  /** The place that was asked about. */
  readonly self: IncidentPlace;
  readonly shown: CallHierarchyItem;
}

function neighbours(
  item: CallHierarchyItem,
  workspace: Workspace,
  document: LogDocument | undefined,
  token: CancellationToken | undefined,
  pick: (graph: ChainGraph, index: number) => readonly number[],
): Neighbour[] {
  const data = readData(item.data);
  if (!data || token?.isCancellationRequested) return [];
  const incidents = document ? incidentsAround(document, workspace) : incidentsIn(workspace);
  const incident = incidents.find(({ key }) => key === data.incident);
  if (!incident) return [];
  const chain = chainFrom(data.uri, incident);
  const index = chain.findIndex((place) => isSameEntry(place, data));
  if (index < 0) return [];
  const names = logNames(incidents, workspace, document);
  return pick(chainGraph(incident), index)
    .slice(0, callLimit)
    .map((each) => ({ place: chain[each]!, self: chain[index]!, shown: itemOf(chain[each]!, incident, names) }));
}

function readData(data: unknown): ItemData | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { uri, view, entry, incident } = data as Readonly<Record<keyof ItemData, unknown>>;
  if (typeof uri !== "string" || typeof view !== "number" || typeof entry !== "number" || typeof incident !== "string")
    return undefined;
  return { uri, view, entry, incident };
}

/** No more is claimed than is known. */
const causeWords = { high: "cause", medium: "likely cause", low: "says most" } as const;

function itemOf(place: IncidentPlace, { key, confidence }: Incident, names: LogNames): CallHierarchyItem {
  const { uri, view, entry, range, relation, time, text } = place;
  const data: ItemData = { uri, view, entry, incident: key };
  const words = withoutDetailMarks(plainLine(text));
  const where = `${names(place)}:${range.start.line + 1}`;
  return {
    name: shorten(words, nameLength) || where,
    detail: [where, shownTime(time), relation === "cause" ? causeWords[confidence] : relation]
      .filter(Boolean)
      .join(" · "),
    kind: SymbolKind.Event,
    uri,
    range,
    selectionRange: range,
    data,
  };
}
