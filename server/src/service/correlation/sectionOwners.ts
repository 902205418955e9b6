import { normalPath } from "../keys";
import { groupedBy } from "./groupedBy";
import { parentInfo, programName, sectionEvidence, sectionSlack } from "./runLinks";
import type { LogSummary, RunSummary } from "./summary";
import { timeIndex } from "./timeIndex";

/** A run with its log. */
export interface RunOfLog {
  readonly log: LogSummary;
  readonly run: RunSummary;
}

/** A section of setupapi that a run of update.exe wrote, and what shows it. */
export interface OwnSection extends RunOfLog {
  readonly evidence: string;
}

/** Sections written by one process of update.exe lie within this time, in milliseconds. */
const longestLife = 3_600_000;

/**
 * The sections of setupapi that each update.exe run wrote, by run. A section is that of one run: where several runs of
 * the same program could have written it, of the one that had begun last. A run whose log does not tell its time has
 * the sections of its program when they are of one process, and no other run could have written them.
 */
export function sectionsOfRuns(logs: readonly LogSummary[]): ReadonlyMap<RunSummary, readonly OwnSection[]> {
  const sections = runsOf(logs, "setupapi-log");
  const byCaller = groupedBy(sections, ({ run }) => callersOf(run));
  const timed = new Map([...byCaller].map(([key, own]) => [key, timeIndex(own, spanOf)]));
  const runs = runsOf(logs, "svcpack-log");
  const candidates = new Map<RunOfLog, Candidate[]>();
  const add = (section: RunOfLog, run: RunSummary): void => {
    const evidence = sectionEvidence(run, section.run);
    if (evidence === undefined) return;
    const known = candidates.get(section);
    if (known) known.push({ run, evidence });
    else candidates.set(section, [{ run, evidence }]);
  };
  for (const { run } of runs.filter(({ run: { startTime } }) => !Number.isNaN(startTime))) {
    const [from, to] = [run.startTime - sectionSlack, run.endTime + sectionSlack];
    const near = callersOf(run).flatMap((key) => timed.get(key)?.overlapping(from, to) ?? []);
    for (const section of new Set(near)) add(section, run);
  }
  const owned = new Set(candidates.keys());
  for (const { run } of runs.filter(({ run: { startTime } }) => Number.isNaN(startTime))) {
    const all = new Set(callersOf(run).flatMap((key) => byCaller.get(key) ?? []));
    const free = [...all].filter((section) => !owned.has(section) && sectionEvidence(run, section.run) !== undefined);
    if (areOfOneProcess(free)) for (const section of free) add(section, run);
  }
  const found = new Map<RunSummary, OwnSection[]>();
  for (const [section, own] of candidates) {
    for (const { run, evidence } of ownersOf(section.run, own)) {
      const known = found.get(run);
      if (known) known.push({ ...section, evidence });
      else found.set(run, [{ ...section, evidence }]);
    }
  }
  return withSameProcess(sections, found);
}

/**
 * Adds the sections that name no program and were written, while a run lasted, by the process of a section that the run
 * is known to have written: the process id heads every section, its program stands only in some.
 */
function withSameProcess(
  sections: readonly RunOfLog[],
  known: ReadonlyMap<RunSummary, readonly OwnSection[]>,
): ReadonlyMap<RunSummary, readonly OwnSection[]> {
  const nameless = sections.filter(({ run }) => run.program === undefined && run.commandLine === undefined);
  const byProcess = groupedBy(nameless, ({ log, run }) => (run.pid === undefined ? [] : [processKey(log, run)]));
  const timed = new Map([...byProcess].map(([process, own]) => [process, timeIndex(own, spanOf)]));
  return new Map(
    [...known].map(([run, own]) => {
      const added = new Map<RunOfLog, OwnSection>();
      for (const { log, run: witness } of own) {
        const near = timed.get(processKey(log, witness));
        for (const section of near?.overlapping(run.startTime - sectionSlack, run.endTime + sectionSlack) ?? [])
          added.set(section, { ...section, evidence: processEvidence(run, witness) });
      }
      return [run, [...own, ...added.values()]];
    }),
  );
}

function processEvidence(run: RunSummary, { pid }: RunSummary): string {
  const name = programName(run);
  return `Process ${pid} wrote the setupapi section while the run of ${name} lasted; another section of this process names the program of the run.`;
}

interface Candidate {
  readonly run: RunSummary;
  readonly evidence: string;
}

/** One run, and its copies in other logs. */
function ownersOf(section: RunSummary, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length === 1) return candidates;
  // The section's stamp has no fractions of a second.
  const begun = candidates.filter(({ run }) => run.startTime < section.startTime + 1000);
  const starts = (begun.length > 0 ? begun : candidates).map(({ run }) => run.startTime);
  const start = starts.reduce((a, b) => (begun.length > 0 ? Math.max(a, b) : Math.min(a, b)));
  return candidates.filter(({ run }) => run.startTime === start);
}

function processKey({ uri, view }: LogSummary, { pid }: RunSummary): string {
  return `${pid} ${view} ${uri}`;
}

function areOfOneProcess(sections: readonly RunOfLog[]): boolean {
  const [first] = sections;
  return sections.every(
    ({ run }) => run.pid === first!.run.pid && Math.abs(run.startTime - first!.run.startTime) <= longestLife,
  );
}

function runsOf(logs: readonly LogSummary[], format: LogSummary["format"]): readonly RunOfLog[] {
  return logs.flatMap((log) => (log.format === format ? log.runs.map((run) => ({ log, run })) : []));
}

function spanOf({ run: { startTime } }: RunOfLog): { start: number; end: number } {
  return { start: startTime, end: startTime };
}

function callersOf({ program, commandLine }: RunSummary): string[] {
  const parent = parentInfo(commandLine);
  // Folders may be in their short form, so only the name of the program is sure.
  const name = normalPath(program ?? "")
    .split("\\")
    .at(-1)!;
  return [...(name === "" ? [] : [name]), ...(parent === undefined ? [] : [`/${parent}`])];
}
