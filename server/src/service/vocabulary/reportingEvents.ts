import type { Term } from "./term";

const source = "the events and texts of ReportingEvents.log, read off logs";
const seen = (meaning: string): Term => ({ meaning, source, inferred: true });

const events: ReadonlyMap<string, Term> = new Map([
  ["147", seen("A search for updates ended with success.")],
  ["148", seen("A search for updates failed; the result says why.")],
  ["156", seen("A report on the state of the computer and its updates.")],
  ["161", seen("A download failed; the result says why.")],
  ["181", seen("The installation of an update began.")],
  ["182", seen("The installation of an update failed; the result says why.")],
  ["183", seen("An update was installed.")],
  ["AGENT_DETECTION_FINISHED", seen("A search for updates ended with success (event 147).")],
  ["AGENT_DETECTION_FAILED", seen("A search for updates failed; the result says why (event 148).")],
  ["AGENT_DOWNLOAD_FAILED", seen("A download failed; the result says why (event 161).")],
  ["AGENT_INSTALLING_STARTED", seen("The installation of an update began (event 181).")],
  ["AGENT_INSTALLING_FAILED", seen("The installation of an update failed; the result says why (event 182).")],
  ["AGENT_INSTALLING_SUCCEEDED", seen("An update was installed (event 183).")],
]);

/** What an event of ReportingEvents.log tells, by its name or its number; undefined for others. */
export function reportingEvent(name: string): Term | undefined {
  return events.get(name);
}
