import { type EventField, fieldOfLabel, formOfLabel, type HeadForm, knownLevel } from "./eventLogLabels";

export interface LabelLine {
  /** What the label is for; undefined for a label of a language whose first label alone is known. */
  readonly field: EventField | undefined;
  /** Text behind the label; empty when it stands on the next line. */
  readonly value: string;
  /** Offset of the value in the line. */
  readonly valueAt: number;
}

const longestLabel = 32;

/** The label a line has the shape of: some words and a colon. Whether it is one is for the place to say. */
export function anyLabel(line: string): LabelLine | undefined {
  const from = firstInk(line, 0);
  const colon = colonOf(line, from);
  if (colon < 0) return undefined;
  const valueAt = firstInk(line, colon + 1);
  return { field: fieldOfLabel(line.slice(from, colon).trimEnd()), value: line.slice(valueAt).trim(), valueAt };
}

/** The label a line begins with, when it is a known one of an event's head. */
export function labelOf(line: string): LabelLine | undefined {
  const label = anyLabel(line);
  return label?.field === undefined ? undefined : label;
}

/** Offset of the colon behind a label that begins at `from`, the wide one of East Asian texts too; -1 for none. */
function colonOf(line: string, from: number): number {
  for (let p = from; p < line.length && p - from <= longestLabel; p++) {
    const code = line.charCodeAt(p);
    if (code === 58 || code === 0xff1a) return p - from < 2 ? -1 : p;
    if (code === 9) return -1;
  }
  return -1;
}

/** Offset of the first character that is no blank, or the length of the line. */
export function firstInk(line: string, at: number): number {
  let p = at;
  while (p < line.length && isInkless(line.charCodeAt(p))) p++;
  return p;
}

function isInkless(code: number): boolean {
  return code <= 32 || code === 0xfeff || code === 0xa0;
}

/** The form of the copied event that a line opens with its first label (`Event Type:`, `Log Name:`, `Event[3]:`). */
export function openingForm(line: string): HeadForm | undefined {
  const from = firstInk(line, 0);
  if (line.charCodeAt(from) === 69 && numberedEvent.test(line.slice(from, from + 24))) return "numbered";
  const colon = colonOf(line, from);
  if (colon < 0) return undefined;
  const form = formOfLabel(line.slice(from, colon).trimEnd());
  if (form === "classic") {
    const value = line.slice(colon + 1).trim();
    return value === "" || knownLevel(value) !== undefined ? form : undefined;
  }
  return form !== undefined && line.length - colon < 160 ? form : undefined;
}

/** `Event[12]:` or `Event[12]`, as wevtutil numbers events. */
const numberedEvent = /^Event ?\[\d{1,9}\]:?\s*$/;

/** Whether a line opens a copied event. */
export function opensEvent(line: string): boolean {
  return openingForm(line) !== undefined;
}

/** Whether a line is a row of event data, or its label. */
export function isEventData(line: string): boolean {
  return /^\s{0,8}(?:Data ?:|[0-9A-Fa-f]{4,8}:(?:[ \t]{1,2}[0-9A-Fa-f]{2}){1,16}(?![0-9A-Za-z])|[0-9A-Fa-f]{4,8}:[ \t]{1,2}[0-9A-Fa-f]{8}(?![0-9A-Za-z]))/.test(
    line,
  );
}
