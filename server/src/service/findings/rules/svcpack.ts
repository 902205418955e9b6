import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const probe = "update.exe looks for something that need not exist; the same line stands in runs that succeed.";
const lineNotFound = 0x800f0102;
const sectionNotFound = 0x800f0101;
const cleanUp = "Cleaning up after the failure: what was to be removed had not been made yet.";

/** A message made for people, in any language: the dialog, and what the log says with the same words. */
export const toldTheUser: Rule = {
  id: "svcpack/told-the-user",
  verdict: "support",
  evidence: "The message that was shown to the user.",
  speaks: true,
  applies: says(/^Message displayed to the user:/),
};

/** Rules for the logs of update.exe, asked in this order. */
export const svcpackRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "svcpack/absent-value",
    verdict: "noise",
    evidence: probe,
    applies: says(/\bReg(?:Open|Query)\w* failed(?: with error|:)? 0x[23]\b/i),
  },
  {
    id: "svcpack/service-absent",
    verdict: "noise",
    evidence:
      "A prerequisite asks whether a service is installed; here the answer is no, which satisfies the condition.",
    applies: says(/\bNot Registered in SCM\b/i),
  },
  {
    id: "svcpack/size-unknown",
    verdict: "noise",
    evidence: "The size of a file could not be compared because it has no source; the file is not judged by it.",
    applies: says(/^VerifyTargetFileSize:/),
  },
  {
    id: "svcpack/catalog-version",
    verdict: "noise",
    evidence: "The catalog bears no version information; installing it does not need any (see the log in KB822798).",
    applies: says(/^GetCatVersion:.* error (?:0x57|0x80092004)\b/i),
  },
  {
    id: "svcpack/recovery-entry-absent",
    verdict: "noise",
    evidence: cleanUp,
    applies: says(/^UnRegisterSpuninstForRecovery\b|\bunregistering spuninst\.exe for recovery\b/i),
  },
  {
    id: "svcpack/trusted-copy-absent",
    verdict: "noise",
    evidence: cleanUp,
    applies: says(/^CleanupTrustedInfFile:.* failed: 0x[23]\b/i),
  },
  { id: "svcpack/pending-renames", verdict: "noise", evidence: probe, applies: says(/\bCleanPFR failed: 0x[23]\b/i) },
  {
    id: "svcpack/source-location",
    verdict: "noise",
    evidence: probe,
    applies: says(
      /\bFetchSourceURL\b|\bupdate\.url\b|\bUpdSpGetSourceFileLocation\b|\bLoadFileQueues:.{0,400}0xe0000102\b/i,
    ),
  },
  {
    id: "svcpack/optional-line-absent",
    verdict: "noise",
    evidence: `ERROR_LINE_NOT_FOUND or ERROR_SECTION_NOT_FOUND: the INF has no such line or section. Most are optional; ${probe}`,
    applies: (candidate) =>
      bearsOnly(lineNotFound, sectionNotFound)(candidate) &&
      !/\bextended error code\b|\bSetup encountered\b/i.test(candidate.message),
  },
  {
    id: "svcpack/condition-false",
    verdict: "support",
    evidence: "A condition of the package is not met; that is a failure only when the run ends for it.",
    applies: says(/^Condition Check for Line \d+ of \w+ returned FALSE\b/i),
  },
  toldTheUser,
  {
    id: "svcpack/masked",
    verdict: "support",
    evidence:
      "Callers such as Windows Installer get 1603 (0x643) for every failure of update.exe; the extended error code is the one that tells.",
    applies: says(/\breturn code was masked to\b/i),
  },
  {
    id: "svcpack/extended-error",
    verdict: "error",
    evidence: "update.exe ended with a failure code.",
    applies: ({ message, codes }) => codes.length > 0 && /\bextended error code = /i.test(message),
  },
  {
    id: "svcpack/setup-error",
    verdict: "error",
    evidence: "update.exe gives up with this message.",
    speaks: true,
    applies: says(
      /\bSetup encountered an error:|\binstallation did not complete\b|^Failed to install catalog files|^Setup (?:could not|cannot) |STR_[A-Z_]{0,80}FAILED\b|\bblocked by following files\b/,
    ),
  },
  {
    id: "svcpack/step-failed",
    verdict: "error",
    evidence: "A step of the installation failed with a code.",
    applies: ({ message, codes }) => codes.length > 0 && /\bfail(?:ed|ure)?\b|\berror\b|\bdenied\b/i.test(message),
  },
  {
    id: "svcpack/status-returned",
    verdict: "error",
    evidence: "A step of the installation returned a failure status.",
    applies: says(/\breturning (?:0x[89cC]|STATUS_(?!SUCCESS|READY)\w)/),
  },
  {
    id: "svcpack/step-failed-without-code",
    verdict: "support",
    evidence: "A step says that it failed without giving a code.",
    applies: ({ level }) => level === "error",
  },
];
