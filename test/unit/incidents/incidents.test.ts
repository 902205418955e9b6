import { describe, expect, it } from "vitest";
import { differences, incidentsIn, inconsistencies, readIncidentFixtures } from "../../support/incidents";

const fixtures = readIncidentFixtures();

/** What the correlation does not get right yet, and why the expectation stands all the same. */
const notYet: Readonly<Record<string, string>> = {
  "by-hand-afterwards":
    "a report that comes late goes to the run that ended last, though its own stamp lies before that run and the Handler names another program",
  "transcript-without-header":
    "quoted entries without a clock are not recognised as those of the log, stamp by stamp and word by word the same",
  "two-machines-one-folder":
    "a log whose header names no system is of neither machine, though its /ParentInfo and its program stand in the logs of one",
};

describe("incidents of whole folders", () => {
  it("there are fixtures to speak of", () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(14);
    expect(fixtures.flatMap(({ expected }) => expected.incidents).length).toBeGreaterThanOrEqual(30);
    expect(Object.keys(notYet).filter((name) => !fixtures.some((fixture) => fixture.name === name))).toEqual([]);
  });

  describe.each(fixtures)("$name", ({ name, folder, files, expected }) => {
    (name in notYet ? it.fails : it)("cause, report, runs and links of each incident", async () => {
      const seen = await incidentsIn(folder, files, expected.encoding);
      expect(differences(expected, seen)).toEqual([]);
    });

    it("links join all runs of an incident and nothing else", async () => {
      const seen = await incidentsIn(folder, files, expected.encoding);
      expect(seen.flatMap(inconsistencies)).toEqual([]);
    });
  });
});
