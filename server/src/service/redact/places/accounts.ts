import { isPlaceholder, longestName, normalName } from "../normal";
import { isOrdinary } from "../ordinaryWords";
import type { KnownNames, Place } from "../types";
import { hasPersons, isFileName, isKeptAccount, isKeptAuthority, isRegistryOrBus, tellsNothing } from "../wellKnown";

const pair =
  /(?<![\p{L}\p{N}\\_.:%$&#~{}/-])([\p{L}\p{N}][\p{L}\p{N}.-]{0,62})\\([\p{L}\p{N}_][\p{L}\p{N}._'-]{0,63})(\$)?(?![\p{L}\p{N}\\/&#~$*%{])/gu;
const authority =
  /(?:NT AUTHORITY|NT-AUTORITÄT|AUTORIT[EÉ] NT|AUTORIDADE NT|NT SERVICE|BUILTIN|VORDEFINIERT|IIS APPPOOL|Font Driver Host|Window Manager|APPLICATION PACKAGE AUTHORITY)\\/iuy;
const personal =
  /(?:^|[^\p{L}])(?:users?|user ?name|accounts?|logon|logged|owner|impersonat\w*|principal|trustee|run ?as|running as|credentials?|profile|context|caller|subject|benutzer\w*|konto|utilisateur|compte|usuario|cuenta|utente|gebruiker|usuário|conta|użytkownik\w*|användare|пользовател\p{L}*)(?![\p{L}])|ユーザー|用户/iu;
/** Folders of Windows with a blank in their names: what follows them is no account of a domain "settings". */
const folderWithBlank =
  /(?:documents and settings|local settings|application data|program files|common files|dokumente und einstellungen|lokale einstellungen)$/i;
const directlyBefore = /(?:^|[^\p{L}])(?:as|by|for)\s+["'[(]?$/iu;

/**
 * Accounts written `DOMAIN\user`. Device ids, registry keys and paths look the same, so either side must be known, or a
 * word for accounts must stand before, or the name must be that of a machine account.
 */
export function accountPairs(text: string, known: KnownNames): Place[] {
  const found: Place[] = [];
  if (!text.includes("\\")) return found;
  for (const match of text.matchAll(pair)) {
    const domain = normalName(match[1]!);
    const account = match[2]!.replace(/[.'-]+$/, "");
    const name = normalName(account);
    const start = match.index;
    if (isRegistryOrBus(domain) || isFileName(name) || endsAuthority(text, start + match[1]!.length)) continue;
    const kept = isKeptAuthority(domain) && !isPlaceholder(domain);
    if (kept && !hasPersons(domain)) continue;
    const domainKind = known.kindOf(domain);
    const knownDomain = domainKind === "domain" || domainKind === "computer";
    const knownUser = known.kindOf(name) === "user";
    const machine = match[3] !== undefined && /^[\p{L}\p{N}-]{1,15}$/u.test(account);
    const before = text.slice(Math.max(0, start - 40), start);
    if (folderWithBlank.test(before + match[1])) continue;
    const said = saysAccount(before);
    const capitals = match[1]!.length > 2 && match[1] === match[1]!.toUpperCase() && /\p{Ll}/u.test(account);
    const meant = said || machine || (capitals && !account.includes("_") && directlyBefore.test(before));
    if (!(knownDomain || knownUser || meant || kept || isPlaceholder(domain) || isPlaceholder(name))) continue;
    if (!meant && (knownDomain ? isOrdinary(name) && !isKeptAccount(name) && !kept : isOrdinary(domain))) continue;
    if (name.length > longestName || tellsNothing(name)) {
      if (!isPlaceholder(name)) continue;
    }
    const certain = said || machine;
    if (!kept) {
      const kind = domainKind === "computer" ? "computer" : "domain";
      found.push({ kind, start, end: start + match[1]!.length, name: domain, certain });
    }
    if (isKeptAccount(name)) continue;
    const at = start + match[1]!.length + 1;
    found.push({ kind: machine ? "computer" : "user", start: at, end: at + account.length, name, certain });
  }
  return found;
}

/** Whether a word for accounts stands before, and not as part of a path that holds blanks. */
function saysAccount(before: string): boolean {
  const backslash = before.lastIndexOf("\\");
  const near = before.slice(backslash + 1);
  const found = personal.exec(near);
  if (found === null || backslash < 0) return found !== null;
  return /["',;:)>=\]]|\.\w{1,4}\s/.test(near) || /^\W*$/.test(near.slice(found.index + found[0].length));
}

/** End of the authority of a built-in account that begins at an offset, backslash included, or undefined. */
export function authorityEnd(text: string, start: number): number | undefined {
  authority.lastIndex = start;
  return authority.test(text) ? authority.lastIndex : undefined;
}

/** Whether the backslash at an offset belongs to an authority of two words, as `NT AUTHORITY\`. */
function endsAuthority(text: string, backslash: number): boolean {
  for (let start = Math.max(0, backslash - 29); start < backslash - 5; start++) {
    if (authorityEnd(text, start) === backslash + 1) return true;
  }
  return false;
}
