import type { Candidate } from "../types";
import type { Rule } from "./rule";

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

/** An operation ends, or a call inside it states how it did. */
const endOfOperation = /^\s*(?:\* ?END ?\*|Exit code = )/;

/** Rules for the log of Windows 10 and 11 (Get-WindowsUpdateLog), asked before those of the legacy log. */
export const windowsUpdateModernRules: readonly Rule[] = [
  {
    id: "windowsupdate/commit-query",
    verdict: "noise",
    evidence:
      "The agent asks whether an update that has not been downloaded needs a commit; there is nothing to know yet.",
    applies: (candidate) => isFailed(candidate) && /\bIsCommitRequired\b/.test(candidate.message),
  },
  {
    id: "windowsupdate/network-cost-query",
    verdict: "noise",
    evidence: "The agent could not learn what the network costs; it goes on without a cost policy.",
    applies: (candidate) => isFailed(candidate) && /\bCheckNetworkCostForCostPolicy\b/.test(candidate.message),
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
  {
    id: "windowsupdate/download-job-failed",
    verdict: "error",
    evidence: "A job that downloads an update failed.",
    applies: ({ message, codes, component }) =>
      codes.length > 0 &&
      component === "DownloadManager" &&
      /\b(?:DO|BITS|download) (?:job|call)\b.{0,200}\b(?:fail\w*|error|aborted)\b/i.test(message),
  },
  failedCallRule,
  {
    id: "windowsupdate/call-error",
    verdict: "error",
    evidence: "The call ended with a failure code, though its exit code may be zero.",
    applies: ({ message, codes, level }) => level === "info" && codes.length > 0 && /\bcall error\b/i.test(message),
  },
];
