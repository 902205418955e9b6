import { isUpdateExeCode } from "../codes/canonical";
import { errorKey } from "./errorKey";

/** How much a code says about the reason of a failure, most first. */
export const codeWeights = { cause: 5, outcome: 4, words: 3, probe: 2, summary: 1 } as const;
export type CodeWeight = "cause" | "outcome" | "probe" | "summary";

/**
 * Codes that only say that something below them failed: WU_E_ALL_UPDATES_FAILED, WU_E_UH_INSTALLERFAILURE,
 * WU_E_PT_ECP_SUCCEEDED_WITH_ERRORS, ERROR_INSTALL_FAILURE, E_FAIL, E_UNEXPECTED, WU_E_UNEXPECTED, WU_E_DM_UNEXPECTED;
 * and MOSETUP_E_SETUP_PLATFORM, any rollback of an upgrade: the extend code beside it says in which phase and operation.
 */
const summaryCodes: ReadonlySet<number> = new Set([
  0x80240022, 0x8024200b, 0x8024402f, 0x80070643, 0x80004005, 0x8000ffff, 0x80240fff, 0x80246fff, 0xc1900101,
]);

/** Codes that end a step without its reason: WU_E_DOWNLOAD_FAILED and WU_E_DM_NOTDOWNLOADED. */
const outcomeCodes: ReadonlySet<number> = new Set([0x80240034, 0x80246007]);

/**
 * Codes that routine look-ups answer with in successful runs as well. File, path or element not found, invalid parameter, no
 * signature object: svcpack.log and setupapi.log. SPAPI_E_SECTION_NOT_FOUND and SPAPI_E_LINE_NOT_FOUND: parts of an INF that
 * need not be there. CBS_E_INVALID_PACKAGE and CBS_E_MANIFEST_INVALID_ITEM: Info lines of CBS.log while packages are tried;
 * CBS_E_DPX_JOB_STATE_SAVED: an express download that goes on later. 0xC142011C: WIMGAPI asked about a folder into which no
 * image is mounted.
 */
const probeCodes: ReadonlySet<number> = new Set([
  0x80070002, 0x80070003, 0x80070057, 0x80070490, 0x80092004, 0x800f0101, 0x800f0102, 0x800f0805, 0x800f080d,
  0x800f0816, 0xc142011c,
]);

/** Weight of a code in any spelling that `errorKey` takes. update.exe codes name the step that ended: an outcome. */
export function codeWeight(code: number): CodeWeight {
  const key = errorKey(code);
  if (summaryCodes.has(key)) return "summary";
  if (probeCodes.has(key)) return "probe";
  return outcomeCodes.has(key) || isUpdateExeCode(key) ? "outcome" : "cause";
}
