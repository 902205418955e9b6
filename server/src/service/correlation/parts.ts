import { entryTime } from "../log";
import type { Original } from "./copies";
import { type FindingNode, statementsOf } from "./nodes";

/** A failure of the update agent that an update.exe run explains, with the time the run began. */
export interface Explained {
  readonly child: FindingNode;
  readonly startTime: number;
}

/**
 * Updates that fail with the same error one after the other are one finding of the agent, with many occurrences. Where
 * several update.exe runs explain it, each gets the occurrences from its start to the start of the next one.
 */
export function partsOf(agent: Original, runs: readonly Explained[]): { part: Original; child: FindingNode }[] {
  const ordered = [...runs].sort((a, b) => a.startTime - b.startTime);
  const statements = statementsOf(agent.node);
  const ownerOf = statements.map(({ entry }) => {
    const time = entryTime(agent.node.view.log, entry);
    const later = ordered.findIndex(({ startTime }) => startTime > time);
    return Math.max(0, (later < 0 ? ordered.length : later) - 1);
  });
  return ordered.flatMap(({ child }, index) => {
    const own = statements.filter((_, at) => ownerOf[at] === index);
    if (own.length === 0) return [];
    const copies = index === 0 ? agent.copies : [];
    return [{ part: { node: { ...agent.node, part: own }, copies }, child }];
  });
}
