/** A phrase is filed under its first so many characters; articles allow none shorter than eight. */
const headLength = 4;

/** Finds which of many phrases a text holds, in one pass over the text. */
export interface PhraseIndex<T> {
  /** What was filed under the phrases that the text holds, each once, in no particular order. */
  find(text: string): ReadonlySet<T>;
}

/** Files values under phrases; those shorter than four characters are never found. */
export function phraseIndex<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseIndex<T> {
  const byHead = new Map<number, (readonly [string, T])[]>();
  for (const entry of entries) {
    if (entry[0].length < headLength) continue;
    const head = headAt(entry[0], 0);
    const same = byHead.get(head);
    if (same) same.push(entry);
    else byHead.set(head, [entry]);
  }
  return {
    find(text) {
      const found = new Set<T>();
      for (let i = 0; byHead.size > 0 && i + headLength <= text.length; i++) {
        for (const [phrase, value] of byHead.get(headAt(text, i)) ?? [])
          if (!found.has(value) && text.startsWith(phrase, i)) found.add(value);
      }
      return found;
    },
  };
}

/** A number for four characters; two heads may share one, the phrase itself decides. */
function headAt(text: string, at: number): number {
  return (
    (((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) * 31 +
      text.charCodeAt(at + 3)) |
    0
  );
}
