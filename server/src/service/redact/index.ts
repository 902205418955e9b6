import { createNames, type Names } from "./names";
import { isPlaceholder, normalName } from "./normal";
import { findPlaces, outside, protectedSpans } from "./places";
import { labelAtEnd } from "./places/labels";
import { nothingKnown, type Place } from "./types";
import { isKeptAccount, tellsNothing } from "./wellKnown";

/** Replaces what names persons, machines and networks. */
export interface Redactor {
  /**
   * The text with its names replaced: `USER1`, `COMPUTER1`, `DOMAIN1`, `IP1`, `SID1`, `MAIL1`, `MAC1`. A name that was
   * in no text at the start is replaced where its place says what it is, and known from then on. Takes time in
   * proportion to the length; a text that was redacted before comes back as it is.
   */
  apply(text: string): string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const placeholders = /(?<![\p{L}\p{N}])(?:user|computer|domain|ip|sid|mail|mac)[1-9]\d{0,6}(?![\p{L}\p{N}])/giu;
const mayHoldPlaceholder = /(?:user|computer|domain|ip|sid|mail|mac)[1-9]/i;
const word = /%[0-9a-f]{2}|[\p{L}\p{N}\p{M}]+/giu;
const mostRounds = 4;

/**
 * A redactor for texts that are shown together: lines of logs, paths, addresses. All of them are read first, so that a
 * name learnt in one place (a profile folder, a share, an account) is replaced in all others as a whole word, in any
 * case and spelling. Names are numbered as they come. Codes, GUIDs, versions, KB numbers, INF names, device ids, dates
 * and times stay, and so do the accounts of Windows itself and public hosts. A name that looks like a replacement stays
 * too, and its number is given to no other.
 */
export function createRedactor(texts: Iterable<string>): Redactor {
  const all = [...texts];
  const names = createNames();
  const order: Place[] = [];
  const nextLines: Place[] = [];
  const withPlaces = new Set<number>();
  all.forEach((text, index) => {
    if (mayHoldPlaceholder.test(text)) for (const match of text.matchAll(placeholders)) names.reserve(match[0]);
    const places = findPlaces(text, nothingKnown);
    if (places.length > 0) withPlaces.add(index);
    for (const place of places) if (place.certain) names.learn(place);
    const below = nameOnNextLine(text, all[index + 1] ?? "");
    if (below !== undefined && names.learn(below)) nextLines.push(below);
  });
  names.splitAddedDomains();
  // The second reading knows the names; only texts that hold one can gain by it.
  all.forEach((text, index) => {
    if (!withPlaces.has(index) && !names.mayConcern(text)) return;
    for (const place of findPlaces(text, names)) order.push(place);
  });
  names.keepOnly([...order, ...nextLines]);
  for (const place of order) names.learn(place);
  for (const place of order) names.replacementOf(place.name, place.kind);

  return {
    apply(text) {
      let before = text;
      // A second reading finds nothing in all but odd cases, such as a machine whose name is a word for versions.
      for (let round = 0; round < mostRounds; round++) {
        const after = applyOnce(before, names);
        if (after === before) break;
        before = after;
      }
      return before;
    },
  };
}

function applyOnce(text: string, names: Names): string {
  let places = findPlaces(text, names);
  let isNew = false;
  for (const place of places) isNew = (place.certain && names.learn(place)) || isNew;
  if (isNew) places = findPlaces(text, names);
  for (const place of places) names.learn(place);

  const typed = places.filter((place) => place.end > place.start);
  const edits = [
    ...typed.map(({ start, end, name, kind }) => ({ start, end, replacement: names.replacementOf(name, kind) })),
    ...wordEdits(text, typed, names),
  ].sort((a, b) => a.start - b.start);
  let result = "";
  let done = 0;
  for (const edit of edits) {
    result += text.slice(done, edit.start) + edit.replacement;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** Known names that stand as whole words outside the typed places and outside what is never changed. */
function wordEdits(text: string, places: readonly Place[], names: Names): Edit[] {
  const edits: Edit[] = [];
  if (!names.mayConcern(text)) return edits;
  let covered = 0;
  let place = 0;
  for (const match of text.matchAll(word)) {
    const start = match.index;
    if (start < covered || match[0].startsWith("%")) continue;
    while (place < places.length && places[place]!.end <= start) place++;
    const limit = places[place]?.start ?? text.length;
    if (limit <= start) continue;
    const found = names.wordAt(text, start, match[0].toLowerCase());
    if (found === undefined || found.end > limit) continue;
    edits.push({ start, ...found });
    covered = found.end;
  }
  return edits.length === 0 ? edits : outside(protectedSpans(text), edits);
}

/** The name on a line of its own after a line `Computer:` or `User:`, as mail programs break it. */
function nameOnNextLine(text: string, next: string): Place | undefined {
  const kind = labelAtEnd(text);
  const value = kind === undefined ? undefined : /^[\s>|]{0,16}([\p{L}\p{N}_.-]{2,64})\s*$/u.exec(next)?.[1];
  if (kind === undefined || value === undefined || tellsNothing(value) || value.includes(".")) return undefined;
  const name = normalName(value);
  return isKeptAccount(name) || isPlaceholder(name) ? undefined : { kind, start: 0, end: 0, name, certain: true };
}
