import type { LogFormatId } from "../formats/ids";
import type { Log } from "../log";
import { groupCbs } from "./grouping/cbs";
import { groupCmtrace } from "./grouping/cmtrace";
import { groupDism } from "./grouping/dism";
import { groupEventLog } from "./grouping/eventLog";
import { groupMsi } from "./grouping/msi";
import { groupPanther } from "./grouping/panther";
import { groupReportingEvents } from "./grouping/reportingEvents";
import { groupSetupapi } from "./grouping/setupapi";
import { groupSetupapiDev } from "./grouping/setupapiDev";
import { groupSvcpack } from "./grouping/svcpack";
import { groupWindowsUpdate } from "./grouping/windowsUpdate";
import type { Judged } from "./judge";
import { judgeLog } from "./segments";
import type { Finding, FindingSeverity } from "./types";

export type { Finding, FindingCode, FindingSeverity, Statement } from "./types";

const groupings: Readonly<Record<LogFormatId, (judged: readonly Judged[], log: Log) => Finding[]>> = {
  "windowsupdate-log": groupWindowsUpdate,
  "svcpack-log": groupSvcpack,
  "setupapi-log": groupSetupapi,
  "setupapi-dev-log": groupSetupapiDev,
  "cbs-log": groupCbs,
  "dism-log": groupDism,
  "panther-log": groupPanther,
  "reportingevents-log": groupReportingEvents,
  "cmtrace-log": groupCmtrace,
  "msi-log": groupMsi,
  "windows-eventlog-text": groupEventLog,
};

const findingsByLog = new WeakMap<Log, readonly Finding[]>();

/** The findings of a log in log order, noise among them; one for each distinct failure. Kept as long as the log lives. */
export function findingsOf(log: Log): readonly Finding[] {
  let findings = findingsByLog.get(log);
  if (!findings) {
    findings = groupings[log.format.id](judgeLog(log), log).sort((a, b) => a.statement.start - b.statement.start);
    findingsByLog.set(log, findings);
  }
  return findings;
}

const severitiesByLog = new WeakMap<Log, ReadonlyMap<number, FindingSeverity>>();

/** How an entry is judged; undefined for entries that state nothing. */
export function severityAt(log: Log, entry: number): FindingSeverity | undefined {
  let severities = severitiesByLog.get(log);
  if (!severities) {
    severities = new Map(
      findingsOf(log).flatMap(({ severity, occurrences }) =>
        occurrences.map(({ entry }) => [entry, severity] as const),
      ),
    );
    severitiesByLog.set(log, severities);
  }
  return severities.get(entry);
}
