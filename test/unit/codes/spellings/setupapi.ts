import type { Row } from "./row";

export const setupapi: readonly Row[] = [
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
