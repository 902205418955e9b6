/** Code as written, canonical value, first symbol (`-`: the number has none). */
export type Expected = readonly [text: string, canonical: string, symbol: string];

/** A line of a log and the codes it holds, in their order. */
export type Row = readonly [line: string, ...codes: Expected[]];
