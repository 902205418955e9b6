/** A stretch of a line, as offsets into it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where a record of one of the logs may begin; what stands before it on the line can then be no part of it. */
const recordStart = String.raw`\ufeff?\d{4}-\d\d-\d\d[ \t]?\d\d:\d\d:\d\d|MSI \([a-zN]\) \(|<!\[LOG\[|[<>]{3} {1,2}(?:\[|Section )|=== \S|Property\([A-Z]\): |\{[0-9A-F]{8}-[0-9A-F]{4}-[^}]{22}\}[ \t]\d{4}-|\[[0-9A-F]{4}:[0-9A-F]{4}\]\[|\d{1,7}[.,]\d{2,3}: |\[\d{4}/\d\d/\d\d |\\?[#@]`;
/** `- `, `* ` and `12. ` of a list, `+` of a patch, `12: ` of an editor; `WindowsUpdate.log:` and `C:\x.log:12:` of findstr and grep. */
const counter = String.raw`[-*+•·–][ \t]{0,4}|\d{1,6}(?:[.):|]|\t)[ \t]{1,8}|(?:[A-Za-z]:)?[^\s:*?"<>|]{1,120}\.(?:log|txt):(?:\d{1,7}[:-])?[ \t]?`;
const countedRecord = new RegExp(`^(?:${counter})(?=${recordStart})`, "i");
const emphasizedRecord = new RegExp(`^(\\*{1,3}|_{1,3}|~~)(?=${recordStart})`);

/** Tags of forum software, and of HTML where text was copied with it. */
const forumTag = "(?:code|quote|b|i|u|s|color|size|font|pre|list|spoiler)";
const htmlTag = "(?:p|pre|div|code|blockquote|span|b|strong|em|i|font|li|ul|ol|td|tr)";
const opening = String.raw`\[/?${forumTag}(?:[= ][^\]\n]{0,120})?\]|</?(?:br|${htmlTag})(?: [^<>]{0,120})? ?/?>`;
// At the end only what closes: a log line may well end with the name of a section in brackets.
const closing = String.raw`\[/${forumTag}\]|<br ?/?>|</${htmlTag}>`;
const tagsBefore = new RegExp(`^(?:[ \\t]{0,4}(?:${opening})){1,6}`, "i");
const tagsBehind = new RegExp(`(?:(?:${closing})[ \\t]{0,4}){1,6}$`, "i");
/** What ends the block that held the log. */
const blockEnd = /\/(?:code|quote|pre|div|blockquote|p)[>\]]/i;
/** As far as six closing tags can reach from the end of a line. */
const tagReach = 120;

/**
 * What is left of a line when the tags of forum software and HTML are taken off its ends, and list numbers, names of
 * searched files and emphasis off a record.
 */
export function withoutMarkup(line: string): Stretch {
  let from = tagsBefore.exec(line)?.[0].length ?? 0;
  let to = line.length;
  to -= tailTags(line.slice(from)).length;
  from += countedRecord.exec(line.slice(from, from + 200))?.[0].length ?? 0;
  const emphasis = emphasizedRecord.exec(line.slice(from, from + 40))?.[1];
  if (
    emphasis &&
    line
      .slice(from + emphasis.length, to)
      .trimEnd()
      .endsWith(emphasis)
  ) {
    to = line.slice(0, to).trimEnd().length - emphasis.length;
    from += emphasis.length;
  }
  return { from, to };
}

function tailTags(line: string): string {
  const tail = line.slice(-tagReach);
  return /[\]>]\s?$/.test(tail) ? (tagsBehind.exec(tail)?.[0] ?? "") : "";
}

/** Whether the log ends with this line: a tag behind it closes the block. */
export function endsBlock(line: string): boolean {
  return blockEnd.test(tailTags(line));
}

/** A record of the update agent in the middle of a line: after a blank, a tag or an opening quotation mark. */
const updateRecord =
  /(?<=[\s"'`“„«(>])\d{4}-\d\d-\d\d[ \t]\d\d:\d\d:\d\d:\d{3}[ \t]{1,4}\d{1,7}[ \t]{1,4}[0-9a-f]{1,7}[ \t]{1,4}[A-Z][A-Za-z]{1,19}(?=[ \t])/g;
/** Records of the formats since Windows Vista in the middle of a line: none of their messages quotes a whole head. */
const laterRecords: readonly RegExp[] = [
  /(?<=[\s"'`“„«(>])\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, (?:Info|Warning|Error|Fatal Error|Perf) /g,
  /(?<=[\s"'`“„«(>])\d{4}[-/.]\d\d[-/.]\d\d \d\d:\d\d:\d\d\.\d{7} \d{1,6} {1,6}\d{1,6} /g,
  /(?<=[\s"'`“„«(>])MSI \([csN]\) \([0-9A-F]{2}[:!][0-9A-F]{2}\) \[\d\d:\d\d:\d\d:\d{3}\]: /g,
  /(?<=[\s"'`“„«(>])\[[0-9A-F]{4}:[0-9A-F]{4}\]\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\][iwe]\d{3}: /g,
  /(?<=[\s"'`“„«(>])(?<!EVENT:[ \t])\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}[ \t]\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:\d{3}[+-]\d{4}[ \t]/gi,
  /(?<=\s)(?:>>> {2}\[|<<< {2}\[Exit status: |(?:>>> {2}Section start|<<< {2}Section end) \d{4}\/)/g,
];
/** What all of these hold; most lines of other texts do not. */
const clockOrMark = /\d\d:\d\d:\d\d|>>> |<<< /;
const svcpackRecord = /(?<=\s)\d{1,7}\.\d{3}: (?=[A-Z0-9]|={5}|[a-z]:\\)/g;
/** A tag right behind a section header belongs to it: ungrouped logs put the header before every entry. */
const setupapiRecord =
  /(?<=\s)(?:\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \d{1,7}\.\d{1,7}[^\]]{0,20}\]|(?<!(?:\]|\d\d:\d\d(?:\.\d{3})?)\s)(?:@ \d\d:\d\d:\d\d(?:\.\d{3})? )?\\?#(?:[A-Z]\d{3}|-\d{3}) )/g;
const closingMarks: Readonly<Record<string, string>> = {
  '"': '"',
  "`": "`",
  "“": "”",
  "„": "“",
  "«": "»",
};

/**
 * The parts of a line on which several records run together, as forums that drop line ends leave them, or on which a
 * sentence quotes one; undefined for an ordinary line. Between a quoted record and the sentence around it is an empty part.
 * With `ofAnyAge` records of the later formats count too, which a log may well quote in its own.
 */
export function recordsOnLine(line: string, ofAnyAge = false): readonly Stretch[] | undefined {
  let starts = startsIn(line, ofAnyAge);
  if (starts.length > 0) {
    const own = withoutMarkup(line).from;
    starts = starts.filter((start) => start > own);
  }
  if (starts.length === 0) return undefined;
  const parts: Stretch[] = [];
  let at = 0;
  for (const start of starts) {
    if (start < at) continue;
    parts.push({ from: at, to: start });
    at = start;
    const end = closingAt(line, start);
    if (end < 0) continue;
    parts.push({ from: start, to: end }, { from: end, to: end });
    at = end + 1;
  }
  parts.push({ from: at, to: line.length });
  return parts;
}

/** Where the quotation that begins before `start` ends, or -1; a line quoted as a whole may hold quotations itself. */
function closingAt(line: string, start: number): number {
  const closing = closingMarks[line[start - 1]!];
  if (closing === undefined) return -1;
  const whole = line.trimEnd();
  return start === 1 && whole.endsWith(closing) ? whole.length - 1 : line.indexOf(closing, start);
}

function startsIn(line: string, ofAnyAge: boolean): number[] {
  const starts: number[] = [];
  if (line.length < 40) return starts;
  const patterns = !clockOrMark.test(line) ? [] : ofAnyAge ? [updateRecord, ...laterRecords] : [updateRecord];
  if (/^\d{1,7}\.\d{3}: /.test(line)) patterns.push(svcpackRecord);
  if (/^(?:\[\d{4}\/\d\d\/\d\d |\\?#[A-Z-]\d\d\d? )/.test(line)) patterns.push(setupapiRecord);
  for (const pattern of patterns) for (const { index } of line.matchAll(pattern)) starts.push(index);
  return starts.sort((a, b) => a - b);
}

/** Whether a line shows that its text is a forum post or a mail: a tag, a list number, a fence, a line of a mail's head. */
export function isMarkup(line: string): boolean {
  const head = line.trimStart();
  const { from, to } = withoutMarkup(head);
  return (
    from > 0 ||
    to < head.length ||
    /^(?:```|~~~|-{2,8} ?Original Message|(?:From|Sent|To|Subject|Von|An|Gesendet|Betreff): \S)/i.test(head)
  );
}
