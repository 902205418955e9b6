import { unknownTime } from "./entries";
import { digits, isDigit } from "./scan";
import { readStamp } from "./servicingLine";
import { localTime, timeOfDay } from "./time";

/** What CSI puts before the text of a message. */
export interface CsiHead {
  /** The `@2019/5/31:12:13:45.145` behind the number: UTC in milliseconds, NaN when it is absent. */
  readonly utc: number;
  /** `(F)`: the message states a failure. */
  readonly failed: boolean;
  /** `[SR]`: written for sfc. */
  readonly repair: boolean;
  /** Offset of the text. */
  readonly message: number;
}

/**
 * The head of a CSI message: a number of eight hexadecimal digits, the moment in UTC, marks. Undefined for a text that
 * has none, which goes on with the message above it.
 */
export function readCsiHead(source: string, at: number, end: number): CsiHead | undefined {
  let p = at;
  while (p < end && p - at < 9 && isHex(source.charCodeAt(p))) p++;
  if (p - at !== 8) return undefined;
  let utc = unknownTime;
  if (source.charCodeAt(p) === 64) {
    const stamp = readUtc(source, p + 1);
    if (stamp) {
      utc = stamp.time;
      p = stamp.end;
    }
  }
  if (p < end && source.charCodeAt(p) > 32) return undefined;
  const failed = source.startsWith(" (F) ", p);
  if (failed) p += 4;
  const repair = source.startsWith(" [SR] ", p);
  if (repair) p += 5;
  while (p < end && source.charCodeAt(p) === 32) p++;
  return { utc, failed, repair, message: p };
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** `2019/5/31:12:13:45.145`, month and day without leading zeros. */
function readUtc(source: string, at: number): { time: number; end: number } | undefined {
  const year = digits(source, at, 4);
  let p = at + 4;
  const parts: number[] = [];
  for (let i = 0; i < 2; i++) {
    if (source.charCodeAt(p) !== 47) return undefined;
    const width = isDigit(source.charCodeAt(p + 2)) ? 2 : 1;
    parts.push(digits(source, p + 1, width));
    p += 1 + width;
  }
  const clock = [0, 3, 6].map((by) => digits(source, p + 1 + by, 2));
  const fraction = source.charCodeAt(p + 9) === 46 ? digits(source, p + 10, 3) : -1;
  if (year < 0 || fraction < 0 || parts.some((part) => part < 0) || clock.some((part) => part < 0)) return undefined;
  const time = localTime(year, parts[0]!, parts[1]!, timeOfDay(clock[0]!, clock[1]!, clock[2]!, fraction));
  return { time, end: p + 13 };
}

const sessionWord = /\b[Ss]ession(?:\([^()]{1,60}\))? ?: ?(?:Id ?: ?)?(\d{7,9}_\d{1,10})\b/;

/** The id of the session a message names after the word; undefined when it names none. */
export function sessionIn(text: string): string | undefined {
  return text.includes("ession") ? sessionWord.exec(text)?.[1] : undefined;
}

/** From 1601 to 1970 in milliseconds. */
const fileTimeEpoch = 11_644_473_600_000;

/**
 * When a session was made, UTC in milliseconds: its id is a FILETIME in two decimal halves (`30742442_1262280448`). NaN
 * for any other text, and for a moment before Windows Vista or far in the future.
 */
export function sessionTime(id: string): number {
  const [high, low] = id.split("_");
  const ticks = Number(high) * 0x1_0000_0000 + Number(low);
  const time = Math.floor(ticks / 10_000) - fileTimeEpoch;
  // 2005 to 2100.
  return time > 1_104_537_600_000 && time < 4_102_444_800_000 ? time : unknownTime;
}

/** The moment that `Universal Time is: 2022-09-14 01:12:41.123` states, UTC in milliseconds; NaN for any other text. */
export function universalTime(text: string): number {
  const label = text.indexOf(universalLabel);
  return label < 0 ? unknownTime : readStamp(text, label + universalLabel.length);
}

const universalLabel = "Universal Time is: ";

/**
 * What a record says a job ended with: `succeeded`, `restart needed`, or the failure code as written. Undefined for a
 * text without a result. `Session: … finalized. Download error: 0x…, Reboot required: no [HRESULT = 0x…]` names the
 * download's first.
 */
export function outcomeIn(message: string): string | undefined {
  const code = /\[HRESULT = 0x([0-9a-f]{1,8})\b/i.exec(message)?.[1];
  if (code === undefined) return undefined;
  const value = Number.parseInt(code, 16);
  // ERROR_SUCCESS_REBOOT_REQUIRED and its HRESULT.
  if (value === 0xbc2 || value === 0x80070bc2) return "restart needed";
  return value >= 0x80000000 ? `failed 0x${code}` : "succeeded";
}
