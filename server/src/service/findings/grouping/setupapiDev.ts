import { nameAt } from "../../formats/entries";
import type { Run } from "../../formats/format";
import { columnsAt, entryMessage, type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import { cancelledRule } from "../rules/rule";
import { deviceProblemRule, exitStatusRule } from "../rules/setupapiDev";
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
    "SetupAPI marks these entries as errors, with “!!!”, but the section ended with the status SUCCESS: something did not work and the rest was done without it.",
};
const advisory: FindingRule = {
  id: "setupapi-dev/advisory",
  evidence: "A remark without an error code, in a section that ended with the status SUCCESS.",
};
const succeeded: FindingRule = {
  id: "setupapi-dev/section-succeeded",
  evidence: "An answer on the way: the section in which it stands ended with the status SUCCESS.",
};
const calledOff: FindingRule = {
  id: "setupapi-dev/cancelled-section",
  evidence: "The section ended because it was called off; what is marked in it follows from that.",
};

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
    if (verdict === "noise") noise(rule.id, each);
    else if (outcome === "cancelled") noise(calledOff.id, each, calledOff);
    else if (outcome === "succeeded" && verdict === "support") noise(succeeded.id, each, succeeded);
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
  for (const each of rest) {
    if (each.judgement.verdict !== "warning") continue;
    if (each.judgement.codes.length === 0) noise(advisory.id, each, advisory);
    else addGroup("warning", undefined, [each], "", add);
  }
}

/** All that a failed section says: stated at its first error, or at the deepest result where none is marked. */
function addFailure(
  rest: readonly Judged[],
  errors: readonly Judged[],
  section: string,
  outcome: Outcome,
  add: (key: string, group: Group) => void,
): void {
  const marked = errors.find(({ judgement }) => judgement.rule.id !== exitStatusRule);
  const status = errors.find(({ judgement }) => judgement.rule.id === exitStatusRule);
  const code = status?.judgement.codes[0]?.canonical;
  const sharing = rest.find(({ judgement }) => judgement.codes.some(({ canonical }) => canonical === code));
  const main = marked ?? sharing ?? errors[0]!;
  const known = new Set(errors.flatMap(({ judgement }) => judgement.codes.map(({ canonical }) => canonical)));
  // A code from elsewhere in the section may be an answer that was dealt with; what states the same error belongs here.
  const belongs = ({ judgement: { verdict, codes } }: Judged): boolean =>
    verdict !== "support" || codes.some(({ canonical }) => known.has(canonical));
  const statements = rest.filter((each) => each === main || belongs(each));
  const rule = outcome === "failed" && status ? status.judgement.rule : undefined;
  addGroup("error", rule, statements, section, add, main);
}

/** A section whose end is missing and in which nothing is marked as an error. */
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

/** The section's title without its numbering, so that the same section at another time is the same. */
function sectionOf(log: Log, run: Run): string {
  const { entries, local } = columnsAt(log, run.first);
  return nameAt(entries, entries.section[local]!).toLowerCase();
}

function outcomeOf(log: Log, run: Run | undefined, judged: readonly Judged[]): Outcome {
  if (!run) return "unknown";
  const status = entryMessage(log, run.last);
  if (!/^\[Exit\b/i.test(status)) return "unknown";
  const own = judged.at(-1)!;
  if (own.entry === run.last) {
    if (own.judgement.verdict !== "noise") return "failed";
    return own.judgement.rule.id === cancelledRule.id ? "cancelled" : "succeeded";
  }
  return /^\[Exit\]/i.test(status) ? "unknown" : "succeeded";
}
