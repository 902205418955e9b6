import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCodes, mayHoldCode } from "../../../server/src/service/codes";

/** Pieces of log lines; put together at random they give every spelling, wanted and unwanted. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."error|Error|err|hr|HRESULT|code|Code|status|Result|returned|failed|Failed with|exit|exit(|gle|rc|problem|CfgMgr32|*FAILED* [|Fehler|Erreur|fout|from|value|number|masked to|SCM|HRESULT_FROM_WIN32(|REPORT EVENT: {99998888-7777-4666-9555-444433332222}|0000:|Data: 0000:|flags|size|http|c:\\x\\|http://x/".split(
      "|",
    ),
  ),
  fc.constantFrom(..." |=|: | = |(|)|[|]|. |, |;|\t|-|/|\"|'|\r|#|*|.|{|}".split("|")),
  fc.constantFrom(
    ..."0x2|0x643|0xf0da|0x80070005|8007f0da|c0000072|80070643|C8000222|E0000203|ffff0001|240005|-1026|-2147024891|2147942405|1603|5|1168|61658|72 00 00 c0|05 00 07 80|102|0".split(
      "|",
    ),
  ),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.integer({ min: -0x80000000, max: 0xffffffff }).map(String),
  fc.integer({ min: 0, max: 0xffffffff }).map((n) => n.toString(16)),
);
const line = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join("").replaceAll("\n", " "));

describe("findCodes on any text", () => {
  it("finds nothing in a line that mayHoldCode would skip", () => {
    fc.assert(
      fc.property(line, (text) => {
        mayHoldCode.lastIndex = 0;
        expect(findCodes(text).length === 0 || mayHoldCode.test(text)).toBe(true);
      }),
      { numRuns: 4000 },
    );
  });

  it("gives codes in order, apart, inside the text and as written", () => {
    fc.assert(
      fc.property(line, (text) => {
        let last = 0;
        for (const code of findCodes(text, undefined, { includeZero: true })) {
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

describe("time", () => {
  const milliseconds = (run: () => void): number => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      run();
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };

  it.each([
    "error ",
    "0x80070005 ",
    "0",
    "a",
    "8",
    "(",
    '"C:\\a',
    "hr = ",
    "-1",
    "72 00 ",
    "} 1 ",
    "0x",
    "80070005/",
    "failed with code value of the ",
  ])("grows in proportion to a line of %j", (unit) => {
    const short = unit.repeat(Math.ceil(60_000 / unit.length));
    const long = short.repeat(4);
    findCodes(short);
    const one = milliseconds(() => findCodes(short));
    const four = milliseconds(() => findCodes(long));
    // Four times the text: proportional is 4, quadratic 16; 20 ms absorb the noise of a busy machine.
    expect(four).toBeLessThan(one * 9 + 20);
  });

  it("does not blow up in mayHoldCode", () => {
    const text = "error ".repeat(50_000);
    const time = milliseconds(() => {
      mayHoldCode.lastIndex = 0;
      mayHoldCode.test(text);
    });
    expect(time).toBeLessThan(500);
  });
});
