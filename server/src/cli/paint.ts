import type { CliIo } from "./io";

/** Colours for text on a terminal; each gives the text back as it is where colour is not wanted. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Colour goes to a terminal only, and not where NO_COLOR is set (no-color.org) or TERM says `dumb`. */
export function paintFor({ stdout, env }: CliIo): Paint {
  const wanted = stdout.isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  const style = (on: number, off: number) => (text: string) => (wanted ? `\x1b[${on}m${text}\x1b[${off}m` : text);
  return { error: style(31, 39), warning: style(33, 39), strong: style(1, 22), dim: style(2, 22) };
}
