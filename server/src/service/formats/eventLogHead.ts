import { Level, unknownTime } from "./entries";
import { type EventField, type HeadForm, knownLevel, levelOfEvent } from "./eventLogLabels";
import { anyLabel, firstInk, type LabelLine, openingForm } from "./eventLogLines";
import type { ListProperty } from "./eventLogList";
import { type XmlFacts, xmlFacts } from "./eventLogXml";
import { type DateOrder, readLocaleTime } from "./localeTime";

/** The head of an event, as far as it was read: its entry is made when the text behind it begins. */
export interface Head {
  readonly form: HeadForm | "xml" | "list";
  /** Characters and lines from its first line to the end of what was read; set where a block ends. */
  readonly back: number;
  readonly lines: number;
  readonly level: Level;
  readonly source: string;
  readonly id: string;
  readonly date: string;
  readonly clock: string;
  /** Milliseconds in UTC, where the event states that; NaN otherwise. */
  readonly utc: number;
  readonly computer: string;
  /** `Computer:` was read, the last label before the text. */
  readonly isComplete: boolean;
  /** Labels read so far, the first one included. */
  readonly labels: number;
  /** The field whose value is to come on the next line. */
  readonly awaits: EventField | "";
  /** Properties of a list that were read, since none comes twice. */
  readonly seen: string;
}

export const emptyHead: Head = {
  form: "later",
  back: 0,
  lines: 0,
  level: Level.info,
  source: "",
  id: "",
  date: "",
  clock: "",
  utc: unknownTime,
  computer: "",
  isComplete: false,
  labels: 0,
  awaits: "",
  seen: "",
};

export function isSameHead(a: Head | undefined, b: Head | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (Object.keys(a) as (keyof Head)[]).every((key) => Object.is(a[key], b[key]));
}

/** The head that a line opens; undefined for a line that opens none. */
export function openHead(line: string): Head | undefined {
  const form = openingForm(line);
  if (form === undefined) return undefined;
  const opened = { ...emptyHead, form };
  return form === "numbered" ? opened : withLine(opened, line);
}

/** Whether a line that could open an event goes on with this head: `Log Name:` below `Event[3]:`. */
export function isPartOf(head: Head | undefined, line: string): boolean {
  return head?.form === "numbered" && head.labels === 0 && openingForm(line) === "later";
}

/** The head with one more line; undefined when the line is its text. */
export function withLine(head: Head, line: string): Head | undefined {
  const label = anyLabel(line);
  if (label?.field === "description")
    return label.value === "" ? { ...head, isComplete: true, awaits: "description" } : undefined;
  if (head.awaits === "description") return undefined;
  if (label?.field !== undefined) return withLabel(head, label.field, label.value);
  if (head.awaits !== "") {
    const value = line.trim();
    const isValue = head.awaits !== "computer" || !/\s/.test(value);
    if (isValue) return withValue({ ...head, awaits: "" }, head.awaits, value);
  }
  if (label === undefined || head.isComplete) return undefined;
  return withOtherLabel(head, label, line);
}

function withLabel(head: Head, field: EventField, value: string): Head {
  return withValue({ ...head, labels: head.labels + 1, awaits: value === "" ? field : "" }, field, value);
}

const dateValue = /^\P{L}{0,4}\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}/u;
const clockValue = /^(?:\D{1,8} )?\d{1,2}[:.]\d\d[:.]\d\d/;
/** The label before the text is the ninth or tenth; the computer's is the one before it. */
const lastLabels = 8;

/** A label in a language of which only the first one is known: what stands behind it, and its place, say what it is. */
function withOtherLabel(head: Head, { value }: LabelLine, line: string): Head | undefined {
  const place = head.labels;
  if (place >= lastLabels && value === "")
    return { ...head, isComplete: true, labels: place + 1, awaits: "description" };
  // A sentence is no label, even when a colon stands in it.
  if (place > lastLabels + 1 || /^\s{0,8}[^\s\p{L}]/u.test(line)) return undefined;
  const next = { ...head, labels: place + 1 };
  if (place === 1 && value !== "") return { ...next, source: value };
  if (head.id === "" && /^\d{1,10}$/.test(value)) return { ...next, id: value };
  if (head.date === "" && dateValue.test(value)) return { ...next, date: value };
  if (head.clock === "" && clockValue.test(value)) return { ...next, clock: value };
  if (place === lastLabels - (head.form === "classic" ? 1 : 0) && !/\s/.test(value))
    return { ...next, computer: value, isComplete: true };
  const level = place === 5 && head.form === "later" ? knownLevel(value) : undefined;
  return level === undefined ? next : { ...next, level };
}

function withValue(head: Head, field: EventField, value: string): Head {
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
      return { ...head, isComplete: true, computer: value };
    default:
      return head;
  }
}

/** The head of an event's XML with what a further piece of it states. */
export function withFacts(head: Head, { source, id, level, utc, computer }: XmlFacts): Head {
  return {
    ...head,
    source: source ?? head.source,
    id: id ?? head.id,
    level: level ?? head.level,
    utc: utc ?? head.utc,
    computer: computer ?? head.computer,
  };
}

/** The head of a list with one more property. */
export function withProperty(head: Head, { name, key, value }: ListProperty): Head {
  const next = { ...head, seen: `${head.seen} ${key} ` };
  switch (name) {
    case "time":
      return { ...next, date: value };
    case "source":
      return { ...next, source: value };
    case "id":
      return { ...next, id: value };
    case "instance":
      // The lower half of an instance is the number of its event (ReportEvent, Windows documentation).
      return head.id === "" && /^\d{1,10}$/.test(value) ? { ...next, id: String(Number(value) & 0xffff) } : next;
    case "level":
      return { ...next, level: levelOfEvent(value) };
    case "levelNumber":
      // The word of the level, where it is listed too, says the same.
      return head.seen.includes(" LevelDisplayName ") ? next : { ...next, level: levelOfEvent(value) };
    default:
      return key === "MachineName" ? { ...next, computer: value } : next;
  }
}

/** Whether a property would come a second time: then it belongs to the next event. */
export function hasProperty(head: Head, { key }: ListProperty): boolean {
  return head.seen.includes(` ${key} `);
}

/** The time of an event: local, or UTC where only that is stated, with the offset as far as it is known. */
export function timeOf(head: Head, order?: DateOrder): EventTime {
  if (head.form === "xml")
    return { time: head.utc, utcOffset: Number.isNaN(head.utc) ? unknownTime : 0, order: undefined };
  const read = readLocaleTime(`${head.date} ${head.clock}`, order);
  return { time: read.time, utcOffset: read.isUtc ? 0 : unknownTime, order: read.order };
}

export interface EventTime {
  readonly time: number;
  readonly utcOffset: number;
  /** The order of day and month that the date proves. */
  readonly order: DateOrder | undefined;
}

/** Offset of the first character of an event's text in the line that begins it. */
export function textStart(line: string): number {
  const label = anyLabel(line);
  return label?.field === "description" ? label.valueAt : firstInk(line, 0);
}

/** The computer that the head of an event names, in its labels or its XML; undefined when it names none. */
export function computerIn(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const xml = xmlFacts(text).computer;
  let head = openHead(lines[0] ?? "");
  for (const line of lines.slice(1)) head = head && withLine(head, line);
  return xml ?? (head?.computer || undefined);
}
