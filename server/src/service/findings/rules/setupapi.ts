import { taggedNumber } from "../../codes/canonical";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const doDefault = 0x800f020e;
const postProcessing = 0x800f0226;
/**
 * Device problems that keep a driver from running (cfg.h): failed start, installation, AddDevice, DriverEntry, load,
 * post-start, and an unsigned driver. The others that come with a restart (a conflict, a needed restart) end with it.
 */
const problemsOfDriver: ReadonlySet<number> = new Set([0x0a, 0x1c, 0x1f, 0x25, 0x27, 0x2b, 0x34]);
/** A query-removal that was vetoed, and the restart that three kinds of obstacles make necessary. */
const restartMessages: ReadonlySet<number> = new Set([100, 102, 104, 114]);
const whitePaper = "Microsoft, “Troubleshooting Device Installation with the SetupAPI Log File”";

/** Rules for setupapi.log of Windows 2000, XP and Server 2003, asked in this order. */
export const setupapiRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "setupapi/catalog-tried",
    verdict: "noise",
    evidence:
      "One line for each installed catalog that was tried and does not vouch for the file; what counts is the outcome below.",
    applies: ({ messageNumber }) => messageNumber === 443,
  },
  {
    id: "setupapi/succeeded",
    verdict: "noise",
    evidence: "The call succeeded; the value beside it is a success code.",
    applies: ({ messageNumber, message }) => messageNumber === 424 || /\bsucceeded with HRESULT\b/i.test(message),
  },
  {
    id: "setupapi/default-action",
    verdict: "noise",
    evidence:
      "ERROR_DI_DO_DEFAULT: the class installer leaves the work to the default one; ERROR_DI_POSTPROCESSING_REQUIRED: a co-installer asks to be called once more afterwards. Both are ordinary answers (setupapi.h).",
    applies: bearsOnly(doDefault, postProcessing),
  },
  {
    id: "setupapi/device-problem",
    verdict: "warning",
    evidence: "The device has been set up, but its driver does not run (device problem, cfg.h).",
    applies: ({ messageNumber, message, codes }) =>
      (restartMessages.has(messageNumber ?? 0) || /\brequired reboot\b/i.test(message)) &&
      codes.some(({ canonical }) => {
        const number = taggedNumber(canonical);
        return number?.numbering === "deviceProblem" && problemsOfDriver.has(number.value);
      }),
  },
  {
    id: "setupapi/restart-required",
    verdict: "noise",
    evidence:
      "The device is in use and was not stopped, so that it works as installed only after the next restart; this is routine.",
    applies: ({ messageNumber, message }) =>
      restartMessages.has(messageNumber ?? 0) || /\brequired reboot\b|^Query-removal during install\b/i.test(message),
  },
  {
    id: "setupapi/explains-previous",
    verdict: "support",
    evidence: "Explains the entry before it.",
    applies: ({ messageNumber }) => messageNumber === 33,
  },
  {
    id: "setupapi/rolled-back",
    verdict: "support",
    evidence: "What had been done so far is undone, because of the failure stated beside it.",
    applies: ({ messageNumber }) => messageNumber === 187,
  },
  {
    id: "setupapi/installed-unsigned",
    verdict: "warning",
    evidence: "The signature is missing or wrong, and the policy or the user let the file be installed all the same.",
    applies: says(/^An unsigned\b.* (?:will be|was) installed\b/i),
  },
  {
    id: "setupapi/may-cause-problems",
    verdict: "warning",
    evidence: "The entry warns of a copy that was made; it does not say that anything failed.",
    applies: ({ messageNumber, message }) => messageNumber === 99 && /\bcan cause problems\b/i.test(message),
  },
  {
    id: "setupapi/error",
    verdict: "error",
    evidence: `SetupAPI marks the entry as an error (${whitePaper}).`,
    applies: ({ level, messageNumber }) => level === "error" && messageNumber !== undefined,
  },
  {
    id: "setupapi/warning",
    verdict: "warning",
    evidence: `SetupAPI marks the entry as a warning (${whitePaper}).`,
    applies: ({ level, messageNumber }) => level === "warning" && messageNumber !== undefined,
  },
  {
    id: "setupapi/untagged-error",
    verdict: "error",
    evidence: "Windows 2000 writes no level; this is one of its sentences for a failure.",
    applies: ({ level }) => level === "error",
  },
  {
    id: "setupapi/untagged-warning",
    verdict: "warning",
    evidence: "Windows 2000 writes no level; this is one of its sentences for an obstacle.",
    applies: ({ level }) => level === "warning",
  },
  {
    id: "setupapi/information",
    verdict: "noise",
    evidence: `The letter decides, not the words: this is an information entry that quotes a code (${whitePaper}).`,
    applies: says(/\bError (?:0x[0-9a-f]+|\d+):/i),
  },
];
