import type { CancellationToken } from "../../cancellation";
import { codesOfBlock } from "../../codeIndex";
import { findKeys } from "../../keys";
import { entryIndexAtOffset, entryStart, type Log, messageStart } from "../../log";
import { blockText } from "../../text/blocks";
import { lineAt, positionAt } from "../../text/logText";
import { columnsOfEntry } from "./columns";
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

export interface SearchOptions {
  readonly limit?: number;
  /** Index of the block to begin with; the search goes on to the end, then from there backwards. */
  readonly near?: number;
  /** One place an entry (the first), or every place. */
  readonly each: "entry" | "place";
}

/**
 * Every place of a log that bears what is wanted, in the order of the log. Codes come from the index that findings use;
 * keys are found by a literal search, so that a log of 50 MB answers in well under a second.
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
  return textSearch(key);
}

function codeSearch(canonical: number, symbols: readonly string[]): BlockSearch {
  const names = symbols.filter((name) => /^\w{3,}$/.test(name));
  const pattern =
    names.length === 0 ? undefined : new RegExp(`(?<![A-Za-z0-9_])(?:${names.join("|")})(?![A-Za-z0-9_])`, "g");
  return (log, index) => {
    const { block } = log.blocks[index]!;
    const spans = codesOfBlock(block)
      .filter((code) => code.canonical === canonical)
      .map(({ start, end }) => ({ start, end }));
    if (pattern) {
      // A name that stands alone is a code of the index already; one beside its number is not.
      const known = new Set(spans.map(({ start }) => start));
      for (const match of blockText(block).matchAll(pattern))
        if (!known.has(match.index)) spans.push({ start: match.index, end: match.index + match[0].length });
      spans.sort((a, b) => a.start - b.start);
    }
    return inMessages(log, index, spans);
  };
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

/** pid, thread and section stand in columns: no text is read but that of the entries found. */
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

function textSearch(key: SubjectKey): BlockSearch {
  const pattern = literalOf(key);
  return (log, index) => {
    const text = blockText(log.blocks[index]!.block);
    const spans: { start: number; end: number }[] = [];
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (key.kind !== "path" || isWholePath(text, span, key.normal)) spans.push(span);
    }
    return inMessages(log, index, spans);
  };
}

/** A pattern for all spellings of a key; keys are made of what `findKeys` accepts, and are escaped. */
function literalOf({ kind, normal }: SubjectKey): RegExp {
  const literal = normal.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  switch (kind) {
    case "kb":
      return new RegExp(`(?<![A-Za-z0-9])KB ?${literal.slice(2)}(?!\\d)`, "gi");
    case "path":
      return new RegExp(
        normal
          .split("\\")
          .map((part) => part.replace(/[.*+?^${}()|[\]/]/g, "\\$&"))
          .join("[\\\\/]{1,2}"),
        "gi",
      );
    case "inf":
    case "catalog":
      return new RegExp(`(?<![\\w.-])${literal}(?![\\w-])`, "gi");
    default:
      return new RegExp(`(?<![0-9A-Za-z-])${literal}(?![0-9A-Za-z])`, "gi");
  }
}

/** Whether a path ends where the span does: `c:\a` is not the key of `c:\a\b`. */
function isWholePath(text: string, { start, end }: { start: number; end: number }, normal: string): boolean {
  const from = Math.max(0, start - 8);
  return findKeys(text.slice(from, end + 500)).some(
    (key) => key.kind === "path" && Math.abs(key.start + from - start) <= 4 && key.normal === normal,
  );
}
