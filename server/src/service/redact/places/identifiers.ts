import { normalName } from "../normal";
import type { Place } from "../types";
import { isFileName, isMailProvider } from "../wellKnown";

// Accounts of a machine or domain (21) and of Azure AD (S-1-12-1); all shorter ones are the same on every machine.
const sid = /(?<![\p{L}\p{N}-])S-1-(?:5-21|12-1)(?:-\d{1,10}){3,5}(?!\d)/giu;
const mail =
  /(?<![\p{L}\p{N}._%+@-])([\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63})@((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?![\p{L}\p{N}@-])/gu;
const distinguished = /(?<![\p{L}\p{N}])dc=[\p{L}\p{N}-]{1,63}(?:\s{0,2},\s{0,2}dc=[\p{L}\p{N}-]{1,63}){0,8}/giu;

/** SIDs of accounts, mail addresses with the domain they teach, and the domain in a distinguished name. */
export function identifierPlaces(text: string): Place[] {
  const found: Place[] = [];
  for (const match of /s-1-/i.test(text) ? text.matchAll(sid) : []) {
    const start = match.index;
    found.push({ kind: "sid", start, end: start + match[0].length, name: match[0].toLowerCase(), certain: true });
  }
  if (text.includes("@")) {
    for (const match of text.matchAll(mail)) {
      const start = match.index;
      const domain = normalName(match[2]!);
      if (isFileName(match[0]) && !domain.endsWith(".com")) continue;
      // What stands before the host of a URL is an account, and the host no mail domain.
      if (/:\/\/[^\s/]{0,128}$/.test(text.slice(Math.max(0, start - 132), start))) continue;
      found.push({ kind: "mail", start, end: start + match[0].length, name: normalName(match[0]), certain: true });
      if (!isMailProvider(domain)) found.push({ kind: "domain", start, end: start, name: domain, certain: true });
    }
  }
  if (/dc=/i.test(text)) {
    for (const match of text.matchAll(distinguished)) {
      const name = normalName(match[0].replace(/\s{0,2},\s{0,2}dc=/gi, ".").slice(3));
      const start = match.index + 3;
      found.push({ kind: "domain", start, end: match.index + match[0].length, name, certain: name.includes(".") });
    }
  }
  return found;
}
