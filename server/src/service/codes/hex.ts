/** `0x` and upper-case hex digits of the unsigned 32-bit value, at least `digits` of them. */
export function hex(value: number, digits = 8): string {
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(digits, "0")}`;
}
