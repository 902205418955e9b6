import type { CodeMatch } from "../../codes";
import { nameAt } from "../../formats/entries";
import { opensEvent } from "../../formats/eventLogLines";
import { columnsAt, entryStart } from "../../log";
import { sliceText } from "../../text/logText";
import type { Candidate } from "../types";
import { bearsOnly, cancelledRule, type Rule, says } from "./rule";

/** Providers of updates, servicing and service packs (formats.md 12); the viewer's lists leave `Microsoft-Windows-` out. */
const providers: ReadonlySet<string> = new Set([
  "ntservicepack",
  "windows update agent",
  "windowsupdateclient",
  "servicing",
  "wusa",
]);
/**
 * Ids by which these state a failure whatever the level: of the agent an installation, a search and a download, of
 * servicing a package and optional features, of the standalone installer an update.
 */
const failureIds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["windows update agent", new Set(["20"])],
  ["windowsupdateclient", new Set(["20", "25", "31"])],
  ["servicing", new Set(["3", "8", "10"])],
  ["wusa", new Set(["3"])],
]);
const longNames = /^microsoft-windows-/;

function providerOf({ component }: Candidate): string {
  return component.toLowerCase().replace(longNames, "");
}

function eventId({ log, entry }: Candidate): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.section[local]!);
}

const isUpdateEvent = (candidate: Candidate): boolean => providers.has(providerOf(candidate));

/** Whether the event was copied by itself, so that somebody chose it: exports hold what every other program reports. */
function isChosen({ log, entry }: Candidate): boolean {
  const start = entryStart(log, entry);
  const head = sliceText(log.text, start, start + 200);
  return opensEvent(head.slice(0, Math.max(0, head.search(/[\r\n]/)))) && !head.startsWith("Event[");
}

/** Messages of Windows Installer have ids above this one (Event Logging, Windows Installer documentation). */
const installerMessages = 10_000;

/**
 * The codes of an event that are Windows codes: numbers in a message of the installer's (`Error 1722`, "the error code is
 * 2203") are its own, and the event's id is made of the same number.
 */
export function codesOfEvent(
  component: string,
  id: string,
  message: string,
  codes: readonly CodeMatch[],
): readonly CodeMatch[] {
  if (component !== "MsiInstaller" || Number(id) < installerMessages) return codes;
  return codes.filter(({ notation }) => notation !== "decimal" || !ownNumber.test(message));
}

const ownNumber = /^Product: .{1,300}? -- /;

/** Results of Windows Installer that end an installation, a removal, a change or an update: the last words are its status. */
const installerResults: ReadonlySet<string> = new Set(["1022", "1024", "1033", "1034", "1035", "1036", "1037", "1038"]);

/** Services that updates need, by the names that services.msc and the registry give them. */
const updateServices =
  /\b(?:Windows Update|wuauserv|Automatic Updates|Windows Modules Installer|TrustedInstaller|Background Intelligent Transfer|BITS|Cryptographic Services|CryptSvc|Windows Installer|msiserver|Update Orchestrator|UsoSvc|Windows Update Medic|WaaSMedicSvc|Delivery Optimization|DoSvc|Device Setup Manager|DsmSvc|Device Install Service|App Readiness|AppX Deployment)\b/i;

/** Programs of updating, servicing and setup. */
const updatePrograms =
  /\b(?:TiWorker|TrustedInstaller|wuauclt|UsoClient|usocoreworker|MoUsoCoreWorker|wusa|SetupHost|SetupPrep|Setup360|msiexec|dism|DismHost|pkgmgr|poqexec)\.exe\b|\bwuaueng\.dll\b/i;

/** Names of the failures that Windows Error Reporting reports for updates, servicing and drivers. */
const reportedFailures =
  /\b(?:WindowsUpdateFailure\w{0,8}|CbsPackageServicingFailure\w{0,8}|WindowsServicingFailure\w{0,8}|WindowsWcp\w{3,30}|PnPDriver(?:Install|Import)Error|DriverInstallFailure\w{0,8})\b/;

const alreadyRunning = 0x80070420;
/** No driver fits the device better than the one it has (SetupAPI). */
const noMoreItems = 0x80070103;

/** ERROR_PACKAGES_IN_USE and ERROR_INSTALL_PACKAGE_DOWNGRADE (winerror.h). */
const appAnswers: readonly number[] = [0x80073d02, 0x80073d06];

/** Rules for events as text, asked in this order. */
export const eventLogRules: readonly Rule[] = [
  cancelledRule,
  {
    id: "eventlog/dump-written",
    verdict: "noise",
    evidence: "The event reports that a dump was written, which succeeded, although its level is Error.",
    applies: says(/\bdump file (?:generation|creation) (?:succeeded|was successful|completed successfully)\b/i),
  },
  {
    id: "eventlog/service-runs",
    verdict: "noise",
    evidence: "The service was to be started and was running already (winerror.h), which is what was wanted.",
    applies: (candidate) => candidate.component === "Service Control Manager" && bearsOnly(alreadyRunning)(candidate),
  },
  {
    id: "eventlog/update-failed",
    verdict: "error",
    evidence: "The component that installs updates reports this event as a failure.",
    applies: (candidate) =>
      isUpdateEvent(candidate) &&
      (candidate.level === "error" ||
        (candidate.codes.length > 0 && failureIds.get(providerOf(candidate))?.has(eventId(candidate)) === true)),
  },
  {
    id: "eventlog/update-warning",
    verdict: "warning",
    evidence: "The component that installs updates reports this event with a failure code.",
    applies: (candidate) => isUpdateEvent(candidate) && candidate.codes.length > 0 && candidate.level === "warning",
  },
  {
    id: "eventlog/installer-failed",
    verdict: "error",
    evidence: "Windows Installer reports that it could not install, change or remove a product or an update.",
    applies: (candidate) =>
      candidate.component === "MsiInstaller" &&
      (candidate.level === "error" || (candidate.codes.length > 0 && installerResults.has(eventId(candidate)))),
  },
  {
    id: "eventlog/driver-failed",
    verdict: "error",
    evidence: "Windows reports that the installation of a driver ended with a failure status.",
    applies: (candidate) =>
      providerOf(candidate) === "userpnp" && candidate.codes.length > 0 && !bearsOnly(noMoreItems)(candidate),
  },
  {
    id: "eventlog/device-failed",
    verdict: "warning",
    evidence: "Windows reports that a device had a problem with its driver.",
    applies: (candidate) =>
      providerOf(candidate) === "kernel-pnp" && candidate.level === "error" && candidate.codes.length > 0,
  },
  {
    id: "eventlog/update-failure-reported",
    verdict: "error",
    evidence: "Windows Error Reporting reports the failure of an update, of servicing or of a driver under its name.",
    applies: (candidate) => candidate.codes.length > 0 && reportedFailures.test(candidate.message.slice(0, 2000)),
  },
  {
    id: "eventlog/update-service",
    verdict: "warning",
    evidence: "A service that updates need could not be started, or ended when it should not.",
    applies: ({ component, level, message }) =>
      component === "Service Control Manager" && level === "error" && updateServices.test(message.slice(0, 2000)),
  },
  {
    id: "eventlog/update-program",
    verdict: "warning",
    evidence: "A program that installs updates crashed or reports an error.",
    applies: ({ level, message }) => level === "error" && updatePrograms.test(message.slice(0, 2000)),
  },
  {
    id: "eventlog/update-download",
    verdict: "warning",
    evidence: "The service that downloads for the update agent reports this event with a failure code.",
    applies: (candidate) =>
      providerOf(candidate) === "bits-client" &&
      candidate.codes.length > 0 &&
      (candidate.level === "error" ||
        (candidate.level === "warning" && /\bWU Client Download\b|\bWindows Update\b/.test(candidate.message))),
  },
  {
    id: "eventlog/app-waits",
    verdict: "noise",
    evidence:
      "An app is in use while it is to be updated (ERROR_PACKAGES_IN_USE), so its update waits; or a newer version of it is installed already (ERROR_INSTALL_PACKAGE_DOWNGRADE, winerror.h).",
    applies: (candidate) => providerOf(candidate).startsWith("appxdeployment") && bearsOnly(...appAnswers)(candidate),
  },
  {
    id: "eventlog/app-deployment",
    verdict: "warning",
    evidence: "The service that installs apps reports this event with a failure code.",
    applies: (candidate) =>
      providerOf(candidate).startsWith("appxdeployment") && candidate.level === "error" && candidate.codes.length > 0,
  },
  {
    id: "eventlog/other-provider",
    verdict: "warning",
    evidence:
      "An error of another component with a failure code, which somebody copied by itself. The text does not say whether it has to do with an update.",
    applies: (candidate) => candidate.level === "error" && candidate.codes.length > 0 && isChosen(candidate),
  },
];
