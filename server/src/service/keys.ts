/** What a key identifies. */
export type KeyKind = "guid" | "kb" | "inf" | "catalog" | "path" | "hash" | "pid" | "tid" | "section";

/** An identifier found in a text. */
export interface KeyMatch {
  readonly kind: KeyKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The form all spellings of the same key share. */
  readonly normal: string;
}

const guid = /\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?(?:\.\d{1,9}\b)?/gi;
const knowledgeBase = /\bKB ?(\d{6,7})\b/gi;
const quotedPath = /"((?:\\\\[?.]\\)?(?:[a-z]:\\|\\\\[\w.$-]{1,64}\\|%\w{1,32}%\\)[^"<>|*\r\n]{0,400})"/gi;
const barePath = /(?<![\w\\])(?:\\\\[?.]\\)?(?:[a-z]:\\|\\\\[\w.$-]{1,64}\\|%\w{1,32}%\\)[^\s"<>|*,;]{0,400}/gi;
const infName = /(?<![\w\\.-])[\w-]{1,60}\.(inf|cat|pnf)\b/gi;
const hash = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi;

/** All keys in a text, in order, none inside another but the parts of a path (its INF name, its download hash). */
export function findKeys(text: string): KeyMatch[] {
  const found: KeyMatch[] = [];
  const add = (kind: KeyKind, start: number, matched: string, normal: string): void => {
    if (!found.some((key) => start < key.end && start + matched.length > key.start && key.kind === kind)) {
      found.push({ kind, start, end: start + matched.length, text: matched, normal });
    }
  };
  for (const match of text.matchAll(guid)) add("guid", match.index, match[0], match[1]!.toUpperCase());
  for (const match of text.matchAll(knowledgeBase)) add("kb", match.index, match[0], `KB${match[1]}`);
  for (const match of text.matchAll(quotedPath)) add("path", match.index + 1, match[1]!, normalPath(match[1]!));
  for (const match of text.matchAll(barePath)) {
    const path = match[0].replace(/[.,:;)'\]]+$/, "");
    if (path.length > 3) add("path", match.index, path, normalPath(path));
  }
  for (const match of text.matchAll(infName))
    add(match[1]!.toLowerCase() === "cat" ? "catalog" : "inf", match.index, match[0], match[0].toLowerCase());
  for (const match of text.matchAll(hash)) add("hash", match.index, match[0], match[0].toLowerCase());
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Paths compare without case, without `\\?\` and without a closing backslash; `/` and doubled `\` do not matter. */
export function normalPath(path: string): string {
  return path
    .replace(/^"|"$/g, "")
    .replace(/^\\\\[?.]\\/, "")
    .replace(/\//g, "\\")
    .replace(/(?!^)\\{2,}/g, "\\")
    .replace(/\\+$/, "")
    .toLowerCase();
}
