import { type Original, withoutCopies } from "./copies";
import type { FindingNode } from "./nodes";
import { linkRules } from "./runLinks";

/** Findings that tell of one failure, with the reasons for joining them. */
export interface Group {
  readonly nodes: FindingNode[];
  /** The same findings in copies of the logs; they add no place to the chain. */
  readonly copies: FindingNode[];
  readonly evidence: string[];
}

/** Joins findings that some rule links. Every rule needs an update.exe run on one side, so only those are compared. */
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
  return [...new Set(groupOf.values())];
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
