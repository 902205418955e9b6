import type { Candidate } from "../types";
import { cancelledRule, type Rule } from "./rule";
import { directCodes, statedCodes } from "./statedCodes";

const notFound = [0x80070002, 0x80070003, 0x80070490];
const source = "in logs of upgrades that succeed too (seen in real logs).";

/** Windows Setup's own results that the user gave by calling it off (learn.microsoft.com, upgrade result codes). */
const calledOff: ReadonlySet<number> = new Set([
  // MOSETUP_E_EULA_CANCEL, MOSETUP_E_ADVERTISE_CANCEL, MOSETUP_E_EULA_DECLINED.
  0xc1900110, 0xc1900111, 0xc1900113,
  // MOSETUP_E_COMPAT_…_CANCEL and MOSETUP_E_…DISKSPACE_CANCEL: the user cancels at a warning of the check.
  0xc1900201, 0xc1900203, 0xc1900205, 0xc1900207, 0xc1900209, 0xc190020b, 0xc190020d, 0xc190020f,
]);
/** MOSETUP_E_COMPAT_SCANONLY: the check that was asked for found nothing. */
const nothingFound = 0xc1900210;

/** 0xC190xxxx is the facility of Windows Setup: with it an upgrade says how it ended. */
export function isSetupResult(canonical: number): boolean {
  return canonical >>> 16 === 0xc190;
}

/** Codes that name no cause: Windows Setup's results, and 0xC180xxxx, which stand in the same calls and in no table. */
export function isSetupCode(canonical: number): boolean {
  return isSetupResult(canonical) || canonical >>> 16 === 0xc180;
}

/** `0x8007042B - 0x4000D`, `[0xC1900101, 0x20017]`: a result with its extend code, phase and operation. */
const resultWithPhase = /\b0x[89c][0-9a-f]{7}\]?\s?[-,]\s?\[?0x[0-5]00[0-9a-f]{2}\b/i;

const codesIn = ({ message, codes }: Candidate): readonly { readonly canonical: number }[] =>
  statedCodes(message, codes);
const isOnly = (candidate: Candidate, ...canonicals: readonly number[]): boolean => {
  const codes = codesIn(candidate);
  return codes.length > 0 && codes.every(({ canonical }) => canonicals.includes(canonical));
};
/** Whether a message states no code but these; what GetLastError held does not count. */
const isNoneBut = ({ message, codes }: Candidate, ...canonicals: readonly number[]): boolean =>
  directCodes(message, codes).every(({ canonical }) => canonicals.includes(canonical));

/** Rules for setupact.log, setuperr.log and their kin, asked in this order. */
export const pantherRules: readonly Rule[] = [
  {
    ...cancelledRule,
    applies: (candidate) => {
      const codes = codesIn(candidate);
      return (
        cancelledRule.applies({ ...candidate, codes: statedCodes(candidate.message, candidate.codes) }) ||
        (codes.length > 0 && codes.every(({ canonical }) => calledOff.has(canonical)))
      );
    },
  },
  {
    id: "panther/nothing-found",
    verdict: "noise",
    evidence: "The check of the system that was asked for ended and found nothing that stands in the way.",
    applies: (candidate) => isOnly(candidate, nothingFound),
  },
  {
    id: "panther/inf-lookup",
    verdict: "noise",
    evidence: `A driver package published under this name is looked up and is not there; such look-ups stand ${source}`,
    applies: (candidate) =>
      /\boem\d{1,5}\.inf\b/i.test(candidate.message) &&
      !/\b(?:install|import|stag|inject|add(?:ing|ed)? (?:the )?driver)/i.test(candidate.message) &&
      isNoneBut(candidate, ...notFound),
  },
  {
    id: "panther/enumerate-path",
    verdict: "noise",
    evidence: `A folder could not be listed while files are gathered; it is passed over. Such lines stand ${source}`,
    applies: ({ message }) => /\bEnumeratePathEx\b/.test(message),
  },
  {
    id: "panther/old-windows",
    verdict: "noise",
    evidence: `A file of an old or temporary Windows folder could not be taken away or read, and stays behind; such lines stand ${source}`,
    applies: ({ message }) =>
      /delet|remov|clean|unlink|ownership|attribut|enumerat/i.test(message) &&
      /\bWindows\.old\b|\$WINDOWS\.~(?:BT|WS|Q|LS)\b|\$GetCurrent\b/i.test(message),
  },
  {
    id: "panther/wim-probe",
    verdict: "noise",
    evidence: `A file is tried as a Windows image and is none, which is what the trial is for; such lines stand ${source}`,
    applies: (candidate) => isOnly(candidate, 0xc142011c),
  },
  {
    id: "panther/already-running",
    verdict: "noise",
    evidence: "A service that was to be started runs already, which is what was wanted.",
    applies: (candidate) =>
      isOnly(candidate, 0x80070420) ||
      (/\balready (?:running|started)\b/i.test(candidate.message) && isNoneBut(candidate, 0x80070420)),
  },
  {
    id: "panther/already-loaded",
    verdict: "noise",
    evidence: "The line says that the component is loaded already; it names nothing that could not be done.",
    applies: (candidate) => /\balready loaded\b/i.test(candidate.message) && isNoneBut(candidate),
  },
  {
    id: "panther/dump-written",
    verdict: "noise",
    evidence: "The line reports that a dump was written; its level says error, its words say success.",
    applies: (candidate) =>
      /\bdump/i.test(candidate.message) &&
      /\bsuccess(?:ful|fully)?\b|\bsucceeded\b/i.test(candidate.message) &&
      isNoneBut(candidate),
  },
  {
    id: "panther/setup-result",
    verdict: "error",
    evidence: "Windows Setup ended with this result.",
    applies: (candidate) => {
      const codes = codesIn(candidate);
      return (
        codes.some(({ canonical }) => isSetupResult(canonical)) ||
        (codes.length > 0 && resultWithPhase.test(candidate.message.slice(0, 1000)))
      );
    },
  },
  {
    id: "panther/given-up",
    verdict: "error",
    evidence: "The migration gives up here; the failure it met is stated on this line or right before it.",
    speaks: true,
    applies: ({ message }) =>
      /\bShell application requested abort\b|\bAbandoning apply due to error for object\b/.test(message),
  },
  {
    id: "panther/goes-on",
    verdict: "noise",
    evidence: "The line itself says that Windows Setup goes on without this or in another way.",
    applies: ({ level, message }) =>
      level === "error" && !isOutcome(message) && saysSo.test(message.slice(0, 600)) && !endsWork.test(message),
  },
  {
    id: "panther/operation-failed",
    verdict: "error",
    evidence: "A step of Windows Setup ended with this error; what went wrong in it is stated before.",
    applies: ({ level, message }) => level === "error" && isOutcome(message),
  },
  {
    id: "panther/marked-error",
    verdict: "error",
    evidence: "Windows Setup marks this entry as an error.",
    applies: ({ level }) => level === "error",
  },
  {
    id: "panther/marked-warning",
    verdict: "support",
    evidence: "Windows Setup marks this entry as a warning.",
    applies: ({ level }) => level === "warning",
  },
  {
    id: "panther/stated-code",
    verdict: "support",
    evidence: "A code at level Info: a failure only where an entry marked as an error states the same.",
    applies: ({ message, codes }) => directCodes(message, codes).length > 0,
  },
];

const saysSo = /\b(?:falling back|continuing|(?:is|was|will be) ignored|ignoring (?:the |this )?(?:error|failure))\b/i;
const endsWork = /\b(?:not|instead of|before|without|stop\w{0,4}|cannot|prevents?) (?:falling back|continuing)\b/i;

/** A step that ended without doing its work, and the phase it ends. */
const phaseEnd = /\bexiting with HRESULT\b|\bOperation (?:execution )?failed\b|\bFinalize reported error\b/i;

/** Whether a message says that an operation or a phase of Windows Setup ended, whose result may follow after the rollback. */
export function endsPhase(message: string): boolean {
  return phaseEnd.test(message.slice(0, 600));
}

const outcome =
  /\b(?:operation|framework|phase|actions?|providers?|session|thread|sysprep DLLs|LaunchModule|Execute|WinMain)\b.{0,200}(?:\bfail|\berror|\bexit|\bResult\b)|^Exit code\b|\bexiting with\b|^[\w:~]{1,80}:\s?(?:An error occurred|Error in|Failure occurred|Failed while|Hit failure)\b|\bUsing action error code\b|\bFailure occurr?ed during\b|\bPublishing message\b/i;

/** Whether a message is what a caller says when the call below it failed: it repeats the code or has its own, and no cause. */
export function isOutcome(message: string): boolean {
  return outcome.test(message.slice(0, 600)) || endsPhase(message);
}

/** `CSetupManager::Execute(274): Result = 0x…`: a call and the line of the source where it failed, and no word on what it did. */
const callResult = /::[\w~]{1,80}\(\d{1,6}\): Result = 0x[0-9a-f]{8}/i;

/** Whether a message is one step of a failure on its way up the calls. */
export function isCallResult(message: string): boolean {
  return callResult.test(message.slice(0, 600));
}
