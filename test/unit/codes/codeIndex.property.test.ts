import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOfBlock } from "../../../server/src/service/codeIndex";
import { findCodes } from "../../../server/src/service/codes";
import { createLogText } from "../../../server/src/service/text/logText";
import { cleanLogs, fixture } from "../../support/core";
import { monotonousUnits } from "../../support/monotonous";
import { processorTime } from "../../support/processorTime";

/** All codes of a text by its blocks, with offsets of the text. */
function byBlocks(text: string) {
  const { blocks, blockOffsets } = createLogText(text);
  return blocks.flatMap((block, i) =>
    codesOfBlock(block).map((code) => ({
      ...code,
      start: code.start + blockOffsets[i]!,
      end: code.end + blockOffsets[i]!,
    })),
  );
}

/** The same by asking for each line on its own, which skips nothing. */
function byLines(text: string) {
  let start = 0;
  return text.split(/(\r\n|\r|\n)/).flatMap((piece, i) => {
    const base = start;
    start += piece.length;
    if (i % 2 === 1) return [];
    return findCodes(piece).map((code) => ({ ...code, start: code.start + base, end: code.end + base }));
  });
}

// Lines of the tables of spellings and of look-alikes, as they stand in the quotes of the tests.
const tables = [
  ..."console elsewhere eventLog imaging installer languages management servicing setupapi setupapiDev svcpack updateClient windowsSetup windowsUpdate"
    .split(" ")
    .map((name) => `spellings/${name}.ts`),
  "lookalikes.test.ts",
  "lookalikesByFormat.test.ts",
];
const known = tables.flatMap((name) =>
  [...readFileSync(new URL(name, import.meta.url), "utf8").matchAll(/(["'`])((?:(?!\1)[^\\\n]|\\.)+)\1/g)].map(
    ([, , text]) => text!.replaceAll("\\t", "\t").replaceAll('\\"', '"').replaceAll("\\\\", "\\"),
  ),
);

const hex = "0123456789abcdefABCDEF".split("");
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...hex), minLength: length, maxLength: length });
const guid = fc.tuple(digits(8), digits(4), digits(4), digits(4), digits(12)).map((groups) => groups.join("-"));
const stamp = fc.constantFrom(
  "2013-06-01\t10:00:00:171\t 892\t4c8\tAgent\t",
  "2013-06-01 10:00:00:171 1084 c58 Misc ",
  "2013-06-01 10:00:00, Error                 CBS    ",
  "2013-06-01 10:00:0080070005 ",
  "1.250: ",
  "#E122 ",
);
/** Short pieces that begin, end or break a code or a word for one. */
const particle = fc.constantFrom(
  ..." |  |=|: |, |. |;|(|)|[|]|{|}|<|>|_|-|.|/|\\|\"|'|%|%%|\t|0x|0X|0|00000000|0x0|0x00000000|1|5|1603|3010|80|8007|800700|80070005|c0000072|e0000203|d0150001|c8000222|abcdefa1|ffffff9c|-2147024891|-1073741819|-21470248911|2147942405|32|72 00 00 c0|05 00 07 80|114, 0, 0, 192|err|error|Error|ERR|hr|hrDeploy|HRESULT|shr|rc|RC|search|gle|GLE|single|code|Code|codec|exit|exi|res|Result|result|press|ret|returned|fail|failed|status|Status|start|prob|problem|process|HELPMSG|fehl|Fehler|fout|found|chyb|chyba|virh|virhe|felk|felkod|kod|kód|mgr|CfgMgr32|win|WIN32|HRESULT_FROM_WIN32(|é|ошибка|エラー|错误代码|ERROR_|ERROR_ACCESS_DENIED|STATUS_|STATUS_ACCESS_DENIED|E_|E_FAIL|CBS_E_INVALID_PACKAGE|WU2_E_|NTE_BAD_UID|RPC_S_SERVER_UNAVAILABLE|RPC_X_|EPT_S_NOT_REGISTERED|CR_FAILURE|CM_PROB_PHANTOM|JET_errDiskFull|JET_|WindowsUpdate_|<Binary>|720000C0</Binary>|0000:|Data:|with|is|the|of|install|REPORT EVENT: |} 102 8007f0f4 |} 1 0 |1/2|1.5|10:00:00|2013-06-01|x|g|A|a".split(
    "|",
  ),
);
const pieces = fc.oneof(
  { weight: 12, arbitrary: particle },
  { weight: 1, arbitrary: guid.map((text) => `{${text}}`) },
  { weight: 1, arbitrary: guid },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 33 }).chain(digits) },
  { weight: 1, arbitrary: stamp },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }) },
);
/** A known line, whole, cut, or with something put into it; or pieces at random, stamped or not. */
const line = fc.oneof(
  fc.constantFrom(...known),
  fc
    .tuple(fc.constantFrom(...known), fc.nat(), fc.nat(), pieces)
    .map(([text, a, b, piece]) => text.slice(0, a % text.length) + piece + text.slice(b % text.length)),
  fc.array(pieces, { maxLength: 9 }).map((all) => all.join("")),
  fc.tuple(stamp, fc.array(pieces, { maxLength: 6 })).map(([head, all]) => head + all.join("")),
);
const lines = fc
  .array(fc.tuple(line, fc.constantFrom("\r\n", "\n", "\r")), { minLength: 1, maxLength: 6 })
  .map((all) => all.map(([text, end]) => text + end).join(""));

describe("codes of a block", () => {
  it("are those of its lines, whatever the lines are", () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(byBlocks(text)).toEqual(byLines(text));
      }),
      { numRuns: 6000 },
    );
  });

  it.each([
    "rc = 5",
    "felkod 5",
    "lasthresult = 5",
    "fejlkode 5",
    "fout 5",
    "virhe 5",
    "error 5-0x0",
    "error 0x0, c8000222",
    "CfgMgr32: c8000222",
    "NTSTATUS_FROM_WIN32(5)",
    "Fehlerstatus 0000000000000000000000000000000000000 der Installation: 1603.",
    "{0CC175B9-C0F1-4B6A-831C-399E26977266} RPC_X_BAD_STUB_DATA",
    "2013-06-01 10:00:00:171\t 892\t4c8\tAgent\thr = abcdefa1",
    "2013-06-01 10:00:00 (80070005)",
    "2013-06-01 10:00:00 -2147024891",
    "{0CC175B9-C0F1-4B6A-831C-399E26977266}: error 5",
  ])("are found in %j", (text) => {
    expect(byBlocks(text)).toEqual(byLines(text));
    expect(byBlocks(text)).toHaveLength(1);
  });

  it("are those of its lines in the fixtures, with some codes in each format", () => {
    for (const { name } of cleanLogs) {
      const text = fixture(name);
      expect(byBlocks(text), name).toEqual(byLines(text));
    }
    expect(known.filter((text) => findCodes(text).length > 0).length).toBeGreaterThan(200);
  });

  it.each(["{", "12-", "0 ", "err 0 ", "hr 0x0 ", ":", "_", "0x0", "a1", "é1 ", "1 ", "} 1 0", ...monotonousUnits])(
    "are looked for in time linear in the length of a line of %j",
    (unit) => {
      const make = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
      const time = (length: number): number =>
        Math.min(...[0, 1, 2].map(() => processorTime(() => codesOfBlock(createLogText(make(length)).blocks[0]!))));
      time(1000);
      // Below some milliseconds the clock tells nothing; proportional is 4, quadratic 16.
      expect(time(400_000) / Math.max(5, time(100_000))).toBeLessThan(9);
    },
  );
});
