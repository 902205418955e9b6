import type { Log } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import { mostSpecific, specificity } from "../specificity";
import type { Finding } from "../types";

/** What one thread states within so many milliseconds may be one failure on its way up. */
const chainReach = 30_000;

interface Chain {
  readonly statements: Judged[];
  readonly codes: Set<number>;
  telling: number;
}

/**
 * A thread states a failure several times on its way up, with the same code, with a vaguer one, or in words alone:
 * that is one failure. Failures whose cause reads the same are one finding, however often the client tried again.
 */
export function groupCmtrace(judged: readonly Judged[], _log: Log): Finding[] {
  const findings: Finding[] = [];
  const chains: Chain[] = [];
  const open = new Map<string, Chain>();
  for (const each of judged) {
    if (each.judgement.verdict === "noise") {
      findings.push(makeFinding("noise", [each]));
      continue;
    }
    const thread = `${each.run} ${each.judgement.tid}`;
    let chain = open.get(thread);
    if (!chain || !goesOn(chain, each)) {
      chain = { statements: [], codes: new Set(), telling: -1 };
      open.set(thread, chain);
      chains.push(chain);
    }
    chain.statements.push(each);
    chain.telling = Math.max(chain.telling, each.judgement.telling);
    for (const { canonical } of each.judgement.codes) chain.codes.add(canonical);
  }
  const byCause = new Map<string, Judged[]>();
  for (const { statements } of chains) {
    if (statements.every(({ judgement }) => judgement.verdict === "support")) continue;
    const key = causeKey(mostSpecific(statements));
    const equal = byCause.get(key);
    if (equal) for (const statement of statements) equal.push(statement);
    else byCause.set(key, [...statements]);
  }
  for (const statements of byCause.values()) {
    statements.sort((a, b) => a.entry - b.entry);
    const isError = statements.some(({ judgement }) => judgement.verdict === "error");
    findings.push(makeFinding(isError ? "error" : "warning", statements));
  }
  return findings;
}

/** Whether an entry states the failure of a chain again: near in time, and with no code that tells something else. */
function goesOn({ statements, codes, telling }: Chain, { time, judgement }: Judged): boolean {
  const apart = Math.abs(time - statements.at(-1)!.time);
  if (apart > chainReach) return false;
  return (
    judgement.codes.length === 0 ||
    codes.size === 0 ||
    specificity(judgement.codes[0]!.canonical) < telling ||
    judgement.codes.some(({ canonical }) => codes.has(canonical))
  );
}

/** Failures with the same main code from the same place of the same run; without a code, those with the same words. */
function causeKey({ run, judgement }: Judged): string {
  const { codes, component, message, rule } = judgement;
  const what =
    codes[0]?.canonical ?? message.slice(0, 300).replace(/[\w-]+/g, (word) => (/\d/.test(word) ? "#" : word));
  return `${run} ${component} ${codes.length > 0 ? "" : rule.id} ${what}`;
}
