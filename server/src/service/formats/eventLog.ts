import type { TextBlock } from "../text/blocks";
import { trimLineEnd } from "../text/logText";
import { createEntryBuilder, EntryKind, Level, noNumber, unknownTime } from "./entries";
import { detectEvents } from "./eventLogDetect";
import { eventFields } from "./eventLogFields";
import {
  emptyHead,
  type Head,
  hasProperty,
  isPartOf,
  isSameHead,
  openHead,
  textStart,
  timeOf,
  withFacts,
  withLine,
  withProperty,
} from "./eventLogHead";
import { levelOfEvent } from "./eventLogLabels";
import { firstInk, isEventData, labelOf, opensEvent } from "./eventLogLines";
import { beginsList, listProperty, opensList } from "./eventLogList";
import { isOpenQuotation, quotedLength } from "./eventLogQuoted";
import { type ExportRow, exportRow, isExportTitle, opensRow, tableProvider, tableRow } from "./eventLogRows";
import { runsOfEvents } from "./eventLogRuns";
import { dataAt, eventsInLine, isXmlHeading, xmlFacts } from "./eventLogXml";
import type { EntryTail, LogFormat } from "./format";
import { type DateOrder, readBesideUtc } from "./localeTime";
import { isBlankBetween } from "./scan";

interface State {
  /** Whether an event was read: lines below belong to it. */
  readonly hasEvent: boolean;
  /** The head that is being read. */
  readonly head: Head | undefined;
  /** The head of the last entry, which may state more behind its text: the properties of a list, the XML of a copied event. */
  readonly open: Head | undefined;
  /** A blank line was the last one of an open list. */
  readonly isParted: boolean;
  /** What the dates of exported rows prove: one viewer wrote them all. */
  readonly order: DateOrder | undefined;
  /** The provider of the rows of a table. */
  readonly provider: string;
}

const initialState: State = {
  hasEvent: false,
  head: undefined,
  open: undefined,
  isParted: false,
  order: undefined,
  provider: "",
};

/**
 * Events of the Windows event logs as text (formats.md 12): copied from the viewers of Windows 2000 to 2003 and of Vista
 * and later in any language, saved as .txt, .csv or .xml, or shown by wevtutil and PowerShell. The entry of an event is
 * made where its text begins, since most of its fields stand before; an event that ends with its head belongs to what
 * stands above it.
 */
export const eventLogFormat: Omit<LogFormat<State>, "id"> & { readonly id: "windows-eventlog-text" } = {
  id: "windows-eventlog-text",
  name: "Events as text",
  fileName: "Events.txt",
  initialState,
  sameState: (a, b) =>
    a.hasEvent === b.hasEvent &&
    a.isParted === b.isParted &&
    a.order === b.order &&
    a.provider === b.provider &&
    isSameHead(a.head, b.head) &&
    isSameHead(a.open, b.open),
  parseBlock,
  fieldsBefore: eventFields,
  isRecordStart: (line) =>
    opensEvent(line) ||
    opensRow(line) ||
    opensList(line) ||
    eventsInLine(line).length > 0 ||
    tableProvider(line) !== undefined,
  isUnmistakable: (line) => line.includes("\n") && detectEvents([line]) > 0,
  recordLength: quotedLength,
  isWhole: (record) =>
    opensEvent(record) ||
    record.includes("</Event>") ||
    (!beginsList(record) && record.includes('"') && !isOpenQuotation(record)),
  keepsLine: (line) =>
    labelOf(line) !== undefined ||
    isEventData(line) ||
    listProperty(line) !== undefined ||
    /^[-+\s]{0,8}<|^Event Xml:/.test(line),
  detect: detectEvents,
  // A file of XML has its events one behind the other on one line; text above the events may be anybody's.
  linesOutside: (lines) => (isXmlHeading(lines[0] ?? "") ? [] : lines),
  runs: runsOfEvents,
  operations: () => [],
};

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(Math.ceil(lineStarts.length / 4));
  const { fields } = builder;
  let { hasEvent, head, open, isParted, order, provider } = state;
  /** First offset and line of the head, relative to the block; below zero when it began in the block before. */
  let headStart = head ? -head.back : 0;
  let headLine = head ? -head.lines : 0;
  /** The entry of `open`, as long as it is of this block and not added yet. */
  let pending: { readonly start: number; readonly line: number; readonly message: number } | undefined;
  let tail: EntryTail | undefined;

  const add = (start: number, line: number, message: number, kind: EntryKind, level: Level): void => {
    fields.start = start;
    fields.line = line;
    fields.message = message;
    fields.kind = kind;
    fields.level = level;
    builder.add();
    fields.time = unknownTime;
    fields.utcOffset = unknownTime;
    fields.component = "";
    fields.section = "";
  };
  /** Adds the entry that waits for what stands behind its text. */
  const flush = (): void => {
    if (!pending || !open) return;
    const { time, utcOffset } = momentOf(open);
    fields.time = time;
    fields.utcOffset = utcOffset;
    fields.component = open.source;
    fields.section = open.id;
    add(pending.start, pending.line, pending.message, EntryKind.record, open.level);
    pending = undefined;
  };
  const close = (): void => {
    flush();
    open = undefined;
    isParted = false;
  };
  const beginText = (message: number): void => {
    open = head;
    pending = { start: headStart, line: headLine, message };
    hasEvent = true;
    head = undefined;
  };
  /** More about the open event, read behind its text. */
  const learn = (next: Head): void => {
    open = next;
    if (!pending) tail = tailOf(next);
  };
  /** A head that came to nothing: a sentence that begins like one, or an event that was cut. */
  const giveUp = (end: number, lines: number): void => {
    if (!head) return;
    if (head.source !== "" && head.id !== "") {
      beginText(end);
      close();
      return;
    }
    head = undefined;
    if (hasEvent) return;
    add(headStart, headLine, headStart, EntryKind.plain, Level.info);
    for (let i = 0; i < lines; i++) builder.unrecognized();
  };
  const addRow = (row: ExportRow, start: number, line: number, text: string): void => {
    close();
    const opened: Head = { ...emptyHead, source: row.source || provider, id: row.id, date: row.time };
    const read = timeOf(opened, order);
    order = read.order ?? order;
    fields.time = read.time;
    fields.utcOffset = read.utcOffset;
    fields.component = opened.source;
    fields.section = row.id;
    add(start + firstInk(text, 0), line, start + row.messageAt, EntryKind.record, levelOfEvent(row.level));
    hasEvent = true;
  };
  const beginHead = (opened: Head, start: number, line: number): void => {
    giveUp(start, line - headLine);
    close();
    headStart = start;
    headLine = line;
    head = opened;
  };
  /** A line with XML; false when it has none that matters. */
  const readXml = (text: string, start: number, line: number): boolean => {
    const starts = eventsInLine(text);
    if (starts.length > 0 && open && open.form !== "xml" && open.form !== "list" && !open.seen) {
      // The XML of a copied event stands behind its text.
      learn(withFactsBehind({ ...open, seen: "xml" }, text));
      return true;
    }
    if (starts.length === 0 && open?.seen === "xml") {
      learn(withFactsBehind(open, text));
      return true;
    }
    const pieces = starts.length === 0 ? [0] : starts;
    for (const [i, from] of pieces.entries()) {
      const piece = text.slice(from, pieces[i + 1] ?? text.length);
      if (starts.length > 0) beginHead({ ...emptyHead, form: "xml" }, start + from, line);
      if (head?.form !== "xml") return starts.length > 0;
      const data = dataAt(piece);
      const isEnd = piece.includes("</Event>");
      head = withFacts(head, xmlFacts(data < 0 ? piece : piece.slice(0, data)));
      if (data >= 0 || isEnd) {
        beginText(start + from + Math.max(0, data));
        flush();
      }
    }
    return true;
  };

  for (let line = 0; line < lineStarts.length; line++) {
    const start = lineStarts[line]!;
    const from = block.start + start;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    if (isBlankBetween(source, from, to)) {
      if (open?.form === "list" || head?.form === "list") isParted = true;
      continue;
    }
    const text = trimLineEnd(source, from, to);
    const wasParted = isParted;
    isParted = false;
    if (!isPartOf(head, text)) {
      const opened = openHead(text);
      if (opened) {
        beginHead(opened, start + firstInk(text, 0), line);
        continue;
      }
    }
    if (text.includes("<") && readXml(text, start, line)) continue;
    if (head?.form === "xml") continue;
    const property = listProperty(text);
    if (property && (head?.form === "list" || open?.form === "list" || (!head && !open && beginsList(text)))) {
      const known = head ?? open;
      const isNext = wasParted || !known || hasProperty(known, property);
      if (isNext) beginHead({ ...emptyHead, form: "list" }, start, line);
      if (head) head = withProperty(head, property);
      else if (open) learn(withProperty(open, property));
      if (head && property.name === "message") beginText(start + property.valueAt);
      continue;
    }
    if (head?.form === "list") continue;
    if (head) {
      const next: Head | undefined = withLine(head, text);
      if (next) {
        head = next;
        continue;
      }
      // The text of the event begins here, behind its own label where it has one.
      const isText = head.isComplete || labelOf(text)?.field === "description";
      if (isText) beginText(start + textStart(text));
      else giveUp(start, line - headLine);
      if (hasEvent) continue;
    }
    const row = exportRow(text) ?? (provider === "" ? undefined : tableRow(text));
    if (row) {
      addRow(row, start, line, text);
      continue;
    }
    const named = open ? undefined : tableProvider(text);
    if (named !== undefined) {
      provider = named;
      add(start, line, start, EntryKind.header, Level.info);
    } else if (!hasEvent) {
      const isTitle = isExportTitle(text) || isXmlHeading(text) || provider !== "";
      add(start, line, start, isTitle ? EntryKind.header : EntryKind.plain, Level.info);
      if (!isTitle) builder.unrecognized();
    }
  }
  flush();
  const left = head as Head | undefined;
  const length = block.end - block.start;
  const kept = left && { ...left, back: length - headStart, lines: lineStarts.length - headLine };
  return {
    entries: builder.build(),
    state: { hasEvent, head: kept, open, isParted, order, provider },
    ...(tail && { tail }),
  };
}

/** The head of a copied event with what its XML states besides: its level in any language, and its time in UTC. */
function withFactsBehind(head: Head, text: string): Head {
  const { level, utc } = xmlFacts(text);
  return { ...head, level: level ?? head.level, utc: utc ?? head.utc };
}

/** Local time with its offset from UTC, which the XML of a copied event gives away. */
function momentOf(head: Head): { readonly time: number; readonly utcOffset: number } {
  const known = timeOf(head);
  if (head.form === "xml" || Number.isNaN(head.utc)) return known;
  return readBesideUtc(`${head.date} ${head.clock}`, head.utc) ?? known;
}

function tailOf(head: Head): EntryTail {
  const { time, utcOffset } = momentOf(head);
  return {
    kind: EntryKind.record,
    level: head.level,
    time,
    utcOffset,
    tid: noNumber,
    component: head.source,
    section: head.id,
  };
}
