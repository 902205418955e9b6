import type { CodeMatch } from "../codes";
import { levelNames, nameAt } from "../formats/entries";
import type { LogFormatId } from "../formats/ids";
import { tagNumber } from "../formats/setupapi";
import { columnsAt, entryMessage, type Log, locateEntry, messageEnd, messageStart, rawTime, runAt } from "../log";
import { cbsRules } from "./rules/cbs";
import { cmtraceRules } from "./rules/cmtrace";
import { dismRules } from "./rules/dism";
import { codesOfEvent, eventLogRules } from "./rules/eventLog";
import { meantCodes, msiRules } from "./rules/msi";
import { pantherRules } from "./rules/panther";
import { reportingEventsRules } from "./rules/reportingEvents";
import type { Rule, Verdict } from "./rules/rule";
import { setupapiRules } from "./rules/setupapi";
import { setupapiDevRules } from "./rules/setupapiDev";
import { svcpackRules } from "./rules/svcpack";
import { windowsUpdateRules } from "./rules/windowsUpdate";
import { specificity } from "./specificity";
import type { Candidate } from "./types";

const rulesOf: Readonly<Record<LogFormatId, readonly Rule[]>> = {
  "windowsupdate-log": windowsUpdateRules,
  "svcpack-log": svcpackRules,
  "setupapi-log": setupapiRules,
  "setupapi-dev-log": setupapiDevRules,
  "cbs-log": cbsRules,
  "dism-log": dismRules,
  "panther-log": pantherRules,
  "reportingevents-log": reportingEventsRules,
  "cmtrace-log": cmtraceRules,
  "msi-log": msiRules,
  "windows-eventlog-text": eventLogRules,
};

/** A judgement on an entry, with positions relative to its block, so that it is good wherever the block stands. */
export interface Judgement {
  readonly format: LogFormatId;
  readonly rule: Rule;
  readonly verdict: Verdict;
  readonly message: string;
  readonly messageNumber: number | undefined;
  readonly component: string;
  readonly pid: number;
  readonly tid: number;
  /** Where the message begins to tell (detail marks skipped) and where it ends. */
  readonly start: number;
  readonly end: number;
  readonly codes: readonly CodeMatch[];
  /** How much its best code tells about the cause (see specificity). */
  readonly telling: number;
}

/** A judgement where its entry stands in a log now. */
export interface Judged {
  readonly judgement: Judgement;
  readonly entry: number;
  /** To be added to the positions of the judgement. */
  readonly base: number;
  readonly time: number;
  readonly run: number | undefined;
}

/** Marks before a message; the star of `*FAILED*` belongs to the word. */
const detailMarks = /^(?:[\s#:+-]|\*(?!FAILED\*))*/;

/** A judgement on an entry that bears neither marker nor code, by a rule that a grouping chose from what stands around it. */
export function judgeAs(log: Log, entry: number, rule: Rule): Judged {
  const base = log.text.blockOffsets[locateEntry(log, entry).block]!;
  const run = runAt(log, entry);
  return {
    judgement: judge(log, entry, base, [], rule)!,
    entry,
    base,
    time: rawTime(log, entry) + (run?.timeBase ?? 0),
    run: run?.index,
  };
}

/** Judges one entry by the rules of its format, or by one chosen; undefined when no rule takes it. */
export function judge(
  log: Log,
  entry: number,
  base: number,
  found: readonly CodeMatch[],
  asked?: Rule,
): Judgement | undefined {
  const { entries, local } = columnsAt(log, entry);
  const component = nameAt(entries, entries.name[local]!);
  const message = entryMessage(log, entry);
  const codes =
    log.format.id === "msi-log"
      ? meantCodes(message, found)
      : log.format.id === "windows-eventlog-text"
        ? codesOfEvent(component, nameAt(entries, entries.section[local]!), message, found)
        : found;
  const candidate: Candidate = {
    log,
    entry,
    message,
    level: levelNames[entries.level[local]!]!,
    component,
    messageNumber: tagNumber(component),
    tid: entries.tid[local]!,
    codes,
  };
  const rule = asked ?? rulesOf[log.format.id].find((each) => each.applies(candidate));
  if (!rule) return undefined;
  const end = messageEnd(log, entry) - base;
  return {
    format: log.format.id,
    rule,
    verdict: rule.verdict,
    message,
    messageNumber: candidate.messageNumber,
    component,
    pid: entries.pid[local]!,
    tid: candidate.tid,
    start: Math.min(end, messageStart(log, entry) - base + detailMarks.exec(message)![0].length),
    end,
    codes,
    telling: codes.reduce((most, code) => Math.max(most, specificity(code.canonical)), -1),
  };
}
