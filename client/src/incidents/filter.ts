import type { IncidentItem } from "../../../server/src/protocol";
import { parseTimeRange, type TimeRange } from "./timeRange";

/** What the view shows; a field left out asks for nothing. */
export interface IncidentFilter {
  /** Names of logs: an incident passes when one of them tells of it. */
  readonly logs?: readonly string[];
  /** The last day or week counts back from the last incident: logs are often older than today. */
  readonly time?: "day" | "week" | TimeRange;
  readonly errorsOnly?: boolean;
  readonly cause?: "clear" | "unclear";
  readonly hideRecurrences?: boolean;
}

const day = 24 * 60 * 60 * 1000;
const spans = { day, week: 7 * day } as const;

/** The incidents that pass, in their order. One without a time passes no filter by time. */
export function filtered(incidents: readonly IncidentItem[], filter: IncidentFilter): readonly IncidentItem[] {
  const range = rangeOf(incidents, filter.time);
  return incidents.filter(
    (incident) =>
      (filter.logs === undefined || incident.logs.some((log) => filter.logs?.includes(log))) &&
      (range === undefined || (incident.time !== null && incident.time >= range.from && incident.time <= range.to)) &&
      (filter.errorsOnly !== true || incident.severity === "error") &&
      (filter.cause === undefined || (incident.confidence === "high") === (filter.cause === "clear")) &&
      (filter.hideRecurrences !== true || incident.recurrenceOf === null),
  );
}

function rangeOf(incidents: readonly IncidentItem[], time: IncidentFilter["time"]): TimeRange | undefined {
  if (time === undefined || typeof time === "object") return time;
  const last = incidents.reduce((latest, each) => Math.max(latest, each.time ?? latest), Number.NEGATIVE_INFINITY);
  return { from: last - spans[time], to: last, text: "" };
}

/** In words, for the view: `errors only · last day · svcpack.log`; empty when everything passes. */
export function describeFilter({ logs, time, errorsOnly, cause, hideRecurrences }: IncidentFilter): string {
  return [
    errorsOnly ? "errors only" : "",
    cause === undefined ? "" : `${cause} cause`,
    hideRecurrences ? "no recurrences" : "",
    time === undefined ? "" : typeof time === "object" ? time.text : `last ${time}`,
    logs === undefined ? "" : logs.length <= 2 ? logs.join(", ") : `${logs.length} logs`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** One line of the list in which a filter is put together. At most one of each `group` is chosen. */
export interface FilterChoice {
  readonly id: string;
  readonly heading: "State" | "Time" | "Logs";
  readonly label: string;
  readonly group?: string;
  readonly chosen: boolean;
}

const logPrefix = "log:";

/** All that can be asked for; `filter` says what is chosen. A range stands as it was typed. */
export function choicesOf(incidents: readonly IncidentItem[], filter: IncidentFilter): readonly FilterChoice[] {
  const { logs, time, cause } = filter;
  const range = typeof time === "object" ? time.text : undefined;
  const names = new Set([...incidents.flatMap((incident) => incident.logs), ...(logs ?? [])]);
  return [
    { id: "errors", heading: "State", label: "Errors only", chosen: filter.errorsOnly === true },
    { id: "clear", heading: "State", label: "The cause is clear", group: "cause", chosen: cause === "clear" },
    { id: "unclear", heading: "State", label: "The cause is unclear", group: "cause", chosen: cause === "unclear" },
    { id: "once", heading: "State", label: "Hide recurrences", chosen: filter.hideRecurrences === true },
    { id: "day", heading: "Time", label: "Last day of the logs", group: "time", chosen: time === "day" },
    { id: "week", heading: "Time", label: "Last week of the logs", group: "time", chosen: time === "week" },
    {
      id: "range",
      heading: "Time",
      label: range === undefined ? "Between two times…" : `Between two times: ${range}…`,
      group: "time",
      chosen: range !== undefined,
    },
    ...[...names]
      .sort((a, b) => a.localeCompare(b))
      .map((name): FilterChoice => {
        return { id: logPrefix + name, heading: "Logs", label: name, chosen: logs?.includes(name) ?? false };
      }),
  ];
}

/** The filter that the ids of chosen lines stand for; `range` is what was typed for `range`. */
export function filterOf(ids: readonly string[], range?: string): IncidentFilter {
  const logs = ids.filter((id) => id.startsWith(logPrefix)).map((id) => id.slice(logPrefix.length));
  const has = (id: string): boolean => ids.includes(id);
  const between = has("range") && range !== undefined ? parseTimeRange(range) : undefined;
  const time = between ?? (has("day") ? "day" : has("week") ? "week" : undefined);
  return {
    ...(has("errors") && { errorsOnly: true }),
    ...((has("clear") || has("unclear")) && { cause: has("clear") ? "clear" : "unclear" }),
    ...(has("once") && { hideRecurrences: true }),
    ...(time !== undefined && { time }),
    ...(logs.length > 0 && { logs }),
  };
}
