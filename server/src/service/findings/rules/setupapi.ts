import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

const doDefault = 0x800f020e;
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
    evidence: "ERROR_DI_DO_DEFAULT: the class installer leaves the work to the default one, as it should (setupapi.h).",
    applies: bearsOnly(doDefault),
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
