import { type Rule, says } from "./rule";

/** A file that sfc could not put right. Stands at Info, without a code. */
export const notRepaired: Rule = {
  id: "cbs/file-not-repaired",
  verdict: "error",
  evidence:
    "sfc could not repair this file: the line says what is wrong with the copy in the component store. The sentence at the end of the run that all was repaired does not count it.",
  speaks: true,
  applies: says(/\[SR\] (?:Cannot|Could not|Unable to) /),
};

/** A component whose files sfc could not compare. Stands at Info, without a code. */
export const notVerified: Rule = {
  id: "cbs/component-not-verified",
  verdict: "error",
  evidence: "sfc could not check the files of this component; the line ends with the reason.",
  speaks: true,
  applies: says(/\[SR\] Cannot verify component files\b/),
};

/** A component of the store that is damaged and was not repaired. Stands at Info, without a code. */
export const storeCorrupt: Rule = {
  id: "cbs/store-corrupt",
  verdict: "error",
  evidence: "The check of the component store lists this as damaged, and no later check says that it was fixed.",
  speaks: true,
  applies: says(/^\s*(?:\([a-z]\)\s{1,8}(?:CSI|CBS|Drv) |Repair failed\b)/),
};

/** A summary that counts more damage than repairs, where no line says what is damaged. */
export const storeSummary: Rule = {
  id: "cbs/store-corrupt",
  verdict: "error",
  evidence: "The check of the component store counts more damage than repairs; this log does not list what is damaged.",
  speaks: true,
  applies: says(/^\s*Total Detected Corruption:/),
};

/** A package whose description is gone. Stands at Info, without a code. */
export const packageMissing: Rule = {
  id: "cbs/package-missing",
  verdict: "support",
  evidence: "The store lacks the description (manifest) of a package that was installed before.",
  speaks: true,
  applies: says(/^\s*Store corruption, /),
};

/** A manifest that is not the one the store knows. */
export const manifestDamaged: Rule = {
  id: "cbs/manifest-damaged",
  verdict: "warning",
  evidence: "The description (manifest) of this component is not the one that the component store knows.",
  speaks: true,
  applies: says(/\b(?:Manifest hash|Unable to load manifest) for component\b/),
};

/** A file whose hash is not the one its manifest states. */
export const hashMismatch: Rule = {
  id: "cbs/hash-mismatch",
  verdict: "warning",
  evidence: "The file is not the one that its component installed: its hash differs from that in the manifest.",
  speaks: true,
  applies: says(/\bHashes for file member\b/),
};

/** A file that sfc put right. */
export const repaired: Rule = {
  id: "cbs/file-repaired",
  verdict: "noise",
  evidence: "sfc replaced the damaged file with the copy of the component store.",
  applies: says(/\[SR\] Repairing (?:corrupted )?file\b/),
};

/** The rules for landmarks of files and of manifests, by their kinds. */
export const ruleOfMark: ReadonlyMap<string, Rule> = new Map([
  ["mismatch", hashMismatch],
  ["manifest", manifestDamaged],
  ["lost", notRepaired],
  ["repaired", repaired],
]);
