import { codeAt, hasAt, isLetter, isWord, type Stretch } from "./characters";
import { type KeySink, kindNumber } from "./types";

const path = kindNumber("path");
const longestPath = 400;

const isSlash = (code: number): boolean => code === 92 || code === 47;

/**
 * The path whose drive letter stands before the colon at `colon`; returns the offset after it, or `colon` when there is
 * none. `http:/` is no drive, `a:` without a slash neither.
 */
export function readDrivePath(stretch: Stretch, colon: number, taken: number, sink: KeySink): number {
  const letter = colon - 1;
  if (!isSlash(codeAt(stretch, colon + 1)) || !isLetter(codeAt(stretch, letter))) return colon;
  if (isWord(codeAt(stretch, letter - 1))) return colon;
  const start = startOfPrefix(stretch, letter);
  if (start < taken) return colon;
  // The drive alone is no key.
  return emit(stretch, start, colon + 2, colon + 3, sink) ?? colon;
}

/** `\\?\`, `\\.\` or `\??\` in front of a path, doubled backslashes too. */
function startOfPrefix(stretch: Stretch, at: number): number {
  let p = at;
  while (at - p < 3 && codeAt(stretch, p - 1) === 92) p--;
  const marksEnd = p;
  while (marksEnd - p < 2 && (codeAt(stretch, p - 1) === 63 || codeAt(stretch, p - 1) === 46)) p--;
  if (p === at || p === marksEnd || codeAt(stretch, p - 1) !== 92) return at;
  while (marksEnd - p < 6 && codeAt(stretch, p - 1) === 92) p--;
  return p;
}

/** `\\server\share\…` or `\SystemRoot\…` from the backslash at `at`; returns the offset after it, or `at` when there is none. */
export function readRootedPath(stretch: Stretch, at: number, sink: KeySink): number {
  const before = codeAt(stretch, at - 1);
  if (isWord(before) || before === 92 || before === 58 || before === 125 || before === 37) return at;
  if (codeAt(stretch, at + 1) !== 92) {
    if (!hasAt(stretch, at + 1, "systemroot\\")) return at;
    return emit(stretch, at, at + 12, at + 13, sink) ?? at;
  }
  let p = at + 2;
  if (codeAt(stretch, p) === 92 && codeAt(stretch, p + 1) === 92) p += 2;
  if ((codeAt(stretch, p) === 63 || codeAt(stretch, p) === 46) && hasAt(stretch, p + 1, "\\unc\\")) p += 6;
  const server = p;
  while (p - server < 64 && isServerCode(codeAt(stretch, p))) p++;
  const share = codeAt(stretch, p + 1) === 92 ? p + 2 : p + 1;
  if (!isWord(codeAt(stretch, server)) || codeAt(stretch, p) !== 92 || !isWord(codeAt(stretch, share))) return at;
  return emit(stretch, at, p, p + 2, sink) ?? at;
}

const isServerCode = (code: number): boolean => isWord(code) || code === 46 || code === 45 || code === 36;

/** `%windir%\…` from the percent sign at `at`; returns the offset after it, or `at` when there is none. */
export function readVariablePath(stretch: Stretch, at: number, sink: KeySink): number {
  let p = at + 1;
  // `%ProgramFiles(x86)%` has brackets in its name.
  while (p - at < 33 && (isWord(codeAt(stretch, p)) || codeAt(stretch, p) === 40 || codeAt(stretch, p) === 41)) p++;
  if (p === at + 1 || codeAt(stretch, p) !== 37 || !isSlash(codeAt(stretch, p + 1))) return at;
  return emit(stretch, at, p + 1, p + 3, sink) ?? at;
}

/** Hands a path on that begins at `start` and of which `known` is known to be part; nothing below `least` characters. */
function emit(stretch: Stretch, start: number, known: number, least: number, sink: KeySink): number | undefined {
  const opening = codeAt(stretch, start - 1);
  const end =
    (opening === 34 || opening === 39 ? endOfQuoted(stretch, start, known, opening) : undefined) ??
    endOfBare(stretch, start, known);
  if (end < least) return undefined;
  sink(path, start, end, 0);
  return end;
}

/**
 * The closing quote of a path in quotes, which may hold blanks, or the end of the program of a command line in quotes;
 * undefined when the line has no closing quote, or holds something else in front of it.
 */
function endOfQuoted(stretch: Stretch, start: number, known: number, quote: number): number | undefined {
  for (let p = known; p - start <= longestPath; p++) {
    const code = codeAt(stretch, p);
    if (code === quote || (code === 32 && isProgram(stretch, p))) return p;
    if (code !== 44 && code !== 39 && code !== 32 && isEnd(code)) return undefined;
  }
  return undefined;
}

/** Whether the name before a blank is that of a program. */
function isProgram(stretch: Stretch, blank: number): boolean {
  const dot = blank - 4;
  return (
    hasAt(stretch, dot, ".exe") ||
    hasAt(stretch, dot, ".com") ||
    hasAt(stretch, dot, ".bat") ||
    hasAt(stretch, dot, ".cmd")
  );
}

/** A path without quotes ends at a blank, but for one inside the name of a folder, and at a bracket that closes around it. */
function endOfBare(stretch: Stretch, start: number, known: number): number {
  let p = known;
  while (p - start < longestPath) {
    const code = codeAt(stretch, p);
    if (code === 32) {
      const next = afterFolderWithBlank(stretch, p);
      if (next === p) break;
      p = next;
    } else if (isEnd(code) || (isClosing(code) && !isOpened(stretch, known, p))) break;
    else p++;
  }
  return withoutPunctuation(stretch, known, p);
}

const isClosing = (code: number): boolean => code === 41 || code === 93 || code === 125;

/** What no name holds, with the signs that follow one in a sentence. NaN is the end of the stretch. */
function isEnd(code: number): boolean {
  return (
    !(code > 32) ||
    code === 34 ||
    code === 60 ||
    code === 62 ||
    code === 124 ||
    code === 42 ||
    code === 44 ||
    code === 59 ||
    code === 63 ||
    code === 58
  );
}

/** First words and the rest of folders with blanks, in lower case. */
const foldersWithBlank: readonly (readonly [string, readonly string[]])[] = [
  ["program", [" files (x86)", " files"]],
  ["documents", [" and settings"]],
  ["local", [" settings"]],
  ["application", [" data"]],
  ["all", [" users"]],
  ["default", [" user"]],
  ["common", [" files"]],
  ["temporary", [" internet files"]],
  ["start", [" menu"]],
  ["system", [" volume information"]],
];

/**
 * The offset after ` Files` when the blank at `blank` is the one in `\Program Files\`, or after ` Media Player` when a
 * folder goes on with capital letters; `blank` when the path ends there.
 */
function afterFolderWithBlank(stretch: Stretch, blank: number): number {
  for (const [first, rests] of foldersWithBlank) {
    const start = blank - first.length;
    if (!isSlash(codeAt(stretch, start - 1)) || !hasAt(stretch, start, first)) continue;
    for (const rest of rests) {
      const end = blank + rest.length;
      if (hasAt(stretch, blank, rest) && !isWord(codeAt(stretch, end))) return end;
    }
  }
  return afterCapitals(stretch, blank);
}

/** The offset after ` Media Player` in `C:\Program Files\Windows Media Player\…`: capitalised words up to a backslash. */
function afterCapitals(stretch: Stretch, blank: number): number {
  for (let p = blank - 1; !isSlash(codeAt(stretch, p)); p--) {
    // `C:\a.dll in C:\b`: a name with an extension is whole.
    if (codeAt(stretch, p) === 46 || Number.isNaN(codeAt(stretch, p))) return blank;
  }
  let p = blank;
  for (let words = 0; words < 4 && codeAt(stretch, p) === 32; words++) {
    const first = codeAt(stretch, ++p);
    if (!((first >= 65 && first <= 90) || first === 40 || first === 38)) return blank;
    while (p - blank < 64 && (isWord(codeAt(stretch, p)) || isNameSign(codeAt(stretch, p)))) p++;
  }
  return codeAt(stretch, p) === 92 ? p : blank;
}

const isNameSign = (code: number): boolean => code === 40 || code === 41 || code === 38 || code === 45 || code === 46;

/** The end of a path without a sentence's punctuation and without `(123)`, a line number. */
function withoutPunctuation(stretch: Stretch, start: number, end: number): number {
  let last = end;
  for (; last > start; last--) {
    const code = codeAt(stretch, last - 1);
    if (code !== 46 && code !== 58 && code !== 33 && code !== 39) break;
  }
  const number =
    codeAt(stretch, last - 1) === 41 ? lineNumber.exec(stretch.source.slice(Math.max(start, last - 12), last)) : null;
  return number ? last - number[0].length : last;
}

const lineNumber = /(?<=\.\w{1,4})\(\d{1,6}\)$/;

/** Whether the bracket at `closing` has its partner in the path. */
export function isOpened(stretch: Stretch, start: number, closing: number): boolean {
  const close = codeAt(stretch, closing);
  const open = close === 41 ? 40 : close - 2;
  let depth = 0;
  for (let p = closing; p >= start; p--) {
    const code = codeAt(stretch, p);
    if (code === close) depth++;
    else if (code === open && --depth === 0) return true;
  }
  return false;
}
