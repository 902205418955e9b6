import { lastAtOrBelow } from "./logText";

/** A stretch of a log's text and the stretch of the document it was taken from. */
export interface Piece {
  readonly logical: number;
  readonly logicalLength: number;
  readonly physical: number;
  readonly physicalLength: number;
}

export interface OffsetSpan {
  readonly start: number;
  readonly end: number;
}

/** Leads between the offsets of a log and those of the document that shows it. */
export interface TextMap {
  /** The parts of the document that show a span of the log, in the log's order; one a line at least where it was wrapped. */
  toPhysical(start: number, end: number): readonly OffsetSpan[];
  /** The offset in the log of a place in the document; undefined where the document shows something else. */
  toLogical(offset: number): number | undefined;
}

/** For a document that is the log. */
export const identityMap: TextMap = {
  toPhysical: (start, end) => [{ start, end }],
  toLogical: (offset) => offset,
};

/** A map from pieces in the log's order; they may stand anywhere in the document. */
export function createTextMap(pieces: readonly Piece[]): TextMap {
  const logicalStarts = pieces.map((piece) => piece.logical);
  const byPlace = [...pieces].sort((a, b) => a.physical - b.physical);
  const physicalStarts = byPlace.map((piece) => piece.physical);
  return {
    toPhysical(start, end) {
      const spans: OffsetSpan[] = [];
      if (pieces.length === 0) return spans;
      for (let i = lastAtOrBelow(logicalStarts, start); i < pieces.length && pieces[i]!.logical <= end; i++) {
        const piece = pieces[i]!;
        const from = Math.max(start, piece.logical) - piece.logical;
        const to = Math.min(end, piece.logical + piece.logicalLength) - piece.logical;
        // A span that only touches a piece's edge is shown by it only when nothing else shows it.
        if (to < from || (to === from && start !== end)) continue;
        spans.push({ start: piece.physical + scale(from, piece), end: piece.physical + scale(to, piece) });
        if (start === end) break;
      }
      return spans;
    },
    toLogical(offset) {
      if (byPlace.length === 0) return undefined;
      const piece = byPlace[lastAtOrBelow(physicalStarts, offset)]!;
      const inside = offset - piece.physical;
      if (inside < 0 || inside > piece.physicalLength) return undefined;
      return piece.logical + Math.min(inside, piece.logicalLength);
    },
  };
}

/** Escapes (`&lt;`) are pieces of their own: their inside is the whole. */
function scale(offset: number, piece: Piece): number {
  if (piece.logicalLength === piece.physicalLength) return offset;
  return offset >= piece.logicalLength ? piece.physicalLength : 0;
}
