import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const invalidPackage = 0x800f0805;
const invalidItem = 0x800f080d;
const notApplicable = 0x800f081e;
/** ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_NOT_FOUND, and CBS_E_UNKNOWN_UPDATE. */
const absences: readonly number[] = [0x80070002, 0x80070003, 0x80070490, 0x800f080c];
const atInfo =
  "CBS writes look-ups that find nothing at level Info with a failure code; nothing in the log fails for it.";

/** A file that sfc could not put right. Stands at Info, without a code. */
export const notRepaired: Rule = {
  id: "cbs/file-not-repaired",
  verdict: "error",
  evidence:
    "sfc could not repair this file: the copy in the component store is damaged too. The sentence at the end of the run that all was repaired does not count it.",
  speaks: true,
  applies: says(/\[SR\] (?:Cannot|Could not) /),
};

/** A component of the store that is damaged and was not repaired. Stands at Info, without a code. */
export const storeCorrupt: Rule = {
  id: "cbs/store-corrupt",
  verdict: "error",
  evidence: "The check of the component store lists this as damaged, and does not say that it was fixed.",
  speaks: true,
  applies: says(/^\s*(?:\([a-z]\)\s{1,8}(?:CSI|CBS|Drv) |Repair failed\b)/),
};

/** A file whose hash is not the one its manifest states. */
export const hashMismatch: Rule = {
  id: "cbs/hash-mismatch",
  verdict: "warning",
  evidence: "The file is not the one that its component installed: its hash differs from that in the manifest.",
  speaks: true,
  applies: says(/\bHashes for file member\b/),
};

/** A file that sfc put right. */
export const repaired: Rule = {
  id: "cbs/file-repaired",
  verdict: "noise",
  evidence: "sfc replaced the damaged file with the copy of the component store.",
  applies: says(/\[SR\] Repairing corrupted file\b/),
};

/** Rules for CBS.log, asked in this order. */
export const cbsRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "cbs/package-probed",
    verdict: "noise",
    evidence:
      "CBS asks whether something is a package that it knows, and it is not; the same line stands in runs that succeed, often hundreds of times.",
    applies: (candidate) => candidate.level === "info" && bearsOnly(invalidPackage)(candidate),
  },
  {
    id: "cbs/attribute-unknown",
    verdict: "noise",
    evidence:
      "An older servicing stack reads a package made for a newer one, and passes over what it does not know in it.",
    applies: (candidate) => candidate.level === "info" && bearsOnly(invalidItem)(candidate),
  },
  {
    id: "cbs/statistics-upload",
    verdict: "noise",
    evidence: "Usage statistics (SQM) could not be sent; no update depends on them.",
    applies: ({ level, message }) => level !== "error" && message.startsWith("SQM:"),
  },
  {
    id: "cbs/log-not-packed",
    verdict: "noise",
    evidence: "The old log was not packed into a cabinet when a new one was begun; servicing goes on.",
    applies: says(/^Failed to create backup log cab\b/),
  },
  {
    id: "cbs/failure-report",
    verdict: "error",
    evidence: "CBS reports the package as failed, with the result and with what it was to become.",
    applies: ({ message, codes }) => codes.length > 0 && message.startsWith("WER: Generating failure report"),
  },
  {
    id: "cbs/result",
    verdict: "error",
    evidence: "The servicing job ended with a failure code.",
    applies: ({ message, codes }) =>
      codes.length > 0 &&
      /^(?:Exec: Processing complete\b|Session: \S{1,40} finalized\b|Operation result:|CheckSur: hresult:)/.test(
        message,
      ),
  },
  {
    id: "cbs/csi-failed",
    verdict: "error",
    evidence: "The component store marks the operation as failed with (F).",
    applies: ({ level, component, message }) =>
      level === "error" && component === "CSI" && /^[0-9a-fA-F]{8}\S{0,40} \(F\) /.test(message),
  },
  {
    id: "cbs/error",
    verdict: "error",
    evidence: "The servicing stack marks the entry as an error; it does so seldom, and most failures stand at Info.",
    applies: ({ level }) => level === "error",
  },
  {
    id: "cbs/warning",
    verdict: "warning",
    evidence: "The servicing stack marks the entry as a warning.",
    applies: ({ level }) => level === "warning",
  },
  {
    id: "cbs/not-applicable",
    verdict: "noise",
    evidence: "CBS_E_NOT_APPLICABLE is the answer to the question whether an update applies to this system.",
    applies: bearsOnly(notApplicable),
  },
  {
    id: "cbs/execution-failed",
    verdict: "error",
    evidence: "A step that changes the system failed; CBS writes this at level Info.",
    applies: ({ message, codes }) =>
      codes.length > 0 && /^(?:Exec|Startup|Doqe|Shtd): (?:Failed|An error occurred)\b/.test(message),
  },
  {
    id: "cbs/absent",
    verdict: "noise",
    evidence: atInfo,
    applies: bearsOnly(...absences, 0x80004005),
  },
  {
    id: "cbs/step-failed",
    verdict: "support",
    evidence: "CBS states a failure code at level Info: it counts where a job fails for it.",
    applies: ({ codes }) => codes.length > 0,
  },
];

/** A code at Info that no failed job explains, and that is no mere absence. */
export const unexplained = {
  id: "cbs/step-failed",
  evidence:
    "CBS states this failure at level Info, as it does most failures; no entry of this log says that a job failed for it.",
};
