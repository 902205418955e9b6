import type { Incident, IncidentPlace } from "../correlation/types";
import type { LogDocument } from "../document";
import { codeBlock } from "../features/shared/markdown";
import { entryEnd, entryStart } from "../log";
import { lineAt, positionAt } from "../text/logText";
import { shorten } from "../text/printable";
import { type ReportText, wordsOf } from "./reportText";

/** Lines quoted of one log, lines of one entry, and characters of a line. */
const linesShown = 40;
const linesOfEntry = 6;
const lineLength = 400;

/**
 * The lines that state an incident, a block for each log in the order of the chain, each line with its number. Entries
 * of documents that are held are quoted whole; others as far as the incident has their text.
 */
export function evidenceBlocks(
  incident: Incident,
  documents: readonly LogDocument[],
  text: ReportText,
): readonly { readonly uri: string; readonly markdown: string }[] {
  const held = new Map(documents.map((document) => [document.uri, document]));
  const byDocument = new Map<string, IncidentPlace[]>();
  for (const place of incident.chain) {
    const places = byDocument.get(place.uri);
    if (places) places.push(place);
    else byDocument.set(place.uri, [place]);
  }
  return [...byDocument].map(([uri, places]) => ({ uri, markdown: block(places, held.get(uri), text) }));
}

function block(places: readonly IncidentPlace[], document: LogDocument | undefined, text: ReportText): string {
  const lines = new Map<number, string>();
  for (const place of places) for (const [line, words] of linesOf(place, document)) lines.set(line, words);
  const numbers = [...lines.keys()].sort((a, b) => a - b);
  const width = String((numbers.at(-1) ?? 0) + 1).length;
  const shown: string[] = [];
  numbers.slice(0, linesShown).forEach((line, index) => {
    if (index > 0 && line > numbers[index - 1]! + 1) shown.push("…".padStart(width));
    const words = shorten(text.plain(lines.get(line)!), lineLength);
    shown.push(`${String(line + 1).padStart(width)}  ${words}`);
  });
  if (numbers.length > linesShown) shown.push(`… ${numbers.length - linesShown} more lines`);
  return codeBlock(shown);
}

/** The lines of the document that show an entry. */
function linesOf({ view, entry, range, text }: IncidentPlace, document: LogDocument | undefined): [number, string][] {
  const shown = document?.logs[view];
  if (!document || !shown || entry >= shown.log.entryCount) return [[range.start.line, wordsOf({ text })]];
  const numbers = new Set<number>();
  for (const { start, end } of shown.map.toPhysical(entryStart(shown.log, entry), entryEnd(shown.log, entry))) {
    const last = positionAt(document.text, end).line;
    for (let line = positionAt(document.text, start).line; line <= last && numbers.size < linesOfEntry; line++)
      numbers.add(line);
  }
  return [...numbers].map((line) => [line, lineAt(document.text, line).trimEnd()]);
}
