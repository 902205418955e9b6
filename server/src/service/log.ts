import { type BlockEntries, EntryKind, type Landmark, type LevelName, levelNames, noNumber } from "./formats/entries";
import { type EntryTail, fieldsReach, type LogFormat, type Run } from "./formats/format";
import type { TextBlock } from "./text/blocks";
import { type LogText, lastAtOrBelow, lineAt, lineStart, positionAt, sliceText } from "./text/logText";

/** A block with its entries and the parser states before and after it. */
export interface ParsedBlock {
  readonly block: TextBlock;
  readonly before: unknown;
  readonly after: unknown;
  readonly entries: BlockEntries;
  /** What its first characters state of the last entry before it. */
  readonly tail?: EntryTail | undefined;
}

/** A parsed log: the entries of all blocks, counted through. */
export interface Log {
  readonly text: LogText;
  readonly format: LogFormat;
  readonly blocks: readonly ParsedBlock[];
  /** Index of the first entry of each block. */
  readonly blockEntries: Uint32Array;
  readonly entryCount: number;
  readonly unrecognizedLines: number;
}

/** One record as an object, made on demand. Lines are 0-based, times in milliseconds. */
export interface Entry {
  readonly index: number;
  readonly line: number;
  /** Last line that belongs to it, blank lines at the end left out. */
  readonly endLine: number;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  readonly messageStart: number;
  readonly kind: EntryKind;
  readonly level: LevelName;
  /** Local wall clock counted as if it were UTC; NaN when unknown. */
  readonly time: number;
  /** Minutes east of UTC; NaN when the log does not tell. */
  readonly utcOffset: number;
  readonly pid?: number;
  readonly tid?: number;
  readonly component?: string;
  readonly section?: string;
}

const parsedBlocks = new WeakMap<TextBlock, ParsedBlock & { readonly format: LogFormat }>();

/** Parses a text. Blocks parsed before from the same state are taken as they are, so an edit costs what it touches. */
export function parseLog(text: LogText, format: LogFormat): Log {
  const blocks: ParsedBlock[] = new Array(text.blocks.length);
  const blockEntries = new Uint32Array(text.blocks.length);
  let state: unknown = format.initialState;
  let entryCount = 0;
  let unrecognizedLines = 0;
  /** The last block with an entry, which a later block may complete. */
  let holder = -1;
  for (let i = 0; i < text.blocks.length; i++) {
    const block = text.blocks[i]!;
    let parsed = parsedBlocks.get(block);
    if (parsed === undefined || parsed.format !== format || !format.sameState(parsed.before, state)) {
      const { entries, state: after, tail } = format.parseBlock(block, state);
      parsed = { block, before: state, after, entries, format, tail };
      parsedBlocks.set(block, parsed);
    }
    blocks[i] = parsed;
    if (parsed.tail && holder >= 0) blocks[holder] = completed(blocks[holder]!, parsed.tail);
    if (parsed.entries.count > 0) holder = i;
    blockEntries[i] = entryCount;
    entryCount += parsed.entries.count;
    unrecognizedLines += parsed.entries.unrecognizedLines;
    state = parsed.after;
  }
  return { text, format, blocks, blockEntries, entryCount, unrecognizedLines };
}

const completedBlocks = new WeakMap<ParsedBlock, { readonly tail: EntryTail; readonly parsed: ParsedBlock }>();

/**
 * A block whose last entry has the fields that a later block states: the same object as long as both say the same, so
 * that what was worked out from it can be kept.
 */
function completed(parsed: ParsedBlock, tail: EntryTail): ParsedBlock {
  const known = completedBlocks.get(parsed);
  if (known && isSameTail(known.tail, tail)) return known.parsed;
  const { entries } = parsed;
  const last = entries.count - 1;
  const { component, section = "" } = tail;
  const names = [...entries.names];
  for (const name of [component, section]) if (name !== "" && !names.includes(name)) names.push(name);
  const withLast = <T extends Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array>(
    column: T,
    value: number,
  ): T => {
    const copy = column.slice() as T;
    copy[last] = value;
    return copy;
  };
  const result: ParsedBlock = {
    ...parsed,
    entries: {
      ...entries,
      names,
      kind: withLast(entries.kind, tail.kind),
      level: withLast(entries.level, tail.level),
      time: withLast(entries.time, tail.time),
      utcOffset: withLast(entries.utcOffset, tail.utcOffset),
      tid: withLast(entries.tid, tail.tid),
      name: withLast(entries.name, component === "" ? 0 : names.indexOf(component) + 1),
      section: section === "" ? entries.section : withLast(entries.section, names.indexOf(section) + 1),
    },
  };
  completedBlocks.set(parsed, { tail, parsed: result });
  return result;
}

function isSameTail(a: EntryTail, b: EntryTail): boolean {
  return (
    a.kind === b.kind &&
    a.level === b.level &&
    Object.is(a.time, b.time) &&
    Object.is(a.utcOffset, b.utcOffset) &&
    a.tid === b.tid &&
    a.component === b.component &&
    a.section === b.section
  );
}

/** The block an entry starts in and its index there. */
export function locateEntry(log: Log, index: number): { readonly block: number; readonly local: number } {
  // A block without entries shares its number with the next one that has some, which is the one found.
  const block = lastAtOrBelow(log.blockEntries, index);
  return { block, local: index - log.blockEntries[block]! };
}

/** The columns that hold an entry and its index in them: its fields as parsed, without what its run adds. */
export function columnsAt(log: Log, index: number): { readonly entries: BlockEntries; readonly local: number } {
  const { block, local } = locateEntry(log, index);
  return { entries: log.blocks[block]!.entries, local };
}

/** Offset of an entry's first character. */
export function entryStart(log: Log, index: number): number {
  if (index >= log.entryCount) return log.text.length;
  const { block, local } = locateEntry(log, index);
  return log.text.blockOffsets[block]! + log.blocks[block]!.entries.start[local]!;
}

/** Raw time as the format's parser left it (see BlockEntries.time). */
export function rawTime(log: Log, index: number): number {
  const { entries, local } = columnsAt(log, index);
  return entries.time[local]!;
}

/** Local time of an entry in milliseconds; NaN when unknown. */
export function entryTime(log: Log, index: number): number {
  const run = runAt(log, index);
  return rawTime(log, index) + (run?.timeBase ?? 0);
}

/** Offset of the message of an entry. */
export function messageStart(log: Log, index: number): number {
  const { block, local } = locateEntry(log, index);
  return log.text.blockOffsets[block]! + log.blocks[block]!.entries.message[local]!;
}

/** Offset after an entry's last character, blank lines and line ends after it left out. */
export function entryEnd(log: Log, index: number): number {
  const next = entryStart(log, index + 1);
  const start = entryStart(log, index);
  let end = next;
  // Entries are short; a long stretch of blank lines or NUL padding is skipped in slices.
  while (end > start) {
    const from = Math.max(start, end - 256);
    const piece = sliceText(log.text, from, end);
    const trimmed = piece.replace(/[\s\0]+$/, "").length;
    end = from + trimmed;
    if (trimmed > 0) break;
  }
  return Math.max(start, end);
}

/** Offset after the message of an entry, where fields may stand behind it. */
export function messageEnd(log: Log, index: number): number {
  const end = entryEnd(log, index);
  if (!log.format.fieldsBehind) return end;
  const from = Math.max(messageStart(log, index), end - fieldsReach);
  const fields = log.format.fieldsBehind(sliceText(log.text, from, end));
  return fields ? from + fields.start : end;
}

/** Line ends with the blanks around them; the look-behind keeps a long run of blanks from being tried at each of them. */
const lineBreak = /(?<![ \t])[ \t]*[\r\n][ \t\r\n]*/g;

/** The message of an entry; the lines of a wrapped one are joined with a blank. */
export function entryMessage(log: Log, index: number): string {
  return sliceText(log.text, messageStart(log, index), messageEnd(log, index)).replace(lineBreak, " ");
}

/** All of an entry, made on demand. */
export function entryAt(log: Log, index: number): Entry {
  const { block, local } = locateEntry(log, index);
  const entries = log.blocks[block]!.entries;
  const start = log.text.blockOffsets[block]! + entries.start[local]!;
  const end = entryEnd(log, index);
  const pid = entries.pid[local]!;
  const tid = entries.tid[local]!;
  const name = entries.name[local]!;
  const section = entries.section[local]!;
  return {
    index,
    line: log.text.blockLines[block]! + entries.line[local]!,
    endLine: positionAt(log.text, end).line,
    start,
    end,
    messageStart: Math.min(end, log.text.blockOffsets[block]! + entries.message[local]!),
    kind: entries.kind[local] as EntryKind,
    level: levelNames[entries.level[local]!]!,
    time: entryTime(log, index),
    utcOffset: entries.utcOffset[local]!,
    ...(pid !== noNumber && { pid }),
    ...(tid !== noNumber && { tid }),
    ...(name !== 0 && { component: entries.names[name - 1]! }),
    ...(section !== 0 && { section: entries.names[section - 1]! }),
  };
}

/** The entry that holds an offset; undefined before the first entry. Blank lines belong to the entry before them. */
export function entryIndexAtOffset(log: Log, offset: number): number | undefined {
  let low = 0;
  let high = log.entryCount - 1;
  let found: number | undefined;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (entryStart(log, middle) <= offset) {
      found = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

/** The first entry at or after the start of a line, and the first one past the end of another: a half-open span. */
export function entriesBetweenLines(log: Log, firstLine: number, lastLine: number): { first: number; end: number } {
  const first = entryIndexAtOffset(log, lineStart(log.text, firstLine)) ?? 0;
  const last = entryIndexAtOffset(log, lineStart(log.text, lastLine) + lineAt(log.text, lastLine).length);
  return { first, end: last === undefined ? 0 : last + 1 };
}

const runsOfLog = new WeakMap<Log, readonly Run[]>();

/** The runs of a log in file order; they do not overlap, and entries before the first one belong to none. */
export function runsOf(log: Log): readonly Run[] {
  let runs = runsOfLog.get(log);
  if (!runs) {
    runs = log.format.runs(log);
    runsOfLog.set(log, runs);
  }
  return runs;
}

/** The run an entry belongs to. */
export function runAt(log: Log, index: number): Run | undefined {
  const runs = runsOf(log);
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle]!;
    if (index < run.first) high = middle - 1;
    else if (index > run.last) low = middle + 1;
    else return run;
  }
  return undefined;
}

/**
 * The landmarks of a log, those of one kind or all, with their entries counted through the whole log; with `first` and
 * `last` only those of that stretch of entries, at a cost in proportion to it.
 */
export function landmarksOf(log: Log, kind?: string, first = 0, last = log.entryCount - 1): Landmark[] {
  const found: Landmark[] = [];
  if (last < first) return found;
  for (let i = locateEntry(log, first).block; i < log.blocks.length && log.blockEntries[i]! <= last; i++) {
    const base = log.blockEntries[i]!;
    const { entries } = log.blocks[i]!;
    const own = kind === undefined ? entries.landmarks : entries.landmarksOfKind.get(kind);
    if (!own) continue;
    for (const landmark of own) {
      const entry = base + landmark.entry;
      if (entry >= first && entry <= last) found.push({ entry, kind: landmark.kind });
    }
  }
  return found;
}

/** Lines that are part of no entry the format knows are of kind plain; everything else is typed. */
export function isTyped(entry: Entry): boolean {
  return entry.kind !== EntryKind.plain;
}

/** How many entries of a log its format knows; `entryCount` counts the plain lines too. */
export function typedEntryCount(log: Log): number {
  let count = 0;
  for (const { entries } of log.blocks) {
    for (let i = 0; i < entries.count; i++) if (entries.kind[i] !== EntryKind.plain) count++;
  }
  return count;
}
