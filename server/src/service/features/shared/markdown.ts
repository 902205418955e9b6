import { printable, shorten } from "../../text/printable";

/**
 * Characters that mean something anywhere in a line, to markdown or to the trackers that reports are pasted into
 * (`#12`, `@name`); an underscore only at the edge of a word.
 */
const special = /[\\`*[\]<>|~&@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|#(?=\d)/g;
/** What renderers take for an address without being asked: one mark in it is escaped. */
const address = /:(?=\/\/)|(?<=\bwww)\./gi;
/** What means something at the start of a line: headings, list items. */
const leading = /^(?:[-+#=]|\d{1,9}(?=[.)]))/;

/**
 * Our own or foreign text as markdown that shows exactly that text, on one line; controls are made visible. What is
 * nothing but text of a log goes into `codeSpan`.
 */
export function escapeMarkdown(text: string): string {
  const line = printable(text.replace(/[\s\0]+/g, " "))
    .replace(special, "\\$&")
    .replace(address, (mark) => (mark === ":" ? ":\\" : "\\."));
  return line.replace(leading, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/**
 * Text of a log as a code span, controls made visible, cut to `limit` characters; nothing in it can end the span. In a
 * table it needs `codeCell`.
 */
export function codeSpan(text: string, limit = 160): string {
  const shown = shorten(printable(text.replace(/[\s\0]+/g, " ")).trim(), limit);
  if (shown === "") return "` `";
  const fence = "`".repeat(longestRun(shown) + 1);
  // A blank on both sides is part of the syntax where the text begins or ends with a backtick.
  const pad = fence.length > 1 ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** The same in a cell of a table, where readers disagree on how a code span holds a bar: such text is escaped instead. */
export function codeCell(text: string, limit = 160): string {
  return text.includes("|") ? escapeMarkdown(shorten(text.trim(), limit)) : codeSpan(text, limit);
}

/** Lines as a block of code whose fence is longer than any run of backticks in it; controls are made visible. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map((line) => printable(line).trimEnd()).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** A link to a page of our own data; anything but http and https gives the text alone. */
export function link(text: string, url: string): string {
  if (!/^https?:\/\/[^\s<>]+$/.test(url)) return escapeMarkdown(text);
  return text === url ? `<${url}>` : `[${escapeMarkdown(text)}](<${url}>)`;
}

/** `once`, `3 times`. */
export function times(count: number, isAtLeast = false): string {
  if (isAtLeast) return `at least ${count} times`;
  return count === 1 ? "once" : `${count} times`;
}

/** `1 entry`, `3 entries`. */
export function entries(count: number, isAtLeast = false): string {
  return `${isAtLeast ? "at least " : ""}${count} ${count === 1 ? "entry" : "entries"}`;
}
