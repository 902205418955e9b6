import type { Range } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { Confidence, Incident, IncidentPlace } from "../correlation";
import { compareTexts } from "../correlation/nodes";
import type { Knowledge } from "../knowledge";
import { type LogNames, logNames, plainLine } from "./shared/logNames";
import { shownTime } from "./shared/time";
import { incidentsIn, type Workspace } from "./shared/workspace";

/** Most incidents handed out: the last ones in time. */
const incidentItemLimit = 2_000;
/** Most places of a chain handed out: the first ones and the report. */
const placeLimit = 200;
const remedyLimit = 3;

/** A place of an incident as plain data; all texts are plain and on one line. */
export interface PlaceItem {
  readonly uri: string;
  readonly range: Range;
  /** Name of the log: that of its file, with folders where it takes them; `svcpack.log in thread.txt` for a quoted one. */
  readonly log: string;
  readonly relation: string;
  /** Local time for people, `2007-07-02 03:25:39.000`; empty when unknown. */
  readonly time: string;
  readonly text: string;
}

/** An incident as plain data, for lists. */
export interface IncidentItem {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly severity: "error" | "warning";
  readonly confidence: Confidence;
  /** Local milliseconds counted as if UTC; null when unknown. */
  readonly time: number | null;
  readonly cause: PlaceItem;
  readonly report: PlaceItem;
  /** The cause, then by time to the report; of very long chains the first places and the report. */
  readonly chain: readonly PlaceItem[];
  /** Places of the chain that are left out. */
  readonly placesLeftOut: number;
  /** Names of the logs that tell of it, each once. */
  readonly logs: readonly string[];
  /** Key of the first incident of the same failure. */
  readonly recurrenceOf: string | null;
  /** Keys of the later ones, for the first. */
  readonly recurrences: readonly string[];
  readonly machine: string | null;
  readonly remedies: readonly { readonly id: string; readonly title: string }[];
}

/**
 * The incidents of a workspace, in order of time, each with the best three remedies. At most `incidentItemLimit`, the
 * last ones.
 */
export function getIncidentItems(
  workspace: Workspace,
  knowledge: Knowledge,
  token?: CancellationToken,
): IncidentItem[] {
  const incidents = incidentsIn(workspace);
  const keyOfId = new Map(incidents.map(({ id, key }) => [id, key]));
  const keysOf = (ids: readonly string[]): string[] => ids.flatMap((id) => keyOfId.get(id) ?? []);
  const names = logNames(incidents, workspace);
  const items: IncidentItem[] = [];
  for (const incident of incidents.slice(-incidentItemLimit)) {
    if (token?.isCancellationRequested) return [];
    const { key, id, severity, confidence, cause, report, machine } = incident;
    const places = shortChain(incident.chain);
    items.push({
      key,
      id,
      title: plainLine(incident.title),
      severity,
      confidence,
      time: Number.isNaN(cause.time) ? null : cause.time,
      cause: placeItem(cause, names),
      report: placeItem(report, names),
      chain: places.map((place) => placeItem(place, names)),
      placesLeftOut: incident.chain.length - places.length,
      logs: logsOf(incident, names),
      recurrenceOf: keysOf(incident.recurrenceOf === undefined ? [] : [incident.recurrenceOf])[0] ?? null,
      recurrences: keysOf(incident.recurrences),
      machine: machine === undefined ? null : plainLine(machine),
      remedies: knowledge
        .remediesFor(incident.remedyQuery)
        .slice(0, remedyLimit)
        .map(({ article }) => ({ id: article.id, title: article.title })),
    });
  }
  return items;
}

function shortChain(chain: readonly IncidentPlace[]): readonly IncidentPlace[] {
  return chain.length > placeLimit ? [...chain.slice(0, placeLimit - 1), chain.at(-1)!] : chain;
}

/** Names of the logs that an incident is told by, those of its runs included. */
function logsOf({ chain, runs }: Incident, names: LogNames): string[] {
  return [...new Set([...chain, ...runs].map(names))].sort(compareTexts);
}

function placeItem(place: IncidentPlace, names: LogNames): PlaceItem {
  const { uri, range, relation, time, text } = place;
  return { uri, range, log: names(place), relation, time: shownTime(time), text: plainLine(text) };
}
