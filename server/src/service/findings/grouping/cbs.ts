import { nameAt } from "../../formats/entries";
import { columnsAt, entryMessage, type Log, landmarksOf } from "../../log";
import { makeFinding } from "../build";
import { type Judged, judgeAs } from "../judge";
import { hashMismatch, notRepaired, repaired, storeCorrupt, unexplained } from "../rules/cbs";
import type { Rule } from "../rules/rule";
import { specificity } from "../specificity";
import type { Finding } from "../types";

/** Statements of one job stand close together; a job that waits longer than this in between states a failure anew. */
const chainGap = 120_000;

/**
 * What a servicing job says on the way down is one failure, stated at the first operation of the component store that
 * names a specific error. The same failure of several jobs is one finding. What stands at Info counts only where a job
 * fails for it, and what damage is stated in words alone is read from its sentences.
 */
export function groupCbs(judged: readonly Judged[], log: Log): Finding[] {
  const noise = new Map<string, Judged[]>();
  const failures: Judged[] = [];
  for (const each of judged) {
    if (each.judgement.verdict === "noise") collect(noise, `${each.judgement.rule.id} ${codeOf(each)}`, each);
    else failures.push(each);
  }
  const { files, store } = damageOf(log);
  const known = new Set(failures.map(({ entry }) => entry));
  const statements = [...failures, ...store.filter(({ entry }) => !known.has(entry))];
  const findings = [...noise.values()].map((group) => makeFinding("noise", group));
  return [
    ...findings,
    ...fileFindings(files),
    ...failuresOf(
      statements.sort((a, b) => a.entry - b.entry),
      log,
    ),
  ];
}

function failuresOf(statements: readonly Judged[], log: Log): Finding[] {
  const errors = new Map<string, { statements: Judged[]; main: Judged }>();
  const warnings = new Map<string, Judged[]>();
  for (const chain of chainsOf(statements, log)) {
    if (!chain.some(({ judgement }) => judgement.verdict === "error")) {
      for (const each of chain) collect(warnings, keyOf(each), each);
      continue;
    }
    const main = causeOf(chain);
    // What was stated before the cause with another code was got over: the job went on after it.
    const own = chain.filter((each) => each.entry >= main.entry || isShared(each, main));
    const same = errors.get(keyOf(main));
    if (same) same.statements.push(...own);
    else errors.set(keyOf(main), { statements: own, main });
  }
  const found = [...errors.values()].map((each) => {
    const sorted = each.statements.sort((a, b) => a.entry - b.entry);
    const { rule, verdict } = each.main.judgement;
    return makeFinding("error", sorted, verdict === "error" ? rule : undefined, each.main);
  });
  for (const group of warnings.values()) {
    const isMarked = group.some(({ judgement }) => judgement.verdict === "warning");
    found.push(makeFinding("warning", group, isMarked ? undefined : unexplained));
  }
  return found;
}

/** Statements that one job may have written: of one session, or of none, without a long pause. */
function chainsOf(statements: readonly Judged[], log: Log): Judged[][] {
  const chains: Judged[][] = [];
  const open = new Map<string, Judged[]>();
  let latest: Judged[] | undefined;
  let latestSession = "";
  for (const each of statements) {
    const { entries, local } = columnsAt(log, each.entry);
    const session = nameAt(entries, entries.section[local]!);
    const own = open.get(session);
    const goesOn = (chain: Judged[] | undefined): chain is Judged[] =>
      chain !== undefined && chain.at(-1)!.run === each.run && Math.abs(each.time - chain.at(-1)!.time) <= chainGap;
    let chain = goesOn(own) ? own : undefined;
    if (!chain && goesOn(latest)) {
      // Not every record is known to belong to a session: the log may begin within one.
      const mayBelong = session === "" || latestSession === "" || latest.some((other) => isShared(other, each));
      if (mayBelong) chain = latest;
    }
    if (!chain) {
      chain = [];
      chains.push(chain);
    }
    chain.push(each);
    open.set(session, chain);
    latest = chain;
    latestSession = session;
  }
  return chains;
}

/** The first operation of the store with a specific error, else the first place that states what the job ended with. */
function causeOf(chain: readonly Judged[]): Judged {
  const words = chain.find(({ judgement }) => judgement.rule === storeCorrupt);
  if (words) return words;
  const store = chain.find(({ judgement }) => judgement.rule.id === "cbs/csi-failed" && judgement.telling === 3);
  if (store) return store;
  const stated = new Set(
    chain.flatMap(({ judgement }) =>
      judgement.verdict === "error" ? judgement.codes.map(({ canonical }) => canonical) : [],
    ),
  );
  return (
    chain.find(({ judgement }) =>
      judgement.codes.some(({ canonical }) => stated.has(canonical) && specificity(canonical) === 3),
    ) ??
    chain.find(({ judgement }) => judgement.telling === 3) ??
    chain.find(({ judgement }) => judgement.verdict === "error")!
  );
}

function isShared(a: Judged, b: Judged): boolean {
  return a.judgement.codes.some(({ canonical }) => b.judgement.codes.some((code) => code.canonical === canonical));
}

/** What makes it the same failure in another job: its code and who states it, or its sentence without numbers. */
function keyOf({ judgement }: Judged): string {
  const code = judgement.codes.find(({ canonical }) => specificity(canonical) === judgement.telling);
  const what = code?.canonical ?? judgement.message.replace(variableParts, "#").slice(0, 160);
  return `${judgement.component} ${what}`;
}

const variableParts = /^[0-9a-fA-F]{8}(?:@\S{1,40})? |0x[0-9a-f]+|\d+/gi;

function codeOf({ judgement }: Judged): string {
  return judgement.codes.map(({ canonical }) => canonical).join(" ");
}

function collect(groups: Map<string, Judged[]>, key: string, each: Judged): void {
  const known = groups.get(key);
  if (known) known.push(each);
  else groups.set(key, [each]);
}

const fixed = /\((?:Fixed|Repaired|w\/)\)/i;

/** The rules for landmarks that bear no code and stand at Info. */
const ruleOfMark: ReadonlyMap<string, Rule> = new Map([
  ["mismatch", hashMismatch],
  ["lost", notRepaired],
  ["repaired", repaired],
  ["corrupt", storeCorrupt],
]);

/** What the log states in words alone: files, by their names, and places of the store. */
function damageOf(log: Log): { files: ReadonlyMap<string, Judged[]>; store: readonly Judged[] } {
  const files = new Map<string, Judged[]>();
  const store: Judged[] = [];
  for (const { entry, kind } of landmarksOf(log)) {
    const rule = ruleOfMark.get(kind);
    if (!rule) continue;
    const message = entryMessage(log, entry);
    if (rule !== storeCorrupt) collect(files, fileIn(message), judgeAs(log, entry, rule));
    else if (!fixed.test(message)) store.push(judgeAs(log, entry, rule));
  }
  return { files, store };
}

/** The last quoted name: a folder may stand before it. `[l:22{11}]"prnview.dll"`, `[l:11]'prnview.dll'`. */
function fileIn(message: string): string {
  const head = message.slice(0, 1200).split(/ of [A-Z]|; source|, Version = | do not match/)[0]!;
  const names = head.match(/\][ml:\d{},]{0,40}["'][^"']{1,300}["']/g);
  const file = names?.at(-1)?.replace(/^[^"']*["']|["']$/g, "") ?? /member (\S{1,300})/.exec(head)?.[1] ?? head;
  return file.toLowerCase().split("\\").at(-1)!;
}

/** A file whose hash differs is a failure when it could not be repaired, a warning when nothing says that it was. */
function fileFindings(files: ReadonlyMap<string, Judged[]>): Finding[] {
  return [...files.values()].map((group) => {
    const lost = group.find(({ judgement }) => judgement.rule === notRepaired);
    if (lost) return makeFinding("error", group, notRepaired, lost);
    const isRepaired = group.some(({ judgement }) => judgement.rule === repaired);
    return isRepaired ? makeFinding("noise", group, repaired) : makeFinding("warning", group, hashMismatch);
  });
}
