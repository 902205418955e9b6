import type { Row } from "./row";

/** CMTrace logs: Configuration Manager, MDT and the Intune extension. */
export const management: readonly Row[] = [
  [
    '<![LOG[Failed to run the step: Apply image. File not there. (Error: 80070002; Source: Windows)]LOG]!><time="10:20:30.441-120" date="05-06-2031" component="TSManager" context="" type="3" thread="2208" file="step.cpp:91">',
    ["80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    '<![LOG[Scan failed with error = 0x80240438.]LOG]!><time="10:20:30.441+300" date="05-06-2031" component="WUAHandler" context="" type="3" thread="9000" file="scan.cpp:1603">',
    ["0x80240438", "0x80240438", "WU_E_PT_ENDPOINT_UNREACHABLE"],
  ],
  [
    "<![LOG[OnSearchComplete - Failed to end search job. Error = 0x8024402c.]LOG]!>",
    ["0x8024402c", "0x8024402C", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"],
  ],
  [
    "<![LOG[[CCMHTTP] ERROR: URL=https://cm.example/ccm, Port=443, Options=31, Code=12007, Text=ERROR_WINHTTP_NAME_NOT_RESOLVED]LOG]!>",
    ["12007", "0x80072EE7", "ERROR_WINHTTP_NAME_NOT_RESOLVED"],
  ],
  [
    "<![LOG[CoCreateInstance failed, HRESULT=80040154 (e:\\build\\client\\ts.cpp,507)]LOG]!>",
    ["80040154", "0x80040154", "REGDB_E_CLASSNOTREG"],
  ],
  ["<![LOG[Program exit code 1603]LOG]!>", ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  ["<![LOG[Process terminated with exitcode: 1618]LOG]!>", ["1618", "0x80070652", "ERROR_INSTALL_ALREADY_RUNNING"]],
  ["<![LOG[Job ended, hr=0x87d00324]LOG]!>", ["0x87d00324", "0x87D00324", "-"]],
  [
    "<![LOG[Installation job completed with exit code: -2145124329]LOG]!>",
    ["-2145124329", "0x80240017", "WU_E_NOT_APPLICABLE"],
  ],
  [
    "Failed to open the file (0x80070020)  $$<WUAHandler><05-06-2031 10:20:30.441-120><thread=1234 (0x4D2)>",
    ["0x80070020", "0x80070020", "ERROR_SHARING_VIOLATION"],
  ],
  ["<![LOG[[Win32App] lpExitCode 1603]LOG]!>", ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  [
    '<![LOG[{"AppName":"Contoso","EnforcementErrorCode":-2147023293}]LOG]!>',
    ["-2147023293", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  ['<![LOG[[Win32App] result: "ErrorCode":-2016345060]LOG]!>', ["-2016345060", "0x87D1041C", "-"]],
  ["ZTI: Non-zero return code by step, rc = -2147024891", ["-2147024891", "0x80070005", "ERROR_ACCESS_DENIED"]],
  [
    "Deployment failed, Return Code = -2147467259  0x80004005",
    ["-2147467259", "0x80004005", "E_FAIL"],
    ["0x80004005", "0x80004005", "E_FAIL"],
  ],
  ["<![LOG[WMI call failed with code 0x80041010]LOG]!>", ["0x80041010", "0x80041010", "WBEM_E_INVALID_CLASS"]],
  ["<![LOG[Job error: BG_E_HTTP_ERROR_404]LOG]!>", ["BG_E_HTTP_ERROR_404", "0x80190194", "BG_E_HTTP_ERROR_404"]],
  ["<![LOG[Commit Result = 0x80240022]LOG]!>", ["0x80240022", "0x80240022", "WU_E_ALL_UPDATES_FAILED"]],
  ["<![LOG[CreateProcess, dwRet = 740]LOG]!>", ["740", "0x800702E4", "ERROR_ELEVATION_REQUIRED"]],
  ["<![LOG[dwRet=0x5, giving up]LOG]!>", ["0x5", "0x80070005", "ERROR_ACCESS_DENIED"]],
  [
    "<![LOG[Set a global environment variable _SMSTSLastActionRetCode=-2147024891]LOG]!>",
    ["-2147024891", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  ["<![LOG[lpRetCode: 1618]LOG]!>", ["1618", "0x80070652", "ERROR_INSTALL_ALREADY_RUNNING"]],
  ["<![LOG[FAILURE ( 5624 ): 112: Run a program]LOG]!>", ["112", "0x80070070", "ERROR_DISK_FULL"]],
  ["<![LOG[socket connect failed; 8007274c]LOG]!>", ["8007274c", "0x8007274C", "WSAETIMEDOUT"]],
  ["<![LOG[Process completed with exit code 2147942402]LOG]!>", ["2147942402", "0x80070002", "ERROR_FILE_NOT_FOUND"]],
  [
    "<![LOG[No package. (Error: 00000001; Source: Windows)]LOG]!>",
    ["00000001", "0x80070001", "ERROR_INVALID_FUNCTION"],
  ],
];
