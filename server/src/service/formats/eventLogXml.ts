import { Level } from "./entries";
import { knownLevel } from "./eventLogLabels";
import { localTime, timeOfDay } from "./time";

/** What the XML of an event states about it; a part that was not read is undefined. */
export interface XmlFacts {
  readonly source?: string;
  readonly id?: string;
  readonly level?: Level;
  /** Milliseconds in UTC. */
  readonly utc?: number;
  readonly computer?: string;
}

const eventTag = /<Event(?=[ >])/g;

/** Offsets in a line at which events begin; several where an export has no lines. Empty for most lines. */
export function eventsInLine(line: string): readonly number[] {
  if (!line.includes("<Event")) return [];
  const found = Array.from(line.matchAll(eventTag), ({ index }) => index);
  // Behind other tags, or behind blanks; `>` alone is the mark of a quoted line.
  return found.filter((at) =>
    line[at - 1] === ">"
      ? line.lastIndexOf("<", at - 1) >= 0
      : /^[-+\s\ufeff]{0,60}$/.test(line.slice(Math.max(0, at - 60), at)),
  );
}

/** Whether a line is one above the events of an XML file, or of XML as a viewer folds it. */
export function isXmlHeading(line: string): boolean {
  return /^\ufeff?\s{0,8}(?:<\?xml\b|<Events\b|[-+] <Event\b)/.test(line);
}

/** Where the text of an event begins behind its head: its data, or its message; -1 when it does not in this line. */
export function dataAt(line: string): number {
  return line.search(/<(?:EventData|UserData|RenderingInfo|ProcessingErrorData)[ />]/);
}

const provider = /<Provider\b[^>]{0,300}?\bName=(["'])([^"'<>]{1,200})\1/;
const eventId = /<EventID\b[^>]{0,60}>(\d{1,10})</;
const level = /<Level>(\d{1,3})</;
const systemTime = /<TimeCreated\b[^>]{0,20}?\bSystemTime=["']([^"'<>]{10,40})["']/;
const computer = /<Computer>([^<>\s]{1,255})</;

/** The facts that a piece of an event's XML states. */
export function xmlFacts(text: string): XmlFacts {
  if (!text.includes("<")) return {};
  const source = provider.exec(text)?.[2];
  const id = eventId.exec(text)?.[1];
  const number = level.exec(text)?.[1];
  const time = systemTime.exec(text)?.[1];
  const name = computer.exec(text)?.[1];
  return {
    ...(source !== undefined && { source }),
    ...(id !== undefined && { id }),
    ...(number !== undefined && { level: knownLevel(number) ?? Level.info }),
    ...(time !== undefined && { utc: readUtc(time) }),
    ...(name !== undefined && { computer: name }),
  };
}

const stamp = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z?$/;

/** Milliseconds of `2013-09-17T20:06:05.1234567Z`; NaN for any other text. */
function readUtc(text: string): number {
  const match = stamp.exec(text);
  if (!match) return Number.NaN;
  const [year, month, day, hours, minutes, seconds] = match.slice(1, 7).map(Number) as [number, ...number[]];
  const milliseconds = Number((match[7] ?? "0").padEnd(3, "0").slice(0, 3));
  return localTime(year, month!, day!, timeOfDay(hours!, minutes!, seconds!, milliseconds));
}
