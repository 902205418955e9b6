import { type CodeMatch, explainCode, formatCanonical } from "../codes";
import { isSameList } from "../sameList";
import type { Judged, Judgement } from "./judge";
import { mostSpecific, specificity } from "./specificity";
import type { Finding, FindingCode, FindingSeverity, Statement } from "./types";

/**
 * Makes one finding from everything that states one failure; `statements` in log order, not empty. `main` is the one
 * that states the cause: the most specific one unless the format knows better.
 */
export function makeFinding(
  severity: FindingSeverity,
  statements: readonly Judged[],
  rule?: FindingRule,
  main?: Judged,
): Finding {
  const first = statements[0]!;
  const known = made.get(first);
  if (known && known.severity === severity && known.rule === rule && known.main === main) {
    if (isSameList(known.statements, statements)) return known.finding;
  }
  const finding = build(severity, statements, rule ?? ruleFor(severity, statements), main ?? mostSpecific(statements));
  made.set(first, { severity, statements, rule, main, finding });
  return finding;
}

interface FindingRule {
  readonly id: string;
  readonly evidence: string;
}

/** What was made last of a failure, by its first statement: an edit leaves most of them as they are. */
const made = new WeakMap<
  Judged,
  {
    readonly severity: FindingSeverity;
    readonly statements: readonly Judged[];
    readonly rule: FindingRule | undefined;
    readonly main: Judged | undefined;
    readonly finding: Finding;
  }
>();

function build(severity: FindingSeverity, statements: readonly Judged[], rule: FindingRule, main: Judged): Finding {
  const { judgement } = main;
  const codes = distinctCodes(main, statements);
  const occurrences = statements.map(statementOf);
  return {
    severity,
    rule: rule.id,
    message: describe(judgement, codes),
    evidence: rule.evidence,
    statement: occurrences[statements.indexOf(main)]!,
    occurrences,
    codes,
    run: main.run,
    ...(judgement.messageNumber !== undefined && { messageNumber: judgement.messageNumber }),
  };
}

/** The rule that says why the finding is this grave: that of the most specific statement which is. */
function ruleFor(severity: FindingSeverity, statements: readonly Judged[]): Judgement["rule"] {
  const grave = statements.filter(({ judgement }) => judgement.verdict === severity);
  return mostSpecific(grave.length > 0 ? grave : statements).judgement.rule;
}

function statementOf({ entry, base, judgement }: Judged): Statement {
  return { entry, start: judgement.start + base, end: judgement.end + base };
}

/** Each error once: those of the main statement first, then by what they tell. */
function distinctCodes(main: Judged, statements: readonly Judged[]): FindingCode[] {
  const found = new Map<number, { code: CodeMatch; judged: Judged }>();
  const collect = (judged: Judged): void => {
    for (const code of judged.judgement.codes)
      if (!found.has(code.canonical)) found.set(code.canonical, { code, judged });
  };
  collect(main);
  statements.forEach(collect);
  return [...found.values()]
    .sort((a, b) => specificity(b.code.canonical) - specificity(a.code.canonical))
    .map(({ code, judged: { judgement, base, entry } }) => ({
      ...code,
      start: code.start + base,
      end: code.end + base,
      entry,
      readings: explainCode(code, {
        format: judgement.format,
        component: judgement.component,
        sentence: judgement.message,
      }).readings,
    }));
}

/** E_FAIL: the sentence beside it says more. */
const unspecified = 0x80004005;
const longestMessage = 240;
const ownMarks =
  /^[\s*#:+-]*(?:FATAL: |WARNING: |FAILED\* ?(?:\[[0-9A-Fa-f]{8}\] )?|Message displayed to the user:\s?)?/;

/** What the component store puts before its sentences: number, moment, marks. */
const csiHead = /^[0-9a-f]{8}(?:@[\d/:.]{12,24})? (?:\(F\) )?(?:\[SR\] )?/i;

/** What failed in plain words: our meaning of the code that names the cause, or the log's own sentence. */
function describe({ message, rule, codes: own, format, component }: Judgement, codes: readonly FindingCode[]): string {
  const head = format === "cbs-log" && component === "CSI" ? csiHead : ownMarks;
  const sentence = shorten(message.replace(head, ""));
  const [first, ...others] = codes;
  if (!first) return sentence;
  if (rule.speaks && own.length === 0 && specificity(first.canonical) <= 2)
    return `${sentence}${/[.!?。]$/.test(sentence) ? "" : "."}${outcomeOf(codes)}`;
  const reading = first.readings[0];
  const name = codeName(first);
  if (rule.speaks && first.canonical === unspecified) return `${name}: ${sentence}`;
  return `${name}: ${reading?.meaning ?? sentence}${outcomeOf(others)}`;
}

function outcomeOf(codes: readonly FindingCode[]): string {
  const result = codes.filter((code) => specificity(code.canonical) === 2).map((code) => code.text);
  return result.length > 0 ? ` The result was ${result.join(", ")}.` : "";
}

/** A code as people speak of it: symbol and number as written, or family and number where it has no symbol. */
export function codeName({ text, canonical, readings }: FindingCode): string {
  const reading = readings[0];
  // A log may state the symbol itself: then the number is what is new.
  if (reading?.symbol) return `${reading.symbol} (${text === reading.symbol ? formatCanonical(canonical) : text})`;
  return reading && reading.family !== "unknown" ? `${reading.family} ${text}` : formatCanonical(canonical);
}

function shorten(text: string): string {
  const whole = text.trim();
  // The closing mark of a message in quotation marks, whose opening one stands before the message.
  const trimmed = /^[^"]*"$/.test(whole) ? whole.slice(0, -1).trimEnd() : whole;
  return trimmed.length > longestMessage ? `${trimmed.slice(0, longestMessage)}…` : trimmed;
}
