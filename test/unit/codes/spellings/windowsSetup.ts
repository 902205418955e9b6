import type { Row } from "./row";

/** Panther logs of Windows Setup and of upgrades. */
export const windowsSetup: readonly Row[] = [
  [
    "2031-03-04 21:40:17, Error                 SP     Operation failed: Add boot entry. Error: 0x80070490[gle=0x000000b7]",
    ["0x80070490", "0x80070490", "ERROR_NOT_FOUND"],
    ["0x000000b7", "0x800700B7", "ERROR_ALREADY_EXISTS"],
  ],
  [
    "2031-03-04 21:40:17, Error                 MOUPG  CPlanner::Execute(412): Result = 0xC1900200",
    ["0xC1900200", "0xC1900200", "MOSETUP_E_COMPAT_SYSREQ_BLOCK"],
  ],
  [
    "2031-03-04 21:40:17, Error                 MOUPG  CPlanner::Execute(413): Result = 0x80070070[gle=0x00000070]",
    ["0x80070070", "0x80070070", "ERROR_DISK_FULL"],
    ["0x00000070", "0x80070070", "ERROR_DISK_FULL"],
  ],
  [
    "2031-03-04 21:40:18, Error      [0x08049b] MIG    Could not read the hive, GetLastError=5[gle=0x00000005]",
    ["5", "0x80070005", "ERROR_ACCESS_DENIED"],
    ["0x00000005", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  [
    "2031-03-04 21:40:18, Warning               IBS    GetDiskLayout:Failed to query; hr = 0x80070015",
    ["0x80070015", "0x80070015", "ERROR_NOT_READY"],
  ],
  [
    "2031-03-04 21:40:19, Error                 SYSPRP [setup.exe] Module failed with dwRet = 0x1f, error 0x1f",
    ["0x1f", "0x8007001F", "ERROR_GEN_FAILURE"],
    ["0x1f", "0x8007001F", "ERROR_GEN_FAILURE"],
  ],
  [
    "2031-03-04 21:40:19, Info                  SP     Result code: 0xC1900101 - 0x30018",
    ["0xC1900101", "0xC1900101", "MOSETUP_E_SETUP_PLATFORM"],
    ["0x30018", "0x00030018", "SP_EXECUTION_OP_SYSPREP"],
  ],
  [
    "2031-03-04 21:40:19, Info                  SP     ended, 0xC1900101-0x4000D",
    ["0xC1900101", "0xC1900101", "MOSETUP_E_SETUP_PLATFORM"],
    ["0x4000D", "0x0004000D", "SP_EXECUTION_OP_MIGRATE_DATA"],
  ],
  [
    "2031-03-04 21:40:20, Error                        Failed to delete C:\\OldFiles\\a.dat. Error 0x00000005",
    ["0x00000005", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  [
    "2031-03-04 21:40:20, Fatal Error           SP     Setup stops. Last Error = 0x2[gle=0x00000002]",
    ["0x2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
    ["0x00000002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    "2031-03-04 21:40:20, Error                 PANTHR GLE = 0x57[gle=0x00000057]",
    ["0x57", "0x80070057", "ERROR_INVALID_PARAMETER"],
    ["0x00000057", "0x80070057", "ERROR_INVALID_PARAMETER"],
  ],
  [
    "2031-03-04 21:40:21, Error                 SYSPRP Package Contoso.Notes was installed for a user. Removing it returned 0x80073CF2",
    ["0x80073CF2", "0x80073CF2", "ERROR_INSTALL_INVALID_PACKAGE"],
  ],
  [
    "2031-03-04 21:40:21, Error                 SYSPRP RunDlls: failure in a plug-in, returned an error. dwRet = 2, hr = 0x80070002",
    ["2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
    ["0x80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    "2031-03-04 21:40:22, Info                  MOUPG  SetupHost: reporting error event -> [0xC1900208, 0x0]",
    ["0xC1900208", "0xC1900208", "MOSETUP_E_COMPAT_INSTALLREQ_BLOCK"],
  ],
  [
    "2031-03-04 21:40:22, Error                 CONX   Compat scan ended with MOSETUP_E_COMPAT_INSTALLREQ_BLOCK",
    ["MOSETUP_E_COMPAT_INSTALLREQ_BLOCK", "0xC1900208", "MOSETUP_E_COMPAT_INSTALLREQ_BLOCK"],
  ],
  [
    "2031-03-04 21:40:23, Error                 SP     HRESULT_FROM_WIN32(GetLastError()) = 0x800700c1",
    ["0x800700c1", "0x800700C1", "ERROR_BAD_EXE_FORMAT"],
  ],
];
