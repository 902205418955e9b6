import type { LogFormatId } from "../formats/ids";
import { normalPath } from "../keys";
import { type Original, withoutCopies } from "./copies";
import { compareTimes, type FindingNode, failuresOf, runOf } from "./nodes";
import { partsOf } from "./parts";
import {
  childReturned,
  isOvercome,
  linkEnd,
  parentInfo,
  type RunLink,
  sameProcess,
  sectionEvidence,
  sectionSlack,
} from "./runLinks";
import type { LogSummary, RunSummary } from "./summary";
import type { IncidentLink } from "./types";

/** Failures that tell of one incident, with the reasons for joining them. */
export interface Group {
  readonly nodes: FindingNode[];
  /** The same failures in copies of the logs; they add no place to the chain. */
  readonly copies: FindingNode[];
  readonly links: IncidentLink[];
  /** Runs that belong to it and state no failure of it. */
  readonly runs: { readonly log: LogSummary; readonly run: RunSummary }[];
}

/**
 * Joins failures of one machine that some rule links: update.exe runs with sections of setupapi and failures of the
 * agent, setupapi sections with the agent's failures of the same error. Every failure is in exactly one group.
 */
export function linkedGroups(logs: readonly LogSummary[]): Group[] {
  const groupOf = new Map<FindingNode, Group>();
  const enter = ({ node, copies }: Original): Group => {
    const group: Group = { nodes: [node], copies, links: [], runs: [] };
    groupOf.set(node, group);
    return group;
  };
  const join = (a: FindingNode, b: FindingNode, { from, to, evidence }: IncidentLink): void => {
    const [into, other] = [groupOf.get(a)!, groupOf.get(b)!];
    into.links.push({ from, to, evidence });
    if (into === other) return;
    for (const field of ["nodes", "copies", "links", "runs"] as const) (into[field] as unknown[]).push(...other[field]);
    for (const node of other.nodes) groupOf.set(node, into);
  };

  const originals = withoutCopies(failuresOf(logs));
  const children = originals.filter((each) => isOf(each, "svcpack-log"));
  const sections = originals.filter((each) => isOf(each, "setupapi-log"));
  for (const each of [...children, ...sections]) enter(each);
  const agents: FindingNode[] = [];
  const childrenOf = byError(children.map(({ node }) => node));
  for (const agent of originals.filter((each) => isOf(each, "windowsupdate-log"))) {
    const candidates = new Set(agent.node.finding.codes.flatMap(({ canonical }) => childrenOf.get(canonical) ?? []));
    const links = [...candidates].flatMap((child) => childReturned(child, agent.node) ?? []);
    const parts = links.length > 1 ? divided(agent, links) : links.map((link) => ({ part: agent, link }));
    for (const { part } of parts.length > 0 ? parts : [{ part: agent }]) {
      enter(part);
      agents.push(part.node);
    }
    for (const { part, link } of parts) join(link.child, part.node, link);
  }

  linkSections(
    logs,
    children.map(({ node }) => node),
    sections.map(({ node }) => node),
    groupOf,
    join,
  );
  const agentsOf = byError(agents);
  for (const { node: section } of sections) {
    for (const agent of new Set(section.finding.codes.flatMap(({ canonical }) => agentsOf.get(canonical) ?? []))) {
      const link = sameProcess(section, agent);
      if (link) join(section, agent, link);
    }
  }
  return [...new Set(groupOf.values())];
}

/** The parts of an agent's finding, each with a link that was worked out for it alone. */
function divided(agent: Original, links: readonly RunLink[]): { part: Original; link: RunLink }[] {
  return partsOf(agent, links).map(({ part, link }) => ({ part, link: childReturned(link.child, part.node) ?? link }));
}

function isOf({ node }: Original, format: LogFormatId): boolean {
  return node.log.format === format;
}

function byError(nodes: readonly FindingNode[]): ReadonlyMap<number, readonly FindingNode[]> {
  return groupedBy(nodes, ({ finding }) => finding.codes.map(({ canonical }) => canonical));
}

function groupedBy<T, K>(items: readonly T[], keysOf: (item: T) => readonly K[]): ReadonlyMap<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = found.get(key);
      if (known) known.push(item);
      else found.set(key, [item]);
    }
  }
  return found;
}

interface Section {
  readonly log: LogSummary;
  readonly run: RunSummary;
}

/** Links each update.exe run with the sections of setupapi it wrote, whether they state a failure or not. */
function linkSections(
  logs: readonly LogSummary[],
  children: readonly FindingNode[],
  failed: readonly FindingNode[],
  groupOf: ReadonlyMap<FindingNode, Group>,
  join: (a: FindingNode, b: FindingNode, link: IncidentLink) => void,
): void {
  const sections = logs.flatMap((log) => (log.format === "setupapi-log" ? log.runs.map((run) => ({ log, run })) : []));
  sections.sort((a, b) => compareTimes(a.run.startTime, b.run.startTime));
  const byCaller = groupedBy(sections, ({ run }) => callersOf(run));
  const failuresOfRun = groupedBy(failed, (node) => [runOf(node)]);
  for (const child of children) {
    const run = runOf(child);
    if (!run) continue;
    const candidates = callersOf(run).flatMap((key) => near(run, byCaller.get(key) ?? []));
    for (const section of new Set(candidates)) {
      const evidence = sectionEvidence(run, section.run);
      if (evidence === undefined) continue;
      const link = { from: linkEnd(child.log, run), to: linkEnd(section.log, section.run), evidence };
      const own = (failuresOfRun.get(section.run) ?? []).filter((node) => !isOvercome(child, node));
      for (const node of own) join(child, node, link);
      // A copy of the log tells of no other section.
      if (own.length === 0 && !section.log.isQuoted) {
        const group = groupOf.get(child)!;
        group.runs.push(section);
        group.links.push(link);
      }
    }
  }
}

/** Those of some sections, in order of time, that may have begun while a run lasted; all when its time is not known. */
function near({ startTime, endTime }: RunSummary, sections: readonly Section[]): readonly Section[] {
  if (Number.isNaN(startTime)) return sections;
  let first = 0;
  for (let end = sections.length; first < end; ) {
    const middle = (first + end) >>> 1;
    if (sections[middle]!.run.startTime < startTime - sectionSlack) first = middle + 1;
    else end = middle;
  }
  let last = first;
  while (last < sections.length && sections[last]!.run.startTime <= endTime + sectionSlack) last++;
  return sections.slice(first, last);
}

function callersOf({ program, commandLine }: RunSummary): string[] {
  const parent = parentInfo(commandLine);
  // Folders may be in their short form, so only the name of the program is sure.
  const name = normalPath(program ?? "")
    .split("\\")
    .at(-1)!;
  return [...(name === "" ? [] : [name]), ...(parent === undefined ? [] : [`/${parent}`])];
}
