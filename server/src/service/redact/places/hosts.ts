import { isPlaceholder, longestName, normalName } from "../normal";
import type { KnownNames, Place } from "../types";
import { isFileName, isPublicHost, isShare } from "../wellKnown";
import { isAddress } from "./addresses";

const url =
  /(?<![\p{L}\p{N}])(?:https?|ftps?|sftp|wss?|ldaps?|file|smb|net\.tcp|rdp):\/\/(?:([^\s/@"'<>\\]{1,128})@)?([\p{L}\p{N}*][\p{L}\p{N}.*_-]{0,252})/giu;
// After a colon only where that ends a word, as in `/log:\\server\share`: `C:\\Windows` is a path.
const share =
  /(?:(?<![^\s"'(=[<,;|>])|(?<=[a-z]{2}:))(\\\\|\\\\\\\\)([\p{L}\p{N}][\p{L}\p{N}._-]{0,252})(?=(\\{0,2}))/gu;
const longShare = /\\\\\?\\unc\\([\p{L}\p{N}][\p{L}\p{N}._-]{0,252})/giu;
const servicePrincipal =
  /(?<![\p{L}\p{N}])(?:ldap|host|restrictedkrbhost|cifs|http|termsrv|rpcss|mssqlsvc|wsman|dns|gc|rpc|nfs)\/([\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){1,8})/giu;
const machineAccount = /(?<![\p{L}\p{N}$\\/.%{-])([\p{L}][\p{L}\p{N}-]{2,14})\$(?![\p{L}\p{N}$\\.-])/gu;
// Names that Windows setup gives by itself: a word and seven to eleven random characters.
const givenName = /(?<![\p{L}\p{N}-])(?:(?:desktop|laptop|minint)-[a-z0-9]{7,8}|win-[a-z0-9]{11})(?![\p{L}\p{N}-])/giu;
const dotted =
  /(?<![\p{L}\p{N}._@/\\~$%-])(?:\*\.)?[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}(?![\p{L}\p{N}_~(-]|\.[\p{L}\p{N}])/gu;
const hostEnding = /\.(?:com|net|org|edu|gov|mil|local|lan|corp|internal|intra|intranet|int)$/i;
const privateEnding = /^(?:local|lan|corp|internal|intra|intranet|home|localdomain|workgroup|test|invalid)$/i;
const notServers =
  /^(?:device|globalroot|registry|systemroot|dosdevices|driver|basenamedobjects|knowndlls|pipe|unc|localhost)$/i;

/** Computers and domains in addresses: URLs, shares, machine accounts, names with a domain. */
export function hostPlaces(text: string, known: KnownNames): Place[] {
  const found: Place[] = [];
  if (text.includes("://")) {
    for (const match of text.matchAll(url)) {
      const end = match.index + match[0].length;
      const start = end - match[2]!.length;
      found.push(...namesOfHost(text, start, end, "domain", known));
      if (match[1] !== undefined && !isPlaceholder(match[1])) {
        const at = start - 1 - match[1].length;
        found.push({ kind: "user", start: at, end: start - 1, name: normalName(match[1]), certain: false });
      }
    }
  }
  if (text.includes("\\\\")) {
    for (const match of text.matchAll(share)) {
      // `\\Windows\\System32` is a path from the root with its backslashes doubled.
      if (notServers.test(match[2]!) || (match[1]!.length === 2 && match[3]!.length === 2)) continue;
      const start = match.index + match[1]!.length;
      found.push(...namesOfHost(text, start, start + match[2]!.length, "computer", known));
    }
    for (const match of text.matchAll(longShare)) {
      const end = match.index + match[0].length;
      found.push(...namesOfHost(text, end - match[1]!.length, end, "computer", known));
    }
  }
  if (text.includes("/")) {
    for (const match of text.matchAll(servicePrincipal)) {
      const end = match.index + match[0].length;
      found.push(...namesOfHost(text, end - match[1]!.length, end, "computer", known));
    }
  }
  if (text.includes("$")) {
    for (const match of text.matchAll(machineAccount)) {
      const name = normalName(match[1]!);
      const formed = /[\d-]/.test(name) || match[1] === match[1]!.toUpperCase();
      if (isPlaceholder(name) || isShare(name) || !(formed || known.kindOf(name) === "computer")) continue;
      found.push({ kind: "computer", start: match.index, end: match.index + name.length, name, certain: formed });
    }
  }
  if (text.includes("-")) {
    for (const match of text.matchAll(givenName)) {
      if (!/\d/.test(match[0].slice(match[0].indexOf("-")))) continue;
      const start = match.index;
      found.push({ kind: "computer", start, end: start + match[0].length, name: normalName(match[0]), certain: true });
    }
  }
  if (text.includes(".")) {
    for (const match of text.matchAll(dotted)) found.push(...dottedName(text, match.index, match[0], known));
  }
  return found;
}

function dottedName(text: string, start: number, name: string, known: KnownNames): Place[] {
  const labels = name.split(".");
  const lower = name.toLowerCase();
  const asHost = (certain: boolean): Place[] =>
    namesOfHost(text, start, start + name.length, "domain", known).map((place) => ({ ...place, certain }));
  if (known.isDomainOfOurs(lower.replace(/^\*\./, ""))) return asHost(false);
  if (!hostEnding.test(name) || name.includes("_")) return [];
  // `.NET` and class names have capitals inside; so hosts of that ending count in small letters only.
  if (/\.net$/i.test(name) && name !== lower) return [];
  if (/^(?:com|net|org|system|microsoft|windows)\./.test(lower)) return [];
  return labels.length >= 3 || /\.(?:local|lan|internal|intra|intranet)$/.test(lower) ? asHost(true) : [];
}

/**
 * The names in a host: a computer and its domain, a domain alone, an address, or nothing when everybody knows it.
 * `two` says what the first of two labels is: `contoso.com` in a URL is a domain, `pc01.contoso` after `Computer:` is not.
 */
export function namesOfHost(
  text: string,
  start: number,
  end: number,
  two: "computer" | "domain",
  known: KnownNames,
): Place[] {
  let from = start;
  let host = text.slice(start, end).replace(/[.\-_]+$/, "");
  const wildcard = /^\*\./.test(host);
  if (wildcard) {
    from += 2;
    host = host.slice(2);
  }
  const lower = normalName(host);
  if (host === "" || lower.includes("*") || lower === "localhost" || isPublicHost(lower) || isFileName(lower))
    return [];
  if (/^[\d.]+$/.test(host)) {
    return isAddress(host) ? [{ kind: "ip", start: from, end: from + host.length, name: host, certain: true }] : [];
  }
  const labels = lower.split(".");
  if (isPlaceholder(labels[labels.length - 1]!) && labels.length > 1) return [];
  const computer = (length: number): Place[] => {
    const name = labels[0]!;
    if (name === "www" || name.length > longestName || isPlaceholder(name)) return [];
    return [{ kind: "computer", start: from, end: from + length, name, certain: true }];
  };
  if (labels.length === 1) return computer(host.length);
  const domain = (offset: number, name: string): Place[] =>
    privateEnding.test(name)
      ? []
      : [{ kind: "domain", start: from + offset, end: from + host.length, name, certain: true }];
  const isDomain =
    wildcard ||
    known.kindOf(lower) === "domain" ||
    (labels.length === registeredLabels(labels) && !(labels.length === 2 && two === "computer"));
  if (isDomain && !(labels.length === 2 && privateEnding.test(labels[1]!) && two === "computer"))
    return domain(0, lower);
  const first = labels[0]!.length;
  return [...computer(first), ...domain(first + 1, lower.slice(first + 1))];
}

/** How many labels a registered domain has: two, or three where a country has `co`, `com`, `org` … below it. */
export function registeredLabels(labels: readonly string[]): number {
  const country = labels[labels.length - 1]!.length === 2;
  return country && /^(?:co|com|org|net|ac|gov|edu|gob|gv|or|ne|go)$/.test(labels[labels.length - 2] ?? "") ? 3 : 2;
}
