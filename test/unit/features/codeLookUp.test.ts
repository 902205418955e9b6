import { describe, expect, it } from "vitest";
import { createLogLanguageService } from "../../../server/src/service";

const { lookUpCode, getCodePage } = createLogLanguageService();

describe("the look-up of what a user types", () => {
  it("gives value, readings, remedies and a text for a ticket", () => {
    const found = lookUpCode("-1026");
    expect(found).toMatchObject({ value: "0xFFFFFBFE", page: "0xFFFFFBFE", symbols: [] });
    expect(found.readings[0]?.symbol).toBe("JET_errRecordTooBig");
    expect(found.remedies.map(({ id }) => id)).toContain("kb940276");
    expect(found.text).toMatch(/^-1026 = 0xFFFFFBFE\n\n- JET_errRecordTooBig \(ESE\): .* Source: /);
    expect(found.text).toContain("What helps:\n- KB940276");
  });

  it("heeds the words around a code for its remedies, as the command line does", () => {
    const [first] = lookUpCode("0xC1900101 - 0x20017").remedies;
    expect(first?.id).toBe("upgrade-safe-os");
  });

  it("offers symbols while a name is not complete", () => {
    const found = lookUpCode("CBS_E_SOURCE_MISS");
    expect(found).toMatchObject({ value: null, page: null, readings: [], text: "" });
    expect(found.symbols[0]).toEqual({ symbol: "CBS_E_SOURCE_MISSING", family: "CBS" });
  });

  it("reads a number by the words around it", () => {
    expect(lookUpCode("0x17", { sentence: "CfgMgr32 returned: 0x17" })).toMatchObject({ page: "CR_REMOVE_VETOED" });
    expect(lookUpCode("0x17").readings[0]?.family).toBe("Win32");
  });

  it("explains what is no error but has a name, and knows no remedy for success", () => {
    const facility = lookUpCode("FACILITY_WINDOWSUPDATE");
    expect(facility.readings.length).toBeGreaterThan(0);
    expect(facility.text).toMatch(/^FACILITY_WINDOWSUPDATE\n/);
    expect(lookUpCode("0").remedies).toEqual([]);
  });

  it.each(["0x80070005", "-1026", "CR_REMOVE_VETOED", "0x8024A105", "0xE0000228"])(
    "leads to the page of %s",
    (code) => {
      const { page, readings } = lookUpCode(code);
      const name = readings[0]?.symbol ?? code;
      expect(getCodePage(page!)).toContain(name);
    },
  );

  it("has no page for what is no code", () => {
    expect(getCodePage("nothing")).toBeUndefined();
  });
});
