import { specificity } from "../findings/specificity";

/**
 * Results that logs of servicing and Windows Setup end with, whatever failed below: CBS_E_INSTALLERS_FAILED (an installer
 * of some component failed), and the general code of an upgrade that was rolled back (formats.md 14.3; Microsoft's pages
 * on 0x800F0922 and 0xC1900101 list a dozen causes for each).
 */
const results: ReadonlySet<number> = new Set([0x800f0922, 0xc1900101]);

/** How much a code tells of the cause among several logs: `specificity`, but the results above are no cause. */
export function tells(canonical: number): number {
  return results.has(canonical) ? 2 : specificity(canonical);
}
