import type { Position, Range } from "vscode-languageserver-types";
import { type CodeMatch, explainCode, findCodes } from "../../codes";
import type { LogDocument } from "../../document";
import { EntryKind } from "../../formats/entries";
import type { LogFormatId } from "../../formats/ids";
import { blockKeysOf, findKeys, type KeyKind, type KeyMatch, type KeyRole, keyOf } from "../../keys";
import { entryAt, type Log } from "../../log";
import { blockIndexAtOffset, offsetAt, rangeBetween } from "../../text/logText";
import {
  type MsiWord,
  msiWordAt,
  type PantherWord,
  pantherWordAt,
  type ServicingWord,
  servicingWordAt,
} from "../../vocabulary";
import { columnsOf } from "./columns";
import { codesBetween } from "./explain";
import { type Life, lifeOf } from "./lives";
import { entryText, isPlainLog, lineRanges, type Place, placeAt, proseText, type TextWindow } from "./place";
import { sameEntryIn, wholeLog } from "./wholeLog";

/** What the text at a position stands for. `pid.tid` and `section` are worked out from the fields of the entry. */
export type Subject =
  | { readonly kind: "code"; readonly code: CodeMatch; readonly sentence?: string }
  | {
      readonly kind: "key";
      readonly key: SubjectKey;
      readonly text: string;
      /** What stands in front of it, which may name it. */
      readonly before: string;
    }
  | { readonly kind: "time"; readonly text: string; readonly isStamp: boolean }
  | { readonly kind: "component"; readonly name: string }
  | { readonly kind: "message"; readonly number: number; readonly letter: string }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "event"; readonly provider: string; readonly id: string }
  | { readonly kind: "word"; readonly word: ServicingWord | MsiWord | PantherWord };

/** A key in the form its spellings share; a thread id bears its process: `1148.8a0`. */
export interface SubjectKey {
  readonly kind: KeyKind;
  readonly normal: string;
  /** What the words before it say that it is the id of. */
  readonly role?: KeyRole;
  /** The entries among which the id of a process, thread or section means the same; without it the whole log. */
  readonly life?: Life;
}

/** A subject, where it stands, and the entry around it (none in prose). */
export interface SubjectAt {
  readonly subject: Subject;
  /** The word, as far as it stands on the line of the position. */
  readonly range: Range;
  readonly place: Place | undefined;
}

interface Found {
  readonly subject: Subject;
  readonly start: number;
  readonly end: number;
}

const symbolWord = /(?<![A-Za-z0-9_])[A-Z][A-Za-z0-9]{0,24}_[A-Za-z0-9_]{1,80}/g;
const difWord = /(?<![A-Za-z0-9_])DIF_[A-Z_0-9]{2,60}/g;
const tagWord = /(?<![\w#])#[-EWITV]\d{3}(?!\d)/g;
const stampWord = /(?<![\d-])\d{4}[-/]\d\d[-/]\d\d[T\t ]\d\d:\d\d:\d\d(?:[.:,]\d{1,7})?(?:[+-]\d{4}(?!\d))?/g;

/** What stands at a position of a log, or of the prose around the excerpts of a transcript; undefined for other words. */
export function subjectAt(document: LogDocument, position: Position): SubjectAt | undefined {
  if (document.logs.length === 0) return undefined;
  const place = placeAt(document, position);
  if (!place) return isPlainLog(document) ? undefined : subjectInProse(document, position);
  const { log } = place.view;
  const window = entryText(log, place.entry, place.offset);
  const found =
    subjectInColumns(document, place) ??
    codeAt(
      codesBetween(log, window.base, window.base + window.text.length),
      place.offset,
      messageStartOf(log, place),
    ) ??
    subjectInText(window, place.offset, keysAt(log, place.offset)) ??
    wordOfFormat(log.format.id, window, place.offset);
  if (!found) return undefined;
  const ranges = lineRanges(document, place.view, found.start, found.end);
  const range = ranges.find((each) => each.start.line === position.line) ?? ranges[0];
  return range && { subject: found.subject, range, place };
}

function subjectInProse(document: LogDocument, position: Position): SubjectAt | undefined {
  const offset = offsetAt(document.text, position);
  const window = proseText(document, position.line, offset);
  const codes = findCodes(window.text).map((code) => ({
    ...code,
    start: code.start + window.base,
    end: code.end + window.base,
  }));
  const keys = findKeys(window.text).map((key) => ({
    ...key,
    start: key.start + window.base,
    end: key.end + window.base,
  }));
  const found = codeAt(codes, offset, 0, window.text) ?? subjectInText(window, offset, around(keys, offset));
  return (
    found && { subject: found.subject, range: rangeBetween(document.text, found.start, found.end), place: undefined }
  );
}

function messageStartOf(log: Log, { entry }: Place): number {
  const { kind, messageStart, end } = entryAt(log, entry);
  return kind === EntryKind.section ? end : messageStart;
}

function subjectInColumns(document: LogDocument, place: Place): Found | undefined {
  const { entry: index, offset } = place;
  const { log } = place.view;
  const entry = entryAt(log, index);
  const column = columnsOf(log, entry).find(({ start, end }) => start <= offset && offset <= end);
  if (!column) return undefined;
  const { start, end } = column;
  const text = entryText(log, index, start).text.slice(start - entry.start, end - entry.start);
  const key = (kind: "pid" | "tid" | "section", normal: string): Found => {
    const life = lifeOf(sameEntryIn(wholeLog(document, place), place), kind);
    return { subject: { kind: "key", key: { kind, normal, ...(life && { life }) }, text, before: "" }, start, end };
  };
  switch (column.kind) {
    case "time":
      return { subject: { kind: "time", text, isStamp: true }, start, end };
    case "pid":
      return key("pid", String(entry.pid));
    case "tid":
      return key("tid", `${entry.pid ?? ""}.${entry.tid!.toString(16)}`);
    case "section":
      return log.format.id === "windows-eventlog-text"
        ? { subject: { kind: "event", provider: entry.component ?? "", id: entry.section! }, start, end }
        : key("section", entry.section!);
    case "component":
      return { subject: { kind: "component", name: entry.component! }, start, end };
    case "tag":
      return { subject: messageSubject(entry.component!), start, end };
  }
}

/** A tag such as `#E359`: the letter is the level of this entry, the number names the message. */
function messageSubject(tag: string): Subject {
  return { kind: "message", number: Number(tag.slice(2)), letter: tag[1]! };
}

function codeAt(codes: readonly CodeMatch[], offset: number, from: number, sentence?: string): Found | undefined {
  const code = codes.find(({ start, end }) => start >= from && start <= offset && offset <= end);
  if (!code) return undefined;
  return {
    subject: { kind: "code", code, ...(sentence !== undefined && { sentence }) },
    start: code.start,
    end: code.end,
  };
}

/**
 * Keys, symbols, message numbers and times in a text; `offset` is one of the log or the document, as `base` and the places
 * of `keys`, those around it, are.
 */
function subjectInText({ text, base }: TextWindow, offset: number, keys: readonly KeyMatch[]): Found | undefined {
  const at = offset - base;
  const found = (start: number, length: number, subject: Subject): Found => ({
    subject,
    start: start + base,
    end: start + length + base,
  });
  const time = matchAround(text, stampWord, at);
  if (time) return found(time.index, time[0].length, { kind: "time", text: time[0], isStamp: false });
  const tag = matchAround(text, tagWord, at);
  if (tag) return found(tag.index, tag[0].length, messageSubject(tag[0]));
  const dif = matchAround(text, difWord, at);
  if (dif) return found(dif.index, dif[0].length, { kind: "function", name: dif[0] });
  const key = narrowest(keys);
  if (key)
    return {
      subject: keySubject(key, text.slice(Math.max(0, key.start - base - 160), Math.max(0, key.start - base))),
      start: key.start,
      end: key.end,
    };
  const symbol = matchAround(text, symbolWord, at);
  const code = symbol && symbolCode(symbol[0], symbol.index + base);
  return code && found(symbol.index, symbol[0].length, { kind: "code", code, sentence: text.slice(0, 4000) });
}

type WordAt = (text: string, at: number) => ServicingWord | MsiWord | PantherWord | undefined;

const wordsOf: Partial<Readonly<Record<LogFormatId, WordAt>>> = {
  "cbs-log": servicingWordAt,
  "msi-log": msiWordAt,
  "panther-log": pantherWordAt,
};

/** A word that only logs of this format have. */
function wordOfFormat(format: LogFormatId, { text, base }: TextWindow, offset: number): Found | undefined {
  const word = wordsOf[format]?.(text, offset - base);
  return word && { subject: { kind: "word", word }, start: word.start + base, end: word.end + base };
}

/** A symbol that some table names, as a code; undefined for other words with an underscore. */
function symbolCode(name: string, start: number): CodeMatch | undefined {
  const { canonical, readings } = explainCode(name);
  if (canonical === undefined || readings.length === 0) return undefined;
  return { start, end: start + name.length, text: name, notation: "symbol", value: canonical, canonical };
}

/** The keys of a log around an offset: those its index knows, so that what is asked for is what is found. */
function keysAt(log: Log, offset: number): KeyMatch[] {
  // A position at the end of a block's last line touches that line too.
  const index = blockIndexAtOffset(log.text, offset);
  const found: KeyMatch[] = [];
  for (let i = Math.max(0, index - 1); i <= index; i++) {
    const { block } = log.blocks[i]!;
    const base = log.text.blockOffsets[i]!;
    const keys = blockKeysOf(block);
    for (let k = 0; k < keys.count && keys.start[k]! + base <= offset; k++) {
      if (keys.end[k]! + base < offset) continue;
      const key = keyOf(block, keys, k);
      found.push({ ...key, start: key.start + base, end: key.end + base });
    }
  }
  return found;
}

const around = (keys: readonly KeyMatch[], offset: number): KeyMatch[] =>
  keys.filter(({ start, end }) => start <= offset && offset <= end);

/** The key that is meant: the innermost one, but the path and not the name of the file at its end. */
function narrowest(keys: readonly KeyMatch[]): KeyMatch | undefined {
  const isName = ({ kind }: KeyMatch): boolean => kind === "inf" || kind === "catalog";
  const path = keys.find(({ kind }) => kind === "path");
  return [...keys]
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .find((key) => !path || !isName(key) || key.start < path.start || key.end > path.end);
}

function keySubject({ kind, normal, role, text }: KeyMatch, before: string): Subject {
  return { kind: "key", key: { kind, normal, ...(role && { role }) }, text, before };
}

/** The match of a global pattern that touches a place, looked for in the neighbourhood only. */
function matchAround(text: string, pattern: RegExp, at: number): RegExpExecArray | undefined {
  const from = Math.max(0, at - 120);
  const near = text.slice(from, at + 120);
  for (const match of near.matchAll(pattern)) {
    if (match.index + from <= at && at <= match.index + from + match[0].length) {
      match.index += from;
      return match;
    }
  }
  return undefined;
}
