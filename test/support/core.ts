import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeBytes } from "../../server/src/decode";
import { formatCanonical } from "../../server/src/service/codes";
import { type Incident, type IncidentPlace, incidentsOf, summariesOf } from "../../server/src/service/correlation";
import { createLogDocument, type LogDocument } from "../../server/src/service/document";
import { type Finding, findingsOf } from "../../server/src/service/findings";
import { formatLocal } from "../../server/src/service/formats/time";
import { entryAt, entryMessage, type Log } from "../../server/src/service/log";
import { positionAt } from "../../server/src/service/text/logText";
import type { LogView } from "../../server/src/service/transcript/transcript";

export const root = resolve(import.meta.dirname, "../..");
const fixtures = resolve(root, "test/fixtures");

/** A fixture as the server would read it from disk; `codePage` for the ones in an ANSI code page. */
export function fixture(name: string, codePage = name.includes("1251") ? "1251" : "1252"): string {
  return decodeBytes(readFileSync(resolve(fixtures, name)), codePage).text;
}

/** Names of the fixtures in a folder, folder included. */
export function fixturesIn(folder: string): string[] {
  return readdirSync(resolve(fixtures, folder))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** The folder of each log format's fixtures. */
export const formatFolders = {
  "windowsupdate-log": "windowsupdate",
  "svcpack-log": "svcpack",
  "reportingevents-log": "reportingevents",
  "setupapi-log": "setupapi",
  "setupapi-dev-log": "setupapi-dev",
  "cbs-log": "cbs",
  "dism-log": "dism",
  "panther-log": "panther",
  "cmtrace-log": "cmtrace",
  "msi-log": "msi",
  "windows-eventlog-text": "eventlog",
} as const;
export type FormatId = keyof typeof formatFolders;

/** All clean logs among the fixtures, with the format each is of. */
export const cleanLogs: readonly { readonly name: string; readonly format: FormatId }[] = (
  Object.entries(formatFolders) as [FormatId, string][]
).flatMap(([format, folder]) => fixturesIn(folder).map((name) => ({ name, format })));

/** Text with real tabs where the table has `→`, without the margin of the test's own lines. */
export function lines(text: string): string {
  return text
    .replace(/^\n/, "")
    .replace(/\n[ \t]*$/, "")
    .replace(/^ {6}/gm, "")
    .replaceAll("→", "\t");
}

export function documentOf(text: string, uri = "file:///log", languageId?: string): LogDocument {
  return createLogDocument(uri, text, languageId);
}

/** The one log of a text; fails the test when it holds none or several. */
export function logOf(text: string, languageId?: string): Log {
  const { logs } = documentOf(text, undefined, languageId);
  if (logs.length !== 1) throw new Error(`expected one log, found ${logs.length}`);
  return logs[0]!.log;
}

/** An entry in a form fit for tables: local time as text, thread id in hex, what is unknown left out. */
export interface PlainEntry {
  readonly line: number;
  readonly endLine?: number;
  readonly kind: number;
  readonly level: string;
  readonly time?: string;
  readonly zone?: number;
  readonly pid?: number;
  readonly tid?: string;
  readonly component?: string;
  readonly section?: string;
  readonly message: string;
}

/** What a case expects of an entry; `undefined` means that the field must be absent. */
export type ExpectedEntry = { readonly [K in keyof PlainEntry]?: PlainEntry[K] | undefined };

/** All entries of a log; lines are 1-based. */
export function entriesOf(log: Log): PlainEntry[] {
  return Array.from({ length: log.entryCount }, (_, index) => {
    const entry = entryAt(log, index);
    return {
      line: entry.line + 1,
      ...(entry.endLine !== entry.line && { endLine: entry.endLine + 1 }),
      kind: entry.kind,
      level: entry.level,
      ...(!Number.isNaN(entry.time) && { time: formatLocal(entry.time) }),
      ...(!Number.isNaN(entry.utcOffset) && { zone: entry.utcOffset }),
      ...(entry.pid !== undefined && { pid: entry.pid }),
      ...(entry.tid !== undefined && { tid: entry.tid.toString(16) }),
      ...(entry.component !== undefined && { component: entry.component }),
      ...(entry.section !== undefined && { section: entry.section }),
      message: entryMessage(log, index),
    };
  });
}

/** What must survive quoting and wrapping: all but the place, with runs of blanks as one. */
export function fieldsOf(log: Log): string[] {
  return entriesOf(log).map(({ line: _line, endLine: _endLine, message, ...fields }) =>
    JSON.stringify({ ...fields, message: message.replace(/\s+/g, " ").trim() }),
  );
}

/** The findings of a log as `error 12 svcpack/run-failed 0xFFFFFBFE 0x8007F01E`, lines 1-based, in log order. */
export function findingLines(log: Log, severities: readonly string[] = ["error", "warning"]): string[] {
  return findingsOf(log)
    .filter(({ severity }) => severities.includes(severity))
    .map((finding) =>
      [
        finding.severity,
        lineOf(log, finding.statement.start),
        finding.rule,
        ...finding.codes.map((code) => formatCanonical(code.canonical)),
      ].join(" "),
    );
}

/** The lines that state a finding, 1-based. */
export function occurrenceLines(log: Log, finding: Finding): number[] {
  return finding.occurrences.map(({ start }) => lineOf(log, start));
}

export function lineOf(log: Log, offset: number): number {
  return positionAt(log.text, offset).line + 1;
}

/** Lines of the document, 1-based, that show a span of a log. */
export function physicalLines(document: LogDocument, view: LogView, start: number, end: number): number[] {
  const found = view.map
    .toPhysical(start, end)
    .flatMap((span) => [positionAt(document.text, span.start).line + 1, positionAt(document.text, span.end).line + 1]);
  return [...new Set(found)].sort((a, b) => a - b);
}

/** The incidents that some documents tell of together. */
export function incidentsOfDocuments(documents: readonly LogDocument[]): readonly Incident[] {
  return incidentsOf(documents.flatMap(summariesOf));
}

/** A place as `svcpack.log:33`. */
export function placeText({ uri, range }: Pick<IncidentPlace, "uri" | "range">): string {
  return `${uri.split("/").at(-1)}:${range.start.line + 1}`;
}
