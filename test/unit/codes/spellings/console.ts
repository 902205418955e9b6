import type { Row } from "./row";

/** What PowerShell and console programs print, and forum posts. */
export const console: readonly Row[] = [
  ["Exception from HRESULT: 0x80240024", ["0x80240024", "0x80240024", "WU_E_NO_UPDATE"]],
  [
    "Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))",
    ["0x80070005", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  ["HResult            : -2147024891", ["-2147024891", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["NativeErrorCode : 5", ["5", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["ExitCode           : 1603", ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  [
    "Add-WindowsCapability : failed. Error code = 0x800f0954",
    ["0x800f0954", "0x800F0954", "CBS_E_NO_OPTIONAL_CONTENT_FOUND_ON_UPDATE_SERVERS"],
  ],
  ["[SC] StartService FAILED 1058:", ["1058", "0x80070422", "ERROR_SERVICE_DISABLED"]],
  [
    "        WIN32_EXIT_CODE    : 1077  (0x435)",
    ["1077", "0x80070435", "ERROR_SERVICE_NEVER_STARTED"],
    ["0x435", "0x80070435", "ERROR_SERVICE_NEVER_STARTED"],
  ],
  ["System error 1060 has occurred.", ["1060", "0x80070424", "ERROR_SERVICE_DOES_NOT_EXIST"]],
  ["More help is available by typing NET HELPMSG 2185.", ["2185", "0x80070889", "NERR_BadServiceName"]],
  [
    "2031/05/06 10:20:30 ERROR 5 (0x00000005) Copying File D:\\x\\a.txt",
    ["5", "0x80070005", "ERROR_ACCESS_DENIED"],
    ["0x00000005", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  ["CreateProcess failed (740)", ["740", "0x800702E4", "ERROR_ELEVATION_REQUIRED"]],
  ["OpenService() failed (1060)", ["1060", "0x80070424", "ERROR_SERVICE_DOES_NOT_EXIST"]],
  ["wusa.exe returned 2359302", ["2359302", "0x00240006", "WU_S_ALREADY_INSTALLED"]],
  ["the help link says WindowsUpdate_8024402C", ["8024402C", "0x8024402C", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"]],
  ['see "WindowsUpdate_80070643" "WindowsUpdate_dt000"', ["80070643", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  ["Code 80070643 Windows Update ran into a problem", ["80070643", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  [
    "It failed with ERROR_SHARING_VIOLATION again",
    ["ERROR_SHARING_VIOLATION", "0x80070020", "ERROR_SHARING_VIOLATION"],
  ],
  ["the catalog step dies: JET_errRecordTooBig (-1026)", ["JET_errRecordTooBig", "0xFFFFFBFE", "JET_errRecordTooBig"]],
  ["> > failed with 0x80070005,", ["0x80070005", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["setup.exe exited with code 3221225477.", ["3221225477", "0xC0000005", "STATUS_ACCESS_VIOLATION"]],
  ["E_INVALIDARG: one or more values were wrong", ["E_INVALIDARG", "0x80070057", "ERROR_INVALID_PARAMETER"]],
  [
    "I get 0x80070002 and then 0x80070490, nothing else",
    ["0x80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
    ["0x80070490", "0x80070490", "ERROR_NOT_FOUND"],
  ],
  ["CM_PROB_FAILED_START is what the device says", ["CM_PROB_FAILED_START", "0x0000000A", "CM_PROB_FAILED_START"]],
  ["hr = 0x5 (ERROR_ACCESS_DENIED)", ["0x5", "0x80070005", "ERROR_ACCESS_DENIED"]],
];
