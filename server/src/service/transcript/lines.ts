import type { LogFormat } from "../formats/format";
import type { BareLine } from "./quotes";

/** A bare line with what it is to the formats. */
export interface Line extends BareLine {
  /** The format that begins a record with it. */
  readonly starts: LogFormat | undefined;
  readonly isBlank: boolean;
  /** Blanks that all lines around it have before them. */
  readonly margin: number;
  /** Length as it was sent: without quote marks and margin, with the escapes. */
  readonly width: number;
}

/** A row of one character, as people put above and below a title. */
export const ruleLine = /^([-=*_#~+])\1{3,}$/;
/** A title that is a file name. */
export const fileNameLine = /^[\w.$() -]{1,60}\.(?:log|txt)\W{0,3}$/i;
/** Opens or ends a block of code. */
export const fence = /^(?:```|~~~)/;
/** What stands for lines that were cut, opens a code block, or parts a signature from its mail (RFC 3676). */
export const elision =
  /^(?:[:.…]|\.{3,}|[[(<{*-]{0,6} ?(?:\.{3}|…|snip(?:ped)?|cut) ?[\])>}*-]{0,6}|(?:```|~~~) ?\w*|-- ?)$/i;

/** The first word of a text, which decides whether it would have fitted on the line above. */
export function firstWord(text: string): string {
  const end = text.search(/\s/);
  return end < 0 ? text : text.slice(0, end);
}

/** The line with the blanks that it has more than those around it. */
export function indented({ blanks, margin, text }: Line): string {
  return blanks.length > margin ? blanks.slice(margin) + text : text;
}
