import type { Row } from "./row";

export const svcpack: readonly Row[] = [
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
