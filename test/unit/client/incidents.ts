import type { IncidentItem, PlaceItem } from "../../../server/src/protocol";

/** A place in an invented log. */
export const place = (log: string, line: number, text = "something failed", time = ""): PlaceItem => ({
  uri: `file:///logs/${log}`,
  range: { start: { line, character: 0 }, end: { line, character: 10 } },
  log,
  relation: "passed on",
  time,
  text,
});

/** An incident that is given by what matters to a test. */
export function incident(key: string, fields: Partial<IncidentItem> = {}): IncidentItem {
  const chain = fields.chain ?? [place("svcpack.log", 11), place("WindowsUpdate.log", 40)];
  return {
    key,
    id: key,
    title: `Windows Update failed: ${key}`,
    severity: "error",
    confidence: "high",
    time: Date.UTC(2019, 4, 6, 7, 8, 9),
    cause: chain[0]!,
    report: chain.at(-1)!,
    logs: [...new Set(chain.map(({ log }) => log))],
    placesLeftOut: 0,
    recurrenceOf: null,
    recurrences: [],
    machine: null,
    remedies: [],
    ...fields,
    chain,
  };
}
