import { mayBeFailure } from "../cmtraceWords";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

/**
 * Codes by which the client says that it waits, or that nothing is to be done: a scan is queued, the update is there
 * already, the maintenance window has not come.
 */
const waiting: readonly number[] = [
  0x87d00629, 0x87d00632, 0x87d00633, 0x87d00666, 0x87d00696, 0x87d00697, 0x87d00698, 0x87d00699, 0x87d00700,
  0x87d00701, 0x87d00708,
];

/** `1`: what a script answers, not an error of Windows. */
const answerOne = 0x80070001;

/** Rules for logs in the format of CMTrace, asked in this order. Types mislead (formats.md 14.19), so words must agree. */
export const cmtraceRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "cmtrace/waiting",
    verdict: "noise",
    evidence:
      "The code says that the client waits for its turn or that nothing has to be done; it goes on by itself. (Meanings of the codes of Configuration Manager.)",
    applies: bearsOnly(...waiting),
  },
  {
    id: "cmtrace/script-answer",
    verdict: "noise",
    evidence:
      "A script that looks whether something is installed or required answers with its exit code: 1 means no, and is no failure.",
    applies: (candidate) =>
      bearsOnly(answerOne)(candidate) &&
      /\b(?:detect\w*|discover\w*|requirement|applicab\w*)\b/i.test(candidate.message.slice(0, 2000)) &&
      /\bexit ?code\b/i.test(candidate.message),
  },
  {
    id: "cmtrace/state-shown",
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
      codes.length > 0 && /\bfinished (?:installing|downloading|uninstalling) \(/.test(message),
  },
  {
    id: "cmtrace/exit-code-failed",
    verdict: "error",
    evidence: "The exit code of the installer counts as a failure, by the table of exit codes of the deployment.",
    speaks: true,
    applies: says(
      /\bMatched exit code -?\d{1,10} to a FAILED entry\b|\bUnmatched exit code \(-?\d{1,10}\) is considered an execution failure\b/i,
    ),
  },
  {
    id: "cmtrace/action-failed",
    verdict: "error",
    evidence: "A step of the task sequence failed.",
    applies: says(/^Failed to run the action: |^The execution engine failed (?:executing|the group|to )/),
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
    id: "cmtrace/process-exit",
    verdict: "support",
    evidence: "A program ended with a code other than zero. Whether that is a failure, its caller decides.",
    applies: says(/\b(?:exit ?code|exitcode|return code)\b/i),
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
