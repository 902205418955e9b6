import type { TextBlock } from "../text/blocks";
import { createEntryBuilder, EntryKind, Level, unknownTime } from "./entries";
import type { LogFormat } from "./format";
import { isBlankBetween, wrapThreshold } from "./scan";
import { categories, createDevLine, findDevMark, readDevLine } from "./setupapiDevLine";
import { operations, runs } from "./setupapiDevRuns";
import { dayMilliseconds, startOfDay } from "./time";

interface State {
  /** Title of the open section, empty outside of one. */
  readonly section: string;
  /** Between the first line of a section and its exit status. */
  readonly isOpen: boolean;
  /** Time of the last stamped entry; the time of day alone where the section's start is missing. */
  readonly time: number;
  readonly isDated: boolean;
  readonly inHeader: boolean;
  readonly mayContinue: boolean;
  /** A line was cut by another writer's section; its rest may stand below. */
  readonly isTorn: boolean;
  /** What a tool put before every line (`libwdi:debug [syslog] `, the file name of findstr). */
  readonly prefix: string;
}

/**
 * setupapi.dev.log and its kin of Windows Vista and later (Microsoft, "SetupAPI text logs"; formats.md 8). Sections
 * are dated, their lines bear at most a time of day at the end. The prefix of a line alone gives its level.
 */
export const setupapiDevFormat: LogFormat<State> = {
  id: "setupapi-dev-log",
  name: "SetupAPI device log (Windows Vista and later)",
  fileName: "setupapi.dev.log",
  initialState: {
    section: "",
    isOpen: false,
    time: unknownTime,
    isDated: false,
    inHeader: false,
    mayContinue: false,
    isTorn: false,
    prefix: "",
  },
  sameState: (a, b) =>
    a.section === b.section &&
    a.isOpen === b.isOpen &&
    Object.is(a.time, b.time) &&
    a.isDated === b.isDated &&
    a.inHeader === b.inHeader &&
    a.mayContinue === b.mayContinue &&
    a.isTorn === b.isTorn &&
    a.prefix === b.prefix,
  parseBlock,
  isRecordStart,
  isUnmistakable: (line) => {
    const parts = createDevLine();
    readDevLine(line, 0, line.length, parts);
    return parts.kind === "start" || parts.kind === "end" || parts.kind === "exit" || parts.kind === "boot";
  },
  ownsLine: (line) => {
    const parts = createDevLine();
    readDevLine(line, 0, line.length, parts);
    return parts.kind === "value" || (parts.kind === "body" && parts.strict);
  },
  keepsIndent: true,
  detect,
  runs,
  operations,
  nestsOperations: true,
};

/** Titles are device instances with their hardware; longer text is damage. */
const longestTitle = 300;
/** A tool's prefix is a name and a level, or the path of the file it searched. */
const longestPrefix = 300;
/** How a prefix ends: `[syslog] `, `setupapi.dev.log:`, `12-`, `| `. */
const toolPrefix = /[:\]>|-][ \t]?$/;

function isRecordStart(line: string): boolean {
  const parts = createDevLine();
  readDevLine(line, 0, line.length, parts);
  if (parts.kind === "text" || parts.kind === "begin" || parts.kind === "value") return parts.kind === "begin";
  return parts.kind !== "body" || parts.category !== "";
}

/** What a tool put before the lines of a sample; empty where the lines are as the system wrote them. */
function prefixOf(lines: readonly string[]): string {
  for (const line of lines) {
    const at = findDevMark(line, 0, Math.min(line.length, longestPrefix), true);
    if (at === 0) return "";
    if (at > 0) return toolPrefix.test(line.slice(0, at)) ? line.slice(0, at) : "";
  }
  return "";
}

function detect(lines: readonly string[]): number {
  const parts = createDevLine();
  let known = 0;
  let marks = 0;
  let bodies = 0;
  let certain = 0;
  let isOpen = false;
  const prefix = prefixOf(lines);
  for (const whole of lines) {
    const line = prefix !== "" && whole.startsWith(prefix.trimEnd()) ? whole.slice(prefix.length) : whole;
    readDevLine(line, 0, line.length, parts);
    if (parts.kind === "text") {
      const at = findDevMark(line, 1, Math.min(line.length, longestPrefix), true);
      if (at > 0) readDevLine(line, at, line.length, parts);
    }
    const { kind } = parts;
    if (kind === "text") {
      // A line with nothing but the prefix is a blank one.
      if (line === "") known++;
      else if (isOpen && line.length < 400 && !/^[>|]/.test(line)) known += 0.5;
      continue;
    }
    if (kind === "body") {
      if (parts.category !== "") bodies++;
      else if (!isOpen) continue;
      if (parts.category !== "" && (parts.mark !== "" || line[parts.message] === "{")) certain++;
      // A piece out of a long list of copied files: category after category in the same columns.
      else if (categories.has(parts.category) && parts.strict) certain += 0.25;
    } else if (kind !== "value") {
      marks++;
    }
    isOpen = kind === "open" || kind === "start" || (isOpen && kind !== "exit" && kind !== "end");
    known++;
  }
  return lines.length > 0 && (marks > 0 || (bodies >= 3 && certain >= 1)) ? Math.min(1, known / lines.length) : 0;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const parts = createDevLine();
  let { section, isOpen, time, isDated, inHeader, mayContinue, isTorn, prefix } = state;

  const add = (line: number, start: number, kind: EntryKind, level: Level, at: number): number => {
    fields.start = start - block.start;
    fields.message = Math.max(start, parts.message) - block.start;
    fields.line = line;
    fields.kind = kind;
    fields.level = level;
    fields.time = at;
    fields.component = parts.category;
    fields.section = kind === EntryKind.header || kind === EntryKind.plain ? "" : section;
    return builder.add();
  };
  const open = (entry: number): void => {
    isOpen = true;
    builder.landmark(entry, "orphan");
  };
  /** The time of day of an entry as a time, on the day of the section. */
  const timeAt = (clock: number): number => {
    if (clock < 0) return time;
    if (Number.isNaN(time)) return clock;
    const sameDay = startOfDay(time) + clock;
    // Two writers may take turns, so that a time is a little earlier than the one above; half a day is midnight.
    return sameDay < time - dayMilliseconds / 2 ? sameDay + dayMilliseconds : sameDay;
  };

  const addMark = (line: number, start: number, to: number): void => {
    const { kind } = parts;
    mayContinue = kind === "open";
    if (kind === "open") {
      section = titleOf(source, parts.message, to);
      isOpen = true;
      isDated = false;
      time = unknownTime;
      builder.landmark(add(line, start, EntryKind.section, Level.info, unknownTime), "open");
    } else if (kind === "start") {
      isDated = !Number.isNaN(parts.date);
      time = parts.date;
      isOpen = true;
      builder.landmark(add(line, start, EntryKind.record, Level.info, time), "start");
    } else if (kind === "end") {
      if (!Number.isNaN(parts.date))
        time = isDated || !isOpen ? parts.date : timeAt(parts.date - startOfDay(parts.date));
      builder.landmark(add(line, start, EntryKind.record, Level.info, time), "end");
    } else {
      const level = failed(source, parts.message, to) ? Level.error : Level.info;
      builder.landmark(add(line, start, EntryKind.record, level, time), "exit");
      close();
    }
  };
  const close = (): void => {
    section = "";
    isOpen = false;
    isDated = false;
    time = unknownTime;
  };
  const addBody = (line: number, start: number, to: number): void => {
    const orphan = !isOpen && parts.category !== "";
    const level = parts.mark === "error" ? Level.error : parts.mark === "warning" ? Level.warning : Level.info;
    time = timeAt(parts.clock);
    const entry = add(line, start, EntryKind.record, level, time);
    if (orphan) open(entry);
    if (parts.category === "cmd") builder.landmark(entry, "command");
    else if (source.charCodeAt(parts.message) === 123) builder.landmark(entry, "brace");
    mayContinue = to - start >= wrapThreshold || isOpen;
  };

  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const next = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    let to = next;
    while (to > from && (source.charCodeAt(to - 1) === 10 || source.charCodeAt(to - 1) === 13)) to--;
    const first = from + (source.charCodeAt(from) === 0xfeff ? 1 : 0);
    // A tool's prefix is part of the entry, so that it is not taken for the end of the one above.
    let start = first;
    let at = prefix !== "" && source.startsWith(prefix, first) ? first + prefix.length : first;
    if (isBlankBetween(source, at, to)) {
      mayContinue = false;
      continue;
    }
    readDevLine(source, at, to, parts);
    if (parts.kind === "text" && to - at > 5) {
      const found = findDevMark(source, at + 1, Math.min(to, at + longestPrefix), true);
      if (found > at) {
        const before = source.slice(at, found);
        // The end of one writer's line, cut off by another's, is text of the entry above; else it is a tool's prefix.
        if (toolPrefix.test(before)) prefix = source.slice(first, found);
        else start = found;
        at = found;
        readDevLine(source, at, to, parts);
      }
    }
    const { kind } = parts;
    if (kind === "body") {
      const torn = findDevMark(source, parts.message, to, false);
      inHeader = false;
      if (isOpen || parts.category !== "" || parts.mark !== "" || source.charCodeAt(at + 3) === 46) {
        addBody(line, start, torn < 0 ? to : torn);
        if (torn >= 0) {
          isTorn = true;
          readDevLine(source, torn, to, parts);
          addMark(line, torn, to);
        }
        continue;
      }
      if (inHeader) {
        add(line, start, EntryKind.header, Level.info, unknownTime);
        continue;
      }
    } else if (kind === "logHeader" || kind === "begin" || kind === "boot") {
      inHeader = kind === "logHeader";
      mayContinue = false;
      close();
      const entry = add(line, start, EntryKind.header, Level.info, parts.date);
      builder.landmark(entry, kind === "boot" ? "boot" : "header");
      continue;
    } else if (kind === "value" && !isOpen) {
      add(line, start, EntryKind.header, Level.info, unknownTime);
      continue;
    } else if (kind === "value") {
      addBody(line, start, to);
      continue;
    } else if (kind !== "text") {
      inHeader = false;
      addMark(line, start, to);
      continue;
    } else if (inHeader && /^[^=]{1,60}=/.test(source.slice(at, Math.min(to, at + 64)))) {
      add(line, start, EntryKind.header, Level.info, unknownTime);
      continue;
    } else if (mayContinue || isTorn) {
      isTorn &&= mayContinue;
      continue;
    }
    builder.addPlain(first - block.start, line, unknownTime);
  }
  return { entries: builder.build(), state: { section, isOpen, time, isDated, inHeader, mayContinue, isTorn, prefix } };
}

/** What stands between the brackets; the last one closes, since ids of devices may hold others. */
function titleOf(source: string, from: number, to: number): string {
  const text = source.slice(from + 1, Math.min(to, from + longestTitle));
  const close = text.lastIndexOf("]");
  return (close < 0 ? text : text.slice(0, close)).trim();
}

/** `ERROR_DI_DO_DEFAULT`, and the two successes that ask for a restart (setupapi.h, winerror.h). */
const ordinaryExits: ReadonlySet<number> = new Set([0, 0xbc2, 0xbc3, 0xe000020e]);

/** Whether an exit status tells of a failure: `FAILURE(0x…)`, in Vista betas `[Exit Status(0x…)]`. */
function failed(source: string, from: number, to: number): boolean {
  const text = source.slice(from, Math.min(to, from + 80));
  const code = /\(0x([0-9a-f]{1,8})\)/i.exec(text)?.[1];
  if (code !== undefined) return !ordinaryExits.has(Number.parseInt(code, 16));
  return /^\[Exit status: FAILURE/i.test(text);
}
