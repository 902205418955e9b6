import type { LogFormat } from "../formats/format";
import { type Log, parseLog } from "../log";
import { createLogText, type LogText } from "../text/logText";
import { createTextMap, type Piece, type TextMap } from "../text/textMap";
import { beginsRecord, type Excerpt, findExcerpts, type LogicalLine } from "./excerpts";
import { bareLines } from "./quotes";
import { mergeRepeats } from "./repeats";

/** A log shown by a document: the whole of it, or put together from excerpts. */
export interface LogView {
  readonly log: Log;
  readonly map: TextMap;
  /** File name a banner gave it, or the format's usual one. */
  readonly name: string;
}

export interface Transcript {
  /** Each log of the text once: every record in its best copy, whatever the number of quotations. */
  readonly logs: readonly LogView[];
  /** Every excerpt as it stands in the text, repeats included, in document order. */
  readonly excerpts: readonly LogView[];
}

/** Reads the logs out of a text that holds pasted excerpts; an ordinary text gives none. */
export function readTranscript(text: LogText): Transcript {
  const excerpts = findExcerpts(bareLines(text, beginsRecord));
  const merged = mergeRepeats(excerpts);
  const byLog = new Map<string, { format: LogFormat; name: string; lines: LogicalLine[] }>();
  for (const part of merged) {
    const name = part.title ?? part.format.fileName;
    const key = `${part.format.id} ${name.toLowerCase()}`;
    const known = byLog.get(key);
    if (known) known.lines.push(...part.lines);
    else byLog.set(key, { format: part.format, name, lines: [...part.lines] });
  }
  return {
    logs: [...byLog.values()].map(({ format, name, lines }) => viewOf(format, name, lines)),
    excerpts: excerpts.map((excerpt: Excerpt) =>
      viewOf(excerpt.format, excerpt.title ?? excerpt.format.fileName, excerpt.lines),
    ),
  };
}

function viewOf(format: LogFormat, name: string, lines: readonly LogicalLine[]): LogView {
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let offset = 0;
  for (const line of lines) {
    for (const piece of line.pieces) pieces.push({ ...piece, logical: piece.logical + offset });
    parts.push(line.text);
    offset += line.text.length + 1;
  }
  return { log: parseLog(createLogText(parts.join("\n")), format), map: createTextMap(pieces), name };
}
