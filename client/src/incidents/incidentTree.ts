import type { IncidentItem, PlaceItem } from "../../../server/src/protocol";

/** A line of the view. `id` is the same as long as the line stands for the same thing, so that it stays unfolded. */
export type IncidentNode = MachineNode | OneIncidentNode | RecurrencesNode | StepsNode | PlaceNode | MoreNode;

interface Base {
  readonly id: string;
  /** The line above it in the tree; undefined at the top. */
  readonly parent: IncidentNode | undefined;
  readonly children: readonly IncidentNode[];
}

/** The incidents of one machine, where the logs are from several. */
export interface MachineNode extends Base {
  readonly kind: "machine";
  /** Undefined for those whose logs name none. */
  readonly name: string | undefined;
}

/** An incident; its children are the places of its chain, then its recurrences. */
export interface OneIncidentNode extends Base {
  readonly kind: "incident";
  readonly incident: IncidentItem;
}

/** The later incidents of the same failure. */
export interface RecurrencesNode extends Base {
  readonly kind: "recurrences";
  readonly count: number;
}

/** Places of one log at which the failure was only passed on, one after the other. */
export interface StepsNode extends Base {
  readonly kind: "steps";
  readonly log: string;
  readonly parent: OneIncidentNode;
}

/** A place of a chain. */
export interface PlaceNode extends Base {
  readonly kind: "place";
  readonly place: PlaceItem;
  readonly role: "cause" | "step" | "report";
  readonly parent: OneIncidentNode | StepsNode;
}

/** Stands for the places of a very long chain that are left out. */
export interface MoreNode extends Base {
  readonly kind: "more";
  readonly count: number;
  readonly parent: OneIncidentNode;
}

/**
 * The top lines of the view. Recurrences stand under the first incident of their failure; where a filter took that one
 * away, under the first that is left. Machines are a level of their own when there are several.
 */
export function treeOf(incidents: readonly IncidentItem[]): readonly IncidentNode[] {
  const machines = new Map<string | null, IncidentItem[]>();
  for (const incident of incidents) {
    const list = machines.get(incident.machine);
    if (list === undefined) machines.set(incident.machine, [incident]);
    else list.push(incident);
  }
  if (machines.size < 2) return incidentNodes(incidents, undefined);
  return [...machines].map(([name, own]) => {
    const node = { kind: "machine" as const, id: `machine:${name ?? ""}`, name: name ?? undefined, parent: undefined };
    return withChildren<MachineNode>(node, (parent) => incidentNodes(own, parent));
  });
}

/** The line that stands for an incident, wherever it is. */
export function nodeOf(roots: readonly IncidentNode[], key: string): OneIncidentNode | undefined {
  for (const node of roots) {
    if (node.kind === "incident" && node.incident.key === key) return node;
    const found = nodeOf(node.children, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function incidentNodes(incidents: readonly IncidentItem[], parent: IncidentNode | undefined): readonly IncidentNode[] {
  const groups = new Map<string, IncidentItem[]>();
  for (const incident of incidents) {
    const failure = incident.recurrenceOf ?? incident.key;
    const group = groups.get(failure);
    if (group === undefined) groups.set(failure, [incident]);
    else group.push(incident);
  }
  return [...groups.values()].map(([first, ...later]) => incidentNode(first!, parent, later));
}

function incidentNode(
  incident: IncidentItem,
  parent: IncidentNode | undefined,
  later: readonly IncidentItem[] = [],
): OneIncidentNode {
  return withChildren<OneIncidentNode>({ kind: "incident", id: incident.key, incident, parent }, (own) => [
    ...placeNodes(own),
    ...(later.length === 0 ? [] : [recurrencesNode(own, later)]),
  ]);
}

/** So many steps in a row stand under one line. */
const foldedSteps = 3;

function placeNodes(parent: OneIncidentNode): readonly IncidentNode[] {
  const { key, chain, placesLeftOut: count } = parent.incident;
  const nodes: IncidentNode[] = [];
  for (let first = 0; first < chain.length; ) {
    let end = first + 1;
    while (end < chain.length - 1 && isStep(chain[first]!) && isStepWith(chain[end]!, chain[first]!)) end++;
    if (end === chain.length && count > 0) nodes.push({ kind: "more", id: `${key}:more`, count, parent, children: [] });
    const span = { from: first, to: end };
    if (end - first < foldedSteps) nodes.push(...placesOf(parent, parent, span));
    else nodes.push(stepsNode(parent, span));
    first = end;
  }
  return nodes;
}

const isStep = ({ relation }: PlaceItem): boolean => relation === "passed on";
const isStepWith = (place: PlaceItem, first: PlaceItem): boolean => isStep(place) && place.uri === first.uri;

interface Span {
  readonly from: number;
  readonly to: number;
}

function stepsNode(parent: OneIncidentNode, span: Span): StepsNode {
  const { key, chain } = parent.incident;
  const { log } = chain[span.from]!;
  return withChildren<StepsNode>({ kind: "steps", id: `${key}:steps:${span.from}`, log, parent }, (own) =>
    placesOf(parent, own, span),
  );
}

function placesOf(
  { incident: { key, chain } }: OneIncidentNode,
  parent: PlaceNode["parent"],
  { from, to }: Span,
): PlaceNode[] {
  return chain.slice(from, to).map((place, i): PlaceNode => {
    const index = from + i;
    const role = index === 0 ? "cause" : index === chain.length - 1 ? "report" : "step";
    return { kind: "place", id: `${key}:${index}`, place, role, parent, children: [] };
  });
}

function recurrencesNode(parent: OneIncidentNode, later: readonly IncidentItem[]): RecurrencesNode {
  const id = `${parent.id}:recurrences`;
  return withChildren<RecurrencesNode>({ kind: "recurrences", id, count: later.length, parent }, (own) =>
    later.map((incident) => incidentNode(incident, own)),
  );
}

/** A node whose children name it as their parent. */
function withChildren<T extends IncidentNode>(
  node: Omit<T, "children">,
  childrenOf: (node: T) => readonly IncidentNode[],
): T {
  const own = node as T;
  return Object.assign(own, { children: childrenOf(own) });
}
