import { type CodeAction, CodeActionKind, Command, type Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { Incident } from "../correlation";
import type { LogDocument } from "../document";
import type { Knowledge } from "../knowledge";
import { entryMessage } from "../log";
import { lineAt, offsetAt } from "../text/logText";
import { explainCodeText, explainText } from "./explainText";
import { explainAt, remediesForCode, shownValue } from "./shared/explain";
import { codeOfFinding, documentationOf, remediesOf } from "./shared/findingFacts";
import {
  type FoundIn,
  findingsIn,
  incidentOf,
  isMainOf,
  isShownBetween,
  nameOfCode,
  placeFor,
} from "./shared/incidents";
import { subjectAt } from "./shared/subject";
import { incidentsAround, type Workspace } from "./shared/workspace";

/** Commands of the client that code actions and hovers name; the names are part of the contract with it. */
export const commands = {
  openRemedy: "setupLogs.openRemedy",
  openDocumentation: "setupLogs.openDocumentation",
  copyExplanation: "setupLogs.copyExplanation",
  goToCause: "setupLogs.goToCause",
  explainCode: "setupLogs.explainCode",
  /** With the key of an incident. */
  showIncidentReport: "setupLogs.showIncidentReport",
  showTimeline: "setupLogs.showTimeline",
} as const;

/** Findings whose actions are offered at one place. */
const findingLimit = 3;

/**
 * What can be done about the problems at a range, or about the code there: show a remedy, go to the cause, show the
 * report on the incident, open the documentation, copy an explanation. Every action is a command; a log is never edited.
 */
export function getCodeActions(
  document: LogDocument,
  range: Range,
  knowledge: Knowledge,
  workspace?: Workspace,
  token?: CancellationToken,
): CodeAction[] {
  if (document.logs.length === 0 || token?.isCancellationRequested) return [];
  const here = findingsIn(document).filter((found) => isAt(document, found, range));
  if (here.length === 0) return actionsForCode(document, range, knowledge);
  const failures = here.filter(({ finding }) => finding.severity !== "noise");
  const incidents = incidentsAround(document, workspace);
  const chosen = (failures.length > 0 ? failures : here).slice(0, findingLimit);
  return unique(chosen.flatMap((found) => actionsForFinding(document, found, incidents, knowledge)));
}

/** Whether the range touches a place that states the finding. */
function isAt(document: LogDocument, { view, finding }: FoundIn, range: Range): boolean {
  const from = offsetAt(document.text, range.start);
  const to = offsetAt(document.text, range.end);
  return finding.occurrences.some((each) => isShownBetween(view, each, from, to));
}

function action(title: string, command: string, ...args: unknown[]): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, command: Command.create(title, command, ...args) };
}

function actionsForFinding(
  document: LogDocument,
  found: FoundIn,
  incidents: readonly Incident[],
  knowledge: Knowledge,
): CodeAction[] {
  const { finding, reference } = found;
  const remedies = remediesOf(found, incidents, knowledge);
  const actions = remedies.map(({ id, title }) => action(`Show remedy: ${title}`, commands.openRemedy, id));
  if (actions[0]) actions[0] = { ...actions[0], isPreferred: true };
  const incident = incidentOf(incidents, reference);
  const cause = causeAction(document, found, incident);
  if (cause) actions.push(cause);
  // Of a failure that nothing else tells of, the problem itself says all there is.
  if (incident && incident.findings.length > 1)
    actions.push(action("Show incident report", commands.showIncidentReport, incident.key));
  const page = documentationOf(finding, remedies);
  const name = (finding.codes[0] && nameOfCode(finding.codes[0])) ?? codeOfFinding(finding);
  if (page) actions.push(action(`Open documentation for ${name}`, commands.openDocumentation, page));
  actions.push(
    action("Copy explanation", commands.copyExplanation, explainText(document, found, incidents, knowledge)),
  );
  return actions;
}

function causeAction(document: LogDocument, found: FoundIn, incident?: Incident): CodeAction | undefined {
  const cause = incident && placeFor(document, incident, "cause");
  if (!cause || isMainOf(cause, found)) return undefined;
  return action(`Go to cause in ${cause.log}`, commands.goToCause, cause.uri, cause.range);
}

/** For a code that no finding states, as in a line that is no failure, or in the prose of a transcript. */
function actionsForCode(document: LogDocument, range: Range, knowledge: Knowledge): CodeAction[] {
  const at = subjectAt(document, range.start);
  if (at?.subject.kind !== "code") return [];
  const { code, sentence } = at.subject;
  const log = at.place?.view.log;
  const { readings } = explainAt(code, log, at.place?.entry, sentence);
  const actions = remediesForCode(code.canonical, knowledge, log, at.place?.entry).map(({ id, title }) =>
    action(`Show remedy: ${title}`, commands.openRemedy, id),
  );
  const page = readings.find(({ documentation }) => documentation)?.documentation;
  const name = readings[0]?.symbol ?? shownValue(code.canonical);
  if (page) actions.push(action(`Open documentation for ${name}`, commands.openDocumentation, page));
  const line = log && at.place ? entryMessage(log, at.place.entry) : lineAt(document.text, range.start.line);
  actions.push(
    action("Copy explanation", commands.copyExplanation, explainCodeText(code.text, code.canonical, readings, line)),
  );
  return actions;
}

/** Each command with the same arguments once. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ command }) => {
    const key = JSON.stringify([command?.command, command?.arguments]);
    return !seen.has(key) && seen.add(key);
  });
}
