import { describe, expect, it } from "vitest";
import { differences, incidentsIn, inconsistencies, readIncidentFixtures } from "../../support/incidents";

const fixtures = readIncidentFixtures();

/** Logs that came with Windows Vista or later, or that others than the update agent and update.exe write. */
const laterLogs =
  /(?:^|\/)(?:cbs|dism|setupact|setupapi\.(?:dev|offline)|msi|reportingevents|wuahandler|appenforce|smsts)[^/]*$/i;

describe("incidents of whole folders", () => {
  it("there are fixtures to speak of", () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(85);
    expect(fixtures.flatMap(({ expected }) => expected.incidents).length).toBeGreaterThanOrEqual(110);
    const newer = fixtures.filter(({ files }) => files.some((file) => laterLogs.test(file)));
    expect(newer.flatMap(({ expected }) => expected.incidents).length).toBeGreaterThanOrEqual(40);
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
