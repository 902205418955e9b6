/** Bits that say what numbers and words are made of, by character below 128. */
const isIn = { word: 1, number: 2, hex: 4, glue: 8 } as const;
const sets = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/\w/.test(character)) sets[code]! |= isIn.word;
  if (/[0-9A-Za-z]/.test(character)) sets[code]! |= isIn.number;
  if (/[0-9A-Fa-f]/.test(character)) sets[code]! |= isIn.hex;
  // A number right after one of these is none (see isGlued), or is met at that character.
  if (/[#$@&%~{}\\_]/.test(character)) sets[code]! |= isIn.glue;
}

export const isWord = (code: number): boolean => code < 128 && (sets[code]! & isIn.word) !== 0;
export const isNumber = (code: number): boolean => code < 128 && (sets[code]! & isIn.number) !== 0;
export const isHex = (code: number): boolean => code < 128 && (sets[code]! & isIn.hex) !== 0;
export const isGlue = (code: number): boolean => code < 128 && (sets[code]! & isIn.glue) !== 0;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isGap = (code: number): boolean => code === 32 || code === 9;
export const isUpper = (code: number): boolean => code >= 65 && code <= 90;
