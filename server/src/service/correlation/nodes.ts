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

/** Names before names, without regard to the language of the machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Times in order, unknown ones last. */
export function compareTimes(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
