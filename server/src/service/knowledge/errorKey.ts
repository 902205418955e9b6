import { canonicalOf } from "../codes/canonical";

/** Number that two spellings of one error share: its canonical value; a number that is canonical stays what it is. */
export function errorKey(code: number): number {
  return canonicalOf(code);
}

/** The key of a code written in an article (`0xF0DA`, `0x80070643`); undefined when the text is no such code. */
export function errorKeyOfText(code: string): number | undefined {
  return articleCodePattern.test(code) ? errorKey(Number.parseInt(code.slice(2), 16)) : undefined;
}

/** How articles spell codes: `0x` and eight upper-case hex digits, or an update.exe extended code `0xFxxx`. */
export const articleCodePattern = /^0x(?:[0-9A-F]{8}|F[0-9A-F]{3})$/;
