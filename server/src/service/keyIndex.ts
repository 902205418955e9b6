/**
 * Where the keys and error codes of a document stand, packed: a few bytes for each entry that bears one. Plain data that
 * can be sent between threads.
 */
export interface KeyIndex {
  /** Hashes of the distinct keys (kind and normal form), ascending. */
  readonly hashes: Float64Array;
  /** For each key the index in `places` at which its places begin; one more at the end. */
  readonly offsets: Uint32Array;
  /** Places as variable-length numbers: lines since the place before, first character, length. */
  readonly places: Uint8Array;
}
