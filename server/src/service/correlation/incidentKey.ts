/**
 * A name of 13 letters and digits for a text, the same for the same text (64 bits of FNV-1a, as two numbers of 32 bits
 * that begin differently).
 */
export function keyOf(text: string): string {
  return (
    hash(text, 0x811c9dc5).toString(36).padStart(7, "0") + (hash(text, 0x050c5d1f) >>> 2).toString(36).padStart(6, "0")
  );
}

function hash(text: string, basis: number): number {
  let value = basis;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
