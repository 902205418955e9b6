import { logFormats } from "../formats/registry";
import type { Line } from "./lines";

/** Formats whose lines have the same columns; Windows Setup writes the lines of the two others into its own log, too. */
const shared: ReadonlySet<string> = new Set(["cbs-log", "dism-log", "panther-log"]);

/** Stamp and level of such a line. */
const stamped = /^\ufeff?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, (?:Info|Warning|Error|Fatal Error|Perf|ERROR)(?: |$)/;

/** A stamped line whose component a copy lost begins a record of the log around it: nothing with a stamp goes on. */
function adoptStamped(lines: Line[]): void {
  let above: Line["starts"];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.isBlank || (i > 0 && lines[i - 1]!.depth !== line.depth)) above = undefined;
    if (line.starts && shared.has(line.starts.id)) above = line.starts;
    if (line.starts || line.isBlank || !stamped.test(line.text)) continue;
    const near = above ?? startsBelow(lines, i);
    if (near) lines[i] = { ...line, starts: near };
  }
}

/** The format of the first record below in the same block. */
function startsBelow(lines: readonly Line[], at: number): Line["starts"] {
  for (let i = at + 1; i < Math.min(lines.length, at + 20); i++) {
    const { starts, isBlank, depth } = lines[i]!;
    if (isBlank || depth !== lines[at]!.depth) return undefined;
    if (starts) return shared.has(starts.id) ? starts : undefined;
  }
  return undefined;
}

/**
 * Lines that stand among those of another format although they look like records of their own. In a log of Windows
 * Setup, lines of CBS, CSI and DISM take turns with its own: they are its records where they do so without a gap.
 */
export function settleShared(lines: Line[]): readonly Line[] {
  adoptStamped(lines);
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
