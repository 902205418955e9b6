import { nameAt } from "../../formats/entries";
import type { Run } from "../../formats/format";
import { columnsAt, entryMessage, type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import { cancelledRule } from "../rules/rule";
import {
  answerRules,
  deviceProblemRule,
  deviceStatusRule,
  exitStatusRule,
  signatureTriedRule,
} from "../rules/setupapiDev";
import type { Finding, FindingSeverity } from "../types";

interface FindingRule {
  readonly id: string;
  readonly evidence: string;
}

/** What one section makes of one failure; the same one of another section is added to it. */
interface Group {
  readonly severity: FindingSeverity;
  readonly rule: FindingRule | undefined;
  readonly main: Judged;
  readonly statements: Judged[];
}

const overcome: FindingRule = {
  id: "setupapi-dev/error-overcome",
  evidence:
    "SetupAPI marks these entries as errors, with “!!!”, but the section ended without a failure: something did not work and the rest was done without it.",
};
const advisory: FindingRule = {
  id: "setupapi-dev/advisory",
  evidence:
    "A remark in a section that ended without a failure: it bears no error code, or one that only says that something was not found.",
};
const succeeded: FindingRule = {
  id: "setupapi-dev/section-succeeded",
  evidence: "An answer on the way: the section in which it stands ended without a failure.",
};
const calledOff: FindingRule = {
  id: "setupapi-dev/cancelled-section",
  evidence: "The section ended because it was called off; what is marked in it follows from that.",
};

/** ERROR_NO_DRIVER_SELECTED and ERROR_DRIVER_STORE_ADD_FAILED (setupapi.h): what came of a failure that stands above. */
const summaries: ReadonlySet<number> = new Set([0x800f0203, 0x800f0247]);
/** Not found: file, path, element, device (winerror.h, setupapi.h). */
const notFound: ReadonlySet<number> = new Set([0x80070002, 0x80070003, 0x80070490, 0x800f020b]);

type Outcome = "failed" | "succeeded" | "cancelled" | "unknown";

/**
 * A section that failed is one finding, stated at its first “!!!” line. In a section that succeeded the marks weigh
 * less. The same failure of the same section again, as devices cause them at every start, is one finding.
 */
export function groupSetupapiDev(judged: readonly Judged[], log: Log): Finding[] {
  const groups = new Map<string, Group>();
  const add = (key: string, group: Group): void => {
    const known = groups.get(key);
    if (known) known.statements.push(...group.statements);
    else groups.set(key, group);
  };
  for (let from = 0; from < judged.length; ) {
    let to = from + 1;
    while (to < judged.length && judged[to]!.run === judged[from]!.run) to++;
    groupSection(log, judged.slice(from, to), add);
    from = to;
  }
  return [...groups.values()].map(({ severity, rule, main, statements }) =>
    makeFinding(severity, statements, rule, main),
  );
}

function groupSection(log: Log, judged: readonly Judged[], add: (key: string, group: Group) => void): void {
  const run = judged[0]!.run === undefined ? undefined : runsOf(log)[judged[0]!.run];
  const outcome = outcomeOf(log, run, judged);
  const noise = (key: string, each: Judged, rule?: FindingRule): void =>
    add(`noise ${judged[0]!.run} ${key}`, { severity: "noise", rule, main: each, statements: [each] });
  const rest: Judged[] = [];
  for (const each of judged) {
    const { verdict, rule } = each.judgement;
    if (answerRules.has(rule.id) && outcome === "unknown") continue;
    if (verdict === "noise") noise(rule.id, each);
    else if (outcome === "cancelled") noise(calledOff.id, each, calledOff);
    else rest.push(each);
  }
  if (rest.length === 0) return;
  const section = run ? sectionOf(log, run) : "";
  const errors = rest.filter(({ judgement }) => judgement.verdict === "error");
  if (outcome === "succeeded") addOvercome(rest, section, add, noise);
  else if (errors.length > 0) addFailure(rest, errors, section, outcome, add);
  else addUnsettled(rest, section, add);
}

/** Marks in a section that reached its aim all the same. */
function addOvercome(
  rest: readonly Judged[],
  section: string,
  add: (key: string, group: Group) => void,
  noise: (key: string, each: Judged, rule?: FindingRule) => void,
): void {
  const device = rest.filter(({ judgement }) => judgement.rule.id === deviceProblemRule);
  if (device.length > 0) addGroup("error", undefined, device, section, add);
  const errors = rest.filter((each) => each.judgement.verdict === "error" && !device.includes(each));
  if (errors.length > 0) addGroup("warning", overcome, errors, section, add);
  const isRemark = ({ judgement: { codes } }: Judged): boolean =>
    codes.every(({ canonical }) => notFound.has(canonical));
  const warnings = rest.filter((each) => each.judgement.verdict === "warning" && !isRemark(each));
  for (const each of warnings) addGroup("warning", undefined, [each], "", add);
  const stated = codesOf([...device, ...errors, ...warnings]);
  for (const each of rest) {
    const { verdict, rule } = each.judgement;
    if (rule.id === deviceStatusRule) continue;
    if (verdict === "warning" && isRemark(each)) noise(advisory.id, each, advisory);
    // What repeats a code that is stated as a problem is neither noise nor another one.
    else if (verdict === "support" && !shares(each, stated)) noise(succeeded.id, each, succeeded);
  }
}

function codesOf(judged: readonly Judged[]): Set<number> {
  return new Set(judged.flatMap(({ judgement }) => judgement.codes.map(({ canonical }) => canonical)));
}

function shares({ judgement }: Judged, codes: ReadonlySet<number>): boolean {
  return judgement.codes.some(({ canonical }) => codes.has(canonical));
}

/** All that a failed section says: stated at its first error, or at the deepest result where none is marked. */
function addFailure(
  rest: readonly Judged[],
  errors: readonly Judged[],
  section: string,
  outcome: Outcome,
  add: (key: string, group: Group) => void,
): void {
  const status = errors.find(({ judgement }) => judgement.rule.id === exitStatusRule);
  const known = codesOf(errors);
  const reasons = [...known].every((code) => summaries.has(code)) ? reasonsIn(rest, known) : [];
  const main = mainOf(rest, errors, status, reasons);
  // A code from elsewhere in the section may be an answer that was dealt with; what states the same error belongs here,
  // and the remarks that follow from it.
  const statements = rest.filter(
    (each) =>
      each.judgement.verdict === "error" ||
      reasons.includes(each) ||
      shares(each, known) ||
      (each.judgement.verdict === "warning" && each.entry > main.entry),
  );
  if (!statements.includes(main)) statements.unshift(main);
  for (const each of rest) {
    const isOther = each.judgement.verdict === "warning" && each.judgement.codes.length > 0;
    if (isOther && !statements.includes(each)) addGroup("warning", undefined, [each], "", add);
  }
  const rule = outcome === "failed" && status ? status.judgement.rule : undefined;
  addGroup("error", rule, statements, section, add, main);
}

/** Where a failure is stated: at its first mark, unless that only sums up what a line without one names. */
function mainOf(
  rest: readonly Judged[],
  errors: readonly Judged[],
  status: Judged | undefined,
  reasons: readonly Judged[],
): Judged {
  const marked = errors.find((each) => each !== status);
  if (marked && (marked.judgement.codes.length === 0 || reasons.length === 0)) return marked;
  const code = status?.judgement.codes[0]?.canonical;
  return (
    reasons[0] ??
    rest.find(({ judgement }) => judgement.codes.some(({ canonical }) => canonical === code)) ??
    errors[0]!
  );
}

/** What lies behind a code that only sums up: the warnings with other codes, signatures that did not hold among them. */
function reasonsIn(rest: readonly Judged[], known: ReadonlySet<number>): readonly Judged[] {
  return rest.filter(
    (each) =>
      (each.judgement.verdict === "warning" || each.judgement.rule.id === signatureTriedRule) &&
      each.judgement.codes.length > 0 &&
      !shares(each, known),
  );
}

/** A section in which nothing is marked as an error, and whose end is missing or says no more than the warnings. */
function addUnsettled(rest: readonly Judged[], section: string, add: (key: string, group: Group) => void): void {
  const warnings = rest.filter(({ judgement }) => judgement.verdict === "warning");
  for (const each of warnings)
    addGroup("warning", undefined, [each], each.judgement.codes.length > 0 ? "" : section, add);
  const result = rest.filter(({ judgement }) => judgement.rule.id === "setupapi-dev/result");
  if (warnings.length === 0 && result.length > 0) addGroup("warning", undefined, result, section, add);
}

function addGroup(
  severity: FindingSeverity,
  rule: FindingRule | undefined,
  statements: readonly Judged[],
  section: string,
  add: (key: string, group: Group) => void,
  main: Judged = statements[0]!,
): void {
  const { judgement } = main;
  const code = judgement.codes[0]?.canonical ?? "";
  const key = [severity, rule?.id ?? judgement.rule.id, section, code, shapeOf(judgement.message)].join("\n");
  add(key, { severity, rule, main, statements: [...statements] });
}

/** A message without what differs from one time to the next: names in quotation marks and numbers. */
function shapeOf(message: string): string {
  return message
    .slice(0, 300)
    .replace(/'[^']{1,300}'|"[^"]{1,300}"/g, "…")
    .replace(/\d{1,20}/g, "0");
}

/** The section's title without what tells one device from the next of its kind: the same failure of all is one. */
function sectionOf(log: Log, run: Run): string {
  const { entries, local } = columnsAt(log, run.first);
  const title = nameAt(entries, entries.section[local]!).toLowerCase();
  const instance = deviceInstance.exec(title);
  return (instance ? title.slice(0, -instance[1]!.length) : title).replace(guid, "{}");
}

/** ` - enumerator\\device\\instance`, and no path of a file. */
const deviceInstance = / - [a-z0-9_]{2,60}\\[^\\]{1,200}\\([^\\]{1,200})$/;
const guid = /\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}/g;

function outcomeOf(log: Log, run: Run | undefined, judged: readonly Judged[]): Outcome {
  if (!run) return "unknown";
  const status = entryMessage(log, run.last);
  if (!/^\[Exit\b/i.test(status)) return "unknown";
  const own = judged.at(-1)!;
  if (own.entry === run.last) {
    const { verdict, rule } = own.judgement;
    if (verdict !== "noise") return "failed";
    if (rule.id === cancelledRule.id) return "cancelled";
    const isMarked = judged.some(({ judgement }) => judgement.verdict === "error");
    return answerRules.has(rule.id) && isMarked ? "unknown" : "succeeded";
  }
  return /^\[Exit\]/i.test(status) ? "unknown" : "succeeded";
}
