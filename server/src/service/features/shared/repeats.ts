import { EntryKind } from "../../formats/entries";
import type { Log } from "../../log";

/** Fewer than this many lines of the same message are not worth a region. */
const minimumRepeats = 3;

/** Stretches of entries (both ends included) that say the same, apart from their time. */
export function* repeatedStretches(log: Log): Generator<{ readonly first: number; readonly last: number }> {
  let first = 0;
  let previous = "";
  let index = -1;
  for (let i = 0; i < log.blocks.length; i++) {
    const { block, entries } = log.blocks[i]!;
    for (let local = 0; local < entries.count; local++) {
      index++;
      const from = block.start + entries.message[local]!;
      const to = trimmedEnd(
        block.source,
        from,
        local + 1 < entries.count ? block.start + entries.start[local + 1]! : block.end,
      );
      const isSame =
        to - from === previous.length &&
        entries.kind[local] === EntryKind.record &&
        block.source.startsWith(previous, from);
      if (isSame) continue;
      if (index - first >= minimumRepeats && previous.trim() !== "") yield { first, last: index - 1 };
      first = index;
      previous = entries.kind[local] === EntryKind.record ? block.source.slice(from, to) : "";
    }
  }
  if (index + 1 - first >= minimumRepeats && previous.trim() !== "") yield { first, last: index };
}

function trimmedEnd(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && source.charCodeAt(end - 1) <= 32) end--;
  return end;
}

/** Entries that stand on more than one line. */
export function* wrappedEntries(log: Log): Generator<number> {
  for (let i = 0; i < log.blocks.length; i++) {
    const { block, entries } = log.blocks[i]!;
    for (let local = 0; local < entries.count; local++) {
      const next = local + 1 < entries.count ? entries.line[local + 1]! : block.lineStarts.length;
      if (next - entries.line[local]! > 1) yield log.blockEntries[i]! + local;
    }
  }
}
