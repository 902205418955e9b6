import type { Location, Position, Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import { type LogSummary, summariesOf } from "../correlation";
import { compareTexts, compareTimes } from "../correlation/nodes";
import type { LogDocument } from "../document";
import type { IndexedFile } from "../indexedFile";
import { type KeyPlace, placesOf } from "../keyIndex";
import { findKeys } from "../keys";
import { entryAt } from "../log";
import type { LogView } from "../transcript/transcript";
import type { StepDirection } from "./chainNavigation";
import { entryNear } from "./shared/chain";
import { codesBetween } from "./shared/explain";
import { occurrencesIn, type Wanted } from "./shared/occurrences";
import { entryRangeOf, entryText, rangeOf, type ShownEntry } from "./shared/place";
import { processStep } from "./shared/processStep";
import { subjectAt } from "./shared/subject";
import { indexedKeyOf, isOfOneLog, wantedOf } from "./shared/wanted";
import { sameEntryIn, wholeLog } from "./shared/wholeLog";
import { filesBeside, type Workspace } from "./shared/workspace";

/** `key` is the identifier or error at the position, or else the first one of the entry. */
export type StepSubject = "process" | "thread" | "key";

/**
 * The next or previous entry of the process, the thread or the key at a position. A process goes on within one life of it
 * in one log; in setupapi.log, which writes whole sections of one process, to its next section. A key goes on in the log
 * that began next, when its own has no more of it. Undefined where there is none.
 */
export function getKeyStep(
  document: LogDocument,
  position: Position,
  of: StepSubject,
  direction: StepDirection,
  workspace?: Workspace,
  token?: CancellationToken,
): Location | undefined {
  if (document.logs.length === 0 || token?.isCancellationRequested) return undefined;
  if (of === "key") return stepOfKey(document, position, direction, workspace, token);
  const place = entryNear(document, position);
  if (!place) return undefined;
  const shown = sameEntryIn(wholeLog(document, place), place);
  const next = processStep(shown, of, direction === "next" ? 1 : -1, token);
  const range = next === undefined ? undefined : entryRangeOf(document, { view: shown.view, entry: next });
  return range && { uri: document.uri, range };
}

function stepOfKey(
  document: LogDocument,
  position: Position,
  direction: StepDirection,
  workspace: Workspace | undefined,
  token: CancellationToken | undefined,
): Location | undefined {
  const place = entryNear(document, position);
  const at = subjectAt(document, position);
  const wanted = (at && wantedOf(at)) ?? (place && firstOfEntry(place));
  if (!wanted) return undefined;
  const isNext = direction === "next";
  const views = isOfOneLog(wanted) ? [wholeLog(document, place)].filter((view) => view !== undefined) : document.logs;
  const own = placesIn(document, views, wanted, token);
  const here = placesHere(document, place, position);
  const isPast = ({ start }: Range): boolean => (isNext ? isBefore(here.end, start) : isBefore(start, here.start));
  const step = isNext ? own.find(isPast) : own.filter(isPast).at(-1);
  if (step) return { uri: document.uri, range: step };
  return isOfOneLog(wanted) || !workspace ? undefined : stepToOther(document, wanted, isNext, workspace, token);
}

/** The stretch of the document that is the entry at a position, or the position itself in prose. */
function placesHere(document: LogDocument, place: ShownEntry | undefined, position: Position): Range {
  return (place && entryRangeOf(document, place)) ?? { start: position, end: position };
}

/** The key or error that stands first in the message of an entry. */
function firstOfEntry({ view: { log }, entry }: ShownEntry): Wanted | undefined {
  const { start, messageStart, end } = entryAt(log, entry);
  const { text, base } = entryText(log, entry, start);
  const key = findKeys(text).find((each) => each.start + base >= messageStart);
  const code = codesBetween(log, messageStart, Math.min(end, base + text.length))[0];
  if (code && !(key && key.start + base < code.start)) return { kind: "code", canonical: code.canonical, symbols: [] };
  return key && { kind: "key", key: { kind: key.kind, normal: key.normal } };
}

interface Found {
  readonly wanted: string;
  readonly ranges: readonly Range[];
}

/** Whoever steps once steps again: the last answer is kept as long as its document lives. */
const lastFound = new WeakMap<LogDocument, Found>();

/** One place for each entry of some logs of a document that bears what is wanted, in document order. */
function placesIn(
  document: LogDocument,
  views: readonly LogView[],
  wanted: Wanted,
  token: CancellationToken | undefined,
): readonly Range[] {
  const name = nameOf(wanted);
  const known = lastFound.get(document);
  if (name !== undefined && known?.wanted === name) return known.ranges;
  const ranges = views.flatMap((view) =>
    occurrencesIn(view.log, wanted, { each: "entry", limit: Number.POSITIVE_INFINITY }, token).list.flatMap(
      ({ start, end }) => rangeOf(document, view, start, end) ?? [],
    ),
  );
  if (views.length > 1) ranges.sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character);
  if (name !== undefined && !token?.isCancellationRequested) lastFound.set(document, { wanted: name, ranges });
  return ranges;
}

/** Stands for what is looked for in all logs of a document; undefined for ids that hold within a part of one. */
function nameOf(wanted: Wanted): string | undefined {
  if (isOfOneLog(wanted)) return undefined;
  return wanted.kind === "code" ? `code ${wanted.canonical}` : `${wanted.key.kind} ${wanted.key.normal}`;
}

/** The first place in the logs that began later, or the last place in those that began before. */
function stepToOther(
  document: LogDocument,
  wanted: Wanted,
  isNext: boolean,
  workspace: Workspace,
  token: CancellationToken | undefined,
): Location | undefined {
  const ordered = inOrderOfTime(document, workspace);
  const here = ordered.findIndex(({ uri }) => uri === document.uri);
  const others = isNext ? ordered.slice(here + 1) : ordered.slice(0, here).reverse();
  for (const { uri, held, file } of others) {
    if (token?.isCancellationRequested) return undefined;
    const ranges = held ? placesIn(held, held.logs, wanted, token) : file ? placesInFile(file, wanted) : [];
    const range = isNext ? ranges[0] : ranges.at(-1);
    if (range) return { uri, range };
  }
  return undefined;
}

function placesInFile({ keys }: IndexedFile, wanted: Wanted): Range[] {
  const key = indexedKeyOf(wanted);
  return key === undefined ? [] : placesOf(keys, key).map(rangeOfPlace);
}

function rangeOfPlace({ line, character, length }: KeyPlace): Range {
  return { start: { line, character }, end: { line, character: character + length } };
}

interface OtherLog {
  readonly uri: string;
  readonly time: number;
  readonly held?: LogDocument;
  readonly file?: IndexedFile;
}

/** All logs of a workspace by the time at which they begin, those without a time last. */
function inOrderOfTime(document: LogDocument, workspace: Workspace): OtherLog[] {
  const documents = [document, ...workspace.documents.filter(({ uri }) => uri !== document.uri)];
  const all: OtherLog[] = [
    ...documents.map((held) => ({ uri: held.uri, time: beginOf(summariesOf(held)), held })),
    ...filesBeside(documents, workspace).map((file) => ({ uri: file.uri, time: beginOf(file.logs), file })),
  ];
  return all.sort((a, b) => compareTimes(a.time, b.time) || compareTexts(a.uri, b.uri));
}

/** The first time that is known of some logs; NaN when none is. */
function beginOf(logs: readonly LogSummary[]): number {
  let begin = Number.NaN;
  for (const { runs, findings } of logs) {
    for (const { startTime } of runs) if (!(startTime >= begin)) begin = Number.isNaN(startTime) ? begin : startTime;
    for (const { statements } of findings)
      for (const { time } of statements) if (!(time >= begin)) begin = Number.isNaN(time) ? begin : time;
  }
  return begin;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
