import { outcomeIn } from "../../formats/cbsText";
import { entryMessage, type Log, landmarksOf } from "../../log";
import { makeFinding } from "../build";
import { collect } from "../grouped";
import type { Judged } from "../judge";
import { answers, overcome, plainAnswer, unexplained } from "../rules/cbs";
import { packageMissing, storeCorrupt, storeSummary } from "../rules/cbsDamage";
import { specificity } from "../specificity";
import type { Finding } from "../types";
import { chainGap, chainsOf, sectionOf } from "./cbsChains";
import { damageOf, fileFindings } from "./cbsDamage";

/**
 * What a servicing job says on the way down is one failure, stated at the first operation of the component store that
 * names a specific error. The same failure of several jobs is one finding. What stands at Info counts only where a job
 * fails for it, and what damage is stated in words alone is read from its sentences.
 */
export function groupCbs(judged: readonly Judged[], log: Log): Finding[] {
  const noise = new Map<string, Judged[]>();
  const failures: Judged[] = [];
  for (const each of judged) {
    if (each.judgement.verdict === "noise") {
      const group = each.judgement.rule.id === "cbs/failure-ignored" ? takeIgnored(failures, each) : [each];
      for (const one of group) collect(noise, `${each.judgement.rule.id} ${codeOf(each)}`, one);
    } else failures.push(each);
  }
  const { files, store } = damageOf(log);
  const known = new Set(failures.map(({ entry }) => entry));
  const statements = [...failures, ...store.filter(({ entry }) => !known.has(entry))];
  return [
    ...[...noise.values()].map((group) => makeFinding("noise", group, undefined, sayingSo(group))),
    ...fileFindings(files),
    ...failuresOf(
      statements.sort((a, b) => a.entry - b.entry),
      log,
    ),
  ];
}

/** So many statements an installer whose failure is ignored may make of it. */
const longestInstaller = 8;

/** What an installer said right before the line that its failure is ignored, taken off the failures; that line last. */
function takeIgnored(failures: Judged[], end: Judged): Judged[] {
  let from = failures.length;
  while (from > 0 && failures.length - from < longestInstaller) {
    const { judgement, time, run } = failures[from - 1]!;
    if (judgement.component !== "CSI" || run !== end.run || end.time - time > chainGap) break;
    if (/\bFailure will not be ignored\b/.test(judgement.message)) break;
    from--;
  }
  return [...failures.splice(from), end];
}

/** The line that says that the failure above it is ignored; undefined for a group that is noise throughout. */
function sayingSo(group: readonly Judged[]): Judged | undefined {
  return group[0]!.judgement.verdict === "noise"
    ? undefined
    : group.find(({ judgement }) => judgement.verdict === "noise");
}

function failuresOf(statements: readonly Judged[], log: Log): Finding[] {
  const errors = new Map<string, { statements: Judged[]; main: Judged }>();
  const warnings = new Map<string, Judged[]>();
  const quiet = new Map<string, Judged[]>();
  const gotOver = overcomeIn(statements, log);
  for (const { statements: chain } of chainsOf(statements, log)) {
    const failed = (each: Judged): boolean => each.judgement.verdict === "error" && !gotOver.has(each);
    if (!chain.some(failed)) {
      for (const each of chain) collect(gotOver.has(each) ? quiet : warnings, keyOf(each), each);
      continue;
    }
    const main = causeOf(chain, failed);
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
    if (!isMarked && group.every(bearsAnswer)) found.push(makeFinding("noise", group, plainAnswer));
    else found.push(makeFinding("warning", group, isMarked ? undefined : unexplained));
  }
  for (const group of quiet.values()) found.push(makeFinding("noise", group, overcome));
  return found;
}

function bearsAnswer({ judgement: { codes } }: Judged): boolean {
  return codes.length > 0 && codes.every(({ canonical }) => answers.has(canonical));
}

/**
 * Failed steps at Info, and things the store did not find, in sessions that ended with success afterwards: the job found
 * another way.
 */
function overcomeIn(statements: readonly Judged[], log: Log): ReadonlySet<Judged> {
  const steps = statements.filter((each) => stepRules.has(each.judgement.rule.id) || lacksOnly(each));
  const found = new Set<Judged>();
  if (steps.length === 0) return found;
  const ends = new Map<string, { last: number; lastFailed: number }>();
  for (const kind of ["complete", "sessionEnd"])
    for (const { entry } of landmarksOf(log, kind)) {
      const outcome = outcomeIn(entryMessage(log, entry));
      const session = sectionOf(log, entry);
      if (!outcome || session === "") continue;
      const end = ends.get(session) ?? { last: -1, lastFailed: -1 };
      end.last = Math.max(end.last, entry);
      if (outcome.startsWith("failed")) end.lastFailed = Math.max(end.lastFailed, entry);
      ends.set(session, end);
    }
  for (const each of steps) {
    const end = ends.get(sectionOf(log, each.entry));
    if (end && end.last >= each.entry && end.lastFailed < each.entry) found.add(each);
  }
  return found;
}

/** Whether the store marks as failed that it did not find something, and no more. */
function lacksOnly({ judgement: { rule, codes } }: Judged): boolean {
  const isAbsence = (canonical: number): boolean => notFound.has(canonical) || specificity(canonical) === 1;
  return rule.id === "cbs/csi-failed" && codes.length > 0 && codes.every(({ canonical }) => isAbsence(canonical));
}

const stepRules: ReadonlySet<string> = new Set(["cbs/execution-failed", "cbs/step-failed"]);

const inWords: ReadonlySet<Judged["judgement"]["rule"]> = new Set([storeCorrupt, storeSummary, packageMissing]);

/** STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_PATH_NOT_FOUND and ERROR_NOT_FOUND. */
const notFound: ReadonlySet<number> = new Set([0xc0000034, 0xc000003a, 0x80070490]);

/** Whether all it names is that something is absent: what that means, a later step says. */
function namesAbsence({ judgement }: Judged): boolean {
  return judgement.codes.every(({ canonical }) => notFound.has(canonical) || specificity(canonical) < 3);
}

/**
 * Damage stated in words, else the first operation of the store with a specific error, else the first place that states
 * what the job ended with.
 */
function causeOf(chain: readonly Judged[], failed: (each: Judged) => boolean): Judged {
  const words = chain.find(({ judgement }) => inWords.has(judgement.rule));
  if (words) return words;
  const store = chain.filter(({ judgement }) => judgement.rule.id === "cbs/csi-failed" && judgement.telling === 3);
  const telling = store.find((each) => !namesAbsence(each));
  if (telling) return telling;
  const stated = new Set(
    chain.flatMap((each) => (failed(each) ? each.judgement.codes.map(({ canonical }) => canonical) : [])),
  );
  const tells = (canonical: number): boolean =>
    stated.has(canonical) && specificity(canonical) === 3 && !notFound.has(canonical);
  return (
    chain.find(({ judgement }) => judgement.codes.some(({ canonical }) => tells(canonical))) ??
    store[0] ??
    chain.find(({ judgement }) => judgement.telling === 3) ??
    chain.find(failed)!
  );
}

function isShared(a: Judged, b: Judged): boolean {
  return a.judgement.codes.some(({ canonical }) => b.judgement.codes.some((code) => code.canonical === canonical));
}

/** What makes it the same failure in another job: its specific code, or who states it and the sentence without numbers. */
function keyOf({ judgement }: Judged): string {
  const code = judgement.codes.find(({ canonical }) => specificity(canonical) === judgement.telling);
  if (code && judgement.telling === 3) return `${code.canonical}`;
  const what = code?.canonical ?? judgement.message.replace(variableParts, "#").slice(0, 160);
  return `${judgement.component} ${what}`;
}

const variableParts = /^[0-9a-fA-F]{8}(?:@\S{1,40})? |0x[0-9a-f]+|\d+/gi;

function codeOf({ judgement }: Judged): string {
  return judgement.codes.map(({ canonical }) => canonical).join(" ");
}
