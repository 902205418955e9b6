import type { TextBlock } from "../text/blocks";
import { createEntryBuilder, EntryKind, Level, noNumber, unknownTime } from "./entries";
import type { LogFormat } from "./format";
import { isBlank, isBlankBetween, wrapThreshold } from "./scan";
import { afterSearchPrefix } from "./servicingLine";
import { createHeader, isKnownComponent, type RecordHeader, readHeader } from "./windowsUpdateHeader";
import {
  hasModernStamp,
  isJobDone,
  isModernComponent,
  isUndecoded,
  modernBanner,
  readModernHeader,
} from "./windowsUpdateModern";
import { operations } from "./windowsUpdateOperations";
import { runs } from "./windowsUpdateRuns";

interface State {
  /** Minutes east of UTC, from the last `Logging initialized (… tz: -0400)`. */
  readonly utcOffset: number;
  readonly pid: number;
  /** A line without a header goes on with the record before it: that one was long enough to have been wrapped. */
  readonly mayContinue: boolean;
  /** Whether the last record was one of Get-WindowsUpdateLog. */
  readonly isModern: boolean;
}

/**
 * WindowsUpdate.log in both dialects: of the agent 5.8 to 7.9 (KB902093), and as Get-WindowsUpdateLog makes it on
 * Windows 10 and 11. Each line decides which one it is of.
 */
export const windowsUpdateFormat: LogFormat<State> = {
  id: "windowsupdate-log",
  name: "Windows Update log",
  fileName: "WindowsUpdate.log",
  initialState: { utcOffset: unknownTime, pid: noNumber, mayContinue: false, isModern: false },
  sameState: (a, b) =>
    Object.is(a.utcOffset, b.utcOffset) &&
    a.pid === b.pid &&
    a.mayContinue === b.mayContinue &&
    a.isModern === b.isModern,
  parseBlock,
  isRecordStart: (line) => readRecord(line, skipMark(line, 0, line.length), line.length, createHeader(), noNumber),
  isUnmistakable: (line) => legacyRecord.test(line) || isModernRecord(line),
  detect,
  runs,
  operations,
};

/** Stamp with milliseconds, ids, and a component. */
const legacyRecord = /^\S{10}\s\d\d:\d\d:\d\d:\d{3}\s+\d+\s+[0-9a-f]+\s+[A-Z]/;

function isModernRecord(line: string): boolean {
  const header = createHeader();
  return (
    hasModernStamp(line, 0) && readModernHeader(line, 0, line.length, header) && isModernComponent(header.component)
  );
}

function readRecord(source: string, at: number, end: number, header: RecordHeader, knownPid: number): boolean {
  return hasModernStamp(source, at)
    ? readModernHeader(source, at, end, header)
    : readHeader(source, at, end, header, knownPid);
}

/** Other programs stamp their lines the same way; at least one component must be the agent's. */
function detect(lines: readonly string[]): number {
  const header = createHeader();
  let records = 0;
  let known = false;
  for (const line of lines) {
    const start = skipMark(line, 0, line.length);
    if (!readRecord(line, start, line.length, header, noNumber)) continue;
    records++;
    known ||= hasModernStamp(line, start)
      ? isModernComponent(header.component) || isUndecoded(line, header.message)
      : isKnownComponent(header.component);
  }
  return known ? records / lines.length : 0;
}

/** The offset after a byte order mark, the blank that copies of the log put before a record, or the prefix of a search tool. */
function skipMark(source: string, at: number, end: number): number {
  let p = at;
  if (source.charCodeAt(p) === 0xfeff) p++;
  if (source.charCodeAt(p) === 32) p++;
  return afterSearchPrefix(source, p, Math.min(end, p + longestPrefix));
}

/** Room for the prefix that a search tool writes before a line, and for the stamp behind it. */
const longestPrefix = 400;

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const header = createHeader();
  let { utcOffset, pid, mayContinue, isModern } = state;
  let nextFailed = -1;
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const start = skipMark(source, from, to);
    if (to - start > 30 && hasModernStamp(source, start) && readModernHeader(source, start, to, header)) {
      pid = header.pid;
      if (nextFailed < header.message) nextFailed = indexOfMark(block, header.message);
      const undecoded = header.component === "" && isUndecoded(source, header.message);
      // The prefix of a search tool belongs to its own line, not to the record above.
      fields.start = (start - from > 2 ? from : start) - block.start;
      fields.message = header.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      fields.level = modernLevel(source, header.message, to, nextFailed, undecoded);
      fields.time = header.time;
      fields.utcOffset = unknownTime;
      fields.pid = pid;
      fields.tid = header.tid;
      fields.component = header.component;
      const index = builder.add();
      const mark = undecoded ? "undecoded" : modernBanner(source, header.message, to);
      if (mark) builder.landmark(index, mark);
      else if (header.component === "DownloadManager" && isJobDone(source, header.message, to))
        builder.landmark(index, "downloaded");
      mayContinue = true;
      isModern = true;
    } else if (to - start > 20 && readHeader(source, start, to, header, pid)) {
      pid = header.pid;
      const level = levelOf(source, header.message, to, header.component);
      const zone = header.component === "Misc" || header.guessed ? zoneOf(source, header.message, to) : undefined;
      if (zone !== undefined) utcOffset = zone;
      fields.start = start - block.start;
      fields.message = header.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      fields.level = level;
      fields.time = header.time;
      fields.utcOffset = utcOffset;
      fields.pid = pid;
      fields.tid = header.tid;
      fields.component = header.component;
      const index = builder.add();
      if (zone !== undefined) builder.landmark(index, "process");
      else if (header.component === "Misc" && isProgram(source, header.message, to)) builder.landmark(index, "program");
      const banner = bannerOf(source, header.message, to);
      if (banner) builder.landmark(index, banner);
      mayContinue = to - from >= wrapThreshold;
      isModern = false;
    } else if (isBlankBetween(source, from, to)) {
      mayContinue = false;
    } else if (mayContinue) {
      // Texts of Windows 10 components have lines of their own; in the legacy log only copying breaks a line.
      mayContinue = isModern || to - from >= wrapThreshold;
    } else {
      builder.addPlain(start - block.start, line, utcOffset);
    }
  }
  return { entries: builder.build(), state: { utcOffset, pid, mayContinue, isModern } };
}

/** Where the next mark of a failure stands in a block, or its end: the text is searched once for each. */
function indexOfMark({ source, start, end }: TextBlock, from: number): number {
  // The source may be the whole file: only the block's own part is searched.
  const found = source.slice(start, end).indexOf("*FAILED*", from - start);
  return found < 0 ? end : found + start;
}

/** `*FAILED* [8024000E]` marks a call that failed; few of them matter, which is for the findings to say. */
function modernLevel(source: string, message: number, end: number, failed: number, undecoded: boolean): Level {
  if (undecoded) return Level.verbose;
  if (failed < end) return Level.error;
  if (source.charCodeAt(message) === 82 && source.startsWith("REPORT EVENT:", message)) {
    return reportedOutcome.exec(source.slice(message, end))?.[1] === "Failure" ? Level.error : Level.info;
  }
  return Level.info;
}

/** FATAL and WARNING count at the start of the text or after the detail marker (`  * WARNING:`), nowhere else. */
function levelOf(source: string, message: number, end: number, component: string): Level {
  let p = message;
  const limit = Math.min(end, message + 12);
  while (p < limit && isDetailMarker(source.charCodeAt(p))) p++;
  const code = source.charCodeAt(p);
  if (code === 70 && source.startsWith("FATAL:", p)) return Level.error;
  if (code === 87 && source.startsWith("WARNING:", p)) return Level.warning;
  if (code === 82 && source.startsWith("REPORT EVENT:", p)) {
    return reportedOutcome.exec(source.slice(p, end))?.[1] === "Failure" ? Level.error : Level.info;
  }
  if (component === "Handler" && source.slice(p, end).includes("Result = Failed")) return Level.error;
  return Level.info;
}

/** The outcome column of a reported event comes before its text, which may use the same words. */
const reportedOutcome = /[\t ](Success|Failure)[\t ]/;

function isDetailMarker(code: number): boolean {
  return isBlank(code) || code === 42 || code === 35 || code === 45 || code === 58 || code === 43;
}

const zonePattern = /^Logging initialized\b[^)]*\btz: ?([+-])(\d\d)(\d\d)\)/;

/** The offset of a `Logging initialized (build: …, tz: -0400)` record in minutes east of UTC (KB902093: a signed hhmm). */
function zoneOf(source: string, message: number, end: number): number | undefined {
  let p = message;
  const limit = Math.min(end, message + 40);
  while (p < limit && (isBlank(source.charCodeAt(p)) || source.charCodeAt(p) === 61)) p++;
  if (!source.startsWith("Logging initialized", p)) return undefined;
  const match = zonePattern.exec(source.slice(p, end));
  if (!match) return unknownTime;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}

/** Whether a message is the opening, the closing or the title line of a banner block, whatever its rule character. */
function bannerOf(source: string, message: number, end: number): string | undefined {
  let p = message;
  while (p < end && source.charCodeAt(p) === 32) p++;
  const rule = source.charCodeAt(p);
  // Letters and digits are the common case and leave here.
  if (!isBanner(rule)) return undefined;
  let q = p;
  while (q < end && (source.charCodeAt(q) === rule || isBanner(source.charCodeAt(q)))) q++;
  if (q - p < 2) return undefined;
  while (q < end && source.charCodeAt(q) === 32) q++;
  if (source.startsWith("START ", q) || source.startsWith("SUBMITTED ", q)) return "begin";
  if (source.startsWith("END ", q) || source.startsWith("RESUMED ", q)) return "end";
  return undefined;
}

/** Whether a character is one of those that open all banner lines: `* # : - + < >`. */
function isBanner(code: number): boolean {
  return code === 42 || code === 35 || code === 58 || code === 45 || code === 43 || code === 60 || code === 62;
}

/** Whether a message is the `= Process: path` record that follows a process start. */
function isProgram(source: string, message: number, end: number): boolean {
  let p = message;
  while (p < end && source.charCodeAt(p) === 32) p++;
  return source.charCodeAt(p) === 61 && source.startsWith("Process:", p + 2);
}
