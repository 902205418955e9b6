import type { LogFormatId } from "../formats/ids";
import type { RemedyQuery } from "../knowledge/types";
import { causeOf, depthOfFormat } from "./cause";
import { chainOrder } from "./chainOrder";
import { statementKey } from "./copies";
import type { Group } from "./groupSet";
import { keyOf } from "./incidentKey";
import { compareTexts, compareTimes, type FindingNode, mainStatement, runOfStatement } from "./nodes";
import { signatureOf } from "./recurrences";
import { isBurnMessage } from "./speakers";
import type { LogSummary, RunSummary, StatementSummary } from "./summary";
import { tells } from "./tells";
import type { TimeScale } from "./timeScale";
import { titleOf } from "./title";
import type { Incident, IncidentLink, IncidentPlace, IncidentRun } from "./types";

/** An incident before it has its number among others, and what recurs when it happens again. */
export interface Described {
  readonly incident: Incident;
  readonly signature: string;
}

/** What a group of linked failures tells, from the cause to the final report. */
export function describe(group: Group, machine: string | undefined, scale: TimeScale): Described {
  const members = [...group.nodes].sort(byPlace);
  const { node: causeNode, confidence, runnerUp } = causeOf(members);
  const cause = { ...placeOf(causeNode, mainStatement(causeNode), causeNode), relation: "cause" };
  const later = chainOrder(
    members
      .flatMap((node) =>
        node.statements.map((statement) => ({
          place: placeOf(node, statement, causeNode),
          time: statement.until ?? statement.time,
        })),
      )
      .filter(({ place }) => !isSamePlace(place, cause)),
    scale,
  );
  const report = lastReport(members, causeNode, later);
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
  const { format } = node.log;
  if (format === "reportingevents-log" || /\bREPORT EVENT\b/.test(text)) return "reported to the server";
  if (format === "windows-eventlog-text") return "written to the event log";
  if (/\bextended error code\b/i.test(text)) return "result of the run";
  if (/\bmasked to\b/i.test(text)) return "result as shown to callers";
  if (/^Message displayed to the user/.test(text)) return "shown to the user";
  const isElsewhere = cause.log !== node.log;
  const speaker = isBurnMessage(statement.component) ? "the bundle" : speakers[format];
  if (!isElsewhere || speaker === undefined) return "passed on";
  // What called the log of the cause was given the failure; what was called by it states its own part.
  if (depthOfFormat[format] > depthOfFormat[cause.log.format]) return `stated by ${speaker}`;
  if (isAlwaysStated.has(format)) return `stated by ${speaker}`;
  return bringsNews(node, statement) ? `returned to ${speaker}` : "passed on";
}

/** Whose words stand in a log, for people; several programs write logs for CMTrace. */
const speakers: Readonly<Partial<Record<LogFormatId, string>>> = {
  "windowsupdate-log": "Windows Update",
  "setupapi-log": "SetupAPI",
  "setupapi-dev-log": "SetupAPI",
  "cbs-log": "CBS",
  "dism-log": "DISM",
  "panther-log": "Windows Setup",
  "msi-log": "Windows Installer",
  "cmtrace-log": "the program that manages this machine",
};

/** SetupAPI is called by all others, and returns to none of them what stands in another log. */
const isAlwaysStated: ReadonlySet<LogFormatId> = new Set(["setupapi-log", "setupapi-dev-log"]);

/** Whether a statement is the first of its failure with one of its errors. */
function bringsNews({ finding }: FindingNode, statement: StatementSummary): boolean {
  return statement.codes.some((code) => finding.statements.find(({ codes }) => codes.includes(code)) === statement);
}

/** Formats that tell the outside of a failure, the user, a server or an administrator, from the outermost on. */
const outward: readonly LogFormatId[] = [
  "windows-eventlog-text",
  "reportingevents-log",
  "cmtrace-log",
  "windowsupdate-log",
];
/** Of the others, those that sum up a whole run, from the outermost on. */
const summingUp: readonly LogFormatId[] = ["panther-log", "dism-log", "msi-log", "svcpack-log", "cbs-log"];

/**
 * The last place that tells the outside of the failure: of those that report it the latest in `later` (the places of the
 * chain in order of time), before a program's own result.
 */
function lastReport(
  members: readonly FindingNode[],
  cause: FindingNode,
  later: readonly IncidentPlace[],
): IncidentPlace {
  const ofFormat = (format: LogFormatId): FindingNode | undefined =>
    members.filter(({ log }) => log.format === format).at(-1);
  const reports = outward.flatMap((format) => {
    const node = ofFormat(format);
    return node ? [resultOf(node, cause)] : [];
  });
  if (reports.length > 0) {
    const positions = reports.map((report) => later.findIndex((place) => isSamePlace(place, report)));
    return reports[positions.indexOf(positions.reduce((a, b) => Math.max(a, b)))]!;
  }
  const node = summingUp.reduce<FindingNode | undefined>((found, format) => found ?? ofFormat(format), undefined);
  return resultOf(node ?? members[0]!, cause);
}

/** What a failure reports, or ends with. */
function resultOf(node: FindingNode, cause: FindingNode): IncidentPlace {
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
  const telling = all.filter((canonical) => tells(canonical) >= 2);
  const canonicalCodes = telling.length > 0 ? telling : all;
  const { messageNumber } = cause.finding;
  return { canonicalCodes, message: mainStatement(cause).text, format: cause.log.format, messageNumber };
}
