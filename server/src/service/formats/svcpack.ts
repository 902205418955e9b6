import { entryMessage, type Log, landmarksOf, rawTime } from "../log";
import type { TextBlock } from "../text/blocks";
import { trimLineEnd } from "../text/logText";
import { createEntryBuilder, EntryKind, Level, unknownTime } from "./entries";
import type { LogFormat, Operation, Run } from "./format";
import { nearestTime } from "./nearestTime";
import { isBlankBetween } from "./scan";
import { localTime, timeOfDay } from "./time";

interface State {
  /** Raw time of the last record in milliseconds, -1 before the first: a drop begins a new run. */
  readonly elapsed: number;
  /**
   * Lines without a stamp belong to the record before them. A blank line ends it, unless it is a message shown to the
   * user, which may have paragraphs.
   */
  readonly open: "no" | "lines" | "paragraphs";
}

/**
 * svcpack.log and KBnnnnnn.log of update.exe, hotfix.exe and spuninst.exe. Each record bears the seconds since the
 * process started; the `(local)` record of a run ties them to the clock. The separator follows the locale (`1,297:`).
 */
export const svcpackFormat: LogFormat<State> = {
  id: "svcpack-log",
  name: "Service pack and hotfix log",
  fileName: "svcpack.log",
  initialState: { elapsed: -1, open: "no" },
  sameState: (a, b) => a.elapsed === b.elapsed && a.open === b.open,
  parseBlock,
  isRecordStart: (line) => recordStart.test(line),
  hasParagraphs: (line) => shownToUser.test(line),
  detect,
  runs,
  operations: conditionsAndInstallation,
};

const recordStart = /^\ufeff?(\d{1,7})[.,](\d{2,3}): ?/;
/** A record glued to the end of the one before it: `error 0x57 12.703: GetCatVersion`, `=====2.703: 2008/…`. */
const gluedRecord = /(?<=[\s=])(\d{1,7})[.,](\d{2,3}): (?=[A-Z]|\d{4}\/\d\d\/\d\d)/g;
/** What a dialog said, with its line breaks. */
const shownToUser = /\bMessage displayed to the user:|\bSetup encountered an error:/;
/** A check of what the package asks for, or its result. */
const prerequisite = /\b(?:PreRequisite|Condition)\b/;
const localHeader = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3}) \(local\)/;

/**
 * Words update.exe writes in any language version: function names and the texts of its own log calls. Stamps alone do
 * not make a svcpack log; garbage collectors and profilers write the same ones.
 */
const vocabulary =
  /\(local\)|\\update\\update\.exe|\\spuninst\b|started with following command line|extended error code|return code was masked|\b(?:DoInstallation|InstallInfCatalogFile|InstallCatalogFile|InstallSingleCatalogFile|GetCatVersion|IsInfFileTrusted|PrepareToTrustInfFile|VerifyTargetFileSize|CleanupTrustedInfFile|UnRegisterSpuninstForRecovery|LoadFileQueues|FetchSourceURL|UpdSpGetSourceFileLocation|PatchFilesFromResponseBlob|OnACPower|TestVolatileFlag|SetProductTypes|SetAltOsLoaderPath|BuildCabinetManifest|Analyze(?:Components|ForBranching|Phase[A-Z][a-z]+)|CreateUninstall|SpUpdSvc|UpdateSpUpdSvcInf|IsRebootRequiredForFileQueue)\b|\bNum Ticks for\b|\bRebootNecessary = \d|\$NtUninstall|\$NtServicePackUninstall|\bIn Function \w+, line \d+|\b(?:PreRequisite|DeRegistering the Uninstall Program)\b|\b(?:SP\d(?:GDR|QFE)|RTM(?:GDR|QFE))\b/i;

function detect(lines: readonly string[]): number {
  let records = 0;
  let known = false;
  let continuing = 0;
  let weight = 0;
  for (const line of lines) {
    if (recordStart.test(line)) {
      records++;
      // A wrapped line counts half, so that prose does not pass for a log; a message for the user has several lines.
      [continuing, weight] = shownToUser.test(line) ? [8, 1] : [1, 0.5];
      known ||= vocabulary.test(line.slice(0, 2000));
    } else if (continuing > 0 && !/^\s*\S{0,3}>/.test(line) && line.length < 200) {
      records += weight;
      continuing--;
    }
  }
  return known && lines.length > 0 ? records / lines.length : 0;
}

function elapsedOf(seconds: string, fraction: string): number {
  return Number(seconds) * 1000 + Number(fraction.padEnd(3, "0"));
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  let { elapsed, open } = state;
  const addRecord = (line: number, start: number, messageOffset: number, time: number, message: string): void => {
    fields.start = start - block.start;
    fields.message = messageOffset - block.start;
    fields.line = line;
    fields.kind = EntryKind.record;
    fields.level = levelOf(message);
    fields.time = time;
    const index = builder.add();
    if (time < elapsed) builder.landmark(index, "restart");
    elapsed = time;
    if (/^={10,}/.test(message)) builder.landmark(index, "rule");
    else if (localHeader.test(message)) builder.landmark(index, "local");
    else if (/started with following command line/.test(message)) builder.landmark(index, "command");
    else if (/\\(?:update|hotfix|spuninst)\.exe\b/i.test(message) && /\(version/.test(message))
      builder.landmark(index, "program");
    else if (prerequisite.test(message)) builder.landmark(index, "prerequisite");
  };
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const text = trimLineEnd(source, from, to);
    const match = recordStart.exec(text);
    if (match) {
      let start = from + (text.charCodeAt(0) === 0xfeff ? 1 : 0);
      let messageOffset = from + match[0].length;
      let time = elapsedOf(match[1]!, match[2]!);
      gluedRecord.lastIndex = match[0].length;
      for (let glued = gluedRecord.exec(text); glued; glued = gluedRecord.exec(text)) {
        const next = elapsedOf(glued[1]!, glued[2]!);
        if (next < time) continue;
        addRecord(line, start, messageOffset, time, source.slice(messageOffset, from + glued.index));
        start = from + glued.index;
        messageOffset = start + glued[0].length;
        time = next;
      }
      addRecord(line, start, messageOffset, time, source.slice(messageOffset, from + text.length));
      open = shownToUser.test(text) ? "paragraphs" : "lines";
    } else if (isBlankBetween(source, from, to)) {
      if (open === "lines" || to - from > 2) open = "no";
    } else if (open === "no") {
      builder.addPlain(from - block.start, line, unknownTime);
    }
  }
  return { entries: builder.build(), state: { elapsed, open } };
}

const maybeFailure = /fail|error|denied|did not|blocked by|could not|returned FALSE/i;
const unmetCondition = /^Condition Check for Line \d+ of \w+ returned FALSE\b/i;
const errorText =
  /extended error code = (?!0x0+\b)0x|Setup encountered an error|Access is denied|did not complete|blocked by following files|\bfailed\b(?!\s+to\s+verify)|STR_\w{1,80}FAILED/i;
/** `Message displayed` echoes what another record states; probes for values that may be absent are no errors either. */
const informationText =
  /^Message displayed to the user|^User Input|RegOpenKeyEx failed(?: with(?: error(?: 0x[23]\b|$)|$)|$)|CleanPFR failed|FetchSourceURL|update\.url|UpdSpGetSourceFileLocation|failed to delete .{1,400} error 0x2$|unregistering spuninst\.exe|GetFileAttributes for .{1,400} failed: 0x[23]\b|GetCatVersion|0xe0000102/i;

/** The format has no severity column; these are its own sentences for a failure, without the known probes (formats seen in KB822798, KB940276). */
function levelOf(message: string): Level {
  if (!maybeFailure.test(message)) return Level.info;
  if (unmetCondition.test(message)) return Level.warning;
  return errorText.test(message) && !informationText.test(message) ? Level.error : Level.info;
}

/** Where the parts of a run's header stand: the first of each kind. */
interface RunMarks {
  readonly first: number;
  local?: number;
  program?: number;
  command?: number;
}

function runs(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const marks = landmarksOf(log);
  const found: RunMarks[] = [{ first: 0 }];
  marks.forEach(({ entry, kind }, i) => {
    let current = found.at(-1)!;
    const next = marks[i + 1];
    // The rule line opens a run; without it the drop of the clock, or a second `(local)` record, does.
    const opens =
      kind === "restart" ||
      (kind === "rule" && next?.kind === "local" && next.entry === entry + 1) ||
      (kind === "local" && current.local !== undefined);
    if (opens && entry !== current.first) {
      current = { first: entry };
      found.push(current);
    }
    if (kind === "local" || kind === "program" || kind === "command") current[kind] ??= entry;
  });
  return found.map((run, index) => describeRun(log, index, run, (found[index + 1]?.first ?? log.entryCount) - 1));
}

function describeRun(log: Log, index: number, marks: RunMarks, last: number): Run {
  const { first, local: header } = marks;
  const match = header === undefined ? null : localHeader.exec(entryMessage(log, header));
  const local = match
    ? localTime(
        Number(match[1]),
        Number(match[2]),
        Number(match[3]),
        timeOfDay(Number(match[4]), Number(match[5]), Number(match[6]), Number(match[7])),
      )
    : Number.NaN;
  const timeBase = header === undefined ? Number.NaN : local - rawTime(log, header);
  const program =
    marks.program === undefined ? undefined : /^(.*?\.exe)\b/i.exec(entryMessage(log, marks.program))?.[1];
  const command =
    marks.command === undefined
      ? null
      : /^(.*?) started with following command line:\s*(.*)/.exec(entryMessage(log, marks.command));
  return {
    index,
    first,
    last,
    title: `${command?.[1] ?? "update.exe"} run`,
    startTime: nearestTime(log, first, last, Number.POSITIVE_INFINITY) + timeBase,
    endTime: nearestTime(log, last, first, Number.POSITIVE_INFINITY) + timeBase,
    timeBase,
    timeSource: header ?? first,
    ...(program && { program }),
    ...(command && { commandLine: command[2]!.trim() }),
  };
}

/** The prerequisite checks as one node, so that the outline leads past them to the installation. */
function conditionsAndInstallation(log: Log, run: Run): readonly Operation[] {
  const checks = landmarksOf(log, "prerequisite", run.first, run.last);
  const first = checks[0];
  return first ? [{ first: first.entry, last: checks.at(-1)!.entry, title: "Prerequisite checks" }] : [];
}
