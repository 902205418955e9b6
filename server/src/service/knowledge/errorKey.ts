/**
 * Number that two spellings of one error share, unsigned 32 bits: a bare Win32 or update.exe code becomes its HRESULT
 * (2 and 0x80070002, 0xF0DA and 0x8007F0DA), a SetupAPI code its HRESULT twin (0xE0000228 and 0x800F0228).
 * Other numbers are returned as they are. Sources: HRESULT_FROM_WIN32 and HRESULT_FROM_SETUPAPI of the SDK headers;
 * KB822798 for 0x8007Fxxx.
 */
export function errorKey(code: number): number {
  const value = code >>> 0;
  if (value !== 0 && value <= 0xffff) return (0x80070000 | value) >>> 0;
  if (value >>> 16 === 0xe000) return (0x800f0000 | (value & 0xffff)) >>> 0;
  return value;
}

/** The key of a code written in an article (`0xF0DA`, `0x80070643`); undefined when the text is no such code. */
export function errorKeyOfText(code: string): number | undefined {
  return articleCodePattern.test(code) ? errorKey(Number.parseInt(code.slice(2), 16)) : undefined;
}

/** How articles spell codes: `0x` and eight upper-case hex digits, or an update.exe extended code `0xFxxx`. */
export const articleCodePattern = /^0x(?:[0-9A-F]{8}|F[0-9A-F]{3})$/;
