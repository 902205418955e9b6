import type { CodeContext, CodeNotation } from "../types";

/** The question a reading rule answers. */
export interface Asked {
  /** The number as written, unsigned 32 bits. */
  readonly value: number;
  readonly notation: CodeNotation;
  readonly canonical: number;
  readonly context: CodeContext | undefined;
}

/** Is one of these words near the code? Without a sentence the answer is no. */
export function says(asked: Asked, words: RegExp): boolean {
  return asked.context?.sentence !== undefined && words.test(asked.context.sentence);
}
