import type { CancellationToken } from "../../cancellation";
import type { Log } from "../../log";
import { blockText, type TextBlock } from "../../text/blocks";

/** An update named in a log, at its first place there (offsets of the log). */
export interface UpdateKey {
  /** The GUID in upper case without braces and revision, or the KB number. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A GUID is an update's when it bears a revision or is named so; others (services, calls, classes) are left out. */
const updateName =
  /(?<![A-Za-z0-9])KB ?\d{6,7}(?!\d)|(?<=\bUpdateId {0,2}[=:] {0,2}\{?|\bupdate \{?)[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}|(?<![0-9A-F-])[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?=\}?\.\d)/gi;

const keysOfBlock = new WeakMap<TextBlock, readonly UpdateKey[]>();

/** Every update a log names, once each, in the order of first appearance. */
export function updateKeysOf(log: Log, token?: CancellationToken): UpdateKey[] {
  const first = new Map<string, UpdateKey>();
  for (let i = 0; i < log.blocks.length; i++) {
    if (token?.isCancellationRequested) break;
    const base = log.text.blockOffsets[i]!;
    for (const { name, start, end } of keysIn(log.blocks[i]!.block)) {
      if (!first.has(name)) first.set(name, { name, start: start + base, end: end + base });
    }
  }
  return [...first.values()];
}

function keysIn(block: TextBlock): readonly UpdateKey[] {
  let keys = keysOfBlock.get(block);
  if (!keys) {
    const found = new Map<string, UpdateKey>();
    for (const match of blockText(block).matchAll(updateName)) {
      const name = match[0].toUpperCase().replace(" ", "");
      if (!found.has(name)) found.set(name, { name, start: match.index, end: match.index + match[0].length });
    }
    keys = [...found.values()];
    keysOfBlock.set(block, keys);
  }
  return keys;
}
