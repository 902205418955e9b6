import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import { type Landmark, noNumber } from "./entries";
import type { Operation, Run } from "./format";

/** What the records of a session that structure it begin with, and the landmark each is. */
const starts: readonly (readonly [text: string, kind: string])[] = [
  ["<----- Starting ", "banner"],
  ["<----- Ending ", "ending"],
  ["DismApi.dll: <----- Starting ", "banner"],
  ["DismApi.dll: <----- Ending ", "ending"],
  ["Scratch directory set to ", "opening"],
  ["DismCore.dll version: ", "opening"],
  ["Initialized Panther logging at ", "opening"],
  ["Executing command line: ", "command"],
  ["DismApi.dll: Parent process command line: ", "command"],
  ["Processing the top level command token", "token"],
  ["Loading Provider from location ", "provider"],
  ["Connecting to the provider located at ", "provider"],
  ["Enter Dism", "enter"],
  ["Leave Dism", "leave"],
];

/** Kinds of landmarks that divide a session; the others frame it. */
const withinSession: ReadonlySet<string> = new Set(["provider", "token", "enter", "leave"]);

/** First letters of `starts`: nearly all records leave here. */
const firstCharacters = new Set(starts.map(([text]) => text.charCodeAt(0)));

/** The kind of landmark that a record with this message is; undefined for most. */
export function landmarkOf(source: string, message: number, end: number): string | undefined {
  if (!firstCharacters.has(source.charCodeAt(message))) return undefined;
  return starts.find(([text]) => message + text.length <= end && source.startsWith(text, message))?.[1];
}

/** A session says a few things about itself before its banner. */
const longestPreamble = 16;

/** The empty line that frames a banner. */
const emptyFrame = /^(?:DismApi\.dll:)?(?: *- \w{1,80})?$/;

/** One run for each session banner; a log without one, or what stands before the first, is a run too. */
export function dismRuns(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const marks = landmarksOf(log).filter(({ kind }) => !withinSession.has(kind));
  const openings: number[] = [];
  const sessions: { first: number; banner: number | undefined; command: number | undefined }[] = [];
  let free = 0;
  for (const { entry, kind } of marks) {
    if (kind === "opening") openings.push(entry);
    else if (kind === "ending") free = entry + 1;
    else if (kind === "command") {
      const session = sessions.at(-1);
      if (session) session.command ??= entry;
    } else {
      let first = entry > free && emptyFrame.test(entryMessage(log, entry - 1)) ? entry - 1 : entry;
      for (
        let at = openings.pop();
        at !== undefined && at >= free && first - at <= longestPreamble;
        at = openings.pop()
      )
        first = at;
      openings.length = 0;
      sessions.push({ first, banner: entry, command: undefined });
      free = entry + 1;
    }
  }
  if (sessions[0]?.first !== 0) sessions.unshift({ first: 0, banner: undefined, command: undefined });
  return sessions.map(({ first, banner, command }, index): Run => {
    const last = (sessions[index + 1]?.first ?? log.entryCount) - 1;
    const commandLine = command === undefined ? undefined : commandOf(entryMessage(log, command));
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
        return rawTime(log, last);
      },
      get pid() {
        return pidOf(log, first, last);
      },
      program: programOf(commandLine),
      ...(commandLine && { commandLine }),
      get title() {
        if (banner === undefined) return sessions.length > 1 ? "Entries before the first session" : "DISM log";
        return titleOf(entryMessage(log, banner), commandLine);
      },
    };
  });
}

/** The process of the first entry that names one; banners do not. */
function pidOf(log: Log, first: number, last: number): number | undefined {
  for (let i = first; i <= Math.min(last, first + 50); i++) {
    const { entries, local } = columnsAt(log, i);
    if (entries.pid[local] !== noNumber) return entries.pid[local];
  }
  return undefined;
}

const label = /^(?:Executing command line|DismApi\.dll: Parent process command line):/;
/** The class and method a record ends with, and the result some name there. */
const methodTail = / - (?:C?\w{1,100}::)?~?\w{1,100}(?:\([^()]{0,100}\))?$/;

function commandOf(message: string): string | undefined {
  return message.replace(label, "").replace(methodTail, "").trim() || undefined;
}

/** The program a command line begins with, as written. */
function programOf(commandLine: string | undefined): string | undefined {
  if (!commandLine) return undefined;
  const match = /^"([^"]{1,400})"|^(.{1,400}?\.exe)(?=\s|$)/i.exec(commandLine);
  return match?.[1] ?? match?.[2];
}

const longestTitle = 100;

function titleOf(banner: string, commandLine: string | undefined): string {
  const name = /<-{1,20} Starting (.{1,80}?) session -{1,20}>/.exec(banner)?.[1] ?? "DISM";
  const switches = name.toLowerCase() === "dism.exe" ? (commandLine ?? "").search(/(?<=\s)\//) : -1;
  if (switches < 0) return `${name} session`;
  const title = `${name} ${commandLine!.slice(switches)}`;
  return title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title;
}

/** The loading of providers as one node, each command that a provider was given, and each call of DismApi.dll. */
export function dismSteps(log: Log, run: Run): readonly Operation[] {
  const marks = landmarksOf(log, undefined, run.first, run.last);
  const tokens = marks.filter(({ kind }) => kind === "token");
  const ending = marks.find(({ kind }) => kind === "ending")?.entry ?? run.last;
  const providers = marks.filter(({ kind, entry }) => kind === "provider" && entry < (tokens[0]?.entry ?? ending));
  const steps: Operation[] = callsOf(log, marks);
  if (providers.length > 0)
    steps.push({ first: providers[0]!.entry, last: providers.at(-1)!.entry, title: "Loading of providers" });
  tokens.forEach(({ entry }, index) => {
    const name = /\(([^()]{1,80})\)/.exec(entryMessage(log, entry))?.[1];
    const last = Math.max(entry, (tokens[index + 1]?.entry ?? Math.max(ending, entry + 1)) - 1);
    steps.push({ first: entry, last: Math.min(last, run.last), title: name ? `Command ${name}` : "Command" });
  });
  return steps.sort((a, b) => a.first - b.first || b.last - a.last);
}

/** `Enter DismAddPackageInternal` to `Leave DismAddPackageInternal` of the same thread; what does not return is left out. */
function callsOf(log: Log, marks: readonly Landmark[]): Operation[] {
  const open = new Map<string, number[]>();
  const calls: Operation[] = [];
  for (const { entry, kind } of marks) {
    if (kind !== "enter" && kind !== "leave") continue;
    const name = callName.exec(entryMessage(log, entry))?.[1];
    if (!name) continue;
    const { entries, local } = columnsAt(log, entry);
    const key = `${entries.tid[local]} ${name}`;
    if (kind === "enter") {
      const known = open.get(key);
      if (known) known.push(entry);
      else open.set(key, [entry]);
      continue;
    }
    const first = open.get(key)?.pop();
    if (first !== undefined) calls.push({ first, last: entry, title: `Call ${name.replace(/Internal$/, "")}` });
  }
  return calls;
}

const callName = /^(?:Enter|Leave) (Dism\w{1,80})/;
