import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { documentOf, findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** A run whose header takes lines 1 to 3; the records of a case begin on line 4. */
function run(...records: string[]): string {
  const head = [
    `0.203: ${"=".repeat(80)}`,
    "0.219: 2006/11/15 19:44:03.219 (local)",
    "0.219: f:\\9c41d3b0aa27\\update\\update.exe (version 6.2.29.0)",
  ];
  return [...head, ...records.map((text, index) => `${index + 1}.000: ${text}`)].map((line) => `${line}\r\n`).join("");
}

const failed = "Update.exe extended error code = 0xf0f4";
const masked = "Update.exe return code was masked to 0x643 for MSI custom action compliance.";
const done = "RebootNecessary = 1,WizardInput = 0 , DontReboot = 1, ForceRestart = 0";

const probes: readonly (readonly [why: string, record: string, finding: string | undefined])[] = [
  [
    "an absent registry key",
    "In Function GetBuildType, line 1170, RegOpenKeyEx failed with error 0x2",
    "absent-value 0x80070002",
  ],
  [
    "an absent registry value",
    "In Function IsSystemRestoreOn, line 31, RegQueryValueEx failed with error 0x2",
    "absent-value 0x80070002",
  ],
  ["a service that is not installed", "Service SpUpdSvc Not Registered in SCM 0x424", "service-absent 0x80070424"],
  [
    "a size that cannot be compared",
    "VerifyTargetFileSize: Unable to verify size as Source = NULL for file c:\\windows\\a.dll",
    undefined,
  ],
  [
    "a catalog without version",
    "GetCatVersion: Failed to retrieve version information from C:\\WINDOWS\\a.cat with error 0x57",
    "catalog-version 0x80070057",
  ],
  [
    "a catalog whose version is not found",
    "GetCatVersion: Failed to retrieve version information from C:\\WINDOWS\\a.cat with error 0x80092004",
    "catalog-version 0x80092004",
  ],
  ["no pending renames", "DoInstallation: CleanPFR failed: 0x2 ", "pending-renames 0x80070002"],
  ["no source address", "DoInstallation: FetchSourceURL for c:\\update\\update_SP1QFE.inf failed", undefined],
  [
    "no source location of a file",
    "LoadFileQueues: UpdSpGetSourceFileLocation for halaacpi.dll failed: 0xe0000102",
    "source-location 0x800F0102",
  ],
  ["an optional INF line", "ReadStringFromInf: UpdSpGetLineText failed: 0xe0000102", "optional-line-absent 0x800F0102"],
  ["an optional INF section", "SetupGetTargetPath failed: 0xe0000101", "optional-line-absent 0x800F0101"],
  ["no update.url", "BuildCabinetManifest: update.url absent", undefined],
  [
    "nothing to remove for recovery",
    "UnRegisterSpuninstForRecovery, failed to delete SpRecoverCmdLine value, error 0x2",
    "recovery-entry-absent 0x80070002",
  ],
  [
    "no trusted copy to remove",
    "CleanupTrustedInfFile: GetFileAttributes for C:\\WINDOWS\\system32\\CatRoot\\a.cat failed: 0x2",
    "trusted-copy-absent 0x80070002",
  ],
  [
    "a condition that is not met, with nothing made of it",
    "Condition Check for Line 3 of PreRequisite returned FALSE",
    undefined,
  ],
  ["a value returned by a condition", "OnACPower returned value( 0x1 ) which is Equal To 0x1", undefined],
  ["the status that all is ready", "[PatchFilesFromResponseBlob] returning STATUS_READY_TO_INSTALL", undefined],
  ["the extended error code 0", "Update.exe extended error code = 0x0", undefined],
  ["words of failure in a path", "Copied file:  C:\\WINDOWS\\system32\\failed error.dll", undefined],
  ["a file size in hex", "Allocation size of drive C: is 0x1000 bytes", undefined],
];

const failures: readonly Case[] = [
  [
    "the catalog database is full: the first step that says so leads, up to the code for callers",
    run(
      "PrepareToTrustInfFile: MySetupCopyOEMInf failed: 0xfffffbfe",
      "InstallCatalogFile: InstallCatalog failed for c:\\a.cat error=0xfffffbfe.",
      "InstallInfCatalogFile: Installation failed error=0x00000002.",
      "Service Pack 2 Setup encountered an error: Update.inf is not to be trusted.",
      "Update.exe extended error code = 0xf0da",
      masked,
    ),
    ["error 4 svcpack/run-failed 0xFFFFFBFE 0x8007F0DA 0x80070002 0x80070643"],
  ],
  [
    "probes before the real error do not lead",
    run(
      "In Function GetBuildType, line 1170, RegOpenKeyEx failed with error 0x2",
      "ReadStringFromInf: UpdSpGetLineText failed: 0xe0000102",
      "DoRegistryUpdates:UpdSpInstallFromInfSection Failed for ProductInstall.GlobalRegistry.Install error: 0x5",
      "Update.exe extended error code = 0xf008",
    ),
    [
      "noise 4 svcpack/absent-value 0x80070002",
      "noise 5 svcpack/optional-line-absent 0x800F0102",
      "error 6 svcpack/run-failed 0x80070005 0x8007F008",
    ],
  ],
  [
    "nothing but the result is known",
    run("Start is Present", "Update.exe extended error code = 0xf0f1", masked),
    ["error 5 svcpack/run-failed 0x8007F0F1 0x80070643"],
  ],
  [
    "a prerequisite: the condition that was not met leads",
    run(
      "Condition Check for Line 2 of PreRequisite returned FALSE",
      "KB842526 Setup encountered an error: No Service Pack.",
      failed,
    ),
    ["error 4 svcpack/run-failed 0x8007F0F4"],
  ],
  [
    "no word of failure but the code",
    run("PatchFiles: done", "Update.exe extended error code = 0xf201"),
    ["error 5 svcpack/run-failed 0x8007F201"],
  ],
  ["a message without any code", run("KB842526 installation did not complete."), ["error 4 svcpack/run-failed"]],
  [
    "a message by its resource name",
    run("DoInstallation:MyInstallCatalogFiles  failed:STR_CATALOG_INSTALL_FAILED "),
    ["error 4 svcpack/run-failed"],
  ],
  [
    "files that are in the way",
    run("The migration is blocked by following files: a.dll", "Update.exe extended error code = 0xf00d"),
    ["error 4 svcpack/run-failed 0x8007F00D"],
  ],
  [
    "a message of another language, told by the result",
    run("KB956844 Setup: Не удалось установить файлы каталога.", "Update.exe extended error code = 0xf01e"),
    ["error 5 svcpack/run-failed 0x8007F01E"],
  ],
  [
    "a log cut before the end of the run, with the message of the failure",
    run(
      "InstallSingleCatalogFile: MyInstallCatalog failed for a.cat; error=0x80096001.",
      "Failed to install catalog files.",
    ),
    ["error 4 svcpack/run-failed 0x80096001"],
  ],
  [
    "a log cut right after a failed step: nobody knows how the run ended",
    run("InstallSingleCatalogFile: MyInstallCatalog failed for a.cat; error=0x80096001."),
    ["warning 4 svcpack/step-failed 0x80096001"],
  ],
  [
    "a failed step in a run that went on to its end",
    run("DoRegistryUpdates: UpdSpInstallFromInfSection Failed for X error: 0x5", done),
    ["warning 4 svcpack/step-failed 0x80070005"],
  ],
  [
    "a failed step that names a missing file, in a run that went on",
    run("CopyFile failed for c:\\a.dll error 0x3", done),
    [],
  ],
  [
    "the sentence that gives up tells why; a result nobody documents does not",
    run(
      "KB842526 Setup encountered an error:  The language of the update is another one.",
      "The language of the update is another one.",
      "Message displayed to the user: The language of the update is another one.",
      "User Input: OK",
      "Update.exe extended error code = 0xf0e7",
      masked,
    ),
    ["error 4 svcpack/run-failed 0x8007F0E7 0x80070643"],
  ],
  [
    "the same in another language, in a quiet run: the sentence is stated twice",
    run(
      "KB842526 Beim Setup ist ein Fehler aufgetreten:  Die Sprache des Updates ist eine andere.",
      "Die Sprache des Updates ist eine andere.",
      "Update.exe extended error code = 0xf0e7",
    ),
    ["error 4 svcpack/run-failed 0x8007F0E7"],
  ],
  [
    "the same in another language, with a dialog whose words are stated before",
    run(
      "La langue de la mise à jour est différente.",
      "Message displayed to the user: La langue de la mise à jour est différente.",
      "User Input: OK",
      "Update.exe extended error code = 0xf0e7",
    ),
    ["error 4 svcpack/run-failed 0x8007F0E7"],
  ],
  [
    "a question in the middle of a run is no reason",
    run(
      "Message displayed to the user: Some programs may not run. Do you want to go on?",
      "User Input: Yes",
      "PatchFiles: done",
      "Update.exe extended error code = 0xf201",
    ),
    ["error 7 svcpack/run-failed 0x8007F201"],
  ],
  [
    "a result that names an error: the entry that says it in words comes first",
    run("INF_REGISTRY Failed", "Access is denied.", "Update.exe extended error code = 0x5"),
    ["error 5 svcpack/run-failed 0x80070005"],
  ],
  [
    "a run that says it was cancelled, with a result of its own",
    run(
      "Message displayed to the user: Do you really want to cancel?",
      "User Input: Yes",
      "Service Pack 3 Setup canceled by user.",
      "Update.exe extended error code = 0xf00b",
    ),
    ["noise 7 svcpack/run-cancelled 0x8007F00B"],
  ],
  [
    "the user cancels because a step failed: a failure",
    run(
      "Failed to copy e:\\a.sys to C:\\a.sys; error=0x17",
      "Message displayed to the user: Insert the disk.",
      "User Input: Cancel",
      "Service Pack 3 Setup canceled by user.",
      "Update.exe extended error code = 0xf00b",
    ),
    ["error 4 svcpack/run-failed 0x80070017 0x8007F00B"],
  ],
  [
    "a run the user cancelled",
    run("User Input: Cancel", "CopyFile failed for c:\\a.dll error 0x5", "Update.exe extended error code = 0x4c7"),
    ["noise 5 svcpack/run-cancelled 0x80070005 0x800704C7"],
  ],
];

describe("svcpack.log: looks like a failure and is none", () => {
  it.each(probes)("%s, in a run that succeeds", (_why, record, finding) => {
    expectFindings(run(record, done), finding === undefined ? [] : [`noise 4 svcpack/${finding}`]);
  });

  it.each(probes)("%s, before the failure of a run", (_why, record) => {
    const log = logOf(
      run(record, "CopyFile failed for c:\\a.dll error 0x20", "Update.exe extended error code = 0xf001"),
    );
    const [finding, ...others] = findingsOf(log).filter(({ severity }) => severity !== "noise");
    expect(others).toEqual([]);
    expect(finding!.codes[0]!.canonical).toBe(0x80070020);
    expect(occurrenceLines(log, finding!)[0]).toBe(5);
  });
});

describe("svcpack.log: failures", () => {
  it.each(failures)("%s", (_why, log, findings) => expectFindings(log, findings));

  it("two runs that fail the same way are two findings, each with its own run", () => {
    const one = run("CopyFile failed for c:\\a.dll error 0x20", "Update.exe extended error code = 0xf001");
    const log = logOf(one + one.replace("2006/11/15", "2006/11/16"));
    expect(findingLines(log)).toEqual([
      "error 4 svcpack/run-failed 0x80070020 0x8007F001",
      "error 9 svcpack/run-failed 0x80070020 0x8007F001",
    ]);
    expect(findingsOf(log).map(({ run: index }) => index)).toEqual([0, 1]);
  });

  it("a failed run and a successful one after it: one finding", () => {
    const log = logOf(run("CopyFile failed for c:\\a.dll error 0x20", failed) + run(done));
    expect(findingLines(log)).toEqual(["error 4 svcpack/run-failed 0x80070020 0x8007F0F4"]);
  });

  it("a sentence that tells the reason is the message of the finding, with the result behind it", () => {
    const log = logOf(
      run("KB1 Setup encountered an error:  Wrong language.", "Update.exe extended error code = 0xf0e7"),
    );
    expect(findingsOf(log).map(({ message }) => message)).toEqual([
      "KB1 Setup encountered an error:  Wrong language. The result was 0xf0e7.",
    ]);
  });

  it("what the user was told is part of the failure", () => {
    const log = logOf(
      run(
        "CopyFile failed for c:\\a.dll error 0x20",
        "The file is in use.",
        "Message displayed to the user: The file is in use.",
        "User Input: OK",
        "Message displayed to the user: KB842526 wurde nicht installiert.",
        "User Input: OK",
        "Update.exe extended error code = 0xf001",
      ),
    );
    const [finding] = findingsOf(log);
    expect(occurrenceLines(log, finding!)).toEqual([4, 5, 6, 8, 10]);
  });

  it("every statement of the failure is an occurrence, in log order", () => {
    const log = logOf(fixture("svcpack/xp-sp3-access-denied.log"));
    const [finding] = findingsOf(log).filter(({ severity }) => severity === "error");
    const stated = occurrenceLines(log, finding!);
    expect(stated).toEqual([...stated].sort((a, b) => a - b));
    expect(stated).toEqual(expect.arrayContaining([10, 11, 12, 13, 24, 25]));
    // The probes before the failure, and the user's answers, state nothing.
    for (const line of [5, 8, 15]) expect(stated).not.toContain(line);
  });
});

/** Problems of a stretch that may be too short to be recognised. */
const problems = (text: string): string[] =>
  documentOf(text, undefined, "svcpack-log").logs.flatMap(({ log }) => findingLines(log));

describe("whole svcpack.log files", () => {
  it.each([
    ["hotfix-success.log", []],
    ["french-uninstall.log", []],
    ["two-runs-catalog-limit.log", ["error 8 svcpack/run-failed 0xFFFFFBFE 0x8007F01E 0x80070643"]],
    ["xp-sp3-access-denied.log", ["error 10 svcpack/run-failed 0x80070005 0x8007F008 0x80070643"]],
    ["w2k-prerequisite.log", ["error 6 svcpack/run-failed 0x8007F0F4"]],
    ["german-comma.log", ["error 9 svcpack/run-failed 0x8007F201 0x80070643"]],
    ["russian-cp1251.log", ["error 6 svcpack/run-failed 0x80096001 0x8007F01E"]],
  ])("%s", (name, findings) => {
    expect(findingLines(logOf(fixture(`svcpack/${name}`)))).toEqual(findings);
  });

  it("cut at any line, a successful run has no problem", () => {
    const all = fixture("svcpack/hotfix-success.log").split("\r\n");
    for (let count = 1; count < all.length; count++) {
      expect(problems(all.slice(0, count).join("\r\n")), `${count} lines`).toEqual([]);
      expect(problems(all.slice(count).join("\r\n")), `from line ${count + 1}`).toEqual([]);
    }
  });
});
