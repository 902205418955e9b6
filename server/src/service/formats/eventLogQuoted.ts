import { emptyHead, type Head, isPartOf, openHead, withLine } from "./eventLogHead";
import { isEventData, opensEvent } from "./eventLogLines";
import { beginsList, listLength } from "./eventLogList";
import { eventsInLine } from "./eventLogXml";

/** Most lines of an event that is quoted in another text. */
const longestQuoted = 400;
/** How far below a blank line the data of an event may stand. */
const dataReach = 3;

/**
 * How many of these lines belong to the event that the first one opens, where other text may follow: its head, its text
 * up to a blank line or a rule, and the data behind it; the row of an export with its quoted message; the XML up to its
 * end; the properties of a list.
 */
export function quotedLength(lines: readonly string[]): number {
  const first = lines[0]!;
  if (opensEvent(first)) return copiedLength(lines);
  if (beginsList(first)) return Math.max(1, listLength(lines.slice(0, longestQuoted)));
  if (eventsInLine(first).length > 0) {
    const end = lines.findIndex((line) => line.includes("</Event>"));
    return end < 0 || end >= longestQuoted ? 1 : end + 1;
  }
  return rowLength(lines);
}

function copiedLength(lines: readonly string[]): number {
  let head: Head | undefined = openHead(lines[0]!) ?? emptyHead;
  let end = 1;
  let hasText = false;
  for (let i = 1; i < Math.min(lines.length, longestQuoted); i++) {
    const line = lines[i]!;
    if ((opensEvent(line) && !isPartOf(head, line)) || /^\s{0,8}([-=*_#~+])\1{3,}\s{0,80}$/.test(line)) break;
    if (/^\s*$/.test(line)) {
      if (!hasText || goesOnWithData(lines, i)) continue;
      break;
    }
    const next: Head | undefined = head && withLine(head, line);
    if (head && !next) hasText = true;
    head = next;
    // Behind rows of data nothing of the event can follow.
    if (hasText && isEventData(lines[end - 1]!) && !isEventData(line)) break;
    end = i + 1;
  }
  return end;
}

function goesOnWithData(lines: readonly string[], at: number): boolean {
  for (let i = at + 1; i <= Math.min(lines.length - 1, at + dataReach); i++) {
    if (opensEvent(lines[i]!)) return false;
    if (isEventData(lines[i]!) || /^\s{0,8}(?:Event Xml:|For more information, see Help and Support)/.test(lines[i]!))
      return true;
  }
  return false;
}

/** Whether a quotation mark is left open in a text; marks within a quotation are doubled. */
export function isOpenQuotation(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Rows that would have been shorter with the next word were not wrapped. */
const shortestWrap = 60;
/** A quotation mark opens so many lines below the beginning of a wrapped row at most. */
const quoteReach = 3;

/** A row whose quoted message goes on over lines ends where the quotation mark closes, which may open below a wrap. */
function rowLength(lines: readonly string[]): number {
  let text = "";
  for (let i = 0; i < Math.min(lines.length, longestQuoted); i++) {
    const line = lines[i]!;
    text += line;
    if (text.includes('"')) {
      if (!isOpenQuotation(text)) return i + 1;
      continue;
    }
    const next = lines[i + 1] ?? "";
    const isWrapped = line.length + 1 + next.split(" ", 1)[0]!.length > shortestWrap;
    if (!isWrapped || !lines.slice(i + 1, i + 1 + quoteReach).some((below) => /(?:^|\s)"/.test(below))) return i + 1;
  }
  return 1;
}
