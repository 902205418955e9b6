import { normalDevice } from "./devices";
import { guidLength } from "./guids";
import { normalPath } from "./normalPath";
import type { KeyKind } from "./types";

/**
 * The form that all spellings of a key share: GUIDs in upper case without braces and revision, `KB990412`, paths as
 * `normalPath` gives them, correlation vectors and sessions as they are, all others in lower case.
 */
export function normalOf(kind: KeyKind, text: string): string {
  switch (kind) {
    case "guid": {
      const start = text.charCodeAt(0) === 123 ? 1 : 0;
      return text.slice(start, start + guidLength).toUpperCase();
    }
    case "kb":
      return `KB${text.slice(2).trimStart()}`;
    case "path":
      return normalPath(text);
    case "device":
    case "hardware":
      return normalDevice(text);
    case "vector":
    case "session":
    case "pid":
    case "tid":
    case "section":
      return text;
    default:
      return text.toLowerCase();
  }
}

/** The part of a key that is highlighted and listed: of a GUID its digits, without braces and revision. */
export function coreOf(kind: KeyKind, start: number, end: number, isBraced: boolean): { start: number; end: number } {
  if (kind !== "guid") return { start, end };
  const first = isBraced ? start + 1 : start;
  return { start: first, end: first + guidLength };
}

/** The revision a GUID bears, as in `{…}.100`; undefined without one. */
export function revisionOf(text: string): number | undefined {
  const match = /\}?\.(\d{1,9})$/.exec(text);
  return match ? Number(match[1]) : undefined;
}
