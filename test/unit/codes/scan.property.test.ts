import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCodes, nextCodeHint } from "../../../server/src/service/codes";
import { monotonousUnits } from "../../support/monotonous";

/** Pieces of log lines; put together at random they give every spelling, wanted and unwanted. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."error|Error|err|hr|HRESULT|code|Code|status|Result|returned|failed|Failed with|exit|exit(|gle|rc|problem|CfgMgr32|*FAILED* [|Fehler|Erreur|fout|from|value|number|masked to|SCM|HRESULT_FROM_WIN32(|REPORT EVENT: {99998888-7777-4666-9555-444433332222}|0000:|Data: 0000:|flags|size|http|błąd|ошибка|код|エラー|错误代码|chyba|kod|virhe|felkod|código de salida|HELPMSG|Installation success or error status|Data:|Data : {|<Binary>|following error: %%|WindowsUpdate_|MainEngineThread is returning|c:\\x\\|http://x/".split(
      "|",
    ),
  ),
  fc.constantFrom(..." |=|: | = |(|)|[|]|. |, |;|\t|-|/|\"|'|\r|#|*|.|{|}".split("|")),
  fc.constantFrom(
    ..."0x2|0x643|0xf0da|0x80070005|8007f0da|c0000072|80070643|C8000222|E0000203|ffff0001|240005|-1026|-2147024891|2147942405|1603|5|1168|61658|72 00 00 c0|05 00 07 80|102|0|ERROR_ACCESS_DENIED|STATUS_PENDING|E_FAIL|CBS_E_INVALID_PACKAGE|JET_errRecordTooBig|CR_FAILURE|CM_PROB_PHANTOM|720000C0</Binary>|114, 0, 0, 192}|c0000072 00000000|%%1068".split(
      "|",
    ),
  ),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.integer({ min: -0x80000000, max: 0xffffffff }).map(String),
  fc.integer({ min: 0, max: 0xffffffff }).map((n) => n.toString(16)),
);
const line = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join("").replaceAll("\n", " "));

describe("findCodes on any text", () => {
  it("finds nothing in a line without a hint", () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(findCodes(text).length === 0 || nextCodeHint(text) !== -1).toBe(true);
      }),
      { numRuns: 4000 },
    );
  });

  it("gives codes in order, apart, inside the text and as written", () => {
    fc.assert(
      fc.property(line, (text) => {
        let last = 0;
        for (const code of findCodes(text, { includeZero: true })) {
          expect(code.start).toBeGreaterThanOrEqual(last);
          expect(code.end).toBeGreaterThan(code.start);
          expect(text.slice(code.start, code.end)).toBe(code.text);
          expect(code.value >>> 0).toBe(code.value);
          expect(code.canonical >>> 0).toBe(code.canonical);
          last = code.end;
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe("long lines", () => {
  // Anything worse than linear would not come to an end on a megabyte; the ratios are in the benchmark.
  it.each(monotonousUnits)("a megabyte of %j comes to an end", (unit) => {
    const line = unit.repeat(Math.ceil(1_000_000 / unit.length));
    for (const code of findCodes(line).slice(0, 3)) expect(line.slice(code.start, code.end)).toBe(code.text);
    expect(nextCodeHint(line)).toBeLessThan(line.length);
  });
});
