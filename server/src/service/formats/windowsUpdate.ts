import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import type { TextBlock } from "../text/blocks";
import { createEntryBuilder, EntryKind, Level, noNumber, unknownTime } from "./entries";
import type { LogFormat, Operation, Run } from "./format";
import { isBlank, isBlankBetween, wrapThreshold } from "./scan";
import { createHeader, isKnownComponent, readHeader } from "./windowsUpdateHeader";

interface State {
  /** Minutes east of UTC, from the last `Logging initialized (… tz: -0400)`. */
  readonly utcOffset: number;
  readonly pid: number;
  /** A line without a header goes on with the record before it: that one was long enough to have been wrapped. */
  readonly mayContinue: boolean;
}

/** The legacy WindowsUpdate.log, Windows Update Agent 5.8 to 7.9 (KB902093). */
export const windowsUpdateFormat: LogFormat<State> = {
  id: "windowsupdate-log",
  name: "Windows Update log",
  fileName: "WindowsUpdate.log",
  initialState: { utcOffset: unknownTime, pid: noNumber, mayContinue: false },
  sameState: (a, b) => Object.is(a.utcOffset, b.utcOffset) && a.pid === b.pid && a.mayContinue === b.mayContinue,
  parseBlock,
  isRecordStart: (line) => readHeader(line, skipMark(line, 0), line.length, createHeader(), noNumber),
  // Stamp with milliseconds, ids, and a component.
  isUnmistakable: (line) => /^\S{10}\s\d\d:\d\d:\d\d:\d{3}\s+\d+\s+[0-9a-f]+\s+[A-Z]/.test(line),
  detect,
  runs,
  operations,
};

/** Other programs stamp their lines the same way; at least one component must be the agent's. */
function detect(lines: readonly string[]): number {
  const header = createHeader();
  let records = 0;
  let known = false;
  for (const line of lines) {
    if (!readHeader(line, skipMark(line, 0), line.length, header, noNumber)) continue;
    records++;
    known ||= isKnownComponent(header.component);
  }
  return known ? records / lines.length : 0;
}

/** The offset after a byte order mark and the blank that copies of the log put before a record. */
function skipMark(source: string, at: number): number {
  let p = at;
  if (source.charCodeAt(p) === 0xfeff) p++;
  if (source.charCodeAt(p) === 32) p++;
  return p;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const header = createHeader();
  let { utcOffset, pid, mayContinue } = state;
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const start = skipMark(source, from);
    if (to - start > 20 && readHeader(source, start, to, header, pid)) {
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
    } else if (isBlankBetween(source, from, to)) {
      mayContinue = false;
    } else if (mayContinue) {
      mayContinue = to - from >= wrapThreshold;
    } else {
      fields.start = start - block.start;
      fields.message = start - block.start;
      fields.line = line;
      fields.kind = EntryKind.plain;
      fields.level = Level.info;
      fields.time = unknownTime;
      fields.utcOffset = utcOffset;
      fields.pid = noNumber;
      fields.tid = noNumber;
      fields.component = "";
      builder.add();
      builder.unrecognized();
    }
  }
  return { entries: builder.build(), state: { utcOffset, pid, mayContinue } };
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

/** One run for each start of the logging process; a log without one (rotated, trimmed) is one run from its first entry. */
function runs(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const processes = landmarksOf(log, "process");
  const programs = landmarksOf(log, "program");
  const starts = processes.map(({ entry }) => entry);
  if (starts[0] !== 0) starts.unshift(0);
  let next = 0;
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    while (next < programs.length && programs[next]!.entry < first) next++;
    const named = programs[next];
    const programEntry = named && named.entry <= Math.min(last, first + 4) ? named.entry : undefined;
    const isStart = starts.length === processes.length || index > 0;
    return {
      index,
      first,
      last,
      timeBase: 0,
      timeSource: first,
      // Read when asked for: runs are listed after every edit, their times and names seldom.
      get startTime() {
        return rawTime(log, first);
      },
      get endTime() {
        return lastTime(log, first, last);
      },
      get pid() {
        const { entries, local } = columnsAt(log, first);
        const pid = entries.pid[local]!;
        return pid === noNumber ? undefined : pid;
      },
      get program() {
        return programEntry === undefined
          ? undefined
          : programRecord.exec(entryMessage(log, programEntry))?.[1]?.trim();
      },
      get title() {
        const name = this.program?.split("\\").at(-1);
        return isStart ? `Agent start${name ? ` in ${name}` : ""}` : "Entries before the first agent start";
      },
    };
  });
}

const programRecord = /^\s*=\s*Process:\s*(.+)$/;

/** Whether a message is the `= Process: path` record that follows a process start. */
function isProgram(source: string, message: number, end: number): boolean {
  let p = message;
  while (p < end && source.charCodeAt(p) === 32) p++;
  return source.charCodeAt(p) === 61 && source.startsWith("Process:", p + 2);
}

function lastTime(log: Log, first: number, last: number): number {
  for (let i = last; i >= Math.max(first, last - 50); i--) {
    const time = rawTime(log, i);
    if (!Number.isNaN(time)) return time;
  }
  return rawTime(log, first);
}

/** What the banners enclose: `** START ** Agent: Finding updates` up to its `** END **` in the same thread. */
function operations(log: Log, run: Run): readonly Operation[] {
  const found: { first: number; last: number; title: string }[] = [];
  const open = new Map<string, { entry: number; title: string }>();
  const closed = new Map<string, number>();
  for (const { entry: index, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    if (kind !== "begin" && kind !== "end") continue;
    const { entries, local } = columnsAt(log, index);
    const title = entryMessage(log, index)
      .replace(/^[\s*#:+<>-]*(START|END|SUBMITTED|RESUMED)[\s*#:+<>-]*/, "")
      .replace(/(?<![\s*#])[\s*#]+$/, "");
    const key = `${entries.pid[local]} ${title}`;
    if (kind === "begin") {
      // `SUBMITTED` repeats the title of `START` and adds the call's id: it is the same operation under its full name.
      const bare = `${entries.pid[local]} ${title.replace(/ \[[^\]]*\]$/, "")}`;
      const begin = open.get(bare)?.entry ?? open.get(key)?.entry ?? index;
      open.delete(bare);
      open.set(key, { entry: begin, title });
    } else {
      // `RESUMED` comes before the `END` of the same operation.
      const begin = open.get(key);
      const again = begin ? undefined : closed.get(key);
      open.delete(key);
      if (again !== undefined) found[again]!.last = index;
      else closed.set(key, found.push({ first: begin?.entry ?? index, last: index, title }) - 1);
      if (again !== undefined) closed.delete(key);
    }
  }
  for (const { entry, title } of open.values()) found.push({ first: entry, last: entry, title });
  return found.sort((a, b) => a.first - b.first);
}
