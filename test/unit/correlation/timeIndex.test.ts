import { describe, expect, it } from "vitest";
import { timeIndex } from "../../../server/src/service/correlation/timeIndex";

const spans = [
  { name: "long", start: 0, end: 100 },
  { name: "early", start: 10, end: 12 },
  { name: "late", start: 90, end: 95 },
  { name: "moment", start: 50, end: 50 },
  { name: "unknown", start: Number.NaN, end: Number.NaN },
  { name: "nowhere", start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY },
];

describe("items found by their times", () => {
  it.each([
    [11, 11, "long early"],
    [12, 50, "long early moment"],
    [13, 49, "long"],
    [96, 200, "long"],
    [101, 200, ""],
    [-5, -1, ""],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, "long early moment late"],
    [Number.NaN, Number.NaN, ""],
  ])("from %d to %d", (from, to, names) => {
    const index = timeIndex(spans, (span) => span);
    const found = index.overlapping(from, to).map(({ name }) => name);
    expect(found.join(" ")).toBe(names);
  });

  it("finds what a look at each item finds, in any order of the items", () => {
    const many = Array.from({ length: 300 }, (_, i) => {
      const start = (i * 7919) % 1009;
      return { start, end: start + ((i * 31) % 17) };
    });
    const index = timeIndex(many, (span) => span);
    for (let from = 0; from < 1009; from += 13) {
      const expected = many.filter(({ start, end }) => start <= from + 20 && end >= from);
      expect(new Set(index.overlapping(from, from + 20))).toEqual(new Set(expected));
    }
  });

  it("one that lasts for long does not make look-ups for others dear", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ start: i, end: i === 0 ? 100_000 : i }));
    let asked = 0;
    const index = timeIndex(many, ({ start, end }) => ({
      start,
      get end() {
        asked++;
        return end;
      },
    }));
    asked = 0;
    expect(index.overlapping(90_000, 90_002)).toHaveLength(4);
    expect(asked).toBeLessThan(200);
  });
});
