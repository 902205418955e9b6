import { specificity } from "../findings/specificity";
import type { RemedyQuery } from "../knowledge/types";
import { causeOf } from "./cause";
import { statementKey } from "./copies";
import type { Group } from "./groupSet";
import { keyOf } from "./incidentKey";
import { compareTexts, compareTimes, type FindingNode, mainStatement, runOfStatement } from "./nodes";
import { signatureOf } from "./recurrences";
import type { LogSummary, RunSummary, StatementSummary } from "./summary";
import { titleOf } from "./title";
import type { Incident, IncidentLink, IncidentPlace, IncidentRun } from "./types";

/** An incident before it has its number among others, and what recurs when it happens again. */
export interface Described {
  readonly incident: Incident;
  readonly signature: string;
}

/** What a group of linked failures tells, from the cause to the final report. */
export function describe(group: Group, machine: string | undefined): Described {
  const members = [...group.nodes].sort(byPlace);
  const { node: causeNode, confidence, runnerUp } = causeOf(members);
  const cause = { ...placeOf(causeNode, mainStatement(causeNode), causeNode), relation: "cause" };
  const later = members
    .flatMap((node) => node.statements.map((statement) => placeOf(node, statement, causeNode)))
    .filter((place) => !isSamePlace(place, cause))
    // The caller's clock and the child's agree, but their logs stamp to different precision: the cause leads.
    .sort((a, b) => compareTimes(a.time, b.time) || compareTexts(a.uri, b.uri) || a.entry - b.entry);
  const report = lastReport(members, causeNode);
  // What follows the report (a result masked for other callers) adds nothing to the way from the cause to it.
  const end = later.findIndex((place) => isSamePlace(place, report));
  const chain = end < 0 ? [cause] : [cause, ...later.slice(0, end), report];
  return {
    signature: `${machine ?? ""} ${signatureOf(causeNode)}`,
    incident: {
      id: "",
      key: keyOf(`${cause.uri} ${cause.view} ${cause.time} ${cause.entry} ${cause.text}`),
      severity: members.some(({ finding }) => finding.severity === "error") ? "error" : "warning",
      title: titleOf(causeNode, members),
      cause,
      confidence,
      ...(runnerUp && { runnerUp: placeOf(runnerUp.node, runnerUp.statement, causeNode) }),
      report,
      chain,
      findings: [...members, ...group.copies].map(referenceOf),
      copies: copiesOf(group.copies, chain),
      codes: codesOf([causeNode, ...members]),
      runs: runsOfGroup(members, group.runs),
      links: uniqueLinks(group.links),
      recurrences: [],
      ...(machine !== undefined && { machine }),
      remedyQuery: remedyQueryOf(causeNode, members),
    },
  };
}

function byPlace(a: FindingNode, b: FindingNode): number {
  return (
    compareTimes(mainStatement(a).time, mainStatement(b).time) ||
    compareTexts(a.log.uri, b.log.uri) ||
    a.log.view - b.log.view ||
    mainStatement(a).entry - mainStatement(b).entry
  );
}

function referenceOf({ log, finding }: FindingNode): Incident["findings"][number] {
  return { uri: log.uri, view: log.view, finding: finding.index };
}

function isSamePlace(a: IncidentPlace, b: IncidentPlace): boolean {
  return (
    a.uri === b.uri && a.view === b.view && a.entry === b.entry && a.range.start.character === b.range.start.character
  );
}

function placeOf(node: FindingNode, statement: StatementSummary, cause: FindingNode): IncidentPlace {
  const { uri, name, format, view } = node.log;
  const { entry, range, time, text } = statement;
  const relation = relationOf(node, statement, cause);
  return { uri, log: name, format, view, entry, range, time, text, finding: referenceOf(node), relation };
}

/** What a place is in the chain, for people. */
function relationOf(node: FindingNode, statement: StatementSummary, cause: FindingNode): string {
  const { text } = statement;
  if (/\bREPORT EVENT\b/.test(text)) return "reported to the server";
  if (/\bextended error code\b/i.test(text)) return "result of the run";
  if (/\bmasked to\b/i.test(text)) return "result as shown to callers";
  if (/^Message displayed to the user/.test(text)) return "shown to the user";
  const isElsewhere = cause.log !== node.log;
  if (node.log.format === "windowsupdate-log" && isElsewhere && bringsNews(node, statement))
    return "returned to Windows Update";
  if (node.log.format === "setupapi-log" && isElsewhere) return "stated by SetupAPI";
  return "passed on";
}

/** Whether a statement is the first of its failure with one of its errors. */
function bringsNews({ finding }: FindingNode, statement: StatementSummary): boolean {
  return statement.codes.some((code) => finding.statements.find(({ codes }) => codes.includes(code)) === statement);
}

/** The last place that tells the outside of the failure: the agent's report before a program's own result. */
function lastReport(members: readonly FindingNode[], cause: FindingNode): IncidentPlace {
  const ofFormat = (format: LogSummary["format"]): FindingNode | undefined =>
    members.filter(({ log }) => log.format === format).at(-1);
  const node = ofFormat("windowsupdate-log") ?? ofFormat("svcpack-log") ?? members[0]!;
  const last = [...node.statements].reverse();
  const result = last.find(({ text }) => /\bREPORT EVENT\b|\bextended error code\b/i.test(text)) ?? last[0]!;
  return placeOf(node, result, cause);
}

/** The places of a chain as copies of the logs show them, each with what it is there. */
function copiesOf(copies: readonly FindingNode[], chain: readonly IncidentPlace[]): IncidentPlace[] {
  const relations = new Map(chain.flatMap((place) => keyedBy(statementKey(place, place), place.relation)));
  return copies.flatMap((node) =>
    node.statements.flatMap((statement) => {
      const relation = relations.get(statementKey(node.log, statement) ?? "");
      return relation === undefined ? [] : [{ ...placeOf(node, statement, node), relation }];
    }),
  );
}

function keyedBy<T>(key: string | undefined, value: T): [string, T][] {
  return key === undefined ? [] : [[key, value]];
}

function runsOfGroup(
  members: readonly FindingNode[],
  linked: readonly { readonly log: LogSummary; readonly run: RunSummary }[],
): IncidentRun[] {
  const all = [
    ...members.flatMap(({ log, statements }) => statements.map((each) => ({ log, run: runOfStatement(log, each) }))),
    ...linked,
  ];
  const found = new Map<string, IncidentRun>();
  for (const { log, run } of all) {
    if (!run) continue;
    const { index, title, startTime, endTime, startLine, endLine } = run;
    const { uri, name, view } = log;
    found.set(`${uri} ${view} ${index}`, {
      uri,
      log: name,
      view,
      run: index,
      title,
      startTime,
      endTime,
      startLine,
      endLine,
    });
  }
  return [...found.values()].sort(
    (a, b) => compareTimes(a.startTime, b.startTime) || compareTexts(a.uri, b.uri) || a.startLine - b.startLine,
  );
}

function uniqueLinks(links: readonly IncidentLink[]): IncidentLink[] {
  const name = ({ from, to, evidence }: IncidentLink): string => JSON.stringify([from, to, evidence]);
  return [...new Map(links.map((link) => [name(link), link])).values()].sort((a, b) => compareTexts(name(a), name(b)));
}

/** The errors of some failures, each once, in their order. */
function codesOf(nodes: readonly FindingNode[]): number[] {
  return [...new Set(nodes.flatMap(({ finding }) => finding.codes.map(({ canonical }) => canonical)))];
}

function remedyQueryOf(cause: FindingNode, members: readonly FindingNode[]): RemedyQuery {
  const all = codesOf([cause, ...members]);
  // A missing file or a summary on the way leads nowhere when a more telling code is known.
  const telling = all.filter((canonical) => specificity(canonical) >= 2);
  const canonicalCodes = telling.length > 0 ? telling : all;
  const { messageNumber } = cause.finding;
  return { canonicalCodes, message: mainStatement(cause).text, format: cause.log.format, messageNumber };
}
