import { describe, expect, it } from "vitest";
import { searchSymbols } from "../../../server/src/service/codes";

const names = (query: string, limit = 5) => searchSymbols(query, limit).map(({ symbol }) => symbol);

describe("the search for symbols", () => {
  it("puts the whole name first, then names that begin with the query, then words in a name", () => {
    expect(names("ERROR_ACCESS_DENIED")[0]).toBe("ERROR_ACCESS_DENIED");
    expect(names("error_access_d")[0]).toBe("ERROR_ACCESS_DENIED");
    expect(names("access_denied", 20)).toContain("STATUS_ACCESS_DENIED");
    const ranks = names("source_missing", 20);
    expect(ranks[0]).toBe("CBS_E_SOURCE_MISSING");
  });

  it("takes several words in any order, and small letters", () => {
    expect(names("toobig record")).toContain("JET_errRecordTooBig");
    expect(names("wu_e proxy auth")).toContain("WU_E_PT_HTTP_STATUS_PROXY_AUTH_REQ");
  });

  it("names the family", () => {
    expect(searchSymbols("CBS_E_SOURCE_MISSING", 1)).toEqual([{ symbol: "CBS_E_SOURCE_MISSING", family: "CBS" }]);
  });

  it("names each symbol once, and no more than asked for", () => {
    const found = names("error", 50);
    expect(found).toHaveLength(50);
    expect(new Set(found).size).toBe(50);
  });

  it.each(["", "  ", "ab", "0x80070005", "1603", "-1026", "no such symbol anywhere"])(
    "finds nothing for %j",
    (query) => {
      expect(searchSymbols(query, 5)).toEqual([]);
    },
  );
});
