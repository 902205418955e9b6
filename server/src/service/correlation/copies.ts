import { transcriptId } from "../formats/ids";
import { entryMessage, entryTime } from "../log";
import type { FindingNode } from "./nodes";

/** So many statements of a finding are compared: one in common is enough, and a copy nearly always has the first ones. */
const comparedStatements = 20;

/** A failure with the places that tell it again word for word, because they are copies of the same log. */
export interface Original {
  readonly node: FindingNode;
  readonly copies: FindingNode[];
}

/**
 * Tells originals from copies: a thread that quotes a log of the same folder, or a log saved twice, does not tell of a
 * second failure. Log files come before transcripts, then the order of names decides.
 */
export function withoutCopies(nodes: readonly FindingNode[]): Original[] {
  const ordered = [...nodes].sort(
    (a, b) =>
      Number(a.document.formatId === transcriptId) - Number(b.document.formatId === transcriptId) ||
      (a.document.uri < b.document.uri ? -1 : Number(a.document.uri > b.document.uri)),
  );
  const byStatement = new Map<string, Original>();
  const originals: Original[] = [];
  for (const node of ordered) {
    const keys = keysOf(node);
    const known = keys.map((key) => byStatement.get(key)).find((each) => each && each.node.view !== node.view);
    if (known) {
      known.copies.push(node);
      continue;
    }
    const original: Original = { node, copies: [] };
    originals.push(original);
    for (const key of keys) if (!byStatement.has(key)) byStatement.set(key, original);
  }
  return originals;
}

/** The same words at the same moment are the same entry; without a moment nothing shows that they are. */
function keysOf({ view: { log }, finding }: FindingNode): string[] {
  const keys: string[] = [];
  for (const { entry } of finding.occurrences.slice(0, comparedStatements)) {
    const time = entryTime(log, entry);
    if (!Number.isNaN(time)) keys.push(`${log.format.id} ${time} ${entryMessage(log, entry).trim()}`);
  }
  return keys;
}
