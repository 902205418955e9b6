import { hex } from "../hex";

const learn = "https://learn.microsoft.com";
const client = `${learn}/troubleshoot/windows-client/installing-updates-features-roles`;
const server = `${learn}/troubleshoot/windows-server/installing-updates-features-roles`;
const upgrade = `${learn}/troubleshoot/windows-client/setup-upgrade-and-drivers`;
const configMgr = `${learn}/troubleshoot/mem/configmgr/update-management`;
const errorRef = `${learn}/openspecs/windows_protocols/ms-erref`;
const common = `${client}/common-windows-update-errors`;
const repair = `${server}/fix-windows-update-errors`;
const wuReset = `${client}/additional-resources-for-windows-update`;
const scanFailures = `${configMgr}/troubleshoot-software-update-scan-failures`;
const clientAgents = `${configMgr}/troubleshoot-issues-with-wsus-client-agents`;
const upgradeSteps = `${upgrade}/windows-10-upgrade-resolution-procedures`;
/** The current edition of KB822798. */
const kb822798 = `${server}/cannot-install-updates-programs`;
const msiCodes = `${learn}/windows/win32/msi/error-codes`;

/** The page that lists a whole family. */
const familyPages: Readonly<Record<string, string>> = {
  Win32: `${errorRef}/18d8fbe8-a967-4f1c-ae50-99ca8e491d2d`,
  HRESULT: `${errorRef}/705fb797-2175-4a90-b5a3-3918024b10b8`,
  NTSTATUS: `${errorRef}/596a1078-e883-4972-9bbc-49e60bebca55`,
  "Cryptography and trust": `${errorRef}/705fb797-2175-4a90-b5a3-3918024b10b8`,
  "Windows Update": `${learn}/windows/deployment/update/windows-update-error-reference`,
  CBS: common,
  BITS: `${learn}/windows/win32/bits/bits-return-values`,
  WinHTTP: `${learn}/windows/win32/wua_sdk/wua-networking-error-codes-`,
  WinINet: `${learn}/windows/win32/wua_sdk/wua-networking-error-codes-`,
  "Windows Setup": `${upgrade}/windows-10-upgrade-error-codes`,
  "Windows Setup extend code": `${upgrade}/windows-10-upgrade-error-codes`,
};

/** The page about one error, by symbol; by canonical value where there is no symbol. */
const pages: Readonly<Record<string, string>> = {
  ERROR_FILE_NOT_FOUND: `${server}/troubleshoot-windows-update-error-0x80070002`,
  ERROR_PATH_NOT_FOUND: `${server}/error-0x80070003-windows-update-fails`,
  ERROR_ACCESS_DENIED: `${client}/troubleshoot-windows-update-error-0x80070005`,
  ERROR_NOT_ENOUGH_MEMORY: `${client}/troubleshoot-windows-update-error-0x80070008`,
  ERROR_OUTOFMEMORY: `${client}/error-0x8007000e-0x800705aa-insufficient-virtual-memory`,
  ERROR_NO_SYSTEM_RESOURCES: `${server}/error-0x800705aa-windows-update-fails`,
  ERROR_INVALID_DATA: `${server}/error-invalid-data-startup-installing-updates`,
  ERROR_SHARING_VIOLATION: common,
  ERROR_INVALID_PARAMETER: repair,
  ERROR_DISK_FULL: `${server}/troubleshoot-windows-update-error-0x80070070`,
  ERROR_SERVICE_DISABLED: common,
  ERROR_SERVICE_DOES_NOT_EXIST: clientAgents,
  ERROR_SERVICE_NOT_ACTIVE: `${client}/windows-update-issues-troubleshooting`,
  ERROR_SERVICE_REQUEST_TIMEOUT: wuReset,
  ERROR_SHUTDOWN_IN_PROGRESS: `${server}/troubleshoot-error-0x8007045b`,
  ERROR_NOT_FOUND: `${server}/troubleshoot-windows-update-error-0x80070490`,
  ERROR_FILE_CORRUPT: `${client}/troubleshoot-windows-update-error-0x80070570`,
  ERROR_INSTALL_FAILURE: msiCodes,
  ERROR_INSTALL_SERVICE_FAILURE: msiCodes,
  ERROR_INSTALL_USEREXIT: msiCodes,
  ERROR_INSTALL_SUSPEND: msiCodes,
  ERROR_UNKNOWN_PRODUCT: msiCodes,
  ERROR_INSTALL_ALREADY_RUNNING: msiCodes,
  ERROR_INSTALL_PACKAGE_OPEN_FAILED: msiCodes,
  ERROR_INSTALL_PACKAGE_INVALID: msiCodes,
  ERROR_INSTALL_SOURCE_ABSENT: msiCodes,
  ERROR_PATCH_TARGET_NOT_FOUND: msiCodes,
  ERROR_PRODUCT_VERSION: msiCodes,
  ERROR_SUCCESS_REBOOT_INITIATED: msiCodes,
  ERROR_SUCCESS_REBOOT_REQUIRED: msiCodes,
  RPC_S_CALL_FAILED: common,
  EPT_S_NOT_REGISTERED: `${client}/troubleshoot-windows-update-error-0x800706d9`,
  ERROR_FAIL_REBOOT_REQUIRED: `${server}/troubleshoot-windows-update-error-0x80070bc9`,
  ERROR_SXS_ASSEMBLY_MISSING: common,
  ERROR_SXS_COMPONENT_STORE_CORRUPT: repair,
  ERROR_SXS_TRANSACTION_CLOSURE_INCOMPLETE: common,
  ERROR_SXS_FILE_HASH_MISMATCH: repair,
  ERROR_SXS_ASSEMBLY_NOT_FOUND: repair,
  E_FAIL: upgradeSteps,
  E_UNEXPECTED: `${server}/troubleshoot-windows-update-error-0x8000ffff`,
  CBS_E_NOT_APPLICABLE: `${server}/troubleshoot-windows-server-update-guidance`,
  CBS_E_SOURCE_MISSING: common,
  CBS_E_ABORT: common,
  CBS_E_HANG_DETECTED: `${server}/troubleshoot-windows-update-error-0x800f0920`,
  CBS_E_NEW_SERVICING_STACK_REQUIRED: `${server}/troubleshoot-windows-update-error-0x800f0823`,
  CBS_E_STORE_CORRUPTION: `${configMgr}/error-0x800f0831-installing-update`,
  CBS_E_XML_PARSER_FAILURE: `${client}/errors-in-checksur-log`,
  CBS_E_DOWNLOAD_FAILURE: `${server}/dism-fails-with-error-0x800f0906`,
  CBS_E_GROUPPOLICY_DISALLOWED: `${server}/dism-fails-with-error-0x800f0906`,
  CBS_E_NO_OPTIONAL_CONTENT_FOUND_ON_UPDATE_SERVERS: `${client}/error-0x8024402c-installing-update-feature-on-demand`,
  CBS_E_INSTALLERS_FAILED: `${server}/error-0x800f0922-installing-windows-updates`,
  PSFX_E_MATCHING_COMPONENT_NOT_FOUND: repair,
  PSFX_E_MATCHING_BINARY_MISSING: repair,
  PSFX_E_APPLY_FORWARD_DELTA_FAILED: repair,
  WU_E_CALL_CANCELLED: common,
  WU_E_NOT_APPLICABLE: upgradeSteps,
  WU_E_NO_INTERACTIVE_USER: common,
  WU_E_ALL_UPDATES_FAILED: common,
  WU_E_DOWNLOAD_FAILED: wuReset,
  WU_E_DM_NOTDOWNLOADED: upgradeSteps,
  WU_E_UNEXPECTED: upgradeSteps,
  WU_E_UH_INVALIDMETADATA: common,
  WU_E_UH_POSTREBOOTSTILLPENDING: common,
  WU_E_PT_SOAPCLIENT_SOAPFAULT: `${configMgr}/error-80244007-when-wsus-client-scans-updates`,
  WU_E_PT_EXCEEDED_MAX_SERVER_TRIPS: `${configMgr}/wsus-maintenance-guide`,
  WU_E_PT_HTTP_STATUS_DENIED: scanFailures,
  WU_E_PT_HTTP_STATUS_FORBIDDEN: `${client}/error-403-connect-to-windows-update`,
  WU_E_PT_HTTP_STATUS_NOT_FOUND: scanFailures,
  WU_E_PT_HTTP_STATUS_PROXY_AUTH_REQ: scanFailures,
  WU_E_PT_HTTP_STATUS_REQUEST_TIMEOUT: scanFailures,
  WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL: scanFailures,
  WU_E_PT_WINHTTP_NAME_NOT_RESOLVED: scanFailures,
  WU_E_PT_ECP_SUCCEEDED_WITH_ERRORS: common,
  WU_E_DS_UNABLETOSTART: scanFailures,
  WU_E_REDIRECTOR_ID_SMALLER: scanFailures,
  WU_E_DS_SERVICEEXPIRED: `${learn}/en-us/previous-versions/windows/desktop/aa386822(v=vs.85)`,
  WU_E_SETUP_SKIP_UPDATE: common,
  ERROR_WINHTTP_TIMEOUT: common,
  ERROR_WINHTTP_NAME_NOT_RESOLVED: clientAgents,
  ERROR_WINHTTP_CANNOT_CONNECT: `${server}/troubleshoot-windows-update-download-error-codes`,
  ERROR_WINHTTP_CONNECTION_ERROR: `${client}/troubleshoot-windows-update-error-0x80072efe-with-cipher-suite-configuration`,
  ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED: scanFailures,
  ERROR_WINHTTP_SECURE_FAILURE: `${server}/troubleshoot-windows-update-error-0x80072f8f`,
  WININET_E_DECODING_FAILED: `${server}/troubleshoot-windows-update-error-0x80072f8f`,
  CRYPT_E_NOT_FOUND: "https://support.microsoft.com/help/4472027/",
  CRYPT_E_FILE_ERROR: repair,
  CRYPT_E_SECURITY_SETTINGS: `${learn}/en-us/troubleshoot/windows-server/deployment/error-when-you-validate-copy-windows`,
  TRUST_E_SYSTEM_ERROR: kb822798,
  TRUST_E_TIME_STAMP: kb822798,
  TRUST_E_BAD_DIGEST: kb822798,
  TRUST_E_CERT_SIGNATURE: kb822798,
  TRUST_E_PROVIDER_UNKNOWN: kb822798,
  TRUST_E_SUBJECT_FORM_UNKNOWN: kb822798,
  TRUST_E_SUBJECT_NOT_TRUSTED: kb822798,
  CERT_E_UNTRUSTEDROOT: kb822798,
  TRUST_E_NOSIGNATURE: repair,
  CERT_E_EXPIRED: repair,
  BG_E_MISSING_FILE_SIZE: clientAgents,
  BG_E_INSUFFICIENT_RANGE_SUPPORT: clientAgents,
  BG_E_VALIDATION_FAILED: common,
  BG_E_HTTP_ERROR_403: clientAgents,
  DO_E_DOWNLOAD_NO_PROGRESS: common,
  MOSETUP_E_SETUP_PLATFORM: upgradeSteps,
  MOSETUP_E_CLEANUP_PENDING: upgradeSteps,
  MOSETUP_E_COMPAT_SYSREQ_BLOCK: upgradeSteps,
  MOSETUP_E_COMPAT_DOWNLOADREQ_BLOCK: upgradeSteps,
  MOSETUP_E_INSTALLDISKSPACE_BLOCK: upgradeSteps,
  MOSETUP_E_COMPAT_INSTALLREQ_BLOCK: upgradeSteps,
  MOSETUP_E_COMPAT_INSTALLREQ_CANCEL: upgradeSteps,
  STATUS_TRANSACTION_NOT_ACTIVE: `${server}/error-c0190003-install-updates-restart-computer`,
  JET_errRecordTooBig: "https://www.betaarchive.com/wiki/index.php?title=Microsoft_KB_Archive/940276",
  "0x8007F007": kb822798,
  "0x8007F01E": kb822798,
  "0x8007F0DA": kb822798,
  "0x8007F0F4": "https://support.microsoft.com/kb/949388",
  "0x8024A10A": common,
  "0x8024A105": wuReset,
  "0xC1420121": `${server}/troubleshoot-windows-update-error-0x80070002`,
};

/**
 * The best documentation page for a reading: the article about the error where there is one, else the page of its family;
 * undefined when neither is known. Addresses are those of the articles' places in Microsoft's documentation.
 */
export function pageOf(family: string, symbols: readonly string[], canonical: number): string | undefined {
  for (const key of [...symbols, hex(canonical)]) if (Object.hasOwn(pages, key)) return pages[key];
  return familyPages[family];
}
