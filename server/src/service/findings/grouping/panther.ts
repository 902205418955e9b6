import type { CodeMatch } from "../../codes";
import type { Log } from "../../log";
import { makeFinding } from "../build";
import { collect } from "../grouped";
import type { Judged } from "../judge";
import { cancelledRule } from "../rules/rule";
import { statedCodes } from "../rules/statedCodes";
import { specificity } from "../specificity";
import type { Finding } from "../types";
import { isPartOf, windowsOf } from "./pantherCancel";
import { createFailures, mainOf } from "./pantherFailures";
import { hostSucceeded, isBare, isErrorList, wentOn } from "./pantherWentOn";

const gotOver = {
  id: "panther/went-on",
  evidence: "Windows Setup marks this entry as an error and went on with its work: no step above it reports a failure.",
};

const hostDone = {
  id: "panther/setup-succeeded",
  evidence: "Windows Setup marks this entry as an error, and ended with success all the same: its host returned 0x0.",
};

const listed = {
  id: "panther/listed",
  evidence:
    "The log holds nothing but errors, as setuperr.log does; an upgrade that succeeds writes many, too. No operation and no result in it reports this one as its failure: setupact.log says how Setup went on.",
};

/**
 * One finding for each failure: the first step that names it, what its callers make of it on the way up, and the result
 * Windows Setup ends with. The same failure of another object or at another time is an occurrence of it. What Setup got
 * over is a warning; a cancel is one line of noise, whatever fails because of it.
 */
export function groupPanther(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  const noise = new Map<string, Judged[]>();
  const own = judged.map(withStatedCodes);
  const cancels = windowsOf(own, log);
  const failures = createFailures();
  for (const statement of own) {
    const { verdict, rule } = statement.judgement;
    if (rule.id === cancelledRule.id || isPartOf(statement, cancels))
      collect(noise, `cancel ${statement.run}`, statement);
    else if (verdict === "noise") collect(noise, `${rule.id} ${kindOf(statement)}`, statement);
    else failures.add(statement);
  }
  for (const [kind, statements] of noise)
    findings.push(makeFinding("noise", statements, kind.startsWith("cancel ") ? cancelledRule : undefined));
  const alike = new Map<string, { readonly statements: Judged[]; isBare: boolean }>();
  for (const statements of failures.all()) {
    const kind = kindOf(mainOf(statements));
    const known = alike.get(kind) ?? { statements: [], isBare: true };
    known.statements.push(...statements);
    if (!isBare(statements)) known.isBare = false;
    alike.set(kind, known);
  }
  const isList = isErrorList(
    log,
    [...alike.values()].map(({ statements }) => statements.at(-1)!),
  );
  for (const group of alike.values()) {
    const statements = group.statements.sort((a, b) => a.entry - b.entry);
    const main = mainOf(statements);
    const isDone = !statements.some(isResult) && statements.every((each) => hostSucceeded(log, each));
    const marked = main.judgement.verdict === "error" ? main : statements.find(isMarked);
    // What was not taken along into the new Windows is worth knowing although the upgrade succeeded.
    if (isDone)
      findings.push(makeFinding(main.judgement.component === "MIG" ? "warning" : "noise", statements, hostDone, main));
    else if (group.isBare && wentOn(log, statements[0]!))
      findings.push(makeFinding("warning", statements, gotOver, main));
    else if (group.isBare && isList) findings.push(makeFinding("warning", statements, listed, main));
    else findings.push(makeFinding("error", statements, (marked ?? main).judgement.rule, main));
  }
  return findings;
}

const isResult = ({ judgement }: Judged): boolean => judgement.rule.id === "panther/setup-result";
const isMarked = ({ judgement }: Judged): boolean => judgement.verdict === "error";

const variableParts = /\{[^}]{0,60}\}|"[^"]{0,400}"|0x[0-9a-f]+|\b[a-z]:\\[^\s,;"]*|[0-9a-f]{8,}|\d+/gi;

/** What makes it the same failure with another object: its error, its component and the beginning of its sentence. */
function kindOf({ judgement }: Judged): string {
  const { codes, component, message, rule } = judgement;
  const [code] = codes.map(({ canonical }) => canonical);
  const sentence = message.slice(0, 300).replace(variableParts, "#");
  // With an error of its own the beginning of a sentence is enough: object names follow.
  return `${rule.id} ${component} ${code ?? ""} ${sentence.slice(0, code === undefined ? 80 : 24)}`;
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
