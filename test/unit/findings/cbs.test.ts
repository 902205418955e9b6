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
    "words of failure in names and settings",
    text(cbs("Appl: Failover-Clustering-Package, RollbackFailed=0, ErrorControl 1"), cbs("Perf: Error handling 3 ms")),
    [],
  ],
];

describe("cases", () => {
  it.each(cases)("%s", (_why, log, findings) => {
    expectFindings(log, findings);
  });

  it("a thousand equal failures are one finding with all its places", () => {
    const line = cbs("Failed to open package. [HRESULT = 0x80070005 - E_ACCESSDENIED]", "Error");
    const findings = findingsOf(logOf(text(...Array(1000).fill(line))));
    expect(findings.map(({ occurrences }) => occurrences.length)).toEqual([1000]);
  });
});
