import type { CodeMatch } from "../../codes";

/** A stated result of zero: what GetLastError held at that moment is left over from something else. */
const success =
  /\b(?:result|hr|hresult|error|status|dwRet|return code|exit code)\s{0,4}(?:[=:]\s{0,4})?\[?(?:0x0{1,8}|S_OK)(?![0-9A-Za-z_])/i;

/**
 * The codes a message states itself. `[gle=0x…]` is GetLastError at the moment of logging and more often than not left
 * over from another call (formats.md 7), so it counts only where the message names no result of its own.
 */
export function statedCodes(message: string, codes: readonly CodeMatch[]): readonly CodeMatch[] {
  const gle = lastErrorsIn(message);
  if (gle.size === 0 || codes.length === 0) return codes;
  const stated = codes.filter(({ text }) => !gle.has(text.toLowerCase()) || standsElsewhere(message, text));
  if (stated.length > 0) return stated;
  return success.test(message) ? [] : codes;
}

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
