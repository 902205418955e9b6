import { emptyHead, type Head, openHead, withLine } from "./eventLogHead";
import { anyLabel } from "./eventLogLines";
import { listProperty } from "./eventLogList";
import { exportRow, tableRow } from "./eventLogRows";
import type { FieldPlace } from "./format";

/** Where time, source and number of an event stand in the text before its message, in the order of the text. */
export function eventFields(text: string): readonly FieldPlace[] {
  const places = text.includes("<") ? fieldsOfXml(text) : (fieldsOfRow(text) ?? fieldsOfLines(text));
  return [...places].sort((a, b) => a.start - b.start);
}

const xmlFields: readonly (readonly [FieldPlace["kind"], RegExp])[] = [
  ["component", /<Provider\b[^>]{0,300}?\bName=["']([^"'<>]{1,200})["']/],
  ["section", /<EventID\b[^>]{0,60}>(\d{1,10})</],
  ["time", /<TimeCreated\b[^>]{0,20}?\bSystemTime=["']([^"'<>]{10,40})["']/],
];

function fieldsOfXml(text: string): FieldPlace[] {
  return xmlFields.flatMap(([kind, pattern]): FieldPlace[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    const start = match.index + match[0].lastIndexOf(match[1]!);
    return [{ kind, start, end: start + match[1]!.length }];
  });
}

/** The columns of an exported row, each looked for behind the one before it that the form has first. */
function fieldsOfRow(text: string): FieldPlace[] | undefined {
  // The row of a table is known by the message behind it.
  const row = exportRow(text) ?? tableRow(`${text}…`);
  if (!row) return undefined;
  const found: FieldPlace[] = [];
  const add = (kind: FieldPlace["kind"], value: string, from: number): number => {
    const start = value === "" ? -1 : text.indexOf(value, from);
    if (start < 0) return from;
    found.push({ kind, start, end: start + value.length });
    return start + value.length;
  };
  // Date and clock are two columns in the exports of Server 2003.
  const date = row.time.split(/\s/, 1)[0]!;
  const at = Math.max(0, text.indexOf(date));
  const clock = row.time.slice(date.length).trim();
  const clockAt = text.indexOf(clock, at + date.length);
  const end = clockAt < 0 ? at + date.length : clockAt + clock.length;
  found.push({ kind: "time", start: at, end });
  add("section", row.id, add("component", row.source, end));
  return found;
}

function fieldsOfLines(text: string): FieldPlace[] {
  const found: FieldPlace[] = [];
  let head: Head | undefined;
  let at = 0;
  for (const line of text.split("\n")) {
    const start = at;
    at += line.length + 1;
    const content = line.replace(/\r$/, "");
    if (content.trim() === "") continue;
    const property = listProperty(content);
    const kind = property && listFields[property.name];
    if (property && kind) {
      found.push({ kind, start: start + property.valueAt, end: start + property.valueAt + property.value.length });
      continue;
    }
    const next: Head | undefined = head ? withLine(head, content) : openHead(content);
    const known = head ?? emptyHead;
    if (next)
      for (const place of changedFields(known, next, content)) found.push({ ...place, ...shifted(place, start) });
    head = next ?? head;
  }
  return found;
}

const listFields: Readonly<Record<string, FieldPlace["kind"] | undefined>> = {
  time: "time",
  source: "component",
  id: "section",
};

const shifted = ({ start, end }: FieldPlace, by: number) => ({ start: start + by, end: end + by });

/** The field that a line added to a head, at the end of the line. */
function changedFields(before: Head, after: Head, line: string): FieldPlace[] {
  const kinds = [
    ["component", "source"],
    ["section", "id"],
    ["time", "date"],
    ["time", "clock"],
  ] as const;
  return kinds.flatMap(([kind, field]): FieldPlace[] => {
    const value = after[field];
    if (value === "" || value === before[field]) return [];
    const start = line.indexOf(value, anyLabel(line)?.valueAt ?? 0);
    return start < 0 ? [] : [{ kind, start, end: start + value.length }];
  });
}
