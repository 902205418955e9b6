import { compareTexts, type FindingNode } from "./nodes";
import type { LogSummary, StatementSummary } from "./summary";

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
    (a, b) => Number(a.log.isQuoted) - Number(b.log.isQuoted) || compareTexts(a.log.uri, b.log.uri),
  );
  const byStatement = new Map<string, Original>();
  const originals: Original[] = [];
  for (const node of ordered) {
    const keys = node.statements.flatMap((statement) => statementKey(node.log, statement) ?? []);
    const known = keys.map((key) => byStatement.get(key)).find((each) => each && each.node.log !== node.log);
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
export function statementKey(
  { format }: Pick<LogSummary, "format">,
  { time, text }: Pick<StatementSummary, "time" | "text">,
): string | undefined {
  return Number.isNaN(time) ? undefined : `${format} ${time} ${text.replace(/\s+/g, "")}`;
}
