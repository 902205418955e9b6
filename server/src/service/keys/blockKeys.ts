import type { TextBlock } from "../text/blocks";
import { hash52 } from "./hash";
import { normalOf } from "./normal";
import { scanKeys } from "./scan";
import { type KeyKind, type KeyMatch, keyKinds, keyRoles, kindNumber } from "./types";

/** The keys of a block as columns, in the order of their starts, a longer one before those inside of it. */
export interface BlockKeys {
  readonly count: number;
  /** Offsets relative to the block. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Indices into `keyKinds` and `keyRoles`. */
  readonly kind: Uint8Array;
  readonly role: Uint8Array;
  /** What `hashOfKey` gives for kind and normal form. */
  readonly hash: Float64Array;
}

const keysByBlock = new WeakMap<TextBlock, BlockKeys>();

/** The keys of a block; kept as long as the block lives, at some 20 bytes a key. */
export function blockKeysOf(block: TextBlock): BlockKeys {
  let keys = keysByBlock.get(block);
  if (!keys) {
    keys = scanBlock(block);
    keysByBlock.set(block, keys);
  }
  return keys;
}

/** A number of 52 bits that stands for a key in packed data. */
export function hashOfKey(kind: KeyKind, normal: string): number {
  return hash52(kindNumber(kind), normal);
}

/** The error codes of packed data stand beside the kinds of keys. */
const codeSeed = 255;

/** A number of 52 bits that stands for an error in packed data, by its canonical value. */
export function hashOfCode(canonical: number): number {
  return hash52(codeSeed, String(canonical));
}

/** The keys of a block as objects, made anew with each call; offsets are relative to the block. */
export function keysOfBlock(block: TextBlock): KeyMatch[] {
  const keys = blockKeysOf(block);
  const found: KeyMatch[] = [];
  for (let i = 0; i < keys.count; i++) found.push(keyOf(block, keys, i));
  return found;
}

/** One key of a block as an object. */
export function keyOf(block: TextBlock, keys: BlockKeys, index: number): KeyMatch {
  const start = keys.start[index]!;
  const end = keys.end[index]!;
  const kind = keyKinds[keys.kind[index]!]!;
  const role = keyRoles[keys.role[index]!]!;
  const text = block.source.slice(block.start + start, block.start + end);
  return { kind, start, end, text, normal: normalOf(kind, text), ...(role !== "" && { role }) };
}

let starts = new Uint32Array(1024);
let ends = new Uint32Array(1024);
let kinds = new Uint8Array(1024);
let roles = new Uint8Array(1024);

function scanBlock({ source, start: from, end: to }: TextBlock): BlockKeys {
  let count = 0;
  const endOfKind = new Uint32Array(keyKinds.length);
  scanKeys({ source, from, to }, (kind, start, end, role) => {
    // Two keys of a kind share no character: of names that run into each other the first counts.
    if (start < endOfKind[kind]!) return;
    endOfKind[kind] = end;
    if (count === starts.length) grow();
    // Keys come nearly in order: those inside of another are found with it.
    let at = count++;
    for (; at > 0; at--) {
      const before = starts[at - 1]!;
      if (before < start || (before === start && ends[at - 1]! >= end)) break;
      starts[at] = before;
      ends[at] = ends[at - 1]!;
      kinds[at] = kinds[at - 1]!;
      roles[at] = roles[at - 1]!;
    }
    starts[at] = start;
    ends[at] = end;
    kinds[at] = kind;
    roles[at] = role;
  });
  const hash = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const text = source.slice(starts[i]!, ends[i]!);
    hash[i] = hash52(kinds[i]!, normalOf(keyKinds[kinds[i]!]!, text));
  }
  const start = starts.slice(0, count);
  const end = ends.slice(0, count);
  for (let i = 0; i < count; i++) {
    start[i]! -= from;
    end[i]! -= from;
  }
  return { count, start, end, kind: kinds.slice(0, count), role: roles.slice(0, count), hash };
}

function grow(): void {
  const size = starts.length * 2;
  const widened = <T extends Uint32Array | Uint8Array>(into: T, from: T): T => {
    into.set(from);
    return into;
  };
  starts = widened(new Uint32Array(size), starts);
  ends = widened(new Uint32Array(size), ends);
  kinds = widened(new Uint8Array(size), kinds);
  roles = widened(new Uint8Array(size), roles);
}
