import { linkedGroups } from "./groups";
import { type Described, describe } from "./incident";
import { machinesOf } from "./machines";
import { compareTexts, compareTimes } from "./nodes";
import type { LogSummary } from "./summary";
import type { Incident } from "./types";

export { summariesOf } from "./summarize";
export { type LogSummary, summaryTextLength } from "./summary";
export type { Confidence, FindingReference, Incident, IncidentLink, IncidentPlace, IncidentRun } from "./types";

export interface CorrelationOptions {
  /** Whether logs of different machines are told apart (see machines.ts); true without it. */
  readonly machinesApart?: boolean;
}

/**
 * The incidents that some logs tell of, in order of time: every failure is in exactly one, and failures are joined
 * only where the logs show that they are one. The order of the logs does not matter.
 */
export function incidentsOf(
  logs: readonly LogSummary[],
  { machinesApart = true }: CorrelationOptions = {},
): readonly Incident[] {
  const described = machinesOf(logs, { apart: machinesApart }).flatMap(({ label, summaries }) =>
    linkedGroups(summaries).map((group) => describe(group, label)),
  );
  described.sort(
    ({ incident: a }, { incident: b }) =>
      compareTimes(a.cause.time, b.cause.time) ||
      compareTexts(a.cause.uri, b.cause.uri) ||
      a.cause.view - b.cause.view ||
      a.cause.entry - b.cause.entry,
  );
  return withRecurrences(described);
}

/** Numbers the incidents, and ties each to the first of the same failure. */
function withRecurrences(described: readonly Described[]): Incident[] {
  const idOf = (index: number): string => `incident-${index + 1}`;
  const timesOf = new Map<string, number[]>();
  described.forEach(({ signature }, index) => {
    const known = timesOf.get(signature);
    if (known) known.push(index);
    else timesOf.set(signature, [index]);
  });
  return described.map(({ incident, signature }, index) => {
    const [first, ...later] = timesOf.get(signature)!;
    return {
      ...incident,
      id: idOf(index),
      recurrences: first === index ? later.map(idOf) : [],
      ...(first !== index && { recurrenceOf: idOf(first!) }),
    };
  });
}
