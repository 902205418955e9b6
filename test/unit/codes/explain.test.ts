import { describe, expect, it } from "vitest";
import { type CodeContext, explainCode, findCodes, shortName } from "../../../server/src/service/codes";

const first = (input: string | number, context?: CodeContext) => explainCode(input, context).readings[0];

describe("the first reading", () => {
  it.each([
    ["0xfffffbfe", "0xFFFFFBFE", "ESE", "JET_errRecordTooBig"],
    ["-1026", "0xFFFFFBFE", "ESE", "JET_errRecordTooBig"],
    ["0xf0da", "0x8007F0DA", "update.exe", undefined],
    ["61658", "0x8007F0DA", "update.exe", undefined],
    ["0x8007F0DA", "0x8007F0DA", "update.exe", undefined],
    ["8007f0da", "0x8007F0DA", "update.exe", undefined],
    ["f0da", "0x8007F0DA", "update.exe", undefined],
    ["0x643", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE"],
    ["1603", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE"],
    ["0x80070643", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE"],
    ["0xC0000072", "0xC0000072", "NTSTATUS", "STATUS_ACCOUNT_DISABLED"],
    ["0x80092004", "0x80092004", "Cryptography and trust", "CRYPT_E_NOT_FOUND"],
    ["0x800B0109", "0x800B0109", "Cryptography and trust", "CERT_E_UNTRUSTEDROOT"],
    ["0xE0000228", "0x800F0228", "SetupAPI", "ERROR_NO_COMPAT_DRIVERS"],
    ["0x800F0228", "0x800F0228", "SetupAPI", "SPAPI_E_NO_COMPAT_DRIVERS"],
    ["0x800F0300", "0x800F0300", "SetupAPI", "SPAPI_E_UNRECOVERABLE_STACK_OVERFLOW"],
    ["0x800F1000", "0x800F1000", "SetupAPI", "SPAPI_E_ERROR_NOT_INSTALLED"],
    ["0x800F081F", "0x800F081F", "CBS", "CBS_E_SOURCE_MISSING"],
    ["0x800F0825", "0x800F0825", "CBS", "CBS_E_CANNOT_UNINSTALL"],
    ["0x800F0986", "0x800F0986", "CBS", "PSFX_E_APPLY_FORWARD_DELTA_FAILED"],
    ["0x000F0801", "0x000F0801", "CBS", "CBS_S_BUSY"],
    ["0x80240017", "0x80240017", "Windows Update", "WU_E_NOT_APPLICABLE"],
    ["-2145124329", "0x80240017", "Windows Update", "WU_E_NOT_APPLICABLE"],
    ["0x00240005", "0x00240005", "Windows Update", "WU_S_REBOOT_REQUIRED"],
    ["0x80072F8F", "0x80072F8F", "WinHTTP", "ERROR_WINHTTP_SECURE_FAILURE"],
    ["12029", "0x80072EFD", "WinHTTP", "ERROR_WINHTTP_CANNOT_CONNECT"],
    ["0xD0000034", "0xC0000034", "NTSTATUS", "STATUS_OBJECT_NAME_NOT_FOUND"],
    ["0xD007000D", "0x8007000D", "Win32", "ERROR_INVALID_DATA"],
    ["0xC007000D", "0x8007000D", "Win32", "ERROR_INVALID_DATA"],
    ["0x80190194", "0x80190194", "BITS", "BG_E_HTTP_ERROR_404"],
    ["0x80200053", "0x80200053", "BITS", "BG_E_VALIDATION_FAILED"],
    ["0x80D02002", "0x80D02002", "Delivery Optimization", "DO_E_DOWNLOAD_NO_PROGRESS"],
    ["0xC1900107", "0xC1900107", "Windows Setup", "MOSETUP_E_CLEANUP_PENDING"],
    ["0x80070005", "0x80070005", "Win32", "ERROR_ACCESS_DENIED"],
    ["14", "0x8007000E", "Win32", "ERROR_OUTOFMEMORY"],
    ["3017", "0x80070BC9", "Win32", "ERROR_FAIL_REBOOT_REQUIRED"],
    ["0x80004005", "0x80004005", "HRESULT", "E_FAIL"],
    ["0x8000FFFF", "0x8000FFFF", "HRESULT", "E_UNEXPECTED"],
    ["0", "0x00000000", "Win32", "ERROR_SUCCESS"],
    ["ERROR_ACCESS_DENIED", "0x80070005", "Win32", "ERROR_ACCESS_DENIED"],
    ["error_access_denied", "0x80070005", "Win32", "ERROR_ACCESS_DENIED"],
    ["JET_errRecordTooBig", "0xFFFFFBFE", "ESE", "JET_errRecordTooBig"],
    ["CBS_E_INVALID_PACKAGE", "0x800F0805", "CBS", "CBS_E_INVALID_PACKAGE"],
    ["STATUS_PREREQUISITE_FAILED", "0x8007F0F4", "update.exe", "STATUS_PREREQUISITE_FAILED"],
    ["CR_REMOVE_VETOED", "0x00000017", "CONFIGRET", "CR_REMOVE_VETOED"],
    ["CM_PROB_FAILED_INSTALL", "0x0000001C", "Device problem", "CM_PROB_FAILED_INSTALL"],
    ["S_FALSE", "0x00000001", "HRESULT", "S_FALSE"],
    ["HRESULT_FROM_WIN32(ERROR_NOT_FOUND)", "0x80070490", "Win32", "ERROR_NOT_FOUND"],
    ["Error 1168: Element not found.", "0x80070490", "Win32", "ERROR_NOT_FOUND"],
    ["[HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]", "0x800F0805", "CBS", "CBS_E_INVALID_PACKAGE"],
    [" 0X80070005UL ", "0x80070005", "Win32", "ERROR_ACCESS_DENIED"],
  ])("%s is %s, %s %s", (input, value, family, symbol) => {
    const explanation = explainCode(input);
    expect(explanation.value).toBe(value);
    expect(explanation.input).toBe(input);
    expect([explanation.readings[0]?.family, explanation.readings[0]?.symbol]).toEqual([family, symbol]);
  });
});

describe("what is inferred and what is unknown", () => {
  it("marks the meaning of 0xf0da as inferred and names no symbol", () => {
    const reading = first("0xf0da")!;
    expect(reading.inferred).toBe(true);
    expect(reading.meaning).toMatch(/Most likely.*Update\.inf/);
    expect(JSON.stringify(explainCode("0xf0da"))).not.toContain("STR_FAILED_INF_INTEGRITY");
  });

  it("says that nobody documents 0xF007", () => {
    expect(first("0xF007")?.meaning).toMatch(/does not say what it means/);
    expect(shortName(explainCode("0xF007"))).toBeUndefined();
  });

  it("does not take KB-documented meanings of update.exe for inferred", () => {
    for (const code of ["0xf01e", "0xf0f1", "0xf0f4"]) expect(first(code)?.inferred).toBe(false);
  });

  it("says that an unlisted update.exe code is not explained anywhere, and never calls it Win32", () => {
    expect(first("0xf0ee")).toMatchObject({ family: "update.exe", inferred: true });
    expect(explainCode("0xf0ee").readings.map((reading) => reading.family)).not.toContain("Win32");
  });

  it.each(["0x8024A105", "0xC1900223"])("claims no symbol for %s", (code) => {
    const { readings } = explainCode(code);
    expect(readings.map((reading) => reading.symbol)).toEqual([undefined]);
    expect(readings[0]?.inferred).toBe(true);
    expect(readings[0]?.meaning).toBeDefined();
  });

  it("never reads a Windows Setup code as an NTSTATUS", () => {
    for (let low = 0; low < 0x500; low++) {
      const families = explainCode(0xc1900000 + low).readings.map((reading) => reading.family);
      expect(families).toEqual(["Windows Setup"]);
    }
  });

  it("takes an unknown code apart", () => {
    expect(first("0x80361234")).toMatchObject({ family: "FACILITY_CMI", inferred: true });
    expect(first("0x80361234")?.via).toBe("severity error, facility 0x036 FACILITY_CMI, code 0x1234");
    expect(first("0x8ABC1234")).toMatchObject({ family: "unknown", inferred: true });
    expect(first("-1")).toMatchObject({ family: "unknown", inferred: true });
    expect(first("-4444")).toMatchObject({ family: "ESE", inferred: true });
    expect(first("0xC8000222")).toMatchObject({ symbol: "JET_errLogSectorSizeMismatch", inferred: true });
  });

  it.each([
    "",
    "   ",
    "hello",
    "0x",
    "0x123456789",
    "99999999999",
    "-99999999999",
    "{80070005-1111}",
    "ERROR_NO_SUCH_NAME_AT_ALL",
  ])("%j holds no code", (input) => expect(explainCode(input)).toEqual({ input, readings: [] }));

  it.each([Number.NaN, 1.5, 2 ** 40, -(2 ** 40)])("%d is no code", (input) => {
    expect(explainCode(input).readings).toEqual([]);
  });
});

describe("the order of readings", () => {
  it("shows both internet libraries, the one of the words first", () => {
    const families = (context?: CodeContext) =>
      explainCode("0x80072F8F", context).readings.map((reading) => reading.family);
    expect(families()).toEqual(["WinHTTP", "WinINet"]);
    expect(families({ sentence: "WinInet call failed 0x80072F8F" })).toEqual(["WinINet", "WinHTTP"]);
    expect(explainCode("0x80072F8F").readings[1]?.symbol).toBe("WININET_E_DECODING_FAILED");
  });

  it("offers other small numberings only for a number without a line", () => {
    const families = (context?: CodeContext) => explainCode("0x17", context).readings.map((reading) => reading.family);
    expect(families()).toEqual(["Win32", "CONFIGRET", "Device problem"]);
    expect(families({ sentence: "failed with error 0x17" })).toEqual(["Win32"]);
    expect(families({ sentence: "CfgMgr32 returned: 0x17" })).toEqual(["CONFIGRET"]);
    const [match] = findCodes("failed with error 0x17");
    expect(explainCode(match!).readings.map((reading) => reading.family)).toEqual(["Win32"]);
  });

  it("tells how a reading was reached", () => {
    expect(first("0x80070643")?.via).toBe("low 16 bits of the HRESULT: Win32 1603");
    expect(first("0x643")?.via).toBeUndefined();
    expect(first("61658")?.via).toBe("61658 is 0xF0DA");
    expect(first("0xfffffbfe")?.via).toBe("signed 32-bit number -1026");
    expect(first("0xD0000034")?.via).toMatch(/HRESULT_FROM_NT/);
    expect(first("0xD007000D")?.via).toMatch(/wrapped in an NTSTATUS/);
    expect(first("0x80190194")?.via).toMatch(/HTTP status 404/);
  });

  it("gives other names as aliases", () => {
    expect(first("0x80070005")?.aliases).toContain("E_ACCESSDENIED");
    expect(first("0x800F0825")?.aliases).toEqual(["CBS_E_CANNOT_REMOVE"]);
    expect(first("0xE0000228")?.aliases).toEqual(["SPAPI_E_NO_COMPAT_DRIVERS"]);
  });

  it("says in an update.exe log that 1603 hides the reason", () => {
    expect(first("0x643", { format: "svcpack-log" })?.meaning).toMatch(/extended error code/);
    expect(first("0x643", { sentence: "Update.exe return code was masked to 0x643" })?.meaning).toMatch(
      /extended error code/,
    );
  });
});

describe("documentation", () => {
  it.each([
    ["0xfffffbfe", /940276$/],
    ["0x8007F0DA", /cannot-install-updates-programs$/],
    ["0x80070643", /msi\/error-codes$/],
    ["0xC0000072", /ms-erref\/596a1078/],
    ["0x80240017", /^https:\/\/learn\.microsoft\.com\//],
    ["0x8024000D", /windows-update-error-reference$/],
  ])("%s", (code, page) => expect(first(code)?.documentation).toMatch(page));

  it("claims no page for a family that has none", () => {
    expect(first("0xE0000228")?.documentation).toBeUndefined();
  });
});

describe("shortName", () => {
  it.each([
    ["0xfffffbfe", "JET_errRecordTooBig"],
    ["0x643", "ERROR_INSTALL_FAILURE"],
    ["0xf0da", "Update.inf not verified?"],
    ["0xf01e", "catalog install failed"],
    ["0x8024A105", undefined],
    ["nonsense", undefined],
  ])("%s: %s", (code, name) => expect(shortName(explainCode(code))).toBe(name));
});
