import type { CodeMatch } from "../../codes";
import { specificity } from "../specificity";
import { cancelledRule, type Rule, says } from "./rule";

/** Windows Installer's words for its own numbered messages, which are no error codes of Windows. */
const messageNumber = /(?:^| -- )\p{L}{1,20}[\u00a0 ](\d{4,5})[.。]/u;
const actionResult = /\breturned actual error code (-?\d{1,10})\b/;

/**
 * The codes of a message without the numbers that are none: those of the installer's own messages (1722 is not the RPC
 * error), and the exit codes of a custom action, which are its own unless they are the installer's (1601 to 1654) or
 * bear the severity bit of an HRESULT (formats.md 14.17).
 */
export function meantCodes(message: string, codes: readonly CodeMatch[]): readonly CodeMatch[] {
  if (codes.length === 0) return codes;
  const number = messageNumber.exec(message.slice(0, 2000))?.[1];
  const result = actionResult.exec(message.slice(0, 2000))?.[1];
  if (number === undefined && result === undefined) return codes;
  const value = Number(result);
  const isOwn = result !== undefined && value >= 0 && value < 0x80000000 && !(value > 1600 && value < 1655);
  return codes.filter(({ text }) => text !== number && !(isOwn && text === result));
}

/** What shows that a session of the engine failed, whatever its actions said. */
export const resultRule: Rule = {
  id: "msi/result",
  verdict: "support",
  evidence: "The engine's result; the reason stands above it.",
  applies: ({ message, level, codes }) =>
    level === "error" &&
    codes.length > 0 &&
    /^MainEngineThread is returning |^Back from server\. Return value: |^Windows Installer .{0,900}\d\.?$/.test(
      message,
    ),
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
      "A note of the engine to itself: it looks for a table, stream or value that need not exist (2203, 2205, 2228, 2262, 1325, 1402). The same notes stand in installations that succeed (formats.md 10).",
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
  cancelledRule,
  actionFailedRule,
  customActionRule,
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
