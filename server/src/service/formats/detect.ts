import { isSameList } from "../sameList";
import { blockText, type TextBlock } from "../text/blocks";
import { type LogText, lineAt } from "../text/logText";
import { escapesOf } from "../transcript/escapes";
import { beginsRecord, findExcerpts } from "../transcript/excerpts";
import { isMarkup, recordsOnLine } from "../transcript/markup";
import { bareLines, isQuotedRecord } from "../transcript/quotes";
import { consoleWidths } from "../transcript/widths";
import type { LogFormat } from "./format";
import { type DocumentFormatId, logFormatIds, transcriptId } from "./ids";
import { logFormats } from "./registry";

const sampleLines = 500;
const sampleLineLength = 1000;
/** A log may be cut, wrapped here and there or annotated, and is still that log; below this it is a text about logs. */
const logShare = 0.7;
/** How far into a long text excerpts are looked for. */
const transcriptLines = 4000;

/**
 * The format of a text, by its content. `hint` (a language id, as editors derive it from the file name) decides only
 * where the content does not, as in an empty file. Undefined for text that is no log and holds none.
 */
export function detectFormat(text: LogText, hint?: string): DocumentFormatId | undefined {
  if (text.lineCount <= transcriptLines) return detect(text, hint);
  const blocks = text.blocks.filter((_, i) => text.blockLines[i]! < transcriptLines);
  const known = detected.get(blocks[0]!);
  if (known && known.hint === hint && isSameList(known.blocks, blocks)) return known.format;
  const format = detect(text, hint);
  detected.set(blocks[0]!, { hint, blocks, format });
  return format;
}

/** What was found out of long texts, by their first block: nothing behind `transcriptLines` lines is looked at. */
const detected = new WeakMap<
  TextBlock,
  {
    readonly hint: string | undefined;
    readonly blocks: readonly TextBlock[];
    readonly format: DocumentFormatId | undefined;
  }
>();

function detect(text: LogText, hint: string | undefined): DocumentFormatId | undefined {
  const hinted = ([...logFormatIds, transcriptId] as readonly DocumentFormatId[]).find((id) => id === hint);
  const sample = sampleOf(text);
  if (sample.length === 0) return hinted;
  if (looksBinary(text)) return undefined;
  const native = bestFormat(sample);
  if (native && native.share >= logShare && !isPasted(text, sample, native.format)) return native.format.id;
  if (holdsExcerpts(text)) return transcriptId;
  return native && native.format.id === hinted && native.share > 0.3 ? hinted : undefined;
}

/** The format that understands most of some lines, with the share of them it understands. */
function bestFormat(lines: readonly string[]): { format: LogFormat; share: number } | undefined {
  const rated = logFormats.map((format) => ({ format, share: format.detect(lines) })).filter(({ share }) => share > 0);
  return rated.sort((a, b) => b.share - a.share)[0];
}

/** Whether the lines are a log's, but not as the log has them. */
function isPasted(text: LogText, lines: readonly string[], format: LogFormat): boolean {
  // What records hold between clear marks says nothing about the text around them.
  if (format.linesOutside) return text.lineCount <= transcriptLines && format.linesOutside(lines).some(isMarkup);
  if (isConsolePaste(lines, format)) return true;
  if (text.lineCount > transcriptLines) return false;
  if (escapesOf(lines).isMarkdown) return true;
  if (lines.filter((line) => isQuotedRecord(line, format.isRecordStart)).length > 1) return true;
  return lines.some((line) => isMarkup(line) || (format.isRecordStart(line) && recordsOnLine(line) !== undefined));
}

/** A log copied from a console is broken inside words and codes; it has to be put together again. */
function isConsolePaste(lines: readonly string[], format: LogFormat): boolean {
  const full = new Map<number, number>();
  let wrapped = 0;
  let widest = 0;
  for (let i = 1; i < lines.length; i++) {
    const { length } = lines[i - 1]!;
    widest = Math.max(widest, length);
    if (format.isRecordStart(lines[i]!) || !format.isRecordStart(lines[i - 1]!)) continue;
    wrapped++;
    full.set(length, (full.get(length) ?? 0) + 1);
  }
  return consoleWidths.some((width) => {
    const count = full.get(width) ?? 0;
    return count >= 2 && count > wrapped / 2 && (width === consoleWidths[0] || width === widest);
  });
}

/** Non-blank lines from the start of the text, cut to a length that keeps a 1 MB line cheap. */
function sampleOf(text: LogText): string[] {
  const lines: string[] = [];
  for (let line = 0; line < text.lineCount && lines.length < sampleLines && line < sampleLines * 4; line++) {
    const source = lineAt(text, line).slice(0, sampleLineLength);
    if (/[^\s\0\ufeff]/.test(source)) lines.push(source.replace(/^\ufeff/, ""));
  }
  // The first line of a log cut in the middle is half a record.
  const isCut = lines.length > 3 && !logFormats.some((format) => format.isRecordStart(lines[0]!));
  return isCut ? lines.slice(1) : lines;
}

function looksBinary(text: LogText): boolean {
  const head = blockText(text.blocks[0]!).slice(0, 4096);
  const controls = head.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  // A log in an ANSI code page, read as UTF-8, has a replacement character for every letter that is not English.
  const replaced = head.match(/\ufffd/g)?.length ?? 0;
  return controls > head.length / 50 || replaced > head.length / 3;
}

function holdsExcerpts(text: LogText): boolean {
  const count = Math.min(text.lineCount, transcriptLines);
  const excerpts = findExcerpts(bareLines(text, beginsRecord, count, sampleLineLength));
  return (
    excerpts.length >= 2 ||
    excerpts.some(({ format, lines }) => lines.length >= 2 || format.isUnmistakable?.(lines[0]!.text))
  );
}
