import type { Position, Range } from "vscode-languageserver-types";
import { blockText, splitIntoBlocks, type TextBlock } from "./blocks";

/**
 * The text of a log as a list of immutable blocks of whole lines. Positions are LSP positions (UTF-16, lines end with
 * `\n`, `\r\n` or `\r`). An edit makes a new LogText that shares every untouched block with the old one.
 */
export interface LogText {
  readonly blocks: readonly TextBlock[];
  /** Offset in the whole text at which each block starts. */
  readonly blockOffsets: Float64Array;
  /** Line at which each block starts. */
  readonly blockLines: Uint32Array;
  readonly length: number;
  readonly lineCount: number;
}

/** One replacement, as LSP sends it: without a range the whole text is replaced. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/** Builds the text from its characters, in time linear in their number. */
export function createLogText(source: string): LogText {
  return fromBlocks(splitIntoBlocks(source, true));
}

function fromBlocks(blocks: readonly TextBlock[]): LogText {
  const blockOffsets = new Float64Array(blocks.length);
  const blockLines = new Uint32Array(blocks.length);
  let length = 0;
  let lineCount = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    blockOffsets[i] = length;
    blockLines[i] = lineCount;
    length += block.end - block.start;
    lineCount += block.lineStarts.length;
  }
  return { blocks, blockOffsets, blockLines, length, lineCount };
}

/** The text after a change; only the blocks the change touches, and their neighbours' line ends, are built anew. */
export function applyChange(text: LogText, change: TextChange): LogText {
  if (!change.range) return createLogText(change.text);
  const a = offsetAt(text, change.range.start);
  const b = offsetAt(text, change.range.end);
  const start = Math.min(a, b);
  const end = Math.max(a, b);
  // One character on either side belongs to the region too: it may become half of a `\r\n`.
  const first = blockIndexAtOffset(text, Math.max(0, start - 1));
  const last = blockIndexAtOffset(text, Math.min(text.length, end + 1));
  const regionStart = text.blockOffsets[first]!;
  const region = text.blocks
    .slice(first, last + 1)
    .map(blockText)
    .join("");
  const changed = region.slice(0, start - regionStart) + change.text + region.slice(end - regionStart);
  const isEnd = last === text.blocks.length - 1;
  const replacement = splitIntoBlocks(changed, isEnd);
  if (isEnd && replacement.length === 0) replacement.push(...splitIntoBlocks("", true));
  return fromBlocks([...text.blocks.slice(0, first), ...replacement, ...text.blocks.slice(last + 1)]);
}

/** The index of the last entry of `starts` (ascending) that is not above `value`; 0 when all are above. */
export function lastAtOrBelow(starts: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The block that holds the character at `offset`; the last one for the end of the text. */
export function blockIndexAtOffset(text: LogText, offset: number): number {
  return lastAtOrBelow(text.blockOffsets, offset);
}

/** The block that holds a line. */
function blockIndexAtLine(text: LogText, line: number): number {
  return lastAtOrBelow(text.blockLines, line);
}

/** Offset of the first character of a line; lines past the end give the length of the text. */
export function lineStart(text: LogText, line: number): number {
  if (line < 0) return 0;
  if (line >= text.lineCount) return text.length;
  const index = blockIndexAtLine(text, line);
  return text.blockOffsets[index]! + text.blocks[index]!.lineStarts[line - text.blockLines[index]!]!;
}

/** A line without its line end; an empty string past the end of the text. */
export function lineAt(text: LogText, line: number): string {
  if (line < 0 || line >= text.lineCount) return "";
  const index = blockIndexAtLine(text, line);
  const block = text.blocks[index]!;
  const local = line - text.blockLines[index]!;
  const from = block.start + block.lineStarts[local]!;
  const to = local + 1 < block.lineStarts.length ? block.start + block.lineStarts[local + 1]! : block.end;
  return trimLineEnd(block.source, from, to);
}

/** The characters of `source` from `from` to `to` without a final `\n`, `\r\n` or `\r`. */
export function trimLineEnd(source: string, from: number, to: number): string {
  let end = to;
  if (end > from && source.charCodeAt(end - 1) === 10) end--;
  if (end > from && source.charCodeAt(end - 1) === 13) end--;
  return source.slice(from, end);
}

/** The offset of an LSP position, clamped to the line and to the text as the protocol asks. */
export function offsetAt(text: LogText, position: Position): number {
  if (position.line >= text.lineCount) return text.length;
  const start = lineStart(text, position.line);
  return start + Math.max(0, Math.min(position.character, lineAt(text, position.line).length));
}

/** The LSP position of an offset, clamped to the text; inside a line end it is the end of the line. */
export function positionAt(text: LogText, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, text.length));
  const index = blockIndexAtOffset(text, clamped);
  const block = text.blocks[index]!;
  const local = lastAtOrBelow(block.lineStarts, clamped - text.blockOffsets[index]!);
  const line = text.blockLines[index]! + local;
  const character = clamped - text.blockOffsets[index]! - block.lineStarts[local]!;
  return { line, character: Math.min(character, lineAt(text, line).length) };
}

/** The characters between two offsets, line ends as they are. */
export function sliceText(text: LogText, start: number, end: number): string {
  const from = Math.max(0, start);
  const to = Math.min(text.length, end);
  if (from >= to) return "";
  let result = "";
  for (let index = blockIndexAtOffset(text, from); index < text.blocks.length; index++) {
    const base = text.blockOffsets[index]!;
    if (base >= to) break;
    const block = text.blocks[index]!;
    result += block.source.slice(
      block.start + Math.max(0, from - base),
      block.start + Math.min(block.end - block.start, to - base),
    );
  }
  return result;
}

/** The range between two offsets. */
export function rangeBetween(text: LogText, start: number, end: number): Range {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}
