import { blockText, type TextBlock } from "../text/blocks";
import { type CmtraceFields, legacyEnd, readFields, readLegacyFields, recordBegin, recordEnd } from "./cmtraceFields";
import { landmarkOf, runsOfRecords, stepsAndInstallations } from "./cmtraceRuns";
import { levelInWords } from "./cmtraceUntyped";
import { createEntryBuilder, EntryKind, Level, noNumber, unknownTime } from "./entries";
import type { EntryTail, FieldsBehind, LogFormat } from "./format";
import { isTechnical } from "./prose";
import { isBlank, isBlankBetween } from "./scan";

interface State {
  /** A record whose end has not come yet; or text outside any, which the fields behind it may yet make one. */
  readonly open: "none" | "record" | "text";
  /** Non-blank lines of the open text so far. */
  readonly lines: number;
}

/** Text without a record's end is taken together for so many lines; no stack trace or instance is longer. */
const longestText = 2000;

/**
 * Logs in the format of CMTrace: Configuration Manager, its task sequences, the Deployment Toolkit, the Intune
 * Management Extension. A record spans lines and states time, type and component behind its text, maybe in a later
 * block: then `tail` gives them to the entry, which was made where the record begins.
 */
export const cmtraceFormat: LogFormat<State> = {
  id: "cmtrace-log",
  name: "Configuration Manager, deployment or Intune log",
  fileName: "cmtrace.log",
  initialState: { open: "none", lines: 0 },
  sameState: (a, b) => a.open === b.open && a.lines === b.lines,
  parseBlock,
  isRecordStart: (line) => line.startsWith(recordBegin, skipMark(line, 0)) || endsLegacyRecord(line),
  recordLength,
  isWhole: (record) => endOf(record, 0) >= 0,
  holdsRecords: true,
  endMarks: [recordEnd, legacyEnd],
  opensRecord: (line) => line.startsWith(recordBegin, skipMark(line, 0)),
  isUnmistakable: (line) => line.startsWith(recordBegin, skipMark(line, 0)) || endsLegacyRecord(line),
  detect: (lines) => {
    const { outside, isKnown } = divide(lines);
    return isKnown ? (lines.length - outside.length) / lines.length : 0;
  },
  linesOutside: (lines) => divide(lines).outside,
  fieldsBehind,
  runs: runsOfRecords,
  operations: stepsAndInstallations,
};

/** Where the fields of the first record end that has them behind `from`; -1 when none has. */
function endOf(text: string, from: number): number {
  for (let at = text.indexOf(recordEnd, from); at >= 0; at = text.indexOf(recordEnd, at + 1)) {
    const found = readFields(text, at + recordEnd.length);
    if (found) return found.end;
  }
  if (text.startsWith(recordBegin, skipMark(text, 0))) return -1;
  for (let at = text.indexOf(legacyEnd, from); at >= 0; at = text.indexOf(legacyEnd, at + 1)) {
    const found = readLegacyFields(text, at);
    if (found) return found.end;
  }
  return -1;
}

/** Most characters that the fields take, line ends of a mailer between them. */
const longestEnd = 1200;

/** Lines may be broken between the fields, or anywhere by a console: they are read as if nothing stood between. */
function recordLength(lines: readonly string[]): number {
  let text = "";
  for (let i = 0; i < lines.length; i++) {
    const from = Math.max(0, text.length - longestEnd);
    text += lines[i];
    if (endOf(text, from) >= 0 || endOf(`${lines[i - 1] ?? ""} ${lines[i]}`, 0) >= 0) return i + 1;
  }
  return 0;
}

function skipMark(text: string, at: number): number {
  return text.charCodeAt(at) === 0xfeff ? at + 1 : at;
}

function endsLegacyRecord(line: string): boolean {
  const at = line.lastIndexOf(legacyEnd);
  return at >= 0 && readLegacyFields(line, at) !== undefined;
}

/** Finds the next place of a word; asked for rising offsets, all questions together cost one pass. */
function createFinder(text: string, word: string, isPlace: (at: number) => boolean): (from: number) => number {
  let next = -2;
  return (from) => {
    if (next === -1 || next >= from) return next;
    next = text.indexOf(word, from);
    while (next !== -1 && !isPlace(next)) next = text.indexOf(word, next + 1);
    return next;
  };
}

function isLineStart(text: string, at: number): boolean {
  const before = at > 0 && text.charCodeAt(at - 1) === 0xfeff ? at - 1 : at;
  const code = before === 0 ? 10 : text.charCodeAt(before - 1);
  return code === 10 || code === 13;
}

function parseBlock(block: TextBlock, state: State) {
  const text = blockText(block);
  const { lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const nextBegin = createFinder(text, recordBegin, (at) => isLineStart(text, at));
  const nextEnd = createFinder(text, recordEnd, (at) => readFields(text, at + recordEnd.length) !== undefined);
  const nextLegacyEnd = createFinder(text, legacyEnd, (at) => readLegacyFields(text, at) !== undefined);
  let { open, lines } = state;
  /** Where the open entry begins; -1 when it began in an earlier block. */
  let start = -1;
  let tail: EntryTail | undefined;
  let unrecognized = 0;
  let line = 0;
  const lineStartAfter = (): number => (line + 1 < lineStarts.length ? lineStarts[line + 1]! : text.length);
  const close = (found: CmtraceFields | undefined): void => {
    const kind = open === "text" && !found ? EntryKind.plain : EntryKind.record;
    if (open === "text" && found) unrecognized -= lines;
    if (start < 0) {
      if (found) tail = tailOf(found);
    } else {
      addEntry(start, kind, found);
    }
    open = "none";
    lines = 0;
    start = -1;
  };
  const addEntry = (at: number, kind: EntryKind, found: CmtraceFields | undefined): void => {
    fields.start = at;
    fields.message = messageBegin(text, at);
    fields.line = lineAtOffset(lineStarts, line, at);
    fields.kind = kind;
    fields.level = found?.level ?? Level.info;
    fields.time = found?.time ?? unknownTime;
    fields.utcOffset = found?.utcOffset ?? unknownTime;
    fields.tid = found?.tid ?? noNumber;
    fields.component = found?.component ?? "";
    const index = builder.add();
    const mark = landmarkOf(text, fields.message);
    if (mark) builder.landmark(index, mark);
  };
  let at = 0;
  while (at < text.length) {
    while (line + 1 < lineStarts.length && lineStarts[line + 1]! <= at) line++;
    if (open === "record") {
      const end = nextEnd(at);
      const begin = nextBegin(at);
      if (end !== -1 && (begin === -1 || end < begin)) {
        const found = readFields(text, end + recordEnd.length)!;
        close(found);
        at = found.end;
      } else if (begin !== -1) {
        close(undefined);
        at = begin;
      } else {
        break;
      }
      continue;
    }
    const from = skipBlanks(text, at, lineStartAfter());
    if (text.startsWith(recordBegin, from)) {
      if (open === "text") close(undefined);
      open = "record";
      start = from;
      at = from + recordBegin.length;
      continue;
    }
    const to = lineStartAfter();
    if (isBlankBetween(text, from, to)) {
      at = to;
      continue;
    }
    if (open === "text" && lines >= longestText) close(undefined);
    if (open === "none") {
      open = "text";
      start = from;
    }
    lines++;
    unrecognized++;
    const end = nextEnd(from);
    const legacy = nextLegacyEnd(from);
    const found =
      end !== -1 && end < to
        ? readFields(text, end + recordEnd.length)
        : legacy !== -1 && legacy < to
          ? { ...readLegacyFields(text, legacy)!, level: levelInWords(text.slice(from, legacy)) }
          : undefined;
    if (found) close(found);
    at = found ? found.end : to;
  }
  if (open !== "none" && start >= 0) addEntry(start, open === "record" ? EntryKind.record : EntryKind.plain, undefined);
  return {
    entries: { ...builder.build(), unrecognizedLines: unrecognized },
    state: { open, lines },
    ...(tail && { tail }),
  };
}

/** A tool's prefix is a number of a line, or the path of the file that was searched. */
const longestPrefix = 300;
/** How a prefix ends: `smsts.log:`, `12-`, `> `. */
const toolPrefix = /[:\]>|-][ \t]?$/;

/** Where the text of a record begins: behind its mark, also where a tool put the name of the file before that. */
function messageBegin(text: string, at: number): number {
  if (text.startsWith(recordBegin, at)) return at + recordBegin.length;
  const head = text.slice(at, at + longestPrefix);
  const begin = head.indexOf(recordBegin);
  const isPrefix = begin > 0 && toolPrefix.test(head.slice(0, begin)) && !/[\r\n]/.test(head.slice(0, begin));
  return isPrefix ? at + begin + recordBegin.length : at;
}

function skipBlanks(text: string, from: number, to: number): number {
  let p = from;
  while (p < to && isBlank(text.charCodeAt(p))) p++;
  return p;
}

/** The line of an offset that is on a line at or above `from`. */
function lineAtOffset(lineStarts: Uint32Array, from: number, offset: number): number {
  let low = 0;
  let high = from;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function tailOf({ level, time, utcOffset, tid, component }: CmtraceFields): EntryTail {
  return { kind: EntryKind.record, level, time, utcOffset, tid, component };
}

/** The fields behind the text of a record; a text may quote other records, so the last ones count. */
function fieldsBehind(tail: string): FieldsBehind | undefined {
  const at = tail.lastIndexOf(recordEnd);
  const found = at < 0 ? undefined : readFields(tail, at + recordEnd.length);
  if (found) return { start: endOfText(tail, at), places: found.places };
  const legacy = tail.lastIndexOf(legacyEnd);
  const older = legacy < 0 ? undefined : readLegacyFields(tail, legacy);
  return older && { start: endOfText(tail, legacy), places: older.places };
}

/** The offset behind the last character of a text that ends at `at`, blanks left out. */
function endOfText(text: string, at: number): number {
  let p = at;
  while (p > 0 && isBlank(text.charCodeAt(p - 1))) p--;
  return p;
}

const tagBehind = /<(?:br ?\/?|\/p|\/div|\/li)>\s{0,4}$/i;
/** Tags and fences, which a letter has around a log. */
const fence = /^(?:```|~~~|\[\/?code)/i;

/** A sentence, or the part of one before a comma: messages of records mostly end without. */
function isSentence(line: string): boolean {
  return /[.,:;?!]\s*$/.test(line) && !isTechnical(line);
}

/** Those of some lines that are rather a letter's than a record's: all above the last one that reads like prose. */
function proseAbove(lines: readonly string[]): readonly string[] {
  let last = lines.length - 1;
  while (last >= 0 && !isSentence(lines[last]!) && !fence.test(lines[last]!)) last--;
  return lines.slice(0, last + 1);
}

/**
 * The lines outside all records, and whether the others are this format's: one record is whole, or the first line
 * begins one that a long line cuts off. Text before the first end of a record belongs to that record, and text behind
 * the last beginning to that, as far as it is none that people write.
 */
function divide(lines: readonly string[]): { readonly outside: readonly string[]; readonly isKnown: boolean } {
  const outside: string[] = [];
  let head: string[] | undefined = [];
  let open: string[] | undefined;
  let begun = 0;
  let ended = 0;
  for (const line of lines) {
    if (line.startsWith(recordBegin, skipMark(line, 0))) {
      if (head) outside.push(...head);
      head = undefined;
      open = [];
      begun++;
    }
    const end = line.lastIndexOf(recordEnd);
    const isEnd = (end >= 0 && readFields(line, end + recordEnd.length) !== undefined) || endsLegacyRecord(line);
    if (isEnd) {
      if (head) outside.push(...proseAbove(head));
      // What a page puts behind each line of a copy.
      if (tagBehind.test(line)) outside.push(line);
      head = undefined;
      open = undefined;
      ended++;
    } else if (head) {
      head.push(line);
    } else if (open) {
      open.push(line);
    } else {
      outside.push(line);
    }
  }
  const isKnown = ended > 0 || (begun > 0 && outside.length === 0 && open !== undefined);
  if (head) outside.push(...head);
  if (open) outside.push(...open.slice(1).filter(isSentence));
  return { outside, isKnown };
}
