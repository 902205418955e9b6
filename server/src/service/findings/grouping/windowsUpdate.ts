import type { Log } from "../../log";
import { isSameList } from "../../sameList";
import { makeFinding } from "../build";
import type { Judged, Judgement } from "../judge";
import { failedCallRule, transientRule } from "../rules/windowsUpdateModern";
import { isAgentCode, isAgentSummary, mostSpecific, specificity } from "../specificity";
import type { Finding } from "../types";
import { settleFailedCalls, undecodedEvents, working } from "./windowsUpdateModern";

/** Entries of one thread this close together tell of one failure as it passes up the calls. */
const chainGap = 2_000;
/** An error that another thread states this much later at most was handed over to it (reports follow by up to a minute). */
const handOverGap = 90_000;
/** A call that installs several updates sums up at its end, which may come much later than the failure of one. */
const callGap = 3_600_000;

interface Chain {
  readonly statements: Judged[];
  /** Each once; there are few. */
  readonly errors: number[];
  /** The last of its statements. */
  last: Judged;
}

/**
 * A failure goes up the calls of a thread, changes its code on the way, and is stated again by other threads, and by
 * the processes that install for the agent or call it: that is one chain. Chains of the same failure, by root error and
 * component, are one finding with all occurrences.
 */
export function groupWindowsUpdate(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  const byFailure = new Map<string, Judged[]>();
  const unsettled: Judged[] = [];
  const failures = judged.filter((statement) => {
    if (statement.judgement.verdict !== "noise") return true;
    findings.push(makeFinding("noise", [statement]));
    return false;
  });
  for (const { statements, failure } of callsOf(failures).flatMap(chainsOf)) {
    if (failure === undefined) {
      for (const statement of statements)
        if (unsettledRules.has(statement.judgement.rule.id)) unsettled.push(statement);
      continue;
    }
    const known = byFailure.get(failure);
    if (known) for (const statement of statements) known.push(statement);
    else byFailure.set(failure, [...statements]);
  }
  for (const statements of byFailure.values()) {
    const isError = statements.some(({ judgement }) => judgement.verdict === "error");
    findings.push(makeFinding(isError ? "error" : "warning", statements));
  }
  return [...findings, ...settleFailedCalls(unsettled, log), ...undecodedEvents(log)];
}

const unsettledRules: ReadonlySet<string> = new Set([failedCallRule.id, transientRule.id]);

/** The statements divided by pauses that no call outlasts: what is in one part has to do with no other. */
function callsOf(judged: readonly Judged[]): (readonly Judged[])[] {
  const calls: Judged[][] = [];
  let time = Number.NaN;
  for (const statement of judged) {
    if (calls.length === 0 || Math.abs(statement.time - time) > callGap) calls.push([]);
    calls.at(-1)!.push(statement);
    time = statement.time;
  }
  return calls;
}

interface FinishedChain {
  readonly statements: readonly Judged[];
  /** What is the same for chains of the same failure; undefined for what only supports a failure that nothing states. */
  readonly failure: string | undefined;
}

const chainsOfCall = new WeakMap<
  Judged,
  { readonly call: readonly Judged[]; readonly chains: readonly FinishedChain[] }
>();

/** The chains of a call in the order they begin. They are kept as long as its statements are: an edit leaves most as they are. */
function chainsOf(call: readonly Judged[]): readonly FinishedChain[] {
  const known = chainsOfCall.get(call[0]!);
  if (known && isSameList(known.call, call)) return known.chains;
  const chains = linked(call).map(({ statements }): FinishedChain => {
    const isStated = statements.some(({ judgement }) => judgement.verdict !== "support");
    return { statements, failure: isStated ? failureKey(statements) : undefined };
  });
  chainsOfCall.set(call[0]!, { call, chains });
  return chains;
}

function linked(call: readonly Judged[]): Chain[] {
  const chains: Chain[] = [];
  let open: Chain[] = [];
  const last: LastChains = { ofProcess: new Map() };
  for (const statement of call) {
    if (open.some((chain) => isOver(chain, statement))) open = open.filter((chain) => !isOver(chain, statement));
    let chain = summedUpBy(statement, last) ?? chainOf(open, statement);
    if (!chain) {
      chain = { statements: [], errors: [], last: statement };
      chains.push(chain);
      open.push(chain);
    }
    chain.statements.push(statement);
    chain.last = statement;
    if (!isLoose(statement)) remember(last, statement, chain);
    for (const { canonical } of statement.judgement.codes)
      if (!chain.errors.includes(canonical)) chain.errors.push(canonical);
  }
  return chains;
}

/** A process that starts logging in between (a helper of the installer does) ends no chain of another one. */
function isOver(chain: Chain, { time }: Judged): boolean {
  return Math.abs(time - chain.last.time) > handOverGap;
}

interface LastChains {
  readonly ofProcess: Map<number, { chain: Chain; readonly ofThread: Map<number, Chain> }>;
  /** Of any process. */
  any?: Chain;
}

function remember(last: LastChains, { judgement: { pid, tid } }: Judged, chain: Chain): void {
  let own = last.ofProcess.get(pid);
  if (own) own.chain = chain;
  else {
    own = { chain, ofThread: new Map() };
    last.ofProcess.set(pid, own);
  }
  own.ofThread.set(tid, chain);
  last.any = chain;
}

/**
 * The failure above that a summary of the agent's stands for: what the thread has just stated, else the last one of its
 * process, within the same call.
 */
function summedUpBy(statement: Judged, last: LastChains): Chain | undefined {
  const { time, judgement } = statement;
  if (judgement.codes.length === 0 || !judgement.codes.every(({ canonical }) => isAgentSummary(canonical)))
    return undefined;
  const within = (chain: Chain | undefined, gap: number): Chain | undefined =>
    chain && Math.abs(time - chain.last.time) <= gap ? chain : undefined;
  const own = last.ofProcess.get(judgement.pid);
  return (
    within(own?.ofThread.get(judgement.tid), chainGap) ??
    within(own?.chain, callGap) ??
    // A program that asked for the call learns only its result: the agent's process states what failed.
    (judgement.component.toUpperCase() === "COMAPI" ? within(last.any, handOverGap) : undefined)
  );
}

/** The chain that a statement goes on: one with its error, else the latest one that it can be the next step of. */
function chainOf(open: readonly Chain[], statement: Judged): Chain | undefined {
  const { codes } = statement.judgement;
  const same = open.find((chain) => codes.some(({ canonical }) => chain.errors.includes(canonical)));
  if (same) return same;
  for (let i = open.length - 1; i >= 0; i--) if (isNextOf(open[i]!, statement)) return open[i];
  return undefined;
}

/** A marked call that most often only asks: its code says nothing of what its thread states next to it. */
function isLoose({ judgement: { rule, component } }: Judged): boolean {
  return rule.id === failedCallRule.id && !working.has(component);
}

/** A code of its own may only go on a chain of the same thread, and then without a pause. */
function isNextOf(chain: Chain, statement: Judged): boolean {
  const { time, judgement } = statement;
  const { last } = chain;
  if (last.judgement.component !== judgement.component && (isLoose(statement) || isLoose(last))) return false;
  if (last.judgement.pid !== judgement.pid || last.judgement.tid !== judgement.tid) return false;
  if (Math.abs(time - last.time) > chainGap) return false;
  return judgement.codes.length === 0 || chain.errors.length === 0 || isResultOf(chain, judgement);
}

/** An agent code after a more specific one is what became of it; two specific codes in a row are two failures. */
function isResultOf(chain: Chain, { codes }: Judgement): boolean {
  return (
    codes.every(({ canonical }) => isAgentCode(canonical) || specificity(canonical) < 3) ||
    chain.errors.every((error) => specificity(error) === 0)
  );
}

const variableParts = /\{[^}]{0,60}\}|0x[0-9a-f]+|[0-9a-f]{8,}|\d+/gi;

/** What makes it the same failure on another day: its root error, or the sentence with names and numbers taken out. */
function failureKey(statements: readonly Judged[]): string {
  const { codes, component, message } = mostSpecific(statements).judgement;
  const error = codes[0]?.canonical ?? message.replace(variableParts, "#").slice(0, 120);
  return `${component} ${error}`;
}
