import type { Row } from "./row";

/** WindowsUpdate.log of Windows 10 and 11, and ReportingEvents.log. */
export const updateClient: readonly Row[] = [
  [
    "2031/05/06 11:20:41.1234567 3344  7788  Agent           *FAILED* [8024401C] Scan of the service",
    ["8024401C", "0x8024401C", "WU_E_PT_HTTP_STATUS_REQUEST_TIMEOUT"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  ComApi          * END *   Search ClientId = Contoso, Updates found = 0, Exit code = 0x8024001E (cV = aB3dE5fG7hI9jK1l.2.1.0)",
    ["0x8024001E", "0x8024001E", "WU_E_SERVICE_STOP"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  Handler         Install complete. exit code = 0x00000000, call error code = 0x80073701",
    ["0x80073701", "0x80073701", "ERROR_SXS_ASSEMBLY_MISSING"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  Deployment      Deployed, hrDeploy = 80073CF9",
    ["80073CF9", "0x80073CF9", "ERROR_INSTALL_FAILED"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  Deployment      hrDeploy=0x80073D02, resultMapped=80246010",
    ["0x80073D02", "0x80073D02", "ERROR_PACKAGES_IN_USE"],
    ["80246010", "0x80246010", "WU_E_DM_DOWNLOADSANDBOXNOTFOUND"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  WebServices     WS error: the address could not be reached, hr=80072EFD",
    ["80072EFD", "0x80072EFD", "ERROR_WINHTTP_CANNOT_CONNECT"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  DownloadManager Job finished with DO error 0x80d02002",
    ["0x80d02002", "0x80D02002", "DO_E_DOWNLOAD_NO_PROGRESS"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  DownloadManager *FAILED* [80D03805] Download of one file",
    ["80D03805", "0x80D03805", "DO_E_BLOCKED_BY_NO_NETWORK"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  SLS             Get response failed with hr 0x80072ee2",
    ["0x80072ee2", "0x80072EE2", "ERROR_WINHTTP_TIMEOUT"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  Misc            CreateSession(): WU_E_ALL_UPDATES_FAILED",
    ["WU_E_ALL_UPDATES_FAILED", "0x80240022", "WU_E_ALL_UPDATES_FAILED"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  Agent           lower case: *failed* [c1900401] in the handler",
    ["c1900401", "0xC1900401", "MOSETUP_E_UA_NO_PACKAGES_TO_DOWNLOAD"],
  ],
  [
    "2031/05/06 11:20:41.1234567 3344  7788  DataStore       JET_errDatabaseCorrupted on open",
    ["JET_errDatabaseCorrupted", "0xFFFFFB4A", "JET_errDatabaseCorrupted"],
  ],
  [
    "{1B2C3D4E-0001-4002-8003-A0B0C0D0E0F0}\t2031-05-06 11:20:41:123+0200\t1\t182 [AGENT_INSTALLING_FAILED]\t101\t{5F6E7D8C-0001-4002-8003-A0B0C0D0E0F0}\t200\t80070643\tUpdateOrchestrator\tFailure\tContent Install\tInstallation Failure.\taB3dE5fG7hI9jK1l.2.1.0",
    ["80070643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "{1B2C3D4E-0001-4002-8003-A0B0C0D0E0F0}\t2031-05-06 11:20:41:123-0700\t1\t161 [AGENT_DOWNLOAD_FAILED]\t101\t{5F6E7D8C-0001-4002-8003-A0B0C0D0E0F0}\t1\t80d05001\twusa\tFailure\tContent Download\tError: Download failed.",
    ["80d05001", "0x80D05001", "DO_E_HTTP_BLOCKSIZE_MISMATCH"],
  ],
  [
    "\uFEFF{1B2C3D4E-0001-4002-8003-A0B0C0D0E0F0}\t2031-05-06 11:20:41:123+0530\t1\t148 [AGENT_DETECTION_FAILED]\t101\t{00000000-0000-0000-0000-000000000000}\t0\t80072ee7\tAutomaticUpdates\tFailure\tSoftware Synchronization\tWindows Update Client failed to detect with error 0x80072ee7.",
    ["80072ee7", "0x80072EE7", "ERROR_WINHTTP_NAME_NOT_RESOLVED"],
    ["0x80072ee7", "0x80072EE7", "ERROR_WINHTTP_NAME_NOT_RESOLVED"],
  ],
  [
    "{1B2C3D4E-0001-4002-8003-A0B0C0D0E0F0}\t2031-05-06 11:20:41:123+0200\t1\t184\t101\t{5F6E7D8C-0001-4002-8003-A0B0C0D0E0F0}\t7\t240005\twusa\tSuccess\tContent Install\tRestart required.",
    ["240005", "0x00240005", "WU_S_REBOOT_REQUIRED"],
  ],
];
