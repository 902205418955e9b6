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

const candidate = /KB ?\d{6,7}|[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/gi;
const namedUpdate = /\bUpdateId {0,2}[=:] {0,2}\{?$|\bupdate \{?$/i;

/** A GUID is an update's when it bears a revision or is named so; others (services, calls, classes) are left out. */
function isUpdate(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  if (/[A-Za-z0-9-]$/.test(before) || /\w/.test(text[end] ?? "")) return false;
  if (end - start < 12) return true;
  return /^\}?\.\d/.test(text.slice(end, end + 3)) || namedUpdate.test(before);
}

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
    const text = blockText(block);
    for (const match of text.matchAll(candidate)) {
      if (!isUpdate(text, match.index, match.index + match[0].length)) continue;
      const name = match[0].toUpperCase().replace(" ", "");
      if (!found.has(name)) found.set(name, { name, start: match.index, end: match.index + match[0].length });
    }
    keys = [...found.values()];
    keysOfBlock.set(block, keys);
  }
  return keys;
}
