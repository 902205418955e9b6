import { hex } from "./hex";
import type { CodeContext } from "./types";

/**
 * CONFIGRET values and device problem codes are small numbers of their own, so that 23 may be a Win32 error, CR_REMOVE_VETOED
 * or a device problem. Their canonical values carry a tag in the upper half: bit 29, which Microsoft leaves to customers, and
 * no severity, so no Windows code can have them. `formatCanonical` shows the number without its tag.
 */
const configretTag = 0x2c520000;
const deviceProblemTag = 0x2c500000;

/** The numbering a small number belongs to. */
export type Numbering = "win32" | "hresult" | "configret" | "deviceProblem";

/** The numbering of a canonical value that carries a tag, and its number there; undefined for all others. */
export function taggedNumber(
  canonical: number,
): { readonly numbering: "configret" | "deviceProblem"; readonly value: number } | undefined {
  const tag = (canonical & 0xffff0000) >>> 0;
  if (tag === configretTag) return { numbering: "configret", value: canonical & 0xffff };
  if (tag === deviceProblemTag) return { numbering: "deviceProblem", value: canonical & 0xffff };
  return undefined;
}

/** Has HRESULT_FROM_NT made this HRESULT of an NTSTATUS that is an error or a warning? */
export function isFromNt(value: number): boolean {
  return value >>> 28 === 0xd || value >>> 28 === 0x9;
}

/** The canonical value of a number whose numbering is known; see `canonicalOf` for the rules. */
export function canonicalIn(value: number, numbering: Numbering): number {
  const n = value >>> 0;
  if (n === 0) return 0;
  if (n <= 0xffff) {
    if (numbering === "configret") return configretTag + n;
    if (numbering === "deviceProblem") return deviceProblemTag + n;
    return numbering === "hresult" ? n : 0x80070000 + n;
  }
  // HRESULT_FROM_NT sets bit 28: 0xD… is an error and 0x9… a warning of NTSTATUS.
  const unwrapped = isFromNt(n) ? (n & ~0x10000000) >>> 0 : n;
  const upper = unwrapped >>> 16;
  if (upper === 0xc007) return 0x80070000 + (unwrapped & 0xffff);
  if (upper === 0xe000) return 0x800f0000 + (unwrapped & 0xffff);
  return unwrapped;
}

/** Words that make a small number a CONFIGRET (cfgmgr32.h), a device problem (cfg.h) or an HRESULT instead of a Win32 code. */
const configretWords = /\bcfgmgr32\b|\bconfigret\b|\bCR_[A-Z]/i;
const problemWords = /\bproblem(?:\s+code)?\s*[:=(]|\bproblem\s+code\b|\bCM_PROB_/i;
const hresultWords = /\b(?:hresult|hr)\b/i;

/** The numbering of a small number, from the words around it; Win32 when nothing says otherwise. */
function numberingOf(context: CodeContext | undefined): Numbering {
  const sentence = context?.sentence;
  if (sentence === undefined) return "win32";
  if (configretWords.test(sentence)) return "configret";
  if (problemWords.test(sentence)) return "deviceProblem";
  return hresultWords.test(sentence) ? "hresult" : "win32";
}

/**
 * The unsigned 32-bit value that all spellings of an error share:
 * a Win32 number n and HRESULT_FROM_WIN32(n) give 0x8007nnnn (so update.exe's 0xFxxx gives 0x8007Fxxx, as in KB822798),
 * SetupAPI's 0xE000xxxx gives its HRESULT 0x800Fxxxx, HRESULT_FROM_NT (bit 28) gives the NTSTATUS, and Win32 wrapped in an
 * NTSTATUS (0xC007xxxx) gives 0x8007xxxx. A small number after HRESULT or hr is a success code and stays as it is, as does
 * every other value, ESE's negative numbers included. Small CONFIGRET and device problem numbers get a tag (see above).
 *
 * @param value the number as written, signed or unsigned 32 bits; anything beyond is cut to 32 bits
 * @param context only `sentence` matters: the words next to the number
 */
export function canonicalOf(value: number, context?: CodeContext): number {
  return canonicalIn(value, numberingOf(context));
}

/** 0x8007Fxxx: an extended error code of update.exe (KB822798). */
export function isUpdateExeCode(canonical: number): boolean {
  return canonical >>> 12 === 0x8007f;
}

/** A canonical value as `0x` and eight upper-case hex digits; the tag of CONFIGRET and device problem numbers is left out. */
export function formatCanonical(canonical: number): string {
  return hex(taggedNumber(canonical)?.value ?? canonical);
}
