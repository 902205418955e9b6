import { codesOfBlock } from "../codeIndex";
import type { CodeMatch } from "../codes";
import { Level, levelNames } from "../formats/entries";
import type { LogFormatId } from "../formats/ids";
import { columnsAt, entryEnd, entryMessage, entryTime, type Log, messageStart, type ParsedBlock, runAt } from "../log";
import type { Rule, Verdict } from "./rules/rule";
import { setupapiRules } from "./rules/setupapi";
import { svcpackRules } from "./rules/svcpack";
import { windowsUpdateRules } from "./rules/windowsUpdate";
import type { Candidate } from "./types";

const rulesOf: Readonly<Record<LogFormatId, readonly Rule[]>> = {
  "windowsupdate-log": windowsUpdateRules,
  "svcpack-log": svcpackRules,
  "setupapi-log": setupapiRules,
};

/** A candidate with the rule that took it. */
export interface Judged extends Candidate {
  readonly rule: Rule;
  readonly verdict: Verdict;
}

/** Entries of a block worth judging: those the format marks, and those that bear a code. Local indices, ascending. */
function signalsOf(parsed: ParsedBlock): { local: number; codes: CodeMatch[] }[] {
  const { entries, block } = parsed;
  const signals: { local: number; codes: CodeMatch[] }[] = [];
  const codes = codesOfBlock(block);
  let at = 0;
  // Codes before the first entry belong to the last entry of an earlier block.
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

const signalsByBlock = new WeakMap<ParsedBlock, ReturnType<typeof signalsOf>>();

/** Judges every entry that bears a marker or a code, in log order; entries no rule takes are left out. */
export function judgeLog(log: Log): Judged[] {
  const rules = rulesOf[log.format.id];
  const judged: Judged[] = [];
  for (const candidate of candidatesOf(log)) {
    const rule = rules.find((each) => each.applies(candidate));
    if (rule) judged.push({ ...candidate, rule, verdict: rule.verdict });
  }
  return judged;
}

function candidatesOf(log: Log): Candidate[] {
  const candidates: { entry: number; codes: CodeMatch[] }[] = [];
  for (let i = 0; i < log.blocks.length; i++) {
    const parsed = log.blocks[i]!;
    let signals = signalsByBlock.get(parsed);
    if (!signals) {
      signals = signalsOf(parsed);
      signalsByBlock.set(parsed, signals);
    }
    const base = log.text.blockOffsets[i]!;
    for (const { local, codes } of signals) {
      const entry = log.blockEntries[i]! + local;
      if (entry < 0) continue;
      const moved = codes.map((code) => ({ ...code, start: code.start + base, end: code.end + base }));
      const last = candidates.at(-1);
      if (last?.entry === entry) last.codes.push(...moved);
      else candidates.push({ entry, codes: moved });
    }
  }
  return candidates.map(({ entry, codes }) => describe(log, entry, codes));
}

function describe(log: Log, entry: number, codes: readonly CodeMatch[]): Candidate {
  const { entries, local } = columnsAt(log, entry);
  const name = entries.name[local]!;
  const component = name === 0 ? "" : entries.names[name - 1]!;
  return {
    log,
    entry,
    message: entryMessage(log, entry),
    messageStart: messageStart(log, entry),
    messageEnd: entryEnd(log, entry),
    level: levelNames[entries.level[local]!]!,
    component,
    messageNumber: component.startsWith("#") ? Number(component.slice(2)) : undefined,
    time: entryTime(log, entry),
    pid: entries.pid[local]!,
    tid: entries.tid[local]!,
    run: runAt(log, entry)?.index,
    codes,
  };
}
