import { describe, expect, it } from "vitest";
import { differences, incidentsIn, inconsistencies, readIncidentFixtures } from "../../support/incidents";

const fixtures = readIncidentFixtures();

describe("incidents of whole folders", () => {
  it("there are fixtures to speak of", () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(14);
    expect(fixtures.flatMap(({ expected }) => expected.incidents).length).toBeGreaterThanOrEqual(30);
  });

  describe.each(fixtures)("$name", ({ folder, files, expected }) => {
    it("cause, report, runs and links of each incident", async () => {
      const seen = await incidentsIn(folder, files, expected.encoding);
      expect(differences(expected, seen)).toEqual([]);
    });

    it("links join all runs of an incident and nothing else", async () => {
      const seen = await incidentsIn(folder, files, expected.encoding);
      expect(seen.flatMap(inconsistencies)).toEqual([]);
    });
  });
});
