import { returnedSession } from "./installations";
import { type LinkRule, namesOfKind } from "./rule";
import { clockOf, errorText, laterBy } from "./shared";

const slack = 3_000;
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
    const found = returnedSession(caller, called, scale);
    if (!found) return undefined;
    const { at, session, delay, name, strength } = found;
    const who = at.component ?? "The deployment";
    const evidence = `${who} and the session of Windows Installer both name ${name}. The session began at ${clockOf({ time: session.startTime })} and ended with ${errorText(called, found.canonical)}, the exit code that ${who} states ${laterBy(delay)}.`;
    return { at, to: session, evidence, strength };
  },
};
