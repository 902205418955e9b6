import type { CodeMatch } from "../../codes";

/** A stated result of zero: what GetLastError held at that moment is left over from something else. */
const success =
  /\b(?:result|hr|hresult|error|status|dwRet|return code|exit code)\s{0,4}(?:[=:]\s{0,4})?\[?(?:0x0{1,8}|S_OK)(?![0-9A-Za-z_])/i;

/**
 * The codes a message states itself. `[gle=0x…]` is GetLastError at the moment of logging and more often than not left
 * over from another call (formats.md 7), so it counts only where the message names no result of its own.
 */
export function statedCodes(message: string, codes: readonly CodeMatch[]): readonly CodeMatch[] {
  const gle = codes.length === 0 ? undefined : lastErrorsIn(message);
  if (!gle?.size) return codes;
  const stated = withoutLastErrors(message, codes, gle);
  if (stated.length > 0) return stated;
  return success.test(message) ? [] : codes.filter(({ canonical }) => !leftOver.has(canonical));
}

/** The codes a message states, GetLastError left out even where it is all there is. */
export function directCodes(message: string, codes: readonly CodeMatch[]): readonly CodeMatch[] {
  return codes.length === 0 ? codes : withoutLastErrors(message, codes, lastErrorsIn(message));
}

function withoutLastErrors(message: string, codes: readonly CodeMatch[], gle: ReadonlySet<string>): CodeMatch[] {
  return codes.filter(({ text }) => !gle.has(text.toLowerCase()) || standsElsewhere(message, text));
}

/**
 * What successful work leaves in GetLastError: a file, folder or value that is not there yet, the end of a list, a thing
 * that exists already, a buffer to be made larger, no such variable, no token of its own, an optional library or function
 * that is not there, a question a device does not understand (winerror.h 2, 3, 18, 87, 122, 126, 127, 183, 203, 234, 259,
 * 997, 1008, 1168).
 */
const leftOver: ReadonlySet<number> = new Set(
  [2, 3, 18, 87, 122, 126, 127, 183, 203, 234, 259, 997, 1008, 1168].map((code) => 0x80070000 + code),
);

/** The values of all `gle=` in a message, in lower case. */
function lastErrorsIn(message: string): ReadonlySet<string> {
  const found = new Set<string>();
  const text = message.toLowerCase();
  for (let at = text.indexOf("gle="); at >= 0; at = text.indexOf("gle=", at + 4)) {
    let end = at + 4;
    while (end < text.length && /[0-9a-fx]/.test(text[end]!)) end++;
    found.add(text.slice(at + 4, end));
  }
  return found;
}

function standsElsewhere(message: string, code: string): boolean {
  for (let at = message.indexOf(code); at >= 0; at = message.indexOf(code, at + code.length))
    if (message.slice(Math.max(0, at - 4), at).toLowerCase() !== "gle=") return true;
  return false;
}
