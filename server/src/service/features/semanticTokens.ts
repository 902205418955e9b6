import type { Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import { findCodes } from "../codes";
import type { LogDocument } from "../document";
import { entryEnd, entryStart } from "../log";
import { lineAt, lineStart } from "../text/logText";
import { paintEntry, paintProse } from "./shared/paint";
import { entriesOnLines, isPlainLog, lineRanges, proseLines, proseText, type ShownEntry } from "./shared/place";
import { modifiersOf, typeIndexOf } from "./shared/tokenStyles";

export { semanticTokensLegend } from "./shared/tokenStyles";

/** One token on one line; `type` is an index into the legend, `modifiers` a bit set of it. */
export interface SemanticToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/** Longest document that is coloured as a whole; longer ones are coloured by the range in view. */
const wholeDocumentLines = 20_000;

/**
 * The tokens of a range, or of the whole document without one, in order; they do not overlap and each is on one line.
 * Undefined for a whole document of more than 20 000 lines: editors then go on asking for the range in view.
 */
export function getSemanticTokens(
  document: LogDocument,
  range?: Range,
  token?: CancellationToken,
): SemanticToken[] | undefined {
  if (!range && document.text.lineCount > wholeDocumentLines) return undefined;
  const first = Math.max(0, range?.start.line ?? 0);
  const last = Math.min(range?.end.line ?? document.text.lineCount - 1, document.text.lineCount - 1);
  const tokens: SemanticToken[] = [];
  for (const shown of entriesOnLines(document, first, last)) {
    if (token?.isCancellationRequested) return [];
    addEntry(document, shown, tokens);
  }
  for (const line of proseLines(document, first, last)) {
    const window = proseText(document, line, lineStart(document.text, line));
    const start = window.base - lineStart(document.text, line);
    for (const { start: from, end, style } of paintProse(window, findCodes(window.text))) {
      tokens.push(tokenAt(line, from - window.base + start, end - from, style));
    }
  }
  const inRange = tokens.filter(({ line }) => line >= first && line <= last);
  return inRange.sort((a, b) => a.line - b.line || a.character - b.character);
}

function tokenAt(line: number, character: number, length: number, style: number): SemanticToken {
  return { line, character, length, type: typeIndexOf(style), modifiers: modifiersOf(style) };
}

function addEntry(document: LogDocument, { view, entry }: ShownEntry, tokens: SemanticToken[]): void {
  const start = entryStart(view.log, entry);
  const [head] = lineRanges(document, view, start, start);
  // Most entries stand on one line of a log: then a subtraction gives the place of each token.
  const isOneLine =
    head &&
    isPlainLog(document) &&
    entryEnd(view.log, entry) <= start - head.start.character + lineAt(document.text, head.start.line).length;
  for (const { start: from, end, style } of paintEntry(view.log, entry)) {
    if (isOneLine) {
      tokens.push(tokenAt(head.start.line, head.start.character + from - start, end - from, style));
      continue;
    }
    for (const range of lineRanges(document, view, from, end)) {
      tokens.push(tokenAt(range.start.line, range.start.character, range.end.character - range.start.character, style));
    }
  }
}

/** Tokens as LSP encodes them: five numbers each, line and character relative to the token before. */
export function encodeSemanticTokens(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const token of tokens) {
    const deltaLine = token.line - line;
    data.push(
      deltaLine,
      deltaLine === 0 ? token.character - character : token.character,
      token.length,
      token.type,
      token.modifiers,
    );
    line = token.line;
    character = token.character;
  }
  return data;
}
