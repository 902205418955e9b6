import {
  isPlaceholder,
  isWordCharacter,
  longestName,
  prefixes,
  shortNameParts,
  shortStem,
  spellingsOf,
} from "./normal";
import { isOrdinary } from "./ordinaryWords";
import { registeredLabels } from "./places/hosts";
import type { KnownNames, NameKind, Place } from "./types";

/** The names of a set of texts, and what stands for them. */
export interface Names extends KnownNames {
  /** Takes note of a place. Returns whether its name is new, or certain for the first time. */
  learn(place: Place): boolean;
  /** A quick look whether a text holds any name, as a word or within one. Says yes when there are too many names. */
  mayConcern(text: string): boolean;
  /** A replacement that stands in a text as it is: its number is given to no name. */
  reserve(placeholder: string): void;
  /** Takes apart the names that turned out to be a user and a domain: `jdoe.contoso` once CONTOSO is known. */
  splitAddedDomains(): void;
  /** Forgets all names but those of the places given: what was only taken for a name before all were known. */
  keepOnly(places: readonly Place[]): void;
  /** The replacement of a name, the same for all its spellings. */
  replacementOf(name: string, kind: NameKind): string;
  /** End of the longest name at an offset that may be replaced as a word, and its replacement. */
  wordAt(
    text: string,
    offset: number,
    first: string,
  ): { readonly end: number; readonly replacement: string } | undefined;
}

interface Entry {
  kind: NameKind;
  certain: boolean;
  replacement: string | undefined;
}

// A name that is a user anywhere is a user; a domain is often the name of the computer.
const rank: readonly NameKind[] = ["domain", "computer", "user", "mac", "mail", "sid", "ip"];
/** More names than this are not looked for one by one. */
const mostNames = 400;
const firstWord = /^[\p{L}\p{N}\p{M}]+/u;

/** An empty set of names. */
export function createNames(): Names {
  const entries = new Map<string, Entry>();
  const registered = new Set<string>();
  const reserved = new Set<string>();
  const counts = new Map<NameKind, number>();
  // Short and long names that share the letters of the short form.
  const stems = new Map<string, { readonly short: Set<string>; readonly long: Set<string> }>();
  // First word of a spelling -> lengths of the spellings that begin with it; spelling -> name.
  const lengths = new Map<string, number[]>();
  const spellings = new Map<string, string>();

  let pattern: RegExp | undefined;

  const addSpellings = (name: string): void => {
    for (const spelling of spellingsOf(name)) {
      const first = firstWord.exec(spelling)?.[0];
      if (first === undefined || spellings.has(spelling)) continue;
      spellings.set(spelling, name);
      const known = lengths.get(first) ?? [];
      if (!known.includes(spelling.length))
        lengths.set(
          first,
          [...known, spelling.length].sort((a, b) => b - a),
        );
    }
  };

  const nameAt = (text: string, offset: number, first: string, fits: (name: string) => boolean) => {
    for (const length of lengths.get(first) ?? []) {
      const end = offset + length;
      if (end > text.length || isWordCharacter(text, end)) continue;
      const name = spellings.get(text.slice(offset, end).toLowerCase());
      if (name !== undefined && entries.has(name) && fits(name)) return { name, end };
    }
    return undefined;
  };

  const countStem = (name: string, by: number): void => {
    const short = shortNameParts(name)?.stem;
    const stem = short ?? shortStem(name);
    if (stem === undefined) return;
    const group = stems.get(stem) ?? { short: new Set(), long: new Set() };
    const members = short === undefined ? group.long : group.short;
    if (by > 0) members.add(name);
    else members.delete(name);
    stems.set(stem, group);
  };

  const forget = (name: string): void => {
    entries.delete(name);
    pattern = undefined;
    countStem(name, -1);
  };

  /** The long name of a short one, when there is one of each and so no doubt. */
  const aliasOf = (name: string): string => {
    const stem = shortNameParts(name)?.stem;
    const group = stem === undefined ? undefined : stems.get(stem);
    if (group === undefined || group.long.size !== 1 || group.short.size > 1) return name;
    const [long] = group.long;
    return long !== undefined && entries.get(long)?.kind === "user" ? long : name;
  };

  const names: Names = {
    kindOf: (name) => {
      const entry = entries.get(name);
      return entry?.certain ? entry.kind : undefined;
    },

    isDomainOfOurs(domain) {
      const labels = domain.split(".", 16);
      return labels.length > 1 && registered.has(labels.slice(-registeredLabels(labels)).join("."));
    },

    userNameEnd(text, offset) {
      const first = firstWord.exec(text.slice(offset, offset + longestName))?.[0].toLowerCase();
      if (first === undefined) return undefined;
      return nameAt(text, offset, first, (name) => names.kindOf(name) === "user")?.end;
    },

    learn(place) {
      const known = entries.get(place.name);
      if (place.kind === "domain" && place.certain && place.name.includes(".") && !isPlaceholder(place.name)) {
        const labels = place.name.split(".");
        const count = registeredLabels(labels);
        const top = labels.slice(-count).join(".");
        if (labels.length >= count && !registered.has(top)) {
          registered.add(top);
          pattern = undefined;
        }
      }
      if (known === undefined) {
        entries.set(place.name, { kind: place.kind, certain: place.certain, replacement: undefined });
        pattern = undefined;
        addSpellings(place.name);
        countStem(place.name, 1);
        return true;
      }
      const better = place.certain && !known.certain;
      if (known.replacement === undefined && rank.indexOf(place.kind) > rank.indexOf(known.kind))
        known.kind = place.kind;
      known.certain ||= place.certain;
      return better;
    },

    mayConcern(text) {
      if (pattern === undefined) {
        const wanted = [...registered];
        for (const [spelling, name] of spellings) if (entries.has(name)) wanted.push(spelling);
        const escaped = wanted.map((spelling) => spelling.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
        // Nothing known: nothing matches. Too many to look for one by one: everything does.
        pattern = new RegExp(wanted.length === 0 ? "(?!)" : wanted.length > mostNames ? "" : escaped.join("|"), "i");
      }
      return pattern.test(text);
    },

    reserve(placeholder) {
      reserved.add(placeholder.toUpperCase());
    },

    splitAddedDomains() {
      for (const [name, entry] of [...entries]) {
        const dot = name.lastIndexOf(".");
        if (entry.kind !== "user" || dot < 1) continue;
        const kind = names.kindOf(name.slice(dot + 1));
        if (kind !== "computer" && kind !== "domain") continue;
        forget(name);
        names.learn({ kind: "user", start: 0, end: 0, name: name.slice(0, dot), certain: entry.certain });
      }
    },

    keepOnly(places) {
      const kept = new Set(places.map((place) => place.name));
      for (const name of [...entries.keys()]) if (!kept.has(name)) forget(name);
    },

    replacementOf(name, kind) {
      if (isPlaceholder(name)) return name.toUpperCase();
      const given = entries.get(name)?.replacement;
      if (given !== undefined) return given;
      const alias = aliasOf(name);
      if (alias !== name) {
        const replacement = names.replacementOf(alias, kind);
        const short = entries.get(name);
        if (short !== undefined) short.replacement = replacement;
        return replacement;
      }
      const entry = entries.get(name);
      const own = entry?.kind ?? kind;
      let number = counts.get(own) ?? 0;
      do number++;
      while (reserved.has(`${prefixes[own]}${number}`));
      counts.set(own, number);
      const replacement = `${prefixes[own]}${number}`;
      if (entry === undefined) entries.set(name, { kind: own, certain: false, replacement });
      else entry.replacement = replacement;
      return replacement;
    },

    wordAt(text, offset, first) {
      const found = nameAt(text, offset, first, (name) => {
        const kind = entries.get(name)!.kind;
        return (kind === "user" || kind === "computer" || kind === "domain") && !isOrdinary(name);
      });
      if (found === undefined) return undefined;
      return { end: found.end, replacement: names.replacementOf(found.name, entries.get(found.name)!.kind) };
    },
  };
  return names;
}
