import type { IncidentItem, PlaceItem } from "../../../server/src/protocol";

/** More logs than this are counted and not named. */
const namedLogs = 3;

/** `2008-02-19 03:00`; empty when unknown. */
export const shortTime = (time: number | null): string =>
  time === null || !Number.isFinite(time) ? "" : new Date(time).toISOString().slice(0, 16).replace("T", " ");

/** When, and in which logs: what stands behind the title of an incident. */
export const describeIncident = (incident: IncidentItem): string => join(shortTime(incident.time), nameLogs(incident));

/** The logs that tell of an incident, or their number. */
export const nameLogs = ({ logs }: IncidentItem): string =>
  logs.length <= namedLogs ? logs.join(", ") : `${logs.length} logs`;

/** `svcpack.log:33`, with the line as the editor counts it. */
export const placeName = ({ log, range }: PlaceItem): string => `${log}:${range.start.line + 1}`;

/** Where, when and what: what stands behind the relation of a place. */
export const describePlace = (place: PlaceItem): string => join(placeName(place), clockOf(place), place.text);

/** The time of day without the date, which the incident bears. */
const clockOf = ({ time }: PlaceItem): string => /\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?/.exec(time)?.[0] ?? "";

const confidences = {
  high: "The cause is clear.",
  medium: "Another place could be the cause as well.",
  low: "The logs state only that something failed, not what.",
} as const;

/** All about an incident that fits into a tooltip. Plain text: what logs say is not markdown. */
export function tooltipOf({ title, cause, report, confidence, machine, remedies, recurrences }: IncidentItem): string {
  const paragraphs = [
    title,
    machine === null ? "" : `Machine: ${machine}`,
    placeText("Cause", cause),
    samePlace(cause, report) ? "" : placeText("Reported", report),
    confidences[confidence],
    recurrences.length === 0 ? "" : `The same failure came again ${times(recurrences.length)}.`,
    remedies.length === 0 ? "" : `What helps: ${remedies.map((each) => each.title).join("; ")}`,
  ];
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

/** A place with what the log says there. */
export const placeText = (heading: string, place: PlaceItem): string =>
  `${heading}: ${join(placeName(place), place.time)}\n${place.text}`;

/** `1 recurrence`, `3 recurrences`. */
export const countOf = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);
const samePlace = (a: PlaceItem, b: PlaceItem): boolean => a.uri === b.uri && a.range.start.line === b.range.start.line;
const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");

/** With a capital, as a label begins. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
