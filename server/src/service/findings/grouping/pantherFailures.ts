import type { Judged } from "../judge";
import { endsPhase, isCallResult, isOutcome, isSetupCode, isSetupResult } from "../rules/panther";
import { mostSpecific, specificity } from "../specificity";

/** What callers say of a failure follows within these milliseconds; entries without a time follow at once. */
const unwindGap = 5_000;
/** And within so many entries: hundreds may be written in a second. */
const unwindEntries = 60;
/** A sentence and the line with its code are written at once. */
const sentenceGap = 1_000;
/** The result of the whole setup follows its cause within this time, while it puts things in order. */
const resultGap = 120_000;
/** A rollback puts the old Windows back before the result is stated. */
const rollbackGap = 7_200_000;
/** MOSETUP_E_COMPAT_INSTALLREQ_BLOCK: something has to be removed first; the compatibility check says what. */
const blocked = 0xc1900208;

interface Failure {
  readonly statements: Judged[];
  readonly errors: Set<number>;
  hasResult: boolean;
  endedPhase: boolean;
  last: Judged;
}

/** The failures of a log, as its statements are added in their order. */
export interface Failures {
  readonly add: (statement: Judged) => void;
  readonly all: () => readonly (readonly Judged[])[];
}

/** Collects statements to failures; see `groupPanther`. */
export function createFailures(): Failures {
  const failures: Failure[] = [];
  /** What the compatibility check warned of last. */
  let blocks: Judged[] = [];
  const start = (statement: Judged): void => {
    const failure: Failure = {
      statements: [],
      errors: new Set(),
      hasResult: false,
      endedPhase: false,
      last: statement,
    };
    const { codes } = statement.judgement;
    if (codes.some(({ canonical }) => canonical === blocked)) {
      failure.statements.push(...blocks.filter(({ time }) => !(statement.time - time > resultGap)));
      blocks = [];
    }
    failures.push(failure);
    join(failure, statement);
  };
  return {
    add(statement) {
      const { verdict, component, message } = statement.judgement;
      if (verdict === "support" && component === "CONX" && /\bblock/i.test(message)) {
        blocks.push(statement);
        return;
      }
      const failure = failureOf(failures, statement);
      if (failure) join(failure, statement);
      else if (verdict !== "support") start(statement);
    },
    all: () => failures.map(({ statements }) => statements),
  };
}

function join(failure: Failure, statement: Judged): void {
  failure.statements.push(statement);
  failure.last = statement;
  const { codes, message } = statement.judgement;
  for (const { canonical } of codes) {
    failure.errors.add(canonical);
    if (isSetupResult(canonical)) failure.hasResult = true;
  }
  if (endsPhase(message)) failure.endedPhase = true;
}

function failureOf(failures: readonly Failure[], statement: Judged): Failure | undefined {
  const above = failures.at(-1);
  if (above && continues(above, statement)) return above;
  const { rule, codes, message, verdict } = statement.judgement;
  const isResult = rule.id === "panther/setup-result" || codes.some(({ canonical }) => isSetupResult(canonical));
  if (!isResult && (verdict === "support" || !(isOutcome(message) || isCallResult(message)))) return undefined;
  // Behind a rollback: the phase that ended without its result, then what was stated before.
  const recent = failures.slice(-50).filter(({ last }) => !(statement.time - last.time > rollbackGap));
  const isSame = ({ errors }: Failure): boolean => codes.some(({ canonical }) => errors.has(canonical));
  const ended = recent.reverse().filter(({ endedPhase }) => endedPhase);
  return isResult
    ? (ended.find(({ hasResult }) => !hasResult) ?? recent.find(isSame))
    : ended.find((failure) => !failure.hasResult && isSame(failure));
}

/** Whether a statement tells of the failure above it: the same error, or a caller's words right after it. */
function continues(failure: Failure, statement: Judged): boolean {
  const { codes, component, message, verdict } = statement.judgement;
  const gap = Math.abs(statement.time - failure.last.time);
  // Only a specific error is sure to be the same one minutes later.
  if (codes.some(({ canonical }) => failure.errors.has(canonical)))
    return !(gap > (codes.some(({ canonical }) => specificity(canonical) === 3) ? resultGap : unwindGap));
  if (verdict === "support") return false;
  if (codes.some(({ canonical }) => isSetupResult(canonical)))
    return !failure.hasResult && !(gap > resultGap) && !(failure.statements.length === 1 && gap > unwindGap);
  const distance = statement.entry - failure.last.entry;
  if (gap > unwindGap || distance > unwindEntries) return false;
  if (isOutcome(message)) return true;
  // Windows Setup's own codes name no cause, on either side of the one that does.
  const isOwn = codes.some(({ canonical }) => isSetupCode(canonical)) || [...failure.errors].some(isSetupCode);
  if (isOwn && isCallResult(message)) return true;
  if (gap > sentenceGap) return false;
  // A sentence names the thing, and the line after it the code; or more is said of the same thing.
  if (codes.length === 0)
    return (failure.errors.size > 0 || distance === 1) && beginsLike(message, failure.last.judgement.message);
  return failure.errors.size === 0 && (failure.last.judgement.component === component || distance === 1);
}

/** So many characters two messages share at their beginning when the same part of Setup speaks of the same thing. */
const sharedBeginning = 16;

function beginsLike(message: string, other: string): boolean {
  return message.length > sharedBeginning && message.slice(0, sharedBeginning) === other.slice(0, sharedBeginning);
}

/** The first statement that names a specific error or the thing that failed; what callers and Windows Setup as a whole say comes after it. */
export function mainOf(statements: readonly Judged[]): Judged {
  const marked = statements.filter(({ judgement }) => judgement.verdict === "error");
  const direct = marked.filter(
    ({ judgement }) =>
      !isOutcome(judgement.message) && !judgement.codes.some(({ canonical }) => isSetupCode(canonical)),
  );
  const [first] = direct;
  if (first?.judgement.codes.length === 0) return first;
  const coded = direct.find(({ judgement }) => judgement.codes.some(({ canonical }) => specificity(canonical) === 3));
  if (coded ?? first) return (coded ?? first)!;
  // Where only results are stated, a warning of the compatibility check says what stands in the way.
  const block = statements.find(({ judgement }) => judgement.component === "CONX");
  const results = marked.filter(({ judgement }) => judgement.codes.some(({ canonical }) => isSetupResult(canonical)));
  return block ?? mostSpecific(results.length > 0 && !hasOther(marked) ? results : marked);
}

/** Whether a statement bears an error that is not one of Windows Setup's own. */
function hasOther(statements: readonly Judged[]): boolean {
  return statements.some(({ judgement }) =>
    judgement.codes.some(({ canonical }) => !isSetupCode(canonical) && specificity(canonical) === 3),
  );
}
