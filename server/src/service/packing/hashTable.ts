/** Numbers hashes through in the order in which they first come. */
export interface HashTable {
  idOf(hash: number): number;
  /** The hashes by their numbers. */
  hashes(): Float64Array;
}

/** A table for hashes of up to 52 bits, without an object for each as a `Map` has. */
export function createHashTable(): HashTable {
  let slots = new Int32Array(4096).fill(-1);
  let hashes = new Float64Array(2048);
  let count = 0;
  const find = (hash: number): number => {
    const mask = slots.length - 1;
    let slot = (hash >>> 0) & mask;
    while (slots[slot]! >= 0 && hashes[slots[slot]!] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const larger = new Float64Array(hashes.length * 2);
    larger.set(hashes);
    hashes = larger;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let id = 0; id < count; id++) slots[find(hashes[id]!)] = id;
  };
  return {
    idOf(hash) {
      const slot = find(hash);
      const known = slots[slot]!;
      if (known >= 0) return known;
      // At most half of the slots are taken.
      if (count === hashes.length) {
        grow();
        return this.idOf(hash);
      }
      hashes[count] = hash;
      slots[slot] = count;
      return count++;
    },
    hashes: () => hashes.slice(0, count),
  };
}
