import { isAgentCode } from "../findings/specificity";
import type { LogFormatId } from "../formats/ids";
import { bears, compareTexts, compareTimes, type FindingNode, mainStatement } from "./nodes";
import type { StatementSummary } from "./summary";
import { tells } from "./tells";
import type { Confidence } from "./types";

/**
 * How near to the work a log is: of equal errors the cause is stated in the log of what was called. Who calls whom is told
 * by formats.md 13, by the numbers behind each.
 */
export const depthOfFormat: Readonly<Record<LogFormatId, number>> = {
  // They report what others state, and do nothing themselves (13.2, 13.3).
  "windows-eventlog-text": -2,
  "reportingevents-log": -1,
  // Configuration Manager, MDT and Intune ask the update agent or an installer to do the work (13.7).
  "cmtrace-log": 0,
  // The agent hands updates to CBS, to update.exe, to Windows Installer and to SetupAPI (13.1 to 13.3).
  "windowsupdate-log": 1,
  // Windows Setup runs programs of its own, CBS and SetupAPI among them, and sums them up.
  "panther-log": 2,
  // DISM passes on what CBS returns to its sessions (13.4).
  "dism-log": 2,
  // SetupAPI of 2000 to 2003 writes what the programs above it did; their own logs say for what (13.2).
  "setupapi-log": 3,
  // A package does its own work; drivers it installs are in setupapi.dev.log (13.5).
  "msi-log": 3,
  // update.exe names the step that failed and its result (13.2).
  "svcpack-log": 4,
  // The servicing stack does the work of the agent and of DISM (13.1, 13.4).
  "cbs-log": 4,
  // Drivers that CBS and packages install fail here (13.5, 13.6).
  "setupapi-dev-log": 5,
};

/** Formats that only report: they are the cause of nothing as long as another log states the failure. */
export function isReportOnly(format: LogFormatId): boolean {
  return depthOfFormat[format] < 0;
}

/** The place that states why, and how sure that is. */
export interface Cause {
  readonly node: FindingNode;
  readonly confidence: Confidence;
  readonly runnerUp?: { readonly node: FindingNode; readonly statement: StatementSummary };
}

/** The failure that tells most: by its code, then by the log nearest to the work, then by time. `nodes` is not empty. */
export function causeOf(nodes: readonly FindingNode[]): Cause {
  const ordered = [...nodes].sort(
    (a, b) =>
      rank(b) - rank(a) ||
      compareTimes(mainStatement(a).time, mainStatement(b).time) ||
      compareTexts(a.log.uri, b.log.uri) ||
      mainStatement(a).entry - mainStatement(b).entry,
  );
  const node = ordered[0]!;
  if (!isTold(node)) return { node, confidence: "low" };
  const runnerUp = otherCause(node, ordered.slice(1));
  if (runnerUp) return { node, confidence: "medium", runnerUp };
  return { node, confidence: node.finding.severity === "error" && telling(node) > 2 ? "high" : "medium" };
}

/** Logs whose sentences name a cause without a code: the steps of update.exe, the messages of installers and of checks. */
const speaking: ReadonlySet<LogFormatId> = new Set(["svcpack-log", "msi-log", "cbs-log", "panther-log", "dism-log"]);

/** Whether a failure names its cause, and not only that something below failed. */
function isTold(node: FindingNode): boolean {
  if (telling(node) !== 2) return telling(node) > 2;
  const { format } = node.log;
  return format === "svcpack-log" || (speaking.has(format) && isInWords(node) && node.finding.severity === "error");
}

/** Whether it is a sentence without a code that the log states the cause in. */
function isInWords(node: FindingNode): boolean {
  return speaking.has(node.log.format) && node.log.format !== "svcpack-log" && mainStatement(node).codes.length === 0;
}

/** What a failure tells of its cause (see `tells`); words without a code may name it, but no table confirms them. */
function telling(node: FindingNode): number {
  const code = node.finding.codes[0];
  if (code === undefined) return 2;
  return isInWords(node) ? Math.max(2, tells(code.canonical)) : tells(code.canonical);
}

/** A report is below all others; then what tells more comes first, an error before a warning, and the deeper log. */
function rank(node: FindingNode): number {
  const { log, finding } = node;
  const isStated = finding.codes.length > 0 || isInWords(node);
  const severity = finding.severity === "error" ? 10 : 0;
  return (
    (isReportOnly(log.format) ? -1_000 : 0) +
    (isStated ? telling(node) + 1 : 0) * 20 +
    severity +
    depthOfFormat[log.format]
  );
}

/** An NTSTATUS, which callers turn into a Win32 code of their own (ntstatus.h; formats.md 14.16: the first one counts). */
const isStatus = (canonical: number): boolean =>
  (canonical >>> 28 === 0xc || canonical >>> 28 === 0xd) && canonical >>> 16 !== setupFacility;
/** The results of Windows Setup (0xC190xxxx) are HRESULTs. */
const setupFacility = 0xc190;
const isOfWindows = (canonical: number): boolean => canonical >>> 16 === 0x8007 || isStatus(canonical);

/** Whether a caller states the error of the cause as well: what else it states is its own word for what it was told. */
function isToldOf(node: FindingNode, { log }: FindingNode, canonical: number): boolean {
  return depthOfFormat[node.log.format] < depthOfFormat[log.format] && bears(node, canonical);
}

/** Another error as specific as that of the cause: in another log first, else in the same failure. */
function otherCause(cause: FindingNode, others: readonly FindingNode[]): Cause["runnerUp"] {
  const known = cause.finding.codes[0]?.canonical;
  if (known === undefined || tells(known) < 3) return undefined;
  // What the agent calls an error that it was given is the same error.
  const isRival = (canonical: number): boolean =>
    canonical !== known &&
    tells(canonical) >= 3 &&
    (isAgentCode(known) || !isAgentCode(canonical)) &&
    !(isStatus(known) && isOfWindows(canonical));
  const other = others.find(
    (node) => node.finding.codes[0] && isRival(node.finding.codes[0].canonical) && !isToldOf(node, cause, known),
  );
  if (other) return { node: other, statement: mainStatement(other) };
  const statement = cause.statements.find(({ codes }) => codes.length > 0 && codes.every(isRival));
  return statement && { node: cause, statement };
}
