import { type FamilyId, familyName, lookUp } from "../families";
import { hex } from "../hex";
import type { Draft } from "../reading";
import { type Asked, says } from "./asked";
import { asHex, low16, steps } from "./via";

const updateExeSource = "KB822798";

/** update.exe's own codes 0xFxxx: a string resource number as it seems, not a Win32 error. */
function updateExe(asked: Asked, low: number): Draft[] {
  const fact = lookUp("updateExe", low);
  const decimal = asked.notation === "decimal" && asked.value === low;
  const via = decimal ? `${low} is ${hex(low, 4)}` : low16(asked, `update.exe extended code ${hex(low, 4)}`);
  const stated = low === 0xf01e || low === 0xf0f1 || low === 0xf0f4;
  const draft: Draft = {
    family: familyName("updateExe"),
    symbols: fact?.symbols ?? [],
    source: fact?.source ?? updateExeSource,
    canonical: asked.canonical,
    via,
    inferred: !stated,
  };
  if (fact !== undefined) return [draft];
  const meaning = "An extended return code of update.exe; no source we know says what this number means.";
  return [{ ...draft, meaning }];
}

/** Internet Explorer and its downloads use WinINet; Windows Update, BITS and Delivery Optimization use WinHTTP. */
const winInetWords = /\bwininet\b|internet explorer|\biexplore|\burlmon\b|\bERROR_INTERNET_/i;
const winHttpWords = /winhttp/i;

/** WinHTTP and WinINet share their numbers from 12001 on, and not always the meaning: both are shown. */
function internet(asked: Asked, low: number): Draft[] {
  if (low < 12000 || low > 12999) return [];
  const inet = says(asked, winInetWords) && !says(asked, winHttpWords);
  const order: readonly FamilyId[] = inet ? ["wininet", "winhttp"] : ["winhttp", "wininet"];
  return order.flatMap((id): Draft[] => {
    const fact = lookUp(id, low);
    const inWinerror = id === "wininet" ? (lookUp("hresult", 0x80070000 + low)?.symbols ?? []) : [];
    const symbols = [...(fact?.symbols ?? []), ...inWinerror];
    if (symbols.length === 0) return [];
    const via = low16(asked, `${familyName(id)} ${low}`);
    return [{ family: familyName(id), symbols, source: fact?.source ?? "winerror.h", canonical: asked.canonical, via }];
  });
}

/** update.exe gives 1603 to Windows Installer callers whatever went wrong (astebner 2005-10-24, KB822798's log). */
function maskedFailure(asked: Asked, low: number): string | undefined {
  const masked = asked.context?.format === "svcpack-log" || says(asked, /update\.exe|masked/i);
  if (low !== 1603 || !masked) return undefined;
  return (
    "The installation failed. update.exe reports every failure under this number to callers of the Windows Installer " +
    "kind, so it says nothing about the reason: read the extended error code before it."
  );
}

/** Meanings that the words around a Win32 number, or its wrapping, change. */
function meaningHere(asked: Asked, low: number): string | undefined {
  if (low === 0) return "A failure was reported without a reason: the Win32 error wrapped in it is 0, success.";
  return maskedFailure(asked, low);
}

/** "exit code 1" of a program of anybody: its own number as often as a Windows error. setupapi's "exit status" is none. */
const exitWords = /\bexit\s?codes?\b|\bexited with\b/i;

function isOwnExitCode(asked: Asked): boolean {
  return (
    asked.value > 0 && asked.value <= 0xff && asked.context?.format !== "windowsupdate-log" && says(asked, exitWords)
  );
}

/** Windows Installer writes the numbers of its own messages as `Product: … -- Error 1402. Could not …`. */
const installerMessage = /-- (?:Error|Warning|Fehler|Erreur) (\d{4})\. ?\S/;

/** The installer's own log has the same messages on lines of their own. */
const installerLogMessage = /^(?:Error|Warning|Fehler|Warnung|Erreur|Avertissement) (\d{4})\. ?\S/;

/** The reading of a Windows Installer message number (1101 to 2999), which is no Windows error. */
function installerMessageNumber(asked: Asked): Draft[] {
  const sentence = asked.context?.sentence ?? "";
  const own = asked.context?.format === "msi-log" ? installerLogMessage.exec(sentence) : null;
  const number = (own ?? installerMessage.exec(sentence))?.[1];
  if (number === undefined || Number(number) !== asked.value || asked.value < 1101 || asked.value > 2999) return [];
  return [
    {
      family: "Windows Installer message",
      symbols: [],
      source: "learn.microsoft.com: Windows Installer error messages",
      canonical: asked.value,
      via: `message number ${number} of Windows Installer, as the line is written`,
      meaning: "Windows Installer shows its own message under this number; the text after it says what failed.",
    },
  ];
}

/** Readings of a canonical value 0x8007nnnn: Win32 error n, update.exe 0xFnnn, or a WinHTTP or WinINet number. */
export function readWin32(asked: Asked): Draft[] {
  const low = asked.canonical & 0xffff;
  if (low >= 0xf000) return updateExe(asked, low);
  const message = installerMessageNumber(asked);
  if (message.length > 0) return message;
  return [...internet(asked, low), ...readOwn(asked, low)];
}

function readOwn(asked: Asked, low: number): Draft[] {
  const fact = lookUp("win32", low);
  const alias = low < 12000 || low > 12999 ? (lookUp("hresult", asked.canonical)?.symbols ?? []) : [];
  const symbols = [...(fact?.symbols ?? []).filter((name) => name !== "S_FALSE"), ...alias];
  if (symbols.length === 0) return [];
  const ownExit = isOwnExitCode(asked);
  const doubt = ownExit ? "exit code of a program, if that program ends with Windows error numbers" : undefined;
  return [
    {
      family: familyName("win32"),
      symbols,
      source: fact?.source ?? "winerror.h",
      canonical: asked.canonical,
      via: steps(low16(asked, `Win32 ${low}`) ?? asHex(asked), doubt),
      inferred: ownExit,
      meaning: meaningHere(asked, low),
    },
  ];
}
