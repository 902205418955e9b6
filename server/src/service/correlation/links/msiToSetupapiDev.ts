import { specificity } from "../../findings/specificity";
import { bears, type FindingNode, mainStatement, runOf } from "../nodes";
import { isOfBundle } from "../speakers";
import type { StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { errorKeys, type FoundLink, type LinkRule, namesOfKind } from "./rule";
import { nameOtherDrivers, programName, programOf, sectionName, sharedDrivers } from "./section";
import { errorText, sharedNames, tellingError } from "./shared";

/** A package that takes longer from a driver to its end is none that can be seen through. */
const longestInstallation = 2 * 3_600_000;
/** What a custom action prints stands in the log without a time of its own, so it may seem earlier than it was. */
const printedEarlier = 5 * 60_000;
const slack = 2_000;

/**
 * A custom action of a package installs a driver (formats.md 13.5): the section names the temporary program that Windows
 * Installer unpacked for it, or both name the same INF and the same error, while the package was being installed.
 */
export const msiToSetupapiDev: LinkRule = {
  id: "msi-to-setupapi-dev",
  callers: ["msi-log"],
  called: ["setupapi-dev-log"],
  reach: (caller, scale) => ({ before: sinceStart(caller, scale), after: printedEarlier }),
  isCaller: (failure) => !isOfBundle(failure),
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, "file", "inf", "device")],
  link(caller, called, scale) {
    if (!isWithin(caller, called, scale)) return undefined;
    return byProgram(caller, called) ?? byDriver(caller, called);
  },
};

/** Milliseconds from the start of the installation to what is stated first, two hours at most. */
function sinceStart(caller: FindingNode, scale: TimeScale): number {
  const session = runOf(caller);
  const first = caller.statements.find(({ time }) => !Number.isNaN(time));
  const since =
    session && first
      ? scale.between({ log: caller.log, time: session.startTime }, { log: caller.log, time: first.time })
      : Number.NaN;
  return since >= 0 ? Math.min(since + slack, longestInstallation) : longestInstallation;
}

/** Whether the section began after the installation did, and before it ended. */
function isWithin(caller: FindingNode, called: FindingNode, scale: TimeScale): boolean {
  const [session, section] = [runOf(caller), runOf(called)];
  if (!session || !section) return false;
  const begun = { log: called.log, time: section.startTime };
  const since = scale.between({ log: caller.log, time: session.startTime }, begun);
  const left = scale.between(begun, { log: caller.log, time: session.endTime });
  return since >= -slack && left >= -slack;
}

function byProgram(caller: FindingNode, called: FindingNode): FoundLink | undefined {
  const section = runOf(called);
  const [file] = sharedNames(namesOfKind(caller, "file"), [`file ${programOf(called)}`]);
  if (file === undefined || !section) return undefined;
  const at = caller.statements.find(({ text }) => text.toLowerCase().includes(file)) ?? mainStatement(caller);
  const shared = sharedError(caller, called);
  const also = shared === undefined ? "" : ` Both state ${errorText(called, shared)}.`;
  const evidence = `${programName(section)}, which Windows Installer unpacked for the action that failed, wrote ${sectionName(section)} while the package was being installed.${also}`;
  return { at, to: mainStatement(called), evidence };
}

/** Custom actions in libraries run in MsiExec.exe, others start programs of the package: the driver and the error tell. */
function byDriver(caller: FindingNode, called: FindingNode): FoundLink | undefined {
  const section = runOf(called);
  const drivers = sharedDrivers(caller, called);
  const canonical = sharedError(caller, called);
  if (canonical === undefined || !section || nameOtherDrivers(caller, called)) return undefined;
  if (drivers.length === 0 && programOf(called) !== "msiexec.exe") return undefined;
  const bearing = ({ codes }: StatementSummary): boolean => codes.includes(canonical);
  const what =
    drivers.length > 0
      ? `The package and ${sectionName(section)} both name ${drivers[0]}`
      : `MsiExec.exe wrote ${sectionName(section)}`;
  const evidence = `${what}, and both state ${errorText(called, canonical)}; the section began while the package was being installed.`;
  return {
    at: caller.statements.find(bearing)!,
    to: called.statements.find(bearing) ?? mainStatement(called),
    evidence,
  };
}

/** An error that both state and that names a cause. */
function sharedError(caller: FindingNode, called: FindingNode): number | undefined {
  return caller.statements
    .flatMap(({ codes }) => codes)
    .find((code) => specificity(code) >= tellingError && bears(called, code));
}
