/** What a search tool put before a line: a file name, a line number, or both; or a list the bullet before each. */
interface SearchPrefix {
  readonly name: string;
  readonly number: number;
  readonly length: number;
}

/** `C:\Windows\Logs\CBS\CBS.log:12:`, `CBS.log-13-`, `logs/CBS.log:` as findstr, grep and Select-String write them. */
const filePrefix =
  /^(?:([A-Za-z]:[^:*?"<>|\t]{1,240}\.(?:log|txt|lo_|old)|[^\s:*?"<>|][^:*?"<>|\t]{0,120}\.(?:log|txt|lo_|old))(?::(?:(0|[1-9]\d{0,7}):(?!\d\d[:,]))?|-([1-9]\d{0,7})-))/i;
/** `12:` and `13-` of grep -n, `12` and a tab of cat -n; no clock and no date. */
const numberPrefix = /^ {0,6}(0|[1-9]\d{0,7})(?::(?!\d\d[:,])|-(?!\d\d-)|\t)/;
/** libwdi hands the lines of setupapi.dev.log on to its own log (formats.md 0.4). */
const toolPrefix = /^libwdi:(?:debug|info|warning|error) \[syslog\](?: |$)/;
/** A match among its neighbours as Select-String -Context shows them: `> CBS.log:12:` between `  CBS.log:11:`. */
const selected = /^(> | {2})([^\s:*?"<>|][^:*?"<>|\t]{0,200}\.(?:log|txt|lo_|old)):(\d{1,8}):/i;
/** A line number alone counts where the numbers rise from line to line. */
const largestStep = 1_000_000;

function searchPrefix(text: string): SearchPrefix | undefined {
  const head = text.length > 280 ? text.slice(0, 280) : text;
  const tool = toolPrefix.exec(head);
  if (tool) return { name: "libwdi", number: -1, length: tool[0].length };
  const file = filePrefix.exec(head);
  if (file) return { name: file[1]!.toLowerCase(), number: Number(file[2] ?? file[3] ?? -1), length: file[0].length };
  const bullet = /^(?:[-*•·–+] |\+(?=\S))/.exec(head);
  if (bullet) return { name: head[0]!, number: -1, length: bullet[0].length };
  const number = numberPrefix.exec(head);
  return number ? { name: "", number: Number(number[1]), length: number[0].length } : undefined;
}

/** Whether the line below shows that the prefix is a tool's and no part of the text: the same file, a higher number. */
function isFollowedBy(above: SearchPrefix, below: SearchPrefix): boolean {
  if (above.name !== below.name) return false;
  if (above.number < 0 && below.number < 0) return above.name !== "";
  return below.number > above.number && below.number - above.number < largestStep;
}

/** So many lines between two with a prefix may have none: the rest of wrapped lines, `--` of grep, blank ones. */
const reach = 24;

/**
 * How many characters of each of some lines (quote marks taken off) a search tool put there, by index of the line; lines
 * without are left out. One line alone shows nothing: two in a row must bear the same file name or rising numbers, and
 * a record must stand behind one of them (`isRecord`), since dumps number their lines too.
 */
export function searchPrefixes(
  texts: readonly string[],
  isRecord: (text: string) => boolean,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let chain: { readonly index: number; readonly prefix: SearchPrefix }[] = [];
  const close = (): void => {
    if (chain.length > 1 && chain.some(({ index, prefix }) => isRecord(texts[index]!.slice(prefix.length))))
      for (const { index, prefix } of chain) found.set(index, prefix.length);
    chain = [];
  };
  texts.forEach((text, index) => {
    const prefix = searchPrefix(text);
    if (!prefix) return;
    const above = chain.at(-1);
    if (above && !(index - above.index <= reach && isFollowedBy(above.prefix, prefix))) close();
    chain.push({ index, prefix });
  });
  close();
  return found;
}

/** So many lines beside a match may its neighbours be away, blank lines between. */
const neighbours = 3;

/**
 * Whether the `> ` or the two blanks before a line are those of Select-String -Context, not a quotation: a line of the
 * same file with the other mark stands next to it.
 */
export function isSelected(lines: (at: number) => string | undefined, at: number): boolean {
  const own = selected.exec((lines(at) ?? "").slice(0, 240));
  if (!own) return false;
  for (let by = -neighbours; by <= neighbours; by++) {
    const other = by === 0 ? null : selected.exec((lines(at + by) ?? "").slice(0, 240));
    if (other && other[2] === own[2] && (other[1] !== own[1] || own[1] !== "> ")) return true;
  }
  return false;
}
