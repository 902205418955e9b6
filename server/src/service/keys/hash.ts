const low32 = 0x1_0000_0000;

/**
 * A whole number of 52 bits for a key: two mixed 32-bit sums over its characters. Two different keys of a folder share one
 * with a chance of some keys² / 2^53.
 *
 * @param seed what kind of thing the text is, so that a KB number is never a file name
 */
export function hash52(seed: number, text: string): number {
  let a = Math.imul(seed + 1, 0x9e3779b1) ^ 0x1b873593;
  let b = Math.imul(seed + 1, 0x85ebca6b) ^ 0x27d4eb2f;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x85ebca77);
    b = Math.imul(b ^ code, 0xc2b2ae3d);
  }
  a = mix(a ^ Math.imul(b ^ (b >>> 15), 0x735a2d97));
  b = mix(b ^ Math.imul(a ^ (a >>> 15), 0xcaf649a9));
  return (b & 0xfffff) * low32 + (a >>> 0);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
