import type { Position, Range, SelectionRange } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import { entryEnd, messageStart, runAt } from "../log";
import { lineAt, positionAt } from "../text/logText";
import { contains } from "./shared/locations";
import { rangeOfEntries } from "./shared/outline";
import { entryRangeOf, placeAt, rangeOf, type ShownEntry } from "./shared/place";
import { subjectAt } from "./shared/subject";

/**
 * For each position, from the inside out: word, message, entry, operation, run, document. Steps that a place lacks are
 * left out, and each step is larger than the one inside it.
 */
export function getSelectionRanges(
  document: LogDocument,
  positions: readonly Position[],
  token?: CancellationToken,
): SelectionRange[] {
  return positions.map((position) => {
    const steps = token?.isCancellationRequested ? [] : stepsAt(document, position);
    const whole = { start: { line: 0, character: 0 }, end: positionAt(document.text, document.text.length) };
    return chain([...steps, whole], position);
  });
}

function chain(steps: readonly Range[], position: Position): SelectionRange {
  const kept: Range[] = [];
  for (const step of steps) {
    const inner = kept.at(-1) ?? { start: position, end: position };
    if (contains(step, inner) && !(kept.length > 0 && contains(inner, step))) kept.push(step);
  }
  const outermost = kept.pop() ?? { start: position, end: position };
  return kept.reduceRight<SelectionRange>((parent, range) => ({ range, parent }), { range: outermost });
}

function stepsAt(document: LogDocument, position: Position): Range[] {
  const steps: Range[] = [];
  const word = subjectAt(document, position)?.range ?? wordAt(lineAt(document.text, position.line), position);
  if (word) steps.push(word);
  const place = placeAt(document, position);
  if (!place) return [...steps, lineRange(document, position.line)];
  const { view, entry } = place;
  const { log } = view;
  const message = rangeOf(document, view, messageStart(log, entry), entryEnd(log, entry));
  if (message) steps.push(message);
  const own = entryRangeOf(document, place);
  if (own) steps.push(own);
  const run = runAt(log, entry);
  if (!run) return steps;
  const operations = log.format
    .operations(log, run)
    .filter(({ first, last }) => first <= entry && entry <= last)
    .sort((a, b) => a.last - a.first - (b.last - b.first));
  for (const { first, last } of operations) steps.push(...stretch(document, place, first, last));
  steps.push(...stretch(document, place, run.first, run.last));
  return steps;
}

/** The parts of a transcript's log may stand apart; then the stretch that holds the position is not known. */
function stretch(document: LogDocument, place: ShownEntry, first: number, last: number): Range[] {
  const range = rangeOfEntries(document, place.view, first, last);
  const own = entryRangeOf(document, place);
  return range && own && contains(range, own) ? [range] : [];
}

function lineRange(document: LogDocument, line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: lineAt(document.text, line).length } };
}

const wordCharacters = /[\p{L}\p{N}_]/u;
const longestWord = 256;

function wordAt(text: string, { line, character }: Position): Range | undefined {
  let start = character;
  let end = character;
  while (start > 0 && character - start < longestWord && wordCharacters.test(text[start - 1]!)) start--;
  while (end < text.length && end - character < longestWord && wordCharacters.test(text[end]!)) end++;
  return end > start ? { start: { line, character: start }, end: { line, character: end } } : undefined;
}
