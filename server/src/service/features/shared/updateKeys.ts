import type { CancellationToken } from "../../cancellation";
import { blockKeysOf, coreOf, keyKinds, keyOf, keyRoles } from "../../keys";
import type { Log } from "../../log";
import type { TextBlock } from "../../text/blocks";

/** An update named in a log, at its first place there (offsets of the log). */
export interface UpdateKey {
  /** The GUID in upper case without braces and revision, or the KB number. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const kb = keyKinds.indexOf("kb");
const guid = keyKinds.indexOf("guid");
const update = keyRoles.indexOf("update");

const updatesOfBlock = new WeakMap<TextBlock, readonly UpdateKey[]>();

/**
 * Every update a log names, once each, in the order of first appearance: KB numbers, and GUIDs that bear a revision or are
 * called updates; those of services, calls and classes are left out.
 */
export function updateKeysOf(log: Log, token?: CancellationToken): UpdateKey[] {
  const first = new Map<string, UpdateKey>();
  for (let i = 0; i < log.blocks.length; i++) {
    if (token?.isCancellationRequested) break;
    const base = log.text.blockOffsets[i]!;
    for (const { name, start, end } of updatesIn(log.blocks[i]!.block)) {
      if (!first.has(name)) first.set(name, { name, start: start + base, end: end + base });
    }
  }
  return [...first.values()];
}

function updatesIn(block: TextBlock): readonly UpdateKey[] {
  let updates = updatesOfBlock.get(block);
  if (!updates) {
    const found = new Map<string, UpdateKey>();
    const keys = blockKeysOf(block);
    for (let i = 0; i < keys.count; i++) {
      const number = keys.kind[i]!;
      if (number !== kb && !(number === guid && keys.role[i] === update)) continue;
      const { kind, text, normal, start, end } = keyOf(block, keys, i);
      if (!found.has(normal)) found.set(normal, { name: normal, ...coreOf(kind, start, end, text.startsWith("{")) });
    }
    updates = [...found.values()];
    updatesOfBlock.set(block, updates);
  }
  return updates;
}
