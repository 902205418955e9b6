import type { TextBlock } from "../text/blocks";
import { keysOfBlock } from "./blockKeys";
import type { KeyMatch } from "./types";

export { type BlockKeys, blockKeysOf, hashOfCode, hashOfKey, keyOf, keysOfBlock } from "./blockKeys";
export { coreOf, revisionOf } from "./normal";
export { normalPath } from "./normalPath";
export { type KeyKind, type KeyMatch, type KeyRole, keyKinds, keyRoles } from "./types";

/**
 * All keys in a text, in order, a longer one before those inside of it: the names, hashes, GUIDs and KB numbers that are
 * parts of a path or a package identity are keys too. A key never reaches over a line end, and what stands on other lines
 * never matters: the lines of a text have the keys that the text has.
 */
export function findKeys(text: string): KeyMatch[] {
  const block: TextBlock = { source: text, start: 0, end: text.length, lineStarts: new Uint32Array(1) };
  return keysOfBlock(block);
}
