import type { LogicalLine } from "./wraps";

/** A record of a log with all its copies. */
export interface Slot {
  readonly key: string;
  /** Text of the first copy, and its words. */
  readonly text: string;
  readonly words: readonly string[];
  /** Whether it states a date or a time. */
  readonly isStamped: boolean;
  readonly copies: LogicalLine[];
}

/** The records of one stretch of a log, with where to find them. */
export interface Aligned {
  slots: Slot[];
  byKey: Map<string, number[]>;
  byText: Map<string, number[]>;
}

/** A copy's records follow each other nearly without gaps; so many records with the same key are compared word by word. */
const window = 50;
/** An excerpt is a repeat when at least half of its records stand, in order, in what is there already. */
export const repeatShare = 0.5;

export function slotOf(line: LogicalLine): Slot {
  return {
    key: keyOf(line.text),
    text: line.text,
    words: wordsOf(line.text),
    isStamped: stamp.test(line.text.slice(0, longestLook)),
    copies: [line],
  };
}

const stamp = /\d{4}[-/.]\d\d[-/.]\d\d|\d:\d\d:\d\d|^\d{1,7}[.,]\d{2,3}:/;
const longestLook = 2000;

/** Records in order, indexed. */
export function align(slots: Slot[]): Aligned {
  const byKey = new Map<string, number[]>();
  const byText = new Map<string, number[]>();
  slots.forEach((slot, index) => {
    put(byKey, slot.key, index);
    put(byText, slot.text, index);
  });
  return { slots, byKey, byText };
}

function put(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known) known.push(index);
  else map.set(key, [index]);
}

/** Puts the records of an excerpt to their copies; false, and nothing done, when it is no repeat. */
export function addRepeat(aligned: Aligned, excerpt: readonly Slot[]): boolean {
  const matches: number[] = [];
  let last = -1;
  let matched = 0;
  let stamped = 0;
  let matchedStamps = 0;
  for (const slot of excerpt) {
    const found = findAhead(aligned, slot, last);
    matches.push(found);
    if (slot.isStamped) stamped++;
    if (found < 0) continue;
    last = found;
    matched++;
    if (slot.isStamped) matchedStamps++;
  }
  // Two attempts may write the same words; a copy has the same times.
  if (matched < excerpt.length * repeatShare || matchedStamps < stamped * repeatShare) return false;
  insert(aligned, excerpt, matches);
  return true;
}

/** The next record that this one is a copy of: the nearest that looks like it, or the same words further on. */
function findAhead({ slots, byKey, byText }: Aligned, slot: Slot, last: number): number {
  const alike = byKey.get(slot.key) ?? [];
  const from = firstAbove(alike, last);
  for (let i = from; i < Math.min(alike.length, from + window); i++) {
    if (isSame(slots[alike[i]!]!, slot)) return alike[i]!;
  }
  const same = byText.get(slot.text) ?? [];
  return same[firstAbove(same, last)] ?? -1;
}

/** Index of the first number above `value` in ascending numbers. */
function firstAbove(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Copies go to their records; records that only the excerpt has go between its own, before the next one matched. */
function insert(aligned: Aligned, excerpt: readonly Slot[], matches: readonly number[]): void {
  const before = new Map<number, Slot[]>();
  let next = aligned.slots.length;
  for (let i = excerpt.length - 1; i >= 0; i--) {
    const slot = excerpt[i]!;
    if (matches[i]! >= 0) {
      next = matches[i]!;
      aligned.slots[next]!.copies.push(...slot.copies);
    } else {
      const waiting = before.get(next);
      if (waiting) waiting.push(slot);
      else before.set(next, [slot]);
    }
  }
  if (before.size === 0) return;
  const slots: Slot[] = [];
  for (let index = 0; index <= aligned.slots.length; index++) {
    slots.push(...(before.get(index) ?? []).reverse());
    if (index < aligned.slots.length) slots.push(aligned.slots[index]!);
  }
  Object.assign(aligned, align(slots));
}

/** What of a record survives every damage: its stamp, or its tag. */
function keyOf(text: string): string {
  return (
    /^\d{4}[-/.]\d\d[-/.]\d\d\s?[\d:.]+|^(?:>>>|<<<) {1,2}Section .{30}|^MSI \(.\) \([^)]*\) \[[\d:]+\]|^\[\w{4}:\w{4}\]\[[^\]]*\]|^<!\[LOG\[.{0,40}|^\d+[.,]\d+:|^(?:@ [\d:.]+ )?#\S+|^\[[^\]]*\]?/
      .exec(text)?.[0]
      .replace(/\s+/g, " ") ?? text.slice(0, 20)
  );
}

/** Whether two texts are copies of one record: one may have lost words, or end in the middle of one. */
function isSame(a: Slot, b: Slot): boolean {
  if (a.text.startsWith(b.text) || b.text.startsWith(a.text)) return true;
  const [short, long] = a.text.length <= b.text.length ? [a.words, b.words] : [b.words, a.words];
  if (short.length * 3 < long.length) return false;
  let at = 0;
  const last = short.length - 1;
  for (const word of long)
    if (at <= last && (word === short[at] || (at === last && word.startsWith(short[last]!)))) at++;
  return at === short.length;
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
