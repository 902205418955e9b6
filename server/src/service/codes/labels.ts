import { isWord } from "./characters";
import { labelReach } from "./judge";

const whole = 1;
const start = 2;
const part = 3;
/**
 * By the first three letters of a word that labels codes (see words.ts and localisedWords.ts): how it must stand among other
 * letters, or which letter comes fourth. Letters take five bits each, in either case.
 */
const labels = new Uint8Array(1 << 15);
const keyOf = (first: number, second: number, third: number): number =>
  ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
const setLabel = (word: string, kind: number): void => {
  labels[keyOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))] = kind;
};
for (const word of "exit fail stat prob pmsg fehl fout chyb virh felk".split(" ")) setLabel(word, word.charCodeAt(3));
for (const word of "err cod res ret kod".split(" ")) setLabel(word, part);
setLabel("gle", whole);
for (let third = 0; third < 32; third++) {
  setLabel(`rc${String.fromCharCode(third)}`, whole);
  setLabel(`hr${String.fromCharCode(third)}`, start);
}

/** The word before a bare number may begin this far before its first digit: eight hex digits may begin with letters. */
export const labelledReach = labelReach + 8;

/**
 * The last offset at which a number would be labelled by a word between `from` and `to`; -1 when no word there
 * reaches `to`. Letters beyond ASCII are taken for a label in another language.
 */
export function reachOfLabel(text: string, from: number, to: number): number {
  const floor = Math.max(from, to - labelledReach);
  let second = 0;
  let third = 0;
  for (let at = to - 1; at >= floor; at--) {
    const first = text.charCodeAt(at);
    if (first >= 128) return at + labelledReach;
    const kind = labels[keyOf(first, second, third)]!;
    if (kind !== 0 && isLabel(text, at, kind)) return at + labelledReach;
    third = second;
    second = first;
  }
  return -1;
}

function isLabel(text: string, at: number, kind: number): boolean {
  // Five bits do not tell letters from digits and marks.
  if (text.charCodeAt(at) < 65 || text.charCodeAt(at + 1) < 65) return false;
  if (kind === part) return text.charCodeAt(at + 2) >= 65;
  if (kind > part) return (text.charCodeAt(at + 3) | 32) === kind;
  const isStart = at === 0 || !isWord(text.charCodeAt(at - 1));
  // `hresult` ends identifiers too.
  if (kind === start) return isStart || (text.charCodeAt(at + 3) | 32) === 115;
  return isStart && !isWord(text.charCodeAt(at + ((text.charCodeAt(at) | 32) === 103 ? 3 : 2)));
}

/** The labels that end in a number themselves: `CfgMgr32`, `HRESULT_FROM_WIN32`. */
export function isNumberedLabel(text: string, digit: number, end: number): boolean {
  if (end - digit !== 2 || !text.startsWith("32", digit)) return false;
  return /mgr|win/i.test(text.slice(Math.max(0, digit - 3), digit));
}
