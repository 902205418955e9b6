import { describe, expect, it } from "vitest";
import { type CodeContext, explainCode, findCodes } from "../../../server/src/service/codes";

/** The rules by which a number becomes an error: which family, which name, whether it is inferred. */
describe("rules for a code alone: value, family, name, inferred", () => {
  it.each([
    // HRESULT_FROM_WIN32
    ["0x80070643", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE", false],
    ["0x8007042B", "0x8007042B", "Win32", "ERROR_PROCESS_ABORTED", false],
    // update.exe, never Win32
    ["0x8007F0DA", "0x8007F0DA", "update.exe", undefined, true],
    ["0x8007F01E", "0x8007F01E", "update.exe", "STR_CATALOG_INSTALL_FAILED", false],
    ["0x8007F007", "0x8007F007", "update.exe", undefined, true],
    ["0x8007F0F4", "0x8007F0F4", "update.exe", "STATUS_PREREQUISITE_FAILED", false],
    ["0xF0F1", "0x8007F0F1", "update.exe", undefined, false],
    ["61684", "0x8007F0F4", "update.exe", "STATUS_PREREQUISITE_FAILED", false],
    ["0xF201", "0x8007F201", "update.exe", undefined, true],
    ["61953", "0x8007F201", "update.exe", undefined, true],
    // Facility 15 is shared
    ["0x800F0000", "0x800F0000", "SetupAPI", "SPAPI_E_EXPECTED_SECTION_NAME", false],
    ["0x800F0300", "0x800F0300", "SetupAPI", "SPAPI_E_UNRECOVERABLE_STACK_OVERFLOW", false],
    ["0x800F1000", "0x800F1000", "SetupAPI", "SPAPI_E_ERROR_NOT_INSTALLED", false],
    ["0x800F0800", "0x800F0800", "CBS", "CBS_E_INTERNAL_ERROR", false],
    ["0x800F0988", "0x800F0988", "CBS", "PSFX_E_INVALID_DELTA_COMBINATION", false],
    ["0xE0000102", "0x800F0102", "SetupAPI", "ERROR_LINE_NOT_FOUND", false],
    // Success codes of servicing
    ["0x000F0801", "0x000F0801", "CBS", "CBS_S_BUSY", false],
    ["0x000F08FF", "0x000F08FF", "CBS", undefined, true],
    // Small negative numbers
    ["0xFFFFFBFE", "0xFFFFFBFE", "ESE", "JET_errRecordTooBig", false],
    ["-614", "0xFFFFFD9A", "ESE", "JET_errCheckpointDepthTooDeep", false],
    ["-4999", "0xFFFFEC79", "ESE", undefined, true],
    // Other negative numbers
    ["-2145124329", "0x80240017", "Windows Update", "WU_E_NOT_APPLICABLE", false],
    ["-2016410007", "0x87D00669", "Configuration Manager", undefined, false],
    ["-2147287038", "0x80030002", "HRESULT", "STG_E_FILENOTFOUND", false],
    ["-1073741515", "0xC0000135", "NTSTATUS", "STATUS_DLL_NOT_FOUND", false],
    // Wrapped
    ["0xD0000034", "0xC0000034", "NTSTATUS", "STATUS_OBJECT_NAME_NOT_FOUND", false],
    ["0xD000042A", "0xC000042A", "NTSTATUS", "STATUS_REQUEST_OUT_OF_SEQUENCE", false],
    ["0x90000005", "0x80000005", "NTSTATUS", "STATUS_BUFFER_OVERFLOW", false],
    ["0xD007000D", "0x8007000D", "Win32", "ERROR_INVALID_DATA", false],
    ["0xC007000D", "0x8007000D", "Win32", "ERROR_INVALID_DATA", false],
    // BITS and HTTP
    ["0x80190194", "0x80190194", "BITS", "BG_E_HTTP_ERROR_404", false],
    ["0x801901FE", "0x801901FE", "BITS", undefined, false],
    ["0x80190009", "0x80190009", "NTSTATUS", "STATUS_COULD_NOT_RESIZE_LOG", false],
    ["0x80D02002", "0x80D02002", "Delivery Optimization", "DO_E_DOWNLOAD_NO_PROGRESS", false],
    ["0x80072F8F", "0x80072F8F", "WinHTTP", "ERROR_WINHTTP_SECURE_FAILURE", false],
    ["12175", "0x80072F8F", "WinHTTP", "ERROR_WINHTTP_SECURE_FAILURE", false],
    ["0x80072EE2", "0x80072EE2", "WinHTTP", "ERROR_WINHTTP_TIMEOUT", false],
    // Windows Setup
    ["0xC1900107", "0xC1900107", "Windows Setup", "MOSETUP_E_CLEANUP_PENDING", false],
    ["0xC1900208", "0xC1900208", "Windows Setup", "MOSETUP_E_COMPAT_INSTALLREQ_BLOCK", false],
    // Windows Installer
    ["1603", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE", false],
    ["1641", "0x80070669", "Win32", "ERROR_SUCCESS_REBOOT_INITIATED", false],
    ["3010", "0x80070BC2", "Win32", "ERROR_SUCCESS_REBOOT_REQUIRED", false],
    ["1646", "0x8007066E", "Win32", "ERROR_PATCH_REMOVAL_UNSUPPORTED", false],
    ["return value 3", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE", false],
    // ESE wrapped by other programs: likely, no more
    ["0xC8000222", "0xC8000222", "ESE", "JET_errLogSectorSizeMismatch", true],
    // Image files: one unverified table, a few rows of it confirmed
    ["0xC1420127", "0xC1420127", "WIMGAPI", undefined, false],
    ["0xC1420121", "0xC1420121", "WIMGAPI", undefined, false],
    ["0xC142010B", "0xC142010B", "WIMGAPI", undefined, true],
    ["0xC1510114", "0xC1510114", "DISM", "DISMAPI_E_NEEDS_REMOUNT", false],
    ["0xC1510111", "0xC1510111", "DISM", undefined, true],
    ["0xC0040005", "0xC0040005", "DISM", "DISMAPI_E_INVALID_IMAGE_INDEX", false],
    // Families of single headers
    ["0x80131500", "0x80131500", ".NET", "COR_E_EXCEPTION", false],
    ["0xE0434352", "0xE0434352", "Exception", "EXCEPTION_COMPLUS", false],
    ["0xC00E4104", "0xC00E4104", "Delta patching", "ERROR_PATCH_WRONG_FILE", false],
    ["0x8004A029", "0x8004A029", "Network setup", "NETCFG_E_MAX_FILTER_LIMIT", false],
    ["0x800CC801", "0x800CC801", "IIS metabase", "MD_ERROR_DATA_NOT_FOUND", false],
    ["0xC0010015", "0xC0010015", "NDIS", "NDIS_STATUS_INVALID_DATA", false],
    ["2224", "0x800708B0", "Win32", "NERR_UserExists", false],
    // No trustworthy name
    ["0x8024A105", "0x8024A105", "Windows Update", undefined, true],
    ["0xC1900223", "0xC1900223", "Windows Setup", undefined, true],
    ["0x8024A10A", "0x8024A10A", "Windows Update", "USO_E_SERVICE_SHUTTING_DOWN", false],
  ])("%s", (input, value, family, symbol, inferred) => {
    const explanation = explainCode(input);
    const best = explanation.readings[0]!;
    expect([explanation.value, best.family, best.symbol, best.inferred]).toEqual([value, family, symbol, inferred]);
  });
});

describe("rules for a code in its line: the code, the first family and name", () => {
  it.each<[string, CodeContext, string, string, string | undefined]>([
    [
      "Send failed with hr = 80072f8f.",
      { format: "windowsupdate-log" },
      "80072f8f",
      "WinHTTP",
      "ERROR_WINHTTP_SECURE_FAILURE",
    ],
    [
      "WinHttp: SendRequest failed 0x80072ee2 (WinINet is not used)",
      {},
      "0x80072ee2",
      "WinHTTP",
      "ERROR_WINHTTP_TIMEOUT",
    ],
    ["Internet Explorer: download failed with error 12029", {}, "12029", "WinINet", "ERROR_INTERNET_CANNOT_CONNECT"],
    [
      "InternetOpenUrl failed, error 12007",
      { component: "WinInet" },
      "12007",
      "WinINet",
      "ERROR_INTERNET_NAME_NOT_RESOLVED",
    ],
    [
      "MyInstallCatalog failed for a.cat; error=0xfffffbfe.",
      { format: "svcpack-log" },
      "0xfffffbfe",
      "ESE",
      "JET_errRecordTooBig",
    ],
    ["Failed to open the store, error = -1811", { component: "DtaStor" }, "-1811", "ESE", "JET_errFileNotFound"],
    [
      "Update.exe return code was masked to 0x643 for MSI custom action compliance.",
      {},
      "0x643",
      "Win32",
      "ERROR_INSTALL_FAILURE",
    ],
    ["Update.exe extended error code = 0xf01e", {}, "0xf01e", "update.exe", "STR_CATALOG_INSTALL_FAILED"],
    [
      "Failed to add assembly. [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]",
      {},
      "0x800f0805",
      "CBS",
      "CBS_E_INVALID_PACKAGE",
    ],
    ["returned: 0x000f0803, failed", {}, "0x000f0803", "CBS", "CBS_S_STACK_SHUTDOWN_REQUIRED"],
    ["CfgMgr32 returned: 0x17: CR_REMOVE_VETOED", {}, "0x17", "CONFIGRET", "CR_REMOVE_VETOED"],
    ["Device has problem: 0x1c: CM_PROB_FAILED_INSTALL", {}, "0x1c", "Device problem", "CM_PROB_FAILED_INSTALL"],
    ["Device has problem code 28", {}, "28", "Device problem", "CM_PROB_FAILED_INSTALL"],
    ["The driver failed with NTSTATUS 0x102", {}, "0x102", "NTSTATUS", "STATUS_TIMEOUT"],
    ["setup.exe exited with code 0xC0000135", {}, "0xC0000135", "NTSTATUS", "STATUS_DLL_NOT_FOUND"],
    ["setup.exe exited with code -1073741515", {}, "-1073741515", "NTSTATUS", "STATUS_DLL_NOT_FOUND"],
    ["The process ended with exit code 3010", {}, "3010", "Win32", "ERROR_SUCCESS_REBOOT_REQUIRED"],
    [
      "DllRegisterServer of a.ocx failed with HRESULT=0x80040201",
      {},
      "0x80040201",
      "Self-registration",
      "SELFREG_E_CLASS",
    ],
    ["Event delivery failed with HRESULT=0x80040201", {}, "0x80040201", "HRESULT", "EVENT_E_ALL_SUBSCRIBERS_FAILED"],
    ["Product: Contoso Agent -- Error 1402. Could not open a key.", {}, "1402", "Windows Installer message", undefined],
    ["Result = 0xC1900101 - 0x20017", {}, "0xC1900101", "Windows Setup", "MOSETUP_E_SETUP_PLATFORM"],
    ["succeeded with HRESULT=0x00000431", {}, "0x00000431", "HRESULT", undefined],
    ["GetCatVersion: Failed to retrieve version with error 0x57", {}, "0x57", "Win32", "ERROR_INVALID_PARAMETER"],
    ["GetCatVersion: Failed with error 0x80092004", {}, "0x80092004", "Cryptography and trust", "CRYPT_E_NOT_FOUND"],
  ])("%s", (sentence, context, text, family, symbol) => {
    const code = findCodes(sentence).find((each) => each.text === text);
    expect(code, "found").toBeDefined();
    const best = explainCode(code!, { sentence, ...context }).readings[0]!;
    expect([best.family, best.symbol]).toEqual([family, symbol]);
  });

  it("a small negative number on a line about no database may be another program's", () => {
    const inferred = (sentence: string, context: CodeContext = {}) =>
      explainCode(-1026, { sentence, ...context }).readings.map((reading) => [reading.family, reading.inferred]);
    expect(inferred("setup returned -1026")).toEqual([["ESE", true]]);
    expect(inferred("catalog database: -1026")).toEqual([["ESE", false]]);
    expect(inferred("returned -1026", { component: "DtaStor" })).toEqual([["ESE", false]]);
  });

  it("a small exit code may be the program's own", () => {
    const best = (sentence: string, context: CodeContext = {}) => explainCode(5, { sentence, ...context }).readings[0]!;
    expect(best("setup.exe exited with code 5")).toMatchObject({ symbol: "ERROR_ACCESS_DENIED", inferred: true });
    expect(best("setup.exe exited with code 5").via).toMatch(/if that program/);
    expect(best("OpenService failed with error 5").inferred).toBe(false);
    expect(best("Exit status: FAILURE(0x00000005)").inferred).toBe(false);
  });
});

describe("Windows Setup's extend codes", () => {
  const families = (input: string, context?: CodeContext) =>
    explainCode(input, context).readings.map(({ family }) => family);
  const extend = "Windows Setup extend code";

  it.each([
    "0xC1900101 - 0x2000C",
    "0xC1900101-0x2000c",
    "0xC1900101, 0x2000C",
    "0xC1900101 – 0x2000C",
    "0xC1900101/0x2000C",
    "0xC1900101 (extend code 0x2000C)",
    "Result: 0xC1900101, extended code: 0x0002000C",
  ])("%s", (input) => {
    const { value, readings } = explainCode(input);
    expect(value).toBe("0xC1900101");
    expect(readings.map(({ family, symbol }) => [family, symbol])).toEqual([
      ["Windows Setup", "MOSETUP_E_SETUP_PLATFORM"],
      [extend, "SP_EXECUTION_OP_APPLY_IMAGE"],
    ]);
    expect(readings[1]).toMatchObject({ aliases: ["SP_EXECUTION_SAFE_OS"], inferred: false });
    expect(readings[1]?.via).toBe("extend code 0x2000C: phase 2 (digit above 0xFFFF), operation 0x0C (low byte)");
    expect(readings[1]?.meaning).toMatch(/SafeOS phase.*applying the image/);
  });

  it("other results have them too", () => {
    expect(families("0x8007042B - 0x4000D")).toEqual(["Win32", extend]);
    expect(families("0x80070005 - 0x90016")).toEqual(["Win32"]);
  });

  it("are certain by the words, inferred alone, and never claimed elsewhere", () => {
    const [own] = explainCode("extend code 0x30018").readings;
    expect(own).toMatchObject({ family: extend, symbol: "SP_EXECUTION_OP_SYSPREP", inferred: false });
    expect(explainCode("0x30018").readings[0]).toMatchObject({ family: extend, inferred: true });
    for (const line of ["flags 0x30018 set", "error 0x30018", "0x80070005 then 0x30018"]) {
      expect(families("0x30018", { sentence: line })).not.toContain(extend);
    }
    for (const number of ["0x60018", "0x30021", "0x30118", "0x300180", "0x00018"]) {
      expect(families(number)).not.toContain(extend);
    }
    expect(families("0xC1900101 - 0x60018")).toEqual(["Windows Setup"]);
    expect(families("0xC1900101 - 0x300180")).toEqual(["Windows Setup"]);
  });

  it("belong to the result they stand beside", () => {
    const sentence = "error 0x80070005 before 0xC1900101 - 0x20017";
    expect(families("0x80070005", { sentence })).toEqual(["Win32"]);
    expect(families("0xC1900101", { sentence })).toEqual(["Windows Setup", extend]);
    expect(families("0x20017", { sentence })).toEqual([extend]);
  });
});

describe("names that are no errors", () => {
  it.each([
    ["FACILITY_WINDOWSUPDATE", "HRESULT facility", /0x8024xxxx.*no error/],
    ["facility_setupapi", "HRESULT facility", /0x800Fxxxx/],
    ["FACILITY_SECURITY", "HRESULT facility", /facility 9 /],
    ["SP_EXECUTION_FIRST_BOOT", "Windows Setup extend code", /phase.*digit 3/],
    ["SP_EXECUTION_OP_BOOT", "Windows Setup extend code", /operation.*0x17/],
  ])("%s", (name, family, meaning) => {
    const { canonical, readings } = explainCode(name);
    expect(canonical).toBeUndefined();
    expect(readings).toMatchObject([{ family, symbol: name.toUpperCase() }]);
    expect(readings[0]?.meaning).toMatch(meaning);
  });

  it.each(["FACILITY_NO_SUCH", "SP_EXECUTION_NO_SUCH", "STATUS_PATCH_NOT_APPLICABLE"])(
    "nothing is made up for %s",
    (name) => {
      expect(explainCode(name).readings).toEqual([]);
    },
  );
});

describe("codes that no table names are taken apart", () => {
  it.each([
    ["0x8024FEED", "Windows Update", /severity error, facility 0x024 FACILITY_WINDOWSUPDATE, code 0xFEED/],
    ["0x80248FEE", "Windows Update", /around it are named WU_E_DS_/],
    ["0x87D00FFF", "Configuration Manager", /facility 0x7D0, code 0x0FFF/],
    ["0xC14201FF", "WIMGAPI", /facility 0x142/],
    ["0x80079999", "Win32", /wraps Win32 39321/],
    ["0xC0000FED", "NTSTATUS", /NTSTATUS form/],
    ["0xC004FFED", "Software licensing", /code 0xFFED/],
    ["0xC0040FED", "NTSTATUS", /FACILITY_IO_ERROR_CODE/],
    ["0xD0000FED", "NTSTATUS", /HRESULT_FROM_NT.*NTSTATUS 0xC0000FED/],
    ["0x800F09EE", "CBS", /FACILITY_SETUPAPI, code 0x09EE/],
    ["0x800F0777", "SetupAPI", /code 0x0777/],
    ["0xE0123456", "unknown", /customer bit set/],
    ["0x8ABC1234", "unknown", /severity error, facility 0x2BC/],
    ["0x80137FFF", ".NET", /FACILITY_URT/],
    ["-2145059329", "Windows Update", /signed decimal of 0x8024FDFF/],
  ])("%s", (input, family, via) => {
    const { readings } = explainCode(input);
    expect(readings).toMatchObject([{ family, aliases: [], inferred: true }]);
    expect(readings[0]?.symbol).toBeUndefined();
    expect(readings[0]?.via).toMatch(via);
  });
});

describe("whatever the number", () => {
  /** Numbers spread over all upper halves that tables have, and over the rest. */
  const uppers = [
    0x0000, 0x0004, 0x000f, 0x0013, 0x0024, 0x4000, 0x8000, 0x8004, 0x8007, 0x800f, 0x8013, 0x8019, 0x8020, 0x8024,
    0x80d0, 0x87d0, 0x8abc, 0x9000, 0xa123, 0xc000, 0xc007, 0xc142, 0xc190, 0xc800, 0xd000, 0xd007, 0xe000, 0xe043,
    0xffff,
  ];
  const lows = Array.from({ length: 300 }, (_, i) => (i * 40503) & 0xffff);
  const lines = [undefined, "Exit code = 1", "NTSTATUS, DllRegisterServer, WinInet, 0xC1900101 - 0x20017"];

  it.each(uppers.map((upper) => upper.toString(16).padStart(4, "0")))(
    "%sxxxx has readings that hold together",
    (upper) => {
      for (const low of lows) {
        const value = (Number.parseInt(upper, 16) * 0x10000 + low) >>> 0;
        for (const sentence of lines) {
          const { readings } = explainCode(value, sentence === undefined ? undefined : { sentence });
          expect(readings.length).toBeGreaterThan(0);
          for (const reading of readings) {
            expect(reading.family).not.toBe("");
            expect(reading.source).not.toBe("");
            // No name, no source of it: then it is inferred, or a table lists the number without one.
            if (reading.symbol === undefined) expect(reading.inferred || reading.meaning !== undefined).toBe(true);
            expect(new Set([reading.symbol, ...reading.aliases]).size).toBe(reading.aliases.length + 1);
          }
        }
      }
    },
  );

  it("a line of a megabyte is read in a moment", () => {
    const sentence = `${"0xC1900101 ".repeat(100_000)}- 0x20017`;
    const started = performance.now();
    for (let i = 0; i < 2000; i++) explainCode(0xc1900101, { sentence });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
