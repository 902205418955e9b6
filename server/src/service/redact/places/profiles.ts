import { isPlaceholder, isWordCharacter, longestName, normalName } from "../normal";
import type { KnownNames, Place } from "../types";
import { isKeptAccount } from "../wellKnown";

// The folder of the profiles: Vista and later, 2000 to 2003 (German has a name of its own), their short names, NT 4,
// shares for homes and profiles. The names Explorer shows for it are included, since people paste those.
const backslashRoot =
  /(?:\\{1,2}(?:users|documents and settings|docume~\d|dokumente und einstellungen|dokume~\d|benutzer|utilisateurs|usuarios|utenti|gebruikers|пользователи|win(?:nt|dows)\\{1,2}profiles)|\\{1,2}(?:users|homes?|profiles?)\$)\\{1,2}/giu;
const slashRoot =
  /(?<=^|[\s"'(=<>,;|]|file:\/\/|[a-z]:|[a-z]%3a|\/[a-z])\/(?:users|home|documents(?: |%20)and(?: |%20)settings)\//giu;
const segment = /[^\\/:*?"<>|,;=[\]\r\n\t]{1,64}/uy;
// What lies in a profile, wherever the profile is.
const inProfile =
  /[\\/]([^\\/:*?"<>|,;=[\]\r\n\t]{1,64})[\\/]{1,2}(?:appdata[\\/]{1,2}(?:local|locallow|roaming)|local(?: |%20)settings[\\/]{1,2}(?:temp|application|history)|locals~1[\\/]{1,2}(?:temp|applic~1|history)|application(?: |%20)data[\\/]|applic~1[\\/]|ntuser\.dat)(?![\p{L}\p{N}])/giu;
const pathAlone = /^(?:file:\/{2,3})?(?:\\\\[?.]\\)?(?:[a-z](?::|%3a))?$/i;

/** User names in paths of profiles: `C:\Users\x`, `C:\DOCUME~1\X~1`, `\x\AppData\Local`, `file:///c%3A/Users/x`. */
export function profilePlaces(text: string, known: KnownNames): Place[] {
  const found: Place[] = [];
  if (!text.includes("\\") && !text.includes("/")) return found;
  for (const root of [backslashRoot, slashRoot]) {
    for (const match of text.matchAll(root)) {
      const at = match.index + match[0].length;
      const place = folderAt(
        text,
        at,
        pathAlone.test(text.slice(0, Math.min(match.index, 20))) && match.index < 20,
        known,
      );
      if (place !== undefined) found.push(...accountPlaces(text, at, place.end, known, place.certain));
    }
  }
  for (const match of text.matchAll(inProfile)) {
    const start = match.index + 1;
    found.push(...accountPlaces(text, start, start + match[1]!.length, known, true));
  }
  return found;
}

/** Where the name of the folder that begins at an offset ends: names may hold blanks, and logs write them unquoted. */
function folderAt(
  text: string,
  at: number,
  alone: boolean,
  known: KnownNames,
): { end: number; certain: boolean } | undefined {
  segment.lastIndex = at;
  const whole = segment.exec(text)?.[0];
  if (whole === undefined) return undefined;
  const after = text.charAt(at + whole.length);
  const closed = /[\\/"<]/.test(after) || (after === "" && alone) || closesQuote(text, at, whole);
  const name = closesQuote(text, at, whole) ? whole.slice(0, whole.indexOf("'")) : whole;
  if (closed && isOneName(name)) return { end: at + name.length, certain: true };
  const end = known.userNameEnd(text, at);
  if (end !== undefined) return { end, certain: false };
  const first = /^[^\s]+/.exec(name)?.[0].replace(/[.)}'!`]+$/, "") ?? "";
  return first === "" ? undefined : { end: at + first.length, certain: first === name };
}

/** Whether the path stands in single quotes that end within the segment. */
function closesQuote(text: string, at: number, whole: string): boolean {
  if (!whole.includes("'")) return false;
  const before = text.slice(Math.max(0, at - 40), at);
  return /'[a-z]:[\\/]{1,2}[^\\/']{1,32}[\\/]{1,2}$/i.test(before);
}

function isOneName(name: string): boolean {
  if (!name.includes(" ")) return true;
  const words = name.split(" ");
  return (
    !name.endsWith(" ") &&
    words.length <= 4 &&
    !isPlaceholder(words[0]!) &&
    !/ (?:to|and|or|from|in|into|is|was|with|for|not|failed|does|on|at|of|by) /i.test(name)
  );
}

/**
 * The user name of a profile folder, and the domain or computer that Windows adds to it when the name is taken:
 * `jdoe.CONTOSO`, `jdoe.PC01.000`, or the `.V2` of a roaming profile.
 */
export function accountPlaces(text: string, start: number, end: number, known: KnownNames, certain: boolean): Place[] {
  let name = text.slice(start, end);
  const added = /(?:\.\d{3}|\.v\d)$/i.exec(name);
  if (added !== null && added.index > 0) name = name.slice(0, added.index);
  name = name.replace(/\.+$/, "");
  const normal = normalName(name);
  if (normal === "" || normal.length > longestName || /[%<>{}]/.test(normal) || isKeptAccount(normal)) return [];
  const dot = name.lastIndexOf(".");
  if (dot > 0) {
    const base = normalName(name.slice(0, dot));
    const suffix = normalName(name.slice(dot + 1));
    const kind = known.kindOf(suffix);
    const suffixKind = kind === "computer" || kind === "domain" ? kind : "domain";
    if (isPlaceholder(base) && isPlaceholder(suffix)) return [];
    if (isKeptAccount(base) || suffixKind === kind) {
      const suffixPlace: Place = {
        kind: suffixKind,
        start: start + dot + 1,
        end: start + name.length,
        name: suffix,
        certain: certain && /^[\p{L}\p{N}-]{2,15}$/u.test(suffix),
      };
      const user: Place = { kind: "user", start, end: start + dot, name: base, certain };
      return isKeptAccount(base) ? [suffixPlace] : [user, suffixPlace];
    }
  }
  if (isWordCharacter(text, start + name.length)) return [];
  return [{ kind: "user", start, end: start + name.length, name: normal, certain }];
}
