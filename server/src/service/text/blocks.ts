/** Characters a block aims for: an edit costs one block, and a 50 MB log has about 800 of them. */
const targetBlockLength = 64 * 1024;

const LF = 10;
const CR = 13;

/**
 * A run of whole lines of a text. Blocks are immutable, so whatever was computed from one can be kept for as long as
 * the block is part of the text, across edits elsewhere.
 */
export interface TextBlock {
  /** The string that holds the characters; shared by the blocks of one build so that no text is copied. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Offsets of the line starts relative to `start`. Only the last block of a text lists a final line without end. */
  readonly lineStarts: Uint32Array;
}

/** The characters of a block. */
export function blockText(block: TextBlock): string {
  return block.source.slice(block.start, block.end);
}

/** Cuts `source` into blocks at line ends (`\n`, `\r\n` or a lone `\r`); an empty text is one block of one empty line. */
export function splitIntoBlocks(source: string, isEndOfText: boolean): TextBlock[] {
  const blocks: TextBlock[] = [];
  const length = source.length;
  const finder = createLineEndFinder(source);
  let starts: number[] = [];
  let start = 0;
  let position = 0;
  while (position < length) {
    starts.push(position - start);
    const next = finder(position);
    position = next;
    const isTerminated = isLineEnd(source.charCodeAt(next - 1));
    if (position - start >= targetBlockLength && position < length && isTerminated) {
      blocks.push({ source, start, end: position, lineStarts: Uint32Array.from(starts) });
      start = position;
      starts = [];
    }
  }
  const endsWithLineEnd = length === 0 || isLineEnd(source.charCodeAt(length - 1));
  if (isEndOfText && endsWithLineEnd) starts.push(length - start);
  if (starts.length > 0) blocks.push({ source, start, end: length, lineStarts: Uint32Array.from(starts) });
  return blocks;
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

/** A function from a line's start to the start of the next line (or the end of the text); linear over a whole pass. */
function createLineEndFinder(source: string): (position: number) => number {
  let nextLf = source.indexOf("\n");
  let nextCr = source.indexOf("\r");
  return (position) => {
    if (nextLf !== -1 && nextLf < position) nextLf = source.indexOf("\n", position);
    if (nextCr !== -1 && nextCr < position) nextCr = source.indexOf("\r", position);
    if (nextCr !== -1 && (nextLf === -1 || nextCr < nextLf)) return nextCr + 1 === nextLf ? nextLf + 1 : nextCr + 1;
    return nextLf === -1 ? source.length : nextLf + 1;
  };
}
