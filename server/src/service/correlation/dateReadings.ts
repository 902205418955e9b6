import { entryTime, type Log, parseLog, runsOf } from "../log";
import { createLogText } from "../text/logText";
import type { FindingSummary, LogSummary, RunSummary, StatementSummary } from "./summary";
import { writtenUntil } from "./writtenUntil";

/** Longer logs are not read again for their dates, in characters. */
const longestLog = 16_000_000;

/** The dates in a locale's order (`3/4/2024`), where the formats that have them write them. */
const datesOf: Readonly<Partial<Record<Log["format"]["id"], RegExp>>> = {
  // `=== Logging started: 3/4/2024  10:00:00 ===` in any language.
  "msi-log": /^(\ufeff?===[^\r\n]{0,80}?: )(\d{1,2})([/.-])(\d{1,2})\3(\d{4})(?=\s)/gm,
  // `Date:  3/4/2024 10:00:00 AM`, and the second column of exported rows.
  "windows-eventlog-text":
    /^(\ufeff?(?:[ \t]{0,8}Date:[ \t]{0,40}|[^\t\r\n\d]{1,40}\t))(\d{1,2})([/.-]) ?(\d{1,2})\3 ?(\d{4})(?=\s)/gm,
};

/**
 * A log whose dates can be read two ways, as each of them would be: with the day first, then with the month first. Undefined
 * for all other logs, and where a date fits one order only. What else the machine's logs say may settle it.
 */
function readingsOf(log: Log): readonly Log[] | undefined {
  const dates = datesOf[log.format.id];
  if (!dates || log.text.length > longestLog) return undefined;
  const text = log.text.blocks.map(({ source, start, end }) => source.slice(start, end)).join("");
  let open = 0;
  for (const [, , first, , second] of text.matchAll(dates)) {
    if (Number(first) > 12 || Number(second) > 12) return undefined;
    if (first !== second) open++;
  }
  if (open === 0) return undefined;
  const padded = (number: string): string => number.padStart(2, "0");
  const read = (isDayFirst: boolean): Log =>
    parseLog(
      createLogText(
        text.replace(dates, (_all, before: string, a: string, _mark: string, b: string, year: string) =>
          isDayFirst ? `${before}${year}-${padded(b)}-${padded(a)}` : `${before}${year}-${padded(a)}-${padded(b)}`,
        ),
      ),
      log.format,
    );
  const readings = [read(true), read(false)];
  return readings.every(({ entryCount }) => entryCount === log.entryCount) ? readings : undefined;
}

/** The summary with what its log would say of times under each reading of its dates; itself where they leave nothing open. */
export function withReadings(summary: LogSummary, log: Log): LogSummary {
  const isOpen = summary.findings.some(({ statements }) => statements.some(({ time }) => Number.isNaN(time)));
  const readings = isOpen ? readingsOf(log) : undefined;
  return readings ? { ...summary, readings: readings.map((each) => withTimes(summary, each)) } : summary;
}

function withTimes(summary: LogSummary, log: Log): LogSummary {
  const runs = runsOf(log);
  const statement = <T extends StatementSummary>(each: T): T => {
    const until = writtenUntil(log, each.entry);
    return { ...each, time: entryTime(log, each.entry), ...(until !== undefined && { until }) };
  };
  return {
    ...summary,
    runs: summary.runs.map((run): RunSummary => {
      const { startTime = run.startTime, endTime = run.endTime } = runs[run.index] ?? {};
      return { ...run, startTime, endTime };
    }),
    findings: summary.findings.map(
      (finding): FindingSummary => ({ ...finding, statements: finding.statements.map(statement) }),
    ),
  };
}
