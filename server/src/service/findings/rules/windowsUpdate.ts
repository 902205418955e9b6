import { entryMessage, locateEntry } from "../../log";
import type { Candidate } from "../types";
import { bearsOnly, cancelledRule, lookAhead, type Rule, says } from "./rule";
import { windowsUpdateModernRules } from "./windowsUpdateModern";

const untrustedRoot = 0x800b0109;
const noUpdate = 0x80240024;
const noOperation = 0x8024000c;
/** The server was changed or the cookie is invalid: the agent refreshes what it keeps and tries again (wuerror.h). */
const refreshRequired = 0x80244015;

/** Rules for the Windows Update log, asked in this order. */
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
    applies: says(
      /\bfrom NLM, assuming\b|\bNetwork Cost is assumed to be\b|\bRegister(?:For|Network)CostChangeNotifications?\b/,
    ),
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
    applies: says(/\bAttempted to add URL \S+ for file .{1,400} when file has not been previously added\b/),
  },
  {
    id: "windowsupdate/nobody-to-notify",
    verdict: "noise",
    evidence: "Nobody is logged on to whom the agent could show its notice; it updates without one.",
    applies: says(/\bAU found no suitable session to launch client in\b/),
  },
  {
    id: "windowsupdate/no-restore-point",
    verdict: "noise",
    evidence:
      "srclient.dll belongs to System Restore, which no server edition has (SRSetRestorePoint, Windows documentation); the agent goes on without a restore point.",
    applies: says(/\bLoadLibrary failed for srclient\.dll\b/i),
  },
  {
    id: "windowsupdate/result-is-success",
    verdict: "noise",
    evidence: "The entry is marked as a warning, and the result it gives is zero, which is success.",
    applies: ({ level, message, codes }) =>
      level === "warning" && codes.length === 0 && /\b(?:error|result|exit code) = 0x0{8}\b/i.test(message),
  },
  {
    id: "windowsupdate/server-state-renewed",
    verdict: "noise",
    evidence:
      "The server asks the agent to renew its cookie, configuration or registration, which the agent then does (MS-WUSP).",
    applies: (candidate) =>
      renewal.test(candidate.message) ||
      (candidate.message.includes("PTError:") && bearsOnly(refreshRequired)(candidate)) ||
      isRenewalAsked(candidate),
  },
  ...windowsUpdateModernRules,
  {
    id: "windowsupdate/web-service-fault",
    verdict: "support",
    evidence: "A detail of the web service's fault, which the entries around it state.",
    applies: says(/^\s*WARNING: (?:SOAP Fault: |\s+(?:faultstring|Message|Method|ID):)/),
  },
  {
    id: "windowsupdate/error-source",
    verdict: "support",
    evidence: "Names the part of the servicing stack that failed; the failure itself is stated beside it.",
    applies: says(/^FATAL: Error source is \d+\b/),
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
    applies: ({ level, component, message }) =>
      level === "error" || (level === "warning" && component === "Handler" && message.includes("Result = Failed")),
  },
  {
    id: "windowsupdate/operation-failed",
    verdict: "error",
    evidence: "The operation ended with a failure code.",
    applies: ({ level, message, codes }) =>
      level === "warning" &&
      codes.length > 0 &&
      /WARNING: (?:Exit code|Download failed|Install failed|Search callback failed|Skipping scan|Failed to (?:synchronize|find updates)|WU client failed)\b/.test(
        message,
      ),
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
    applies: says(/\b(?:error|fail\w*|returned|occurred|unable|could not|cannot|exit code|result|hr)\b|\bMSI: 0x/i),
  },
];

/** What the update server answers when the agent has to renew what it knows of it (MS-WUSP, error codes of SOAP faults). */
const renewal = /\bErrorCode: ?(?:ConfigChanged|ServerChanged|RegistrationRequired|InvalidCookie|CookieExpired)\b/;

/** The first line of a failed call of the web service; the fault and its error code follow. */
const callFailed = /^\s*WARNING: \w+ failure, error = /;

/** Whether the call failed only because the server asked for a renewal. */
function isRenewalAsked(candidate: Candidate): boolean {
  return callFailed.test(candidate.message) && isFollowedBy(candidate, renewal, callFailed);
}

/** Whether the same thread soon finds the file signed by Microsoft after all. */
function isSignedAfterwards(candidate: Candidate): boolean {
  return isFollowedBy(candidate, /\bMicrosoft signed: Yes\b/);
}

/** Whether the same thread says so in one of the next entries, before it comes to something else. */
function isFollowedBy({ log, entry, tid }: Candidate, pattern: RegExp, other?: RegExp): boolean {
  for (let i = entry + 1; i < Math.min(log.entryCount, entry + lookAhead); i++) {
    const { block, local } = locateEntry(log, i);
    if (log.blocks[block]!.entries.tid[local] !== tid) continue;
    const message = entryMessage(log, i);
    if (pattern.test(message)) return true;
    if (other?.test(message)) return false;
  }
  return false;
}
