import { describe, expect, it } from "vitest";
import { explainCode, findCodes, formatCanonical, mayHoldCode } from "../../../server/src/service/codes";

/** Code as written, canonical value, first symbol (`-`: the number has none). */
type Expected = readonly [text: string, canonical: string, symbol: string];
type Row = readonly [line: string, ...codes: Expected[]];

const windowsUpdate: readonly Row[] = [
  [
    "2011-04-05\t09:12:01:102\t 912\t1a8\tMisc\tWARNING: Send failed with hr = 80072ee2.",
    ["80072ee2", "0x80072EE2", "ERROR_WINHTTP_TIMEOUT"],
  ],
  [
    "WARNING: SendRequest failed with hr = 80072efd. Proxy List used: <none> Bypass List used : <none>",
    ["80072efd", "0x80072EFD", "ERROR_WINHTTP_CANNOT_CONNECT"],
  ],
  [
    "FATAL: IsUpdateRequired failed with error 0x80072ee7",
    ["0x80072ee7", "0x80072EE7", "ERROR_WINHTTP_NAME_NOT_RESOLVED"],
  ],
  ["  * WARNING: Exit code = 0x8024402C", ["0x8024402C", "0x8024402C", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"]],
  [
    "  # WARNING: Search callback failed, result = 0x80244022",
    ["0x80244022", "0x80244022", "WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL"],
  ],
  ["  # WARNING: Download failed, error = 0x8007F0DA", ["0x8007F0DA", "0x8007F0DA", "-"]],
  [
    "FATAL: UH: 0x8007f0da: Inventory failed in CUHWindowsPatchHandler::GetNextRequiredFiles",
    ["0x8007f0da", "0x8007F0DA", "-"],
  ],
  [
    "Updateci: WinSEUpdateHandler::_Inventory: Installer returned 0xf0f4 (61684)",
    ["0xf0f4", "0x8007F0F4", "STATUS_PREREQUISITE_FAILED"],
    ["61684", "0x8007F0F4", "STATUS_PREREQUISITE_FAILED"],
  ],
  [
    "FATAL: DM:CAgentDownloadManager::GenerateAllDownloadRequests: GenerateDownloadRequest failed with 0x8007f01e.",
    ["0x8007f01e", "0x8007F01E", "STR_CATALOG_INSTALL_FAILED"],
  ],
  [
    "Error 0x80070070 occurred while downloading update; notifying dependent calls.",
    ["0x80070070", "0x80070070", "ERROR_DISK_FULL"],
  ],
  [
    "  : Command line install completed. Return code = 0x80070643, Result = Failed, Reboot required = false",
    ["0x80070643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "  : WARNING: Command line install completed. Return code = 0x00000643, Result = Failed, Reboot required = false",
    ["0x00000643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  ["WARNING: Operation failed due to earlier error, hr=8024A000", ["8024A000", "0x8024A000", "WU_E_AU_NOSERVICE"]],
  ["WARNING: Unable to find the policy, hr:80070002", ["80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  [
    "WARNING: Cached cookie has expired or new PID is available (hr:0x8007007e)",
    ["0x8007007e", "0x8007007E", "ERROR_MOD_NOT_FOUND"],
  ],
  ["FATAL: CBS called Error with 0x800f0816, ", ["0x800f0816", "0x800F0816", "CBS_E_DPX_JOB_STATE_SAVED"]],
  [
    "FATAL: Completed install of CBS update with type=3, requiresReboot=0, installerError=1, hr=0x80073712",
    ["0x80073712", "0x80073712", "ERROR_SXS_COMPONENT_STORE_CORRUPT"],
  ],
  ["*********  Service exit: Exit code = 0x240001", ["0x240001", "0x00240001", "WU_S_SERVICE_STOP"]],
  [
    "REPORT EVENT: {0A1B2C3D-1111-4222-8333-444455556666}\t2011-04-05 09:12:01:102+0200\t1\t182\t101\t{99998888-7777-4666-9555-444433332222}\t103\t80070643\tAutomaticUpdates\tFailure\tContent Install\tInstallation Failure: Windows failed to install the following update with error 0x80070643.",
    ["80070643", "0x80070643", "ERROR_INSTALL_FAILURE"],
    ["0x80070643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "REPORT EVENT: {0A1B2C3D-1111-4222-8333-444455556666} 2011-04-05 09:12:01:102-0400 1 161 105 {99998888-7777-4666-9555-444433332222} 102 8007f0da AutomaticUpdates Failure Content Download Error: Download failed.",
    ["8007f0da", "0x8007F0DA", "-"],
  ],
  [
    "REPORT EVENT: {0A1B2C3D-1111-4222-8333-444455556666}\t2011-04-05 09:12:01:102+0200\t1\t184\t101\t{99998888-7777-4666-9555-444433332222}\t103\t240005\tAutomaticUpdates\tSuccess\tContent Install\tRestart required",
    ["240005", "0x00240005", "WU_S_REBOOT_REQUIRED"],
  ],
  [
    "REPORT EVENT: {0A1B2C3D-1111-4222-8333-444455556666}\t2011-04-05 09:12:01:102+0200\t1\t148\t101\t{00000000-0000-0000-0000-000000000000}\t0\tc80003f3\tAutomaticUpdates\tFailure\tSoftware Synchronization\tClient failed to detect",
    ["c80003f3", "0xC80003F3", "JET_errOutOfMemory"],
  ],
  [
    "102 8024000b AutomaticUpdates Failure Content Install Error: cancelled",
    ["8024000b", "0x8024000B", "WU_E_CALL_CANCELLED"],
  ],
  ["*FAILED* [8024000E] Method failed [XmlParser]", ["8024000E", "0x8024000E", "WU_E_XML_INVALID"]],
  ["*FAILED* [80248007] GetExtendedUpdateInfo", ["80248007", "0x80248007", "WU_E_DS_NODATA"]],
  [
    "WARNING: WinHttp: SendRequestUsingProxy failed for <http://wsus.example/selfupdate/wuident.cab>. error 0x80190193",
    ["0x80190193", "0x80190193", "BG_E_HTTP_ERROR_403"],
  ],
  [
    "BITS job {11112222-3333-4444-8555-666677778888} hit a transient error, updateId = {99998888-7777-4666-9555-444433332222}.101, error = 0x80072EFE",
    ["0x80072EFE", "0x80072EFE", "ERROR_WINHTTP_CONNECTION_ERROR"],
  ],
  [
    "Error: 0x8024d009. wuauclt handler: failed to spawn COM server",
    ["0x8024d009", "0x8024D009", "WU_E_SETUP_SKIP_UPDATE"],
  ],
  [
    "WARNING: GetAuthorizationCookie failure, error = 0x8024400E, soap client error = 8, soap error code = 400, HTTP status code = 200",
    ["0x8024400E", "0x8024400E", "WU_E_PT_SOAP_SERVER"],
  ],
  [
    "WARNING: Failed to initialize event uploader for new server {22223333-4444-4555-8666-777788889999}, hr = 0x8024043D",
    ["0x8024043D", "0x8024043D", "WU_E_SERVICEPROP_NOTAVAIL"],
  ],
  ["FATAL: SelfUpdate check failed, err = 0x80244019", ["0x80244019", "0x80244019", "WU_E_PT_HTTP_STATUS_NOT_FOUND"]],
  ["WARNING: Download failed, error = 0X80246007", ["0X80246007", "0x80246007", "WU_E_DM_NOTDOWNLOADED"]],
  [
    "DnldMgr WARNING: CheckPreDownloadSelfUpdate failed 0xd0000034",
    ["0xd0000034", "0xC0000034", "STATUS_OBJECT_NAME_NOT_FOUND"],
  ],
  [
    "WARNING: ISusInternal::DisconnectCall failed, hr=80070005, call ended",
    ["80070005", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  ["Exit code = 0x00000000, call error code = 0x80240022", ["0x80240022", "0x80240022", "WU_E_ALL_UPDATES_FAILED"]],
  ["CWERReporter finishing event handling. (80070490)", ["80070490", "0x80070490", "ERROR_NOT_FOUND"]],
  ["COMAPI WARNING: Search failed: -2145124318", ["-2145124318", "0x80240022", "WU_E_ALL_UPDATES_FAILED"]],
  ["Result code: -2145107924", ["-2145107924", "0x8024402C", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"]],
  ["Handler : ERROR: Main Update Agent failed (0x80070002)", ["0x80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  ["Update service not registered: status: 80248014", ["80248014", "0x80248014", "WU_E_DS_UNKNOWNSERVICE"]],
];

const svcpack: readonly Row[] = [
  [
    "3.141: In Function GetBuildType, line 1170, RegOpenKeyEx failed with error 0x2",
    ["0x2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    "1.250: In Function TestVolatileFlag, line 13148, RegOpenKeyEx failed with error 0x2",
    ["0x2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  ["4.422: Service SpUpdSvc Not Registered in SCM 0x424", ["0x424", "0x80070424", "ERROR_SERVICE_DOES_NOT_EXIST"]],
  [
    "9.100: PrepareToTrustInfFile: MySetupCopyOEMInf failed: 0xfffffbfe",
    ["0xfffffbfe", "0xFFFFFBFE", "JET_errRecordTooBig"],
  ],
  [
    "9.100: InstallCatalogFile: InstallCatalog failed for c:\\windows\\ error=0xfffffbfe.",
    ["0xfffffbfe", "0xFFFFFBFE", "JET_errRecordTooBig"],
  ],
  [
    "9.100: InstallSingleCatalogFile: MyInstallCatalog failed for Tmp.7.abc.cat; error=0xfffffbfe.",
    ["0xfffffbfe", "0xFFFFFBFE", "JET_errRecordTooBig"],
  ],
  ["9.100: MyInstallCatalog failed; error=-1026", ["-1026", "0xFFFFFBFE", "JET_errRecordTooBig"]],
  [
    "9.200: InstallInfCatalogFile: Installation failed error=0x00000002.",
    ["0x00000002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    "9.300: GetCatVersion: Failed to retrieve version information from C:\\WINDOWS\\system32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\Tmp.1.abc.cat with error 0x57",
    ["0x57", "0x80070057", "ERROR_INVALID_PARAMETER"],
  ],
  [
    "9.300: GetCatVersion: Failed to retrieve version information from C:\\WINDOWS\\Tmp.1.abc.cat with error 0x80092004",
    ["0x80092004", "0x80092004", "CRYPT_E_NOT_FOUND"],
  ],
  [
    "9.400: UnRegisterSpuninstForRecovery, failed to delete SpRecoverCmdLine value, error 0x2",
    ["0x2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  ["9.400: DoInstallation: CleanPFR failed: 0x2", ["0x2", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  [
    "9.400: CleanupTrustedInfFile: GetFileAttributes for C:\\WINDOWS\\system32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\ failed: 0x2",
    ["0x2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  ["9.500: Update.exe extended error code = 0xf0da", ["0xf0da", "0x8007F0DA", "-"]],
  ["9.500: Update.exe extended error code = 0xf01e", ["0xf01e", "0x8007F01E", "STR_CATALOG_INSTALL_FAILED"]],
  ["9.500: Update.exe extended error code = 0xf201", ["0xf201", "0x8007F201", "-"]],
  ["9,500: Update.exe extended error code = 0xf0f1", ["0xf0f1", "0x8007F0F1", "-"]],
  [
    "9.510: Update.exe return code was masked to 0x643 for MSI custom action compliance.",
    ["0x643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  ["0x643 = 1603", ["0x643", "0x80070643", "ERROR_INSTALL_FAILURE"], ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  ["Return Code = 61658", ["61658", "0x8007F0DA", "-"]],
  [
    "2.000: LoadFileQueues: UpdSpGetSourceFileLocation for halaacpi.dll Failed: 0xe0000102",
    ["0xe0000102", "0x800F0102", "ERROR_LINE_NOT_FOUND"],
  ],
  [
    "2.000: FetchSourceURL: MySetupGetLineText failed: 0xe0000102",
    ["0xe0000102", "0x800F0102", "ERROR_LINE_NOT_FOUND"],
  ],
  ["5.000: Access is denied. (0x5)", ["0x5", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["5.000: CreateProcess failed, GetLastError=193", ["193", "0x800700C1", "ERROR_BAD_EXE_FORMAT"]],
  ["5.000: StartService failed with 1058", ["1058", "0x80070422", "ERROR_SERVICE_DISABLED"]],
  ["5.000: MyInstallCatalog failed: -614", ["-614", "0xFFFFFD9A", "JET_errCheckpointDepthTooDeep"]],
  [
    "5.000: ValidateSingleFileSignature Failed: 0x800b0003",
    ["0x800b0003", "0x800B0003", "TRUST_E_SUBJECT_FORM_UNKNOWN"],
  ],
  [
    "5.000: IsInfFileTrusted: PrepareToTrustInfFile Failed: 0x80096010",
    ["0x80096010", "0x80096010", "TRUST_E_BAD_DIGEST"],
  ],
  ["5.000: OpenService failed for cryptsvc, returned 1060", ["1060", "0x80070424", "ERROR_SERVICE_DOES_NOT_EXIST"]],
  ["5.000: Unable to open the key, 0x5", ["0x5", "0x80070005", "ERROR_ACCESS_DENIED"]],
];

const setupapi: readonly Row[] = [
  [
    '#I443 No installed Authenticode(tm) catalogs matching catalog name "oem7.CAT" were found that validated file "d:\\a\\update.inf" (key "update.inf"). Error 1168: Element not found.',
    ["1168", "0x80070490", "ERROR_NOT_FOUND"],
  ],
  [
    '#E359 An unsigned, incorrectly signed, or Authenticode(tm) signed file "d:\\a\\update\\" blocked (server install). Error 0xfffffbfe: Unknown Error.',
    ["0xfffffbfe", "0xFFFFFBFE", "JET_errRecordTooBig"],
  ],
  [
    '#E358 An unsigned or incorrectly signed file "c:\\x\\a.inf" for driver "Y" blocked (server install). Error 0x800b0003: The form specified for the subject is not one supported.',
    ["0x800b0003", "0x800B0003", "TRUST_E_SUBJECT_FORM_UNKNOWN"],
  ],
  [
    "#W059 Selecting best compatible driver failed. Error 0xe0000228: There are no compatible drivers for this device.",
    ["0xe0000228", "0x800F0228", "ERROR_NO_COMPAT_DRIVERS"],
  ],
  [
    "#E157 Default installer failed. Error 0xe0000203: No driver.",
    ["0xe0000203", "0x800F0203", "ERROR_NO_DRIVER_SELECTED"],
  ],
  [
    "#E122 Device install failed. Error 2: The system cannot find the file specified.",
    ["2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    '#E065 Parsing AddReg section [A.Reg] in "c:\\windows\\inf\\a.inf" failed. Error 5: Access is denied.',
    ["5", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  [
    '#E144 Loading module "C:\\WINDOWS\\System32\\a.dll" failed. Error 193: %1 is not a valid Win32 application.',
    ["193", "0x800700C1", "ERROR_BAD_EXE_FORMAT"],
  ],
  [
    '#W082 Could not locate a non-empty service section [S] in "c:\\a.inf". Error 0xe0000101: no section.',
    ["0xe0000101", "0x800F0101", "ERROR_SECTION_NOT_FOUND"],
  ],
  [
    '#W424 Calling "DllRegisterServer" in OLE Control "a.dll" succeeded with HRESULT=0x00000001.',
    ["0x00000001", "0x00000001", "S_FALSE"],
  ],
  [
    '#E425 Calling "DllRegisterServer" in OLE Control "a.dll" failed with HRESULT=0x80040154.',
    ["0x80040154", "0x80040154", "REGDB_E_CLASSNOTREG"],
  ],
  [
    '#W100 Query-removal during install of "ROOT\\A\\0000" was vetoed by "B" (veto type 6: PNP_VetoDevice). CfgMgr32 returned: 0x17: CR_REMOVE_VETOED.',
    ["0x17", "0x00000017", "CR_REMOVE_VETOED"],
  ],
  ["Query-removal vetoed; required reboot. CfgMgr32 code: 23.", ["23", "0x00000017", "CR_REMOVE_VETOED"]],
  [
    '#W104 Device "ROOT\\A\\0001" required reboot: Device has problem: 0x0c: CM_PROB_NORMAL_CONFLICT.',
    ["0x0c", "0x0000000C", "CM_PROB_NORMAL_CONFLICT"],
  ],
  [
    "Device not started: Device has problem: 0x34: CM_PROB_UNSIGNED_DRIVER",
    ["0x34", "0x00000034", "CM_PROB_UNSIGNED_DRIVER"],
  ],
  ["Device problem code 28", ["28", "0x0000001C", "CM_PROB_FAILED_INSTALL"]],
  [
    "Problem: 0x1 (0xc0000361)",
    ["0x1", "0x00000001", "CM_PROB_NOT_CONFIGURED"],
    ["0xc0000361", "0xC0000361", "STATUS_ACCESS_DISABLED_BY_POLICY_DEFAULT"],
  ],
  [
    "DIF_INSTALLDEVICE: finished with error Error 0xe0000217: A service installation section is invalid.",
    ["0xe0000217", "0x800F0217", "ERROR_BAD_SERVICE_INSTALLSECT"],
  ],
  ["Completed default installer, error: 0xe000020e", ["0xe000020e", "0x800F020E", "ERROR_DI_DO_DEFAULT"]],
  ["inf: {Install Inf Section [A]: exit(0xe0000247)}", ["0xe0000247", "0x800F0247", "ERROR_DRIVER_STORE_ADD_FAILED"]],
  ["<<<  [Exit status: FAILURE(0xe000020b)]", ["0xe000020b", "0x800F020B", "ERROR_NO_SUCH_DEVINST"]],
  ["!    dvi: Default installer: Error = 0xE0000228", ["0xE0000228", "0x800F0228", "ERROR_NO_COMPAT_DRIVERS"]],
  ["sto: {Stage Driver Package: exit(0x00000002)}", ["0x00000002", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  [
    "#E275 Error while installing services. Error 0x00000430: marked for deletion.",
    ["0x00000430", "0x80070430", "ERROR_SERVICE_MARKED_FOR_DELETE"],
  ],
  [
    '#E277 Add Service: Failed to secure service "s". Error 1307: not allowed.',
    ["1307", "0x8007051B", "ERROR_INVALID_OWNER"],
  ],
  ["#E033 Fehler 1168: Element nicht gefunden.", ["1168", "0x80070490", "ERROR_NOT_FOUND"]],
  ["#E033 Erreur 5 : Acc\u00e8s refus\u00e9.", ["5", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["#E033 Errore 2: Impossibile trovare il file.", ["2", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  ["#E033 Fehler 0xe0000203: Kein Treiber.", ["0xe0000203", "0x800F0203", "ERROR_NO_DRIVER_SELECTED"]],
  [
    "@ 10:11:12.345 #E142 Class: {4D36E978-E325-11CE-BFC1-08002BE10318}. Install failed. Error 1168: Element not found.",
    ["1168", "0x80070490", "ERROR_NOT_FOUND"],
  ],
];

const elsewhere: readonly Row[] = [
  ["0000: 72 00 00 c0               r..\u00c0", ["72 00 00 c0", "0xC0000072", "STATUS_ACCOUNT_DISABLED"]],
  ["> 0000: 88 03 00 c0 ...", ["88 03 00 c0", "0xC0000388", "STATUS_DOWNGRADE_DETECTED"]],
  ["> >> Data: 0000: 05 00 07 80", ["05 00 07 80", "0x80070005", "ERROR_ACCESS_DENIED"]],
  [
    "0008: 05 00 07 80 6d 00 00 c0",
    ["05 00 07 80", "0x80070005", "ERROR_ACCESS_DENIED"],
    ["6d 00 00 c0", "0xC000006D", "STATUS_LOGON_FAILURE"],
  ],
  ["> I always get error code 0x643 and nothing else.", ["0x643", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  ["What does 0xf0da mean?", ["0xf0da", "0x8007F0DA", "-"]],
  [
    "It says 1603 (0x643).",
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
    ["0x643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "The installation ends with 0x80070643 (1603)",
    ["0x80070643", "0x80070643", "ERROR_INSTALL_FAILURE"],
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "error code -2147024891 (0x80070005)",
    ["-2147024891", "0x80070005", "ERROR_ACCESS_DENIED"],
    ["0x80070005", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  [
    "0x80070005 (-2147024891)",
    ["0x80070005", "0x80070005", "ERROR_ACCESS_DENIED"],
    ["-2147024891", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  ["Event 20: failed with error 2147942405", ["2147942405", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["(F) [gle=0x80004005]", ["0x80004005", "0x80004005", "E_FAIL"]],
  [
    "Last Error = 0x3[gle=0x00000003]",
    ["0x3", "0x80070003", "ERROR_PATH_NOT_FOUND"],
    ["0x00000003", "0x80070003", "ERROR_PATH_NOT_FOUND"],
  ],
  [
    "CBS    Failed to open package [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]",
    ["0x800f0805", "0x800F0805", "CBS_E_INVALID_PACKAGE"],
  ],
  ["Info CBS Appl: not applicable [HRESULT = 0x800f081e]", ["0x800f081e", "0x800F081E", "CBS_E_NOT_APPLICABLE"]],
  ["HRESULT=0x800f081f!", ["0x800f081f", "0x800F081F", "CBS_E_SOURCE_MISSING"]],
  ["HR: 0x80070002", ["0x80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  [
    "CSI STATUS_REQUEST_OUT_OF_SEQUENCE [gle=0xd000042a]",
    ["0xd000042a", "0xC000042A", "STATUS_REQUEST_OUT_OF_SEQUENCE"],
  ],
  ["gle=0xd007000d", ["0xd007000d", "0x8007000D", "ERROR_INVALID_DATA"]],
  ["Windows Setup ended: 0xC1900101 - 0x20017", ["0xC1900101", "0xC1900101", "MOSETUP_E_SETUP_PLATFORM"]],
  ["HRESULT_FROM_WIN32(1168)", ["1168", "0x80070490", "ERROR_NOT_FOUND"]],
  ["Update failed (8024402f), see the log", ["8024402f", "0x8024402F", "WU_E_PT_ECP_SUCCEEDED_WITH_ERRORS"]],
  ["setup exited with code 3010", ["3010", "0x80070BC2", "ERROR_SUCCESS_REBOOT_REQUIRED"]],
  ["exit(1641)", ["1641", "0x80070669", "ERROR_SUCCESS_REBOOT_INITIATED"]],
  ["The process ended with exit code 0xc0000135", ["0xc0000135", "0xC0000135", "STATUS_DLL_NOT_FOUND"]],
  ["GetLastError() returned 0x000004C7", ["0x000004C7", "0x800704C7", "ERROR_CANCELLED"]],
  ['service error "1068"', ["1068", "0x8007042C", "ERROR_SERVICE_DEPENDENCY_FAIL"]],
  [
    "Error: 0x80070002/0x80070003",
    ["0x80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
    ["0x80070003", "0x80070003", "ERROR_PATH_NOT_FOUND"],
  ],
];

const sets = { windowsUpdate, svcpack, setupapi, elsewhere };

describe.each(Object.entries(sets))("spellings in %s", (_, rows) => {
  it.each(rows.map((row) => [row[0], row.slice(1) as Expected[]] as const))("%s", (line, expected) => {
    const codes = findCodes(line);
    expect(
      codes.map((code) => [code.text, formatCanonical(code.canonical), explainCode(code).readings[0]?.symbol ?? "-"]),
    ).toEqual(expected);
    for (const code of codes) expect(line.slice(code.start, code.end)).toBe(code.text);
    mayHoldCode.lastIndex = 0;
    expect(mayHoldCode.test(line)).toBe(true);
  });
});

describe("the table of spellings", () => {
  it("has at least a hundred rows", () => {
    expect(Object.values(sets).flat().length).toBeGreaterThanOrEqual(100);
  });
});
