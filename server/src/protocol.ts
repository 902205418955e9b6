import type { Location, Position } from "vscode-languageserver-types";

export type { IncidentItem, PlaceItem } from "./service/features/incidentItems";

/** Requests and notifications of our own, beside those of LSP. Positions are LSP positions; null is no answer. */
export const requests = {
  /** Without parameters → `readonly IncidentItem[]`, in order of time; the last 2 000 of very many. */
  incidents: "setupLogs/incidents",
  /** `ChainStepParams` → `Location | null`. */
  chainStep: "setupLogs/chainStep",
  /** `KeyStepParams` → `Location | null`. */
  keyStep: "setupLogs/keyStep",
  /** `PlaceParams` → `Location | null`: the cause of the incident that the entry at a position belongs to. */
  cause: "setupLogs/cause",
  /** `PlaceParams` → `string | null`: the key of the incident that the entry at a position belongs to. */
  incidentAt: "setupLogs/incidentAt",
  /** Without parameters → null: looks for logs in the opened folders anew, also after reading them was cancelled. */
  rescan: "setupLogs/rescan",
} as const;

export const notifications = {
  /** Incidents are others than they were: ask again. Without parameters. */
  incidentsChanged: "setupLogs/incidentsChanged",
} as const;

export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
}

export interface ChainStepParams extends PlaceParams {
  readonly direction: "next" | "previous";
}

export interface KeyStepParams extends PlaceParams {
  /** `key` is the identifier at the position, or else the first one of the entry. */
  readonly of: "process" | "thread" | "key";
  readonly direction: "next" | "previous";
}

/**
 * Documents of the scheme `setup-logs`. Queries, joined with `&`: `redacted` replaces what tells of people and machines,
 * `plain` leaves out the links.
 */
export const paths = {
  report: (key: string): string => `/incidents/report-${key}.md`,
  timeline: (key: string): string => `/timelines/timeline-${key}.setup-timeline`,
  folderTimeline: "/timelines/all-logs.setup-timeline",
} as const;

export type { Location };
