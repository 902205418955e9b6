import type { Row } from "./row";

/** Texts and data of the event log, in the layouts of its viewers. */
export const eventLog: readonly Row[] = [
  [
    "Installation Failure: Windows failed to install the following update with error 0x800F0922: Cumulative update.",
    ["0x800F0922", "0x800F0922", "CBS_E_INSTALLERS_FAILED"],
  ],
  [
    "Package KB9900001 failed to be changed to the Installed state. Status: 0x80070bc9.",
    ["0x80070bc9", "0x80070BC9", "ERROR_FAIL_REBOOT_REQUIRED"],
  ],
  [
    "The Contoso service terminated with the following error: %%1068",
    ["1068", "0x8007042C", "ERROR_SERVICE_DEPENDENCY_FAIL"],
  ],
  [
    "The Contoso service terminated with the following error: %%-2147024891",
    ["-2147024891", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  ["The Contoso service stopped. %%2147942405", ["2147942405", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["Exception code: 0xc0000005", ["0xc0000005", "0xC0000005", "STATUS_ACCESS_VIOLATION"]],
  [
    '\tError\t5/6/2031 10:20:30 AM\tMsiInstaller\t1024\tNone\t"Product: Contoso - update could not be installed. Error code 1603."',
    ["1603", "0x80070643", "ERROR_INSTALL_FAILURE"],
  ],
  ["svchost (3312) The database engine stopped with error -1811.", ["-1811", "0xFFFFF8ED", "JET_errFileNotFound"]],
  ["Data:         0000: 72 00 00 c0   r..\u00c0", ["72 00 00 c0", "0xC0000072", "STATUS_ACCOUNT_DISABLED"]],
  ["Data: 05 00 07 80", ["05 00 07 80", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["0000: c0000072 00000000", ["c0000072", "0xC0000072", "STATUS_ACCOUNT_DISABLED"]],
  [
    "0008: 00000000 80070005 00000000 C0000034",
    ["80070005", "0x80070005", "ERROR_ACCESS_DENIED"],
    ["C0000034", "0xC0000034", "STATUS_OBJECT_NAME_NOT_FOUND"],
  ],
  ["0000: 00 00 00 00 02 00 4E 00   ......N.  "],
  ["0010: 00 00 00 00 43 06 07 80   ....C..\u20ac", ["43 06 07 80", "0x80070643", "ERROR_INSTALL_FAILURE"]],
  ["<Binary>720000C0</Binary>", ["720000C0", "0xC0000072", "STATUS_ACCOUNT_DISABLED"]],
  ["    <Binary>0000000005000780</Binary>", ["05000780", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["Data               : {114, 0, 0, 192}", ["114, 0, 0, 192", "0xC0000072", "STATUS_ACCOUNT_DISABLED"]],
  ["Data               : {5, 0, 7, 128...}", ["5, 0, 7, 128", "0x80070005", "ERROR_ACCESS_DENIED"]],
  ["00000000: 05 00 07 80", ["05 00 07 80", "0x80070005", "ERROR_ACCESS_DENIED"]],
];
