import type { Location, Position, Range } from "vscode-languageserver-types";

/** Requests and notifications of our own, beside those of LSP. Positions are LSP positions; null is no answer. */
export const requests = {
  /** `IncidentsParams` → `readonly IncidentItem[]`, in order of time. */
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

export interface PlaceItem {
  readonly uri: string;
  readonly range: Range;
  /** Name of the log. */
  readonly log: string;
  readonly relation: string;
  /** Local time for people, `2007-07-02 03:25:39.000`; empty when unknown. */
  readonly time: string;
  readonly text: string;
}

export interface IncidentItem {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly severity: "error" | "warning";
  readonly confidence: "high" | "medium" | "low";
  /** Local milliseconds counted as if UTC; null when unknown. */
  readonly time: number | null;
  readonly cause: PlaceItem;
  readonly report: PlaceItem;
  readonly chain: readonly PlaceItem[];
  /** Names of the logs that tell of it, each once. */
  readonly logs: readonly string[];
  /** Key of the first incident of the same failure. */
  readonly recurrenceOf: string | null;
  readonly recurrences: readonly string[];
  readonly machine: string | null;
  readonly remedies: readonly { readonly id: string; readonly title: string }[];
}

/** Documents of the scheme `setup-logs`; a query `redacted` replaces what tells of people and machines. */
export const paths = {
  report: (key: string): string => `/incidents/${key}.md`,
  timeline: (key: string): string => `/timelines/${key}.setup-timeline`,
  folderTimeline: "/timelines/all.setup-timeline",
} as const;

export type { Location };
