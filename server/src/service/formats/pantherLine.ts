import { Level, unknownTime } from "./entries";
import { digits, isDigit, isLetter } from "./scan";
import { afterSearchPrefix, readServicingHeader, type ServicingHeader } from "./servicingLine";

/** Components of Windows Setup, sysprep, migration and recovery, by their name in the column. */
const setupComponents: ReadonlySet<string> = new Set(
  "SP MIG IBS IBSLIB MOUPG SYSPRP PANTHR CONX UI DIAG DIAGER CMI TOOL DEPLOY".split(" "),
);
/** Components that the neighbours with the same columns write: a log of mostly these is theirs. */
const servicingComponents: ReadonlySet<string> = new Set(["CBS", "CSI", "SXS", "DPX"]);

/** Whose line it is: `setup` and `blank` (no component, as recovery writes) are at home in these logs. */
export type LineOwner = "setup" | "blank" | "servicing" | "dism" | "other";

/**
 * Reads one line of a setup log into `header`; also one whose date was left out, as documentation quotes them
 * (`27:08, Error           SP     …`), which then has no time. False for any other line.
 */
export function readPantherHeader(source: string, at: number, end: number, header: ServicingHeader): boolean {
  const from = afterSearchPrefix(source, at, end);
  if (!readServicingHeader(source, from, end, header)) return readUndated(source, from, end, header);
  // A message without component that begins in its column: `Failed `, `Enter `. Components are in capitals, or padded by
  // more than the one blank that may stand between two words.
  const { component } = header;
  if (component.length > 5 && component !== component.toUpperCase()) {
    header.message = source.indexOf(component, header.start + 21);
    header.component = "";
  }
  if (header.component === "" && header.message - header.start < messageColumn) readUnpadded(source, end, header);
  return true;
}

/** A known component in its column whose padding was lost where the line was wrapped. */
function readUnpadded(source: string, end: number, header: ServicingHeader): void {
  const blank = source.indexOf(" ", header.message);
  if (blank < 0 || blank >= end || blank - header.message > 7) return;
  const word = source.slice(header.message, blank);
  if (!setupComponents.has(word)) return;
  header.component = word;
  header.message = blank + 1;
}

const levels: readonly (readonly [name: string, level: Level])[] = [
  ["Info", Level.info],
  ["Warning", Level.warning],
  ["Error", Level.error],
  ["Fatal Error", Level.error],
  ["Perf", Level.verbose],
];

/** `hh:mm:ss, ` or `mm:ss, `, a level, and a component that is known or a wide gap instead of one. */
function readUndated(source: string, at: number, end: number, header: ServicingHeader): boolean {
  let p = at;
  if (source.charCodeAt(p) === 0xfeff) p++;
  header.start = p;
  for (let part = 0; part < 3; part++) {
    if (digits(source, p, 2) < 0) return false;
    p += 2;
    if (source.charCodeAt(p) === 44) {
      if (part === 0) return false;
      break;
    }
    if (part === 2 || source.charCodeAt(p) !== 58) return false;
    p++;
  }
  if (source.charCodeAt(p) !== 44 || source.charCodeAt(p + 1) !== 32) return false;
  p += 2;
  const found = levels.find(([name]) => source.startsWith(name, p) && source.charCodeAt(p + name.length) === 32);
  if (!found) return false;
  p += found[0].length;
  const gap = p;
  while (p < end && source.charCodeAt(p) === 32) p++;
  header.messageId = -1;
  if (source.startsWith("[0x", p) && source.charCodeAt(p + 9) === 93) {
    const id = Number.parseInt(source.slice(p + 3, p + 9), 16);
    if (!Number.isNaN(id)) {
      header.messageId = id;
      p += 10;
      while (p < end && source.charCodeAt(p) === 32) p++;
    }
  }
  let word = p;
  while (word < end && word - p < 8 && (isLetter(source.charCodeAt(word)) || isDigit(source.charCodeAt(word)))) word++;
  const component = source.slice(p, word);
  const isComponent = source.charCodeAt(word) === 32 && isKnown(component);
  if (!isComponent && header.messageId < 0 && p - gap < 8) return false;
  header.component = isComponent ? component : "";
  if (isComponent) {
    p = word;
    while (p < end && source.charCodeAt(p) === 32) p++;
  }
  header.message = p;
  header.levelName = found[0];
  header.level = found[1];
  header.time = unknownTime;
  return true;
}

function isKnown(component: string): boolean {
  return setupComponents.has(component) || servicingComponents.has(component) || component === "DISM";
}

/** The column a message has when the columns before it are complete. */
const messageColumn = 50;

/** Whose line a header just read belongs to; `other` when nothing but the stamp and the level tells. */
export function ownerOf(source: string, end: number, header: ServicingHeader): LineOwner {
  const { component } = header;
  if (setupComponents.has(component)) return "setup";
  if (servicingComponents.has(component)) return "servicing";
  if (component === "DISM") return "dism";
  if (header.messageId >= 0 || processTagEnd(source, header.message, end) > 0) return "setup";
  return component === "" && header.message - header.start >= messageColumn ? "blank" : "other";
}

/** The offset after `[setup.exe]` at the start of a message, or 0: the process that wrote the line. */
export function processTagEnd(source: string, at: number, end: number): number {
  if (source.charCodeAt(at) !== 91) return 0;
  const close = source.indexOf("]", at);
  if (close < 0 || close >= end || close - at > 64) return 0;
  return source.slice(close - 4, close).toLowerCase() === ".exe" ? close + 1 : 0;
}
