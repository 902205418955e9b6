import type { Excerpt, LogicalLine } from "./excerpts";

/** The same stretch of a log, however often the document repeats it: every record once, in its best copy. */
export interface MergedExcerpt {
  readonly format: Excerpt["format"];
  readonly title?: string;
  readonly lines: readonly LogicalLine[];
  readonly copies: readonly Excerpt[];
}

interface Slot {
  readonly key: string;
  readonly copies: LogicalLine[];
}

/** An excerpt is a repeat when at least half of its records stand, in order, in what is there already. */
const repeatShare = 0.5;

/** Recognises repeats of the same excerpt at other levels of quoting, in document order of the first copies. */
export function mergeRepeats(excerpts: readonly Excerpt[]): MergedExcerpt[] {
  // The most complete copy leads: records that only a lesser copy has are put between its own.
  const order = excerpts
    .map((excerpt, place) => ({ excerpt, place }))
    .sort((a, b) => weight(b.excerpt) - weight(a.excerpt) || a.place - b.place);
  const merged: { slots: Slot[]; copies: Excerpt[]; place: number }[] = [];
  for (const { excerpt, place } of order) {
    const target = merged.find(
      (candidate) => candidate.copies[0]!.format === excerpt.format && tryMerge(candidate.slots, excerpt),
    );
    if (target) {
      target.copies.push(excerpt);
      target.place = Math.min(target.place, place);
    } else {
      merged.push({
        slots: excerpt.lines.map((line) => ({ key: keyOf(line.text), copies: [line] })),
        copies: [excerpt],
        place,
      });
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

/** Completeness in steps of about two per cent, so that of equally good copies the first one in the text leads. */
function weight(excerpt: Excerpt): number {
  return Math.round(Math.log(1 + excerpt.lines.reduce((sum, line) => sum + line.text.length, 0)) * 50);
}

/** Aligns an excerpt with the slots and puts its records into them; leaves them alone when it is no repeat. */
function tryMerge(slots: Slot[], excerpt: Excerpt): boolean {
  const places = new Map<string, number[]>();
  slots.forEach((slot, index) => {
    const list = places.get(slot.key);
    if (list) list.push(index);
    else places.set(slot.key, [index]);
  });
  const matches: number[] = [];
  let last = -1;
  let matched = 0;
  for (const line of excerpt.lines) {
    const found = places
      .get(keyOf(line.text))
      ?.find((index) => index > last && isSame(slots[index]!.copies[0]!.text, line.text));
    matches.push(found ?? -1);
    if (found !== undefined) {
      last = found;
      matched++;
    }
  }
  if (matched < excerpt.lines.length * repeatShare) return false;
  // From the end, so that the indices before an insertion stay right.
  let insertAt = slots.length;
  for (let i = excerpt.lines.length - 1; i >= 0; i--) {
    const line = excerpt.lines[i]!;
    const match = matches[i]!;
    if (match >= 0) {
      slots[match]!.copies.push(line);
      insertAt = match;
    } else {
      slots.splice(insertAt, 0, { key: keyOf(line.text), copies: [line] });
    }
  }
  return true;
}

/** What of a record survives every damage: its stamp, or its tag. */
function keyOf(text: string): string {
  return (
    /^\d{4}-\d\d-\d\d\s?[\d:]+|^\d+[.,]\d+:|^(?:@ [\d:.]+ )?#\S+|^\[[^\]]*\]?/.exec(text)?.[0].replace(/\s+/g, " ") ??
    text.slice(0, 20)
  );
}

/** Whether two texts are copies of one record: one may have lost words, or end in the middle of one. */
function isSame(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const [short, long] = a.length <= b.length ? [words(a), words(b)] : [words(b), words(a)];
  if (short.length * 3 < long.length) return false;
  let at = 0;
  const last = short.length - 1;
  for (const word of long)
    if (at <= last && (word === short[at] || (at === last && word.startsWith(short[last]!)))) at++;
  return at === short.length;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** The beginning of a next record, from a copy that was cut inside its stamp. */
const tornStamp = / (?:\d{1,7}[.,]?\d{0,3}:?|\[?\d{1,4}(?:[-/][-/\d :]{0,20})?|[#@[])$/;

/** The text most copies agree on; the longest where they do not, since copies lose words and do not gain any. */
function bestCopy(copies: readonly LogicalLine[], tails: ReadonlySet<LogicalLine | undefined>): LogicalLine {
  const plain = copies.map((copy) => words(copy.text).join(" "));
  const texts = plain.map((text, index) => {
    const whole = tails.has(copies[index]) ? text.replace(tornStamp, "") : text;
    return plain.includes(whole) ? whole : text;
  });
  const votes = new Map<string, number>();
  for (const text of texts) votes.set(text, (votes.get(text) ?? 0) + 1);
  const best = [...votes].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]![0];
  return copies[plain.indexOf(best)]!;
}
