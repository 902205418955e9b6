import { setupStep } from "../families";
import { hex } from "../hex";
import type { Draft } from "../reading";
import { type Asked, says } from "./asked";

/** Family of the second number of a Windows Setup result (`0xC1900101 - 0x20017`). */
export const extendFamily = "Windows Setup extend code";

/** A failure code, a separator, and the extend code: `0xC1900101 - 0x2000C`, `0x8007042B, 0x4000D`, `0xC1900101-0x20017`. */
const pair =
  /(0x[89C][0-9A-F]{7})\s{0,3}(?:[-\u2013\u2014,/+:]|and)\s{0,3}0x(?:000)?([0-5][0-9A-F]{4})(?![0-9A-Za-z_])/i;
/** Setup's logs and Microsoft's page call it so; `(0xC1900101, extend code 0x30018)`. */
const named =
  /extend(?:ed)?[\s_-]?(?:error[\s_-]?|result[\s_-]?)?code[\s:=(]{0,4}(?:is\s)?0x(?:000)?([0-5][0-9A-F]{4})(?![0-9A-Za-z_])/i;
const extendWords = /\bextend[\s_-]?code|\bSP_EXECUTION_|\bsetup phase|\bphase\b.{0,40}\boperation\b/i;

/** Phase and operation of an extend code; undefined when the number cannot be one by Microsoft's list. */
function partsOf(value: number): { readonly phase: number; readonly operation: number } | undefined {
  const phase = value >>> 16;
  const operation = value & 0xffff;
  if (setupStep("phase", phase) === undefined || setupStep("operation", operation) === undefined) return undefined;
  return { phase, operation };
}

/** An extend code in a text, with the result code it stands beside; the result is left out where only words name it. */
function extendIn(text: string): { readonly result?: number; readonly extend: number } | undefined {
  const beside = pair.exec(text);
  const digits = beside?.[2] ?? named.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const extend = Number.parseInt(digits, 16);
  if (partsOf(extend) === undefined) return undefined;
  return beside === null ? { extend } : { result: Number.parseInt(beside[1]!, 16), extend };
}

/** The extend code that stands beside a result code or after the words for it; undefined when there is none. */
export function extendCodeIn(text: string): number | undefined {
  return extendIn(text)?.extend;
}

const phaseWords: readonly string[] = [
  "in a phase that was not recorded",
  "while the old Windows was still running (downlevel phase)",
  "after the first restart, in the recovery environment that puts the new Windows in place (SafeOS phase)",
  "at the first start of the new Windows (first boot phase)",
  "at the second start of the new Windows, with the first steps of the user (OOBE boot phase)",
  "while the upgrade was being taken back (uninstall phase)",
];

const operationWords: Readonly<Record<number, string>> = {
  0: "an operation that was not recorded",
  1: "copying the installation files",
  2: "downloading updates",
  3: "installing updates",
  4: "installing the recovery environment",
  5: "installing the recovery image",
  6: "carrying over optional components",
  7: "installing drivers",
  8: "preparing the SafeOS environment",
  9: "preparing the way back",
  10: "preparing the first boot",
  11: "preparing the OOBE boot",
  12: "applying the image",
  13: "migrating data and settings",
  14: "setting the product key",
  15: "adding the answer file",
  16: "adding a driver",
  17: "turning on a feature",
  18: "turning off a feature",
  19: "registering a process that runs alongside Setup",
  20: "registering a process that Setup waits for",
  21: "creating a file",
  22: "writing to the registry",
  23: "starting Windows (boot)",
  24: "generalizing or specializing the system (sysprep)",
  25: "the first-use dialogs (OOBE)",
  26: "beginning the first boot",
  27: "ending the first boot",
  28: "beginning the OOBE boot",
  29: "ending the OOBE boot",
  30: "the work before the first-use dialogs",
  31: "the work after the first-use dialogs",
  32: "adding a provisioning package",
};

/** The reading of an extend code: in which phase of Windows Setup, and during which operation; names by Microsoft's list. */
export function readExtendCode(value: number, inferred: boolean): Draft[] {
  const parts = partsOf(value);
  if (parts === undefined) return [];
  const phase = setupStep("phase", parts.phase);
  const operation = setupStep("operation", parts.operation);
  const via =
    `extend code ${hex(value, 5)}: phase ${parts.phase} (digit above 0xFFFF), ` +
    `operation ${hex(parts.operation, 2)} (low byte)${inferred ? ", if it stands beside a result of Windows Setup" : ""}`;
  return [
    {
      family: extendFamily,
      symbols: [...(operation?.symbols ?? []), ...(phase?.symbols ?? [])],
      source: operation?.source ?? "learn.microsoft.com: windows-10-upgrade-error-codes",
      canonical: value,
      via,
      inferred,
      meaning: `Windows Setup stopped ${phaseWords[parts.phase]}; operation: ${operationWords[parts.operation]}.`,
    },
  ];
}

/** The extend code as a number of its own: certain beside a result code or its name, inferred where it stands alone. */
export function readOwnExtendCode(asked: Asked): Draft[] {
  const { sentence } = asked.context ?? {};
  if (sentence === undefined) return asked.notation === "symbol" ? [] : readExtendCode(asked.canonical, true);
  if (extendCodeIn(sentence) === asked.canonical || says(asked, extendWords))
    return readExtendCode(asked.canonical, false);
  return [];
}

/** What stands beside a result code in its line: the phase and operation in which it came up. */
export function readExtendBeside(asked: Asked): Draft[] {
  const sentence = asked.context?.sentence;
  if (sentence === undefined || asked.value < 0x80000000) return [];
  const found = extendIn(sentence);
  if (found === undefined) return [];
  const belongs = found.result === undefined ? asked.canonical >>> 16 === 0xc190 : found.result === asked.value;
  return belongs ? readExtendCode(found.extend, false) : [];
}
