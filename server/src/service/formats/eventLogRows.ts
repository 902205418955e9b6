import { knownLevel } from "./eventLogLabels";
import { opensSpacedRow, readSpacedRow } from "./eventLogSpaced";

/** A row of an export: of Event Viewer as text or as CSV, of the viewer of Windows 2000 to 2003, of PowerShell. */
export interface ExportRow {
  readonly level: string;
  readonly time: string;
  readonly source: string;
  readonly id: string;
  /** Offset of the message in the line; the length of the line when the row has none. */
  readonly messageAt: number;
}

const longestCell = 200;
const date = /^\P{L}{0,4}\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}\.?/u;
const dateAndClock =
  /^\P{L}{0,4}\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}\.?[\s\u200e\u202f].{0,14}?\d{1,2}[:.]\d\d[:.]\d\d/u;
const clock = /^(?:\D{1,8} )?\d{1,2}[:.]\d\d[:.]\d\d(?: ?\D{1,8})?$/;
const id = /^\s*\d{1,10}\s*$/;

const isLevel = (word: string): boolean => knownLevel(word) !== undefined;

/** Whether a row of an export begins with this line, whole or wrapped by a mailer. */
export function opensRow(line: string): boolean {
  return exportRow(line) !== undefined || opensSpacedRow(line, isLevel);
}

/** Reads a row of an export, apart by tabs, by commas, or by what a copy made of tabs; undefined for any other line. */
export function exportRow(line: string): ExportRow | undefined {
  const from = line.charCodeAt(0) === 0xfeff ? 1 : 0;
  const cells = cellsOf(line, from, "\t");
  if (cells.length >= 4) return laterRow(line, cells) ?? classicRow(line, cells);
  if (cells.length > 1) return undefined;
  return laterRow(line, cellsOf(line, from, ",")) ?? readSpacedRow(line, isLevel);
}

interface Cell {
  readonly start: number;
  readonly text: string;
}

/** The cells of a line up to the ninth, the last one with all that follows. Quotation marks are for the caller. */
function cellsOf(line: string, from: number, separator: string): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  for (let at = line.indexOf(separator, from); at >= 0 && cells.length < 8; at = line.indexOf(separator, start)) {
    if (at - start > longestCell && cells.length < 4) return [];
    cells.push({ start, text: line.slice(start, at) });
    start = at + 1;
  }
  cells.push({ start, text: line.slice(start, start + longestCell) });
  return cells;
}

/** `Level, Date and Time, Source, Event ID, Task Category, message`. */
function laterRow(line: string, cells: readonly Cell[]): ExportRow | undefined {
  const [level, time, source, number] = cells;
  if (number === undefined || !isLevelCell(level!) || time!.text.length > 60 || !dateAndClock.test(time!.text))
    return undefined;
  if (!id.test(number.text) || source!.text === "") return undefined;
  return row(line, level!, time!.text, source!, number, cells[5]);
}

/**
 * The viewers of Windows 2000 to 2003: `Type, Date, Time, Source, Category, Event, User, Computer` of a list, and with
 * the type behind the source, and the text as a ninth cell, of a log saved as text.
 */
function classicRow(line: string, cells: readonly Cell[]): ExportRow | undefined {
  const first = date.test(cells[0]!.text) ? 0 : 1;
  const [day, time] = [cells[first], cells[first + 1]];
  const number = cells[5];
  if (!day || !time || !number || day.text.length > 20 || !date.test(day.text) || !clock.test(time.text.trim()))
    return undefined;
  const [level, source] = first === 0 ? [cells[3]!, cells[2]!] : [cells[0]!, cells[3]!];
  if (!id.test(number.text) || source.text === "" || !isLevelCell(level)) return undefined;
  return row(line, level, `${day.text} ${time.text}`, source, number, cells[8]);
}

function row(line: string, level: Cell, time: string, source: Cell, number: Cell, message?: Cell): ExportRow {
  const at = message?.start ?? line.length;
  return {
    level: level.text,
    time,
    source: source.text,
    id: number.text.trim(),
    messageAt: line.charCodeAt(at) === 34 ? at + 1 : at,
  };
}

function isLevelCell({ text }: Cell): boolean {
  return text.length <= 40 && !/[\d"]/.test(text);
}

/** `TimeCreated  Id LevelDisplayName Message`, a row of the table that Get-WinEvent shows by default. */
const tableRowPattern =
  /^ {0,4}(\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}\.? {1,2}\d{1,2}[:.]\d\d[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?) {1,24}(\d{1,5}) {1,3}(\S{2,24}) {1,24}(?=\S)/;

/** Reads a row of PowerShell's table of events; its provider stands above the table. Undefined for any other line. */
export function tableRow(line: string): ExportRow | undefined {
  const match = tableRowPattern.exec(line);
  if (!match || knownLevel(match[3]!) === undefined) return undefined;
  return { level: match[3]!, time: match[1]!, source: "", id: match[2]!, messageAt: match[0].length };
}

/** The provider that the line above such a table names; undefined for any other line. */
export function tableProvider(line: string): string | undefined {
  return /^ {0,8}ProviderName: (\S.{0,120})$/.exec(line)?.[1]?.trim();
}

/** Whether a line is the row of titles above an export: five or six cells of words, in any language. */
export function isExportTitle(line: string): boolean {
  if (line.length > 240 || /\d/.test(line)) return false;
  return /^[^\t]+(?:\t[^\t]+){4,8}$/.test(line) || /^[^,]+(?:,[^,\s][^,]*){4,5}$/.test(line);
}
