import { codesOfBlock } from "./codeIndex";
import type { LogDocument } from "./document";
import { rangeOf } from "./documentRange";
import { blockKeysOf, coreOf, hashOfCode, hashOfKey, type KeyKind, keyKinds } from "./keys";
import type { Log } from "./log";
import { createPlaceCollector, type PackedPlaces, type PlaceCollector, placesAt } from "./packing/places";
import { lineAt } from "./text/logText";
import { identityMap } from "./text/textMap";
import type { LogView } from "./transcript/transcript";

/**
 * Where the keys and error codes of a document stand, packed: some ten bytes for a key and two for each further place.
 * Plain data that can be sent between threads.
 */
export type KeyIndex = PackedPlaces;

/** A place of a key or a code on one line of a document; lines and characters count from 0. */
export interface KeyPlace {
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

/** A key by its kind and normal form, or an error by its canonical value. */
export type IndexedKey = { readonly kind: KeyKind; readonly normal: string } | number;

/**
 * The places of all keys and codes in the messages of a document's logs: for each entry that bears one the first. Each log
 * of a transcript counts once. Process, thread and section ids are not indexed: they mean nothing outside of their log.
 * Empty for a text that holds no log.
 */
export function buildKeyIndex(document: LogDocument): KeyIndex {
  const collector = createPlaceCollector();
  for (const view of document.logs) {
    collector.nextLog();
    for (let block = 0; block < view.log.blocks.length; block++) collect(document, view, block, collector);
  }
  return collector.pack();
}

/**
 * The places of a key or error in the document of the index, in document order; empty when no entry bears it. Takes as
 * long as there are places. Keys are compared by 52 bits of their hash.
 */
export function placesOf(index: KeyIndex, key: IndexedKey): readonly KeyPlace[] {
  return placesAt(index, typeof key === "number" ? hashOfCode(key) : hashOfKey(key.kind, key.normal));
}

function collect(document: LogDocument, view: LogView, blockIndex: number, collector: PlaceCollector): void {
  const { block } = view.log.blocks[blockIndex]!;
  const keys = blockKeysOf(block);
  const addKey = placeAdder(document, view, blockIndex, collector);
  for (let i = 0; i < keys.count; i++) {
    const start = keys.start[i]!;
    const isBraced = block.source.charCodeAt(block.start + start) === 123;
    const core = coreOf(keyKinds[keys.kind[i]!]!, start, keys.end[i]!, isBraced);
    addKey(keys.hash[i]!, core.start, core.end);
  }
  const addCode = placeAdder(document, view, blockIndex, collector);
  for (const { canonical, start, end } of codesOfBlock(block)) addCode(hashOfCode(canonical), start, end);
}

/** Adds spans of a block, in ascending order of their starts, unless they stand in the fields before a message. */
function placeAdder(document: LogDocument, view: LogView, blockIndex: number, { add }: PlaceCollector) {
  const { log, map } = view;
  const { block, entries } = log.blocks[blockIndex]!;
  const { lineStarts } = block;
  const base = log.text.blockOffsets[blockIndex]!;
  const firstEntry = log.blockEntries[blockIndex]!;
  const firstLine = log.text.blockLines[blockIndex]!;
  let local = -1;
  let line = 0;
  return (hash: number, start: number, end: number): void => {
    while (local + 1 < entries.count && entries.start[local + 1]! <= start) local++;
    const entry = firstEntry + local;
    // Before the first entry of a block the one of the block before goes on.
    if (entry < 0 || (local >= 0 && start < entries.message[local]!)) return;
    if (map === identityMap) {
      while (line + 1 < lineStarts.length && lineStarts[line + 1]! <= start) line++;
      add(hash, entry, firstLine + line, start - lineStarts[line]!, end - start);
      return;
    }
    const place = placeInTranscript(document, view, start + base, end + base);
    if (place) add(hash, entry, place.line, place.character, place.length);
  };
}

/** Where a transcript shows a span, as far as it stands on one line. */
function placeInTranscript(document: LogDocument, view: LogView, start: number, end: number): KeyPlace | undefined {
  const range = rangeOf(document, view, start, end);
  if (!range) return undefined;
  const { line, character } = range.start;
  const last = range.end.line === line ? range.end.character : lineAt(document.text, line).length;
  return { line, character, length: last - character };
}

/** The spans of a block that bear a key, by its hash, in their order; offsets are relative to the block. */
export function keySpans(log: Log, blockIndex: number, hash: number): { start: number; end: number }[] {
  const { block } = log.blocks[blockIndex]!;
  const keys = blockKeysOf(block);
  const spans: { start: number; end: number }[] = [];
  for (let i = 0; i < keys.count; i++) {
    if (keys.hash[i] !== hash) continue;
    const start = keys.start[i]!;
    const isBraced = block.source.charCodeAt(block.start + start) === 123;
    spans.push(coreOf(keyKinds[keys.kind[i]!]!, start, keys.end[i]!, isBraced));
  }
  return spans;
}
