import type { Row } from "./row";

/** setupapi.dev.log and its kin since Vista. */
export const setupapiDev: readonly Row[] = [
  ["!!!  dvi:      Device Install failed. Error = 0x000005B4", ["0x000005B4", "0x800705B4", "ERROR_TIMEOUT"]],
  [
    "!!!  sto:      Failed to import driver package into the store. Error = 0x00000490",
    ["0x00000490", "0x80070490", "ERROR_NOT_FOUND"],
  ],
  [
    "!    sig:           Verifying file failed: (0x800b0109) root not trusted",
    ["0x800b0109", "0x800B0109", "CERT_E_UNTRUSTEDROOT"],
  ],
  [
    "     dvi:      {Core Device Install - exit(0xe0000219)} 18:22:31.407",
    ["0xe0000219", "0x800F0219", "ERROR_NO_ASSOCIATED_SERVICE"],
  ],
  [
    "     sto: {Setup Import Driver Package - exit (0xe0000242)} 18:22:31.407",
    ["0xe0000242", "0x800F0242", "ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED"],
  ],
  [
    "     ump: Installer process ended. exit code 0x00000bc2",
    ["0x00000bc2", "0x80070BC2", "ERROR_SUCCESS_REBOOT_REQUIRED"],
  ],
  ["<<<  [Exit status: FAILURE(0x00000103)]", ["0x00000103", "0x80070103", "ERROR_NO_MORE_ITEMS"]],
  ["<<<  [Exit Status(0xe0000235)]", ["0xe0000235", "0x800F0235", "ERROR_IN_WOW64"]],
  [
    "     dvi:      Device Status: 0x01802400, Problem: 0x1c (0xc0000490)",
    ["0x1c", "0x0000001C", "CM_PROB_FAILED_INSTALL"],
    ["0xc0000490", "0xC0000490", "STATUS_PNP_NO_COMPAT_DRIVERS"],
  ],
  [
    "!    dvi:           Device 'ROOT\\\\EXAMPLE\\\\0000' needs a restart: problem: 0x15: CM_PROB_WILL_BE_REMOVED",
    ["0x15", "0x00000015", "CM_PROB_WILL_BE_REMOVED"],
  ],
  [
    "!    dvi:           CM_Setup_DevNode failed, CfgMgr32 returned: 0x1f: CR_INVALID_DATA",
    ["0x1f", "0x0000001F", "CR_INVALID_DATA"],
  ],
  [
    "!    dvi:           Unable to restart the device, CR_ACCESS_DENIED",
    ["CR_ACCESS_DENIED", "0x00000033", "CR_ACCESS_DENIED"],
  ],
  ["!!!  inf:           Error 1060: the service is not there.", ["1060", "0x80070424", "ERROR_SERVICE_DOES_NOT_EXIST"]],
  [
    "!    idb:           Failed to open a key. Error = 0x00000002",
    ["0x00000002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  ["!!!  cci:      Co-installer returned error 0xe000020b", ["0xe000020b", "0x800F020B", "ERROR_NO_SUCH_DEVINST"]],
  [
    "!!!  flq:           CopyFile failed, FileQueue error 0x00000020",
    ["0x00000020", "0x80070020", "ERROR_SHARING_VIOLATION"],
  ],
  [
    "     dvi:           {Install DEVICE exit (0x00000430)}",
    ["0x00000430", "0x80070430", "ERROR_SERVICE_MARKED_FOR_DELETE"],
  ],
  [
    "     ump: {Plug and Play Service: Device Install exit(e0000203)}",
    ["e0000203", "0x800F0203", "ERROR_NO_DRIVER_SELECTED"],
  ],
  ["     ndv: Device install status=0xe0000203", ["0xe0000203", "0x800F0203", "ERROR_NO_DRIVER_SELECTED"]],
  [
    "     ump: Server install process exited with code 0xe0000227 12:18:30.003",
    ["0xe0000227", "0x800F0227", "ERROR_INVALID_COINSTALLER"],
  ],
  [
    "!    dvi:                Selecting driver failed(0xe0000228)",
    ["0xe0000228", "0x800F0228", "ERROR_NO_COMPAT_DRIVERS"],
  ],
  ["!!!  dvi:      Class installer: failed(0x00000032)!", ["0x00000032", "0x80070032", "ERROR_NOT_SUPPORTED"]],
  [
    "!!!  dvi:  Device not started: Device has problem: 0x27 (CM_PROB_DRIVER_FAILED_LOAD), problem status: 0xc000007a.",
    ["0x27", "0x00000027", "CM_PROB_DRIVER_FAILED_LOAD"],
    ["0xc000007a", "0xC000007A", "STATUS_PROCEDURE_NOT_FOUND"],
  ],
  [
    "!!!  dvi:      Device not started: Device has problem: 0x0a: CM_PROB_FAILED_START.",
    ["0x0a", "0x0000000A", "CM_PROB_FAILED_START"],
  ],
  [
    "!!!  flq:      Error 2: Das System kann die angegebene Datei nicht finden.",
    ["2", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
];
