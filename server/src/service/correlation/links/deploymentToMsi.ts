import { bears, type FindingNode, runOf } from "../nodes";
import { type LinkRule, namesOfKind } from "./rule";
import { clockOf, errorText, laterBy, sharedNames } from "./shared";

const slack = 2_000;
/** The client sees at once that the process has ended, which goes on a little after its log. */
const afterEnd = 60_000;
const longestInstallation = 4 * 3_600_000;

/**
 * Configuration Manager, a task sequence or Intune runs Windows Installer: both name the log, the product or the package,
 * and the exit code is that of the session.
 */
export const deploymentToMsi: LinkRule = {
  id: "deployment-to-msi",
  callers: ["cmtrace-log"],
  called: ["msi-log"],
  reach: { before: longestInstallation, after: slack },
  choose: "nearest",
  keysOf: (failure) => namesOfKind(failure, "product", "log", "file"),
  link(caller, called, scale) {
    const session = runOf(called);
    const shared = sharedInstallation(caller, called);
    if (!session || !shared) return undefined;
    for (const at of caller.statements) {
      const canonical = at.codes.find((code) => bears(called, code));
      if (canonical === undefined) continue;
      const delay = scale.between({ log: called.log, time: session.endTime }, { log: caller.log, time: at.time });
      if (!(delay >= -slack && delay <= afterEnd)) continue;
      const evidence = `Both name ${shared.name}. The session of Windows Installer began at ${clockOf({ time: session.startTime })} and ended with ${errorText(called, canonical)}, the exit code stated ${laterBy(delay)}.`;
      return { at, to: session, evidence, strength: shared.strength };
    }
    return undefined;
  },
};

function sharedInstallation(
  caller: FindingNode,
  called: FindingNode,
): { readonly name: string; readonly strength: number } | undefined {
  for (const [strength, kind] of [...["file", "product", "log"].entries()].reverse()) {
    const [shared] = sharedNames(namesOfKind(caller, kind), namesOfKind(called, kind));
    if (shared !== undefined) return { name: kind === "product" ? `the product {${shared}}` : shared, strength };
  }
  return undefined;
}
