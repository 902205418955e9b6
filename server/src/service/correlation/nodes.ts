import type { FindingSummary, LogSummary, RunSummary, StatementSummary } from "./summary";

/** A failure with the log it stands in. */
export interface FindingNode {
  readonly log: LogSummary;
  readonly finding: FindingSummary;
  /** Those of its statements that are meant, in log order: all, unless the finding tells of several failures. */
  readonly statements: readonly StatementSummary[];
}

/** The failures of some logs, in their order. */
export function failuresOf(logs: readonly LogSummary[]): FindingNode[] {
  return logs.flatMap((log) => log.findings.map((finding) => ({ log, finding, statements: finding.statements })));
}

/** The statement that comes first and tells most. */
export function mainStatement({ finding, statements }: FindingNode): StatementSummary {
  const main = finding.statements[finding.main]!;
  return statements.includes(main) ? main : statements[0]!;
}

/** A failure with some of its statements, as if its log stated no others. `statements` is in log order and not empty. */
export function narrowed({ log, finding }: FindingNode, statements: readonly StatementSummary[]): FindingNode {
  const stated = new Set(statements.flatMap((each) => each.codes));
  const codes = finding.codes.filter(({ canonical }) => stated.has(canonical));
  const telling = codes[0] && statements.findIndex((each) => each.codes.includes(codes[0]!.canonical));
  const whole = finding.statements[finding.main]!;
  const main = statements.includes(whole)
    ? statements.indexOf(whole)
    : // What states the same again in the same words tells as much as the first time.
      statements.findIndex(({ text, component }) => text === whole.text && component === whole.component);
  return {
    log,
    finding: {
      ...finding,
      statements,
      statementCount: statements.length,
      codes,
      main: Math.max(0, main >= 0 ? main : (telling ?? 0)),
    },
    statements,
  };
}

const runsByIndex = new WeakMap<LogSummary, ReadonlyMap<number, RunSummary>>();

/** The run a statement belongs to. */
export function runOfStatement(log: LogSummary, { run }: StatementSummary): RunSummary | undefined {
  let runs = runsByIndex.get(log);
  if (!runs) {
    runs = new Map(log.runs.map((each) => [each.index, each]));
    runsByIndex.set(log, runs);
  }
  return run === undefined ? undefined : runs.get(run);
}

/** The run a failure belongs to: that of its main statement. */
export function runOf(node: FindingNode): RunSummary | undefined {
  return runOfStatement(node.log, mainStatement(node));
}

/** Whether a failure bears an error, in whatever spelling. */
export function bears({ finding }: FindingNode, canonical: number): boolean {
  return finding.codes.some((code) => code.canonical === canonical);
}

/**
 * The first and the last time that a failure tells, in local milliseconds; a reported event counts with both its times.
 * The start is infinite and after the end when no time is known.
 */
export function spanOf(node: FindingNode): { readonly start: number; readonly end: number } {
  return spanOfTimes(timesOf(node));
}

/** All times that a failure tells, in local milliseconds, unknown ones among them; of a reported event both. */
export function timesOf({ statements }: FindingNode): readonly number[] {
  return statements.flatMap(({ time, eventTime }) => [time, ...(eventTime === undefined ? [] : [eventTime])]);
}

/** The first and the last of some times, unknown ones left out. */
export function spanOfTimes(times: readonly number[]): { readonly start: number; readonly end: number } {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < start) start = time;
    if (time > end) end = time;
  }
  return { start, end };
}

/** Names before names, without regard to the language of the machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Times in order, unknown ones last. */
export function compareTimes(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
