import { type FamilyId, familyName, lookUp } from "../families";
import type { Draft } from "../reading";
import { type Asked, says } from "./asked";

/** Families whose small numbers mean something else than Win32; offered when nothing says which family is meant. */
const smallFamilies: readonly FamilyId[] = ["ntstatus", "configret", "deviceProblem", "ese", "dism"];

const ntStatusWords = /\bnt_?status\b|\bSTATUS_[A-Z]/i;

function fromSmall(id: FamilyId, value: number, via: string): Draft[] {
  const fact = lookUp(id, value);
  if (fact === undefined) return [];
  return [{ family: familyName(id), symbols: fact.symbols, source: fact.source, canonical: value, via }];
}

/** The NTSTATUS a small number is where the line calls it one (`NTSTATUS 0x102`); these are successes and waits. */
export function readSmallNtStatus(asked: Asked): Draft[] {
  const upper = asked.canonical >>> 16;
  const isSmall = asked.value > 0 && asked.value <= 0xffff && (upper === 0x8007 || upper === 0);
  if (!isSmall || asked.notation === "symbol" || !says(asked, ntStatusWords)) return [];
  return fromSmall("ntstatus", asked.value, "NTSTATUS, as the line says");
}

/** Further readings of a small number that stands alone, without a log line around it. */
export function readSmallNumber(asked: Asked): Draft[] {
  if (asked.value > 0xffff || asked.value === 0) return [];
  if (asked.notation === "symbol" ? asked.canonical > 0xffff : asked.context !== undefined) return [];
  const own = smallFamilies.flatMap((id) =>
    fromSmall(id, asked.value, `if it is meant as a number of ${familyName(id)}`),
  );
  return asked.value === 1 ? [successHresult(asked), ...own] : own;
}

/** S_FALSE: the only success HRESULT below 65536 with a name of its own (winerror.h). */
export function successHresult(asked: Asked): Draft {
  const named = asked.value === 1;
  return {
    family: familyName("hresult"),
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

/** Zero is success in every family. */
export function readZero({ canonical }: Asked): Draft[] {
  const ids = ["win32", "hresult", "ntstatus", "configret", "ese", "wmi", "bits", "windowsUpdate", "setupapi"] as const;
  const names = ids.flatMap((id) => lookUp(id, 0)?.symbols ?? []);
  const symbols = [...new Set(["ERROR_SUCCESS", "S_OK", "STATUS_SUCCESS", ...names])];
  const meaning = "Success: nothing failed.";
  return [{ family: familyName("win32"), symbols, source: "winerror.h", canonical, meaning }];
}
