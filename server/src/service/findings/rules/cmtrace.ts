import { messageEnd } from "../../log";
import { sliceText } from "../../text/logText";
import { mayBeFailure } from "../cmtraceWords";
import type { Candidate } from "../types";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

/**
 * Codes by which the client says that it waits, that nothing is to be done, or that a job was called off (their meanings
 * as the hovers give them): a scan is queued, a restart or another installation comes first, the update is there already
 * or does not apply, the maintenance window has not come.
 */
const waiting: readonly number[] = [
  0x87d00629, 0x87d00631, 0x87d00632, 0x87d00633, 0x87d00658, 0x87d00664, 0x87d00665, 0x87d00666, 0x87d00671,
  0x87d00690, 0x87d00694, 0x87d00696, 0x87d00697, 0x87d00698, 0x87d00699, 0x87d00700, 0x87d00701, 0x87d00703,
  0x87d00704, 0x87d00706, 0x87d00708, 0x87d00711, 0x87d00712, 0x87d00713, 0x87d00714, 0x87d00715, 0x87d01001,
  0x87d01002, 0x87d01010,
];

/** `1`: what a script answers, not an error of Windows. */
const answerOne = 0x80070001;

/** WBEM_E_NOT_FOUND (wbemcli.h). */
const wmiNotFound = 0x80041002;
/** Not found: file, path, element (winerror.h), object of WMI. */
const notFound: readonly number[] = [0x80070002, 0x80070003, 0x80070490, wmiNotFound];
/** WBEM_E_INVALID_NAMESPACE and WBEM_E_INVALID_CLASS (wbemcli.h): what is asked for has not been made yet, or not here. */
const notMade: readonly number[] = [0x8004100e, 0x80041010];
/** An application that its detection rule does not find after the installation, in Configuration Manager and in Intune. */
const notDetected: readonly number[] = [0x87d00324, 0x87d1041c];

/** Whether a record is of the older syntax, which has no types: `$$<` follows its text. */
function isUntyped({ log, entry }: Candidate): boolean {
  const end = messageEnd(log, entry);
  return /^\s*\$\$</.test(sliceText(log.text, end, Math.min(log.text.length, end + 12)));
}

/** What failed as a whole; a grouping looks for the cause in what stands above. */
export const runFailedRule = "cmtrace/run-failed";
/** An exit code that nobody has judged yet. */
export const processExitRule = "cmtrace/process-exit";

/** Codes that are no part of another failure unless it bears them too: what was looked for, a state that is shown. */
const lookedForRule = "cmtrace/looked-for";
const stateShownRule = "cmtrace/state-shown";
export const asideRules: ReadonlySet<string> = new Set([lookedForRule, stateShownRule]);

/** A script whose result record states a failure without a code, at type 1: found by its words in the grouping. */
export const scriptFailedRule: Rule = {
  id: "cmtrace/script-failed",
  verdict: "error",
  evidence: "The record states the result of a script of the deployment: it failed.",
  speaks: true,
  applies: () => false,
};

/** Rules for logs in the format of CMTrace, asked in this order. Types mislead (formats.md 14.19), so words must agree. */
export const cmtraceRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "cmtrace/waiting",
    verdict: "noise",
    evidence:
      "The code by its meaning says that the client waits for its turn, that nothing has to be done, or that a job was called off; the record states no other failure.",
    applies: bearsOnly(...waiting),
  },
  {
    id: "cmtrace/script-answer",
    verdict: "noise",
    evidence:
      "The record is about a script that looks whether something is installed or required, and states its exit code: an answer, and no failure of an installation.",
    applies: (candidate) =>
      bearsOnly(answerOne)(candidate) &&
      /\b(?:detect\w*|discover\w*|requirement|applicab\w*)\b/i.test(candidate.message.slice(0, 2000)) &&
      /\bexit ?code\b/i.test(candidate.message),
  },
  {
    id: "cmtrace/nobody-logged-on",
    verdict: "noise",
    evidence:
      "The Intune agent asks for the identity of the user while nobody is logged on (there is no token, ERROR_NO_TOKEN). It asks again later (read off logs).",
    applies: says(/^\s{0,8}AAD User check is failed, exception is .{1,200}\btoken that does not exist\b/),
  },
  {
    id: "cmtrace/class-not-hosted",
    verdict: "noise",
    evidence:
      "The host of the client offers a class that none of its installed parts has (CLASS_E_CLASSNOTAVAILABLE, winerror.h), as at its ordinary start; the parts that are there run.",
    applies: (candidate) =>
      candidate.component === "CcmExec" &&
      bearsOnly(0x80040111)(candidate) &&
      candidate.message.startsWith("Error registering hosted class"),
  },
  {
    id: "cmtrace/nothing-to-remove",
    verdict: "noise",
    evidence: "What was to be removed is not there, so nothing was left to do.",
    applies: (candidate) =>
      bearsOnly(...notFound)(candidate) &&
      /^\s{0,8}(?:Failed|Unable|Could not|Cannot) (?:to )?(?:delete|remove|unregister|clear|clean)\b/i.test(
        candidate.message,
      ),
  },
  {
    id: "cmtrace/not-on-this-computer",
    verdict: "noise",
    evidence:
      "The inventory asks WMI for a namespace, a class or an object, and the code says that this computer does not have it.",
    applies: (candidate) => candidate.component === "InventoryAgent" && bearsOnly(...notMade, wmiNotFound)(candidate),
  },
  {
    id: stateShownRule,
    verdict: "support",
    evidence: "An object is written out with its state; a code in it may be an old one.",
    applies: ({ level, message }) =>
      level !== "error" && /\binstance of \w{1,80}\s*\{|^\s*<\w/.test(message.slice(0, 400)),
  },
  {
    id: "cmtrace/update-failed",
    verdict: "error",
    evidence:
      "The installation or the download of an update ended with a failure code; the type of such a record is 1.",
    applies: ({ message, codes }) =>
      codes.length > 0 &&
      /\bfinished (?:installing|downloading|uninstalling) \(|\bStatus = ciStateError\b/.test(message.slice(0, 2000)),
  },
  {
    id: "cmtrace/exit-code-failed",
    verdict: "error",
    evidence: "The record says that the exit code of the installer counts as a failure of the deployment.",
    speaks: true,
    applies: says(
      /\bMatched exit code -?\d{1,10} to an? Fail(?:ed|ure) entry\b|\bUnmatched exit code \(-?\d{1,10}\) is considered an execution failure\b|\bunexpected (?:return|exit) code\b|\bexecution status is FailureNonRetry\b|\blpExitCode is defined as Fail|\bAdmin did NOT set mapping for lpExitCode: -?\d{1,10}/i,
    ),
  },
  {
    id: "cmtrace/not-detected",
    verdict: "error",
    evidence:
      "The installation ended, but the detection rule does not find the application afterwards (0x87D00324, in Intune 0x87D1041C; Microsoft, “Intune app installation error reference”).",
    applies: bearsOnly(...notDetected),
  },
  {
    id: runFailedRule,
    verdict: "error",
    evidence: "A whole task sequence, deployment or job failed. What failed in it stands above.",
    applies: ({ level, message, codes }) =>
      (level === "error" || codes.length > 0) &&
      /^(?:Event \d{1,6} sent: )?(?:Task Sequence Engine failed|Task sequence execution failed|Error Task Sequence Manager failed|Task Sequence Manager could not release|The execution of the group \(|Failed to run the last action: |Installation job encountered some failures|Installation of updates?(?:\(s\))? failed|Lite ?Touch deployment failed)/i.test(
        message,
      ),
  },
  {
    id: "cmtrace/action-failed",
    verdict: "error",
    evidence: "A step of the task sequence failed.",
    applies: says(
      /^Failed to run the action: |^The (?:task sequence )?execution engine failed (?:executing|the group|to )/,
    ),
  },
  {
    id: "cmtrace/outcome-failed",
    verdict: "error",
    evidence:
      "A failed installation, download, scan or deployment is stated with its code, whatever the type of the record.",
    applies: ({ message, codes }) =>
      codes.length > 0 &&
      /\b(?:install(?:ation|ing)?|uninstall(?:ation)?|enforcement|download|scan|deployment|execution|task sequence|upgrade|setup)\b[^.;\r\n]{0,80}\b(?:has |was )?(?:failed|unsuccessful|completed with error)\b|\bfailed to (?:install|uninstall|enforce|download|deploy|execute|run|apply|upgrade)\b/i.test(
        message.slice(0, 2000),
      ),
  },
  {
    id: processExitRule,
    verdict: "support",
    evidence: "A program ended with a code other than zero. Whether that is a failure, its caller decides.",
    applies: ({ level, message }) =>
      /\b(?:exit ?code|return code)\b/i.test(message) && !(level === "error" && mayBeFailure(message)),
  },
  {
    id: "cmtrace/shutting-down",
    verdict: "noise",
    evidence:
      "A call did not go through because Windows was shutting down (ERROR_SHUTDOWN_IN_PROGRESS, winerror.h); no installation or download is said to have failed for it, and the client goes on after the restart.",
    applies: bearsOnly(0x8007045b),
  },
  {
    id: "cmtrace/inventory-item",
    verdict: "warning",
    evidence: "One object could not be taken into the inventory; the others are.",
    applies: ({ component, level, message }) =>
      component === "InventoryAgent" &&
      level === "error" &&
      /^\s{0,8}Unknown error encountered processing an instance of class\b/.test(message),
  },
  {
    id: lookedForRule,
    verdict: "support",
    evidence:
      "Something was looked for and is not there. Whether that matters, another record says; this one is not marked as an error.",
    applies: (candidate) => candidate.level !== "error" && bearsOnly(...notFound, ...notMade)(candidate),
  },
  {
    id: "cmtrace/status-message",
    verdict: "error",
    evidence: "The status message that the site server sends states its own severity: SEV=E, an error.",
    speaks: true,
    applies: ({ level, message }) => level === "error" && /^\s{0,8}STATMSG: ID=/.test(message),
  },
  {
    id: "cmtrace/untyped-failure",
    verdict: "error",
    evidence: "The older syntax has no types. The words of the record tell of a failure.",
    applies: (candidate) => candidate.level === "error" && isUntyped(candidate),
  },
  {
    id: "cmtrace/error-with-code",
    verdict: "error",
    evidence: "The record is marked as an error (type 3) and bears a failure code.",
    applies: ({ level, codes }) => level === "error" && codes.length > 0,
  },
  {
    id: "cmtrace/error-in-words",
    verdict: "error",
    evidence: "The record is marked as an error (type 3), and its text says that something failed.",
    applies: ({ level, message }) => level === "error" && mayBeFailure(message),
  },
  {
    id: "cmtrace/warning-with-code",
    verdict: "warning",
    evidence:
      "The record is marked as a warning (type 2), bears a failure code, and its text says that something failed.",
    applies: ({ level, message, codes }) => level === "warning" && codes.length > 0 && mayBeFailure(message),
  },
  {
    id: "cmtrace/failed-with-code",
    verdict: "warning",
    evidence:
      "The text says that something failed and bears a failure code, though the record is marked as information (type 1).",
    applies: ({ message, codes }) => codes.length > 0 && mayBeFailure(message),
  },
  {
    id: "cmtrace/marked-only",
    verdict: "support",
    evidence: "Types 2 and 3 also stand on routine notices; without words that tell a failure it needs another record.",
    applies: () => true,
  },
];
