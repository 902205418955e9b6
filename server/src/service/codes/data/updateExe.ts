/** Family name of update.exe's extended return codes 0xFxxx. */
export const updateExeFamily = "update.exe";

/** A few words for the codes whose meaning is known or can be inferred (KB822798, KB887822, KB949388, KB979309's log). */
export const updateExeShortNames: ReadonlyMap<number, string> = new Map([
  [0xf01e, "catalog install failed"],
  [0xf0da, "Update.inf not verified"],
  [0xf0f1, "package does not fit installed files"],
  [0xf0f4, "prerequisite failed"],
  [0xf201, "delta patching failed"],
]);
