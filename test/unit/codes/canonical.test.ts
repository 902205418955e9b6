import { describe, expect, it } from "vitest";
import { canonicalOf, explainCode, formatCanonical } from "../../../server/src/service/codes";

describe("canonicalOf", () => {
  it.each([
    ["a Win32 number", [0x643, 1603, 0x80070643, 0xd0070643, 0xc0070643], 0x80070643],
    ["an update.exe code", [0xf0da, 61658, 0x8007f0da], 0x8007f0da],
    ["a SetupAPI code", [0xe0000228, 0x800f0228], 0x800f0228],
    ["an NTSTATUS", [0xd0000034, 0xc0000034], 0xc0000034],
    ["an NTSTATUS that is a warning", [0x90000005, 0x80000005], 0x80000005],
    ["a Configuration Manager code", [-2016410007, 0x87d00669], 0x87d00669],
    ["an ESE error", [-1026, 0xfffffbfe], 0xfffffbfe],
    ["a signed HRESULT", [-2145124329, 0x80240017], 0x80240017],
    ["zero", [0], 0],
    ["a success code", [0x00240005], 0x00240005],
    ["a Windows Setup code", [0xc1900101], 0xc1900101],
    [".NET and C++ exceptions, which are no SetupAPI codes", [0xe0434352], 0xe0434352],
  ] as const)("%s", (_, spellings, canonical) => {
    for (const value of spellings) expect(canonicalOf(value)).toBe(canonical);
  });

  it("keeps CONFIGRET, device problems and Win32 apart", () => {
    const win32 = canonicalOf(23, { sentence: "Error 23" });
    const configret = canonicalOf(23, { sentence: "CfgMgr32 code: 23" });
    const problem = canonicalOf(23, { sentence: "Device has problem: 23" });
    expect(new Set([win32, configret, problem]).size).toBe(3);
    expect(formatCanonical(win32)).toBe("0x80070017");
    expect(formatCanonical(configret)).toBe("0x00000017");
    expect(formatCanonical(problem)).toBe("0x00000017");
    expect(explainCode(configret).readings[0]?.symbol).toBe("CR_REMOVE_VETOED");
    expect(explainCode(problem).readings[0]?.symbol).toBe("CM_PROB_DEVLOADER_NOT_READY");
  });

  it("leaves a small HRESULT alone", () => {
    expect(canonicalOf(1, { sentence: "succeeded with HRESULT=0x00000001" })).toBe(1);
  });
});

describe("formatCanonical", () => {
  it.each([
    [0, "0x00000000"],
    [0x8007f0da, "0x8007F0DA"],
    [-1026, "0xFFFFFBFE"],
  ])("%d is %s", (value, text) => expect(formatCanonical(value)).toBe(text));
});
