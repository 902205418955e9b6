const zero = 48;
const nine = 57;

export function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

export function isHexLower(code: number): boolean {
  return (code >= zero && code <= nine) || (code >= 97 && code <= 102);
}

export function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The number of exactly `count` decimal digits at `at`, or -1. */
export function digits(source: string, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) {
    const code = source.charCodeAt(at + i);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - zero;
  }
  return value;
}

/** Blank, tab, NUL padding, or a byte order mark: nothing to read. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0 || code === 0xfeff || code === 13 || code === 10;
}

/** Whether nothing but blanks stands between two offsets. */
export function isBlankBetween(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isBlank(source.charCodeAt(i))) return false;
  return true;
}

/** A line this long may have been wrapped by the program it was pasted through (consoles and mailers wrap at 72 to 80). */
export const wrapThreshold = 60;
