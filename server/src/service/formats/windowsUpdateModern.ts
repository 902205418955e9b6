import { digits, isBlank, isDigit } from "./scan";
import { localTime, timeOfDay } from "./time";
import type { RecordHeader } from "./windowsUpdateHeader";

/** Width of the component's column, which a blank follows: more blanks than that indent the message. */
const componentWidth = 15;

/**
 * Whether the record at `at` has the stamp of Get-WindowsUpdateLog: `2023/05/22 08:12:34.1234567`. The separators
 * follow the locale of the machine that converted the traces: a slash, a dash, a point, or a point and a blank in the
 * date, a colon or a point in the clock. With a dash only the fraction tells.
 */
export function hasModernStamp(source: string, at: number): boolean {
  const separator = source.charCodeAt(at + 4);
  return separator === 47 || separator === 46 || (separator === 45 && source.charCodeAt(at + 19) === 46);
}

/**
 * Reads `date time pid tid component` of the Windows 10 and 11 log; false when no record begins at `at`. Both ids are
 * decimal. Times are cut to milliseconds. A record that the converter could not decode has no component, and its time
 * is NaN where the stamp is the beginning of Windows' time scale (1600 or 1601), which means no time at all.
 */
export function readModernHeader(source: string, at: number, end: number, header: RecordHeader): boolean {
  const separator = source.charCodeAt(at + 4);
  // `2023. 05. 22`, as Hungarian and Slovak Windows write dates.
  const gap = separator === 46 && source.charCodeAt(at + 5) === 32 ? 1 : 0;
  if (separator !== source.charCodeAt(at + 7 + gap)) return false;
  if (gap === 1 && source.charCodeAt(at + 9) !== 32) return false;
  const year = digits(source, at, 4);
  const month = digits(source, at + 5 + gap, 2);
  const day = digits(source, at + 8 + gap * 2, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  const dateEnd = at + 10 + gap * 2;
  let p = skipBlanks(source, dateEnd, end);
  if (p === dateEnd) return false;
  const hours = digits(source, p, 2);
  const minutes = digits(source, p + 3, 2);
  const seconds = digits(source, p + 6, 2);
  const milliseconds = digits(source, p + 9, 3);
  if (hours < 0 || minutes < 0 || seconds < 0 || milliseconds < 0 || digits(source, p + 12, 4) < 0) return false;
  const colon = source.charCodeAt(p + 2);
  if ((colon !== 58 && colon !== 46) || source.charCodeAt(p + 5) !== colon || source.charCodeAt(p + 8) !== 46)
    return false;
  const date = (year * 100 + month) * 100 + day;
  if (date !== header.date) {
    header.date = date;
    header.midnight = localTime(year, month, day, 0);
  }
  header.time = header.midnight + timeOfDay(hours, minutes, seconds, milliseconds);
  if (Number.isNaN(header.time)) return false;
  if (year <= 1601) header.time = Number.NaN;
  p = readId(source, p + 16, end);
  if (p < 0) return false;
  header.pid = id;
  p = readId(source, p, end);
  if (p < 0) return false;
  header.tid = id;
  const from = skipBlanks(source, p, end);
  if (from === p && from < end) return false;
  header.guessed = false;
  return readComponent(source, from, end, header);
}

/** The number that `readId` read last. */
let id = 0;

/** The offset after blanks and a decimal number of up to ten digits; -1 when there is none. */
function readId(source: string, at: number, end: number): number {
  const from = skipBlanks(source, at, end);
  if (from === at) return -1;
  let p = from;
  id = 0;
  while (p < end && isDigit(source.charCodeAt(p))) id = id * 10 + source.charCodeAt(p++) - 48;
  return p === from || p - from > 10 ? -1 : p;
}

function readComponent(source: string, from: number, end: number, header: RecordHeader): boolean {
  if (isUndecoded(source, from)) {
    header.component = "";
    header.message = from;
    return true;
  }
  let p = from;
  while (p < end && !isBlank(source.charCodeAt(p))) p++;
  if (p - from > 40) return false;
  header.component = componentName(source, from, p);
  header.message = messageAfter(source, from, p, end);
  return true;
}

/** Components of the agent on Windows 10 and 11, as the files spell them. */
const components: ReadonlySet<string> = new Set([
  "Agent", "Api", "ComApi", "DataStore", "Deployment", "DeploymentOrchestrator", "DownloadManager", "Driver", "EEHandler", "Handler", "IdleTimer",
  "Metadata", "Misc", "ProtocolTalker", "Reporter", "Setup", "Shared", "SLS", "Test", "UDP", "UpdateOrchestrator", "UpdateServiceProxy", "WebServices", "WIL", "WuTask",
]); // biome-ignore format: a list of words

/** Whether the agent of Windows 10 or 11 has a component of that name; an event that was not decoded has none. */
export function isModernComponent(name: string): boolean {
  return components.has(name);
}

const known = new Map<string, string>();

/** One string for each component: a slice would keep the text of the whole log alive. */
function componentName(source: string, from: number, to: number): string {
  const name = source.slice(from, to);
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  if (known.size < 200) known.set(name, name);
  return name;
}

/** The message begins after the component's column; where blanks were squeezed together, after one blank. */
function messageAfter(source: string, from: number, nameEnd: number, end: number): number {
  let p = nameEnd;
  const column = Math.max(from + componentWidth, nameEnd) + 1;
  while (p < column && p < end && source.charCodeAt(p) === 32) p++;
  return p === nameEnd && p < end && source.charCodeAt(p) === 9 ? p + 1 : p;
}

/** `Unknown( 10): GUID=… (No Format Information found).`: an event for which the converter had no description. */
export function isUndecoded(source: string, message: number): boolean {
  return source.charCodeAt(message) === 85 && source.startsWith("Unknown(", message);
}

function skipBlanks(source: string, at: number, end: number): number {
  let p = at;
  while (p < end && (source.charCodeAt(p) === 32 || source.charCodeAt(p) === 9)) p++;
  return p;
}

/** Whether a message says that a download job came to its end: what it stumbled over before was got over. */
export function isJobDone(source: string, message: number, end: number): boolean {
  const head = source.slice(message, Math.min(end, message + 200));
  return head.includes("job {") && doneJob.test(head);
}

const doneJob = /\bjob \{[^}]{36}\}.{0,60}\bcompleted? (?:with success|successfully)\b/;

/** What a message of the agent's begins or ends: `* START * Finding updates …`, `*RESUMED* Search …`. */
export function modernBanner(source: string, message: number, end: number): "begin" | "end" | "agent" | undefined {
  let p = message;
  while (p < end && source.charCodeAt(p) === 32) p++;
  const first = source.charCodeAt(p);
  if (first === 87) return source.startsWith("WU client version ", p) ? "agent" : undefined;
  if (first !== 42) return undefined;
  p++;
  if (source.charCodeAt(p) === 32) p++;
  if (source.startsWith("START", p)) {
    const text = source.slice(p + 5, Math.min(end, p + 60));
    return text.includes("Service startup") ? "agent" : "begin";
  }
  if (source.startsWith("QUEUED", p) || source.startsWith("SUBMITTED", p)) return "begin";
  return source.startsWith("END", p) || source.startsWith("RESUMED", p) ? "end" : undefined;
}
