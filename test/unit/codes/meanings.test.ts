import { describe, expect, it } from "vitest";
import { explainCode } from "../../../server/src/service/codes";
import { cbs } from "../../../server/src/service/codes/data/cbs.generated";
import { deliveryOptimization } from "../../../server/src/service/codes/data/delivery-optimization.generated";
import { meaningKeys, meaningOf } from "../../../server/src/service/codes/data/meanings";
import { mosetup } from "../../../server/src/service/codes/data/mosetup.generated";
import { setupapi } from "../../../server/src/service/codes/data/setupapi.generated";
import { updateExe } from "../../../server/src/service/codes/data/update-exe.generated";
import { windowsUpdate } from "../../../server/src/service/codes/data/windows-update.generated";
import { lookUpSymbol } from "../../../server/src/service/codes/families";
import { hex } from "../../../server/src/service/codes/hex";
import { type Fact, readTable } from "../../../server/src/service/codes/table";

const keys = meaningKeys();
const sentence = (key: string): string =>
  (key.startsWith("0x") ? meaningOf([], Number(key)) : meaningOf([key], 0)) ?? "";
const readingsOf = (code: string | number) => explainCode(code).readings;
const factsOf = (table: Parameters<typeof readTable>[0]): readonly Fact[] => [...readTable(table).byValue.values()];

/** The name without the prefix of its numbering: ERROR_DISK_FULL and STATUS_DISK_FULL are one error. */
const bareName = (key: string): string =>
  key.replace(/^(?:ERROR_(?:WINHTTP|INTERNET|HTTP)|ERROR|STATUS|CM_PROB|CR|[A-Z]+_[ES])_/, "");

/** What the words of a symbol say already, and words without content. */
const fillers = new Set(
  "a an and any are as at be been being by can cannot could did do does for from had has have in is it its may no not of on or than that the their there these this those to too was were which will with asked failed found given invalid valid wrong".split(
    " ",
  ),
);

/** Words of a sentence that its symbol does not hold in one form or another. */
function addedWords(key: string): string[] {
  const parts = key.toLowerCase().split("_");
  const said = (word: string) =>
    parts.some((part) => part.length > 2 && (word.startsWith(part.slice(0, 5)) || part.includes(word.slice(0, 5))));
  const words =
    sentence(key)
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return words.filter((word) => !fillers.has(word) && !said(word));
}

describe("meanings", () => {
  it("are there for at least 600 codes, each once", () => {
    expect(keys.length).toBeGreaterThanOrEqual(600);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each([windowsUpdate, cbs, setupapi, mosetup, deliveryOptimization])(
    "are there for every symbol of a family: $family",
    (table) => {
      const facts = factsOf(table);
      expect(facts.length).toBeGreaterThan(60);
      const without = facts.flatMap(({ symbols }) =>
        symbols.filter((name) => {
          const reading = readingsOf(name).find(({ symbol, aliases }) => symbol === name || aliases.includes(name));
          return reading?.meaning === undefined;
        }),
      );
      expect(without).toEqual([]);
    },
  );

  it.each([windowsUpdate, cbs, setupapi, mosetup, deliveryOptimization, updateExe])(
    "are there for every number of a family: $family",
    (table) => {
      const without = factsOf(table).filter(({ value, symbols }) => {
        const own = readingsOf(hex(value)).find(
          ({ family, symbol }) => family === table.family || symbols.some((name) => name === symbol),
        );
        return own?.meaning === undefined;
      });
      expect(without.map(({ value }) => hex(value))).toEqual([]);
    },
  );

  it("belong to symbols of the tables", () => {
    const unknown = keys.filter((key) => !key.startsWith("0x") && lookUpSymbol(key).length === 0);
    expect(unknown).toEqual([]);
  });

  it("are reached from the code they explain", () => {
    const unreached = keys.filter((key) => !readingsOf(key).some((reading) => reading.meaning === sentence(key)));
    expect(unreached).toEqual([]);
  });

  it("are one or two plain sentences of readable length", () => {
    for (const key of keys) {
      expect(sentence(key), key).toMatch(/^[A-Zu].*\.$/);
      expect(sentence(key).length, key).toBeLessThanOrEqual(230);
      expect(sentence(key), key).not.toMatch(/ {2}|\.\.|%/);
    }
  });

  it("differ between codes, unless they are the same error in two numberings", () => {
    const bySentence = new Map<string, string[]>();
    for (const key of keys) bySentence.set(sentence(key), [...(bySentence.get(sentence(key)) ?? []), key]);
    const shared = [...bySentence.values()].filter((group) => new Set(group.map(bareName)).size > 1);
    expect(shared).toEqual([]);
  });

  it("say more than the words of the symbol", () => {
    const named = keys.filter((key) => /^(?:WU|CBS|PSFX|SPAPI|MOSETUP|DO)_/.test(key));
    expect(named.length).toBeGreaterThan(800);
    expect(named.filter((key) => addedWords(key).length < 3).map((key) => `${key}: ${sentence(key)}`)).toEqual([]);
  });
});
