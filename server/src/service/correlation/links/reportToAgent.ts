import { isReportOfAgent } from "../speakers";
import type { LinkRule } from "./rule";
import { atOnce, endOfCall, keysOfReport, sameFailure } from "./sameReport";

/**
 * Reports of the update agent, to its server and to the Windows event log, come of a failure that its own log tells: the
 * same error of the same update, or at the same time where one of them does not name it.
 */
export const reportToAgent: LinkRule = {
  id: "report-to-agent",
  callers: ["reportingevents-log", "windows-eventlog-text"],
  called: ["windowsupdate-log"],
  reach: { before: endOfCall, after: atOnce },
  choose: "nearest",
  isCaller: isReportOfAgent,
  keysOf: keysOfReport,
  link: sameFailure,
};
