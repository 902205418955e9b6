import type { CancellationToken } from "../../cancellation";
import { codesOfBlock } from "../../codeIndex";
import { keySpans } from "../../keyIndex";
import { hashOfKey } from "../../keys";
import { entryIndexAtOffset, entryStart, type Log, messageStart } from "../../log";
import { lineAt, positionAt, sliceText } from "../../text/logText";
import { columnsOfEntry } from "./columns";
import { isAlive } from "./lives";
import type { SubjectKey } from "./subject";

/** One place in a log that bears a code or a key, in offsets of the log. */
export interface Occurrence {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** What is looked for: an error in all its spellings, or a key. */
export type Wanted =
  | { readonly kind: "code"; readonly canonical: number; readonly symbols: readonly string[] }
  | { readonly kind: "key"; readonly key: SubjectKey };

/** Most entries that are counted or listed; more are reported as "at least". */
export const occurrenceLimit = 10_000;

/** Places found, and whether there are more than the limit. */
export interface Occurrences {
  readonly list: readonly Occurrence[];
  readonly isCut: boolean;
}

/** Characters after a code in which its name is looked for. */
const nameReach = 4_000;

export interface SearchOptions {
  readonly limit?: number;
  /** Index of the block to begin with; the search goes on to the end, then from there backwards. */
  readonly near?: number;
  /** One place an entry (the first), or every place. */
  readonly each: "entry" | "place";
}

/**
 * Every place of a log that bears what is wanted, in the order of the log. An entry bears an error when its message holds a
 * code with that canonical value, and a key when its message holds one of that kind and normal form: the same codes and
 * keys of blocks that the index of a file is made of (`keyIndex.ts`), so a file gives the same entries open or closed.
 */
export function occurrencesIn(
  log: Log,
  wanted: Wanted,
  options: SearchOptions,
  token?: CancellationToken,
): Occurrences {
  const limit = options.limit ?? occurrenceLimit;
  const list: Occurrence[] = [];
  const search = searchFor(wanted);
  let lastEntry = -1;
  for (const block of blockOrder(log.blocks.length, options.near)) {
    if (token?.isCancellationRequested) break;
    for (const found of search(log, block)) {
      if (options.each === "entry" && found.entry === lastEntry) continue;
      if (list.length >= limit) return { list: inOrder(list, options.near), isCut: true };
      lastEntry = found.entry;
      list.push(found);
    }
  }
  return { list: inOrder(list, options.near), isCut: false };
}

function inOrder(list: Occurrence[], near: number | undefined): readonly Occurrence[] {
  return near === undefined ? list : list.sort((a, b) => a.start - b.start);
}

function* blockOrder(count: number, near = 0): Generator<number> {
  for (let i = near; i < count; i++) yield i;
  for (let i = near - 1; i >= 0; i--) yield i;
}

type BlockSearch = (log: Log, block: number) => Iterable<Occurrence>;

function searchFor(wanted: Wanted): BlockSearch {
  if (wanted.kind === "code") return codeSearch(wanted.canonical, wanted.symbols);
  const { key } = wanted;
  if (key.kind === "pid" || key.kind === "tid" || key.kind === "section") return columnSearch(key);
  const hash = hashOfKey(key.kind, key.normal);
  return (log, block) => inMessages(log, block, keySpans(log, block, hash));
}

function codeSearch(canonical: number, symbols: readonly string[]): BlockSearch {
  const names = symbols.filter((name) => /^\w{3,}$/.test(name));
  const pattern =
    names.length === 0 ? undefined : new RegExp(`(?<![A-Za-z0-9_])(?:${names.join("|")})(?![A-Za-z0-9_])`, "g");
  return (log, index) => {
    const codes = codesOfBlock(log.blocks[index]!.block).filter((code) => code.canonical === canonical);
    const found = [...inMessages(log, index, codes)];
    return pattern ? withNames(log, found, pattern) : found;
  };
}

/** The places of codes, with those of their name where the same entry writes it, too: `0x17: CR_REMOVE_VETOED`. */
function withNames(log: Log, codes: readonly Occurrence[], pattern: RegExp): Occurrence[] {
  const found = [...codes];
  const known = new Set(codes.map(({ start }) => start));
  let last = -1;
  for (const { entry, start } of codes) {
    if (entry === last) continue;
    last = entry;
    const text = sliceText(log.text, start, Math.min(start + nameReach, entryStart(log, entry + 1)));
    for (const match of text.matchAll(pattern)) {
      const at = start + match.index;
      if (!known.has(at)) found.push({ entry, start: at, end: at + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Spans of a block as occurrences; what stands in the fields before a message is none. */
function* inMessages(log: Log, block: number, spans: Iterable<{ start: number; end: number }>): Generator<Occurrence> {
  const base = log.text.blockOffsets[block]!;
  for (const { start, end } of spans) {
    const entry = entryIndexAtOffset(log, start + base);
    if (entry === undefined || start + base < messageStart(log, entry)) continue;
    yield { entry, start: start + base, end: end + base };
  }
}

/** pid, thread and section stand in columns, and count in one life: no text is read but that of the entries found. */
function columnSearch(key: SubjectKey): BlockSearch {
  const [pidText, tidText] = key.normal.split(".");
  const pid = Number(pidText);
  const tid = key.kind === "tid" ? Number.parseInt(tidText ?? "", 16) : Number.NaN;
  return function* (log, block) {
    const { entries } = log.blocks[block]!;
    const section = key.kind === "section" ? entries.names.indexOf(key.normal) + 1 : 0;
    for (let local = 0; local < entries.count; local++) {
      if (key.kind === "section") {
        if (section === 0 || entries.section[local] !== section) continue;
      } else if (pidText !== "" && entries.pid[local] !== pid) continue;
      else if (key.kind === "tid" && entries.tid[local] !== tid) continue;
      const entry = log.blockEntries[block]! + local;
      if (key.life && !isAlive(key.life, log, entry)) continue;
      const start = entryStart(log, entry);
      const column = columnsOfEntry(log, entry).find(({ kind }) => kind === key.kind);
      yield column ? { entry, start: column.start, end: column.end } : { entry, start, end: endOfLine(log, start) };
    }
  };
}

function endOfLine(log: Log, start: number): number {
  const { line, character } = positionAt(log.text, start);
  return start - character + lineAt(log.text, line).length;
}
