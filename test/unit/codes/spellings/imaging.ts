import type { Row } from "./row";

/** DISM.log and what DISM prints. */
export const imaging: readonly Row[] = [
  [
    "2031-02-11 08:01:12, Error                 DISM   DISM Package Manager: PID=4120 TID=5532 Failed to finalize the changes. - CPackageManager::Finish(hr:0x800f081f)",
    ["0x800f081f", "0x800F081F", "CBS_E_SOURCE_MISSING"],
  ],
  [
    "2031-02-11 08:01:12, Info                  DISM   API: PID=4120 TID=5532 Leave - CSessionTable::Find(hr:0x80070490)",
    ["0x80070490", "0x80070490", "ERROR_NOT_FOUND"],
  ],
  [
    "2031-02-11 08:01:13, Error                 DISM   DISM Package Manager: PID=4120 TID=5532 CBS AddSource failed with HRESULT=0x80070003! - CSource::Add",
    ["0x80070003", "0x80070003", "ERROR_PATH_NOT_FOUND"],
  ],
  [
    "2031-02-11 08:01:13, Error                 DISM   DISM Package Manager: PID=4120 the call failed with HRESULT=800F0950! - CCbs::Open",
    ["800F0950", "0x800F0950", "CBS_E_NO_OPTIONAL_CONTENT_FOUND_FOR_BUILD"],
  ],
  [
    "[4120.5532] [0x80070002] OpenNamedFile:(1207): File not there.",
    ["0x80070002", "0x80070002", "ERROR_FILE_NOT_FOUND"],
  ],
  ["[4120] [0x8007007b] CheckName:(88): bad name", ["0x8007007b", "0x8007007B", "ERROR_INVALID_NAME"]],
  ["[4120.5532] [0xc142011c] Mount:(301)", ["0xc142011c", "0xC142011C", "-"]],
  [
    "2031-02-11 08:01:14, Warning               DISM   DISM Provider Store: PID=4120 TID=5532 Failed to load the provider. (hr:0x8007007e)",
    ["0x8007007e", "0x8007007E", "ERROR_MOD_NOT_FOUND"],
  ],
  [
    "2031-02-11 08:01:15, Info                  DISM   DISM.EXE: Image session has been closed. Reboot required=no. hr = 0x80004005",
    ["0x80004005", "0x80004005", "E_FAIL"],
  ],
  [
    "2031-02-11 08:01:15, Error                 DISM   CDism::Run failed, exit code 0xc0040001",
    ["0xc0040001", "0xC0040001", "DISMAPI_E_DISMAPI_NOT_INITIALIZED"],
  ],
  ["Error: 0x800f0954", ["0x800f0954", "0x800F0954", "CBS_E_NO_OPTIONAL_CONTENT_FOUND_ON_UPDATE_SERVERS"]],
  ["Error: 87", ["87", "0x80070057", "ERROR_INVALID_PARAMETER"]],
  ["Error: 1726", ["1726", "0x800706BE", "RPC_S_CALL_FAILED"]],
  ["Fehler: 50", ["50", "0x80070032", "ERROR_NOT_SUPPORTED"]],
  ["Error: 3010 ", ["3010", "0x80070BC2", "ERROR_SUCCESS_REBOOT_REQUIRED"]],
];
