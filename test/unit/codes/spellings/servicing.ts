import type { Row } from "./row";

/** CBS.log, CSI lines among them. */
export const servicing: readonly Row[] = [
  [
    "2031-02-11 07:14:02, Error                 CSI    00000009@2031/2/11:06:14:02.123 (F) 80220008 [Error,Facility=FACILITY_STATE_MANAGEMENT,Code=8] #213549# from Contoso::GetValue(options = 393216)",
    ["80220008", "0x80220008", "-"],
  ],
  [
    "2031-02-11 07:14:02, Error                 CSI    0000000a (F) c0150019 [Error,Facility=(system),Code=25 (0x0019)] originated in function Contoso::Expand expression: (null)",
    ["c0150019", "0xC0150019", "STATUS_SXS_IDENTITY_PARSE_ERROR"],
  ],
  [
    "2031-02-11 07:14:02, Error                 CSI    0000000b (F) base\\wcp\\x.cpp(1089): Error 80073712 [Error,Facility=FACILITY_WIN32,Code=14098 (0x3712)] originated in function Contoso::Expand",
    ["80073712", "0x80073712", "ERROR_SXS_COMPONENT_STORE_CORRUPT"],
    ["14098", "0x80073712", "ERROR_SXS_COMPONENT_STORE_CORRUPT"],
    ["0x3712", "0x80073712", "ERROR_SXS_COMPONENT_STORE_CORRUPT"],
  ],
  [
    "2031-02-11 07:14:02, Info                  CBS    Failed to resolve package 'Contoso-Package~1122334455667788~amd64~~10.0.1.4' [HRESULT = 0x80070490 - ERROR_NOT_FOUND]",
    ["0x80070490", "0x80070490", "ERROR_NOT_FOUND"],
  ],
  [
    "2031-02-11 07:14:02, Info                  CBS    Failed to open the session. [HRESULT = 0x8000ffff - E_UNEXPECTED]",
    ["0x8000ffff", "0x8000FFFF", "E_UNEXPECTED"],
  ],
  [
    "2031-02-11 07:14:03, Error                 CBS    Exec: Failed to commit the staged changes. [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]",
    ["0x80070020", "0x80070020", "ERROR_SHARING_VIOLATION"],
  ],
  [
    "2031-02-11 07:14:03, Info                  CBS    Mismatched result [HRESULT = 0x8024402c - Unknown Error]",
    ["0x8024402c", "0x8024402C", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"],
  ],
  [
    "2031-02-11 07:14:04, Info                  CBS    WER: Generating failure report, status: 0x800f0922, failure source: AI, start state: Staged",
    ["0x800f0922", "0x800F0922", "CBS_E_INSTALLERS_FAILED"],
  ],
  [
    "2031-02-11 07:14:04, Info                  CBS    Session: 31241577_204415662 finalized. Reboot required: no [HRESULT = 0x800f0831 - CBS_E_STORE_CORRUPTION]",
    ["0x800f0831", "0x800F0831", "CBS_E_STORE_CORRUPTION"],
  ],
  [
    "2031-02-11 07:14:05, Info                  CSI    0000001f (F) STATUS_OBJECT_NAME_NOT_FOUND #84# from an invented call, flags = 0)[gle=0xd0000034]",
    ["STATUS_OBJECT_NAME_NOT_FOUND", "0xC0000034", "STATUS_OBJECT_NAME_NOT_FOUND"],
    ["0xd0000034", "0xC0000034", "STATUS_OBJECT_NAME_NOT_FOUND"],
  ],
  [
    "2031-02-11 07:14:05, Info                  CSI    00000020@2031/2/11:06:14:05.118 (F) E_FAIL while the file was opened",
    ["E_FAIL", "0x80004005", "E_FAIL"],
  ],
  [
    "2031-02-11 07:14:06, Error                 CSI    00000021 (F) HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED) #97# from the security step",
    ["ERROR_ACCESS_DENIED", "0x80070005", "ERROR_ACCESS_DENIED"],
  ],
  [
    "2031-02-11 07:14:06, Error                 CSI    00000022 (F) NTSTATUS_FROM_WIN32(ERROR_FILE_NOT_FOUND)",
    ["ERROR_FILE_NOT_FOUND", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  [
    "2031-02-11 07:14:06, Info                  CSI    00000023 (F) error 0x80070003 while deleting a directory",
    ["0x80070003", "0x80070003", "ERROR_PATH_NOT_FOUND"],
  ],
  [
    "2031-02-11 07:14:07, Info                  CBS    Package is not applicable, hr = CBS_E_NOT_APPLICABLE",
    ["CBS_E_NOT_APPLICABLE", "0x800F081E", "CBS_E_NOT_APPLICABLE"],
  ],
  [
    "2031-02-11 07:14:07, Error                 CBS    Pending transaction ended with CBS_E_INVALID_PACKAGE (0x800f0805)",
    ["0x800f0805", "0x800F0805", "CBS_E_INVALID_PACKAGE"],
  ],
  [
    "2031-02-11 07:14:08, Info                  CBS    Doqe: Failed installing a driver [HRESULT = 0xe0000247]",
    ["0xe0000247", "0x800F0247", "ERROR_DRIVER_STORE_ADD_FAILED"],
  ],
  [
    "2031-02-11 07:14:08, Info                  CBS    TI: startup processing failed, hr=0xC0000142",
    ["0xC0000142", "0xC0000142", "STATUS_DLL_INIT_FAILED"],
  ],
  ["[gle=0x80073701]", ["0x80073701", "0x80073701", "ERROR_SXS_ASSEMBLY_MISSING"]],
  [
    "2031-02-11 07:14:09, Info                  DPX    Extraction of file failed, error 0x80070570",
    ["0x80070570", "0x80070570", "ERROR_FILE_CORRUPT"],
  ],
  [
    "2031-02-11 07:14:09, Info                  CBS    Startup: poqexec returned [HRESULT = 0x800f0826 - CBS_E_INSUFFICIENT_DISK_SPACE - wrong name]",
    ["0x800f0826", "0x800F0826", "CBS_E_PENDING_VICTIM"],
    ["CBS_E_INSUFFICIENT_DISK_SPACE", "0x800F0828", "CBS_E_INSUFFICIENT_DISK_SPACE"],
  ],
];
