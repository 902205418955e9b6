import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

const at = (time: string, component: string, message: string, level = "Info") =>
  `2019-04-05 ${time}, ${level.padEnd(22)}${component.padEnd(7)}${message}`;
const cbs = (message: string, level?: string, time = "06:07:08") => at(time, "CBS", message, level);
const csi = (message: string, level?: string, time = "06:07:08") => at(time, "CSI", message, level);
const session = "30742442_1262280448";
const text = (...records: string[]) => `${records.join("\r\n")}\r\n`;

describe("fixtures", () => {
  it("an update that installs has no failure; a probe for a package is noise", () => {
    expectFindings(fixture("cbs/win10-update-installed.log"), ["noise 14 cbs/package-probed 0x800F0805"]);
  });

  it("a full disk is stated first by the store; all that follows says it again, in one finding", () => {
    const log = logOf(fixture("cbs/win81-disk-full.log"));
    expect(findingLines(log)).toEqual(["error 16 cbs/csi-failed 0xC000007F 0x80070070"]);
    const [failure] = findingsOf(log).filter(({ severity }) => severity === "error");
    expect(occurrenceLines(log, failure!)).toEqual([16, 18, 20, 21, 22, 23, 24]);
  });

  it("a file that sfc cannot repair is an error in spite of the success at the end; a repaired one is not", () => {
    const log = logOf(fixture("cbs/win7-sfc-cannot-repair.log"));
    expect(findingLines(log, ["error", "warning", "noise"])).toEqual([
      "error 11 cbs/file-not-repaired",
      "noise 12 cbs/file-repaired",
    ]);
    expect(occurrenceLines(log, findingsOf(log)[0]!)).toEqual([9, 11, 13, 15, 17]);
  });

  it("a repair without a source names the damaged component first, and not the one that was fixed", () => {
    const log = logOf(fixture("cbs/server2022-restorehealth-no-source.log"));
    expect(findingLines(log, ["error", "warning", "noise"])).toEqual([
      "error 15 cbs/store-corrupt 0x800F081F 0x80072EFD",
    ]);
  });

  it("an update that is taken back after the restart is one failure, from the installer to the report", () => {
    const log = logOf(fixture("cbs/win11-update-rolled-back.log"));
    expect(findingLines(log, ["error", "warning", "noise"])).toEqual([
      "noise 8 cbs/no-session-log 0x80004003",
      "noise 10 cbs/statistics-upload 0x80004005",
      "noise 12 cbs/package-probed 0x800F0805",
      "noise 16 cbs/overcome 0x80070032",
      "noise 19 cbs/overcome 0x80070570",
      "noise 20 cbs/absent 0x80070002",
      "error 34 cbs/csi-failed 0x80070070 0x800F0922 0x80004005",
      "noise 48 cbs/failure-ignored 0x80073713 0x80070003 0x80004005",
    ]);
    const failure = findingsOf(log).find(({ severity }) => severity === "error")!;
    expect(occurrenceLines(log, failure)).toEqual([34, 39, 41, 49, 50, 51, 53]);
  });

  it("a store that the second check repairs, from another source than the one that could not be reached", () => {
    expectFindings(fixture("cbs/win10-store-repaired.log"), ["noise 25 cbs/overcome 0x8024402C"]);
  });

  it("what Windows 7 writes with failure codes every day is noise, each kind once", () => {
    expectFindings(fixture("cbs/win7-benign-failures.log"), [
      "noise 8 cbs/statistics-upload 0x80004005",
      "noise 13 cbs/attribute-unknown 0x800F080D",
      "noise 16 cbs/package-probed 0x800F0805",
      "noise 47 cbs/log-not-packed 0x80070001",
    ]);
  });
});

const cases: readonly Case[] = [
  [
    "success codes of CBS (0x000F08xx) are no failures",
    text(cbs("Exec: Processing complete.  Session: 30742442_1, Package: P [HRESULT = 0x000f0816 - CBS_S_X]")),
    [],
  ],
  [
    "the same code at level Error is a failure: somebody asked for that package",
    text(cbs("Failed to open package. [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]", "Error")),
    ["error 1 cbs/error 0x800F0805"],
  ],
  [
    "a job that ends with a failure code, stated at Info",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      cbs(
        `Exec: Processing complete.  Session: ${session}, Package: P [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]`,
      ),
    ),
    ["error 2 cbs/result 0x800F0922"],
  ],
  [
    "the Info entry with the code that the job ends with comes first",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      cbs("Failed to load the hive. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]"),
      cbs("Failed to map the package. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]"),
      cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]`),
    ),
    ["error 2 cbs/result 0x80070020"],
  ],
  [
    "a job that ends in a summary has its cause in the specific code above it",
    text(
      cbs("Failed to load the hive. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]"),
      cbs("Exec: Processing complete.  Session: 30742442_1, Package: P [HRESULT = 0x80004005 - E_FAIL]"),
    ),
    ["error 1 cbs/result 0x80070020 0x80004005"],
  ],
  [
    "also minutes above it, where its session says so (formats.md 14.15); not in another session",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      cbs("Failed to load the hive. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]"),
      cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x80004005 - E_FAIL]`, "Info", "06:20:00"),
      cbs("Session: 30742443_1 finalized. Reboot required: no [HRESULT = 0x80004005 - E_FAIL]", "Info", "06:40:00"),
    ),
    ["error 2 cbs/result 0x80070020 0x80004005", "error 4 cbs/result 0x80004005"],
  ],
  [
    "a specific code at Info that no job fails for is a warning, once",
    text(
      cbs("Failed to load the hive. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]"),
      cbs("Failed to load the hive. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]", "Info", "08:00:00"),
    ),
    ["warning 1 cbs/step-failed 0x80070020"],
  ],
  [
    "a mere absence at Info is noise",
    text(cbs("Failed to find the value. [HRESULT = 0x80070002 - ERROR_FILE_NOT_FOUND]")),
    ["noise 1 cbs/absent 0x80070002"],
  ],
  [
    "so is one of CSI, in the words of the kernel",
    text(csi('00000001 Shim considered [l:24{12}]"\\??\\C:\\a.exe" : got STATUS_OBJECT_PATH_NOT_FOUND')),
    ["noise 1 cbs/absent 0xC000003A"],
  ],
  [
    "Unknown Error beside a code that is known",
    text(cbs("Failed to download the payload. [HRESULT = 0x8024402c - Unknown Error]", "Error")),
    ["error 1 cbs/error 0x8024402C"],
  ],
  [
    "the same failure of two jobs on one day is one finding",
    text(
      cbs("WER: Generating failure report for package: P, status: 0x80070308, failure source: CSI Other"),
      cbs(
        "WER: Generating failure report for package: P, status: 0x80070308, failure source: CSI Other",
        "Info",
        "09:00:00",
      ),
    ),
    ["error 1 cbs/failure-report 0x80070308"],
  ],
  [
    "a cancelled job is no failure",
    text(cbs("Exec: Processing complete.  Session: 30742442_1, Package: P [HRESULT = 0x800704c7 - ERROR_CANCELLED]")),
    ["noise 1 any/cancelled 0x800704C7"],
  ],
  [
    "a hash mismatch that nobody repairs is a warning for the file",
    text(
      csi("0000000a Hashes for file member [l:11]'notepad.exe' do not match. "),
      " Expected: {l:32 ml:33 b:00}.",
      " Actual: {l:32 b:01}.",
    ),
    ["warning 1 cbs/hash-mismatch"],
  ],
  [
    "a clean check with zeros in its summary, and the line on metadata that clean runs have too",
    text(
      cbs("Repr: CSI meta data corruption found, will commit repair transaction if repair is asked."),
      cbs("Summary:"),
      cbs("Total Detected Corruption:\t0"),
      cbs("\tCBS Metadata Corruption:\t0"),
    ),
    [],
  ],
  [
    "a job that asks for a package that is none has failed, though the probe alone is noise",
    text(
      cbs("Failed to internally open package. [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]"),
      cbs("Exec: Processing complete.  Session: 30742442_1, Package: P [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]"),
    ),
    ["noise 1 cbs/package-probed 0x800F0805", "error 2 cbs/result 0x800F0805"],
  ],
  [
    "an hour of taking back between the failure and the end of the job: one failure",
    text(
      csi("0000001d (F) STATUS_DISK_FULL #2911# from SysWriteFile(flags = 0)[gle=0xd000007f]", "Error"),
      cbs("Exec: Failed to commit CSI transaction. [HRESULT = 0x80070070 - ERROR_DISK_FULL]", "Error"),
      cbs("WER: Generating failure report for package: P, status: 0x80070070, failure source: CSI", "Info", "07:08:00"),
    ),
    ["error 1 cbs/csi-failed 0xC000007F 0x80070070"],
  ],
  [
    "another job with the same code hours later and another cause is another failure",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      csi("0000001d (F) STATUS_DISK_FULL #2911# from SysWriteFile(flags = 0)", "Error"),
      cbs(`Exec: Processing complete. Session: ${session}, Package: P [HRESULT = 0x80070643]`),
      cbs("Session: 30742443_1 initialized by client SPP.", "Info", "09:00:00"),
      csi("0000001d (F) STATUS_ACCESS_DENIED #3# from SysOpenFile(flags = 0)", "Error", "09:00:00"),
      cbs("Exec: Processing complete. Session: 30742443_1, Package: Q [HRESULT = 0x80070643]", "Info", "09:00:01"),
    ),
    ["error 2 cbs/csi-failed 0xC000007F 0x80070643", "error 5 cbs/csi-failed 0xC0000022 0x80070643"],
  ],
  [
    "what the store does not find is no cause where a later step names the damage",
    text(
      csi("00000013 (F) STATUS_OBJECT_NAME_NOT_FOUND #15# from SysOpenKey(flg = 0)[gle=0xd0000034]", "Error"),
      csi("00000015 (F) HRESULT_FROM_WIN32(ERROR_SXS_COMPONENT_STORE_CORRUPT) #14# from OperateEnding", "Error"),
      cbs("Failed to perform operation.  [HRESULT = 0x80073712 - ERROR_SXS_COMPONENT_STORE_CORRUPT]"),
    ),
    ["error 2 cbs/csi-failed 0x80073712"],
  ],
  [
    "but it is where the job ends for it",
    text(
      csi("00000013 (F) STATUS_OBJECT_NAME_NOT_FOUND #15# from SysOpenKey(flg = 0)[gle=0xd0000034]", "Error"),
      cbs("Exec: Failed to commit CSI transaction. [HRESULT = 0x80070002 - ERROR_FILE_NOT_FOUND]", "Error"),
    ),
    ["error 1 cbs/csi-failed 0xC0000034 0x80070002"],
  ],
  [
    "an installer whose failure is ignored, with all it says of it",
    text(
      csi("00000012 (F) Done with generic command 1; CreateProcess returned 0, CPAW returned S_OK", "Error"),
      "    Process exit code 3 (0x00000003) resulted in success? FALSE",
      "[gle=0x80004005]",
      csi(
        "00000014 (F) Failed execution of queue item Installer: X with HRESULT E_FAIL.  Failure will be ignored",
        "Error",
      ),
    ),
    ["noise 4 cbs/failure-ignored 0x80070003 0x80004005"],
  ],
  [
    "an installer whose failure takes the update back",
    text(
      csi(
        "00000014 (F) Failed execution of queue item Installer: X with HRESULT HRESULT_FROM_WIN32(14099).  Failure will not be ignored: A rollback will be initiated[gle=0x80004005]",
        "Error",
      ),
      cbs(
        "Startup: Failed to process advanced operation queue. [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]",
        "Error",
      ),
    ),
    ["error 1 cbs/csi-failed 0x80073713 0x800F0922 0x80004005"],
  ],
  [
    "two components that share a folder",
    text(csi("0000000b Error - Overlap: Duplicate ownership for directory \\??\\C:\\X in component Y", "Error")),
    ["noise 1 cbs/folder-shared"],
  ],
  [
    "the saved state of an unpacking job is no failure, even as a result",
    text(cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x800f0816 - CBS_E_DPX_JOB_STATE_SAVED]`)),
    ["noise 1 cbs/work-goes-on 0x800F0816"],
  ],
  [
    "a cancel of CBS's own (formats.md 14.21)",
    text(cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x800f0820 - CBS_E_CANCEL]`)),
    ["noise 1 any/cancelled 0x800F0820"],
  ],
  [
    "a log for a session that is not there",
    text(cbs("Could not get active session for current session file logging [HRESULT = 0x80004003 - E_POINTER]")),
    ["noise 1 cbs/no-session-log 0x80004003"],
  ],
  [
    "a hive that somebody still uses",
    text(
      cbs(
        "Failed to unload offline registry: X, the client may still need it open. [HRESULT = 0x80070005 - E_ACCESSDENIED]",
      ),
    ),
    ["noise 1 cbs/hive-in-use 0x80070005"],
  ],
  [
    "a step that failed in a session that ended with success, and a download that another source replaced",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      cbs("Exec: Failed to stage the delta, taking the whole file [HRESULT = 0x80070570 - ERROR_FILE_CORRUPT]"),
      cbs("DWLD:Failed to do Windows update search [HRESULT = 0x8024402c - Unknown Error]"),
      cbs("CheckSur: hresult: 0x0 [S_OK], download Result: 0x8024402c [Unknown Error]"),
      cbs(
        `Session: ${session} finalized. Download error: 0x8024402c [Unknown Error], Reboot required: no [HRESULT = 0x00000000 - S_OK]`,
      ),
    ),
    ["noise 2 cbs/overcome 0x80070570", "noise 3 cbs/overcome 0x8024402C"],
  ],
  [
    "the same step where the session did not end with success",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      cbs("Exec: Failed to stage the delta, taking the whole file [HRESULT = 0x80070570 - ERROR_FILE_CORRUPT]"),
      cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x80070570 - ERROR_FILE_CORRUPT]`),
    ),
    ["error 2 cbs/execution-failed 0x80070570"],
  ],
  [
    "the name of the package whose description is missing stands on a line without a code (formats.md 14.4)",
    text(
      cbs("Store corruption, manifest missing for package: Package_1_for_KB4900001~31bf3856ad364e35~amd64~~10.0.1.5"),
      cbs("Failed to resolve package 'Package_1' [HRESULT = 0x800f0831 - CBS_E_STORE_CORRUPTION]", "Error"),
    ),
    ["error 1 cbs/error 0x800F0831"],
  ],
  [
    "what a check finds and a later one fixes is no failure",
    text(
      cbs("(p)\tCSI Payload Corrupt\t(n)\t\t\tamd64_contoso-a_1_2\\a.dll"),
      cbs("Repair failed: Missing replacement payload."),
      cbs("Total Detected Corruption:\t1"),
      cbs("Total Repaired Corruption:\t0"),
      cbs("(p)\tCSI Payload Corrupt\t(w)\t(Fixed)\tamd64_contoso-a_1_2\\a.dll"),
      cbs("Total Detected Corruption:\t1"),
      cbs("Total Repaired Corruption:\t1"),
    ),
    [],
  ],
  [
    "a summary that counts damage no line lists",
    text(cbs("Summary:"), cbs("Total Detected Corruption:\t4"), cbs("Total Repaired Corruption:\t1")),
    ["error 2 cbs/store-corrupt"],
  ],
  [
    "damage listed by a run that was broken off, though its summary counts none (formats.md 14.13)",
    text(
      cbs("(p)\tCSI Manifest Corrupt\t(n)\t\t\tamd64_contoso-a_1_2"),
      cbs("Operation result: 0x800f0821"),
      cbs("Total Detected Corruption:\t0"),
    ),
    ["error 1 cbs/store-corrupt 0x800F0821"],
  ],
  [
    "a manifest that is damaged keeps sfc from checking the component: one failure, however often it is said",
    text(
      csi(
        '00000008 Manifest hash for component [l:46{23}]"x86_contoso-net_31bf3856ad364e35_6.0.1_none_aa" does not match expected value.',
      ),
      csi("0000000a [SR] Cannot verify component files for Contoso-Net, Version = 6.0.1, manifest is damaged (TRUE)"),
      csi("0000000e [SR] Cannot verify component files for Contoso-Net, Version = 6.0.1, manifest is damaged (TRUE)"),
      csi(
        "0000000f [SR] Verify and Repair Transaction completed. All files and registry keys listed in this transaction  have been successfully repaired",
      ),
    ),
    ["error 2 cbs/component-not-verified"],
  ],
  [
    "a file that the next run of sfc puts right, and one that it does not",
    text(
      csi("00000009 [SR] Cannot repair member file [l:10]'opencl.dll' of X in the store, hash mismatch"),
      csi("0000000a [SR] Cannot repair member file [l:9]'other.dll' of X in the store, hash mismatch"),
      csi("0000000b [SR] Repairing corrupted file \\??\\C:\\WINDOWS\\SysWOW64\\other.dll from store"),
      csi("0000000c [SR] Verify and Repair Transaction completed. All files have been successfully repaired"),
      csi(
        "00000003 [SR] Repairing corrupted file \\??\\C:\\WINDOWS\\SysWOW64\\opencl.dll from store",
        "Info",
        "09:00:00",
      ),
      csi(
        "00000004 [SR] Verify and Repair Transaction completed. All files have been successfully repaired",
        "Info",
        "09:00:01",
      ),
    ),
    ["error 2 cbs/file-not-repaired", "noise 5 cbs/file-repaired"],
  ],
  [
    "the words of Windows 10 for a file it cannot put right",
    text(csi("00000016 [SR] Unable to repair \\SystemRoot\\WinSxS\\amd64_x\\\\[l:12]'settings.dat'")),
    ["error 1 cbs/file-not-repaired"],
  ],
  [
    "one session with two packages that fail for different errors",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      cbs("Exec: Failed to stage A [HRESULT = 0x80070070 - ERROR_DISK_FULL]"),
      cbs(`Exec: Processing complete. Session: ${session}, Package: A [HRESULT = 0x80070070 - ERROR_DISK_FULL]`),
      cbs("Failed to perform operation.  [HRESULT = 0x80070070 - ERROR_DISK_FULL]"),
      cbs("Exec: Failed to resolve B [HRESULT = 0x80073701 - ERROR_SXS_ASSEMBLY_MISSING]"),
      cbs(`Exec: Processing complete. Session: ${session}, Package: B [HRESULT = 0x80073701]`),
    ),
    ["error 2 cbs/execution-failed 0x80070070", "error 5 cbs/execution-failed 0x80073701"],
  ],
  [
    "what the store does not find in a session that ends with success",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      csi("00000013 (F) STATUS_OBJECT_NAME_NOT_FOUND #15# from SysOpenKey(flg = 0)[gle=0xd0000034]", "Error"),
      cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x00000000 - S_OK]`),
    ),
    ["noise 2 cbs/overcome 0xC0000034"],
  ],
  [
    "a store marked as corrupt stays a failure there",
    text(
      cbs(`Session: ${session} initialized by client SPP.`),
      csi(
        "00000013 (F) Attempting to mark store corrupt with category [l:18]'CorruptPayloadFile'[gle=0x80004005]",
        "Error",
      ),
      cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x00000000 - S_OK]`),
    ),
    ["error 2 cbs/csi-failed 0x80004005"],
  ],
  [
    "an answer of a call at Info that no job fails for",
    text(cbs("Failed to query the reserve [HRESULT = 0x80070032 - ERROR_NOT_SUPPORTED]")),
    ["noise 1 cbs/plain-answer 0x80070032"],
  ],
  [
    "the same answer where a job fails for it",
    text(
      cbs("Failed to query the reserve [HRESULT = 0x80070032 - ERROR_NOT_SUPPORTED]"),
      cbs(`Session: ${session} finalized. Reboot required: no [HRESULT = 0x80070032 - ERROR_NOT_SUPPORTED]`),
    ),
    ["error 1 cbs/result 0x80070032"],
  ],
  [
    "a summary of the update agent is not the cause; no room for the boot files is (formats.md 14.3)",
    text(
      cbs("Failed to service the boot files [HRESULT = 0x800f0828 - CBS_E_INSUFFICIENT_DISK_SPACE]"),
      cbs("Exec: Processing complete. Session: 30742442_1, Package: P [HRESULT = 0x80240022 - Unknown Error]"),
    ),
    ["error 1 cbs/result 0x800F0828 0x80240022"],
  ],
  ["a blank line at level Error", text(cbs("", "Error"), cbs("x")), []],
  [
    "words of failure in names and settings",
    text(cbs("Appl: Failover-Clustering-Package, RollbackFailed=0, ErrorControl 1"), cbs("Perf: Error handling 3 ms")),
    [],
  ],
];

describe("cases", () => {
  it.each(cases)("%s", (_why, log, findings) => {
    expectFindings(log, findings);
  });

  it("the sentence tells more than E_FAIL, without the number and the marks before it", () => {
    const [failure] = findingsOf(
      logOf(text(csi("00000013@2019/4/5:05:07:08.001 (F) Attempting to mark store corrupt[gle=0x80004005]", "Error"))),
    );
    expect(failure!.message).toBe("E_FAIL (0x80004005): Attempting to mark store corrupt[gle=0x80004005]");
    const [lost] = findingsOf(logOf(text(csi("0000000b [SR] Cannot repair member file [l:11]'notepad.exe' of X"))));
    expect(lost!.message).toBe("Cannot repair member file [l:11]'notepad.exe' of X");
  });

  it("beside a symbol that the log states stands its number", () => {
    const line = csi("00000013 (F) STATUS_DISK_FULL #2911# from SysWriteFile(flags = 0)", "Error");
    expect(findingsOf(logOf(text(line)))[0]!.message).toMatch(/^STATUS_DISK_FULL \(0xC000007F\): /);
  });

  it("a thousand equal failures are one finding with all its places", () => {
    const line = cbs("Failed to open package. [HRESULT = 0x80070005 - E_ACCESSDENIED]", "Error");
    const findings = findingsOf(logOf(text(...Array(1000).fill(line))));
    expect(findings.map(({ occurrences }) => occurrences.length)).toEqual([1000]);
  });
});
