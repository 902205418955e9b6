import { bearsOnly, cancelledRule, type Rule } from "./rule";

/** Rules for ReportingEvents.log, asked in this order. */
export const reportingEventsRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "reporting/nothing-to-do",
    verdict: "noise",
    evidence: "The code says that there was nothing to update, which is no failure (wuerror.h).",
    applies: bearsOnly(0x80240024, 0x8024000c),
  },
  {
    id: "reporting/failure",
    verdict: "error",
    evidence: "The agent reports to its server that this failed.",
    applies: ({ level }) => level === "error",
  },
  {
    id: "reporting/code-stated",
    verdict: "support",
    evidence: "The row has a failure code, though its outcome is not given as a failure.",
    applies: ({ codes }) => codes.length > 0,
  },
];
