import type { KnownNames, Place } from "../types";

const quad =
  /(?<![\p{L}\p{N}_~\\.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_~\\(]|\.[\p{L}\p{N}_]|-\p{L}|:\p{L}|,[a-z]+=)/gu;
const colons =
  /(?<![\p{L}\p{N}_:.%])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\p{L}\p{N}_:]|\.\d)/giu;
const mac =
  /(?<![\p{L}\p{N}_:.-])(?:[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\p{L}\p{N}_:-]|\.[\p{L}\p{N}])/giu;

// Which of the two stands nearer before four numbers says what they are.
const versionWord =
  /(?:^|[^\p{L}])(?:versions?|versión|versione|versie|wersja|версия|версии|ver|driverver|build|release|revision|rev|driver|treiber|pilote|dll|sys|exe|assembly|package|culture|product|upgrad\w*|v|\d\d\/\d\d\/\d{4},)(?![\p{L}])|版本|バージョン/giu;
const addressWord =
  /(?:^|[^\p{L}])(?:ip|ipv4|ip-adresse|address(?:es)?|addr|adresse|dirección|indirizzo|adres|адрес|hosts?|proxy|gateway|dns|dhcp|wins|subnet|netmask|endpoint|peers?|remote|connect\w*|ping\w*|resolv\w*|route|interface|listen\w*|bind|nameserver|lookup|server\s?[:=])(?![\p{L}])|アドレス|地址/giu;
// Quick looks that spare most lines the careful ones.
const mayHoldMac = /[0-9a-f]{2}([-:])[0-9a-f]{2}\1[0-9a-f]{2}\1|[0-9a-f]{4}\.[0-9a-f]{4}\./i;
const mayHoldIpv6 = /::|(?::[0-9a-f]{1,4}){7}/i;
const mayHoldIpv4 = /\d\.\d/;
const hasLetters = /[a-f]/i;

/** Addresses of the network: IPv4, IPv6 and those of network cards; versions of four parts are none. */
export function addressPlaces(text: string, known: KnownNames): Place[] {
  const found: Place[] = [];
  if (!mayHoldIpv4.test(text) && !text.includes(":") && !text.includes("-")) return found;
  for (const match of mayHoldIpv4.test(text) ? text.matchAll(quad) : []) {
    const start = match.index;
    const end = start + match[0].length;
    const word = nearestWord(text.slice(Math.max(0, start - 48), start));
    if (!isAddress(match[0]) || !isMeant(text, start, end, word, known.kindOf(match[0]) === "ip")) continue;
    found.push({ kind: "ip", start, end, name: match[0], certain: true });
  }
  if (mayHoldIpv6.test(text)) {
    for (const match of text.matchAll(colons)) {
      const name = normalIpv6(match[0]);
      if (name === undefined) continue;
      found.push({ kind: "ip", start: match.index, end: match.index + match[0].length, name, certain: true });
    }
  }
  for (const match of mayHoldMac.test(text) ? text.matchAll(mac) : []) {
    const digits = match[0].replace(/[^0-9a-f]/gi, "").toLowerCase();
    if (/^(.)\1*$/.test(digits)) continue;
    const before = text.slice(Math.max(0, match.index - 32), match.index);
    // Six pairs of digits alone may be a date and time, three groups a version.
    if (!hasLetters.test(digits) && !/(?:mac|physical|ethernet|hardware address|adapter)[^\d]*$/i.test(before))
      continue;
    found.push({ kind: "mac", start: match.index, end: match.index + match[0].length, name: digits, certain: true });
  }
  return found;
}

/** Whether four numbers can be the address of one machine: no more than 255, not the own machine, no mask. */
export function isAddress(text: string): boolean {
  const parts = text.split(".", 5);
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return false;
  return !/^(?:0|127|255)\./.test(text);
}

/**
 * Versions of drivers and files have small first numbers, or 10 followed by small ones; so those need a word for it, a
 * port or a net. Whatever stands after a word for versions is one.
 */
function isMeant(
  text: string,
  start: number,
  end: number,
  word: "version" | "address" | undefined,
  known: boolean,
): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  if (/(?:^|[^\d.])-$/.test(before) && !/\d-$/.test(before)) return false;
  if (word === "version") return false;
  if (word === "address" || known) return true;
  const first = Number(text.slice(start, text.indexOf(".", start)));
  if (first >= 100) return true;
  if (first === 10) return !/\.0\.0$/.test(text.slice(start, end));
  const after = text.slice(end, end + 7);
  return /^(?::\d{2,5}(?!\d)|\/(?:[12]?\d|3[0-2])(?![\d/.]))/.test(after) && !/[:,]$/.test(before);
}

function nearestWord(before: string): "version" | "address" | undefined {
  const last = (words: RegExp): number => {
    let end = -1;
    for (const match of before.matchAll(words)) end = match.index + match[0].length;
    return end;
  };
  const version = last(versionWord);
  const address = last(addressWord);
  if (version < 0 && address < 0) return undefined;
  return version > address ? "version" : "address";
}

/**
 * All spellings of an IPv6 address as one, eight groups without leading zeros; undefined for what is none (times, class
 * names) or tells nothing (`::1`, `::`, multicast).
 */
function normalIpv6(text: string): string | undefined {
  let digits = text.toLowerCase();
  const embedded = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(digits);
  if (embedded !== null) {
    const [a, b, c, d] = embedded.slice(1).map(Number) as [number, number, number, number];
    if (Math.max(a, b, c, d) > 255) return undefined;
    digits = `${digits.slice(0, embedded.index)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  }
  const halves = digits.split("::");
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const count = groups.reduce((sum, half) => sum + half.length, 0);
  if (groups.some((half) => half.includes(""))) return undefined;
  if (halves.length === 1 ? count !== 8 : count > 7) return undefined;
  // With a gap, only what begins as addresses do: global, link-local, private, or an IPv4 address in it.
  if (halves.length === 2) {
    const begins = /^(?:[23][0-9a-f]{3}|fe[89ab][0-9a-f]|f[cd][0-9a-f]{2}):/.test(digits);
    if (!(begins && /\d/.test(digits)) && !(embedded !== null && digits.startsWith("::ffff:"))) return undefined;
  } else if (/^(?:\d\d?:){7}\d\d?$/.test(digits) && !/0:0/.test(digits)) return undefined;
  const all = halves.length === 1 ? groups[0]! : [...groups[0]!, ...Array<string>(8 - count).fill("0"), ...groups[1]!];
  const name = all.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
  return /^(?:0:){7}[01]$/.test(name) || name.startsWith("ff0") ? undefined : name;
}
