import { compareTexts, type FindingNode } from "./nodes";
import type { LogSummary, StatementSummary } from "./summary";

/** A failure with the places that tell it again word for word, because they are copies of the same log. */
export interface Original {
  readonly node: FindingNode;
  readonly copies: FindingNode[];
}

/**
 * Tells originals from copies: a thread that quotes a log of the same folder, or a log saved twice, does not tell of a
 * second failure. Log files come before transcripts and longer logs before shorter ones, then the order of names decides.
 */
export function withoutCopies(nodes: readonly FindingNode[]): Original[] {
  const ordered = [...nodes].sort(
    (a, b) =>
      Number(a.log.isQuoted) - Number(b.log.isQuoted) ||
      b.log.entryCount - a.log.entryCount ||
      compareTexts(a.log.uri, b.log.uri),
  );
  const byStatement = new Map<string, Original>();
  const byElapsed = new Map<string, Original>();
  const originals: Original[] = [];
  for (const node of ordered) {
    const keys = node.statements.flatMap((statement) => statementKey(node.log, statement) ?? []);
    const elapsed = node.statements.flatMap((statement) => elapsedKey(node.log, statement) ?? []);
    const known =
      sameForMost(node, keys, byStatement) ?? (keys.length === 0 ? sameForAll(elapsed, byElapsed) : undefined);
    if (known) {
      known.copies.push(node);
      continue;
    }
    const original: Original = { node, copies: [] };
    originals.push(original);
    for (const key of keys) if (!byStatement.has(key)) byStatement.set(key, original);
    for (const key of elapsed) if (!byElapsed.has(key)) byElapsed.set(key, original);
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

/** The same words after the same time from the start of a process: what is left of an entry quoted without its clock. */
function elapsedKey({ format }: LogSummary, { elapsed, text }: StatementSummary): string | undefined {
  return elapsed === undefined ? undefined : `${format} ${elapsed} ${text.replace(/\s+/g, "")}`;
}

/**
 * The failure of another log that tells what one does. A thread may quote one line of it; of two files, at least every
 * other statement is the same: short sentences of two programs may fall into one second.
 */
function sameForMost(
  { log }: FindingNode,
  keys: readonly string[],
  originals: ReadonlyMap<string, Original>,
): Original | undefined {
  const count = new Map<LogSummary, number>();
  const known = keys.map((key) => originals.get(key)).filter((each) => each !== undefined && each.node.log !== log);
  for (const each of known) count.set(each!.node.log, (count.get(each!.node.log) ?? 0) + 1);
  return known.find((each) => log.isQuoted || count.get(each!.node.log)! * 2 >= keys.length);
}

function sameForAll(keys: readonly string[], originals: ReadonlyMap<string, Original>): Original | undefined {
  const first = originals.get(keys[0] ?? "");
  return keys.every((key) => originals.get(key) === first) ? first : undefined;
}
