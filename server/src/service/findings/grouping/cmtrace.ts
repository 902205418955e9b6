import { entryTime, type Log, landmarksOf, runAt } from "../../log";
import { makeFinding } from "../build";
import { type Judged, judgeAs } from "../judge";
import { asideRules, processExitRule, runFailedRule, scriptFailedRule } from "../rules/cmtrace";
import { mostSpecific, specificity } from "../specificity";
import type { Finding } from "../types";

/** What one thread states within so many milliseconds may be one failure on its way up. */
const chainReach = 30_000;
/** A message on the screen, with the end of a task sequence behind it, waits so long at most. */
const runReach = 3_600_000;
/** So many failures of a thread may be on their way at a time. */
const openChains = 6;

interface Chain {
  readonly statements: Judged[];
  readonly codes: Set<number>;
  telling: number;
  /** Whether one of its statements is an error by itself. */
  isError: boolean;
}

/**
 * A thread states a failure several times on its way up, with the same code, with a vaguer one, or in words alone:
 * that is one failure. Failures whose cause reads the same are one finding, however often the client tried again.
 */
export function groupCmtrace(judged: readonly Judged[], log: Log): Finding[] {
  const noise = new Map<string, Judged[]>();
  const chains: Chain[] = [];
  const open = new Map<string, Chain[]>();
  const lastOfRun = new Map<number | undefined, Chain>();
  for (const each of withScripts(judged, log)) {
    if (each.judgement.verdict === "noise") {
      const key = `${each.judgement.rule.id} ${causeKey(each)}`;
      const equal = noise.get(key);
      if (equal) equal.push(each);
      else noise.set(key, [each]);
      continue;
    }
    const thread = `${each.run} ${each.judgement.tid}`;
    const recent = open.get(thread) ?? [];
    let chain = chainFor(each, recent, lastOfRun.get(each.run));
    if (!chain) {
      chain = { statements: [], codes: new Set(), telling: -1, isError: false };
      chains.push(chain);
    }
    open.set(thread, [chain, ...recent.filter((other) => other !== chain)].slice(0, openChains));
    chain.statements.push(each);
    chain.telling = Math.max(chain.telling, each.judgement.telling);
    chain.isError ||= each.judgement.verdict === "error";
    if (chain.isError) lastOfRun.set(each.run, chain);
    for (const { canonical } of each.judgement.codes) chain.codes.add(canonical);
  }
  const overcome = overcomeIn(log);
  const byCause = new Map<string, Cause>();
  for (const { statements, isError } of chains) {
    if (statements.every(({ judgement }) => judgement.verdict === "support")) continue;
    const main = mainOf(statements);
    const rule = isError ? overcome(statements) : undefined;
    const key = `${rule?.id ?? ""} ${causeKey(main)}`;
    const equal = byCause.get(key);
    if (equal) for (const statement of statements) equal.statements.push(statement);
    else byCause.set(key, { main, rule, statements: [...statements] });
  }
  const findings: Finding[] = [...noise.values()].map((statements) => makeFinding("noise", statements));
  for (const { main, rule, statements } of byCause.values()) {
    statements.sort((a, b) => a.entry - b.entry);
    const isError = !rule && statements.some(({ judgement }) => judgement.verdict === "error");
    findings.push(makeFinding(isError ? "error" : "warning", statements, rule, main));
  }
  return findings;
}

interface FindingRule {
  readonly id: string;
  readonly evidence: string;
}

interface Cause {
  readonly main: Judged;
  readonly rule: FindingRule | undefined;
  readonly statements: Judged[];
}

const stepDone: FindingRule = {
  id: "cmtrace/step-completed",
  evidence:
    "The records tell of a failure, but the step of the task sequence in which they stand was completed successfully.",
};
const clientInstalled: FindingRule = {
  id: "cmtrace/client-installed",
  evidence: "The records tell of a failure, but this run of ccmsetup ended with the return code 0.",
};

const sequenceWentOn: FindingRule = {
  id: "cmtrace/sequence-succeeded",
  evidence:
    "The step failed, and the task sequence went on and ended with success: it was allowed to fail. What it was to do is not done.",
};
const scannedLater: FindingRule = {
  id: "cmtrace/scanned-later",
  evidence: "The scan failed, and was completed when the client tried again within the hour.",
};
/** A scan is tried again within this time, in milliseconds. */
const scanReach = 3_600_000;
const isOfScan = ({ judgement: { component, message } }: Judged): boolean =>
  (component === "WUAHandler" || component === "ScanAgent") && /\b(?:scan|search)\b/i.test(message.slice(0, 500));

/** Why a failure that begins and ends within a step or an installation which reached its aim is no more than a warning. */
function overcomeIn(log: Log): (statements: readonly Judged[]) => FindingRule | undefined {
  const marks = landmarksOf(log).filter(({ kind }) => kind === "step" || kind === "done" || kind === "failed");
  const sequences = new Map(landmarksOf(log, "succeeded").map(({ entry }) => [runAt(log, entry)?.index, entry]));
  const scans = landmarksOf(log, "scanned");
  const installed = new Set(landmarksOf(log, "installed").map(({ entry }) => runAt(log, entry)?.index));
  const after = (entry: number, all: readonly { readonly entry: number }[] = marks): number => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle]!.entry <= entry) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (statements) => {
    const next = after(statements[0]!.entry);
    const isDone = marks[next - 1]?.kind === "step" && marks[next]?.kind === "done";
    if (isDone && next === after(statements.at(-1)!.entry)) return stepDone;
    const { entry, run, time } = statements.at(-1)!;
    if ((sequences.get(run) ?? -1) > entry) return sequenceWentOn;
    const scanned = scans[after(entry, scans)];
    if (scanned && entryTime(log, scanned.entry) - time < scanReach && statements.every(isOfScan)) return scannedLater;
    return run !== undefined && installed.has(run) ? clientInstalled : undefined;
  };
}

/** The judgements with those on scripts whose result is stated in words alone, in log order. */
function withScripts(judged: readonly Judged[], log: Log): readonly Judged[] {
  const scripts = landmarksOf(log, "script");
  if (scripts.length === 0) return judged;
  const known = new Set(judged.map(({ entry }) => entry));
  const found = scripts
    .filter(({ entry }) => !known.has(entry))
    .map(({ entry }) => judgeAs(log, entry, scriptFailedRule));
  return [...judged, ...found].sort((a, b) => a.entry - b.entry);
}

/** The failure that a statement tells of again: first one with the same code, then one that its vaguer words go on from. */
function chainFor(each: Judged, recent: readonly Chain[], lastOfRun: Chain | undefined): Chain | undefined {
  const near = recent.filter((chain) => isNear(each, chain, chainReach));
  const same = near.filter(({ codes }) => each.judgement.codes.some(({ canonical }) => codes.has(canonical)));
  const stated = same.find((chain) => !chain.statements.every(isAside));
  if (stated) return stated;
  // The end of a whole run may be written by another thread, and when somebody has read a message on the screen.
  if (each.judgement.rule.id === runFailedRule && lastOfRun && isNear(each, lastOfRun, runReach)) return lastOfRun;
  const above = near.find((chain) => !chain.statements.every(isAside) && goesOn(chain, each));
  return (isAside(each) ? undefined : above) ?? same[0];
}

/** In time; what bears no time stands where it stands. */
function isNear({ time }: Judged, { statements }: Chain, reach: number): boolean {
  return !(Math.abs(time - statements.at(-1)!.time) > reach);
}

function isAside({ judgement }: Judged): boolean {
  return asideRules.has(judgement.rule.id);
}

/** Whether a statement may go on from a failure with another code, or with none. A notice and an error tell of two things. */
function goesOn({ codes, telling, isError }: Chain, { judgement }: Judged): boolean {
  const first = judgement.codes[0];
  if (first === undefined) return isError || judgement.verdict !== "error" || codes.size === 0;
  if (codes.size === 0) return !isError || judgement.verdict !== "warning";
  return specificity(first.canonical) < telling;
}

/**
 * The statement that names the cause: the most specific one that is an error by itself; a warning or an exit code where
 * the errors only sum up. Of several with the same code it is the first that is no mere notice.
 */
function mainOf(statements: readonly Judged[]): Judged {
  const all = statements.filter(({ judgement }) => judgement.verdict === "error");
  const steps = all.filter(({ judgement }) => judgement.rule.id !== runFailedRule);
  const errors = steps.length > 0 ? steps : all;
  const warnings = statements.filter(({ judgement }) => judgement.verdict === "warning");
  const exits = statements.filter(({ judgement }) => judgement.rule.id === processExitRule);
  const grave = errors.length > 0 ? errors : warnings.length > 0 ? warnings : statements;
  let best = mostSpecific(grave);
  for (const others of best.judgement.telling <= 0 ? [warnings, exits] : [warnings]) {
    const other = others.length > 0 ? mostSpecific(others) : best;
    if (other.judgement.telling > best.judgement.telling) best = other;
  }
  return best;
}

/** Failures with the same main code from the same place of the same run; without a code, those with the same words. */
function causeKey({ run, judgement }: Judged): string {
  const { codes, component, message, rule } = judgement;
  const what =
    codes[0]?.canonical ?? message.slice(0, 300).replace(/[\w-]+/g, (word) => (/\d/.test(word) ? "#" : word));
  return `${run} ${component} ${codes.length > 0 ? "" : rule.id} ${what}`;
}
