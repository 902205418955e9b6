/** Gives whole numbers from 0 to `below` - 1 that look random, the same ones for the same seed. */
export type Random = (below: number) => number;

/** Mulberry32: 32 bits of state, and all bits of a number equally good. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const hexDigits = (random: Random, length: number): string =>
  Array.from({ length }, () => random(16).toString(16)).join("");

/** `{01234567-89AB-CDEF-0123-456789ABCDEF}` */
export const guidOf = (random: Random): string =>
  `{${[8, 4, 4, 4, 12].map((length) => hexDigits(random, length)).join("-")}}`.toUpperCase();

/** One of a list. */
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;
