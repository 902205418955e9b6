import { isSameList } from "../sameList";
import { linkedGroups } from "./groups";
import { type Described, describe } from "./incident";
import { type Machine, machinesOf } from "./machines";
import { compareTexts, compareTimes } from "./nodes";
import { settleDates } from "./settleDates";
import type { LogSummary } from "./summary";
import { timeScaleOf } from "./timeScale";
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
  const described = machinesOf(logs, { apart: machinesApart }).flatMap((machine) => describeMachine(machine));
  described.sort(
    ({ incident: a }, { incident: b }) =>
      compareTimes(a.cause.time, b.cause.time) ||
      compareTexts(a.cause.uri, b.cause.uri) ||
      a.cause.view - b.cause.view ||
      a.cause.entry - b.cause.entry,
  );
  return withRecurrences(described);
}

const describedMachines = new WeakMap<
  LogSummary,
  { readonly machine: Machine; readonly described: readonly Described[] }
>();

/** The incidents of a machine. They are kept as long as its logs are the same: an edit in one machine's log costs that machine. */
function describeMachine(machine: Machine): readonly Described[] {
  const { label, summaries } = machine;
  const [first] = summaries;
  if (!first) return [];
  const known = describedMachines.get(first);
  if (known && known.machine.label === label && isSameList(known.machine.summaries, summaries)) return known.described;
  const settled = settleDates(summaries);
  const scale = timeScaleOf(settled);
  const described = linkedGroups(settled, scale).map((group) => describe(group, label, scale));
  describedMachines.set(first, { machine, described });
  return described;
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
    const times = timesOf.get(signature)!;
    const first = times[0]!;
    return {
      ...incident,
      id: idOf(index),
      // A failure may recur thousands of times: only the first one lists them.
      recurrences: first === index ? times.slice(1).map(idOf) : [],
      ...(first !== index && { recurrenceOf: idOf(first) }),
    };
  });
}
