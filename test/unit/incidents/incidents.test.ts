import { describe, expect, it } from "vitest";
import {
  differences,
  incidentsIn,
  inconsistencies,
  isPending,
  pending,
  readIncidentFixtures,
} from "../../support/incidents";

const fixtures = readIncidentFixtures();

describe("incidents of whole folders", () => {
  it("there are fixtures to speak of", () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(14);
    expect(fixtures.flatMap(({ expected }) => expected.incidents).length).toBeGreaterThanOrEqual(30);
    expect(Object.keys(pending).filter((name) => !fixtures.some((fixture) => fixture.name === name))).toEqual([]);
  });

  describe.each(fixtures)("$name", ({ name, folder, files, expected }) => {
    (isPending(name, "incidents") ? it.fails : it)("cause, report, runs and links of each incident", async () => {
      const seen = await incidentsIn(folder, files, expected.encoding);
      expect(differences(expected, seen)).toEqual([]);
    });

    (isPending(name, "consistency") ? it.fails : it)(
      "links join all runs of an incident and nothing else",
      async () => {
        const seen = await incidentsIn(folder, files, expected.encoding);
        expect(seen.flatMap(inconsistencies)).toEqual([]);
      },
    );
  });
});
