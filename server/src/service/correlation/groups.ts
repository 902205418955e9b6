import type { LogFormatId } from "../formats/ids";
import { type Original, withoutCopies } from "./copies";
import type { FindingNode } from "./nodes";
import { partsOf } from "./parts";
import { linkRules, runOf, sameProcess } from "./runLinks";

/** Findings that tell of one failure, with the reasons for joining them. */
export interface Group {
  readonly nodes: FindingNode[];
  /** The same findings in copies of the logs; they add no place to the chain. */
  readonly copies: FindingNode[];
  readonly evidence: string[];
}

/** Joins findings that some rule links: update.exe runs with all others, setupapi sections with the agent's failures of the same error. */
export function linkedGroups(nodes: readonly FindingNode[]): Group[] {
  const groupOf = new Map<FindingNode, Group>();
  const originals = withoutCopies(nodes);
  const children = originals.filter((original) => isOf(original, "svcpack-log"));
  const others: Original[] = [];
  const enter = (original: Original): Group => {
    const group: Group = { nodes: [original.node], copies: original.copies, evidence: [] };
    groupOf.set(original.node, group);
    return group;
  };
  children.forEach(enter);
  for (const other of originals) {
    if (isOf(other, "svcpack-log")) continue;
    const links = children.flatMap(({ node: child }) => {
      const evidence = firstEvidence(child, other.node);
      return evidence === undefined ? [] : [{ child, evidence, startTime: runOf(child)?.startTime ?? Number.NaN }];
    });
    const evidenceOf = new Map(links.map(({ child, evidence }) => [child, evidence]));
    if (links.length > 1 && isOf(other, "windowsupdate-log")) {
      for (const { part, child } of partsOf(other, links)) {
        others.push(part);
        join(groupOf, groupOf.get(child)!, enter(part), evidenceOf.get(child)!);
      }
      continue;
    }
    others.push(other);
    enter(other);
    for (const { child, evidence } of links) join(groupOf, groupOf.get(child)!, groupOf.get(other.node)!, evidence);
  }
  const agents = others.filter((other) => isOf(other, "windowsupdate-log"));
  const agentsOf = byError(agents.map(({ node }) => node));
  for (const { node: section } of others.filter((other) => isOf(other, "setupapi-log"))) {
    for (const agent of new Set(section.finding.codes.flatMap(({ canonical }) => agentsOf.get(canonical) ?? []))) {
      const evidence = sameProcess(section, agent);
      if (evidence !== undefined) join(groupOf, groupOf.get(section)!, groupOf.get(agent)!, evidence);
    }
  }
  return [...new Set(groupOf.values())];
}

function isOf({ node }: Original, format: LogFormatId): boolean {
  return node.view.log.format.id === format;
}

function byError(nodes: readonly FindingNode[]): ReadonlyMap<number, readonly FindingNode[]> {
  const found = new Map<number, FindingNode[]>();
  for (const node of nodes) {
    for (const { canonical } of node.finding.codes) {
      const known = found.get(canonical);
      if (known) known.push(node);
      else found.set(canonical, [node]);
    }
  }
  return found;
}

function join(groupOf: Map<FindingNode, Group>, a: Group, b: Group, evidence: string): void {
  a.evidence.push(evidence);
  if (a === b) return;
  a.nodes.push(...b.nodes);
  a.copies.push(...b.copies);
  a.evidence.push(...b.evidence);
  for (const node of b.nodes) groupOf.set(node, a);
}

function firstEvidence(child: FindingNode, other: FindingNode): string | undefined {
  for (const rule of linkRules) {
    const evidence = rule(child, other);
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}
