import { describe, expect, it } from "vitest";
import { findCodes } from "../../../server/src/service/codes";

const guids = [
  "  * Added update {8024A000-8007-4024-8F0D-80070005ABCD}.103 to search result",
  "{80070005-0000-4000-8000-00000000C000}",
  "Update 80240022-C3D1-4A8E-9366-0558712A06BE is regulated",
  "ClientId = E0000228-2222-4333-8444-555566667777",
  "#I320 Class GUID of device remains {4D36E978-E325-11CE-BFC1-08002BE10318}.",
  "Regulation Refresh [Svc: {7971F918-A847-4430-9279-4A52D1EFE18D}]",
  "error getting {80070002-1111-4222-8333-444455556666}",
  "JobId = {C0000072-AF2B-4457-810C-62B6E2D3A034}",
];
const hashes = [
  "Downloading to C:\\windows\\SoftwareDistribution\\Download\\80070005b4b531db72a29aea5b8094b5 (full file).",
  "sha1 ba6933c31c37166a9caac87aa635ab5a80070005",
  "/ParentInfo:27b68b819f010c4c84bafb6b6ee68007",
  "file hash 80070005c0000072e0000228800f0816",
  "digest=8024402c8024402c8024402c8024402c",
  "error in 4f8a7005be13c6d9a2e0710c55d38b96",
];
const paths = [
  "Log file C:\\temp\\0x80070005.log opened",
  "error log C:\\WINDOWS\\80070643\\setup.log",
  '"C:\\Log files\\error 5 0x80070005 old.txt" copied',
  "e:\\c0000142d5ab90e73f18c2b6\\i386\\update\\update.exe (version 6.3.15.0)",
  "http://support.example/kb/error/0x80070643",
  "see https://example.com/troubleshoot-windows-update-error-0x80070005",
  "opened 0x80070005.txt",
  "\\\\server\\share\\80070005\\update",
  "copy error_0x80070005_backup to the share",
  "C:\\WINDOWS\\system32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\oem10.CAT",
];
const versions = [
  "WU client version 7.0.6000.374",
  "error reporting version 6.3.15.0",
  "Logging initialized (build: 7.6.7600.256, tz: -0400)",
  "OS Version = 5.2.3790.0.0.131377",
  "Driver date: 02/14/2001. Version: 5.1.2600.0",
  "file version 80070005.1",
  "Package KB123456, File a.dll, Version 5.1.2600.2180, Branch SP2GDR",
  "error 5.1.2600",
];
const columns = [
  "2008-11-04\t09:41:17:250\t1148\t8a0\tHandler\tText",
  "2013-01-27\t10:55:33:171\t1160\tc000\tAgent\tText",
  "[2008/11/04 09:40:52 3164.2]",
  "[2003/05/14 16:02:11 1132.58]",
  "@ 16:02:12.649 #V132 File is signed",
  "2.703: 2008/11/04 09:40:52.312 (local)",
  "1603.281: User Input: OK",
  "1168.015: Starting",
  "pid 1603 tid 1722",
  "process id 0x643",
  "thread 0x80070005",
  "Error 09:41:17 in the clock",
  "error 2008-11-04 09:41",
  "error 2008/11/04",
  "Bios Release Date = 2005-08-23T00:00:00",
];
const numbers = [
  "KB822798 installation did not complete.",
  "KB 940276",
  "Q822798 was removed",
  "#-199 Executing update",
  "#E359 file blocked",
  "Locale ID = 1033",
  'Opened the PNF file of "c:\\a.inf" (Languge = 0409).',
  "Sequence 6463 vs AcceptRate 5000.",
  "Found 1 persisted download calls to restore",
  "timeout: 60s",
  'Module: "a.dll", flags: 0x0, timeout: 60s.',
  '"serial.sys" to "serial.sys" with flags 0x80000024, target directory is "C:\\W".',
  "flags 0x80000024",
  "dwFlags = 0x80000024",
  "dwProvFlags 0x00000080:",
  "CONFIGFLAGS: 0x80070005",
  "Rank: 0x00001000. Effective driver date: 02/14/2001.",
  "rank changed from 0x00000001 to 0x00008001.",
  "Suite = 0x0110",
  "Suite (0x0000)",
  "version 0x80070005",
  "Languge 0x0409",
  "address 0x80501234",
  "at 0xC0001234",
  "handle 0x80070005",
  "size 0x10000",
  "offset: 0x80070005",
  "80070005 bytes copied",
  "Downloaded 80240022 of 90000000",
  "size: 80070005",
  "error 5 bytes",
  "error count = 12",
  "errors: 3",
  "0 errors, 2 warnings",
  "Updates failed: 5",
  "failed 3 times",
  "returned 16 bytes",
  "Search returned 3 updates",
  "veto type 6: PNP_VetoDevice",
  "Event ID: 4379",
  'Media=1 Description="CD"',
  "line 1170",
  "Return Value From OnACPower = 1",
  "OnACPower returned value( 0x1 ) which is Equal To 0x1",
  "return value 3",
  "soap client error = 8, soap error code = 300",
  "HTTP status code = 404",
  "HTTP error 503",
  "http://wsus:8530",
  "product code 1603",
  "language code: 1033",
  "installerError=1",
  "ContinueOnError=1",
  "RollbackFailed=0",
  "ErrorControl = 1",
  "Error 5%",
  "access 0x20019 requested",
  "Failed to set CallerFlags=0x11",
  "Failed to write value Start=0x4",
  "0x80070005abc",
  "0x123456789",
  "0xZZ",
  "x80070005",
  "deadbeef",
  "defaced facade",
  "0000: 57 69 6e 64 6f 77 73 20 Windows ",
  "0000: 80",
  "3790: 5.2",
  "Time zone -0400, bias -120",
  "-1026",
  "1603",
  "a 5 and a 1168",
  'Found "x.inf", not referenced from [Test.NT.HW]. Code = 1313, Line = 102',
  "Found legacy RegisterDlls operation. Code = 1301",
  "Device Status: 0x01806400, Problem: 0x0",
  "Service status 0x4",
  "Rank         - 0x00ff0000",
  "Signer Score = 0x0F000000",
  "AddService=Test,0x00000002,Test_Service_Inst",
  "result 0x00000000, handle @0x214",
  "(stack @0x7fefd2a41c7 @0x7fefb80539e)",
  "CSI Store 5734128 (0x0000000000577ef0) initialized",
  "Scavenge: Completed, disposition: 0X1",
];
const success = [
  "Exit code = 0x00000000",
  "hr = 0",
  "code 0x0",
  "Return code = 0x00000000, Result = Succeeded",
  "Regulation call complete. 0x00000000",
  "CWERReporter finishing event handling. (00000000)",
  "exit(0x00000000)",
  "error 0",
  "DeRegistering the Uninstall Program -> Windows Server 2003 Service Pack, 0",
  "REPORT EVENT: {0A1B2C3D-1111-4222-8333-444455556666}\t2011-04-05 09:12:01:102+0200\t1\t147\t101\t{00000000-0000-0000-0000-000000000000}\t0\t0\tAutomaticUpdates\tSuccess\tSoftware Synchronization\tText",
  "0000: 00 00 00 00",
];
const damaged = [
  "",
  " ",
  "0x",
  "0X",
  "-",
  "(",
  "error",
  "error =",
  "hr = ",
  "\u0000\u0000",
  "error \u0661\u0662",
  "FAILED* [",
  "\uFFFD0x",
];

const sets = { guids, hashes, paths, versions, columns, numbers, success, damaged };

describe.each(Object.entries(sets))("no code in %s", (_, lines) => {
  it.each(lines)("%s", (line) => {
    expect(findCodes(line).map((code) => code.text)).toEqual([]);
  });
});

describe("the table of look-alikes", () => {
  it("has at least eighty rows", () => {
    expect(Object.values(sets).flat().length).toBeGreaterThanOrEqual(80);
  });
});

describe("zero", () => {
  it.each([
    ["Exit code = 0x00000000", "0x00000000"],
    ["hr = 0", "0"],
    ["hr = 00000000", "00000000"],
    ["code 0x0", "0x0"],
    ["exit(0x00000000)", "0x00000000"],
  ])("%s is found on request", (line, text) => {
    expect(findCodes(line, { includeZero: true }).map((code) => [code.text, code.canonical])).toEqual([[text, 0]]);
  });

  it("is no code where it is only a number, even on request", () => {
    expect(findCodes("flags: 0x0, rank 0, Suite (0x0000)", { includeZero: true })).toEqual([]);
  });
});
