import { openHead, withLine } from "./eventLogHead";
import { knownLevel } from "./eventLogLabels";
import { anyLabel, isEventData, labelOf, opensEvent } from "./eventLogLines";
import { beginsList, listLength, listProperty } from "./eventLogList";
import { isOpenQuotation } from "./eventLogQuoted";
import { exportRow, isExportTitle, tableProvider, tableRow } from "./eventLogRows";
import { eventsInLine, isXmlHeading, xmlFacts } from "./eventLogXml";

/** So many labels in a row make an event of a line that begins like one. */
const leastLabels = 4;

/** What the end of an event that was cut may look like: a quoted message's, XML, or the viewer's standing reference. */
const cutEvent = /"\s{0,4}$|^\s{0,8}<\/?[A-Z]|^\s{0,8}For more information, see |^\s{20,}\S/;

/** Most lines of an event that was cut above the others. */
const longestTail = 60;

/** Share of a sample's lines that events account for; 0 when no event begins in it. */
export function detectEvents(lines: readonly string[]): number {
  const all = lines.flatMap((line) => (line.includes("\n") ? line.split("\n") : [line]));
  const first = all.findIndex((_, i) => beginsEvent(all, i));
  if (first < 0) return 0;
  const rows = belowRows(all);
  if (first === 0) return (all.length - rows) / all.length;
  // The titles stand above all, so what stands above them is no log's.
  if (first > 1 && exportRow(all[first]!) !== undefined && isExportTitle(all[first - 1]!)) return 0.5;
  const tails = partsOfCut(all.slice(0, first));
  // A sentence above the first event is somebody's who asks about it.
  return tails * 3 >= first && first <= longestTail
    ? (all.length - rows) / all.length
    : (all.length - first) / all.length / 2;
}

/** Lines behind the last row of an export, when that is whole: somebody's words about it. */
function belowRows(lines: readonly string[]): number {
  let last = lines.length - 1;
  while (last >= 0 && exportRow(lines[last]!) === undefined) {
    if (opensEvent(lines[last]!)) return 0;
    last--;
  }
  if (last < 0) return 0;
  let end = last + 1;
  if (isOpenQuotation(lines[last]!)) {
    while (end < lines.length && !isOpenQuotation(lines[end]!)) end++;
    end++;
  }
  return Math.max(0, lines.length - end);
}

/** How many of the lines above the first event may be the rest of one that was cut. */
function partsOfCut(lines: readonly string[]): number {
  const labels = lines.flatMap((line) => anyLabel(line) ?? []);
  // Labels of any language, when what stands behind them is what stands in events.
  const isHead = labels.length >= 3 && labels.some(({ value }) => eventValue.test(value) || isLevelWord(value));
  return lines.filter((line) => isPartOfCut(line) || (isHead && anyLabel(line) !== undefined)).length;
}

/** The number of an event, or its time. */
const eventValue = /^\d{1,5}$|^\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}\.? .{0,8}\d{1,2}[:.]\d\d[:.]\d\d/;
const isLevelWord = (value: string): boolean => !/^\d/.test(value) && knownLevel(value) !== undefined;

function isPartOfCut(line: string): boolean {
  return (
    isExportTitle(line) ||
    isXmlHeading(line) ||
    listProperty(line) !== undefined ||
    labelOf(line) !== undefined ||
    isEventData(line) ||
    cutEvent.test(line)
  );
}

function beginsEvent(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  if (exportRow(line) !== undefined) return true;
  if (opensEvent(line)) return labelsFrom(lines, at) >= leastLabels;
  if (beginsList(line)) return listLength(lines.slice(at, at + longestList)) > 0;
  if (tableProvider(line) !== undefined) return lines.slice(at, at + 8).some((each) => tableRow(each) !== undefined);
  return eventsInLine(line).length > 0 && isEventXml(lines.slice(at, at + longestSystem).join("\n"));
}

/** So many lines below the first of a list may hold its properties, and so many the `System` part of an event's XML. */
const longestList = 260;
const longestSystem = 30;

function isEventXml(text: string): boolean {
  const { source, id, utc } = xmlFacts(text.slice(0, 8000));
  return source !== undefined && id !== undefined && utc !== undefined;
}

/** How many labels of an event's head follow from a line on; values may stand on lines of their own. */
function labelsFrom(lines: readonly string[], at: number): number {
  let head = openHead(lines[at]!);
  for (let i = at + 1; head && i < Math.min(lines.length, at + 20); i++) {
    if (opensEvent(lines[i]!) && head.form !== "numbered") break;
    head = withLine(head, lines[i]!) ?? undefined;
    if (head?.source !== "" && head?.id !== "" && head && head.labels >= leastLabels) return head.labels;
  }
  return 0;
}
