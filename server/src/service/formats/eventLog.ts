import { columnsAt, type Log, rawTime } from "../log";
import type { TextBlock } from "../text/blocks";
import { trimLineEnd } from "../text/logText";
import { createEntryBuilder, EntryKind, Level, nameAt, unknownTime } from "./entries";
import {
  exportRow,
  firstInk,
  isEventData,
  isExportTitle,
  labelOf,
  levelOfEvent,
  opensEvent,
  opensRow,
} from "./eventLogLines";
import type { LogFormat, Run } from "./format";
import { type DateOrder, readLocaleTime } from "./localeTime";
import { isBlankBetween } from "./scan";

/** The head of a copied event, as far as it was read: its entry is made when the text behind it begins. */
interface Head {
  /** Characters and lines from its first line to the end of what was read. */
  readonly back: number;
  readonly lines: number;
  readonly level: Level;
  readonly source: string;
  readonly id: string;
  readonly date: string;
  readonly clock: string;
  /** `Computer:` was read, the last label before the text. */
  readonly isComplete: boolean;
  /** The field whose value is to come on the next line. */
  readonly awaits: Awaited;
}
type Awaited = "type" | "source" | "id" | "date" | "time" | "computer" | "description" | "other" | "";

interface State {
  /** `none` before the first event, then within the head of a copied event or within the text of any. */
  readonly place: "none" | "text";
  readonly head: Head | undefined;
  /** What the dates of exported rows prove: one viewer wrote them all. */
  readonly order: DateOrder | undefined;
}

const emptyHead: Head = {
  back: 0,
  lines: 0,
  level: Level.info,
  source: "",
  id: "",
  date: "",
  clock: "",
  isComplete: false,
  awaits: "",
};

/**
 * Events of the Windows event logs as text (formats.md 12): copied from the viewers of Windows 2000 to 2003 and of Vista
 * and later, or saved as .txt with tabs. The entry of a copied event is made where its text begins, since its fields are
 * known only then; an event that ends with its head belongs to what stands above it.
 */
export const eventLogFormat: Omit<LogFormat<State>, "id"> & { readonly id: "windows-eventlog-text" } = {
  id: "windows-eventlog-text",
  name: "Events as text",
  fileName: "Events.txt",
  initialState: { place: "none", head: undefined, order: undefined },
  sameState: (a, b) => a.place === b.place && a.order === b.order && isSameHead(a.head, b.head),
  parseBlock,
  isRecordStart: (line) => opensEvent(line) || opensRow(line),
  isUnmistakable: (line) => line.includes("\n") && detect([line]) > 0,
  recordLength,
  isWhole: (record) => opensEvent(record) || (record.includes('"') && !isOpenQuotation(record)),
  keepsLine: (line) => labelOf(line) !== undefined || isEventData(line) || /^\s{0,8}<|^Event Xml:/.test(line),
  detect,
  runs,
  operations: () => [],
};

function isSameHead(a: Head | undefined, b: Head | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (Object.keys(a) as (keyof Head)[]).every((key) => a[key] === b[key]);
}

/** So many labels in a row make an event of a line that begins like one. */
const leastLabels = 4;

/** What the end of an event that was cut may look like: a quoted message's, XML, or the viewer's standing reference. */
const cutEvent = /"\s{0,4}$|^\s{0,8}<\/?[A-Z]|^\s{0,8}For more information, see /;

/** Most lines of an event that was cut above the others. */
const longestTail = 60;

/** Everything from the first event on is understood, and the rest of an event that was cut above it. */
function detect(lines: readonly string[]): number {
  const all = lines.flatMap((line) => (line.includes("\n") ? line.split("\n") : [line]));
  let first = -1;
  let tails = 0;
  for (let i = 0; i < all.length; i++) {
    const line = all[i]!;
    if (exportRow(line) !== undefined) {
      // The titles stand above all, so what stands above them is no log's.
      if (first < 0 && i > 1 && isExportTitle(all[i - 1]!)) return 0.5;
      if (first < 0) first = i;
    } else if (opensEvent(line) && labelsFrom(all, i) >= leastLabels) {
      if (first < 0) first = i;
    } else if (first < 0) {
      if (isExportTitle(line) || labelOf(line) || isEventData(line) || cutEvent.test(line)) tails++;
    }
  }
  if (first < 0) return 0;
  const understood = (all.length - first) / all.length;
  if (first === 0) return 1;
  // A sentence above the first event is somebody's who asks about it.
  return tails * 3 >= first && first <= longestTail ? 1 : understood / 2;
}

/** How many labels of an event's head follow from a line on; values may stand on lines of their own. */
function labelsFrom(lines: readonly string[], at: number): number {
  let count = 0;
  for (let i = at; i < Math.min(lines.length, at + 20); i++) {
    if (i > at && opensEvent(lines[i]!)) break;
    if (labelOf(lines[i]!)) count++;
  }
  return count;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(Math.ceil(lineStarts.length / 4));
  const { fields } = builder;
  let { place, order } = state;
  let head: Head | undefined = state.head;
  /** First offset and line of the head, relative to the block; below zero when it began in the block before. */
  let headStart = head ? -head.back : 0;
  let headLine = head ? -head.lines : 0;

  const add = (start: number, line: number, message: number, kind: EntryKind, level: Level): void => {
    fields.start = start;
    fields.line = line;
    fields.message = message;
    fields.kind = kind;
    fields.level = level;
    builder.add();
    fields.time = unknownTime;
    fields.component = "";
    fields.section = "";
  };
  const addHead = (known: Head, message: number): void => {
    fields.time = readLocaleTime(`${known.date} ${known.clock}`).time;
    fields.component = known.source;
    fields.section = known.id;
    add(headStart, headLine, message, EntryKind.record, known.level);
    place = "text";
    head = undefined;
  };
  /** A head that came to nothing: a sentence that begins like one, or an event that was cut. */
  const giveUp = (message: number, lines: number): void => {
    if (head!.source !== "" && head!.id !== "") {
      addHead(head!, message);
      return;
    }
    head = undefined;
    if (place === "text") return;
    add(headStart, headLine, headStart, EntryKind.plain, Level.info);
    for (let i = 0; i < lines; i++) builder.unrecognized();
  };

  for (let line = 0; line < lineStarts.length; line++) {
    const start = lineStarts[line]!;
    const from = block.start + start;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    if (isBlankBetween(source, from, to)) continue;
    const text = trimLineEnd(source, from, to);
    if (opensEvent(text)) {
      if (head) giveUp(start, line - headLine);
      headStart = start + firstInk(text, 0);
      headLine = line;
      head = withLine(emptyHead, text);
      continue;
    }
    if (head) {
      const next: Head | undefined = withLine(head, text);
      if (next) {
        head = next;
        continue;
      }
      // The text of the event begins here, behind its own label where it has one.
      const label = labelOf(text);
      const isText = head.isComplete || label?.field === "description";
      if (isText) addHead(head, start + (label?.field === "description" ? label.valueAt : firstInk(text, 0)));
      else giveUp(start, line - headLine);
      if (place === "text") continue;
    }
    const row = exportRow(text);
    if (row) {
      const read = readLocaleTime(row.time, order);
      order = read.order ?? order;
      fields.time = read.time;
      fields.component = row.source;
      fields.section = row.id;
      add(start + firstInk(text, 0), line, start + row.messageAt, EntryKind.record, levelOfEvent(row.level));
      place = "text";
    } else if (place === "none") {
      const kind = isExportTitle(text) ? EntryKind.header : EntryKind.plain;
      add(start, line, start, kind, Level.info);
      if (kind === EntryKind.plain) builder.unrecognized();
    }
  }
  const left = head as Head | undefined;
  const length = block.end - block.start;
  const kept = left && { ...left, back: length - headStart, lines: lineStarts.length - headLine };
  return { entries: builder.build(), state: { place, head: kept, order } };
}

/** The head with one more line; undefined when the line is its text. */
function withLine(head: Head, text: string): Head | undefined {
  const label = labelOf(text);
  if (!label) {
    const value = text.trim();
    const isValue =
      head.awaits !== "" && (head.awaits !== "computer" || !/\s/.test(value)) && head.awaits !== "description";
    if (isValue) return withValue({ ...head, awaits: "" }, head.awaits, value);
    // A label that another version of Windows has between the others.
    return !head.isComplete && /^\s{0,8}[A-Z][A-Za-z ]{2,24}:(?:\s|$)/.test(text) ? head : undefined;
  }
  if (label.field === "description")
    return label.value === "" ? { ...head, isComplete: true, awaits: "description" } : undefined;
  if (head.awaits === "description") return undefined;
  return withValue({ ...head, awaits: label.value === "" ? label.field : "" }, label.field, label.value);
}

function withValue(head: Head, field: Awaited, value: string): Head {
  switch (field) {
    case "type":
      return { ...head, level: levelOfEvent(value) };
    case "source":
      return { ...head, source: value };
    case "id":
      return { ...head, id: value };
    case "date":
      return { ...head, date: value };
    case "time":
      return { ...head, clock: value };
    case "computer":
      return { ...head, isComplete: true };
    default:
      return head;
  }
}

/** Most lines of an event that is quoted in another text. */
const longestQuoted = 400;
/** How far below a blank line the data of an event may stand. */
const dataReach = 3;

/**
 * How many of these lines belong to the event that the first one opens, where other text may follow: its head, its text
 * up to a blank line or a rule, and the data behind it.
 */
function recordLength(lines: readonly string[]): number {
  if (!opensEvent(lines[0]!)) return rowLength(lines);
  let head: Head | undefined = withLine(emptyHead, lines[0]!);
  let end = 1;
  let hasText = false;
  for (let i = 1; i < Math.min(lines.length, longestQuoted); i++) {
    const line = lines[i]!;
    if (opensEvent(line) || /^\s{0,8}([-=*_#~+])\1{3,}\s{0,80}$/.test(line)) break;
    if (/^\s*$/.test(line)) {
      if (!hasText || goesOnWithData(lines, i)) continue;
      break;
    }
    const next: Head | undefined = head && withLine(head, line);
    if (head && !next) hasText = true;
    head = next;
    // Behind rows of data nothing of the event can follow.
    if (hasText && isEventData(lines[end - 1]!) && !isEventData(line)) break;
    end = i + 1;
  }
  return end;
}

/** Whether a quotation mark is left open in a text; marks within a quotation are doubled. */
function isOpenQuotation(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Shorter rows were not wrapped. */
const shortestWrap = 45;

/** A row whose quoted message goes on over lines ends where the quotation mark closes, which may open below a wrap. */
function rowLength(lines: readonly string[]): number {
  let text = "";
  for (let i = 0; i < Math.min(lines.length, longestQuoted); i++) {
    text += lines[i];
    if (text.includes('"')) {
      if (!isOpenQuotation(text)) return i + 1;
    } else if (lines[i]!.length < shortestWrap || !/(?:^|\s)"/.test(lines[i + 1] ?? "")) {
      return i + 1;
    }
  }
  return 1;
}

function goesOnWithData(lines: readonly string[], at: number): boolean {
  for (let i = at + 1; i <= Math.min(lines.length - 1, at + dataReach); i++) {
    if (opensEvent(lines[i]!)) return false;
    if (isEventData(lines[i]!) || /^\s{0,8}(?:Event Xml:|For more information, see Help and Support)/.test(lines[i]!))
      return true;
  }
  return false;
}

/** Each event is a run of its own: events of one log come from many processes, which the text does not name. */
function runs(log: Log): readonly Run[] {
  const found: Run[] = [];
  for (let entry = 0; entry < log.entryCount; entry++) {
    const { entries, local } = columnsAt(log, entry);
    if (entries.kind[local] !== EntryKind.record) continue;
    found.push({
      index: found.length,
      first: entry,
      last: entry,
      timeBase: 0,
      timeSource: entry,
      get title() {
        const { entries: own, local: at } = columnsAt(log, entry);
        return `Event ${nameAt(own, own.section[at]!)}, ${nameAt(own, own.name[at]!)}`;
      },
      get startTime() {
        return rawTime(log, entry);
      },
      get endTime() {
        return rawTime(log, entry);
      },
    });
  }
  return found;
}
