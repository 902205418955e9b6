/**
 * Characters that make a terminal do something, or show a text other than it is: C0 and C1 controls, marks for the
 * direction of text, line and paragraph separators, the byte order mark.
 */
const controls = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text on one line that may come from anywhere, safe to print: controls are shown as `\x1B`, tabs become a blank. */
export function printable(text: string): string {
  return text.replace(controls, (found) => (found === "\t" ? " " : escapeOf(found)));
}

/** The same for several lines: tabs and line ends stay. */
export function printableLines(text: string): string {
  return text.replace(controls, (found) =>
    found === "\t" || found === "\n" || found === "\r" ? found : escapeOf(found),
  );
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  const digits = code.toString(16).toUpperCase();
  return code < 0x100 ? `\\x${digits.padStart(2, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

/** A value as JSON that holds no control characters at all; what JSON itself leaves as it is, is escaped as JSON does. */
export function printableJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  return json.replace(controls, (found) =>
    found === "\n" ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** At most `length` characters, with an ellipsis where something is left out. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}
