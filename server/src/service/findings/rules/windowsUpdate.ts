import { entryMessage, locateEntry } from "../../log";
import type { Candidate } from "../types";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const untrustedRoot = 0x800b0109;
const noUpdate = 0x80240024;
const noOperation = 0x8024000c;

/** Rules for the legacy Windows Update log, asked in this order. */
export const windowsUpdateRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "windowsupdate/cookie-renewed",
    verdict: "noise",
    evidence: "The agent renews an expired cookie by itself; this is routine.",
    applies: says(/\bcached cookie has expired\b|\bnew PID is available\b/i),
  },
  {
    id: "windowsupdate/second-root-tried",
    verdict: "noise",
    evidence:
      "The first certificate root did not match, then another one did: the same thread reports “Microsoft signed: Yes”.",
    applies: (candidate) => bearsOnly(untrustedRoot)(candidate) && isSignedAfterwards(candidate),
  },
  {
    id: "windowsupdate/nothing-to-do",
    verdict: "noise",
    evidence: "The code says that there was nothing to update, which is no failure (wuerror.h).",
    applies: bearsOnly(noUpdate, noOperation),
  },
  {
    id: "windowsupdate/network-cost-unknown",
    verdict: "noise",
    evidence: "The agent could not learn what the network costs, makes an assumption, and goes on.",
    applies: says(/\bfrom NLM, assuming\b|\bRegisterForCostChangeNotifications\b/),
  },
  {
    id: "windowsupdate/session-unknown",
    verdict: "noise",
    evidence: "The agent could not ask a session whether it is a remote one; no update depends on the answer.",
    applies: says(/\bIsSessionRemote: \S+ failed\b/),
  },
  {
    id: "windowsupdate/unknown-file-address",
    verdict: "noise",
    evidence: "The agent was told an address for a file it has no record of, leaves it out, and goes on with the scan.",
    applies: says(/\bAttempted to add URL \S+ for file .* when file has not been previously added\b/),
  },
  {
    id: "windowsupdate/fatal",
    verdict: "error",
    evidence: "The agent marks the entry as FATAL (KB902093).",
    applies: ({ level, message }) => level === "error" && /^[\s*#:+-]*FATAL:/.test(message),
  },
  {
    id: "windowsupdate/reported-failure",
    verdict: "error",
    evidence: "The agent reports the failure of an update or a scan to its server.",
    applies: ({ level, message }) => level === "error" && message.includes("REPORT EVENT"),
  },
  {
    id: "windowsupdate/result-failed",
    verdict: "error",
    evidence: "The installer's result is given as failed.",
    applies: ({ level }) => level === "error",
  },
  {
    id: "windowsupdate/operation-failed",
    verdict: "error",
    evidence: "The operation ended with a failure code.",
    applies: ({ level, message, codes }) =>
      level === "warning" &&
      codes.length > 0 &&
      /WARNING: (?:Exit code|Download failed|Install failed)\b/.test(message),
  },
  {
    id: "windowsupdate/warning",
    verdict: "warning",
    evidence: "The agent marks the entry as WARNING (KB902093).",
    applies: ({ level }) => level === "warning",
  },
  {
    id: "windowsupdate/installer-returned",
    verdict: "error",
    evidence: "The installer that the agent started returned a failure code.",
    applies: says(/\binstaller returned\b/i),
  },
  {
    id: "windowsupdate/download-error",
    verdict: "error",
    evidence: "The download manager gives a download up and tells those who wait for it.",
    applies: says(/^Error \S+ occurred while downloading\b/),
  },
  {
    id: "windowsupdate/code-stated",
    verdict: "support",
    evidence: "An information entry that passes a failure code on.",
    applies: says(/\b(?:error|fail\w*|returned|occurred|unable|could not|cannot|exit code|result|hr)\b/i),
  },
];

/** Whether the same thread soon finds the file signed by Microsoft after all. */
function isSignedAfterwards({ log, entry, tid }: Candidate): boolean {
  for (let i = entry + 1; i < Math.min(log.entryCount, entry + 12); i++) {
    const { block, local } = locateEntry(log, i);
    if (log.blocks[block]!.entries.tid[local] === tid && /\bMicrosoft signed: Yes\b/.test(entryMessage(log, i)))
      return true;
  }
  return false;
}
