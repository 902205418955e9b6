import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { summariesOf } from "../../../server/src/service/correlation";
import { createClock } from "../../../server/src/service/correlation/clock";
import { documentOf } from "../../support/core";
import { incidentFixtures } from "../../support/incidents";

/** Minutes east of UTC of the machines of the fixture, which all fail at one moment. */
const zones: Readonly<Record<string, number>> = {
  AUCKLAND: 780,
  HONOLULU: -600,
  KATHMANDU: 345,
  LONDON: 0,
  STJOHNS: -210,
};
const failed = Date.UTC(2024, 1, 14, 2, 0, 44);

describe("logs of five zones, from ten hours west to thirteen hours east", () => {
  it.each(Object.entries(zones))("%s", (city, offset) => {
    const folder = resolve(incidentFixtures, "five-zones", city);
    const summaries = readdirSync(folder).flatMap((name) =>
      summariesOf(documentOf(readFileSync(resolve(folder, name), "utf8"), `file:///${city}/${name}`)),
    );
    const clock = createClock(summaries);
    const found = summaries.map((log) => {
      const { time, range } = log.findings[0]!.statements[0]!;
      const place = { uri: log.uri, view: log.view, line: range.start.line };
      const known = clock.offsetAt(time, place);
      const isThen = Math.abs(clock.instantOf(time, place) - failed) < 5_000;
      return [log.format, known?.offset, known?.how, isThen];
    });
    expect(found).toEqual([
      ["cbs-log", offset, "stated", true],
      ["cmtrace-log", offset, "stated", true],
      ["windowsupdate-log", offset, "inferred", true],
    ]);
  });
});
