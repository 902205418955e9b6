import { type CodeMatch, explainCode, formatCanonical } from "../codes";
import type { Judged } from "./judge";
import { mostSpecific, specificity } from "./specificity";
import type { Finding, FindingCode, FindingSeverity, Statement } from "./types";

/** Makes one finding from everything that states one failure; `statements` in log order, not empty. */
export function makeFinding(
  severity: FindingSeverity,
  statements: readonly Judged[],
  rule?: { id: string; evidence: string },
): Finding {
  const main = mostSpecific(statements);
  const codes = distinctCodes(main, statements);
  const occurrences = statements.map(statementOf);
  return {
    severity,
    rule: rule?.id ?? main.rule.id,
    message: describe(main, codes),
    evidence: rule?.evidence ?? main.rule.evidence,
    statement: occurrences[statements.indexOf(main)]!,
    occurrences,
    codes,
    run: main.run,
    ...(main.messageNumber !== undefined && { messageNumber: main.messageNumber }),
  };
}

/** The place of a judged entry: its message without the detail marks before it. */
export function statementOf({ entry, messageStart, messageEnd, message }: Judged): Statement {
  const marks = /^[\s*#:+-]*/.exec(message)![0].length;
  return { entry, start: Math.min(messageEnd, messageStart + marks), end: messageEnd };
}

/** Each error once: those of the main statement first, then by what they tell. */
function distinctCodes(main: Judged, statements: readonly Judged[]): FindingCode[] {
  const found = new Map<number, { code: CodeMatch; judged: Judged }>();
  for (const judged of [main, ...statements]) {
    for (const code of judged.codes) if (!found.has(code.canonical)) found.set(code.canonical, { code, judged });
  }
  return [...found.values()]
    .sort((a, b) => specificity(b.code.canonical) - specificity(a.code.canonical))
    .map(({ code, judged }) => ({
      ...code,
      entry: judged.entry,
      readings: explainCode(code, contextOf(judged)).readings,
    }));
}

function contextOf({ log, component, message }: Judged) {
  return { format: log.format.id, component, sentence: message };
}

const longestMessage = 240;

/** What failed in plain words: our meaning of the code that names the cause, or the log's own sentence. */
function describe(main: Judged, codes: readonly FindingCode[]): string {
  const [first, ...others] = codes;
  if (!first) return shorten(main.message.replace(/^[\s*#:+-]*(?:FATAL: |WARNING: )?/, ""));
  const reading = first.readings[0];
  const name = reading?.symbol ?? formatCanonical(first.canonical);
  const value = first.text.toLowerCase() === name.toLowerCase() ? "" : ` (${first.text})`;
  const meaning = reading?.meaning ?? shorten(main.message.replace(/^[\s*#:+-]*(?:FATAL: |WARNING: )?/, ""));
  const result = others.filter((code) => specificity(code.canonical) === 2).map((code) => code.text);
  return `${name}${value}: ${meaning}${result.length > 0 ? ` It ended as ${result.join(", ")}.` : ""}`;
}

function shorten(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > longestMessage ? `${trimmed.slice(0, longestMessage)}…` : trimmed;
}
