import { isHex, type Stretch } from "./characters";
import { readDevice, readInterfaceName, readPlugAndPlayId } from "./devices";
import { readGuid } from "./guids";
import { readFileName, readHash, readKb, readPackage, readParentInfo, readSession, readVector } from "./names";
import { readDrivePath, readRootedPath, readVariablePath } from "./paths";
import type { KeySink } from "./types";

/** Characters at which a key may be recognised; all others are stepped over. */
const triggers = new Uint8Array(128);
for (const character of "-.:\\%~bBV*#_") triggers[character.charCodeAt(0)] = 1;

/** A run of this many hex digits, the shortest hash, covers the last place of one stride. */
const stride = 32;

/**
 * Finds the keys of a stretch of text, nearly in the order of their starts. Each is recognised at one character of its own
 * (a GUID at its first dash, a path at the colon of its drive), so that most of a text is passed at one comparison a
 * character.
 */
export function scanKeys(stretch: Stretch, sink: KeySink): void {
  const { source, from, to } = stretch;
  // Paths and device ids hold backslashes and colons that begin no path of their own.
  let taken = from;
  let hashed = from;
  for (let begin = from; begin < to; begin += stride) {
    const end = Math.min(to, begin + stride);
    for (let p = begin; p < end; p++) {
      const code = source.charCodeAt(p);
      if (code < 128 && triggers[code] !== 0) taken = readAt(stretch, p, code, taken, sink);
    }
    if (end > hashed && isHex(source.charCodeAt(end - 1))) hashed = readHash(stretch, end - 1, sink);
  }
}

/** Reads what may stand around a trigger; returns the offset after the last path or device id. */
function readAt(stretch: Stretch, p: number, code: number, taken: number, sink: KeySink): number {
  const { source } = stretch;
  switch (code) {
    case 45:
      if (source.charCodeAt(p + 5) === 45) readGuid(stretch, p, sink);
      return taken;
    case 46:
      if (mayEndName(source.charCodeAt(p + 1))) readFileName(stretch, p, sink);
      return taken;
    case 126:
      readPackage(stretch, p, sink);
      return taken;
    case 66:
    case 98:
      if ((source.charCodeAt(p - 1) | 32) === 107) readKb(stretch, p, sink);
      return taken;
    case 86:
      if (source.charCodeAt(p - 1) === 99) readVector(stretch, p, sink);
      return taken;
    case 95:
      readSession(stretch, p, sink);
      return taken;
  }
  const end = p < taken ? p : endOfPlace(stretch, p, code, taken, sink);
  return end === p ? taken : end;
}

/** Reads the path or device id that may stand around a trigger, none of it before `taken`; returns the offset after it, or `p`. */
function endOfPlace(stretch: Stretch, p: number, code: number, taken: number, sink: KeySink): number {
  switch (code) {
    case 58: {
      const next = stretch.source.charCodeAt(p + 1);
      if (next === 92 || next === 47) return readDrivePath(stretch, p, taken, sink);
      if (isHex(next)) readParentInfo(stretch, p, sink);
      return p;
    }
    case 92: {
      const end = readRootedPath(stretch, p, sink);
      return end === p ? readDevice(stretch, p, taken, sink) : end;
    }
    case 37:
      return readVariablePath(stretch, p, sink);
    case 42:
      return readPlugAndPlayId(stretch, p, sink);
    default:
      return readInterfaceName(stretch, p, taken, sink);
  }
}

/** The letters after the dot of `.inf`, `.pnf` and `.cat`. */
function mayEndName(code: number): boolean {
  const lower = code | 32;
  return lower === 105 || lower === 112 || lower === 99;
}
