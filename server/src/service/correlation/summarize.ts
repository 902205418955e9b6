import type { Range } from "vscode-languageserver-types";
import { codesOfBlock } from "../codeIndex";
import { shortName } from "../codes";
import type { LogDocument } from "../document";
import { rangeOf } from "../documentRange";
import { type Finding, findingsOf, type Statement } from "../findings";
import { codeName } from "../findings/build";
import type { Run } from "../formats/format";
import { transcriptId } from "../formats/ids";
import { entryAt, entryEnd, entryMessage, entryStart, type Log, locateEntry, rawTime, runAt, runsOf } from "../log";
import type { LogView } from "../transcript/transcript";
import { withReadings } from "./dateReadings";
import { episodesOf, eventTimeOf } from "./episodes";
import { factsOf, offsetsOf } from "./facts";
import { createJobNames } from "./jobNames";
import { keptStatements } from "./keptStatements";
import { fileNameOf } from "./machineFolders";
import {
  type CodeSummary,
  type FindingSummary,
  type LogSummary,
  type RunSummary,
  type StatementSummary,
  summaryTextLength,
} from "./summary";
import { writtenUntil } from "./writtenUntil";

/** With more runs than this only those are kept that a failure can be linked with. */
const runLimit = 1_000;
/** How far back the step before a failure is looked for, in entries and milliseconds. */
const beforeReach = 2_000;
const beforeTime = 10 * 60_000;
const noRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const summaries = new WeakMap<LogDocument, readonly LogSummary[]>();

/** What correlation needs of each log of a document, in their order; none for a text that holds no log. */
export function summariesOf(document: LogDocument): readonly LogSummary[] {
  let known = summaries.get(document);
  if (!known) {
    known = document.logs.map((view, index) => summarize(document, view, index));
    summaries.set(document, known);
  }
  return known;
}

function summarize(document: LogDocument, view: LogView, index: number): LogSummary {
  const { log } = view;
  const lineOf = (entry: number): number =>
    (rangeOf(document, view, entryStart(log, entry), entryStart(log, entry)) ?? noRange).start.line;
  const namesOfJob = createJobNames(log);
  const own = ownNames(document, view);
  const namesOf = (entry: number): readonly string[] =>
    own.length === 0 ? namesOfJob(entry) : [...new Set([...own, ...namesOfJob(entry)])];
  const findings = findingsOf(log).flatMap((finding, at) =>
    finding.severity === "noise" ? [] : summarizeFinding(document, view, finding, at, namesOf),
  );
  const summary: LogSummary = {
    uri: document.uri,
    name: view.name,
    view: index,
    format: log.format.id,
    isQuoted: document.formatId === transcriptId,
    entryCount: log.entryCount,
    runs: runsToKeep(log, findings).map((run) => summarizeRun(document, view, run)),
    findings,
    facts: factsOf(log).map(({ entry, ...fact }) => ({ ...fact, line: lineOf(entry) })),
    offsets: offsetsOf(log).map(({ entry, ...offset }) => ({ ...offset, line: lineOf(entry) })),
  };
  return withReadings(summary, log);
}

/** The name that the command which wrote a log gives it: that of the file, for logs that are named there. */
function ownNames(document: LogDocument, { log, name }: LogView): readonly string[] {
  if (log.format.id !== "msi-log") return [];
  const file = document.formatId === transcriptId ? name : fileNameOf(document.uri);
  return file === "" ? [] : [`log ${file.toLowerCase()}`];
}

/** Programs that write runs of their own into the logs of others: installers of updates, of packages, and the servicing stack. */
const installer =
  /(?:^|[\\/"])(?:(?:update|hotfix|spuninst|setup|tiworker|trustedinstaller|msiexec|dism(?:host)?)\.exe|MSI[0-9A-F]{1,8}\.tmp)/i;

function runsToKeep(log: Log, findings: readonly FindingSummary[]): readonly Run[] {
  const runs = runsOf(log);
  if (runs.length <= runLimit) return runs;
  const failed = new Set(findings.flatMap(({ statements }) => statements.map(({ run }) => run)));
  return runs.filter(
    ({ index, program, commandLine }) =>
      failed.has(index) || installer.test(program ?? "") || /\/ParentInfo:/i.test(commandLine ?? ""),
  );
}

function summarizeRun(document: LogDocument, view: LogView, run: Run): RunSummary {
  const { index, first, last, title, startTime, endTime, pid, program, commandLine } = run;
  const { log } = view;
  const range = rangeOf(document, view, entryStart(log, first), entryEnd(log, first)) ?? noRange;
  const end = rangeOf(document, view, entryEnd(log, last), entryEnd(log, last)) ?? range;
  const update = log.format.id === "svcpack-log" ? updateOfRun(document, view, run) : undefined;
  return {
    index,
    first,
    last,
    title,
    startTime,
    endTime,
    ...(pid !== undefined && { pid }),
    ...(program !== undefined && { program }),
    ...(commandLine !== undefined && { commandLine }),
    ...(update !== undefined && { update }),
    range,
    startLine: range.start.line,
    endLine: Math.max(range.start.line, end.end.line),
  };
}

/** Entries at either end of a run that are asked for the update. */
const updateReach = 200;

/** `KB123456` where a run of update.exe names what it installs: its own lines, its uninstall folder, or the log's name. */
function updateOfRun(document: LogDocument, { log, name }: LogView, { first, last }: Run): string | undefined {
  for (let entry = first; entry <= last; entry++) {
    if (entry === first + updateReach) entry = Math.max(entry, last - updateReach);
    const message = entryMessage(log, entry);
    const number = /^KB(\d{6,7})\s|\\\$NtUninstallKB(\d{6,7})\$/i.exec(message);
    if (number) return `KB${number[1] ?? number[2]}`;
  }
  const logName = document.formatId === transcriptId ? name : fileNameOf(document.uri);
  const number = /^KB(\d{6,7})(?!\d)/i.exec(logName)?.[1];
  return number === undefined ? undefined : `KB${number}`;
}

/** One summary for each time a failure happened. */
function summarizeFinding(
  document: LogDocument,
  view: LogView,
  finding: Finding,
  index: number,
  namesOf: (entry: number) => readonly string[],
): FindingSummary[] {
  const { log } = view;
  const codes = finding.codes.map((code): CodeSummary => {
    const { text, canonical, readings } = code;
    const meaning = readings[0]?.meaning;
    const short = shortName({ input: text, canonical, readings });
    return {
      text,
      canonical,
      name: codeName(code),
      ...(short !== undefined && { short }),
      ...(meaning !== undefined && { meaning }),
    };
  });
  const canonicals = new Set(codes.map(({ canonical }) => canonical));
  const { severity, rule, message, evidence, messageNumber } = finding;
  return episodesOf(log, finding.occurrences).map(({ occurrences, since, installation }): FindingSummary => {
    const main = occurrences.includes(finding.statement)
      ? finding.statement
      : (occurrences.find(({ entry }) => codesOfEntry(log, entry, canonicals).includes(codes[0]?.canonical ?? -1)) ??
        occurrences[0]!);
    const kept = keptStatements(log, occurrences, main);
    const before = stepBefore(document, view, occurrences[0]!);
    return {
      index,
      severity: severity as FindingSummary["severity"],
      rule,
      message,
      evidence,
      main: kept.indexOf(main),
      statements: kept.map((statement) => {
        const names = namesOf(statement.entry);
        const summary = summarizeStatement(document, view, statement, canonicals);
        return names.length === 0 ? summary : { ...summary, names };
      }),
      statementCount: occurrences.length,
      codes,
      since,
      ...(installation !== undefined && { installation }),
      ...(messageNumber !== undefined && { messageNumber }),
      ...(before && { before }),
    };
  });
}

function summarizeStatement(
  document: LogDocument,
  view: LogView,
  { entry: index, start, end }: Pick<Statement, "entry" | "start" | "end">,
  canonicals: ReadonlySet<number>,
): StatementSummary {
  const { log } = view;
  const { time, level, pid, tid, component } = entryAt(log, index);
  const message = entryMessage(log, index).trim();
  const eventTime = eventTimeOf(message);
  const run = runAt(log, index);
  const until = writtenUntil(log, index);
  return {
    entry: index,
    range: rangeOf(document, view, start, end) ?? noRange,
    time,
    ...(until !== undefined && { until }),
    ...(!Number.isNaN(eventTime) && { eventTime }),
    ...(run && run.timeBase !== 0 && { elapsed: rawTime(log, index) }),
    ...(run && { run: run.index }),
    level,
    ...(pid !== undefined && { pid }),
    ...(tid !== undefined && { tid }),
    ...(component !== undefined && { component }),
    text: message.slice(0, summaryTextLength),
    codes: codesOfEntry(log, index, canonicals),
  };
}

function codesOfEntry(log: Log, entry: number, canonicals: ReadonlySet<number>): readonly number[] {
  const { block } = locateEntry(log, entry);
  const base = log.text.blockOffsets[block]!;
  const start = entryStart(log, entry) - base;
  const end = entryEnd(log, entry) - base;
  const found = codesOfBlock(log.blocks[block]!.block).filter((code) => code.start >= start && code.end <= end);
  return [...new Set(found.map(({ canonical }) => canonical))].filter((each) => canonicals.has(each));
}

/** The last thing that the agent's Handler, which starts the installers, said in the same thread before it failed. */
function stepBefore(document: LogDocument, view: LogView, { entry: failed }: Statement): StatementSummary | undefined {
  const { log } = view;
  if (log.format.id !== "windowsupdate-log") return undefined;
  const { pid, tid, time } = entryAt(log, failed);
  for (let index = failed - 1; index >= Math.max(0, failed - beforeReach); index--) {
    const { block, local } = locateEntry(log, index);
    const { entries } = log.blocks[block]!;
    if (time - entries.time[local]! > beforeTime) return undefined;
    if (entries.tid[local] !== tid || entries.pid[local] !== pid) continue;
    if (entries.names[entries.name[local]! - 1] !== "Handler") continue;
    return summarizeStatement(
      document,
      view,
      { entry: index, start: entryStart(log, index), end: entryEnd(log, index) },
      new Set(),
    );
  }
  return undefined;
}
