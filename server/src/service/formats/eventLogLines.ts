import { Level } from "./entries";
import { opensSpacedRow, readSpacedRow } from "./eventLogSpaced";

/** Fields in the head of a copied event; `other` is a label that says nothing an entry keeps. */
export type EventField = "type" | "source" | "id" | "date" | "time" | "computer" | "description" | "other";

export interface LabelLine {
  readonly field: EventField;
  /** Text behind the label; empty when it stands on the next line. */
  readonly value: string;
  /** Offset of the value in the line. */
  readonly valueAt: number;
}

/** Labels of both copied forms (formats.md 12): of Windows 2000 to 2003, and of Vista and later. */
const fields: ReadonlyMap<string, EventField> = new Map([
  ["event type", "type"],
  ["level", "type"],
  ["event source", "source"],
  ["source", "source"],
  ["event id", "id"],
  ["date", "date"],
  ["time", "time"],
  ["computer", "computer"],
  ["description", "description"],
  ["event category", "other"],
  ["task category", "other"],
  ["keywords", "other"],
  ["user", "other"],
  ["log name", "other"],
]);
const longestLabel = 24;

/** The label a line begins with, when it is one of an event's head. */
export function labelOf(line: string): LabelLine | undefined {
  const from = firstInk(line, 0);
  const colon = line.indexOf(":", from);
  if (colon < from + 4 || colon > from + longestLabel) return undefined;
  const field = fields.get(line.slice(from, colon).trimEnd().toLowerCase());
  if (field === undefined) return undefined;
  const valueAt = firstInk(line, colon + 1);
  return { field, value: line.slice(valueAt).trim(), valueAt };
}

/** Offset of the first character that is no blank, or the length of the line. */
export function firstInk(line: string, at: number): number {
  let p = at;
  while (p < line.length && (line.charCodeAt(p) <= 32 || line.charCodeAt(p) === 0xfeff)) p++;
  return p;
}

/** Whether a line opens a copied event: its first label, `Event Type:` or `Log Name:`. */
export function opensEvent(line: string): boolean {
  const from = firstInk(line, 0);
  const first = line.charCodeAt(from) | 32;
  if (first !== 101 && first !== 108) return false;
  const head = line.slice(from, from + 12).toLowerCase();
  if (!head.startsWith("event type") && !head.startsWith("log name")) return false;
  const colon = line.indexOf(":", from);
  if (colon < 0 || line.slice(from, colon).trimEnd().length > 10) return false;
  return head.startsWith("log name") ? line.length - colon < 160 : isEventType(line.slice(colon + 1).trim());
}

function isEventType(value: string): boolean {
  return value === "" || levels.has(value.toLowerCase());
}

/** Words of the event viewer for how bad an event is: English, German, French, Spanish, Italian, Russian. */
const levels: ReadonlyMap<string, Level> = new Map([
  ["critical", Level.error],
  ["error", Level.error],
  ["warning", Level.warning],
  ["information", Level.info],
  ["verbose", Level.verbose],
  ["success audit", Level.info],
  ["failure audit", Level.info],
  ["success", Level.info],
  ["none", Level.info],
  ["kritisch", Level.error],
  ["fehler", Level.error],
  ["warnung", Level.warning],
  ["critique", Level.error],
  ["erreur", Level.error],
  ["avertissement", Level.warning],
  ["crítico", Level.error],
  ["advertencia", Level.warning],
  ["critico", Level.error],
  ["errore", Level.error],
  ["avviso", Level.warning],
  ["ошибка", Level.error],
  ["предупреждение", Level.warning],
]);

/** Level an event's `Type:` or `Level:` names; a word that is not known counts as information. */
export function levelOfEvent(value: string): Level {
  return levels.get(value.trim().toLowerCase()) ?? Level.info;
}

/** A row of the export as text: `Level→Date and Time→Source→Event ID→Task Category→"message"`. */
export interface ExportRow {
  readonly level: string;
  readonly time: string;
  readonly source: string;
  readonly id: string;
  /** Offset of the message in the line; the length of the line when the row has none. */
  readonly messageAt: number;
}

const tab = 9;
const longestCell = 200;

/** Offsets of the first five tabs of a line; fewer when it has fewer. */
function tabsOf(line: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf("\t"); at >= 0 && found.length < 6; at = line.indexOf("\t", at + 1)) found.push(at);
  return found;
}

const isLevel = (word: string): boolean => levels.has(word);

/** Whether a row of the export begins with this line, whole or wrapped by a mailer. */
export function opensRow(line: string): boolean {
  return exportRow(line) !== undefined || opensSpacedRow(line, isLevel);
}

/** Reads a row of the export, apart by tabs or by what a copy made of them; undefined for any other line. */
export function exportRow(line: string): ExportRow | undefined {
  const tabs = tabsOf(line);
  if (tabs.length === 0) return readSpacedRow(line, isLevel);
  if (tabs.length < 3 || tabs[2]! > longestCell * 3) return undefined;
  const from = line.charCodeAt(0) === 0xfeff ? 1 : 0;
  const level = line.slice(from, tabs[0]!);
  const time = line.slice(tabs[0]! + 1, tabs[1]!);
  const source = line.slice(tabs[1]! + 1, tabs[2]!);
  const id = line.slice(tabs[2]! + 1, tabs[3] ?? line.length).trim();
  if (level.length > 40 || /\d/.test(level) || source === "" || source.length > longestCell) return undefined;
  if (
    !/^\d{1,10}$/.test(id) ||
    time.length > 60 ||
    !/^\P{L}{0,4}\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}\.?[\s\u200e\u202f]/u.test(time)
  )
    return undefined;
  if (!/\d{1,2}[:.]\d\d[:.]\d\d/.test(time)) return undefined;
  const behind = tabs[4] === undefined ? line.length : tabs[4] + 1;
  return { level, time, source, id, messageAt: line.charCodeAt(behind) === 34 ? behind + 1 : behind };
}

/** Whether a line is the row of titles above the export: five or six cells of words, in any language. */
export function isExportTitle(line: string): boolean {
  let tabs = 0;
  if (line.length > 240) return false;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 48 && code <= 57) return false;
    if (code === tab) {
      if (i === 0 || line.charCodeAt(i - 1) === tab) return false;
      tabs++;
    }
  }
  return tabs === 4 || tabs === 5;
}

/** Whether a line is a row of event data, or its label. */
export function isEventData(line: string): boolean {
  return /^\s{0,8}(?:Data ?:|[0-9A-Fa-f]{4,8}:(?:[ \t]{1,2}[0-9A-Fa-f]{2}){1,16}(?![0-9A-Za-z])|[0-9A-Fa-f]{4,8}:[ \t]{1,2}[0-9A-Fa-f]{8}(?![0-9A-Za-z]))/.test(
    line,
  );
}
