import { type Aligned, addRepeat, align, repeatShare, type Slot, slotOf, wordsOf } from "./alignment";
import type { Excerpt, LogicalLine } from "./excerpts";

/** The same stretch of a log, however often the document repeats it: every record once, in its best copy. */
export interface MergedExcerpt {
  readonly format: Excerpt["format"];
  readonly title?: string;
  readonly lines: readonly LogicalLine[];
  readonly copies: readonly Excerpt[];
}

interface Stretch extends Aligned {
  readonly copies: Excerpt[];
  place: number;
}

/** So many stretches are looked at for the original of an excerpt; more only share a tag with it. */
const mostCandidates = 50;

/** Recognises repeats of the same excerpt at other levels of quoting, in document order of the first copies. */
export function mergeRepeats(excerpts: readonly Excerpt[]): MergedExcerpt[] {
  // The most complete copy leads: records that only a lesser copy has are put between its own.
  const order = excerpts
    .map((excerpt, place) => ({ excerpt, place }))
    .sort((a, b) => weight(b.excerpt) - weight(a.excerpt) || a.place - b.place);
  const merged: Stretch[] = [];
  const byKey = new Map<string, Set<Stretch>>();
  for (const { excerpt, place } of order) {
    const slots = excerpt.lines.map(slotOf);
    let target = candidatesFor(excerpt, slots, byKey).find((stretch) => addRepeat(stretch, slots));
    if (target) {
      target.copies.push(excerpt);
      target.place = Math.min(target.place, place);
    } else {
      target = { ...align(slots), copies: [excerpt], place };
      merged.push(target);
    }
    for (const { key } of slots) {
      const name = `${excerpt.format.id} ${key}`;
      const known = byKey.get(name);
      if (known) known.add(target);
      else byKey.set(name, new Set([target]));
    }
  }
  merged.sort((a, b) => a.place - b.place);
  const tails = new Set(excerpts.map(({ lines }) => lines.at(-1)));
  return merged.map(({ slots, copies }) => {
    const title = copies.find((copy) => copy.title)?.title;
    return {
      format: copies[0]!.format,
      lines: slots.map((slot) => bestCopy(slot.copies, tails)),
      copies,
      ...(title && { title }),
    };
  });
}

/** The stretches of the same format that have enough records with the same stamps or tags, oldest first. */
function candidatesFor(excerpt: Excerpt, slots: readonly Slot[], byKey: Map<string, Set<Stretch>>): Stretch[] {
  const shared = new Map<Stretch, number>();
  for (const { key } of slots) {
    let looked = 0;
    for (const stretch of byKey.get(`${excerpt.format.id} ${key}`) ?? []) {
      if (++looked > mostCandidates) break;
      shared.set(stretch, (shared.get(stretch) ?? 0) + 1);
    }
  }
  return [...shared].filter(([, count]) => count >= slots.length * repeatShare).map(([stretch]) => stretch);
}

/** Completeness in steps of about two per cent, so that of equally good copies the first one in the text leads. */
function weight(excerpt: Excerpt): number {
  return Math.round(Math.log(1 + excerpt.lines.reduce((sum, line) => sum + line.text.length, 0)) * 50);
}

/** The beginning of a next record, from a copy that was cut inside its stamp. */
const tornStamp = / (?:\d{1,7}[.,]?\d{0,3}:?|\[?\d{1,4}(?:[-/][-/\d :]{0,20})?|[#@[])$/;

/** The text most copies agree on; the longest where they do not, since copies lose words and do not gain any. */
function bestCopy(copies: readonly LogicalLine[], tails: ReadonlySet<LogicalLine | undefined>): LogicalLine {
  if (copies.length === 1) return copies[0]!;
  const plain = copies.map((copy) => wordsOf(copy.text).join(" "));
  const known = new Set(plain);
  const votes = new Map<string, number>();
  plain.forEach((text, index) => {
    const whole = tails.has(copies[index]) ? text.replace(tornStamp, "") : text;
    const vote = known.has(whole) ? whole : text;
    votes.set(vote, (votes.get(vote) ?? 0) + 1);
  });
  const best = [...votes].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]![0];
  return copies[plain.indexOf(best)]!;
}
