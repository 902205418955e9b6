import type { TextBlock } from "../text/blocks";
import { trimLineEnd } from "../text/logText";
import { createEntryBuilder, EntryKind, Level, noNumber, unknownTime } from "./entries";
import type { LogFormat } from "./format";
import { midnightOf } from "./msiDate";
import { burnLevel, engineLevel, looseLevel } from "./msiLevel";
import { type MsiLine, readActionLine, readBurnLine, readClock, readEngineLine } from "./msiLine";
import { operations, runs } from "./msiOutline";
import { isBlankBetween, isDigit } from "./scan";
import { dayMilliseconds } from "./time";

interface State {
  /** Midnight of the day of the entries now; NaN when the log does not state it without doubt. */
  readonly midnight: number;
  /** Last clock in milliseconds since midnight; -1 before the first. */
  readonly clock: number;
  /** Whose lines stand here: those without a mark belong to the log only behind one that has one. */
  readonly dialect: "none" | "engine" | "burn";
  /** Whether an indented line goes on the entry above it. */
  readonly open: boolean;
}

/**
 * Verbose logs of Windows Installer, and the logs of WiX bundles (Burn), which start its packages. Engine lines bear a
 * clock without a date; that stands in the session's head, in the order of the user's locale.
 */
export const msiFormat: LogFormat<State> = {
  id: "msi-log",
  name: "Windows Installer log",
  fileName: "msi.log",
  initialState: { midnight: unknownTime, clock: -1, dialect: "none", open: false },
  sameState: (a, b) =>
    Object.is(a.midnight, b.midnight) && a.clock === b.clock && a.dialect === b.dialect && a.open === b.open,
  parseBlock,
  isRecordStart: (line) => markOf(line) !== undefined,
  isUnmistakable: (line) => {
    const mark = markOf(line);
    return mark === "engine" || mark === "burn" || (mark === "session" && /Calling process:|Build type:/.test(line));
  },
  ownsLine,
  keepsLine: (line) => ownsLine(line) || named.test(line),
  detect,
  runs,
  nestsOperations: true,
  operations,
};

/** Messages with their number, what a rollback undoes, what helpers of custom actions put before their own. */
const ownLine =
  /^(?:DEBUG: (?:Error|Warning|Info) \d{4}[.:]|Rollback: \S|InstallShield \d{1,2}:\d\d:\d\d: |-- MSI_LOGGING|CAQuietExec\w{0,4}: |(?:Wix|Exec|Sched|Create|Remove|Rollback)[A-Z]\w{2,60}: {1,2}\S)/;
/** `Error 1920.` in any language; the engine has no numbers from 2000 to 2199, which are years of products. */
const numbered = /^(?!Windows |Version |Build )\p{L}{3,14} (?:1[1-9]\d\d|2[2-9]\d\d)[.。]/u;
/** The name of an action with what it does. */
const named = /^[A-Z][a-z0-9]{1,40}(?:[A-Z][a-z0-9]{0,40}){1,8}: \S/;

/** Whether a line without the engine's mark is the log's: one about an action, a message, or an indented one. */
function ownsLine(line: string): boolean {
  if (/^\s{8,}\S/.test(line) || ownLine.test(line) || managedAction.test(line) || numbered.test(line)) return true;
  return readActionLine(line, 0, line.length) !== undefined;
}

const mark = { time: 0, pid: 0, tid: 0, component: "", message: 0 };
const propertyLine = /^Property\([A-Z]\): \S/;
const englishAction = /^Action (?:start |ended )?\d{1,2}[:.]\d\d[:.]\d\d: /;
/** What the host of managed custom actions prints, in any language (WiX, Deployment Tools Foundation). */
const managedAction = /^(?:SFXCA: |Calling custom action \S{1,200}!|Exception thrown by custom action:)/;
const customAction = /^CustomAction \S{1,200} returned actual error code -?\d/;

/** What kind of record begins with a line, by what stands on it alone; undefined for the lines of others. */
function markOf(line: string): "engine" | "burn" | "session" | "action" | "property" | undefined {
  const text = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
  switch (text[0]) {
    case "M":
      return readEngineLine(text, 0, text.length, mark) ? "engine" : undefined;
    case "[":
      return readBurnLine(text, 0, text.length, mark) ? "burn" : undefined;
    case "=":
      return sessionOf(text) ? "session" : undefined;
    case "P":
      return propertyLine.test(text) ? "property" : undefined;
    case "A":
      return englishAction.test(text) ? "action" : undefined;
    case "C":
      return customAction.test(text) ? "action" : undefined;
    default:
      return undefined;
  }
}

/** The line around a session: `=== Verbose logging started: date  time  Build type: … ===`, or that of its end. */
function sessionOf(
  line: string,
): { readonly isStart: boolean; readonly midnight: number; readonly clock: number } | undefined {
  if (!line.startsWith("=== ") || line.length > 1000) return undefined;
  const dated = /^=== [^=:]{3,80}[:：] ?([^=:]{6,40}?)[ ,]{1,3}(\d{1,2}[:.]\d\d[:.]\d\d)(.*)$/.exec(line);
  if (!dated) return undefined;
  const rest = dated[3]!.replace(/[= ]+$/, "");
  const isStart = /started/i.test(dated[0]) || (rest.length > 4 && !/stopped/i.test(dated[0]));
  return { isStart, midnight: midnightOf(dated[1]!), clock: readClock(dated[2]!, 0).time };
}

/** Most lines without a mark between two that have one: what a custom action prints in one go. */
const longestOutput = 60;
/** Most of them at either end of a text, where it may have been cut; more is somebody's letter about a log. */
const longestEdge = 3;

function detect(lines: readonly string[]): number {
  let known = 0;
  let certain = 0;
  let ours = 0;
  let between = 0;
  let edges = 0;
  let loose = 0;
  for (const line of lines) {
    const kind = markOf(line);
    if (kind) {
      if (known === 0) edges = Math.min(loose, longestEdge);
      else between += Math.min(loose, longestOutput);
      loose = 0;
      known++;
      if (kind === "engine" || kind === "burn") certain++;
      else if (kind === "session" && /logging (?:started|stopped)/i.test(line)) certain++;
      else if (kind === "property" || kind === "action") certain += 0.25;
    } else if (readActionLine(line, 0, line.length) || /^ {8,}\S/.test(line) || managedAction.test(line)) {
      ours++;
    } else if (!/^\s*[>|]/.test(line)) {
      loose++;
    }
  }
  edges += Math.min(loose, longestEdge);
  // What custom actions print bears no mark; prose around a few records must not make a log.
  return certain < 1 ? 0 : (known + ours + Math.min(between, known) + edges) / lines.length;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  let { midnight, clock, dialect, open } = state;
  const found: MsiLine = { time: 0, pid: noNumber, tid: noNumber, component: "", message: 0 };

  /** The full time of a clock: the day goes on when the clock falls by more than half a day, and back likewise. */
  const timeAt = (time: number): number => {
    if (clock >= 0 && time - clock < -dayMilliseconds / 2) midnight += dayMilliseconds;
    else if (clock >= 0 && time - clock > dayMilliseconds / 2) midnight -= dayMilliseconds;
    clock = time;
    return midnight + time;
  };
  const timeOrLast = (time: number): number => {
    if (!Number.isNaN(time)) return timeAt(time);
    return clock < 0 ? unknownTime : midnight + clock;
  };
  const add = (line: number, from: number, kind: EntryKind, level: Level, time: number): number => {
    fields.start = from - block.start;
    fields.message = found.message - block.start;
    fields.line = line;
    fields.kind = kind;
    fields.level = level;
    fields.time = time;
    fields.pid = found.pid;
    fields.tid = found.tid;
    fields.component = found.component;
    open = true;
    return builder.add();
  };

  for (let line = 0; line < lineStarts.length; line++) {
    const start = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const from = source.charCodeAt(start) === 0xfeff ? start + 1 : start;
    const first = source.charCodeAt(from);
    if (first === 77 && readEngineLine(source, from, to, found)) {
      dialect = "engine";
      const index = add(line, from, EntryKind.record, engineLevel(source, found.message, to), timeOrLast(found.time));
      if (source.startsWith("******* RunEngine", found.message)) builder.landmark(index, "engine");
      else if (source.startsWith("Windows Installer ", found.message) && engineSummary(source, found.message, to))
        builder.landmark(index, "product");
      continue;
    }
    if (first === 91 && readBurnLine(source, from, to, found)) {
      dialect = "burn";
      const index = add(line, from, EntryKind.record, burnLevel(found.component), found.time);
      if (found.component.endsWith("001") && source.startsWith("Burn ", found.message)) builder.landmark(index, "burn");
      continue;
    }
    found.message = from;
    found.pid = found.tid = noNumber;
    found.component = "";
    if (isBlankBetween(source, from, to)) {
      open = false;
      continue;
    }
    const session = first === 61 ? sessionOf(trimLineEnd(source, from, to)) : undefined;
    if (session) {
      dialect = "engine";
      if (session.isStart) ({ midnight, clock } = session);
      const time = session.isStart ? midnight + clock : timeAt(session.clock);
      const index = add(line, from, EntryKind.section, Level.info, time);
      builder.landmark(index, session.isStart ? "head" : "tail");
      open = false;
    } else if (open && (dialect === "burn" || first === 32 || first === 9 || source.startsWith("******* ", from))) {
      // A line without a stamp goes on the message above; burn writes nothing else without one.
    } else {
      addLoose(line, from, to, first);
    }
  }
  return { entries: builder.build(), state: { midnight, clock, dialect, open } };

  /** A line without the engine's mark: actions, properties, messages, and what custom actions print. */
  function addLoose(line: number, from: number, to: number, first: number): void {
    const action = readActionLine(source, from, trimmedEnd(source, from, to));
    if (action && (dialect === "engine" || englishAction.test(source.slice(from, from + 40)))) {
      dialect = "engine";
      const index = add(
        line,
        from,
        EntryKind.record,
        action.kind === "end" && action.result === 3 ? Level.error : Level.info,
        timeAt(action.time),
      );
      if (action.kind !== "text") builder.landmark(index, action.kind === "start" ? "actionStart" : "actionEnd");
      else if (action.name === "Rollback") builder.landmark(index, "rollback");
      return;
    }
    const text = source.slice(from, Math.min(trimmedEnd(source, from, to), from + 2000));
    if (first === 80 && propertyLine.test(text)) {
      dialect = "engine";
      found.component = text.slice(0, text.indexOf(":"));
      found.message = from + found.component.length + 2;
      add(line, from, EntryKind.record, Level.verbose, midnight + clock);
    } else if (dialect === "engine" || customAction.test(text)) {
      dialect = "engine";
      add(line, from, EntryKind.record, looseLevel(text), clock < 0 ? unknownTime : midnight + clock);
    } else {
      add(line, from, EntryKind.plain, Level.info, unknownTime);
      builder.unrecognized();
      open = false;
    }
  }
}

function trimmedEnd(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && (source.charCodeAt(end - 1) === 10 || source.charCodeAt(end - 1) === 13)) end--;
  return end;
}

/** `Windows Installer installed the product. Product Name: …`: a status number stands at the end in every language. */
function engineSummary(source: string, from: number, to: number): boolean {
  const end = trimmedEnd(source, from, to);
  return end - from > 60 && (isDigit(source.charCodeAt(end - 1)) || isDigit(source.charCodeAt(end - 2)));
}
