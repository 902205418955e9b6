import { nameAt } from "../../formats/entries";
import { columnsAt } from "../../log";
import type { Candidate } from "../types";
import { cancelledRule, type Rule, says } from "./rule";

/** Providers of updates, servicing and service packs (formats.md 12); the viewer's lists leave `Microsoft-Windows-` out. */
const providers: ReadonlySet<string> = new Set([
  "ntservicepack",
  "windows update agent",
  "windowsupdateclient",
  "servicing",
]);
/** Ids by which these state a failure whatever the level: the agent's installation failure, and a servicing change that failed. */
const failureIds: ReadonlyMap<string, string> = new Map([
  ["windows update agent", "20"],
  ["windowsupdateclient", "20"],
  ["servicing", "3"],
]);
const longNames = /^microsoft-windows-/;

function providerOf({ component }: Candidate): string {
  return component.toLowerCase().replace(longNames, "");
}

function eventId({ log, entry }: Candidate): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.section[local]!);
}

const isUpdateEvent = (candidate: Candidate): boolean => providers.has(providerOf(candidate));

/** Rules for events as text, asked in this order. */
export const eventLogRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "eventlog/dump-written",
    verdict: "noise",
    evidence: "The event reports that a dump was written, which succeeded, although its level is Error.",
    applies: says(/\bdump file (?:generation|creation) (?:succeeded|was successful|completed successfully)\b/i),
  },
  {
    id: "eventlog/update-failed",
    verdict: "error",
    evidence: "The component that installs updates reports this event as a failure.",
    applies: (candidate) =>
      isUpdateEvent(candidate) &&
      (candidate.level === "error" ||
        (candidate.codes.length > 0 && failureIds.get(providerOf(candidate)) === eventId(candidate))),
  },
  {
    id: "eventlog/update-warning",
    verdict: "warning",
    evidence: "The component that installs updates reports this event with a failure code.",
    applies: (candidate) => isUpdateEvent(candidate) && candidate.codes.length > 0 && candidate.level === "warning",
  },
  {
    id: "eventlog/other-provider",
    verdict: "warning",
    evidence:
      "An error of another component with a failure code. It stands among the events of the update; the text does not say whether it has to do with it.",
    applies: ({ level, codes }) => level === "error" && codes.length > 0,
  },
];
