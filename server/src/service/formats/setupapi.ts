import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import type { TextBlock } from "../text/blocks";
import { trimLineEnd } from "../text/logText";
import { type BlockEntries, createEntryBuilder, EntryKind, Level, nameAt, noNumber, unknownTime } from "./entries";
import type { LogFormat, Operation, Run } from "./format";
import { isBlankBetween, wrapThreshold } from "./scan";
import { dayMilliseconds, localTime, startOfDay, timeOfDay } from "./time";

interface State {
  readonly section: string;
  /** Local time of the section's header; NaN outside a section. */
  readonly sectionTime: number;
  /** Time of the last stamped entry, with its day worked out. */
  readonly time: number;
  readonly pid: number;
  /** Windows 2000 writes entries without `#…` tags; then every line in a section is an entry. */
  readonly style: "unknown" | "tagged" | "untagged";
  readonly mayContinue: boolean;
  readonly inHeader: boolean;
}

/** setupapi.log of Windows 2000, XP and Server 2003 (Microsoft, "Troubleshooting Device Installation with the SetupAPI Log File", 2003). */
export const setupapiFormat: LogFormat<State> = {
  id: "setupapi-log",
  name: "SetupAPI log (Windows 2000 to 2003)",
  fileName: "setupapi.log",
  initialState: {
    section: "",
    sectionTime: unknownTime,
    time: unknownTime,
    pid: noNumber,
    style: "unknown",
    mayContinue: false,
    inHeader: false,
  },
  sameState: (a, b) =>
    a.section === b.section &&
    Object.is(a.sectionTime, b.sectionTime) &&
    Object.is(a.time, b.time) &&
    a.pid === b.pid &&
    a.style === b.style &&
    a.mayContinue === b.mayContinue &&
    a.inHeader === b.inHeader,
  parseBlock,
  isRecordStart: (line) =>
    sectionHeader.test(line) ||
    taggedEntry.test(line) ||
    line.startsWith(fileHeader) ||
    headerValue.test(line) ||
    untaggedText.test(line),
  detect,
  runs,
  operations,
};

const fileHeader = "[SetupAPI Log]";
const headerValue = /^\ufeff?(?:OS Version|Platform ID|Service Pack|Suite|Product Type|ProductType|Architecture) = /;
/** The text after the header is an entry when LogLevel flag 0x40000000 asks for ungrouped entries. */
const sectionHeader =
  /^\ufeff?\[(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d) (\d{1,10})\.(\d{1,10})(?: ([^\]]{1,200}))?\](?: (?=@ |#)|[ \t\0]*$)/;
const taggedEntry = /^\ufeff?(?:@ (\d\d):(\d\d):(\d\d)\.(\d{3}) )?\\?#([-EWITV])(\d{3})(?: |$)/;

/** The message that names a device installation function. */
const functionMessage = "166";

const levels: Readonly<Record<string, Level>> = {
  E: Level.error,
  W: Level.warning,
  I: Level.info,
  "-": Level.info,
  V: Level.verbose,
  T: Level.verbose,
};

/**
 * Beginnings of the messages that Windows 2000 writes without a tag (later versions number the same texts). They tell
 * the end of a long section, cut off from its header, from any other text.
 */
const untaggedText =
  /^(?:Device install (?:function: DIF_|of\b)|Device "|Searching for (?:hardware|compatible) ID\(s\):|Found (?:"[^"]{1,300}"|[^\s"]{1,300}) in |Actual install section: \[|Decorated section name: \[|Selected (?:best compatible driver\.|driver installs from section )|Set selected driver\.|Doing (?:full|copy-only) install of\b|Class install completed with |Installing (?:device class: |section )|Executing "|Command line processed: |Adding Service: |(?:Executing|Completed) (?:class|default) installer|(?:Changed class|Class) GUID of device |Opened the PNF file of "|Coinstallers registered\.|Interfaces installed\.|Processing (?:Coinstaller|service) |Query-removal during install of\b)/;

/** More beginnings, common enough in prose or on a wrapped line that they count only below a section's header. */
const untaggedBelowHeader =
  /^(?:Munged cmdline: |EXE name: |Enumerating files |Copying file |Queued copy |Source in section |Loading (?:class installer )?module |Using exported function |Driver node not trusted|An unsigned or incorrectly signed (?:file|driver) |Add Service: |Install Device: |Pruning Files: |Cache: Excluding |Could not locate a non-empty service section |Default installer |Class installer )/;

function detect(lines: readonly string[]): number {
  let known = 0;
  let sections = 0;
  let tagged = 0;
  let untagged = 0;
  let unknown = 0;
  for (const line of lines) {
    const header = sectionHeader.exec(line);
    if (header) {
      sections++;
      known++;
      if (header[0].endsWith(" ") && header[0].length < line.length) tagged++;
    } else if (taggedEntry.test(line)) {
      tagged++;
      known++;
    } else if (line.startsWith(fileHeader) || headerValue.test(line)) {
      known++;
      if (line.startsWith(fileHeader)) sections++;
    } else if (tagged === 0 && (untaggedText.test(line) || (sections > 0 && untaggedBelowHeader.test(line)))) {
      untagged++;
      known++;
    } else if (sections > 0 && tagged === 0 && !/^\s*[>|]/.test(line)) {
      unknown++;
    }
  }
  // Windows 2000: untagged lines below a section header are entries, but prose below one must not make a log.
  if (tagged === 0) known += Math.min(unknown, untagged / 2);
  return lines.length === 0 || (sections + tagged === 0 && untagged < 3) ? 0 : known / lines.length;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  let { section, sectionTime, time, pid, style, mayContinue, inHeader } = state;
  const add = (
    line: number,
    start: number,
    message: number,
    kind: EntryKind,
    level: Level,
    at: number,
    name: string,
  ): number => {
    fields.start = start - block.start;
    fields.message = message - block.start;
    fields.line = line;
    fields.kind = kind;
    fields.level = level;
    fields.time = at;
    fields.pid = kind === EntryKind.plain || kind === EntryKind.header ? noNumber : pid;
    fields.component = name;
    fields.section = kind === EntryKind.header ? "" : section;
    return builder.add();
  };
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const text = trimLineEnd(source, from, to);
    const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let offset = 0;
    let entryFrom = from;
    const header = text.charCodeAt(mark) === 91 ? sectionHeader.exec(text) : null;
    if (header) {
      const id = `${header[7]}.${header[8]}`;
      const at = localTime(
        Number(header[1]),
        Number(header[2]),
        Number(header[3]),
        timeOfDay(Number(header[4]), Number(header[5]), Number(header[6]), 0),
      );
      const isNew = id !== section || !Object.is(at, sectionTime) || header[0].length >= text.length;
      section = id;
      pid = Number(header[7]);
      inHeader = false;
      if (isNew) {
        sectionTime = at;
        time = at;
        builder.landmark(add(line, from + mark, from + mark, EntryKind.section, Level.info, at, ""), "section");
        entryFrom = from + header[0].length;
      }
      mayContinue = false;
      if (header[0].length >= text.length) continue;
      offset = header[0].length;
    }
    const rest = offset > 0 ? text.slice(offset) : text;
    const entry = taggedEntry.exec(rest);
    if (entry) {
      style = "tagged";
      inHeader = false;
      if (entry[1] !== undefined) {
        const clock = timeOfDay(Number(entry[1]), Number(entry[2]), Number(entry[3]), Number(entry[4]));
        time = nextTime(time, clock);
      }
      const start = entryFrom + (entryFrom === from ? mark : 0);
      // An entry printed behind its section's header begins with it, unless the header made an entry of its own.
      const index = add(
        line,
        start,
        from + offset + entry[0].length,
        EntryKind.record,
        levels[entry[5]!]!,
        time,
        `#${entry[5]}${entry[6]}`,
      );
      if (entry[6] === functionMessage) builder.landmark(index, "function");
      mayContinue = text.length >= wrapThreshold;
    } else if (isBlankBetween(source, from, to)) {
      mayContinue = false;
    } else if (text.startsWith(fileHeader, mark)) {
      inHeader = true;
      section = "";
      sectionTime = time = unknownTime;
      style = "unknown";
      add(line, from + mark, from + mark, EntryKind.header, Level.info, unknownTime, "");
    } else if (inHeader || (section === "" && headerValue.test(text))) {
      add(line, from, from, EntryKind.header, Level.info, unknownTime, "");
    } else if (mayContinue && style === "tagged") {
      mayContinue = text.length >= wrapThreshold;
    } else if (style === "untagged" || (style === "unknown" && (section !== "" || untaggedText.test(text)))) {
      style = "untagged";
      add(line, from, from, EntryKind.record, untaggedLevel(text), time, "");
      mayContinue = false;
    } else {
      add(line, from, from, EntryKind.plain, Level.info, unknownTime, "");
      builder.unrecognized();
    }
  }
  return { entries: builder.build(), state: { section, sectionTime, time, pid, style, mayContinue, inHeader } };
}

/** Entries bear a clock without a date: the day of the section, and the next one each time the clock goes backwards. */
function nextTime(previous: number, clock: number): number {
  const midnight = startOfDay(previous);
  const sameDay = midnight + clock;
  // Less than a second backwards is rounding: the section's header has no milliseconds.
  return sameDay < previous - 1000 ? sameDay + dayMilliseconds : sameDay;
}

/** Windows 2000 has no tags; these are the sentences in which it reports a failure. A path is the longest part of one. */
const untaggedError =
  /\b(?:finished with error|caused error:?|failed\b.{0,400}\b(?:error|code)|error:) ?(?:Error )?(?:0x[0-9a-f]{1,8}|\d{1,10})\b/i;
const untaggedWarning = /\bvetoed\b|\brequired reboot\b/i;

function untaggedLevel(text: string): Level {
  if (/\bno errors?\b/i.test(text)) return Level.info;
  if (untaggedError.test(text)) return Level.error;
  return untaggedWarning.test(text) ? Level.warning : Level.info;
}

/** The number in a tag such as `#E359`; undefined for any other text. */
export function tagNumber(tag: string): number | undefined {
  return tag.startsWith("#") ? Number(tag.slice(2)) : undefined;
}

/** The number in an entry's tag, which names the message whatever the letter; undefined without a tag. */
export function messageNumber(entries: BlockEntries, local: number): number | undefined {
  return tagNumber(nameAt(entries, entries.name[local]!));
}

/** One run for each section; entries before the first section header belong to none. */
function runs(log: Log): readonly Run[] {
  const starts = landmarksOf(log, "section").map(({ entry }) => entry);
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    const { entries, local } = columnsAt(log, first);
    const { program, commandLine } = callerOf(log, first, last);
    const id = nameAt(entries, entries.section[local]!);
    const description = sectionHeader.exec(entryMessage(log, first))?.[9];
    return {
      index,
      first,
      last,
      title: [`Section ${id}`, description, program?.split("\\").at(-1)].filter(Boolean).join(" · "),
      startTime: entries.time[local]!,
      endTime: rawTime(log, last),
      timeBase: 0,
      timeSource: first,
      ...(program && { program }),
      ...(commandLine && { commandLine }),
      pid: entries.pid[local]!,
    };
  });
}

/** The program of a section: `#-199 Executing "exe" with command line: …` or `#-198 Command line processed: …`. */
function callerOf(log: Log, first: number, last: number): { program?: string; commandLine?: string } {
  for (let i = first + 1; i <= Math.min(last, first + 8); i++) {
    const { entries, local } = columnsAt(log, i);
    const number = messageNumber(entries, local);
    // Windows 2000 writes the same messages without a tag.
    if (number !== undefined && number !== 199 && number !== 198) continue;
    const message = entryMessage(log, i);
    const executing = /^Executing "([^"]+)"(?: \([^)]*\))? with command line: (.*)$/.exec(message);
    if (executing) return { program: executing[1]!, commandLine: executing[2]!.trim() };
    const processed = /^Command line processed: (.*)$/.exec(message);
    if (processed) {
      const commandLine = processed[1]!.trim();
      const program =
        /^"([^"]+)"/.exec(commandLine)?.[1] ??
        /^(.*?\.(?:exe|com|dll|msc))\b/i.exec(commandLine)?.[1] ??
        commandLine.split(" ")[0];
      return { ...(program && { program }), commandLine };
    }
  }
  return {};
}

/** Device installation functions (DIF codes) make the outline of a section. */
function operations(log: Log, run: Run): readonly Operation[] {
  const found: { first: number; last: number; title: string }[] = [];
  for (const { entry } of landmarksOf(log, "function", run.first, run.last)) {
    const previous = found.at(-1);
    if (previous) previous.last = entry - 1;
    const name = /\bDIF_\w+/.exec(entryMessage(log, entry))?.[0];
    if (name) found.push({ first: entry, last: run.last, title: name });
  }
  return found;
}
