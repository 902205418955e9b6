import { EntryKind } from "../../formats/entries";
import { fieldsReach } from "../../formats/format";
import { afterSearchPrefix } from "../../formats/servicingLine";
import { type Entry, entryAt, type Log } from "../../log";
import { sliceText } from "../../text/logText";
import { stampInLine } from "./stampInLine";

/** What the fields in front of a message hold. `tag` is a message number such as `#E359`. */
export type ColumnKind = "time" | "pid" | "tid" | "component" | "section" | "tag";

/** Where a field of an entry stands, in offsets of the log. */
export interface Column {
  readonly kind: ColumnKind;
  readonly start: number;
  readonly end: number;
}

/** Date and time, a clock alone, or elapsed seconds, after the marks that may precede them. */
const stamp =
  /^[\s\ufeff@[\\]{0,8}(?:\{[0-9A-Fa-f-]{36}\}[\t ]{1,8})?(\d{4}[-/.] ?\d\d[-/.] ?\d\d[\t ]{0,8}\d\d[:.]\d\d[:.]\d\d(?:[.:,]\d{1,7})?|\d\d:\d\d:\d\d[.:]\d{1,7}|\d{1,10}[.,]\d{2,3}(?=:))/;
const longestHeader = 400;

/**
 * The fields of an entry in the order of the text. They are looked for by their parsed values, so that one function
 * serves all formats, whatever separates the fields, even nothing.
 */
export function columnsOf(log: Log, entry: Entry): Column[] {
  if (entry.kind !== EntryKind.record && entry.kind !== EntryKind.section) return [];
  if (log.format.fieldsBehind) return columnsBehind(log, entry);
  if (log.format.fieldsBefore) return columnsBefore(log, entry);
  const end = entry.kind === EntryKind.section ? entry.end : entry.messageStart;
  const text = sliceText(log.text, entry.start, Math.min(end, entry.start + longestHeader));
  const columns: Column[] = [];
  let at = afterSearchPrefix(text, 0, text.length);
  const add = (kind: ColumnKind, from: number, to: number): void => {
    columns.push({ kind, start: entry.start + from, end: entry.start + to });
    at = to;
  };
  const time = stamp.exec(at > 0 ? text.slice(at) : text);
  if (time) add("time", at + time[0].length - time[1]!.length, at + time[0].length);
  if (entry.kind === EntryKind.section) {
    if (!time) columns.push(...stampElsewhere(log, entry));
    const from = entry.section === undefined ? -1 : text.indexOf(entry.section, at);
    if (from >= 0) add("section", from, from + entry.section!.length);
    return columns;
  }
  const pid = entry.pid === undefined ? -1 : numberAt(text, at, String(entry.pid));
  if (pid >= 0) add("pid", pid, pid + String(entry.pid).length);
  // Windows Update writes thread ids in hex; other logs may not.
  for (const digits of entry.tid === undefined ? [] : [entry.tid.toString(16), String(entry.tid)]) {
    const tid = numberAt(text, at, digits);
    if (tid < 0) continue;
    add("tid", tid, tid + digits.length);
    break;
  }
  const name = entry.component === undefined ? -1 : text.indexOf(entry.component, at);
  if (name >= 0) add(entry.component!.startsWith("#") ? "tag" : "component", name, name + entry.component!.length);
  // `PID=1712 TID=2044` behind the component, or `[1712.2044]` at the start, as logs of DISM have them.
  const ids = pid >= 0 ? null : labelledIds.exec(text);
  if (ids && Number(ids[2]) === entry.pid) {
    add("pid", ids[1]!.length, ids[1]!.length + ids[2]!.length);
    if (ids[4] && Number(ids[4]) === entry.tid) add("tid", at + ids[3]!.length, at + ids[3]!.length + ids[4].length);
  } else if (pid < 0) columns.push(...hexIds(text, entry));
  if (!time) columns.push(...stampElsewhere(log, entry));
  return columns.sort((a, b) => a.start - b.start);
}

const labelledIds = /^(\ufeff{0,2}\[|.{20,300}?\bPID=)(\d{1,10})(?:(\.| TID=)(\d{1,10}))?/;

/** `(84:C8)` of the installer's engine and `[1A2B:3C4D]` of a bundle: process and thread in hexadecimal digits. */
const hexPair = /^[^\r\n]{0,12}?[([]([0-9A-Fa-f]{2,8})[:!]([0-9A-Fa-f]{2,8})[)\]]/;

function hexIds(text: string, { start, pid, tid }: Entry): Column[] {
  const pair = hexPair.exec(text);
  if (!pair || Number.parseInt(pair[1]!, 16) !== pid || Number.parseInt(pair[2]!, 16) !== tid) return [];
  const to = start + pair[0].length - 1;
  const from = to - pair[2]!.length;
  return [
    { kind: "pid", start: from - 1 - pair[1]!.length, end: from - 1 },
    { kind: "tid", start: from, end: to },
  ];
}

/** The time of an entry that does not begin with it, on its first line or in the head of a record over several lines. */
function stampElsewhere(log: Log, { start, end, messageStart, time }: Entry): Column[] {
  const head = sliceText(log.text, start, Math.min(end, start + longestHeader));
  const line = head.search(/[\r\n]/);
  // Without a date there is nothing to compare a clock with; then only the fields before the message are looked at.
  const reach = Number.isNaN(time) ? 0 : line < 0 ? head.length : line;
  const found = stampInLine(head.slice(0, Math.max(reach, messageStart - start)), time);
  return found ? [{ kind: "time", start: start + found.start, end: start + found.end }] : [];
}

function columnsBehind(log: Log, entry: Entry): Column[] {
  const from = Math.max(entry.messageStart, entry.end - fieldsReach);
  const places = log.format.fieldsBehind!(sliceText(log.text, from, entry.end))?.places ?? [];
  return places.map(({ kind, start, end }) => ({ kind, start: start + from, end: end + from }));
}

/** So long the labelled fields of an entry are looked for. */
const longestFields = 4000;

function columnsBefore(log: Log, { start, messageStart }: Entry): Column[] {
  const head = sliceText(log.text, start, Math.min(messageStart, start + longestFields));
  const places = log.format.fieldsBefore!(head);
  return places.map(({ kind, start: from, end }) => ({ kind, start: start + from, end: start + end }));
}

/** The fields of an entry by its index. */
export function columnsOfEntry(log: Log, entry: number): Column[] {
  return columnsOf(log, entryAt(log, entry));
}

/** Where `digits` stand behind the blanks and leading zeros at `at`; -1 when something else stands there. */
function numberAt(text: string, at: number, digits: string): number {
  let p = at;
  while (p < text.length && (text.charCodeAt(p) <= 32 || text[p] === "0") && !text.startsWith(digits, p)) p++;
  return text.startsWith(digits, p) ? p : -1;
}
