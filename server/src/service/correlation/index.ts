import type { LogDocument } from "../document";
import type { FindingCode, Statement } from "../findings";
import { codeName } from "../findings/build";
import { specificity } from "../findings/specificity";
import type { LogFormatId } from "../formats/ids";
import type { RemedyQuery } from "../knowledge";
import { entryMessage, entryTime } from "../log";
import { type Group, linkedGroups } from "./groups";
import { type FindingNode, failuresOf, mainStatement, statementsOf } from "./nodes";
import type { Incident, IncidentPlace } from "./types";

export type { Incident, IncidentPlace } from "./types";

/** Logs nearer to the hardware come first among causes: SetupAPI and update.exe run below the update agent. */
const depthOfFormat: Readonly<Record<LogFormatId, number>> = {
  "windowsupdate-log": 0,
  "setupapi-log": 1,
  "svcpack-log": 2,
};

/**
 * The incidents that some logs tell of, in order of time: every failure is in exactly one, and failures are joined
 * only where the logs show that they are one. Documents may be logs or transcripts; their order does not matter.
 */
export function incidentsOf(documents: readonly LogDocument[]): readonly Incident[] {
  const incidents = linkedGroups(failuresOf(documents)).map(describe);
  incidents.sort(
    (a, b) =>
      compareTimes(timeOf(a.cause), timeOf(b.cause)) || a.cause.document.uri.localeCompare(b.cause.document.uri),
  );
  return incidents.map((incident, index) => ({ ...incident, id: `incident-${index + 1}` }));
}

function compareTimes(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

function timeOf({ view, statement }: IncidentPlace): number {
  return entryTime(view.log, statement.entry);
}

function describe({ nodes: members, copies, evidence }: Group): Incident {
  const causeNode = [...members].sort((a, b) => rank(b) - rank(a) || compareTimes(startOf(a), startOf(b)))[0]!;
  const places = members.flatMap((node) => statementsOf(node).map((statement) => placeOf(node, statement, causeNode)));
  const causePlace: IncidentPlace = { ...causeNode, statement: mainStatement(causeNode), relation: "cause" };
  const later = places.filter(({ statement }) => statement !== causePlace.statement);
  const report = lastReport(members);
  // The caller's clock and the child's agree, but their logs stamp to different precision: the cause leads.
  later.sort((a, b) => compareTimes(timeOf(a), timeOf(b)) || a.statement.start - b.statement.start);
  // What follows the report (a result masked for other callers) adds nothing to the way from the cause to it.
  const end = later.findIndex(({ statement }) => statement === report.statement);
  const chain = end < 0 ? [causePlace] : [causePlace, ...later.slice(0, end), report];
  return {
    id: "",
    title: titleOf(causeNode, members),
    cause: causePlace,
    report,
    chain,
    findings: [...members, ...copies],
    remedyQuery: remedyQueryOf(causeNode, members),
    evidence,
  };
}

function startOf(node: FindingNode): number {
  return entryTime(node.view.log, mainStatement(node).entry);
}

/** How well a finding states the cause: by what its code tells, then by the log that is nearest to the work. */
function rank({ finding, view }: FindingNode): number {
  const code = finding.codes[0];
  return (code ? specificity(code.canonical) + 1 : 0) * 10 + depthOfFormat[view.log.format.id];
}

function placeOf(node: FindingNode, statement: Statement, cause: FindingNode): IncidentPlace {
  const codes = node.finding.codes.filter((code) => code.entry === statement.entry);
  const message = entryMessage(node.view.log, statement.entry);
  return { ...node, statement, relation: relationOf(node, message, codes, cause) };
}

/** What a place is in the chain, for people. */
function relationOf(node: FindingNode, message: string, codes: readonly FindingCode[], cause: FindingNode): string {
  if (/\bREPORT EVENT\b/.test(message)) return "reported to the server";
  if (/\bextended error code\b/i.test(message)) return "result of the run";
  if (/\bmasked to\b/i.test(message)) return "result as shown to callers";
  if (/^Message displayed to the user/.test(message)) return "shown to the user";
  if (node.view.log.format.id === "windowsupdate-log" && cause !== node && codes.length > 0)
    return "returned to Windows Update";
  if (node.view.log.format.id === "setupapi-log" && cause !== node) return "stated by SetupAPI";
  return "passed on";
}

/** The last place that tells the outside of the failure: the agent's report before a program's own result. */
function lastReport(members: readonly FindingNode[]): IncidentPlace {
  const node =
    members.find(({ view }) => view.log.format.id === "windowsupdate-log") ??
    members.find(({ view }) => view.log.format.id === "svcpack-log") ??
    members[0]!;
  const last = [...statementsOf(node)].reverse();
  const result =
    last.find(({ entry }) => /\bREPORT EVENT\b|\bextended error code\b/i.test(entryMessage(node.view.log, entry))) ??
    last[0]!;
  return {
    ...node,
    statement: result,
    relation: relationOf(node, entryMessage(node.view.log, result.entry), [], node),
  };
}

/** What failed, with its result where the cause is another error. */
function titleOf(cause: FindingNode, members: readonly FindingNode[]): string {
  const code = cause.finding.codes[0];
  const what = whatFailed(cause, members);
  if (!code) return `${what}: ${cause.finding.message}`;
  const result = members.flatMap(({ finding }) => finding.codes).find((each) => specificity(each.canonical) === 2);
  const outcome = result && result.canonical !== code.canonical ? ` with ${result.text}` : "";
  return `${what}${outcome}: ${codeName(code)}`;
}

function whatFailed({ finding, view }: FindingNode, members: readonly FindingNode[]): string {
  if (members.some((each) => each.view.log.format.id === "windowsupdate-log")) return "Windows Update failed";
  if (view.log.format.id === "svcpack-log") return "update.exe failed";
  return `Device or file installation ${finding.severity === "warning" ? "warned" : "failed"}`;
}

function remedyQueryOf(cause: FindingNode, members: readonly FindingNode[]): RemedyQuery {
  const ordered = [cause, ...members.filter((node) => node !== cause)];
  const all = [...new Set(ordered.flatMap(({ finding }) => finding.codes.map((code) => code.canonical)))];
  // A missing file or a summary on the way leads nowhere when a more telling code is known.
  const telling = all.filter((canonical) => specificity(canonical) >= 2);
  const canonicalCodes = telling.length > 0 ? telling : all;
  const message = entryMessage(cause.view.log, cause.finding.statement.entry);
  const { messageNumber } = cause.finding;
  return { canonicalCodes, message, format: cause.view.log.format.id, messageNumber };
}
