import { findKeys } from "../keys";
import { entryEnd, entryStart, type Log, runsOf } from "../log";
import { sliceText } from "../text/logText";
import { grouped } from "./grouped";
import { type Finding, findingsOf } from "./index";

/** A failure as one problem, however many more runs of a log state it. */
export interface DistinctFinding {
  /** The first of them, with the places of all as its occurrences. */
  readonly finding: Finding;
  /** Index of the first in `findingsOf`. */
  readonly index: number;
}

/** A failure of fewer runs than this is shown at each of them; of more, the repeats would hide what else failed. */
const leastRepeats = 10;

const distinctByLog = new WeakMap<Log, readonly DistinctFinding[]>();

/**
 * The findings of a log, one for a failure that many runs repeat: those that say the same about the same thing. In the
 * order of `findingsOf`, which keeps them apart, as each run failed by itself. Kept as long as the log lives.
 */
export function distinctFindingsOf(log: Log): readonly DistinctFinding[] {
  let distinct = distinctByLog.get(log);
  if (!distinct) {
    distinct = merged(log, findingsOf(log));
    distinctByLog.set(log, distinct);
  }
  return distinct;
}

function merged(log: Log, findings: readonly Finding[]): DistinctFinding[] {
  const indices = findings.map((_, index) => index);
  // What a run is about has to be read from its text, so it is asked only where all else is equal.
  return grouped(indices, (index) => sayingOf(log, findings[index]!))
    .flatMap((alike) =>
      alike.length > 1 && findings[alike[0]!]!.severity !== "noise"
        ? grouped(alike, (index) => subjectOf(log, findings[index]!))
        : [alike],
    )
    .flatMap((same) => (same.length < leastRepeats ? same.map((index) => [index]) : [same]))
    .map((same) => ({ finding: asOne(same.map((index) => findings[index]!)), index: same[0]! }))
    .sort((a, b) => a.index - b.index);
}

function asOne(same: readonly Finding[]): Finding {
  const [first] = same;
  if (same.length === 1) return first!;
  // Runs that write at the same time interleave.
  const occurrences = same.flatMap((each) => each.occurrences).sort((a, b) => a.entry - b.entry);
  return { ...first!, occurrences };
}

/** Ids, names of temporary files, and numbers that stand alone: what is given anew each time. `KB123456` and `oem4.inf` stay. */
const givenAnew =
  /\{[0-9a-f-]{36}\}|\b[\w~-]{1,40}\.tmp\b|(?<![\w-])(?=[a-f]{0,40}\d)[0-9a-f]{8,40}(?![\w-])|(?<![\w.-])\d{1,20}(?:\.\d{1,20}){0,4}(?![\w-])/gi;
/** In what is no failure, the object does not matter either. */
const object = /"[^"]{0,400}"|'[^']{0,400}'|\b[a-z]:\\[^\s,;"']*/gi;

/** So much of a statement is compared. */
const sentenceLength = 400;

/** What a finding says, without what differs from one time to the next. */
function sayingOf(log: Log, { severity, rule, statement, messageNumber, codes }: Finding): string {
  const errors = codes.map(({ canonical }) => canonical);
  const sentence = sliceText(log.text, statement.start, Math.min(statement.end, statement.start + sentenceLength));
  const words = severity === "noise" ? sentence.replace(object, "#") : sentence;
  return [severity, rule, messageNumber, errors.join(), words.replace(givenAnew, "#")].join("\n");
}

/** So much of either end of a run is read for what it is about. */
const subjectReach = 8_000;

/** What identifies the thing a run is about: updates, drivers and devices it names, and its command line. */
function subjectOf(log: Log, { run: index }: Finding): string {
  const run = index === undefined ? undefined : runsOf(log)[index];
  if (!run) return "";
  const start = entryStart(log, run.first);
  const end = entryEnd(log, run.last);
  const text =
    end - start <= 2 * subjectReach
      ? sliceText(log.text, start, end)
      : `${sliceText(log.text, start, start + subjectReach)}\n${sliceText(log.text, end - subjectReach, end)}`;
  const names = new Set<string>();
  for (const { kind, normal } of findKeys(text))
    if (kind === "kb" || kind === "inf" || kind === "device" || kind === "hardware" || kind === "package")
      names.add(normal);
  return [...[...names].sort(), run.title.replace(givenAnew, "#"), run.commandLine?.replace(givenAnew, "#")].join("\n");
}
