import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choicesOf,
  describeFilter,
  filtered,
  filterOf,
  type IncidentFilter,
} from "../../../client/src/incidents/filter";
import { parseTimeRange } from "../../../client/src/incidents/timeRange";
import { incident, place } from "./incidents";

const hour = 3_600_000;
const end = Date.UTC(2019, 4, 20, 12);
const all = [
  incident("old", { time: end - 30 * 24 * hour }),
  incident("thisWeek", { time: end - 3 * 24 * hour, severity: "warning" }),
  incident("today", { time: end - 2 * hour, confidence: "low", chain: [place("setupapi.log", 1)] }),
  incident("again", { time: end, recurrenceOf: "old", confidence: "medium" }),
  incident("undated", { time: null }),
];
const keys = (filter: IncidentFilter) => filtered(all, filter).map(({ key }) => key);

describe("the filter of incidents", () => {
  it.each<[string, IncidentFilter, string[]]>([
    ["", {}, ["old", "thisWeek", "today", "again", "undated"]],
    ["errors only", { errorsOnly: true }, ["old", "today", "again", "undated"]],
    ["clear cause", { cause: "clear" }, ["old", "thisWeek", "undated"]],
    ["unclear cause", { cause: "unclear" }, ["today", "again"]],
    ["no recurrences", { hideRecurrences: true }, ["old", "thisWeek", "today", "undated"]],
    ["last day", { time: "day" }, ["today", "again"]],
    ["last week", { time: "week" }, ["thisWeek", "today", "again"]],
    ["2019-05-17", { time: parseTimeRange("2019-05-17")! }, ["thisWeek"]],
    ["setupapi.log", { logs: ["setupapi.log"] }, ["today"]],
    ["errors only · last day · svcpack.log", { errorsOnly: true, time: "day", logs: ["svcpack.log"] }, ["again"]],
  ])("'%s' lets through what it says", (words, filter, expected) => {
    expect(keys(filter)).toEqual(expected);
    expect(describeFilter(filter)).toBe(words);
  });

  it("counts the last day back from the last incident, whatever the date is now", () => {
    const moved = all.map((each) => ({ ...each, time: each.time && each.time - 4000 * 24 * hour }));
    expect(filtered(moved, { time: "day" }).map(({ key }) => key)).toEqual(keys({ time: "day" }));
  });

  it("without any time in the logs, the last day is empty", () => {
    expect(filtered([incident("undated", { time: null })], { time: "day" })).toEqual([]);
    expect(filtered([], { time: "week" })).toEqual([]);
  });
});

describe("the list in which a filter is put together", () => {
  it("gives the filter back that it was opened with", () => {
    const filters = fc.record(
      {
        errorsOnly: fc.constant(true),
        hideRecurrences: fc.constant(true),
        cause: fc.constantFrom("clear" as const, "unclear" as const),
        time: fc.constantFrom("day" as const, "week" as const, parseTimeRange("2019-05-01 to 2019-05-02")!),
        logs: fc.constantFrom(["svcpack.log"], ["setupapi.log", "svcpack.log"], ["gone.log"]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        const chosen = choicesOf(all, filter).filter((choice) => choice.chosen);
        const range = typeof filter.time === "object" ? filter.time.text : undefined;
        expect(
          filterOf(
            chosen.map(({ id }) => id),
            range,
          ),
        ).toEqual(filter);
      }),
    );
  });

  it("offers each log once, in order, and one of each group at most is chosen", () => {
    const choices = choicesOf(all, { cause: "unclear", time: "week" });
    const logs = choices.filter(({ heading }) => heading === "Logs").map(({ label }) => label);
    expect(logs).toEqual(["setupapi.log", "svcpack.log", "WindowsUpdate.log"]);
    for (const group of ["cause", "time"])
      expect(choices.filter((choice) => choice.group === group && choice.chosen)).toHaveLength(1);
  });

  it("without a readable range asks for no time", () => {
    expect(filterOf(["range"], "soon")).toEqual({});
    expect(filterOf(["range"])).toEqual({});
  });
});

describe("a range of times that was typed", () => {
  it.each([
    ["2019-05-06", "2019-05-06T00:00:00.000Z", "2019-05-06T23:59:59.999Z"],
    ["2019-5-6 to 2019-5-8", "2019-05-06T00:00:00.000Z", "2019-05-08T23:59:59.999Z"],
    ["  2019-05-06 07:08  -  2019-05-06 07:08:09 ", "2019-05-06T07:08:00.000Z", "2019-05-06T07:08:09.999Z"],
    ["2019-05-06T07:08–2019-05-07", "2019-05-06T07:08:00.000Z", "2019-05-07T23:59:59.999Z"],
    ["2019-05-06..2019-05-07", "2019-05-06T00:00:00.000Z", "2019-05-07T23:59:59.999Z"],
  ])("%s", (text, from, to) => {
    const range = parseTimeRange(text)!;
    expect([new Date(range.from).toISOString(), new Date(range.to).toISOString()]).toEqual([from, to]);
  });

  it.each([
    "",
    "yesterday",
    "2019-02-30",
    "2019-13-01",
    "2019-05-06 24:00",
    "2019-05-06 12:60",
    "2019-05-07 to 2019-05-06",
    "2019-05-06 to 2019-05-07 to 2019-05-08",
    "2019-05-06 to",
  ])("'%s' is none", (text) => {
    expect(parseTimeRange(text)).toBeUndefined();
  });
});
