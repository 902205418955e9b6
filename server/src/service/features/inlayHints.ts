import { type InlayHint, InlayHintKind, type Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import { type CodeExplanation, type CodeMatch, findCodes, shortName } from "../codes";
import type { LogDocument } from "../document";
import { severityAt } from "../findings";
import { statedCodes } from "../findings/rules/statedCodes";
import { entryEnd, entryStart, messageStart } from "../log";
import { defaultOptions, type ServiceOptions } from "../options";
import { codesBetween, explainAt, readingLine, symbolsOf } from "./shared/explain";
import { escapeMarkdown } from "./shared/markdown";
import { entriesOnLines, entryText, lineRanges, proseLines, proseText, type ShownEntry } from "./shared/place";
import { shownClock, shownTime, timeOfEntry } from "./shared/time";
import { sameEntryIn, wholeLog } from "./shared/wholeLog";

/** Most hints for one request; editors ask for the lines in view. */
const hintLimit = 2_000;

/**
 * Hints for the lines of a range: the short name after an error code, unless the line says it already, and the local
 * time in front of entries that bear only elapsed time. Each kind can be switched off. At most 2 000 a request.
 */
export function getInlayHints(
  document: LogDocument,
  range: Range,
  options: ServiceOptions = defaultOptions,
  token?: CancellationToken,
): InlayHint[] {
  const hints: InlayHint[] = [];
  const { codeNames, absoluteTimes } = options.inlayHints;
  for (const shown of entriesOnLines(document, range.start.line, range.end.line)) {
    if (token?.isCancellationRequested) return [];
    if (absoluteTimes) hints.push(...timeHint(document, shown));
    if (codeNames) hints.push(...codeHints(document, shown));
    if (hints.length > hintLimit) break;
  }
  if (codeNames)
    for (const line of proseLines(document, range.start.line, range.end.line))
      hints.push(...proseHints(document, line));
  const inRange = hints.filter(({ position: { line } }) => line >= range.start.line && line <= range.end.line);
  return inRange.slice(0, hintLimit);
}

function timeHint(document: LogDocument, { view, entry }: ShownEntry): InlayHint[] {
  // A quoted copy may lack the header of its run; the whole log has it.
  const same = sameEntryIn(wholeLog(document, { view, entry }), { view, entry });
  const time = timeOfEntry(same.view.log, same.entry);
  if (!time.isElapsed || Number.isNaN(time.local)) return [];
  const start = entryStart(view.log, entry);
  const place = lineRanges(document, view, start, start)[0];
  if (!place) return [];
  return [
    {
      position: place.start,
      label: shownClock(time.local),
      paddingRight: true,
      tooltip: `${shownTime(time.local)} local time`,
    },
  ];
}

function codeHints(document: LogDocument, { view, entry }: ShownEntry): InlayHint[] {
  const { log } = view;
  const codes = codesBetween(log, messageStart(log, entry), entryEnd(log, entry));
  // A probe that found nothing is shown as unimportant; a name would make it loud.
  if (codes.length === 0 || severityAt(log, entry) === "noise") return [];
  const { text } = entryText(log, entry, codes[0]!.start);
  const stated = statedCodes(text, codes);
  return hintsFor(stated, text, (code) => explainAt(code, log, entry)).flatMap(({ code, label, tooltip }) => {
    const place = lineRanges(document, view, code.start, code.end).at(-1);
    return place ? [hint(place.end, label, tooltip)] : [];
  });
}

function proseHints(document: LogDocument, line: number): InlayHint[] {
  const { text } = proseText(document, line);
  const hints = hintsFor(findCodes(text), text, (code) => explainAt(code, undefined, undefined, text));
  return hints.map(({ code, label, tooltip }) => hint({ line, character: code.end }, label, tooltip));
}

/** Each error of a line once: `0xf0da (61658)` gets one hint. */
function hintsFor(codes: readonly CodeMatch[], text: string, explain: (code: CodeMatch) => CodeExplanation) {
  const seen = new Set<number>();
  return codes.flatMap((code) => {
    if (seen.has(code.canonical)) return [];
    seen.add(code.canonical);
    const explanation = explain(code);
    const label = shortName(explanation);
    if (label === undefined || saysName(text, label, explanation)) return [];
    return [{ code, label, tooltip: readingLine(explanation.readings[0]!) }];
  });
}

/** Whether the line names the error itself, as in `0x17: CR_REMOVE_VETOED`. */
function saysName(text: string, label: string, explanation: CodeExplanation): boolean {
  const lower = text.toLowerCase();
  return [label, ...symbolsOf(explanation)].some((name) => lower.includes(name.toLowerCase()));
}

function hint(position: InlayHint["position"], label: string, tooltip: string): InlayHint {
  return {
    position,
    label,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip: { kind: "markdown", value: escapeMarkdown(tooltip) },
  };
}
