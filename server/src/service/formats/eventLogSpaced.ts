/** Where the columns of a row stand whose tabs became blanks; offsets of the line. */
export interface SpacedRow {
  readonly level: string;
  readonly time: string;
  readonly source: string;
  readonly id: string;
  readonly messageAt: number;
}

const date = String.raw`\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?`;
const clock = String.raw`\d{1,2}[:.]\d\d[:.]\d\d(?:[ \u202f][AaPp]\.?[Mm]\.?)?`;
/** Most lines hold no date, which is found out sooner. */
const datePart = /\d[./-] ?\d/;
/** Level, date and time in front; the words of a level are asked for apart, in all languages. */
const head = new RegExp(
  String.raw`^\ufeff?(\p{L}{4,20}(?: \p{L}{4,20})?)[ \t]{1,8}(${date})(?:[ \t]{1,8}(${clock})(?=[ \t]|$)|[ \t]*$)`,
  "u",
);
/** Sources are names; the first number on its own behind one is the event's. */
const sourceAndId = /^[ \t]{1,8}(\S[^\t"]{0,160}?)[ \t]{1,8}(\d{1,5})(?=[ \t]|$)/;
/** Categories that many sources have: none, or one that has a number only. */
const plainCategory = /^(?:None|Keine|Aucune?|Ninguno|Nessuna?|Нет|\(\d{1,5}\))(?=[ \t]|$)[ \t]{0,8}/;

/** Words for a level that says nothing bad, beside those that say how bad an event is. */
const informational: ReadonlySet<string> = new Set([
  "information",
  "informationen",
  "informations",
  "información",
  "informazioni",
  "informações",
  "сведения",
  "informacje",
]);

function headOf(line: string, isLevel: (word: string) => boolean): RegExpExecArray | undefined {
  const start = line.length > 120 ? line.slice(0, 120) : line;
  const found = datePart.test(start) ? head.exec(start) : null;
  const word = found?.[1]?.toLowerCase();
  return found && word !== undefined && (informational.has(word) || isLevel(word)) ? found : undefined;
}

/** Whether a row begins here whose other columns a mailer put on the next lines. */
export function opensSpacedRow(line: string, isLevel: (word: string) => boolean): boolean {
  return headOf(line, isLevel) !== undefined;
}

/**
 * Reads a row of the export whose tabs a forum or a mailer turned into blanks; undefined for any other line. Level, time,
 * source and event id are sure. Where the category ends is not, unless the message is in quotation marks: then it stays
 * in front of the message.
 */
export function readSpacedRow(line: string, isLevel: (word: string) => boolean): SpacedRow | undefined {
  const found = headOf(line, isLevel);
  if (!found?.[3]) return undefined;
  const at = found[0].length;
  const columns = sourceAndId.exec(line.slice(at, at + 200));
  if (!columns || /^\d+$/.test(columns[1]!)) return undefined;
  let messageAt = at + columns[0].length;
  while (messageAt < line.length && (line[messageAt] === " " || line[messageAt] === "\t")) messageAt++;
  const behind = line.slice(messageAt, messageAt + 80);
  const quote = behind.indexOf('"');
  const isQuoted = quote >= 0 && (quote === 0 || behind[quote - 1] === " ") && !/[.:,]/.test(behind.slice(0, quote));
  messageAt += isQuoted ? quote + 1 : (plainCategory.exec(behind)?.[0].length ?? 0);
  return { level: found[1]!, time: `${found[2]} ${found[3]}`, source: columns[1]!, id: columns[2]!, messageAt };
}
