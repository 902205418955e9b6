/** What mail and news programs, consoles and web pages do to a pasted log. */

/** Wraps at blanks, as mailers do; words longer than the width stand alone. */
export function wrapAtBlanks(line: string, width: number): string[] {
  const wrapped: string[] = [];
  let current: string | undefined;
  for (const word of line.split(" ")) {
    if (current === undefined) current = word;
    else if (current.length + 1 + word.length > width && current !== "") {
      wrapped.push(current);
      current = word;
    } else current += ` ${word}`;
  }
  wrapped.push(current ?? "");
  return wrapped;
}

/** Breaks after so many characters, wherever that is, as a console does. */
export function breakAfter(line: string, width: number): string[] {
  const broken: string[] = [];
  for (let at = 0; at < Math.max(1, line.length); at += width) broken.push(line.slice(at, at + width));
  return broken;
}

/** Quotes lines with `> ` and wraps those that become too long: their tails lose the mark. */
export function quoteBadly(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    const quoted = line === "" ? ">" : `${line.startsWith(">") ? ">" : "> "}${line}`;
    const cut = quoted.length > width ? quoted.lastIndexOf(" ", width) : -1;
    return cut < 20 ? [quoted] : [quoted.slice(0, cut), quoted.slice(cut + 1)];
  });
}

/** Puts a paste between some prose that is long enough to make the whole a text and not a log. */
export function letter(paste: readonly string[]): string {
  const prose = (count: number): string[] =>
    Array.from({ length: count }, () => "Nothing of this sentence belongs to a log.");
  return [
    "Hello,",
    "",
    "it does not install. This is what I found:",
    "",
    ...paste,
    "",
    "Any ideas?",
    "",
    ...prose(paste.length),
    "",
  ].join("\n");
}
