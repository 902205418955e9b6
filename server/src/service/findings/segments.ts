import { codesOfBlock } from "../codeIndex";
import type { CodeMatch } from "../codes";
import { Level } from "../formats/entries";
import type { Run } from "../formats/format";
import { type Log, type ParsedBlock, runAt, runsOf } from "../log";
import { type Judged, type Judgement, judge } from "./judge";
import { lookAhead } from "./rules/rule";
import { isFailure } from "./specificity";

/** An entry worth judging: the format marks it, or it bears a code. Positions relative to the block. */
interface Signal {
  readonly local: number;
  readonly codes: readonly CodeMatch[];
}

interface BlockSignals {
  /** Codes before the first entry: they belong to the last entry of an earlier block. */
  readonly leading: readonly CodeMatch[];
  readonly signals: readonly Signal[];
}

/** The judgements of one block, and what they rest on: they are good as long as that is the same. */
interface Segment {
  readonly next: ParsedBlock | undefined;
  readonly judgements: readonly { readonly local: number; readonly judgement: Judgement }[];
  /** Where the block stood when `placed` was made, and the runs of its first and last entry. */
  readonly base: number;
  readonly first: number;
  readonly firstRun: Run | undefined;
  readonly lastRun: Run | undefined;
  readonly placed: readonly Judged[];
}

const signalsByBlock = new WeakMap<ParsedBlock, BlockSignals>();
const segmentsByBlock = new WeakMap<ParsedBlock, Segment>();

/**
 * Judges every entry that bears a marker or a code, in log order; entries no rule takes are left out. What was judged
 * before is kept with its block, so that an edit costs what it touches.
 */
export function judgeLog(log: Log): Judged[] {
  const judged: Judged[] = [];
  const runs = runsOf(log);
  let run = 0;
  // Entries come in order, so the run of each is found by walking along.
  const runOf = (entry: number): Run | undefined => {
    while (run < runs.length && runs[run]!.last < entry) run++;
    return run < runs.length && runs[run]!.first <= entry ? runs[run] : undefined;
  };
  for (let i = 0; i < log.blocks.length; i++) {
    for (const each of segmentOf(log, i, runOf).placed) judged.push(each);
  }
  return judged;
}

function segmentOf(log: Log, index: number, runOf: (entry: number) => Run | undefined): Segment {
  const parsed = log.blocks[index]!;
  const next = log.blocks[index + 1];
  const base = log.text.blockOffsets[index]!;
  const first = log.blockEntries[index]!;
  const last = first + parsed.entries.count - 1;
  const kept = segmentsByBlock.get(parsed);
  // A rule may look past a following block of few entries, so that one does not settle the judgements before it.
  const isSettled = next === undefined || next.entries.count > lookAhead;
  const isKept = kept !== undefined && kept.next === next && isSettled;
  const firstRun = runOf(first);
  if (isKept && kept.base === base && kept.first === first && isSameRun(kept.firstRun, firstRun)) {
    if (isSameRun(kept.lastRun, runOf(last))) return kept;
  }
  const judgements = isKept ? kept.judgements : judgeBlock(log, index);
  const placed = judgements.map(({ local, judgement }): Judged => {
    const run = runAt(log, first + local);
    const time = parsed.entries.time[local]! + (run?.timeBase ?? 0);
    return { judgement, entry: first + local, base, time, run: run?.index };
  });
  const segment: Segment = { next, judgements, base, first, firstRun, lastRun: runOf(last), placed };
  segmentsByBlock.set(parsed, segment);
  return segment;
}

/** As far as judgements go: what stands above a block can only shift the numbers of its runs, or the clock of the first. */
function isSameRun(a: Run | undefined, b: Run | undefined): boolean {
  return a?.index === b?.index && Object.is(a?.timeBase, b?.timeBase);
}

function judgeBlock(log: Log, index: number): Segment["judgements"] {
  const parsed = log.blocks[index]!;
  const base = log.text.blockOffsets[index]!;
  const first = log.blockEntries[index]!;
  const lastLocal = parsed.entries.count - 1;
  const { signals } = blockSignals(parsed);
  const trailing = lastLocal < 0 ? [] : codesAfter(log, index);
  const found = signals.map(({ local, codes }) => ({
    local,
    codes: local === lastLocal ? [...codes, ...trailing] : codes,
  }));
  if (trailing.length > 0 && signals.at(-1)?.local !== lastLocal) found.push({ local: lastLocal, codes: trailing });
  return found.flatMap(({ local, codes }) => {
    const judgement = judge(log, first + local, base, codes);
    return judgement ? [{ local, judgement }] : [];
  });
}

/** Codes of a block's last entry that stand in the blocks it goes on in, with offsets relative to its own block. */
function codesAfter(log: Log, index: number): CodeMatch[] {
  const found: CodeMatch[] = [];
  for (let i = index + 1; i < log.blocks.length; i++) {
    const by = log.text.blockOffsets[i]! - log.text.blockOffsets[index]!;
    for (const code of blockSignals(log.blocks[i]!).leading) {
      found.push({ ...code, start: code.start + by, end: code.end + by });
    }
    if (log.blocks[i]!.entries.count > 0) break;
  }
  return found;
}

function blockSignals(parsed: ParsedBlock): BlockSignals {
  let own = signalsByBlock.get(parsed);
  if (!own) {
    own = signalsOf(parsed);
    signalsByBlock.set(parsed, own);
  }
  return own;
}

function signalsOf({ entries, block }: ParsedBlock): BlockSignals {
  const codes = codesOfBlock(block).filter((code) => isFailure(code.canonical));
  const leading: CodeMatch[] = [];
  const signals: Signal[] = [];
  let at = 0;
  while (at < codes.length && (entries.count === 0 || codes[at]!.start < entries.start[0]!)) leading.push(codes[at++]!);
  for (let local = 0; local < entries.count; local++) {
    const end = local + 1 < entries.count ? entries.start[local + 1]! : Number.POSITIVE_INFINITY;
    const own: CodeMatch[] = [];
    while (at < codes.length && codes[at]!.start < end) {
      const code = codes[at++]!;
      // Numbers in the columns before the message are no codes.
      if (code.start >= entries.message[local]!) own.push(code);
    }
    if (own.length > 0 || entries.level[local]! >= Level.warning) signals.push({ local, codes: own });
  }
  return { leading, signals };
}
