import { depthOfFormat } from "./cause";
import { precisionOf } from "./clock";
import { compareTexts, compareTimes } from "./nodes";
import type { TimeScale } from "./timeScale";
import type { IncidentPlace } from "./types";

/** A place of a chain, and the local time at which it was written at the latest. */
export interface Dated {
  readonly place: IncidentPlace;
  readonly time: number;
}

/**
 * The places of an incident in order of time: by UTC where all offsets are known and not all the same, else by the wall
 * clock. Where a log of the servicing kind, or events, stamp whole seconds, the order within a second is that of the
 * calls: what was called states a failure before its caller does.
 */
export function chainOrder(dated: readonly Dated[], scale: TimeScale): IncidentPlace[] {
  const instants = dated.map(({ place, time }) => scale.instantOf({ log: place, time, line: place.range.start.line }));
  const isKnown = instants.every((instant) => instant !== undefined);
  const isCoarse = dated.some(({ place: { format } }) => coarse(format));
  const secondOf = (time: number): number => (isCoarse ? Math.floor(time / 1000) : time);
  const ordered = dated.map(({ place, time }, i) => ({ place, time: isKnown ? instants[i]! : time }));
  if (isCoarse) keepOrderOfLogs(ordered, secondOf);
  return ordered
    .sort(
      (a, b) =>
        compareTimes(secondOf(a.time), secondOf(b.time)) ||
        (isCoarse ? depthOfFormat[b.place.format] - depthOfFormat[a.place.format] : 0) ||
        compareTimes(a.time, b.time) ||
        compareTexts(a.place.uri, b.place.uri) ||
        a.place.entry - b.place.entry,
    )
    .map(({ place }) => place);
}

/** Within a second a line without a fraction (the end of an action of Windows Installer) stays behind what stands above it. */
function keepOrderOfLogs(
  ordered: readonly { readonly place: IncidentPlace; time: number }[],
  secondOf: (time: number) => number,
): void {
  const byLog = [...ordered].sort(
    (a, b) => compareTexts(a.place.uri, b.place.uri) || a.place.view - b.place.view || a.place.entry - b.place.entry,
  );
  byLog.forEach((each, i) => {
    const above = byLog[i - 1];
    if (above?.place.uri !== each.place.uri || above.place.view !== each.place.view) return;
    if (secondOf(above.time) === secondOf(each.time) && above.time > each.time) each.time = above.time;
  });
}

/** Sections of setupapi.log bear whole seconds too, but are written when they begin, before their caller knows of a failure. */
function coarse(format: IncidentPlace["format"]): boolean {
  return format !== "setupapi-log" && precisionOf(format) > 1;
}
