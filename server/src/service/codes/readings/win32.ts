import { type FamilyId, familyName, lookUp } from "../families";
import { hex } from "../hex";
import type { Draft } from "../reading";
import { type Asked, says } from "./asked";

const updateExeSource = "KB822798";

/** How a small number was reached from the number as written; undefined when it was written as it is. */
function viaLow16(asked: Asked, what: string): string | undefined {
  const upper = asked.value >>> 16;
  if (upper === 0) return undefined;
  if (upper === 0x8007) return `low 16 bits of the HRESULT: ${what}`;
  return `Win32 error wrapped in an NTSTATUS, low 16 bits: ${what}`;
}

/** update.exe's own codes 0xFxxx: a string resource number as it seems, not a Win32 error. */
function updateExe(asked: Asked, low: number): Draft[] {
  const fact = lookUp("updateExe", low);
  const decimal = asked.notation === "decimal" && asked.value === low;
  const via = decimal ? `${low} is ${hex(low, 4)}` : viaLow16(asked, `update.exe extended code ${hex(low, 4)}`);
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

/** WinHTTP, which Windows Update and BITS use, and WinINet, which Internet Explorer uses, share numbers from 12001 on. */
function internet(asked: Asked, low: number): Draft[] {
  if (low < 12000 || low > 12999) return [];
  const order: readonly FamilyId[] = says(asked, /\bwininet\b/i) ? ["wininet", "winhttp"] : ["winhttp", "wininet"];
  return order.flatMap((id): Draft[] => {
    const fact = lookUp(id, low);
    const inWinerror = id === "wininet" ? (lookUp("hresult", 0x80070000 + low)?.symbols ?? []) : [];
    const symbols = [...(fact?.symbols ?? []), ...inWinerror];
    if (symbols.length === 0) return [];
    const via = viaLow16(asked, `${familyName(id)} ${low}`);
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

/** Readings of a canonical value 0x8007nnnn: Win32 error n, update.exe 0xFnnn, or a WinHTTP or WinINet number. */
export function readWin32(asked: Asked): Draft[] {
  const low = asked.canonical & 0xffff;
  if (low >= 0xf000) return updateExe(asked, low);
  const fact = lookUp("win32", low);
  const alias = low < 12000 || low > 12999 ? (lookUp("hresult", asked.canonical)?.symbols ?? []) : [];
  const symbols = [...(fact?.symbols ?? []).filter((name) => name !== "S_FALSE"), ...alias];
  const own: Draft[] =
    symbols.length === 0
      ? []
      : [
          {
            family: familyName("win32"),
            symbols,
            source: fact?.source ?? "winerror.h",
            canonical: asked.canonical,
            via: viaLow16(asked, `Win32 ${low}`),
            meaning: maskedFailure(asked, low),
          },
        ];
  return [...internet(asked, low), ...own];
}

/** Families whose small numbers mean something else than Win32; offered when nothing says which family is meant. */
const smallFamilies: readonly FamilyId[] = ["ntstatus", "configret", "deviceProblem", "ese", "dism"];

/** Further readings of a small number that stands alone, without a log line around it. */
export function readSmallNumber(asked: Asked): Draft[] {
  if (asked.value > 0xffff || asked.value === 0) return [];
  if (asked.notation === "symbol" ? asked.canonical > 0xffff : asked.context !== undefined) return [];
  const own = smallFamilies.flatMap((id): Draft[] => {
    const fact = lookUp(id, asked.value);
    if (fact === undefined) return [];
    const via = `${familyName(id)} number`;
    return [{ family: familyName(id), symbols: fact.symbols, source: fact.source, canonical: asked.value, via }];
  });
  return asked.value === 1 ? [successHresult(asked), ...own] : own;
}

/** S_FALSE: the only success HRESULT below 65536 with a name of its own (winerror.h). */
export function successHresult(asked: Asked): Draft {
  const named = asked.value === 1;
  return {
    family: "HRESULT",
    symbols: named ? ["S_FALSE"] : [],
    source: "winerror.h",
    canonical: asked.value,
    via: "severity bit clear: success",
    inferred: !named,
    meaning: named
      ? "The call succeeded, with the answer no or nothing to do."
      : "The call succeeded; the number is the function's own.",
  };
}
