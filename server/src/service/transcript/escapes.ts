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
/** So many lines must show that backslashes were doubled, and not one in ten may speak against it. */
const leastDoubled = 5;

/** What was done to the lines of a text. */
export interface Escapes {
  /** Characters that mean something to markdown got a backslash. */
  readonly isMarkdown: boolean;
  /** So did every backslash. */
  readonly isDoubled: boolean;
}

/**
 * What a program that escapes did to a text: for markdown, lines with several characters of its own have a backslash
 * before each; paths alone (`C:\_data`) do not show it.
 */
export function escapesOf(lines: readonly string[]): Escapes {
  let escapedLines = 0;
  let mixedLines = 0;
  let doubled = 0;
  let single = 0;
  for (const whole of lines) {
    if (!whole.includes("\\")) continue;
    const line = whole.slice(0, longestLook);
    const { all, escaped } = countSpecial(line);
    if (all > 1 && escaped === all) escapedLines++;
    else if (escaped > 0 && escaped < all) mixedLines++;
    if (!/\\(?![[\]<>_*#])/.test(line)) continue;
    if (isDoubledLine(line)) doubled++;
    else single++;
  }
  return {
    isMarkdown: escapedLines >= 2 && escapedLines > mixedLines,
    isDoubled: doubled >= leastDoubled && doubled > single * 9,
  };
}

/** Whether every backslash of a line stands twice, but for those before characters of markdown. */
function isDoubledLine(line: string): boolean {
  for (const [run] of line.matchAll(/\\+(?![\\[\]<>_*#])/g)) if (run.length % 2 === 1) return false;
  return true;
}

/** Whether the escapes of the text are in this line as well, and can be taken back. */
export function isEscapedLine(whole: string, { isMarkdown, isDoubled }: Escapes): boolean {
  if (!(isMarkdown || isDoubled) || !whole.includes("\\")) return false;
  const line = whole.slice(0, longestLook);
  const { all, escaped } = countSpecial(line);
  if (isMarkdown && all > 0) return escaped === all;
  return isDoubled && isDoubledLine(line);
}
