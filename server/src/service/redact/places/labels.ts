import { isPlaceholder, longestName, normalName } from "../normal";
import type { KnownNames, NameKind, Place } from "../types";
import { isKeptAccount, isKeptAuthority, tellsNothing } from "../wellKnown";
import { authorityEnd } from "./accounts";
import { namesOfHost } from "./hosts";

// What stands before a name: of the event log (also in other languages), of Windows Installer's properties, of answer
// files and environment variables, of Configuration Manager.
const userLabels =
  "user ?name|user ?id|user|logon ?user|logged[ -]on user|account ?name|account|run ?as ?user|client user ?name|primary user|registered ?owner|benutzer(?:name)?|utilisateur|usuario|utente|gebruiker|usuário|utilizador|użytkownik|användare|пользователь|ユーザー|用户";
const computerLabels =
  "computer ?name|computer|machine ?name|host ?name|workstation(?: name)?|netbios ?name|dns ?host ?name|fqdn|(?:wsus|sus|update|wsus status|site|proxy|dns|dhcp|mp|print|management|logon) ?server(?: name)?|server ?name|management point(?: name)?|distribution point(?: name)?|ordinateur|equipo|computador|komputer|dator|компьютер|コンピューター?|计算机";
const domainLabels =
  "domain ?name|domain|dns ?domain|user ?domain|user ?dns ?domain|primary ?domain|join ?domain|machine ?domain|work ?group|domäne|domaine|dominio";
const label = new RegExp(
  `(?<![\\p{L}\\p{N}_%$\\\\])(?:(${userLabels})|(${computerLabels})|(${domainLabels}))(?![\\p{L}\\p{N}_])`,
  "giu",
);
const separator = /(?:\\?["'])?(?:>|[ \t\u00a0]{0,8}(?:==>|=>|[:=：])\s{0,24})(\\?["']|[[<])?|\s(\\?["']|\[)/uy;
// A quick look that spares most lines the careful one.
const mayHoldLabel =
  /user|usu|util|account|run ?as|owner|computer|machine|host|workstation|netbios|fqdn|server|point|domain|group|logon|logged|proxy|bypass|ordin|equip|komput|dator|benutz|utente|gebruik|doma|domin|[^\x00-\x7f]/i;
const proxy =
  /(?<![\p{L}\p{N}])(?:default proxy|proxy(?: list used| server)?|bypass list used)\s{0,4}[:=]\s{0,4}[<"']?\s{0,2}([\p{L}\p{N}*][\p{L}\p{N}.*_-]{0,252})(?=(:\d{2,5})?)/giu;
const beginsField = /(?:^|[\t\r\n,;|<>[\](){}"'*#\-&]\s{0,8}|\s{2}|[:.]\s|\\["'])$/;
const property = /\bproperty\([scn]\): $/i;

/** Names after a label that says what they are: `User: x`, `ComputerName = "x"`, `<UserName>x</UserName>`, `Domain: x`. */
export function labelPlaces(text: string, known: KnownNames): Place[] {
  const found: Place[] = [];
  if (!mayHoldLabel.test(text)) return found;
  for (const match of text.matchAll(label)) {
    const kind: NameKind = match[1] !== undefined ? "user" : match[2] !== undefined ? "computer" : "domain";
    separator.lastIndex = match.index + match[0].length;
    const between = separator.exec(text);
    if (between === null) continue;
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const quote = between[1] ?? between[2];
    // `user 'x'` in a sentence needs no more than its quotes; `to the user: Setup …` is no label at all.
    const tight = /=$/.test(between[0].trimEnd()) && /(?:^|\s)$/.test(before);
    if (between[2] === undefined && !beginsField.test(before) && !tight) continue;
    const toLineEnd = property.test(before) || between[0].startsWith(">");
    const value = valueAt(text, separator.lastIndex, quote, toLineEnd, tight);
    if (value !== undefined) found.push(...namesOfValue(text, value.start, value.end, kind, known, toLineEnd));
  }
  for (const match of text.matchAll(proxy)) {
    const end = match.index + match[0].length;
    // One word alone may say how the proxy is found; a port or a domain says that it is a machine.
    if (match[2] === undefined && !match[1]!.includes(".")) continue;
    found.push(...namesOfHost(text, end - match[1]!.length, end, "computer", known));
  }
  return found;
}

/** The kind of name that must follow on the next line, when a line ends in a label. */
export function labelAtEnd(text: string): NameKind | undefined {
  const match = /^[\s>*|-]{0,16}(user(?: name)?|computer(?: name)?):\s*$/i.exec(text);
  return match === null ? undefined : /^u/i.test(match[1]!) ? "user" : "computer";
}

function valueAt(text: string, start: number, quote: string | undefined, toLineEnd: boolean, tight: boolean) {
  if (quote !== undefined) {
    const closing = quote === "[" ? "]" : quote === "<" ? ">" : quote;
    const length = text.slice(start, start + 130).indexOf(closing);
    return length > 0 ? { start, end: start + length } : undefined;
  }
  const part = text.slice(start, start + 130);
  const ending = toLineEnd ? /^[^<\r\n\t]+/ : /^[^\s"'<>|,;()[\]{}=]+/;
  const value = ending.exec(part)?.[0].trimEnd() ?? "";
  if (value === "") return undefined;
  const after = part.slice(value.length);
  if (toLineEnd || tight || /^(?:$|[,;|)\]}>"'\t\r\n<]|\s{2}|\s+$)/.test(after) || value.includes("\\")) {
    return { start, end: start + value.replace(/[.:,]+$/, "").length };
  }
  return undefined;
}

function namesOfValue(
  text: string,
  start: number,
  end: number,
  kind: NameKind,
  known: KnownNames,
  blanks: boolean,
): Place[] {
  const authority = authorityEnd(text, start);
  if (authority !== undefined) return [];
  const value = text.slice(start, end);
  const slash = value.lastIndexOf("\\");
  if (slash > 0 && !value.startsWith("\\") && value.indexOf("\\") === slash && kind === "user") {
    const domain = normalName(value.slice(0, slash));
    const user = wholeOrKnown(text, start + slash + 1, end, known);
    const found: Place[] = [];
    if (!isKeptAuthority(domain) && !tellsNothing(domain)) {
      found.push({ kind: "domain", start, end: start + slash, name: domain, certain: true });
    }
    const name = normalName(text.slice(start + slash + 1, user));
    if (name !== "" && !isKeptAccount(name)) {
      const machine = name.endsWith("$");
      found.push({
        kind: machine ? "computer" : "user",
        start: start + slash + 1,
        end: machine ? user - 1 : user,
        name: machine ? name.slice(0, -1) : name,
        certain: true,
      });
    }
    return found;
  }
  const name = normalName(value);
  if (slash >= 0 || name.length > 2 * longestName || tellsNothing(value) || /[@/]/.test(value)) return [];
  if (!blanks && name.split(" ").length > 3) return [];
  if (kind === "user") {
    if (name.length > longestName || isKeptAccount(name)) return [];
    return [{ kind, start, end, name, certain: true }];
  }
  if (!/^[\p{L}\p{N}_.-]+(?::\d{1,5})?\$?$/u.test(value) || isKeptAuthority(name)) return [];
  const host = /^[^:$]+/.exec(value)![0];
  if (kind === "computer") return namesOfHost(text, start, start + host.length, "computer", known);
  if (isPlaceholder(name) || /^[\d.]+$/.test(host)) return [];
  return [{ kind, start, end: start + host.length, name: normalName(host), certain: true }];
}

/** End of the account after the backslash: `John Doe` to the end of the line only when both words begin with capitals. */
function wholeOrKnown(text: string, start: number, end: number, known: KnownNames): number {
  const longer = known.userNameEnd(text, start);
  if (longer !== undefined && longer > end) return longer;
  const second = /^\p{Lu}[\p{L}'-]{1,30}( \p{Lu}[\p{L}'-]{1,30})\s*$/u.exec(text.slice(start, start + 80));
  if (second !== null && text.length <= start + 80) return start + second[0].trimEnd().length;
  return end;
}
