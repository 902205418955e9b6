import type { Row } from "./row";

export const elsewhere: readonly Row[] = [
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
  [
    "Windows Setup ended: 0xC1900101 - 0x20017",
    ["0xC1900101", "0xC1900101", "MOSETUP_E_SETUP_PLATFORM"],
    ["0x20017", "0x00020017", "SP_EXECUTION_OP_BOOT"],
  ],
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
