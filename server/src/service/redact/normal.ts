import type { NameKind } from "./types";

/** Longest name that is looked for. Windows user names have at most 20 characters, profile folders few more. */
export const longestName = 64;

const placeholder = /^(?:user|computer|domain|ip|sid|mail|mac)[1-9]\d{0,6}$/i;

/** The replacements, before their number. */
export const prefixes: Readonly<Record<NameKind, string>> = {
  user: "USER",
  computer: "COMPUTER",
  domain: "DOMAIN",
  ip: "IP",
  sid: "SID",
  mail: "MAIL",
  mac: "MAC",
};

/** The form that all spellings of a name share: without case, per-cent signs, doubled blanks. */
export function normalName(text: string): string {
  return decoded(text).normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Whether a name is a replacement already, or looks like one. */
export function isPlaceholder(name: string): boolean {
  return placeholder.test(name);
}

/** Whether a character belongs to a word: a letter, a mark on one, a digit. Undefined and blanks do not. */
export function isWordCharacter(text: string, offset: number): boolean {
  if (offset < 0 || offset >= text.length) return false;
  const code = text.charCodeAt(offset);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Half of a pair counts as a letter: a name is not cut next to it.
  return (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{N}\p{M}]/u.test(text.charAt(offset));
}

/** Spellings of a name that are looked for as words: as it is, in a URI, with marks apart. */
export function spellingsOf(name: string): readonly string[] {
  const spellings = new Set([name, name.normalize("NFD")]);
  try {
    spellings.add(encodeURIComponent(name).toLowerCase());
  } catch {
    // Half of a surrogate pair has no form in a URI.
  }
  spellings.add(name.replace(/ /g, "%20"));
  return [...spellings];
}

/**
 * The short name (8.3) of a folder without its number, `JOHNDO` or `JONATH.DOE`, in lower case; undefined when the name
 * is short already or when its short form depends on the code page.
 */
export function shortStem(name: string): string | undefined {
  if (!/^[\x20-\x7e]+$/.test(name)) return undefined;
  const dot = name.lastIndexOf(".");
  const base = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot + 1) : "";
  if (base.length <= 8 && extension.length <= 3 && !/[ +,;=[\]]/.test(name) && !base.includes(".")) return undefined;
  const clean = (part: string): string => part.replace(/[ .]/g, "").replace(/[+,;=[\]]/g, "_");
  const end = clean(extension).slice(0, 3);
  return `${clean(base).slice(0, 6)}${end === "" ? "" : `.${end}`}`.toLowerCase();
}

/** A short name taken apart: `johndo~1` has the stem `johndo`; undefined when it is none. */
export function shortNameParts(name: string): { readonly stem: string; readonly number: string } | undefined {
  const match = /^([^~\s.]{1,6})~(\d)(\.[^~\s.]{1,3})?$/.exec(name);
  return match === null ? undefined : { stem: `${match[1]}${match[3] ?? ""}`, number: match[2]! };
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%20/g, " ");
  }
}
