import type { Candidate } from "../types";
import { bearsOnly, type Rule } from "./rule";

const isFailed = ({ level, message }: Candidate): boolean => level === "error" && message.includes("*FAILED*");

/** The marks of the legacy log have rules of their own. */
const isModern = (candidate: Candidate): boolean => candidate.level === "info" || isFailed(candidate);

/** A mark that no outcome has confirmed: the grouping decides what it is by what follows. */
export const failedCallRule: Rule = {
  id: "windowsupdate/failed-call",
  verdict: "support",
  evidence: "A call inside the agent failed; that matters only when the operation it belongs to fails.",
  applies: isFailed,
};

/** A job stumbled: it goes on by itself, unless the same job or its operation fails afterwards. */
export const transientRule: Rule = {
  id: "windowsupdate/transient-error",
  verdict: "support",
  evidence: "A download stumbled over an error that the log calls transient; it is tried again.",
  applies: ({ message, codes }) => codes.length > 0 && /\bhit a transient error\b/.test(message),
};

/** The file or the metadata is not signed as it must be (wuerror.h). */
const signatureMissing = 0x80240061;

/** WU_E_SERVICEPROP_NOTAVAIL (wuerror.h). */
const propertyMissing = 0x8024043d;

/** An operation ends, or a call inside it states how it did. */
const endOfOperation =
  /^\s*(?:\* ?END ?\*|Exit code = |Failed to synchronize, error = |WU client calls back to .{1,120} with code Call failed\b)/;

const outcomeOfJob =
  /\b(?:DO|BITS|download) (?:job|call)\b.{0,200}(?:\b(?:fail\w*|aborted)\b|\berror\b(?! = (?:0x)?0{1,8}\b))/i;

/** Rules for the log of Windows 10 and 11 (Get-WindowsUpdateLog), asked before those of the legacy log. */
export const windowsUpdateModernRules: readonly Rule[] = [
  {
    id: "windowsupdate/commit-query",
    verdict: "noise",
    evidence:
      "The line asks whether an update needs a commit (IsCommitRequired). The answer that there is nothing of the kind is no failure of an update (read off logs).",
    applies: (candidate) => isFailed(candidate) && /\bIsCommitRequired\b/.test(candidate.message),
  },
  {
    id: "windowsupdate/network-cost-query",
    verdict: "noise",
    evidence: "The line asks what the network costs. Without an answer the agent goes on all the same (read off logs).",
    applies: (candidate) => isFailed(candidate) && /\bCheckNetworkCostForCostPolicy\b/.test(candidate.message),
  },
  {
    id: "windowsupdate/service-property",
    verdict: "noise",
    evidence:
      "A search over several services asks each for its properties, and one does not offer the property (wuerror.h). How the search of each service ended, its own lines say.",
    applies: (candidate) =>
      isModern(candidate) &&
      bearsOnly(propertyMissing)(candidate) &&
      /\bFederated Search\b.{0,60}\bservice registration\b/.test(candidate.message),
  },
  {
    id: "windowsupdate/signature-missing",
    verdict: "error",
    evidence:
      "A signature was found to be missing or wrong after the checks before it (wuerror.h); the update is refused, whatever the operation ends with.",
    applies: (candidate) => isModern(candidate) && bearsOnly(signatureMissing)(candidate),
  },
  {
    id: "windowsupdate/operation-ended",
    verdict: "error",
    evidence: "The operation ended with a failure code.",
    applies: ({ message, codes, level }) => level === "info" && codes.length > 0 && endOfOperation.test(message),
  },
  {
    id: "windowsupdate/installation-failed",
    verdict: "error",
    evidence: "The result of the installation of an update is a failure.",
    applies: (candidate) =>
      candidate.codes.length > 0 &&
      isModern(candidate) &&
      /\bCompleted install of (?:CBS )?update\b|\bhrDeploy\b|\bresultMapped\b|\bCBS called Error\b/i.test(
        candidate.message,
      ),
  },
  transientRule,
  {
    id: "windowsupdate/download-job-failed",
    verdict: "error",
    evidence: "A job that downloads an update failed.",
    applies: ({ message, codes, component }) =>
      codes.length > 0 && component === "DownloadManager" && outcomeOfJob.test(message),
  },
  failedCallRule,
  {
    id: "windowsupdate/call-error",
    verdict: "error",
    evidence: "The call ended with a failure code, though its exit code may be zero.",
    applies: ({ message, codes, level }) => level === "info" && codes.length > 0 && /\bcall error\b/i.test(message),
  },
];
