import { entryMessage, type Log, landmarksOf } from "../log";
import type { TextBlock } from "../text/blocks";
import { createEntryBuilder, EntryKind, unknownTime } from "./entries";
import type { LogFormat, Operation, Run } from "./format";
import { nearestTime } from "./nearestTime";
import { ownerOf, processTagEnd, readPantherHeader } from "./pantherLine";
import { isBlank, isBlankBetween } from "./scan";
import { createServicingHeader, isServicingHead } from "./servicingLine";

interface State {
  /** A record stands above: lines without a stamp go on with it, whatever they hold. */
  readonly open: boolean;
}

/**
 * setupact.log, setuperr.log and the logs with the same columns: Windows Setup and upgrades since Windows Vista, sysprep,
 * recovery. The log of the same name that SetupAPI's SetupLogError writes below %windir% up to Windows Server 2008 R2 has
 * no stamps, no levels and no columns: nothing in it can be told from prose, so it is no log here.
 */
export const pantherFormat: LogFormat<State> = {
  id: "panther-log",
  name: "Windows Setup log",
  fileName: "setupact.log",
  initialState: { open: false },
  sameState: (a, b) => a.open === b.open,
  parseBlock,
  isRecordStart,
  hasParagraphs,
  isUnmistakable: (line) => {
    const header = createServicingHeader();
    return readPantherHeader(line, 0, line.length, header) && ownerOf(line, line.length, header) === "setup";
  },
  ownsLine: (line) => isIndented(line) || /^\s{0,12}\[gle=0x/.test(line),
  isHeadOnly: (line) => isServicingHead(line.replace(/\[[\w.-]{1,60}\.exe\]\s{0,4}$/i, "")),
  detect,
  runs,
  operations,
};

/** Lines of CBS and DISM have the same columns and may stand in setupact.log, but alone they are records of those logs. */
function isRecordStart(line: string): boolean {
  const header = createServicingHeader();
  if (!readPantherHeader(line, 0, line.length, header)) return false;
  const owner = ownerOf(line, line.length, header);
  return owner === "setup" || owner === "blank" || (owner === "other" && header.component !== "");
}

/** A line that announces others, as that of the hardware block does, and one whose message was wrapped as a whole. */
function hasParagraphs(line: string): boolean {
  if (line.endsWith(":")) return true;
  const header = createServicingHeader();
  return readPantherHeader(line, 0, line.length, header) && isBlankBetween(line, header.message, line.length);
}

/** Setup writes lines of CBS, CSI and DISM too; the log is that of whoever wrote most. */
function detect(lines: readonly string[]): number {
  const header = createServicingHeader();
  const owners = { setup: 0, blank: 0, servicing: 0, dism: 0, other: 0 };
  let records = 0;
  let indented = 0;
  let others = 0;
  for (const line of lines) {
    if (readPantherHeader(line, 0, line.length, header)) {
      records++;
      owners[ownerOf(line, line.length, header)]++;
    } else if (records > 0 && isIndented(line)) indented++;
    else others++;
  }
  const own = owners.setup + owners.blank;
  if (own === 0 || own < owners.servicing + owners.dism || own * 4 < owners.other) return 0;
  // What messages of several lines hold is not indented at times; prose around a few records is more than that.
  const continued = Math.min(others, records / 4);
  return (records + indented + continued) / lines.length;
}

/** Continuations stand below the message column; a few blanks may be anybody's. */
function isIndented(line: string): boolean {
  for (let i = 0; i < 12; i++) if (!isBlank(line.charCodeAt(i))) return false;
  return true;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const header = createServicingHeader();
  let { open } = state;
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    if (readPantherHeader(source, from, to, header)) {
      fields.start = header.start - block.start;
      fields.message = header.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      fields.level = header.level;
      fields.time = header.time;
      fields.component = header.component;
      const index = builder.add();
      const mark = landmarkOf(source, header.message, to);
      if (mark) builder.landmark(index, mark);
      open = true;
    } else if (!open && !isBlankBetween(source, from, to)) {
      builder.addPlain(from - block.start, line, unknownTime);
    }
  }
  return { entries: builder.build(), state: { open } };
}

const startBanner = /^[*=\s-]{0,80}(?:Beginning of a new (\w{1,40}) run|(\w[\w .]{0,60}?) Logging Begin)\b/i;
const launched = /^(?:\[[^\]]{1,64}\]\s*)?([\w.-]{1,64}\.exe) launched with command-line \[([^\]]{0,2000})/i;
const phase = /^(?:\w{1,40}:\s?)?Setup has started phase (\d{1,3})\b/i;
/** The host of an upgrade: `Setup phase change: [SetupPhasePrepare] -> [SetupPhaseInstall]`. */
const phaseChange = /^Setup phase change: \[\w{1,60}\] -> \[(?:SetupPhase)?(\w{1,60})\]/;
/** A line of marks alone stands above the one that says what begins. */
const ruleLine = /^(?:\[[\w.-]{1,64}\] ?)?[*=_-]{8,200}$/;

/** What a message means for the structure of the log; most are told from the first character or two that they mean nothing. */
function landmarkOf(source: string, message: number, end: number): "start" | "phase" | undefined {
  const first = source.charCodeAt(message);
  // `**** SetupHost Logging Begin ****`, `=== Beginning of a new sysprep run ===`
  if (first === 42 || first === 61) return startBanner.test(source.slice(message, end)) ? "start" : undefined;
  let p = processTagEnd(source, message, end);
  while (p > 0 && source.charCodeAt(p) === 32) p++;
  if (p === 0) p = message;
  if (isProgramName(source, p, end)) return launched.test(source.slice(p, end)) ? "start" : undefined;
  if (source.startsWith("Setup phase change: [", message)) return "phase";
  const at = source.startsWith("InstallWindows:", message) ? message + "InstallWindows:".length : message;
  if (source.charCodeAt(at) !== 83 || !source.startsWith("Setup has started", at)) return undefined;
  return phase.test(source.slice(at, end)) ? "phase" : undefined;
}

/** Whether the first word of a message is the name of a program. */
function isProgramName(source: string, at: number, end: number): boolean {
  const blank = source.indexOf(" ", at);
  if (blank < at + 5 || blank >= end || blank - at > 64) return false;
  const dot = blank - 4;
  return source.charCodeAt(dot) === 46 && /^exe$/i.test(source.slice(dot + 1, blank));
}

/** One run for each start of a setup program; a log that shows none is one run from its first entry. */
function runs(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const starts = landmarksOf(log, "start").map(({ entry }) =>
    entry > 0 && ruleLine.test(entryMessage(log, entry - 1).trim()) ? entry - 1 : entry,
  );
  const shown = starts.length;
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    const isStart = starts.length === shown || index > 0;
    const message = isStart ? startMessage(log, first) : "";
    const launch = launched.exec(message);
    const banner = startBanner.exec(message);
    const name = launch?.[1] ?? banner?.[1] ?? banner?.[2] ?? "Windows Setup";
    return {
      index,
      first,
      last,
      title: isStart ? `${name} start` : shown === 0 ? "Windows Setup" : "Entries before the first start",
      startTime: nearestTime(log, first, last),
      endTime: nearestTime(log, last, first),
      timeBase: 0,
      timeSource: first,
      ...(launch && { program: launch[1]!, commandLine: launch[2]!.trim() }),
    };
  });
}

/** What the line that begins a run says, where a line of marks may stand above it. */
function startMessage(log: Log, first: number): string {
  const message = entryMessage(log, first);
  return ruleLine.test(message.trim()) && first + 1 < log.entryCount ? entryMessage(log, first + 1) : message;
}

/** The phases of Windows Setup, each up to the next one or the end of the run. */
function operations(log: Log, run: Run): readonly Operation[] {
  const marks = landmarksOf(log, "phase", run.first, run.last);
  return marks.map(({ entry }, i) => ({
    first: entry,
    last: (marks[i + 1]?.entry ?? run.last + 1) - 1,
    title: phaseTitle(entryMessage(log, entry)),
  }));
}

function phaseTitle(message: string): string {
  return `Phase ${phase.exec(message)?.[1] ?? phaseChange.exec(message)?.[1] ?? ""}`.trim();
}
