/** Numbers that logs show and no source names: what can honestly be said, by canonical value. */
export const namelessMeanings: Readonly<Record<string, string>> = {
  "0x8024A105":
    "A failure inside Windows Update that Microsoft's headers and tables do not name; explanations found on the web contradict each other.",
  "0x8024A10A": "The update orchestrator is going idle or shutting down, so the running call was ended.",
  "0xC1900223":
    "A failure of Windows Setup that Microsoft's published table does not name; pages of others connect it with downloads, which is not confirmed.",
};
