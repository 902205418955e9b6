/** Characters that mean something anywhere in a line; an underscore only at the edge of a word. */
const special = /[\\`*[\]<>|~&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** What means something at the start of a line: headings, list items. */
const leading = /^(?:[-+#=]|\d{1,9}(?=[.)]))/;

/** Our own or foreign text as markdown that shows exactly that text, on one line. Text of a log goes into `codeSpan`. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(special, "\\$&");
  return line.replace(leading, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Text of a log as a code span, cut to `limit` characters; nothing in it can end the span. */
export function codeSpan(text: string, limit = 160): string {
  const line = text.replace(/[\s\0]+/g, " ").trim();
  const shown = line.length > limit ? `${line.slice(0, limit)}…` : line;
  if (shown === "") return "` `";
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  // A blank on both sides is part of the syntax where the text begins or ends with a backtick.
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A link to a page of our own data; anything but http and https gives the text alone. */
export function link(text: string, url: string): string {
  if (!/^https?:\/\/[^\s<>]+$/.test(url)) return escapeMarkdown(text);
  return `[${escapeMarkdown(text)}](<${url}>)`;
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
