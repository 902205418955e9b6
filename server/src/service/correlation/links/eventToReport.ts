import { isReportOfAgent } from "../speakers";
import type { LinkRule } from "./rule";
import { atOnce, keysOfReport, sameFailure } from "./sameReport";

/** An event of the Windows event log and a row of the agent's reports tell of the same failure. */
export const eventToReport: LinkRule = {
  id: "event-to-report",
  callers: ["windows-eventlog-text"],
  called: ["reportingevents-log"],
  reach: { before: atOnce, after: atOnce },
  choose: "nearest",
  isCaller: isReportOfAgent,
  keysOf: keysOfReport,
  link: sameFailure,
};
