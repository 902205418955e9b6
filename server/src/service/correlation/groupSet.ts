import type { FindingNode } from "./nodes";
import type { RunOfLog } from "./sectionOwners";
import type { IncidentLink } from "./types";

/** Failures that tell of one incident, with the reasons for joining them. */
export interface Group {
  readonly nodes: FindingNode[];
  /** The same failures in copies of the logs; they add no place to the chain. */
  readonly copies: FindingNode[];
  readonly links: IncidentLink[];
  /** Runs that belong to it and state no failure of it. */
  readonly runs: RunOfLog[];
}

/** Groups in the making: every failure that was entered is in exactly one. */
export interface GroupSet {
  /** A group of its own for a failure, with the copies of it. */
  enter(node: FindingNode, copies: readonly FindingNode[]): Group;
  groupOf(node: FindingNode): Group;
  /** Makes one group of those of two failures, and keeps the reason where one is to be told. */
  join(a: FindingNode, b: FindingNode, link: IncidentLink | undefined): void;
  /**
   * Divides a failure that is alone in its group: each part gets a group of its own, the first one the copies. What is
   * joined with the whole afterwards is joined with the first part.
   */
  divide(node: FindingNode, parts: readonly FindingNode[]): void;
  /** Whether nothing was joined with a failure. */
  isAlone(node: FindingNode): boolean;
  /** Makes one failure again of parts that are alone; its copies are those of the parts. */
  unite(parts: readonly FindingNode[], whole: FindingNode): void;
  /** In the order in which their failures were entered. */
  all(): Group[];
}

/** An empty set. Joining costs a few passes over all failures, however many joins there are. */
export function createGroups(): GroupSet {
  const groups = new Map<FindingNode, Group>();
  const enter = (node: FindingNode, copies: readonly FindingNode[]): Group => {
    const group: Group = { nodes: [node], copies: [...copies], links: [], runs: [] };
    groups.set(node, group);
    return group;
  };
  const firstParts = new Map<FindingNode, FindingNode>();
  const groupOf = (node: FindingNode): Group => {
    let known = node;
    for (let part = firstParts.get(known); part !== undefined; part = firstParts.get(known)) known = part;
    return groups.get(known)!;
  };
  const isAlone = (node: FindingNode): boolean => {
    const { nodes, links, runs } = groupOf(node);
    return nodes.length === 1 && links.length === 0 && runs.length === 0;
  };
  return {
    enter,
    groupOf,
    isAlone,
    join(a, b, link) {
      const [one, two] = [groupOf(a), groupOf(b)];
      // The smaller one goes into the larger one.
      const [into, other] = one.nodes.length >= two.nodes.length ? [one, two] : [two, one];
      if (link) into.links.push({ from: link.from, to: link.to, evidence: link.evidence });
      if (into === other) return;
      for (const field of ["nodes", "copies", "links", "runs"] as const)
        for (const each of other[field]) (into[field] as unknown[]).push(each);
      for (const node of other.nodes) groups.set(node, into);
    },
    divide(node, parts) {
      const { copies } = groupOf(node);
      groups.delete(node);
      firstParts.set(node, parts[0]!);
      parts.forEach((part, i) => {
        enter(part, i === 0 ? copies : []);
      });
    },
    unite(parts, whole) {
      const copies = parts.flatMap((part) => groupOf(part).copies);
      for (const part of parts) groups.delete(part);
      enter(whole, copies);
    },
    all: () => [...new Set(groups.values())],
  };
}
