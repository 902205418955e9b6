import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from "./bytes";
import { createHashTable } from "./hashTable";

/**
 * Places by a hash, packed. Keys lie in buckets by the upper bits of their hash; a bucket is a list of records, each the
 * rest of the hash, the first place, and the further places with their length in bytes in front. Numbers have seven bits
 * a byte, the lowest first.
 */
export interface PackedPlaces {
  /** Number of distinct keys. */
  readonly keyCount: number;
  readonly placeCount: number;
  /** How many upper bits of a hash choose the bucket. */
  readonly bits: number;
  /** Offset in `bytes` at which each bucket begins; one more at the end. */
  readonly buckets: Uint32Array;
  readonly bytes: Uint8Array;
}

export interface Place {
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

const hashBits = 52;
/** Keys a bucket: the more, the fewer bytes for its offset, and the more records to pass. */
const bucketSize = 8;

/** Collects places, the first one of each entry and hash only, and packs them. */
export interface PlaceCollector {
  /** To be called before the entries of each log. */
  nextLog(): void;
  /** Adds a place; entries of a log come in ascending order for each hash. */
  readonly add: (hash: number, entry: number, line: number, character: number, length: number) => void;
  pack(): PackedPlaces;
}

export function createPlaceCollector(): PlaceCollector {
  const table = createHashTable();
  let capacity = 1024;
  let keys = new Uint32Array(capacity);
  let lines = new Uint32Array(capacity);
  let characters = new Uint32Array(capacity);
  let lengths = new Uint32Array(capacity);
  let count = 0;
  let firstOfLog = 0;
  let lastEntry = -1;
  /** For each key the last entry that bears it. */
  let seen = new Int32Array(capacity).fill(-1);
  return {
    nextLog() {
      firstOfLog = lastEntry + 1;
    },
    add(hash, entry, line, character, length) {
      const key = table.idOf(hash);
      const counted = firstOfLog + entry;
      lastEntry = Math.max(lastEntry, counted);
      if (key >= seen.length) {
        const larger = new Int32Array(seen.length * 2).fill(-1);
        larger.set(seen);
        seen = larger;
      }
      if (seen[key] === counted) return;
      seen[key] = counted;
      if (count === capacity) {
        capacity *= 2;
        [keys, lines, characters, lengths] = [keys, lines, characters, lengths].map((column) => {
          const larger = new Uint32Array(capacity);
          larger.set(column);
          return larger;
        }) as [typeof keys, typeof lines, typeof characters, typeof lengths];
      }
      keys[count] = key;
      lines[count] = line;
      characters[count] = character;
      lengths[count++] = length;
    },
    pack: () => pack(table.hashes(), { count, keys, lines, characters, lengths }),
  };
}

interface PlaceColumns {
  readonly count: number;
  readonly keys: Uint32Array;
  readonly lines: Uint32Array;
  readonly characters: Uint32Array;
  readonly lengths: Uint32Array;
}

function pack(hashes: Float64Array, places: PlaceColumns): PackedPlaces {
  const keyCount = hashes.length;
  const bits = Math.max(0, Math.floor(Math.log2(Math.max(1, keyCount / bucketSize))));
  const divisor = 2 ** (hashBits - bits);
  const byBucket = sortedBy(keyCount, 2 ** bits, (key) => Math.floor(hashes[key]! / divisor));
  const byKey = sortedBy(places.count, keyCount, (place) => places.keys[place]!);
  const buckets = new Uint32Array(2 ** bits + 1);
  const out = createByteWriter();
  for (let bucket = 0; bucket < 2 ** bits; bucket++) {
    buckets[bucket] = out.length();
    for (let i = byBucket.offsets[bucket]!; i < byBucket.offsets[bucket + 1]!; i++) {
      const key = byBucket.order[i]!;
      out.fixed(hashes[key]! % divisor, restBytes(bits));
      writePlaces(out, places, byKey.order.subarray(byKey.offsets[key]!, byKey.offsets[key + 1]!));
    }
  }
  buckets[2 ** bits] = out.length();
  return { keyCount, placeCount: places.count, bits, buckets, bytes: out.bytes() };
}

/** Bytes for the part of a hash that its bucket does not tell. */
const restBytes = (bits: number): number => Math.ceil((hashBits - bits) / 8);

function writePlaces(out: ByteWriter, { lines, characters, lengths }: PlaceColumns, order: Uint32Array): void {
  // In a transcript the parts of a log may stand in any order.
  for (let i = 1; i < order.length; i++) {
    if (lines[order[i]!]! >= lines[order[i - 1]!]!) continue;
    order.sort((a, b) => lines[a]! - lines[b]! || characters[a]! - characters[b]!);
    break;
  }
  const first = order[0]!;
  const hasMore = order.length > 1 ? 1 : 0;
  out.number(lines[first]!);
  out.number(characters[first]!);
  out.number(lengths[first]! * 2 + hasMore);
  if (!hasMore) return;
  const rest = createByteWriter();
  for (let i = 1; i < order.length; i++) {
    const place = order[i]!;
    const before = order[i - 1]!;
    const isAlike = characters[place] === characters[before] && lengths[place] === lengths[before];
    rest.number((lines[place]! - lines[before]!) * 2 + (isAlike ? 1 : 0));
    if (isAlike) continue;
    rest.number(characters[place]!);
    rest.number(lengths[place]!);
  }
  out.number(rest.length());
  out.append(rest.bytes());
}

/** The places of a hash, in the order of the document; empty when there is none. */
export function placesAt({ bits, buckets, bytes }: PackedPlaces, hash: number): readonly Place[] {
  const divisor = 2 ** (hashBits - bits);
  const bucket = Math.floor(hash / divisor);
  const rest = hash % divisor;
  const end = buckets[bucket + 1] ?? 0;
  const reader = createByteReader(bytes, buckets[bucket] ?? 0);
  while (reader.offset() < end) {
    const isWanted = reader.fixed(restBytes(bits)) === rest;
    const line = reader.number();
    const character = reader.number();
    const length = reader.number();
    const restLength = length % 2 === 1 ? reader.number() : 0;
    if (isWanted) return readPlaces(reader, { line, character, length: Math.floor(length / 2) }, restLength);
    reader.skip(restLength);
  }
  return [];
}

function readPlaces(reader: ByteReader, first: Place, restLength: number): Place[] {
  const end = reader.offset() + restLength;
  const places = [first];
  let last = first;
  while (reader.offset() < end) {
    const step = reader.number();
    const line = last.line + Math.floor(step / 2);
    last =
      step % 2 === 1
        ? { line, character: last.character, length: last.length }
        : { line, character: reader.number(), length: reader.number() };
    places.push(last);
  }
  return places;
}

/** Indices 0 to `count` by a small number each has, in their order where it is the same, and where each number begins. */
function sortedBy(count: number, groups: number, groupOf: (index: number) => number) {
  const offsets = new Uint32Array(groups + 1);
  for (let i = 0; i < count; i++) offsets[groupOf(i) + 1]!++;
  for (let i = 0; i < groups; i++) offsets[i + 1]! += offsets[i]!;
  const next = offsets.slice();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[next[groupOf(i)]!++] = i;
  return { offsets, order };
}
