import type { CodeContext, CodeNotation } from "../types";

/** The question a reading rule answers. */
export interface Asked {
  /** The number as written, unsigned 32 bits. */
  readonly value: number;
  readonly notation: CodeNotation;
  readonly canonical: number;
  readonly context: CodeContext | undefined;
}

/** Is one of these words near the code, or in the name of the component that wrote it? Without either the answer is no. */
export function says(asked: Asked, words: RegExp): boolean {
  const { sentence, component } = asked.context ?? {};
  return (sentence !== undefined && words.test(sentence)) || (component !== undefined && words.test(component));
}
