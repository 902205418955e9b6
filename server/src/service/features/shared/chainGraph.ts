import type { Incident, IncidentPlace } from "../../correlation";
import { chainOf } from "./chain";

/**
 * What led to what among the places of a chain, as indices into it (see `chainOf`). Every place but the cause has callees, and every
 * one but the report has callers. A caller always comes later in the chain, so no way leads in a circle.
 */
export interface ChainGraph {
  /** For each place those it led to. */
  readonly callers: readonly (readonly number[])[];
  /** For each place those it came from. */
  readonly callees: readonly (readonly number[])[];
}

/**
 * Works out what led to what. Within one run a place leads to the next one. The last place of a run leads over the
 * incident's links to the first later place of whoever called it. What no link tells of goes on in its own log, and
 * else with the next place of the chain.
 */
export function chainGraph(incident: Incident): ChainGraph {
  const chain = chainOf(incident);
  const groups = groupsOf(chain, incident);
  const linked = linksOf(chain, incident, groups);
  const callers = chain.map((): number[] => []);
  const callees = chain.map((): number[] => []);
  const connect = (from: number, to: number | undefined): void => {
    if (to === undefined || callers[from]!.includes(to)) return;
    callers[from]!.push(to);
    callees[to]!.push(from);
  };
  const last = chain.length - 1;
  for (let i = 0; i < last; i++) {
    connect(i, later(groups, i, groups[i]!));
    if (callers[i]!.length > 0) continue;
    for (const caller of linked.callersOf.get(groups[i]!) ?? []) connect(i, later(groups, i, caller));
    if (callers[i]!.length === 0) connect(i, laterInLog(chain, i) ?? i + 1);
  }
  for (let i = 1; i <= last; i++) {
    if (callees[i]!.length > 0) continue;
    // Whoever called it said something before: what it says there came first.
    const others = [...(linked.calleesOf.get(groups[i]!) ?? []), ...(linked.callersOf.get(groups[i]!) ?? [])];
    const earlier = others.map((group) => groups.lastIndexOf(group, i - 1)).filter((index) => index >= 0);
    connect(earlier.length > 0 ? Math.max(...earlier) : 0, i);
  }
  const ascending = (a: number, b: number): number => a - b;
  return {
    callers: callers.map((each) => each.sort(ascending)),
    callees: callees.map((each) => each.sort((a, b) => b - a)),
  };
}

/** The first later place of a group. */
function later(groups: readonly string[], index: number, group: string): number | undefined {
  const found = groups.indexOf(group, index + 1);
  return found < 0 ? undefined : found;
}

function laterInLog(chain: readonly IncidentPlace[], index: number): number | undefined {
  const { uri, view } = chain[index]!;
  const found = chain.findIndex((place, at) => at > index && place.uri === uri && place.view === view);
  return found < 0 ? undefined : found;
}

/** For each place the run it was written by, or else its log. */
function groupsOf(chain: readonly IncidentPlace[], { runs }: Incident): string[] {
  return chain.map(({ uri, view, range }) => {
    const { line } = range.start;
    const run = runs.find(
      (each) => each.uri === uri && each.view === view && each.startLine <= line && line <= each.endLine,
    );
    return groupName(uri, view, run?.run);
  });
}

const groupName = (uri: string, view: number, run: number | undefined): string => `${view} ${run ?? ""} ${uri}`;

interface Links {
  readonly callersOf: ReadonlyMap<string, readonly string[]>;
  readonly calleesOf: ReadonlyMap<string, readonly string[]>;
}

function linksOf(chain: readonly IncidentPlace[], { links, runs }: Incident, groups: readonly string[]): Links {
  const callersOf = new Map<string, string[]>();
  const calleesOf = new Map<string, string[]>();
  const groupOfEnd = ({ uri, range }: Incident["links"][number]["from"]): string | undefined => {
    const { line, character } = range.start;
    const isAt = (place: IncidentPlace): boolean =>
      place.uri === uri && place.range.start.line === line && place.range.start.character === character;
    const index = chain.findIndex(isAt);
    if (index >= 0) return groups[index];
    const run = runs.find((each) => each.uri === uri && each.startLine <= line && line <= each.endLine);
    if (run) return groupName(uri, run.view, run.run);
    return groups[chain.findIndex((place) => place.uri === uri)];
  };
  for (const { from, to } of links) {
    const caller = groupOfEnd(from);
    const callee = groupOfEnd(to);
    if (caller === undefined || callee === undefined || caller === callee) continue;
    add(callersOf, callee, caller);
    add(calleesOf, caller, callee);
  }
  return { callersOf, calleesOf };
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}
