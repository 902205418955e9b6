import { logFormats } from "../formats/registry";
import type { Line } from "./lines";

/** Formats whose lines have the same columns; Windows Setup writes the lines of the two others into its own log, too. */
const shared: ReadonlySet<string> = new Set(["cbs-log", "dism-log", "panther-log"]);

/**
 * Lines that stand among those of another format although they look like records of their own. In a log of Windows
 * Setup, lines of CBS, CSI and DISM take turns with its own: they are its records where they do so without a gap.
 */
export function settleShared(lines: Line[]): readonly Line[] {
  const panther = logFormats.find(({ id }) => id === "panther-log")!;
  for (let from = 0; from < lines.length; ) {
    const line = lines[from]!;
    if (!line.starts || !shared.has(line.starts.id)) {
      from++;
      continue;
    }
    let to = from + 1;
    let turns = 0;
    let last = line.starts;
    for (; to < lines.length && !lines[to]!.isBlank && lines[to]!.depth === line.depth; to++) {
      const { starts } = lines[to]!;
      if (starts && !shared.has(starts.id)) break;
      if (starts && starts !== last) turns++;
      last = starts ?? last;
    }
    if (turns >= 2) {
      const block = lines.slice(from, to);
      const isSetup = block.some(({ starts }) => starts === panther);
      if (isSetup && panther.detect(block.filter(({ starts }) => starts).map(({ text }) => text)) > 0)
        for (let i = from; i < to; i++) if (lines[i]!.starts) lines[i] = { ...lines[i]!, starts: panther };
    }
    from = to;
  }
  return lines;
}
