import { type CodeMatch, findCodes, nextCodeHint } from "./codes";
import type { Log } from "./log";
import type { TextBlock } from "./text/blocks";
import { lastAtOrBelow, trimLineEnd } from "./text/logText";

const codesByBlock = new WeakMap<TextBlock, readonly CodeMatch[]>();

/** The error codes in a block, in order, with offsets relative to the block; kept as long as the block lives. */
export function codesOfBlock(block: TextBlock): readonly CodeMatch[] {
  let codes = codesByBlock.get(block);
  if (!codes) {
    codes = scan(block);
    codesByBlock.set(block, codes);
  }
  return codes;
}

function scan({ source, start, end, lineStarts }: TextBlock): CodeMatch[] {
  const found: CodeMatch[] = [];
  let next = start;
  for (let hint = nextCodeHint(source, next, end); hint !== -1; hint = nextCodeHint(source, next, end)) {
    const line = lastAtOrBelow(lineStarts, hint - start);
    const from = lineStarts[line]!;
    next = line + 1 < lineStarts.length ? start + lineStarts[line + 1]! : end;
    for (const code of findCodes(trimLineEnd(source, start + from, next))) {
      found.push({ ...code, start: code.start + from, end: code.end + from });
    }
  }
  return found;
}

/** All codes of a log in order, with offsets of the log. */
export function* codesOf(log: Log): Generator<CodeMatch> {
  for (let i = 0; i < log.blocks.length; i++) {
    const base = log.text.blockOffsets[i]!;
    for (const code of codesOfBlock(log.blocks[i]!.block))
      yield { ...code, start: code.start + base, end: code.end + base };
  }
}
