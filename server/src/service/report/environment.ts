import { createClock, type KnownOffset } from "../correlation/clock";
import type { Fact, FactKind, LogSummary } from "../correlation/summary";
import type { Incident } from "../correlation/types";

/** A fact with the log that states it. */
export interface PlacedFact extends Fact {
  readonly uri: string;
  readonly log: string;
}

/** What the kinds of facts are called, in the order in which they are shown. */
export const factNames: Readonly<Record<FactKind, string>> = {
  computer: "Computer",
  domain: "Domain",
  os: "Windows",
  servicePack: "Service pack",
  architecture: "Processor",
  productType: "Product type",
  agent: "Windows Update agent",
  installer: "Installer",
  servicingStack: "Servicing stack",
  image: "Serviced image",
  model: "Computer model",
  site: "Configuration Manager site",
};

/**
 * What the logs say of the machine at the time of an incident: of each kind the last thing each of its logs says before
 * the incident ends there, or else the first one after it. Kinds of which its own logs say nothing come from the other
 * logs, if all are of one machine and agree. In the order of `factNames`, the same text once.
 */
export function environmentOf(incident: Incident, summaries: readonly LogSummary[]): readonly PlacedFact[] {
  const ends = lastLines(incident);
  const own = summaries.filter(({ uri }) => ends.has(uri));
  const others = incident.machine === undefined ? summaries.filter(({ uri }) => !ends.has(uri)) : [];
  const kinds = Object.keys(factNames) as FactKind[];
  return kinds.flatMap((kind) => {
    const stated = own.flatMap((summary) => factInForce(summary, kind, ends.get(summary.uri)!) ?? []);
    if (stated.length > 0) return oncePerText(stated);
    const elsewhere = others.flatMap((summary) => factInForce(summary, kind, Number.POSITIVE_INFINITY) ?? []);
    const agreed = oncePerText(elsewhere);
    return agreed.length === 1 ? agreed : [];
  });
}

/** The last line of each document that an incident reaches to. */
function lastLines(incident: Incident): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const reach = (uri: string, line: number): void => {
    ends.set(uri, Math.max(line, ends.get(uri) ?? 0));
  };
  for (const { uri, range } of incident.chain) reach(uri, range.end.line);
  return ends;
}

function factInForce(summary: LogSummary, kind: FactKind, line: number): PlacedFact | undefined {
  const all = summary.facts.filter((fact) => fact.kind === kind);
  const fact = all.filter((each) => each.line <= line).at(-1) ?? all[0];
  return fact && { ...fact, uri: summary.uri, log: summary.name };
}

function oncePerText(facts: readonly PlacedFact[]): PlacedFact[] {
  const seen = new Set<string>();
  return facts.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** The offset from UTC at a time of an incident (or of all logs), by the logs of its machine alone. */
export function offsetOf(
  time: number,
  summaries: readonly LogSummary[],
  incident: Incident | undefined,
): KnownOffset | undefined {
  const uris = new Set(incident?.chain.map(({ uri }) => uri));
  const own = incident?.machine === undefined ? summaries : summaries.filter(({ uri }) => uris.has(uri));
  const agent = own.find(({ uri, offsets }) => uris.has(uri) && offsets.length > 0);
  return createClock(own).offsetAt(time, agent && { uri: agent.uri, view: agent.view });
}
