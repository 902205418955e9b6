import { type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import { specificity } from "../specificity";
import type { Finding } from "../types";

const runFailed = {
  id: "svcpack/run-failed",
  evidence: "update.exe ended this run with a failure; this is the first step that states a specific reason.",
};

/** What shows that a run failed, whatever its steps said. */
const outcomes = new Set(["svcpack/extended-error", "svcpack/setup-error"]);

/**
 * One finding for each run that failed: all that its steps say on the way down is one failure. In a run that did not
 * fail, a step that names a specific error is a warning, and a missing file or value is nothing.
 */
export function groupSvcpack(log: Log, judged: readonly Judged[]): Finding[] {
  const findings: Finding[] = [];
  for (const run of runsOf(log)) {
    const own = judged.filter(({ entry }) => entry >= run.first && entry <= run.last);
    for (const noise of own) if (noise.judgement.verdict === "noise") findings.push(makeFinding("noise", [noise]));
    const statements = own.filter(({ judgement }) => judgement.verdict !== "noise");
    if (statements.some(({ judgement }) => outcomes.has(judgement.rule.id))) {
      findings.push(makeFinding("error", fromCause(statements), runFailed));
      continue;
    }
    const byError = new Map<number, Judged[]>();
    for (const statement of statements) {
      const code = statement.judgement.codes.find(({ canonical }) => specificity(canonical) >= 2);
      if (statement.judgement.verdict !== "error" || !code) continue;
      byError.set(code.canonical, [...(byError.get(code.canonical) ?? []), statement]);
    }
    for (const group of byError.values()) findings.push(makeFinding("warning", group));
  }
  return findings;
}

/** The statements from the first one that names a specific error on; what failed before it was got over. */
function fromCause(statements: readonly Judged[]): readonly Judged[] {
  const first = statements.findIndex(({ judgement }) => judgement.verdict === "error" && judgement.telling === 3);
  return first > 0 ? statements.slice(first) : statements;
}
