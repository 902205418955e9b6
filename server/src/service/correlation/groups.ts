import { type Original, withoutCopies } from "./copies";
import type { FindingNode } from "./nodes";
import { linkRules, sameProcess } from "./runLinks";

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
  for (const { node, copies } of originals) groupOf.set(node, { nodes: [node], copies, evidence: [] });
  const isChild = ({ node }: Original): boolean => node.view.log.format.id === "svcpack-log";
  const others = originals.filter((original) => !isChild(original));
  for (const { node: child } of originals.filter(isChild)) {
    for (const { node: other } of others) {
      const evidence = firstEvidence(child, other);
      if (evidence !== undefined) join(groupOf, groupOf.get(child)!, groupOf.get(other)!, evidence);
    }
  }
  const agents = others.filter(({ node }) => node.view.log.format.id === "windowsupdate-log");
  const agentsOf = byError(agents.map(({ node }) => node));
  for (const { node: section } of others) {
    if (section.view.log.format.id !== "setupapi-log") continue;
    for (const agent of new Set(section.finding.codes.flatMap(({ canonical }) => agentsOf.get(canonical) ?? []))) {
      const evidence = sameProcess(section, agent);
      if (evidence !== undefined) join(groupOf, groupOf.get(section)!, groupOf.get(agent)!, evidence);
    }
  }
  return [...new Set(groupOf.values())];
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
