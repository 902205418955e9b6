import type { Row } from "./row";

/** Logs of Windows Installer and of WiX bootstrappers. */
export const installer: readonly Row[] = [
  [
    "MSI (s) (7C:A4) [10:20:30:441]: MainEngineThread is returning 1603",
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "MSI (c) (7C:A4) [10:20:30:442]: Back from server. Return value: 1603",
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "MSI (s) (7C:A4) [10:20:30:443]: Windows Installer installed the product. Product Name: Contoso Agent. Installation success or error status: 1603.",
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "MSI (s) (7C:A4) [10:20:30:444]: Product: Contoso Agent. Removal success or error status: 1605.",
    ["1605", "0x80070645", "ERROR_UNKNOWN_PRODUCT"],
  ],
  [
    "CustomAction CA_StartAgent returned actual error code 1603 (note this may differ inside the sandbox)",
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "MSI (s) (7C:A4) [10:20:30:445]: Note: 1: 2262 2: Shortcut 3: -2147287038 ",
    ["-2147287038", "0x80030002", "STG_E_FILENOTFOUND"],
  ],
  [
    "Error 1935.An error occurred with an assembly component. HRESULT: 0x80070BC9.",
    ["0x80070BC9", "0x80070BC9", "ERROR_FAIL_REBOOT_REQUIRED"],
  ],
  [
    "MSI (s) (7C:A4) [10:20:30:446]: Unable to create a temp copy of patch. Return Code = 1635",
    ["1635", "0x80070663", "ERROR_PATCH_PACKAGE_OPEN_FAILED"],
  ],
  ["SFXCA: Failed to load the runtime. Error code: 0x80131700", ["0x80131700", "0x80131700", "CLR_E_SHIM_RUNTIME"]],
  [
    "MSI (s) (7C:A4) [10:20:30:447]: MainEngineThread is returning 3010",
    ["3010", "0x80070BC2", "ERROR_SUCCESS_REBOOT_REQUIRED"],
  ],
  [
    "MSI (c) (7C:A4) [10:20:30:448]: MainEngineThread is returning 1618",
    ["1618", "0x80070652", "ERROR_INSTALL_ALREADY_RUNNING"],
  ],
  [
    "[0A1C:0B2D][2031-05-06T10:20:30]e000: Error 0x80070642: The user stopped the package.",
    ["0x80070642", "0x80070642", "ERROR_INSTALL_USEREXIT"],
  ],
  [
    "[0A1C:0B2D][2031-05-06T10:20:30]i399: Apply complete, result: 0x80070643, restart: None, ba requested restart:  No",
    ["0x80070643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "[0A1C:0B2D][2031-05-06T10:20:30]i319: Applied execute package: Runtime, result: 0x80070bc2, restart: Required",
    ["0x80070bc2", "0x80070BC2", "ERROR_SUCCESS_REBOOT_REQUIRED"],
  ],
  [
    "[0A1C:0B2D][2031-05-06T10:20:30]e000: Error 0x643: Process returned error: 0x643",
    ["0x643", "0x80070643", "ERROR_INSTALL_FAILURE"],
    ["0x643", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  [
    "[0A1C:0B2D][2031-05-06T10:20:30]i007: Exit code: 0x80070666, restarting: No",
    ["0x80070666", "0x80070666", "ERROR_PRODUCT_VERSION"],
  ],
  ["[0A1C:0B2D][2031-05-06T10:20:30]w343: Prompt for source failed: E_ABORT", ["E_ABORT", "0x80004004", "E_ABORT"]],
];
