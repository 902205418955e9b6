import { type FindingSeverity, severityAt } from "../../findings";
import { statedCodes } from "../../findings/rules/statedCodes";
import { EntryKind } from "../../formats/entries";
import { findKeys, type KeyKind } from "../../keys";
import { type Entry, entryAt, type Log } from "../../log";
import { columnsOf } from "./columns";
import { codesBetween } from "./explain";
import { entryText, type TextWindow } from "./place";
import { type Style, styleOf } from "./tokenStyles";

/** A stretch of text with one style, in offsets of the text it was painted for. */
export interface Painted {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
}

/** Styles of a text, a byte a character: what is painted later covers what was painted before, so nothing overlaps. */
interface Canvas {
  readonly styles: Uint8Array;
  readonly base: number;
}

function paint({ styles, base }: Canvas, start: number, end: number, style: Style): void {
  styles.fill(style, Math.max(0, start - base), Math.max(0, end - base));
}

function spansOf({ styles, base }: Canvas): Painted[] {
  const spans: Painted[] = [];
  for (let start = 0; start < styles.length; ) {
    let end = start + 1;
    while (end < styles.length && styles[end] === styles[start]) end++;
    if (styles[start] !== 0) spans.push({ start: start + base, end: end + base, style: styles[start]! });
    start = end;
  }
  return spans;
}

/** The tokens of an entry, in offsets of the log; of a very long entry only the first 16 384 characters. */
export function paintEntry(log: Log, index: number): Painted[] {
  const entry = entryAt(log, index);
  const window = entryText(log, index, entry.start);
  const canvas = { styles: new Uint8Array(window.text.length), base: window.base };
  if (entry.kind === EntryKind.header) paintHeader(canvas, window);
  else if (entry.kind === EntryKind.section) paint(canvas, entry.start, entry.end, styleOf("namespace"));
  else paintMessage(canvas, window, log, entry, severityAt(log, index));
  if (entry.kind === EntryKind.record) paintColumns(canvas, log, entry);
  return spansOf(canvas);
}

/** The tokens of a line of prose: codes and keys. */
export function paintProse(
  window: TextWindow,
  codes: readonly { readonly start: number; readonly end: number }[],
): Painted[] {
  const canvas = { styles: new Uint8Array(window.text.length), base: window.base };
  paintKeys(canvas, window);
  for (const { start, end } of codes) paint(canvas, start + window.base, end + window.base, styleOf("number"));
  return spansOf(canvas);
}

function paintColumns(canvas: Canvas, log: Log, entry: Entry): void {
  for (const { kind, start, end } of columnsOf(log, entry)) {
    switch (kind) {
      case "time":
        paint(canvas, start, end, styleOf("number"));
        break;
      case "pid":
      case "tid":
        paint(canvas, start, end, styleOf("variable"));
        break;
      case "component":
        paint(canvas, start, end, styleOf("type"));
        break;
      case "tag":
        paint(
          canvas,
          start,
          end,
          entry.level === "verbose" ? styleOf("comment") : styleOf("macro", markOf(entry.level)),
        );
        break;
      case "section":
        paint(canvas, start, end, styleOf("namespace"));
    }
  }
}

function markOf(level: string | undefined): "error" | "warning" | undefined {
  return level === "error" || level === "warning" ? level : undefined;
}

/** `OS Version = 5.1.2600`, or the title of the file. */
function paintHeader(canvas: Canvas, { text, base }: TextWindow): void {
  const equals = text.indexOf(" = ");
  if (equals < 0) {
    paint(canvas, base, base + text.length, styleOf("namespace"));
    return;
  }
  paint(canvas, base, base + equals, styleOf("property"));
  paint(canvas, base + equals + 3, base + text.length, styleOf("string"));
}

const keyStyles: Readonly<Record<KeyKind, Style>> = {
  guid: styleOf("property"),
  kb: styleOf("property"),
  hash: styleOf("property"),
  inf: styleOf("string"),
  catalog: styleOf("string"),
  path: styleOf("string"),
  driverPackage: styleOf("string"),
  package: styleOf("property"),
  device: styleOf("property"),
  hardware: styleOf("property"),
  vector: styleOf("property"),
  session: styleOf("property"),
  pid: styleOf("variable"),
  tid: styleOf("variable"),
  section: styleOf("namespace"),
};

const quoted = /"[^"\r\n]{1,400}"/g;
const nestedName = /(?<![\w:])[A-Za-z_]\w{1,80}(?:::~?\w{1,80}){1,4}/g;
const leadingFunction = /^\s{0,4}([A-Z]\w{3,60})(?=:(?!\\))/;
const namedFunction = /\bIn Function (\w{1,80})/;
const symbolName = /(?<![A-Za-z0-9_])(?:[A-Z]{1,12}_[A-Z0-9_]{2,60}|JET_\w{3,60})(?![A-Za-z0-9_])/g;
const detailMarker = /^[\s*#:+-]{1,8}(?=\S)/;
const levelWord = /^[\s*#:+-]{0,12}(FATAL|WARNING)(?=:)/;
const failedResult = /\bResult = (Failed)\b|[\t ](Failure)[\t ]/;

/** A banner: rule characters on either side of a title, or a line of nothing but them. */
const banner = /^\s{0,4}([*#:+=<>-]{2,200})/;
const bannerWord = /\b(?:START|END|SUBMITTED|RESUMED)\b/;

function paintMessage(
  canvas: Canvas,
  window: TextWindow,
  log: Log,
  entry: Entry,
  severity: FindingSeverity | undefined,
): void {
  const from = entry.messageStart - window.base;
  const message: TextWindow = { text: window.text.slice(from), base: entry.messageStart };
  const { text, base } = message;
  if (severity === "noise") {
    paint(canvas, base, base + text.length, styleOf("comment"));
    return;
  }
  const all = (pattern: RegExp, style: Style): void => {
    for (const match of text.matchAll(pattern))
      paint(canvas, base + match.index, base + match.index + match[0].length, style);
  };
  all(quoted, styleOf("string"));
  all(nestedName, styleOf("function"));
  all(symbolName, styleOf("enumMember"));
  for (const pattern of [leadingFunction, namedFunction]) {
    const name = pattern.exec(text);
    if (!name) continue;
    const end = base + name.index + name[0].length;
    paint(canvas, end - name[1]!.length, end, styleOf("function"));
  }
  paintKeys(canvas, message);
  const mark = markOf(severity) ?? markOf(entry.level);
  const codes = codesBetween(log, base, base + text.length);
  const stated = new Set(statedCodes(text, codes));
  for (const code of codes) paint(canvas, code.start, code.end, styleOf("number", stated.has(code) ? mark : undefined));
  paintMarks(canvas, message, mark);
}

function paintKeys(canvas: Canvas, { text, base }: TextWindow): void {
  for (const { kind, start, end } of findKeys(text)) paint(canvas, base + start, base + end, keyStyles[kind]);
}

/** Banners, detail marks, and the words by which the format states a failure. */
function paintMarks(canvas: Canvas, { text, base }: TextWindow, mark: "error" | "warning" | undefined): void {
  const rule = banner.exec(text);
  if (rule) {
    paintBanner(canvas, { text, base }, rule[0].length);
    return;
  }
  const detail = detailMarker.exec(text);
  if (detail && /[*#:+-]/.test(detail[0])) paint(canvas, base, base + detail[0].trimEnd().length, styleOf("comment"));
  const level = levelWord.exec(text);
  if (level) {
    const end = base + level[0].length;
    paint(canvas, end - level[1]!.length, end, styleOf("keyword", level[1] === "FATAL" ? "error" : "warning"));
  }
  const result = mark === "error" ? failedResult.exec(text) : null;
  if (result) {
    const word = result[1] ?? result[2]!;
    const start = base + result.index + result[0].indexOf(word);
    paint(canvas, start, start + word.length, styleOf("keyword", "error"));
  }
}

function paintBanner(canvas: Canvas, { text, base }: TextWindow, ruleLength: number): void {
  const closing = /[\s*#:+=<>-]*$/.exec(text.slice(-250))![0].length;
  const titleEnd = Math.max(ruleLength, text.length - closing);
  const word = bannerWord.exec(text.slice(0, 80));
  paint(canvas, base, base + ruleLength, styleOf("comment"));
  paint(canvas, base + titleEnd, base + text.length, styleOf("comment"));
  if (!word) return;
  const wordEnd = base + word.index + word[0].length;
  paint(canvas, wordEnd - word[0].length, wordEnd, styleOf("keyword"));
  // The rule goes on behind the word: `** START **  Agent: …`.
  const rest = /^\s{0,4}[*#:+=<>-]{2,40}/.exec(text.slice(word.index + word[0].length));
  if (rest) paint(canvas, wordEnd, wordEnd + rest[0].length, styleOf("comment"));
}
