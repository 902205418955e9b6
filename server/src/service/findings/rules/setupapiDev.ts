import { taggedNumber } from "../../codes/canonical";
import type { Candidate } from "../types";
import { bearsOnly, cancelledRule, type Rule } from "./rule";

const doDefault = 0x800f020e;
const postProcessing = 0x800f0226;
/** ERROR_AUTHENTICODE_TRUSTED_PUBLISHER and ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED (setupapi.h). */
const publisher: readonly number[] = [0x800f0241, 0x800f0242];
/** ERROR_NO_MORE_ITEMS and ERROR_FILE_EXISTS (winerror.h), ERROR_NO_SUCH_DEVINST (setupapi.h). */
const noMoreItems = 0x80070103;
const fileExists = 0x80070050;
const noSuchDevice = 0x800f020b;
/**
 * Problem numbers of a device whose driver has not failed (cfg.h): it needs a restart, is being removed, is disabled,
 * gone, held for ejection, in use by a debugger, or waits for shutdown, another device, a reset, a logon or its class.
 */
const waitingProblems: ReadonlySet<number> = new Set([
  0x0e, 0x15, 0x16, 0x2d, 0x2e, 0x2f, 0x33, 0x35, 0x36, 0x37, 0x38,
]);
const textLogs = "Microsoft, “SetupAPI text logs”";

/** The section's own verdict; a grouping reads it to weigh everything else in the section. */
export const exitStatusRule = "setupapi-dev/section-failed";
export const deviceProblemRule = "setupapi-dev/device-problem";
export const signatureTriedRule = "setupapi-dev/signature-tried";
export const deviceStatusRule = "setupapi-dev/device-status";
const nothingToDoRule = "setupapi-dev/nothing-to-do";
const alreadyThereRule = "setupapi-dev/already-there";
/** Answers that are none where something in the section is marked as an error. */
export const answerRules: ReadonlySet<string> = new Set([nothingToDoRule, alreadyThereRule]);

/** The numbers of device problems (cfg.h) among the codes of an entry. */
function problemsIn({ codes }: Candidate): number[] {
  return codes.flatMap(({ canonical }) => {
    const tagged = taggedNumber(canonical);
    return tagged?.numbering === "deviceProblem" ? [tagged.value] : [];
  });
}

const isExit = ({ component, message }: Candidate): boolean => component === "" && /^\[Exit\b/i.test(message);

/** Rules for setupapi.dev.log and its kin, asked in this order. What becomes of an entry depends on its section. */
export const setupapiDevRules: readonly Rule[] = [
  {
    id: "setupapi-dev/inf-lint",
    verdict: "noise",
    evidence:
      "A remark on the INF: the number after “Code” goes with the remark and is no Windows error, and the line bears no more than the mark of a warning.",
    applies: ({ level, component, message }) =>
      level !== "error" && component === "inf" && /\bCode = \d{1,5}\b/.test(message),
  },
  cancelledRule,
  {
    id: "setupapi-dev/default-action",
    verdict: "noise",
    evidence:
      "ERROR_DI_DO_DEFAULT: the installer leaves the work to the default one; ERROR_DI_POSTPROCESSING_REQUIRED: a co-installer asks to be called once more afterwards. Both are ordinary answers (setupapi.h).",
    applies: bearsOnly(doDefault, postProcessing),
  },
  {
    id: "setupapi-dev/publisher",
    verdict: "noise",
    evidence:
      "States how the package is signed (ERROR_AUTHENTICODE_TRUSTED_PUBLISHER, ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED, setupapi.h); the line bears no mark of a failure, and the code is only the answer of the check.",
    applies: (candidate) => candidate.level === "info" && bearsOnly(...publisher)(candidate),
  },
  {
    id: nothingToDoRule,
    verdict: "noise",
    evidence:
      "ERROR_NO_MORE_ITEMS: the list is at its end and nothing is left to do. When drivers are updated it says that the driver of the device is as good as the one that was offered (UpdateDriverForPlugAndPlayDevices, Windows driver documentation).",
    applies: (candidate) => (candidate.level !== "error" || isExit(candidate)) && bearsOnly(noMoreItems)(candidate),
  },
  {
    id: alreadyThereRule,
    verdict: "noise",
    evidence:
      "ERROR_FILE_EXISTS: what was to be added is there already. A caller asks for that answer when it does not want to replace an INF (SetupCopyOEMInf, SP_COPY_NOOVERWRITE).",
    applies: (candidate) => (candidate.level === "info" || isExit(candidate)) && bearsOnly(fileExists)(candidate),
  },
  {
    id: signatureTriedRule,
    verdict: "support",
    evidence: "One of several ways to verify a signature that are tried in turn; the outcome of the section counts.",
    applies: ({ level, component }) => level === "warning" && component === "sig",
  },
  {
    id: "setupapi-dev/no-such-device",
    verdict: "warning",
    evidence:
      "ERROR_NO_SUCH_DEVINST: the device is not there. When a driver is installed it says that no device with its hardware identifiers is plugged in (UpdateDriverForPlugAndPlayDevices, Windows driver documentation).",
    applies: (candidate) => candidate.level === "error" && isExit(candidate) && bearsOnly(noSuchDevice)(candidate),
  },
  {
    id: exitStatusRule,
    verdict: "error",
    evidence: `The section ended with the status FAILURE (${textLogs}).`,
    applies: (candidate) => candidate.level === "error" && isExit(candidate),
  },
  {
    id: "setupapi-dev/restart-required",
    verdict: "noise",
    evidence:
      "The line says that the device needs a restart before it works as installed, and bears no more than the mark of a warning.",
    applies: ({ level, message }) =>
      level === "warning" && /\b(?:required reboot|requires? a (?:system )?(?:reboot|restart))\b/i.test(message),
  },
  {
    id: "setupapi-dev/removal-vetoed",
    verdict: "noise",
    evidence:
      "Something that uses the device objected to taking it off for a moment (CR_REMOVE_VETOED), so the new driver comes into use with the next restart. The line bears no more than the mark of a warning.",
    applies: ({ level, message }) => level === "warning" && /\bCR_REMOVE_VETOED\b|\bvetoed by\b/.test(message),
  },
  {
    id: "setupapi-dev/device-waits",
    verdict: "noise",
    evidence:
      "The problem number (cfg.h) says that the device waits for a restart, another device or its class, or that it is disabled or being removed; its driver has not failed.",
    applies: (candidate) => {
      const problems = problemsIn(candidate);
      return candidate.level !== "info" && problems.length > 0 && problems.every((each) => waitingProblems.has(each));
    },
  },
  {
    id: deviceProblemRule,
    verdict: "error",
    evidence:
      "The device does not start with this driver: the device manager gives a problem number (cfg.h), whatever the section's status says.",
    applies: (candidate) =>
      (candidate.level === "error" || (candidate.level === "warning" && /\bnot started\b/i.test(candidate.message))) &&
      problemsIn(candidate).length > 0,
  },
  {
    id: "setupapi-dev/error",
    verdict: "error",
    evidence: `SetupAPI marks the entry as an error, with “!!!” (${textLogs}).`,
    speaks: true,
    applies: ({ level }) => level === "error",
  },
  {
    id: "setupapi-dev/warning",
    verdict: "warning",
    evidence: `SetupAPI marks the entry as a warning, with “!” (${textLogs}).`,
    speaks: true,
    applies: ({ level }) => level === "warning",
  },
  {
    id: deviceStatusRule,
    verdict: "support",
    evidence: "The state of the device when a step began: what the step makes of it, its result says.",
    applies: ({ level, message }) =>
      level === "info" && /^(?:Device Status: |Install needed due to device having problem code )/.test(message),
  },
  {
    id: "setupapi-dev/result",
    verdict: "support",
    evidence: "What an operation returned; it repeats the failure that the section states.",
    applies: ({ message, codes }) => codes.length > 0 && message.startsWith("{"),
  },
  {
    id: "setupapi-dev/information",
    verdict: "support",
    evidence: `The prefix of the line decides, not the words: this entry quotes a code (${textLogs}).`,
    applies: ({ codes }) => codes.length > 0,
  },
];
