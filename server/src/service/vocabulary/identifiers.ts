import type { Term } from "./term";

const page = "https://learn.microsoft.com/windows/deployment/update/windows-update-logs";
const source = "Windows Update log files";
const agent = (meaning: string): Term => ({ meaning, source, url: page });
const overview = "https://learn.microsoft.com/windows/deployment/update/how-windows-update-works";
const service = (meaning: string): Term => ({ meaning, source: "How Windows Update works", url: overview });

/** GUIDs with a fixed meaning, in upper case without braces. */
const known: ReadonlyMap<string, Term> = new Map([
  ["9482F4B4-E343-43B6-B170-9A65BC822C77", service("The service id of Windows Update.")],
  ["7971F918-A847-4430-9279-4A52D1EFE18D", service("The service id of Microsoft Update.")],
  ["3DA21691-E39D-4DA6-8A4B-B43877BCB1B7", service("The service id of WSUS or Configuration Manager.")],
  ["855E8A7C-ECB4-4CA3-B045-1DFA50104289", service("The service id of the Store.")],
  ["8B24B027-1DEE-BABB-9A95-3517DFB9C552", service("The service id of operating system flighting.")],
  ["00000000-0000-0000-0000-000000000000", { meaning: "No id: the null GUID.", source: "cguid.h (GUID_NULL)" }],
  [
    "F750E6C3-38EE-11D1-85E5-00C04FC295EE",
    {
      meaning: "The verification of drivers and system files; under this name the catalog store keeps their catalogs.",
      source: "softpub.h (DRIVER_ACTION_VERIFY)",
    },
  ],
]);

/** What the name in front of a GUID says about it, by the name in lower case. */
const labels: ReadonlyMap<string, Term> = new Map([
  ["updateid", agent("An update, as its publisher identifies it; a revision number may follow.")],
  ["update", agent("An update, as its publisher identifies it; a revision number may follow.")],
  ["serviceid", agent("A service that offers updates.")],
  ["svc", agent("A service that offers updates.")],
  ["service", agent("A service that offers updates.")],
]);

/** The meaning of a well-known GUID (upper case, no braces); undefined for all others. */
export function knownGuid(normal: string): Term | undefined {
  return known.get(normal);
}

const reportFields = "the order of fields in ReportingEvents.log and in reported events, read off logs";
const eventId: Term = { meaning: "The id of this reported event.", source: reportFields, inferred: true };
const reportedUpdate: Term = {
  meaning: "The update this event reports on; its revision follows.",
  source: reportFields,
  inferred: true,
};
const updateField = /[+-]\d{4}\s{1,4}\d{1,4}\s{1,4}\d{1,6}(?: \[\w{1,60}\])?\s{1,4}\d{1,6}\s{1,4}\{?$/;

/** The name that stands directly before a value: `UpdateId` in `UpdateId = {`; undefined when there is none. */
export function labelBefore(before: string): string | undefined {
  return /([A-Za-z]{2,20})\s{0,2}[=:]\s{0,2}['"({[]{0,2}$/.exec(before.slice(-40))?.[1];
}

/** What a GUID identifies by the words before it (`UpdateId = {`, a reported event); undefined when nothing tells. */
export function guidByPlace(before: string): Term | undefined {
  if (/\bREPORT EVENT:\s{1,4}\{?$/.test(before)) return eventId;
  if (updateField.test(before)) return reportedUpdate;
  const label = labelBefore(before) ?? /\b(update) \{?$/i.exec(before)?.[1];
  return label === undefined ? undefined : labels.get(label.toLowerCase());
}

/** An update id with a revision: `{GUID}.100` (the page on the logs explains both parts). */
export const updateWithRevision: Term = agent(
  "An update and, after the dot, its revision: the number grows each time the update is published anew.",
);
