/** Classes of ASCII characters as bits. */
const digit = 1;
const hexLetter = 2;
const letter = 4;

const classes = new Uint8Array(128);
for (let code = 48; code < 58; code++) classes[code] = digit;
for (let code = 65; code < 91; code++) classes[code] = classes[code + 32] = code < 71 ? letter | hexLetter : letter;

const classOf = (code: number): number => (code < 128 ? classes[code]! : 0);

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isHex = (code: number): boolean => (classOf(code) & (digit | hexLetter)) !== 0;
export const isLetter = (code: number): boolean => (classOf(code) & letter) !== 0;
/** Whether a character is a letter or a digit of ASCII. */
export const isAlphanumeric = (code: number): boolean => classOf(code) !== 0;
/** Whether a character is part of a word: letter, digit, underscore, or anything beyond ASCII. NaN (no character) is none. */
export const isWord = (code: number): boolean => classOf(code) !== 0 || code === 95 || code > 127;
export const isBlank = (code: number): boolean => code === 32 || code === 9;

/**
 * A stretch of a text that is searched. Nothing outside of it is ever looked at, so that a part of a text gives the same
 * keys wherever it stands.
 */
export interface Stretch {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

/** The character at an offset; NaN outside of the stretch. */
export function codeAt({ source, from, to }: Stretch, offset: number): number {
  return offset >= from && offset < to ? source.charCodeAt(offset) : Number.NaN;
}

/** Whether `text` (lower-case ASCII) stands at an offset, in any case. */
export function hasAt(stretch: Stretch, offset: number, text: string): boolean {
  if (offset < stretch.from || offset + text.length > stretch.to) return false;
  for (let i = 0; i < text.length; i++) {
    const code = stretch.source.charCodeAt(offset + i);
    const expected = text.charCodeAt(i);
    if (code !== expected && (code | 32) !== expected) return false;
  }
  return true;
}

/** Whether `text` (lower-case ASCII) ends at an offset, in any case. */
export function endsWithAt(stretch: Stretch, offset: number, text: string): boolean {
  return hasAt(stretch, offset - text.length, text);
}
