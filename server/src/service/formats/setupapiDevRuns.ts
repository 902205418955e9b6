import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import { nameAt } from "./entries";
import type { Operation, Run } from "./format";
import { nearestTime } from "./nearestTime";
import { stampIn } from "./setupapiDevLine";

interface Marks {
  readonly first: number;
  last: number;
  open?: number;
  start?: number;
  end?: number;
  exit?: number;
}

/** One run for each section, also for one whose beginning or end is missing; headers and boot sessions are of none. */
export function runs(log: Log): readonly Run[] {
  const found: Marks[] = [];
  let current: Marks | undefined;
  const begin = (entry: number): Marks => {
    end(entry - 1);
    current = { first: entry, last: log.entryCount - 1 };
    found.push(current);
    return current;
  };
  const end = (entry: number): void => {
    if (current && current.last > entry) current.last = Math.max(current.first, entry);
    current = undefined;
  };
  for (const { entry, kind } of landmarksOf(log)) {
    if (kind === "open") begin(entry).open = entry;
    else if (kind === "orphan") begin(entry);
    else if (kind === "start")
      (current && current.start === undefined && entry - current.first <= 1 ? current : begin(entry)).start = entry;
    else if (kind === "end") (current && current.end === undefined ? current : begin(entry)).end = entry;
    else if (kind === "exit") {
      (current ?? begin(entry)).exit = entry;
      end(entry);
    } else if (kind === "boot" || kind === "header") end(entry - 1);
  }
  return found.map((marks, index) => describe(log, marks, index));
}

function describe(log: Log, marks: Marks, index: number): Run {
  const { first, last } = marks;
  const started = marks.start === undefined ? Number.NaN : rawTime(log, marks.start);
  // Without its start a section has times of day only; the date of its end gives them their day.
  const isDated = !Number.isNaN(started);
  const ended = marks.end === undefined ? Number.NaN : dateIn(log, marks.end);
  const timeBase = isDated || marks.end === undefined ? 0 : ended - rawTime(log, marks.end);
  const caller = callerOf(log, first, last);
  const failure =
    marks.exit === undefined ? undefined : /FAILURE\(?[^\])]{0,20}\)?/.exec(entryMessage(log, marks.exit));
  return {
    index,
    first,
    last,
    title: `${titleOf(log, marks)}${failure ? ` · ${failure[0]}` : ""}`,
    startTime: isDated ? started : nearestTime(log, first, last, Number.POSITIVE_INFINITY) + timeBase,
    endTime: Number.isNaN(ended) ? rawTime(log, last) + timeBase : ended,
    timeBase: Number.isNaN(timeBase) ? 0 : timeBase,
    timeSource: marks.start ?? marks.end ?? first,
    ...caller,
  };
}

function dateIn(log: Log, entry: number): number {
  const message = entryMessage(log, entry);
  return stampIn(message, 0, message.length);
}

function titleOf(log: Log, { open, first }: Marks): string {
  if (open === undefined) return "Section without its beginning";
  const { entries, local } = columnsAt(log, first);
  return nameAt(entries, entries.section[local]!) || "Section";
}

/** The calling process, from the first line of the body: `cmd: "C:\…\setup.exe" /x`. */
function callerOf(log: Log, first: number, last: number): { program?: string; commandLine?: string } {
  const entry = landmarksOf(log, "command", first, Math.min(last, first + 12))[0]?.entry;
  if (entry === undefined) return {};
  const commandLine = entryMessage(log, entry).trim();
  const program =
    /^"([^"]{1,400})"/.exec(commandLine)?.[1] ??
    /^[^"]{0,400}?\.(?:exe|com|dll|msc|tmp)(?=\s|$)/i.exec(commandLine)?.[0] ??
    commandLine.split(" ")[0];
  return { ...(program && { program }), ...(commandLine && { commandLine }) };
}

interface Open {
  readonly name: string;
  readonly index: number;
}

/** What closes an operation, behind its name: ` - exit(0x…)`, `: exit(0x…)`, ` exit (0x…)`, ` exit 00000000`, ` exit OK`, ` exit`. */
const closing =
  /(?:\s-|:)?\s(?:exit\s?(?:\(\s?(?:0x)?([0-9a-f]{1,8})\s?\)|([0-9a-f]{8})\b|OK\b|(?=\}))|-\sComplete\b)[^{}]{0,20}\}?/i;
const deepest = 60;
/** ERROR_DI_DO_DEFAULT (setupapi.h): the ordinary answer of an installer, which leaves the work to the default one. */
const isDefaultAction = /^e000020e$/i;

/** The name of an operation, and the result where the entry ends one; undefined for an entry that is neither. */
export function braceOf(message: string): { readonly name: string; readonly exit?: string } | undefined {
  if (!message.startsWith("{")) return undefined;
  const text = message.slice(1, 400);
  const close = closing.exec(text);
  if (close) return { name: text.slice(0, close.index).trim(), exit: close[1] ?? close[2] ?? "0" };
  const brace = text.lastIndexOf("}");
  return { name: (brace < 0 ? text : text.slice(0, brace)).trim() };
}

/** Operations in braces, nested, each with what it returned where that is not success. */
export function operations(log: Log, run: Run): readonly Operation[] {
  const found: { first: number; last: number; title: string }[] = [];
  const stack: Open[] = [];
  for (const { entry } of landmarksOf(log, "brace", run.first, run.last)) {
    const brace = braceOf(entryMessage(log, entry));
    if (!brace) continue;
    const { name, exit } = brace;
    if (exit === undefined) {
      if (stack.length >= deepest) continue;
      stack.push({ name, index: found.length });
      found.push({ first: entry, last: run.last, title: name });
      continue;
    }
    // The end repeats the beginning of the name. What was not ended above it ends with it.
    let at = stack.length - 1;
    while (at >= 0 && !startsAlike(stack[at]!.name, name)) at--;
    if (at < 0) continue;
    const ended = found[stack[at]!.index]!;
    if (/[1-9a-f]/i.test(exit) && !isDefaultAction.test(exit))
      ended.title = `${ended.title} · 0x${exit.padStart(8, "0").slice(-8)}`;
    for (const { index } of stack.slice(at)) found[index]!.last = entry;
    stack.length = at;
  }
  return found;
}

function startsAlike(name: string, end: string): boolean {
  return name.slice(0, end.length).toLowerCase() === end.toLowerCase();
}
