import { describe, expect, it } from "vitest";
import { explainCode } from "../../../server/src/service/codes";
import { meaningKeys, meaningOf } from "../../../server/src/service/codes/data/meanings";
import { lookUpSymbol } from "../../../server/src/service/codes/families";

const keys = meaningKeys();
const sentence = (key: string): string =>
  (key.startsWith("0x") ? meaningOf([], Number(key)) : meaningOf([key], 0)) ?? "";

describe("meanings", () => {
  it("are there for the codes of the three formats, each once", () => {
    expect(keys.length).toBeGreaterThanOrEqual(170);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("belong to symbols of the tables", () => {
    const unknown = keys.filter((key) => !key.startsWith("0x") && lookUpSymbol(key).length === 0);
    expect(unknown).toEqual([]);
  });

  it("are reached from the code they explain", () => {
    const unreached = keys.filter((key) => {
      const { readings } = explainCode(key);
      return !readings.some((reading) => reading.meaning === sentence(key));
    });
    expect(unreached).toEqual([]);
  });

  it("are one or two plain sentences of readable length", () => {
    for (const key of keys) {
      expect(sentence(key), key).toMatch(/^[A-Zu].*\.$/);
      expect(sentence(key).length, key).toBeLessThanOrEqual(230);
      expect(sentence(key), key).not.toMatch(/ {2}|\.\.|%/);
    }
  });
});
