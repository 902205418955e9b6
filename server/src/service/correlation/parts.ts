import type { Original } from "./copies";
import { runOf } from "./nodes";
import type { RunLink } from "./runLinks";

/**
 * Updates that fail with the same error one after the other are one finding of the agent, with many statements. Where
 * several update.exe runs explain it, each statement is that of the run that had ended last; those before any end, of
 * the run that ended first.
 */
export function partsOf(agent: Original, links: readonly RunLink[]): { part: Original; link: RunLink }[] {
  const endOf = ({ child }: RunLink): number => runOf(child)?.endTime ?? Number.NaN;
  const ordered = [...links].sort((a, b) => endOf(a) - endOf(b));
  const { statements } = agent.node;
  const ownerOf = statements.map(({ time, eventTime = time }) => {
    const later = ordered.findIndex((link) => endOf(link) > eventTime);
    return Math.max(0, (later < 0 ? ordered.length : later) - 1);
  });
  return ordered.flatMap((link, index) => {
    const own = statements.filter((_, at) => ownerOf[at] === index);
    if (own.length === 0) return [];
    return [{ part: { node: { ...agent.node, statements: own }, copies: index === 0 ? agent.copies : [] }, link }];
  });
}
