import { isUpdateExeCode } from "../codes/canonical";
import { errorKey } from "./errorKey";

/** How much a code says about the reason of a failure, most first. */
export const codeWeights = { cause: 5, outcome: 4, words: 3, probe: 2, summary: 1 } as const;
export type CodeWeight = "cause" | "outcome" | "probe" | "summary";

/**
 * Codes that only say that something below them failed: WU_E_ALL_UPDATES_FAILED, WU_E_UH_INSTALLERFAILURE,
 * WU_E_PT_ECP_SUCCEEDED_WITH_ERRORS, ERROR_INSTALL_FAILURE, E_FAIL, E_UNEXPECTED, WU_E_UNEXPECTED, WU_E_DM_UNEXPECTED.
 */
const summaryCodes: ReadonlySet<number> = new Set([
  0x80240022, 0x8024200b, 0x8024402f, 0x80070643, 0x80004005, 0x8000ffff, 0x80240fff, 0x80246fff,
]);

/** Codes that end a step without its reason: WU_E_DOWNLOAD_FAILED and WU_E_DM_NOTDOWNLOADED. */
const outcomeCodes: ReadonlySet<number> = new Set([0x80240034, 0x80246007]);

/**
 * Codes that routine look-ups answer with in successful runs as well: file, path or element not found, invalid
 * parameter, no signature object (the noise in svcpack.log and setupapi.log).
 */
const probeCodes: ReadonlySet<number> = new Set([0x80070002, 0x80070003, 0x80070057, 0x80070490, 0x80092004]);

/** Weight of a code in any spelling that `errorKey` takes. update.exe codes name the step that ended: an outcome. */
export function codeWeight(code: number): CodeWeight {
  const key = errorKey(code);
  if (summaryCodes.has(key)) return "summary";
  if (probeCodes.has(key)) return "probe";
  return outcomeCodes.has(key) || isUpdateExeCode(key) ? "outcome" : "cause";
}
