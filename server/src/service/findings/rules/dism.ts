import { wimComponent } from "../../formats/dism";
import { cancellations } from "../specificity";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const notMounted = 0xc142011c;
/** DISMAPI_E_LOGGING_DISABLED. */
const loggingDisabled = 0xc0040009;
/** CBS_E_CANCEL. */
const cancelled = 0x800f0820;
/** ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_INVALID_NAME: what reading the description of no image gives. */
const unreadable: readonly number[] = [0x80070002, 0x80070003, 0x8007007b];
/** ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_NOT_FOUND and E_NOINTERFACE: what a look-up finds nothing with. */
const absences: readonly number[] = [0x80070002, 0x80070003, 0x80070490, 0x80004002];
/** CBS_E_UNKNOWN_UPDATE. */
const unknownUpdate = 0x800f080c;
/** Those, a DLL or class that is not there, and the bare E_FAIL of a look-up. */
const providerAbsent: readonly number[] = [...absences, 0x8007007e, 0x80040154, 0x80004005];

const probing =
  "DISM looks whether a folder or volume is a mounted image, and it is none; the same lines stand in sessions that succeed.";

/** A question that found nothing. */
export const queryRule = "dism/query-unanswered";

/** Rules for the logs of DISM, asked in this order. */
export const dismRules: readonly Rule[] = [
  { ...cancelledRule, applies: bearsOnly(...cancellations, cancelled) },
  {
    id: "dism/no-mounted-image",
    verdict: "noise",
    evidence: probing,
    applies: ({ component, message, codes }) =>
      (component === wimComponent && bearsNotMounted(codes)) ||
      /\bis not a WIM mount point\b|\bis not recognized by the DISM \w{1,20} provider\b/i.test(message),
  },
  {
    id: "dism/image-probed",
    verdict: "noise",
    evidence: probing,
    applies: (candidate) =>
      candidate.component === wimComponent &&
      bearsOnly(...unreadable)(candidate) &&
      /^\[0x\w{8}\] FIOReadFileIntoBuffer:/.test(candidate.message),
  },
  {
    id: "dism/provider-absent",
    verdict: "noise",
    evidence:
      "A provider that this system or image does not have could not be loaded; DISM goes on without it, and sessions that succeed bear the same line.",
    applies: (candidate) =>
      candidate.level !== "error" &&
      bearsOnly(...providerAbsent)(candidate) &&
      /\bCDISMProviderStore::\w|\bCDISMLogger::\w/.test(candidate.message),
  },
  {
    id: "dism/logging-disabled",
    verdict: "noise",
    evidence:
      "The code is about DISM's own log (DISMAPI_E_LOGGING_DISABLED in dismapi.h), not about what it was to do.",
    applies: (candidate) => candidate.level !== "error" && bearsOnly(loggingDisabled)(candidate),
  },
  {
    id: "dism/goes-on",
    verdict: "noise",
    evidence: "The line itself says that DISM goes on with an assumption or another way.",
    applies: ({ level, message }) =>
      level !== "error" &&
      /\b(?:Falling back to|Continuing by assuming|Continuing without|Checking for)\b/i.test(message),
  },
  {
    id: "dism/image-call-failed",
    verdict: "warning",
    evidence: "A call of the image library that does a whole operation ended with this code.",
    applies: ({ component, message }) =>
      component === wimComponent &&
      /^\[0x\w{8}\] WIM(?:Apply|Capture|Commit|Export|Extract|Mount|Split|Unmount)\w{0,60}:/.test(message),
  },
  {
    id: "dism/image-step",
    verdict: "support",
    evidence: "The image library states a failed step; whether it mattered, the operation of DISM says.",
    applies: ({ component }) => component === wimComponent,
  },
  {
    id: "dism/command-failed",
    verdict: "error",
    evidence: "DISM ended a command with a failure.",
    applies: says(/\bprocessed the command line but failed\b/i),
  },
  {
    id: queryRule,
    // A failure as far as its callers go; the grouping makes a warning of it.
    verdict: "error",
    evidence:
      "A program asked DISM for a feature, a capability or a package by a name that this Windows does not know. A question changes nothing; scripts ask so whether something is there.",
    applies: (candidate) =>
      bearsOnly(unknownUpdate, ...absences)(candidate) && /\bCGet\w{1,60}CommandObject::/.test(candidate.message),
  },
  {
    id: "dism/error",
    verdict: "error",
    evidence: "DISM marks the entry as Error.",
    speaks: true,
    // The lines around a banner or a message box are blank.
    applies: ({ level, message }) => level === "error" && message.trim() !== "",
  },
  {
    id: "dism/servicing-error",
    verdict: "error",
    evidence:
      "The servicing stack (CBS) reports to DISM that the operation failed; the line is not marked as an error.",
    applies: ({ message, codes }) =>
      codes.length > 0 && /\bError in operation\b|\bCBS AddSource failed\b/i.test(message),
  },
  {
    id: "dism/absent",
    verdict: "support",
    evidence: "A look-up that finds nothing: it tells something only beside a failure.",
    applies: (candidate) => candidate.level === "warning" && bearsOnly(...absences)(candidate),
  },
  {
    id: "dism/warning",
    verdict: "warning",
    evidence: "DISM marks the entry as Warning.",
    applies: ({ level, codes }) => level === "warning" && codes.length > 0,
  },
  {
    id: "dism/remark",
    verdict: "support",
    evidence: "A warning without a code: it tells something only beside a failure.",
    applies: ({ level }) => level === "warning",
  },
  {
    id: "dism/code-stated",
    verdict: "support",
    evidence: "An information entry that passes a failure code on.",
    applies: ({ codes }) => codes.length > 0,
  },
];

function bearsNotMounted(codes: readonly { readonly canonical: number }[]): boolean {
  return codes.length > 0 && codes.every(({ canonical }) => canonical === notMounted);
}
