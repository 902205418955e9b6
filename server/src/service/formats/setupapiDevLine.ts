import { digits, isDigit, isLetter } from "./scan";
import { localTime, timeOfDay } from "./time";

/** What a line of setupapi.dev.log is. `text` is one that bears none of the format's marks. */
export type DevLineKind =
  | "open"
  | "start"
  | "end"
  | "exit"
  | "body"
  | "logHeader"
  | "begin"
  | "boot"
  | "value"
  | "text";

/** Parts of one line; an object is filled again and again, since a log has many lines. */
export interface DevLine {
  kind: DevLineKind;
  /** Offset after the marks, the category and the indentation. */
  message: number;
  /** `!!!`, `!` or nothing. */
  mark: "error" | "warning" | "";
  category: string;
  /** Date and time of a start, an end or a boot session; NaN for the others. */
  date: number;
  /** Time of day at the end of the line (in front of the category in Vista betas), -1 without one. */
  clock: number;
  /** Whether its columns are those the system writes, not ones that a page or a forum has shifted. */
  strict: boolean;
}

export function createDevLine(): DevLine {
  return { kind: "text", message: 0, mark: "", category: "", date: Number.NaN, clock: -1, strict: false };
}

/** Event categories (formats.md 8.2, after Microsoft, "SetupAPI text logs"), `...` for operations of a vendor's own. */
export const categories: ReadonlySet<string> = new Set(
  "... bak cci cpy dvi flq inf ndv prp reg set sig sto ui ump cmd idb pol dvs utl".split(" "),
);
const headerValues = ["OS Version = ", "Service Pack = ", "Suite = ", "ProductType = ", "Architecture = "];
const blank = 32;
const exclamation = 33;
const colon = 58;
const less = 60;
const greater = 62;
const bracket = 91;

/** Reads the line between two offsets (without its line end) into `into`. A line it cannot read is of kind `text`. */
export function readDevLine(source: string, from: number, to: number, into: DevLine): void {
  into.kind = "text";
  into.message = from;
  into.mark = "";
  into.category = "";
  into.date = Number.NaN;
  into.clock = -1;
  into.strict = false;
  let at = from;
  while (at < to && isSpace(source.charCodeAt(at))) at++;
  if (at === to) return;
  const code = source.charCodeAt(at);
  if (code === greater || code === less) {
    readSectionMark(source, at, to, into);
  } else {
    if (code === bracket) readBracketed(source, at, to, into);
    if (into.kind === "text" && (code !== bracket || at > from)) readBody(source, from, at, to, into);
  }
}

/**
 * Where a mark of a section stands within a line, behind the text of another writer or of a tool; -1 for none.
 * With `bodies` a prefix and a category count too.
 */
export function findDevMark(source: string, from: number, to: number, bodies: boolean): number {
  for (let at = from; at + 5 < to; at++) {
    const code = source.charCodeAt(at);
    if (code === greater || code === less) {
      if (isSectionMark(source, at, to)) return at;
    } else if (bodies && code === bracket) {
      if (isBracketed(source, at, to)) return at;
    } else if (bodies && (code === blank || code === exclamation)) {
      const start = bodyPrefix(source, at, to);
      if (start > 0) return start;
      // Nothing can begin inside a run of blanks that has been looked at.
      while (at + 1 < to && source.charCodeAt(at + 1) === blank) at++;
    }
  }
  return -1;
}

/** Where the five columns of a prefix begin, when blanks or an exclamation mark at `at` lead to a category; else -1. */
function bodyPrefix(source: string, at: number, to: number): number {
  let end = at;
  while (end < to && source.charCodeAt(end) === exclamation) end++;
  const isMarked = end > at;
  const blanks = end;
  while (end < to && source.charCodeAt(end) === blank) end++;
  if (isMarked ? end - blanks < 1 || blanks - at > 3 : end - at < 5) return -1;
  const length = categoryLength(source, end, to);
  if (length === 0 || !categories.has(source.slice(end, end + length))) return -1;
  return isMarked ? at : end - (source.startsWith("cmd", end) ? Math.min(6, end - at) : 5);
}

function isSectionMark(source: string, at: number, to: number): boolean {
  const code = source.charCodeAt(at);
  if (source.charCodeAt(at + 1) !== code || source.charCodeAt(at + 2) !== code || source.charCodeAt(at + 3) !== blank)
    return false;
  let next = at + 3;
  while (next < to && source.charCodeAt(next) === blank) next++;
  if (code === greater && source.charCodeAt(next) === bracket) return next - at > 4 || isTitle(source, next, to);
  return (
    source.startsWith(code === greater ? "Section start" : "Section end", next) ||
    source.startsWith("[Exit", next) ||
    (isDigit(source.charCodeAt(next)) && source.startsWith(": Section", next + 23)) ||
    (source.charCodeAt(next) === bracket && source.startsWith(": Section end]", next + 24))
  );
}

/** Whether brackets hold the title of a section where blanks were lost: `>>> [` may also be quote marks before another log. */
function isTitle(source: string, at: number, to: number): boolean {
  if (!isLetter(source.charCodeAt(at + 1)) || source.charCodeAt(lastOf(source, at, to) - 1) !== 93) return false;
  return !isBracketed(source, at, to) && sectionWords.test(source.slice(at + 1, Math.min(to, at + 60)));
}

/** What the titles of sections begin with (formats.md 8.3, and the functions of SetupAPI). */
const sectionWords =
  /^(?:Stage|Unstage|Install|Uninstall|Setup|Enable|Disable|Delete|Device|Driver|Sysprep|Import|Export|Add|Remove|Update|Di[A-Z])/;

function isBracketed(source: string, at: number, to: number): boolean {
  return source.startsWith("[BeginLog]", at) || source.startsWith("[Boot Session: ", at) || isLogHeader(source, at, to);
}

function readSectionMark(source: string, at: number, to: number, into: DevLine): void {
  const isOpen = source.charCodeAt(at) === greater;
  if (!isSectionMark(source, at, to)) return;
  let next = at + 3;
  while (next < to && source.charCodeAt(next) === blank) next++;
  into.message = next;
  into.strict = true;
  if (isOpen) {
    into.kind = source.charCodeAt(next) === bracket ? "open" : "start";
    if (into.kind === "start") into.date = stampIn(source, next, to);
  } else if (source.startsWith("[Exit", next)) {
    into.kind = "exit";
  } else {
    into.kind = "end";
    into.date = stampIn(source, next, to);
  }
}

function readBracketed(source: string, at: number, to: number, into: DevLine): void {
  if (source.startsWith("[BeginLog]", at)) into.kind = "begin";
  else if (source.startsWith("[Boot Session: ", at)) {
    into.kind = "boot";
    into.date = stampIn(source, at, to);
  } else if (isLogHeader(source, at, to)) into.kind = "logHeader";
  into.strict = into.kind !== "text";
}

/** `[Device Install Log]` and its kin. `[SetupAPI Log]` heads the log of Windows XP and earlier. */
function isLogHeader(source: string, at: number, to: number): boolean {
  if (to - at >= 60) return false;
  const text = source.slice(at + 1, to);
  return text.trimEnd().endsWith(" Install Log]") && !text.includes("[");
}

function readBody(source: string, from: number, first: number, to: number, into: DevLine): void {
  let at = first;
  const code = source.charCodeAt(at);
  if (code === exclamation) {
    const isError = source.charCodeAt(at + 1) === exclamation && source.charCodeAt(at + 2) === exclamation;
    const after = at + (isError ? 3 : 1);
    if (source.charCodeAt(after) !== blank) return;
    into.mark = isError ? "error" : "warning";
    at = after;
    while (at < to && source.charCodeAt(at) === blank) at++;
  } else if (code === 46 && source.charCodeAt(at + 1) === blank && first - from === 3) {
    at += 2;
    into.kind = "body";
  }
  const columns = at - from;
  into.strict = (columns === 5 || columns === 6) && (into.mark === "" || first === from);
  const early = clockAt(source, at);
  if (early >= 0) {
    // Vista betas write the time in front of the category.
    into.clock = early;
    at += 12;
    if (source.charCodeAt(at) === colon) at++;
    while (at < to && source.charCodeAt(at) === blank) at++;
  }
  const length = categoryLength(source, at, to);
  const category = length === 0 ? "" : source.slice(at, at + length);
  if (category !== "" && (categories.has(category) || (into.strict && columns === 5 && /^[a-z]{3}$/.test(category)))) {
    into.kind = "body";
    into.category = category;
    at = source.indexOf(":", at + length) + 1;
    while (at < to && source.charCodeAt(at) === blank) at++;
  } else if (into.strict && into.mark !== "") {
    into.kind = "body";
  } else if (columns >= 5 && into.mark === "" && early < 0) {
    into.kind = headerValues.some((value) => source.startsWith(value, at)) ? "value" : into.strict ? "body" : "text";
    if (columns > 6 && into.kind === "text" && source.charCodeAt(from) === blank) into.kind = "body";
  } else if (into.kind !== "body" && headerValues.some((value) => source.startsWith(value, at))) {
    into.kind = "value";
  }
  if (into.kind === "text") return;
  into.message = at;
  const last = lastOf(source, at, to);
  const late = last - 12 > at && source.charCodeAt(last - 13) === blank ? clockAt(source, last - 12) : -1;
  if (late >= 0) into.clock = late;
}

/** Length of two or three letters or dots before a colon, which a blank may precede; 0 when there are none. */
function categoryLength(source: string, at: number, to: number): number {
  let end = at;
  while (end < to && end - at < 3 && isCategoryCharacter(source.charCodeAt(end))) end++;
  const length = end - at;
  if (length < 2) return 0;
  if (source.charCodeAt(end) === blank && length === 2) end++;
  if (source.charCodeAt(end) !== colon) return 0;
  return end + 1 >= to || isSpace(source.charCodeAt(end + 1)) ? length : 0;
}

function isCategoryCharacter(code: number): boolean {
  return code === 46 || (isLetter(code) && code >= 97);
}

function isSpace(code: number): boolean {
  return code === blank || code === 9 || code === 13 || code === 10 || code === 0 || code === 0xfeff;
}

function lastOf(source: string, from: number, to: number): number {
  let last = to;
  while (last > from && isSpace(source.charCodeAt(last - 1))) last--;
  return last;
}

/** Milliseconds since midnight of `hh:mm:ss.mmm` at an offset, -1 when something else stands there. */
function clockAt(source: string, at: number): number {
  if (source.charCodeAt(at + 2) !== colon || source.charCodeAt(at + 5) !== colon) return -1;
  const hours = digits(source, at, 2);
  const minutes = digits(source, at + 3, 2);
  const seconds = digits(source, at + 6, 2);
  const milliseconds = source.charCodeAt(at + 8) === 46 ? digits(source, at + 9, 3) : -1;
  if (hours < 0 || minutes < 0 || seconds < 0 || milliseconds < 0) return -1;
  const clock = timeOfDay(hours, minutes, seconds, milliseconds);
  return Number.isNaN(clock) ? -1 : clock;
}

/** The first `YYYY/MM/DD hh:mm:ss.mmm` of a stretch as local milliseconds; NaN without one. */
export function stampIn(source: string, from: number, to: number): number {
  for (let at = from; at + 23 <= to; at++) {
    if (!isDigit(source.charCodeAt(at)) || source.charCodeAt(at + 4) !== 47 || source.charCodeAt(at + 7) !== 47)
      continue;
    const clock = clockAt(source, at + 11);
    if (clock < 0) continue;
    return localTime(digits(source, at, 4), digits(source, at + 5, 2), digits(source, at + 8, 2), clock);
  }
  return Number.NaN;
}
