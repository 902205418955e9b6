import { codesOfBlock } from "../codeIndex";
import type { CodeMatch } from "../codes";
import { Level, levelNames } from "../formats/entries";
import type { LogFormatId } from "../formats/ids";
import {
  columnsAt,
  entryEnd,
  entryMessage,
  type Log,
  locateEntry,
  messageStart,
  type ParsedBlock,
  rawTime,
  runAt,
  runsOf,
} from "../log";
import type { Rule, Verdict } from "./rules/rule";
import { setupapiRules } from "./rules/setupapi";
import { svcpackRules } from "./rules/svcpack";
import { windowsUpdateRules } from "./rules/windowsUpdate";
import { isFailure, specificity } from "./specificity";
import type { Candidate } from "./types";

const rulesOf: Readonly<Record<LogFormatId, readonly Rule[]>> = {
  "windowsupdate-log": windowsUpdateRules,
  "svcpack-log": svcpackRules,
  "setupapi-log": setupapiRules,
};

/** A judgement on an entry, with positions relative to its block, so that it is good wherever the block stands. */
export interface Judgement {
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
  readonly log: Log;
  readonly entry: number;
  /** To be added to the positions of the judgement. */
  readonly base: number;
  readonly time: number;
  readonly run: number | undefined;
}

/** Entries worth judging: those the format marks, and those that bear a code. Positions relative to the block. */
interface Signal {
  /** Index in the block; -1 for codes that belong to the last entry of an earlier block. */
  readonly local: number;
  readonly codes: readonly CodeMatch[];
}

/** What a rule may look at behind an entry; nearer than this to the end of a block, a judgement hangs on the next one. */
const lookAhead = 12;

/** A block's signals; the judgements that do not hang on other blocks are kept with them. */
interface BlockSignals {
  readonly signals: readonly Signal[];
  /** By signal; undefined when it has to be judged anew, null when no rule takes it. */
  readonly kept: (Judgement | null | undefined)[];
}

const signalsByBlock = new WeakMap<ParsedBlock, BlockSignals>();

function signalsOf(parsed: ParsedBlock): Signal[] {
  const { entries, block } = parsed;
  const signals: Signal[] = [];
  const codes = codesOfBlock(block).filter((code) => isFailure(code.canonical));
  let at = 0;
  const leading: CodeMatch[] = [];
  while (at < codes.length && (entries.count === 0 || codes[at]!.start < entries.start[0]!)) leading.push(codes[at++]!);
  if (leading.length > 0) signals.push({ local: -1, codes: leading });
  for (let i = 0; i < entries.count; i++) {
    const next = i + 1 < entries.count ? entries.start[i + 1]! : Number.POSITIVE_INFINITY;
    let own: CodeMatch[] | undefined;
    while (at < codes.length && codes[at]!.start < next) {
      const code = codes[at++]!;
      if (code.start >= entries.message[i]!) {
        own ??= [];
        own.push(code);
      }
    }
    if (own || entries.level[i]! >= Level.warning) signals.push({ local: i, codes: own ?? [] });
  }
  return signals;
}

/** Judges every entry that bears a marker or a code, in log order; entries no rule takes are left out. */
export function judgeLog(log: Log): Judged[] {
  const judged: Judged[] = [];
  const runs = runsOf(log);
  let run = 0;
  // Entries come in order, so the run of each is found by walking along.
  const place = (judgement: Judgement, entry: number, base: number, rawTime: number): Judged => {
    while (run < runs.length && runs[run]!.last < entry) run++;
    const own = run < runs.length && runs[run]!.first <= entry ? runs[run]! : undefined;
    return { judgement, log, entry, base, time: rawTime + (own?.timeBase ?? 0), run: own?.index };
  };
  /** Codes of an entry that goes on in the next block, until that block has been seen. */
  let pending: { entry: number; base: number; codes: CodeMatch[] } | undefined;
  const settle = (): void => {
    const judgement = pending && judge(log, pending.entry, pending.base, pending.codes);
    if (judgement) judged.push(place(judgement, pending!.entry, pending!.base, rawTime(log, pending!.entry)));
    pending = undefined;
  };
  for (let i = 0; i < log.blocks.length; i++) {
    const parsed = log.blocks[i]!;
    const base = log.text.blockOffsets[i]!;
    const first = log.blockEntries[i]!;
    let own = signalsByBlock.get(parsed);
    if (!own) {
      own = { signals: signalsOf(parsed), kept: [] };
      signalsByBlock.set(parsed, own);
    }
    for (let index = 0; index < own.signals.length; index++) {
      const { local, codes } = own.signals[index]!;
      const entry = first + local;
      if (entry < 0) continue;
      if (local >= 0) settle();
      if (local === parsed.entries.count - 1 || local < 0) {
        pending ??= { entry, base, codes: [] };
        const by = base - pending.base;
        for (const code of codes) pending.codes.push({ ...code, start: code.start + by, end: code.end + by });
        continue;
      }
      let judgement = own.kept[index];
      if (judgement === undefined) {
        judgement = judge(log, entry, base, codes) ?? null;
        if (local + lookAhead < parsed.entries.count) own.kept[index] = judgement;
      }
      if (judgement) judged.push(place(judgement, entry, base, parsed.entries.time[local]!));
    }
  }
  settle();
  return judged;
}

const detailMarks = /^[\s*#:+-]*/;

/** A judgement on an entry that bears neither marker nor code, by a rule that a grouping chose from what stands around it. */
export function judgeAs(log: Log, entry: number, rule: Rule): Judged {
  const base = log.text.blockOffsets[locateEntry(log, entry).block]!;
  const run = runAt(log, entry);
  return {
    judgement: judge(log, entry, base, [], rule)!,
    log,
    entry,
    base,
    time: rawTime(log, entry) + (run?.timeBase ?? 0),
    run: run?.index,
  };
}

function judge(
  log: Log,
  entry: number,
  base: number,
  codes: readonly CodeMatch[],
  asked?: Rule,
): Judgement | undefined {
  const { entries, local } = columnsAt(log, entry);
  const name = entries.name[local]!;
  const component = name === 0 ? "" : entries.names[name - 1]!;
  const message = entryMessage(log, entry);
  const candidate: Candidate = {
    log,
    entry,
    message,
    level: levelNames[entries.level[local]!]!,
    component,
    messageNumber: component.startsWith("#") ? Number(component.slice(2)) : undefined,
    tid: entries.tid[local]!,
    codes,
  };
  const rule = asked ?? rulesOf[log.format.id].find((each) => each.applies(candidate));
  if (!rule) return undefined;
  const end = entryEnd(log, entry) - base;
  return {
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
