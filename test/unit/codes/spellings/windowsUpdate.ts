import type { Row } from "./row";

export const windowsUpdate: readonly Row[] = [
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
