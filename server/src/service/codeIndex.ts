import { type CodeMatch, findCodes, mayHoldCode } from "./codes";
import type { Log } from "./log";
import { blockText, type TextBlock } from "./text/blocks";
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

function scan(block: TextBlock): CodeMatch[] {
  const found: CodeMatch[] = [];
  const text = blockText(block);
  mayHoldCode.lastIndex = 0;
  for (let match = mayHoldCode.exec(text); match; match = mayHoldCode.exec(text)) {
    const line = lastAtOrBelow(block.lineStarts, match.index);
    const start = block.lineStarts[line]!;
    const end = line + 1 < block.lineStarts.length ? block.lineStarts[line + 1]! : text.length;
    for (const code of findCodes(trimLineEnd(text, start, end))) {
      found.push({ ...code, start: code.start + start, end: code.end + start });
    }
    mayHoldCode.lastIndex = Math.max(end, match.index + 1);
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
