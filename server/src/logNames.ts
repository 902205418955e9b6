import { URI, Utils } from "vscode-uri";
import type { LogFormatId } from "./service/formats/ids";

/**
 * Names under which Windows leaves its logs, and under which people send them on: glob patterns, compared without case.
 * What a file is, its content decides; a name only says which files of a folder are worth reading first.
 */
export const logNames: Readonly<Record<LogFormatId, readonly string[]>> = {
  "windowsupdate-log": ["WindowsUpdate*.log"],
  "reportingevents-log": ["ReportingEvents*.log"],
  "svcpack-log": ["svcpack*.log", "KB??????*.log", "Q??????.log", "Q??????[ (-]*.log"],
  "setupapi-log": ["setupapi.log", "setupapi[-_ (0-9]*.log"],
  "setupapi-dev-log": [
    "setupapi.dev*.log",
    "setupapi.app*.log",
    "setupapi.setup*.log",
    "setupapi.offline*.log",
    "setupapi.upgrade*.log",
  ],
  "cbs-log": ["CBS.log", "CBS[-_ (0-9]*.log", "CbsPersist*.log"],
  "dism-log": ["dism*.log"],
  "panther-log": ["setupact*.log", "setuperr*.log", "ReAgent*.log", "BlueBox*.log"],
  "cmtrace-log": [
    "WUAHandler*.lo?",
    "UpdatesDeployment*.lo?",
    "UpdatesHandler*.lo?",
    "UpdatesStore*.lo?",
    "ScanAgent*.lo?",
    "CAS*.lo?",
    "ContentTransferManager*.lo?",
    "DataTransferService*.lo?",
    "LocationServices*.lo?",
    "ClientLocation*.lo?",
    "ClientIDManagerStartup*.lo?",
    "CcmExec*.lo?",
    "CcmEval*.lo?",
    "CcmRestart*.lo?",
    "CcmMessaging*.lo?",
    "CcmNotificationAgent*.lo?",
    "AppEnforce*.lo?",
    "AppDiscovery*.lo?",
    "AppIntentEval*.lo?",
    "execmgr*.lo?",
    "PolicyAgent*.lo?",
    "PolicyEvaluator*.lo?",
    "StateMessage*.lo?",
    "ServiceWindowManager*.lo?",
    "RebootCoordinator*.lo?",
    "CIAgent*.lo?",
    "CIDownloader*.lo?",
    "CITaskMgr*.lo?",
    "DCMAgent*.lo?",
    "InventoryAgent*.lo?",
    "DeltaDownload*.lo?",
    "smsts*.lo?",
    "ccmsetup*.lo?",
    "PatchDownloader*.lo?",
    "WSUSCtrl*.lo?",
    "wsyncmgr*.lo?",
    "IntuneManagementExtension*.lo?",
    "AgentExecutor*.lo?",
    "AppWorkload*.lo?",
    "BDD*.lo?",
    "LiteTouch*.lo?",
    "ZTI*.log",
  ],
  "msi-log": ["MSI?????.log", "*_msi.log", "msi.log", "dd_*.log", "vcredist*.log", "vc_redist*.log"],
  "windows-eventlog-text": ["EventLog*.txt", "Event Log*.txt"],
};

/** Names of all files that may hold a log, and of some more: `formatOfName` and `isTextName` decide. */
export const candidateNames: readonly string[] = [
  "*.log*",
  "*.{lo_,txt,old,bak,eml}",
  "*.[0-9]",
  "*.[0-9][0-9]",
  "*.[0-9][0-9][0-9]",
];

const patterns = (Object.entries(logNames) as [LogFormatId, readonly string[]][]).flatMap(([id, names]) =>
  names.map((name) => ({ id, pattern: patternOf(name) })),
);

/** What rotation, backup programs, mail and people put behind the name of a log: `.old`, `.0`, `.001`, `.2013-06-01`. */
const added = /(?:\.(?:old|bak|orig|prev|backup|txt|\d{1,3}|\d{4}[-_.]?\d\d[-_.]?\d\d(?:[-_.T]?\d{4,6})?)|~)$/i;

/** The format that the file name of a URI stands for, rotated and archived copies included; undefined for any other. */
export function formatOfName(uri: string): LogFormatId | undefined {
  let name = Utils.basename(URI.parse(uri)).replace(/^Copy (?:\(\d+\) )?of /i, "");
  for (;;) {
    const known = patterns.find(({ pattern }) => pattern.test(name));
    if (known) return known.id;
    if (!added.test(name)) return undefined;
    name = name.replace(added, "");
  }
}

/** Whether a file is named as texts are: a log under another name, a mail, a note that quotes one. */
export function isTextName(uri: string): boolean {
  return /\.(?:log|txt|old|bak|eml|\d{1,3})$/i.test(Utils.basename(URI.parse(uri)));
}

/** Globs with `*`, `?` and `[…]` only. */
function patternOf(glob: string): RegExp {
  const source = glob.replace(/[.]/g, "\\.").replace(/\?/g, ".").replace(/\*/g, ".*");
  return new RegExp(`^${source}$`, "i");
}
