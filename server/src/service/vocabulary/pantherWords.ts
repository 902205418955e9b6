import type { Term } from "./term";

/** A mark in an entry of a Windows Setup log; the offsets count from the beginning of the text. */
export interface PantherWord {
  readonly head: string;
  readonly name: string;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

interface Mark {
  readonly pattern: RegExp;
  readonly head: string;
  readonly term: Term;
}

const form = { source: "the form of the lines", inferred: true } as const;

const marks: readonly Mark[] = [
  {
    pattern: /^(?:[^[\r\n]{0,60})(\[0x[0-9a-f]{6}\])/gi,
    head: "Windows Setup message id",
    term: {
      meaning:
        "The number of this message in Windows Setup, the same wherever it is written. No page lists them; it is no error code.",
      ...form,
    },
  },
  {
    pattern: /\[(gle)=0x[0-9a-f]{1,8}\]/gi,
    head: "Last error",
    term: {
      meaning:
        "What GetLastError held when the line was written, often left over from another call. Where the line states a result, hr or error of its own, that one counts.",
      source: "GetLastError function (Microsoft Learn); the lines of Windows Setup compared",
      url: "https://learn.microsoft.com/windows/win32/api/errhandlingapi/nf-errhandlingapi-getlasterror",
    },
  },
  {
    pattern: /^.{21,60}?(\[[\w .-]{1,60}\.exe\]) /gi,
    head: "Process",
    term: { meaning: "The program that wrote the line.", ...form },
  },
];

/** So far into a line marks are looked for. */
const longestLine = 2_000;

/** The mark at an offset of an entry of a Windows Setup log; undefined for all other words. */
export function pantherWordAt(text: string, at: number): PantherWord | undefined {
  if (at > longestLine) return undefined;
  const line = text.slice(0, longestLine);
  for (const { pattern, head, term } of marks) {
    for (const match of line.matchAll(pattern)) {
      const name = match[1]!;
      const start = match.index + match[0].indexOf(name);
      if (start <= at && at <= start + name.length) return { head, name, term, start, end: start + name.length };
    }
  }
  return undefined;
}
