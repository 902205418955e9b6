import type { CodeMatch } from "../../codes";
import { specificity } from "../specificity";
import { cancelledRule, type Rule, says } from "./rule";

/** Windows Installer's words for its own numbered messages, which are no error codes of Windows: `Internal Error 2753.` */
const messageNumber = /(?:^| -- )(?:\p{L}{1,20}[\u00a0 ]?){1,2}(\d{4,5})[.。]/u;
const actionResult = /\breturned actual error code (-?\d{1,10})\b/;
/** How the actions that run a program (WiX, CAQuietExec and its kin) state what it ended with. */
const programResult =
  /^\w{1,80}: {1,4}Error (0x8007[0-9a-f]{4}): (?:Command line returned an error|QuietExec(?:64)? Failed|Failed in ExecCommon)/i;

/** The installer's own results among exit codes: 1601 to 1654 (winerror.h). */
const isInstallerResult = (value: number): boolean => value > 1600 && value < 1655;

/**
 * The codes of a message without the numbers that are none: those of the installer's own messages (1722 is not the RPC
 * error), and the exit codes of custom actions and of the programs they run, which are their own unless they are the
 * installer's (1601 to 1654) or bear the severity bit of an HRESULT (formats.md 14.17).
 */
export function meantCodes(message: string, codes: readonly CodeMatch[]): readonly CodeMatch[] {
  if (codes.length === 0) return codes;
  const head = message.slice(0, 2000);
  const number = messageNumber.exec(head)?.[1];
  const result = actionResult.exec(head)?.[1];
  const program = programResult.exec(head)?.[1];
  if (number === undefined && result === undefined && program === undefined) return codes;
  const value = Number(result);
  const isOwn = result !== undefined && value >= 0 && value < 0x80000000 && !isInstallerResult(value);
  const isPrograms = program !== undefined && !isInstallerResult(Number(program) & 0xffff);
  return codes.filter(
    ({ text }) => text !== number && !(isOwn && text === result) && !(isPrograms && text === program),
  );
}

/** What shows that a session of the engine failed, whatever its actions said. */
export const resultRule: Rule = {
  id: "msi/result",
  verdict: "support",
  evidence: "The engine's result; the reason stands above it.",
  applies: ({ message, level, codes }) =>
    level === "error" &&
    (/^MainEngineThread is returning |^Back from server\. Return value: /.test(message) ||
      (codes.length > 0 && /^Windows Installer .{0,900}\d\.?$/.test(message))),
};

export const actionFailedRule: Rule = {
  id: "msi/action-failed",
  verdict: "error",
  evidence: 'An action returned 3, a fatal error (Windows Installer, "Logging of Action Return Values").',
  applies: ({ message, level, component }) => level === "error" && component === "" && endedWithThree.test(message),
};

const endedWithThree = /^.{3,80}?\d{1,2}[:.]\d\d[:.]\d\d ?: ?\S{1,200}[.。].{1,80}? ?3[.。]?$/;

/** A numbered message of the installer, or of the package's author: it names what could not be done. */
export const toldRule: Rule = {
  id: "msi/message",
  verdict: "error",
  evidence: "The installer's own message on what could not be done.",
  speaks: true,
  applies: ({ message, level }) => level === "error" && messageNumber.test(message.slice(0, 2000)),
};

export const customActionRule: Rule = {
  id: "msi/custom-action",
  verdict: "error",
  evidence: "A custom action of the package ended with a failure; what it means only its maker can say.",
  speaks: true,
  applies: ({ message, level }) => level === "error" && message.startsWith("CustomAction "),
};

/** A program that a custom action ran ended with a code of its own, which the action wraps as a code of Windows. */
export const programRule: Rule = {
  id: "msi/program-failed",
  verdict: "support",
  evidence:
    "A custom action ran a program, and that ended with this exit code of its own. What the program printed stands above.",
  speaks: true,
  applies: says(programResult),
};

/** What a managed custom action threw; a grouping chooses it, since most exceptions bear no code. */
export const exceptionRule: Rule = {
  id: "msi/exception",
  verdict: "support",
  evidence: "The exception that ended the custom action.",
  speaks: true,
  applies: () => false,
};

/** A message of the package that has no number, as that of a condition which is not met; a grouping chooses it. */
export const authorRule: Rule = {
  id: "msi/author-message",
  verdict: "support",
  evidence: "What the package's author lets the installer say.",
  speaks: true,
  applies: () => false,
};

/** What custom actions and bundles print with a code; alone it is no failure. */
export const outputRule: Rule = {
  id: "msi/output",
  verdict: "support",
  evidence: "Printed with an error code by what the installer was running.",
  applies: ({ codes, component }) => codes.some(({ canonical }) => specificity(canonical) > 0) && component === "",
};

export const bundleErrorRule: Rule = {
  id: "msi/bundle-error",
  verdict: "error",
  evidence: "The bundle marks this line as an error.",
  speaks: true,
  applies: ({ component, level }) => level === "error" && /^e\d{3}$/.test(component),
};

/** The result of a bundle, written at the level of information. */
export const bundleResultRule: Rule = {
  id: "msi/bundle-result",
  verdict: "support",
  evidence: "The bundle's result, or that of one package; the reason stands above it or in the package's own log.",
  applies: ({ component, message, codes }) =>
    codes.length > 0 &&
    /^i\d{3}$/.test(component) &&
    /^(?:Exit code: |Shutting down, exit code: |Apply complete, result: |Applied execute package: )/.test(message),
};

/** Rules for the logs of Windows Installer and of WiX bundles, asked in this order. */
export const msiRules: readonly Rule[] = [
  {
    id: "msi/internal-note",
    verdict: "noise",
    evidence:
      "A note of the engine to itself: it looks for a table, stream or value that need not exist (2203, 2205, 2228, 2262, 1325, 1402). The same notes stand in installations that succeed (measured on real logs).",
    applies: says(/^Note: 1: (?:2203|2205|2228|2262|1325|1402)\b/),
  },
  {
    id: "msi/tolerated-action",
    verdict: "noise",
    evidence: "The package says that this action may fail; the engine goes on as if it had succeeded.",
    applies: says(/^CustomAction \S{1,200} returned actual error code .{1,40} will be translated to success\b/),
  },
  {
    id: "msi/restore-point",
    verdict: "noise",
    evidence: "A bundle goes on without a restore point, as it says itself.",
    applies: ({ component, message }) =>
      component.startsWith("w") && /\brestore point\b.{0,200}\bContinuing\b/i.test(message),
  },
  {
    id: "msi/bundle-passes-over",
    verdict: "noise",
    evidence: "The bundle says what it skips, fetches again or passes over, and goes on.",
    applies: ({ component, message }) =>
      component.startsWith("w") &&
      /^Skipping\b|^Detected partially cached\b|\bContinuing\b/i.test(message) &&
      !/\bencountered error\b/i.test(message),
  },
  {
    id: "msi/bundle-routine",
    verdict: "noise",
    evidence:
      "The bundle marks an ordinary step as a warning: it asks for the source of a payload that it does not have yet, or leaves a package to other bundles that need it.",
    applies: ({ component, message }) =>
      component.startsWith("w") &&
      /^(?:Prompt for source of (?:package|bundle|container)|Will not uninstall package|Found dependent)\b/i.test(
        message,
      ),
  },
  {
    id: "msi/shortcut-property",
    verdict: "noise",
    evidence:
      "Message 1946: a property of a shortcut could not be set. It comes as a warning, and the installation goes on (Windows Installer, “Windows Installer Error Messages”).",
    applies: ({ level, message }) => level === "warning" && /^\p{L}{1,20}[\u00a0 ]?1946[.。]/u.test(message),
  },
  cancelledRule,
  actionFailedRule,
  customActionRule,
  programRule,
  toldRule,
  resultRule,
  bundleErrorRule,
  bundleResultRule,
  {
    id: "msi/failed",
    verdict: "support",
    evidence: "The result in words; the reason stands above it.",
    applies: ({ level }) => level === "error",
  },
  {
    id: "msi/warning",
    verdict: "warning",
    evidence: "The installer or the bundle marks this as a warning and goes on.",
    speaks: true,
    applies: ({ level, message, component }) =>
      level === "warning" && (messageNumber.test(message.slice(0, 2000)) || component.startsWith("w")),
  },
  outputRule,
];
