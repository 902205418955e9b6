import { nameAt } from "../../formats/entries";
import { columnsAt, type Log } from "../../log";
import type { Judged } from "../judge";
import { specificity } from "../specificity";

/** Statements of one job stand close together; a job that waits longer than this in between states a failure anew. */
export const chainGap = 120_000;
/** So long after its failure a job may still state the same error: taking back what was done takes its time. */
const longestRollback = 6 * 3_600_000;

/** So far back a job that ends without a reason (E_FAIL) may have stated it. */
const longestSilence = 1_800_000;

/** Statements that belong to one failure, and the session of the last that names one. */
export interface Chain {
  readonly statements: Judged[];
  readonly codes: Set<number>;
  session: string;
  /** A package has been done with: what bears none of the errors before is about the next. */
  isOver: boolean;
}

/** The session an entry belongs to; empty for none. */
export function sectionOf(log: Log, entry: number): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.section[local]!);
}

/** Statements that one job may have written: of one session, or of none, without a long pause or with the same error. */
export function chainsOf(statements: readonly Judged[], log: Log): Chain[] {
  const chains: Chain[] = [];
  const bySession = new Map<string, Chain>();
  const byCode = new Map<number, Chain>();
  let latest: Chain | undefined;
  for (const each of statements) {
    const session = sectionOf(log, each.entry);
    const goesOn = (chain: Chain | undefined, gap: number): chain is Chain => {
      const last = chain?.statements.at(-1);
      if (!chain || !last || last.run !== each.run || Math.abs(each.time - last.time) > gap) return false;
      return !chain.isOver || sharesCode(chain, each);
    };
    const isSame = (chain: Chain): boolean => session === "" || chain.session === "" || chain.session === session;
    let chain = bySession.get(session);
    if (!goesOn(chain, session !== "" && namesNoReason(each) ? longestSilence : chainGap)) {
      // Not every record is known to belong to a session: the log may begin within one.
      const mayBelong = goesOn(latest, chainGap) && (isSame(latest) || sharesCode(latest, each));
      chain = mayBelong ? latest : sameError(each, byCode, (known) => goesOn(known, longestRollback) && isSame(known));
    }
    if (!chain) {
      chain = { statements: [], codes: new Set(), session, isOver: false };
      chains.push(chain);
    }
    chain.statements.push(each);
    if (session !== "") chain.session = session;
    chain.isOver ||= each.judgement.message.startsWith("Exec: Processing complete");
    bySession.set(session, chain);
    for (const { canonical } of each.judgement.codes) {
      chain.codes.add(canonical);
      if (specificity(canonical) === 3) byCode.set(canonical, chain);
    }
    latest = chain;
  }
  return chains;
}

function namesNoReason({ judgement: { rule, telling } }: Judged): boolean {
  return rule.id === "cbs/result" && telling === 0;
}

function sharesCode({ codes }: Chain, { judgement }: Judged): boolean {
  return judgement.codes.some(({ canonical }) => codes.has(canonical));
}

function sameError(
  { judgement }: Judged,
  byCode: ReadonlyMap<number, Chain>,
  fits: (chain: Chain) => boolean,
): Chain | undefined {
  for (const { canonical } of judgement.codes) {
    const chain = byCode.get(canonical);
    if (chain && fits(chain)) return chain;
  }
  return undefined;
}
