import type { Location, Position } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { Incident, IncidentPlace } from "../correlation";
import type { LogDocument } from "../document";
import { entryTime } from "../log";
import { chainFrom, incidentNear, isSameEntry, type NamedEntry } from "./shared/chain";
import { placeFor } from "./shared/incidents";
import { incidentsAround, type Workspace } from "./shared/workspace";

/** Forwards leads towards the report, backwards towards the cause. */
export type StepDirection = "next" | "previous";

/**
 * The place before or after the entry at a position in the chain of its incident, in whichever log. An entry that was
 * written while the incident went on and states nothing of it leads to the nearest place in that direction. Undefined
 * at the end of the chain, and for entries that belong to no incident.
 */
export function getChainStep(
  document: LogDocument,
  position: Position,
  direction: StepDirection,
  workspace?: Workspace,
  token?: CancellationToken,
): Location | undefined {
  if (document.logs.length === 0 || token?.isCancellationRequested) return undefined;
  const at = incidentNear(document, position, incidentsAround(document, workspace));
  if (!at) return undefined;
  const chain = chainFrom(document.uri, at.incident);
  const index = chain.findIndex((place) => isSameEntry(place, at.entry));
  const place =
    index >= 0
      ? chain[index + (direction === "next" ? 1 : -1)]
      : besideChain(chain, at.entry, entryTime(at.log, at.entry.entry), direction);
  return place && locationOf(place);
}

/** The place nearest to an entry that has none itself: in its own log by the order of entries, else by time. */
function besideChain(
  chain: readonly IncidentPlace[],
  entry: NamedEntry,
  time: number,
  direction: StepDirection,
): IncidentPlace | undefined {
  const own = chain.filter(({ uri, view }) => uri === entry.uri && view === entry.view);
  return direction === "next"
    ? (own.find((place) => place.entry > entry.entry) ?? chain.find((place) => place.time > time))
    : (own.filter((place) => place.entry < entry.entry).at(-1) ??
        chain.filter((place) => !own.includes(place) && place.time <= time).at(-1));
}

/** Where the cause of the incident stands that the entry at a position belongs to; the place itself for the cause. */
export function getCause(
  document: LogDocument,
  position: Position,
  workspace?: Workspace,
  token?: CancellationToken,
): Location | undefined {
  const incident = getIncidentAt(document, position, workspace, token);
  return incident && locationOf(placeFor(document, incident, "cause"));
}

/** The incident that the entry at a position belongs to (see `incidentNear`). */
export function getIncidentAt(
  document: LogDocument,
  position: Position,
  workspace?: Workspace,
  token?: CancellationToken,
): Incident | undefined {
  if (document.logs.length === 0 || token?.isCancellationRequested) return undefined;
  return incidentNear(document, position, incidentsAround(document, workspace))?.incident;
}

const locationOf = ({ uri, range }: IncidentPlace): Location => ({ uri, range });
