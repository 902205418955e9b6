import { cancellations } from "../specificity";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const invalidPackage = 0x800f0805;
const invalidItem = 0x800f080d;
const notApplicable = 0x800f081e;
/** CBS_E_CANCEL. */
const cancelled = 0x800f0820;
/** CBS_E_DPX_JOB_STATE_SAVED and CBS_S_STACK_RESTART_REQUIRED: the work goes on, in spite of the severity bit. */
const goesOn: readonly number[] = [0x800f0816, 0x800f0833];
/**
 * ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_NOT_FOUND, CBS_E_UNKNOWN_UPDATE, STATUS_NO_SUCH_FILE,
 * STATUS_OBJECT_NAME_NOT_FOUND and STATUS_OBJECT_PATH_NOT_FOUND.
 */
const absences: readonly number[] = [
  0x80070002, 0x80070003, 0x80070490, 0x800f080c, 0xc000000f, 0xc0000034, 0xc000003a,
];
const atInfo =
  "CBS writes look-ups that find nothing at level Info with a failure code; nothing in the log fails for it.";

/** Rules for CBS.log, asked in this order. Those for what bears neither code nor level are in cbsDamage.ts. */
export const cbsRules: readonly Rule[] = [
  { ...cancelledRule, applies: bearsOnly(...cancellations, cancelled) },
  {
    id: "cbs/failure-ignored",
    verdict: "noise",
    evidence: "The line itself says that the failure of this installer is ignored: the update does not fail for it.",
    applies: says(/\bFailure will be ignored\b/),
  },
  {
    id: "cbs/folder-shared",
    verdict: "noise",
    evidence: "The line says that two components name the same folder as theirs; it states no step that failed.",
    applies: says(/\bOverlap: (?:Duplicate ownership for directory|Directory )/),
  },
  {
    id: "cbs/work-goes-on",
    verdict: "noise",
    evidence:
      "The code says that a job saved its state, or that the servicing stack starts again: the work goes on. The last result of the session is what counts.",
    applies: bearsOnly(...goesOn),
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
    applies: ({ message, codes }) => codes.length > 0 && endsJob.test(message) && !succeeded.test(message),
  },
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
      "The description of a package has something this servicing stack does not recognise, and it goes on; in logs without any failure these lines come in hundreds.",
    applies: (candidate) => candidate.level === "info" && bearsOnly(invalidItem)(candidate),
  },
  {
    id: "cbs/statistics-upload",
    verdict: "noise",
    evidence: "The line is about sending reports (SQM), not about an update.",
    applies: ({ level, message }) => level !== "error" && message.startsWith("SQM:"),
  },
  {
    id: "cbs/log-not-packed",
    verdict: "noise",
    evidence: "The line is about the packed copy of the old log, not about an update.",
    applies: says(/^Failed to create backup log cab\b/),
  },
  {
    id: "cbs/no-session-log",
    verdict: "noise",
    evidence: "CBS asks which session to write a log for, and there is none at this moment.",
    applies: (candidate) =>
      candidate.level !== "error" && / for current session file logging\b/.test(candidate.message.slice(0, 200)),
  },
  {
    id: "cbs/hive-in-use",
    verdict: "noise",
    evidence: "The line gives the reason itself: a client may still need the registry hive that was to be unloaded.",
    applies: ({ level, message }) => level !== "error" && /\bthe client may still need it open\b/.test(message),
  },
  {
    id: "cbs/csi-failed",
    verdict: "error",
    evidence: "The component store marks the operation as failed with (F).",
    speaks: true,
    applies: ({ level, component, message }) =>
      level === "error" && component === "CSI" && /^[0-9a-fA-F]{8}\S{0,40} \(F\) /.test(message),
  },
  {
    id: "cbs/error",
    verdict: "error",
    evidence: "The servicing stack marks the entry as an error; it does so seldom, and most failures stand at Info.",
    applies: ({ level, message }) => level === "error" && message.trim() !== "",
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
    id: "cbs/warning",
    verdict: "warning",
    evidence: "The servicing stack marks the entry as a warning.",
    applies: ({ level, message }) => level === "warning" && message.trim() !== "",
  },
  {
    id: "cbs/step-failed",
    verdict: "support",
    evidence: "CBS states a failure code at level Info: it counts where a job fails for it.",
    applies: ({ codes }) => codes.length > 0,
  },
];

/** What the last word of a job, or of a whole chain of its steps, begins with. */
const endsJob = new RegExp(
  `^(?:${[
    "Exec: Processing complete\\b",
    "Session: \\S{1,40} finalized\\b",
    "Operation result:",
    "CheckSur: hresult:",
    "Maint: processing complete\\b",
    "Startup: Processing complete\\b",
    "Setting original failure status: 0x",
    "Reporting package change completion for package\\b",
    "Failed to (?:perform operation|process single phase execution|run Detect and repair)\\b",
    "Failed to (?:resolve|stage|execute|prepare) execution chain\\b",
    "Failed to FinalizeEx using worker session\\b",
  ].join("|")})`,
  "i",
);

/**
 * A job's own result when it succeeded, beside another code: `Session: … finalized. Download error: 0x8024402c …
 * [HRESULT = 0x00000000 - S_OK]`, `CheckSur: hresult: 0x0 [S_OK], download Result: 0x8024402c`.
 */
const succeeded = /\[HRESULT = 0x0[0-9a-f]{7}|^CheckSur: hresult: 0x0\b/i;

/** A code at Info that no failed job explains, and that is no mere absence. */
export const unexplained = {
  id: "cbs/step-failed",
  evidence:
    "CBS states this failure at level Info, as it does most failures; no entry of this log says that a job failed for it.",
};

/**
 * What a call answers that is not offered here, was given nothing to work on, or has no more to give: E_NOTIMPL,
 * E_NOINTERFACE, E_POINTER, ERROR_NOT_SUPPORTED, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER, ERROR_ALREADY_EXISTS,
 * ERROR_MORE_DATA, ERROR_NO_MORE_ITEMS.
 */
export const answers: ReadonlySet<number> = new Set([
  0x80004001, 0x80004002, 0x80004003, 0x80070032, 0x80070057, 0x8007007a, 0x800700b7, 0x800700ea, 0x80070103,
]);

/** Such an answer at Info that no failed job explains. */
export const plainAnswer = {
  id: "cbs/plain-answer",
  evidence:
    "The code only says that a call was not offered or had nothing to give. It stands at level Info, and no entry of this log says that a job failed for it.",
};

/** A failed step at Info of a session that ended with success. */
export const overcome = {
  id: "cbs/overcome",
  evidence: "The step failed, but the session it belongs to ended with success: the work went on without it.",
};
