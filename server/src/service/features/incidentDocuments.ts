import { type Incident, type LogSummary, summariesOf } from "../correlation";
import type { LogDocument } from "../document";
import { transcriptId } from "../formats/ids";
import type { Knowledge } from "../knowledge";
import { renderIncidentReport } from "../report/incidentReport";
import { documentNames } from "../report/names";
import { redactorFor } from "../report/redaction";
import { renderTimeline, type Timeline } from "../report/timeline";
import type { Redaction, ReportContext } from "../report/types";
import { isSameList } from "../sameList";
import { printable } from "../text/printable";
import { filesBeside, incidentsIn, type Workspace } from "./shared/workspace";

/** Most logs that a timeline names as left out. */
const namedLogs = 20;

/** What a report or a timeline is made with, beside the workspace. */
export interface IncidentDocumentOptions extends Pick<ReportContext, "linkOf" | "articleLinkOf" | "timelineNote"> {
  /** Logs that are held as text: a report quotes from them, a timeline is made of them. */
  readonly documents: readonly LogDocument[];
  /** Whether what tells of people and machines is replaced. */
  readonly isRedacted?: boolean;
  /** Logs that belong to it and could not be taken in. */
  readonly leftOut?: readonly string[];
}

/** The report on the incident with a key, as markdown; undefined when the workspace tells of none. */
export function getIncidentReport(
  key: string,
  workspace: Workspace,
  knowledge: Knowledge,
  options: IncidentDocumentOptions,
): string | undefined {
  const incidents = incidentsIn(workspace);
  const incident = incidents.find((each) => each.key === key);
  if (!incident) return undefined;
  const { documents, linkOf, articleLinkOf, timelineNote } = options;
  const summaries = summariesIn(workspace);
  const redaction = redactionOf(options, summaries, incidents);
  return renderIncidentReport(incident, {
    summaries,
    incidents,
    knowledge,
    documents,
    ...(redaction && { redaction }),
    ...(linkOf && { linkOf }),
    ...(articleLinkOf && { articleLinkOf }),
    ...(timelineNote !== undefined && { timelineNote }),
  });
}

/**
 * The entries of the incident with a key merged by time, or without a key those of all documents; undefined when the
 * workspace tells of no such incident. What was left out is named in a note at the top.
 */
export function getTimeline(
  key: string | undefined,
  workspace: Workspace,
  options: IncidentDocumentOptions,
): Timeline | undefined {
  const incidents = incidentsIn(workspace);
  const incident = incidents.find((each) => each.key === key);
  if (key !== undefined && !incident) return undefined;
  const { documents, leftOut = [] } = options;
  const summaries = summariesIn(workspace);
  const redaction = redactionOf(options, summaries, incidents);
  const names = documentNames([...documents.map(({ uri }) => uri), ...leftOut]);
  const nameOf = (uri: string): string => names.get(uri) ?? uri;
  const timeline = renderTimeline(documents, {
    incidents,
    summaries,
    redaction,
    nameOf,
    ...(incident && { incident }),
  });
  const note = leftOutNote(leftOut.map((uri) => printable(redaction?.apply(nameOf(uri)) ?? nameOf(uri))));
  if (note === undefined) return timeline;
  const links = timeline.links.map((link) => ({ ...link, line: link.line + 1 }));
  return { text: `${note}\n${timeline.text}`, links };
}

function leftOutNote(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const more = names.length > namedLogs ? `, and ${names.length - namedLogs} more` : "";
  return `# Logs left out, which are too large together or cannot be read: ${names.slice(0, namedLogs).join(", ")}${more}`;
}

/** The logs that tell of an incident, in the order of its chain. */
function logsOfIncident({ chain, runs }: Incident): readonly string[] {
  return [...new Set([...chain, ...runs].map(({ uri }) => uri))];
}

/**
 * URIs of the logs that the report and the timeline of an incident are made of; none for an unknown one. Without a key of
 * all logs, those that tell of failures first, without texts that quote logs where there are others.
 */
export function logsForTimeline(workspace: Workspace, key?: string): readonly string[] {
  const incidents = incidentsIn(workspace);
  if (key !== undefined) return incidents.filter((each) => each.key === key).flatMap(logsOfIncident);
  const failed = new Set(incidents.flatMap(logsOfIncident));
  const all = [...workspace.documents, ...filesBeside(workspace.documents, workspace)];
  const logs = all.filter(({ formatId }) => formatId !== undefined && formatId !== transcriptId);
  const uris = (logs.length > 0 ? logs : all).map(({ uri }) => uri);
  return [...uris.filter((uri) => failed.has(uri)), ...uris.filter((uri) => !failed.has(uri))];
}

function summariesIn(workspace: Workspace): LogSummary[] {
  const { documents } = workspace;
  return [...documents.flatMap(summariesOf), ...filesBeside(documents, workspace).flatMap(({ logs }) => logs)];
}

interface LastRedaction {
  readonly documents: readonly LogDocument[];
  readonly names: string;
  readonly redaction: Redaction;
}

/** Reading large logs for names takes seconds: the last redaction is kept as long as the first of its logs lives. */
const lastRedactions = new WeakMap<LogDocument, LastRedaction>();

function redactionOf(
  { documents, isRedacted }: IncidentDocumentOptions,
  summaries: readonly LogSummary[],
  incidents: readonly Incident[],
): Redaction | undefined {
  if (!isRedacted) return undefined;
  const uris = new Set(summaries.map(({ uri }) => uri));
  const names = JSON.stringify([
    ...uris,
    ...summaries.flatMap(({ facts }) => facts.map(({ kind, text }) => [kind, text])),
    ...new Set(incidents.map(({ machine }) => machine ?? null)),
  ]);
  const last = documents[0] && lastRedactions.get(documents[0]);
  if (last?.names === names && isSameList(last.documents, documents)) return last.redaction;
  const redaction = redactorFor({ documents, summaries, incidents, names: uris });
  if (documents[0]) lastRedactions.set(documents[0], { documents, names, redaction });
  return redaction;
}
