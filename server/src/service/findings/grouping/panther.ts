import type { CodeMatch } from "../../codes";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import { isOutcome, isSetupResult } from "../rules/panther";
import { cancelledRule } from "../rules/rule";
import { statedCodes } from "../rules/statedCodes";
import { mostSpecific, specificity } from "../specificity";
import type { Finding } from "../types";

/** What callers say of a failure follows within these milliseconds; entries without a time follow at once. */
const unwindGap = 5_000;
/** A sentence and the line with its code are written at once. */
const sentenceGap = 1_000;
/** The result of the whole setup follows its cause within this time, while it puts things in order. */
const resultGap = 120_000;

interface Failure {
  readonly statements: Judged[];
  readonly errors: Set<number>;
  last: Judged;
}

/**
 * One finding for each failure: the first step that names it, what its callers make of it on the way up, and the result
 * Windows Setup ends with. The same failure of another object or at another time is an occurrence of it.
 */
export function groupPanther(judged: readonly Judged[]): Finding[] {
  const findings: Finding[] = [];
  const failures: Failure[] = [];
  const noise = new Map<string, Judged[]>();
  const own = judged.map(withStatedCodes);
  const cancelled = own.filter(({ judgement }) => judgement.rule.id === cancelledRule.id);
  for (const statement of own) {
    const { verdict, rule } = statement.judgement;
    if (verdict === "noise" || (rule.id !== "panther/setup-result" && isPartOfCancel(statement, cancelled))) {
      put(noise, `${rule.id} ${verdict === "noise" ? kindOf(statement) : "cancelled"}`, statement);
      continue;
    }
    const above = failures.at(-1);
    const failure = above && continues(above, statement) ? above : undefined;
    if (failure) add(failure, statement);
    else if (verdict !== "support")
      failures.push({ statements: [statement], errors: errorsOf(statement), last: statement });
  }
  for (const statements of noise.values())
    findings.push(
      makeFinding("noise", statements, statements[0]!.judgement.verdict === "noise" ? undefined : cancelledRule),
    );
  const alike = new Map<string, Judged[]>();
  for (const { statements } of failures) {
    const kind = kindOf(mainOf(statements));
    for (const each of statements) put(alike, kind, each);
  }
  for (const statements of alike.values()) {
    const main = mainOf(statements);
    findings.push(makeFinding("error", statements, main.judgement.rule, main));
  }
  return findings;
}

function put(groups: Map<string, Judged[]>, key: string, statement: Judged): void {
  const known = groups.get(key);
  if (known) known.push(statement);
  else groups.set(key, [statement]);
}

function add(failure: Failure, statement: Judged): void {
  failure.statements.push(statement);
  failure.last = statement;
  for (const error of errorsOf(statement)) failure.errors.add(error);
}

function errorsOf({ judgement }: Judged): Set<number> {
  return new Set(judgement.codes.map(({ canonical }) => canonical));
}

/** Whether a statement tells of the failure above it: the same error, or a caller's words right after it. */
function continues(failure: Failure, statement: Judged): boolean {
  const { codes, component, message, verdict } = statement.judgement;
  const gap = Math.abs(statement.time - failure.last.time);
  const isSetups = codes.some(({ canonical }) => isSetupResult(canonical));
  // Only a specific error is sure to be the same one minutes later.
  if (codes.some(({ canonical }) => failure.errors.has(canonical)))
    return !(gap > (codes.some(({ canonical }) => specificity(canonical) === 3) ? resultGap : unwindGap));
  if (verdict === "support") return false;
  if (isSetups) return ![...failure.errors].some(isSetupResult) && !(gap > resultGap);
  if (gap > unwindGap) return false;
  if (isOutcome(message)) return true;
  // A sentence names the thing, and the line after it the code.
  const isSame = failure.last.judgement.component === component && !(gap > sentenceGap);
  return isSame && failure.errors.size === 0 && codes.length > 0;
}

/** The first statement that names a specific error or the thing that failed; what callers and Windows Setup as a whole say comes after it. */
function mainOf(statements: readonly Judged[]): Judged {
  const marked = statements.filter(({ judgement }) => judgement.verdict === "error");
  const direct = marked.filter(
    ({ judgement }) =>
      !isOutcome(judgement.message) && !judgement.codes.some(({ canonical }) => isSetupResult(canonical)),
  );
  const [first] = direct;
  if (first?.judgement.codes.length === 0) return first;
  const coded = direct.find(({ judgement }) => judgement.codes.some(({ canonical }) => specificity(canonical) === 3));
  return coded ?? first ?? mostSpecific(marked.length > 0 ? marked : statements);
}

const variableParts = /\{[^}]{0,60}\}|"[^"]{0,400}"|0x[0-9a-f]+|\b[a-z]:\\[^\s,;"]*|[0-9a-f]{8,}|\d+/gi;

/** What makes it the same failure with another object: its error, its component and the beginning of its sentence. */
function kindOf({ judgement }: Judged): string {
  const { codes, component, message, rule } = judgement;
  const [code] = codes.map(({ canonical }) => canonical);
  const sentence = message.slice(0, 300).replace(variableParts, "#");
  // With an error of its own the beginning of a sentence is enough: object names follow.
  return `${rule.id} ${component} ${code ?? ""} ${sentence.slice(0, code === undefined ? 80 : 24)}`;
}

/** A cancel makes many steps fail at once: what has no error of its own, or the same, within seconds of it belongs to it. */
function isPartOfCancel({ time, judgement }: Judged, cancelled: readonly Judged[]): boolean {
  if (cancelled.length === 0 || judgement.codes.some(({ canonical }) => specificity(canonical) === 3)) return false;
  return cancelled.some((each) => !(Math.abs(time - each.time) > unwindGap));
}

const withoutStale = new WeakMap<Judged, Judged>();

/** A judged entry without the left-over last errors; the same object again as long as its judgement stands. */
function withStatedCodes(judged: Judged): Judged {
  const known = withoutStale.get(judged);
  if (known) return known;
  const { judgement } = judged;
  const codes: readonly CodeMatch[] = statedCodes(judgement.message, judgement.codes);
  const telling = codes.reduce((most, code) => Math.max(most, specificity(code.canonical)), -1);
  const own =
    codes.length === judgement.codes.length ? judged : { ...judged, judgement: { ...judgement, codes, telling } };
  withoutStale.set(judged, own);
  return own;
}
