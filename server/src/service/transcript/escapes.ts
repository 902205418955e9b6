/** Characters that markdown takes for its own unless a backslash stands before them. */
const special = /(\\{0,2})[[_*<#]/g;

/** How many of these characters a line has, and how many of them with a backslash. */
function countSpecial(line: string): { readonly all: number; readonly escaped: number } {
  let all = 0;
  let escaped = 0;
  for (const [, slashes] of line.matchAll(special)) {
    all++;
    if (slashes!.length % 2 === 1) escaped++;
  }
  return { all, escaped };
}

/** Longer lines are looked at so far. */
const longestLook = 2000;

/** Whether markdown put a backslash before every character of a line that means something to it. */
export function isEscapedLine(line: string): boolean {
  const { all, escaped } = countSpecial(line.slice(0, longestLook));
  return all > 0 && escaped === all;
}

/**
 * Whether a text went through a program that escapes for markdown: lines with several such characters have a backslash
 * before each. Paths alone (`C:\_data`) do not make it one.
 */
export function isEscapedText(lines: readonly string[]): boolean {
  let escapedLines = 0;
  let mixedLines = 0;
  for (const line of lines) {
    if (!line.includes("\\")) continue;
    const { all, escaped } = countSpecial(line.slice(0, longestLook));
    if (all > 1 && escaped === all) escapedLines++;
    else if (escaped > 0 && escaped < all) mixedLines++;
  }
  return escapedLines >= 2 && escapedLines > mixedLines;
}
