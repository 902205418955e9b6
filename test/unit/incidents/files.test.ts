import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  fileOf,
  incidentsIn,
  inconsistencies,
  liesIn,
  placesOf,
  readIncidentFixtures,
  type SeenIncident,
} from "../../support/incidents";

const fixtures = readIncidentFixtures();

const severalFiles = fixtures.filter(({ files, expected }) => files.length > 1 && expected.incidents.length > 0);

/** Three orders that have nothing in common with that of the names. */
function otherOrders(files: readonly string[]): readonly (readonly string[])[] {
  const odd = files.filter((_, index) => index % 2 === 1);
  const even = files.filter((_, index) => index % 2 === 0);
  return [[...files].reverse(), [...odd, ...even], [...files.slice(1), ...files.slice(0, 1)]];
}

const byCause = (incidents: readonly SeenIncident[]): readonly SeenIncident[] =>
  [...incidents].sort((a, b) => (a.cause < b.cause ? -1 : 1));

describe("the order of the files does not matter", () => {
  it.each(severalFiles)("$name", async ({ folder, files, expected }) => {
    const seen = await incidentsIn(folder, files, expected.encoding);
    for (const order of otherOrders(files)) {
      expect(await incidentsIn(folder, order, expected.encoding)).toEqual(seen);
    }
  });
});

/** The same incidents with the names of the files as they were; what follows the order of names is put in one order. */
function withNames(incidents: readonly SeenIncident[], nameOf: ReadonlyMap<string, string>): readonly SeenIncident[] {
  const renamed = (place: string): string => {
    const file = fileOf(place);
    return `${nameOf.get(file) ?? file}${place.slice(file.length)}`;
  };
  return byCause(
    incidents.map((incident) => ({
      ...incident,
      cause: renamed(incident.cause),
      report: renamed(incident.report),
      chain: incident.chain.map(renamed),
      statements: incident.statements.map(renamed).sort(),
      occurrences: incident.occurrences.map(renamed).sort(),
      repeated: incident.repeated
        .map((places) => places.map(renamed).sort())
        .sort((a, b) => (a.join() < b.join() ? -1 : 1)),
      runs: incident.runs.map(renamed).sort(),
      links: incident.links
        .map(({ from, to, evidence }) => ({ from: renamed(from), to: renamed(to), evidence }))
        .sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)),
      recurrenceOf: incident.recurrenceOf === null ? null : renamed(incident.recurrenceOf),
    })),
  );
}

describe("the names of the files do not matter", () => {
  const cases = severalFiles.filter(({ expected }) => expected.renaming !== false);

  it.each(cases)("$name", async ({ folder, files, expected }) => {
    const other = mkdtempSync(join(tmpdir(), "setup-logs-incidents-"));
    try {
      // Folders keep their names, since they may tell machines apart; the first file by name becomes the last.
      const nameOf = new Map(
        files.map((file, index) => [join(dirname(file), `a${files.length - index}.log`).replaceAll("\\", "/"), file]),
      );
      for (const [name, file] of nameOf) {
        mkdirSync(dirname(join(other, name)), { recursive: true });
        copyFileSync(join(folder, file), join(other, name));
      }
      const seen = await incidentsIn(folder, files, expected.encoding);
      const renamed = await incidentsIn(other, [...nameOf.keys()], expected.encoding);
      expect(withNames(renamed, nameOf)).toEqual(withNames(seen, new Map()));
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

const linksOf = (incidents: readonly SeenIncident[]): readonly string[] =>
  incidents.flatMap(({ links }) => links.map(({ from, to }) => `${from} to ${to}`)).sort();

/** What a log took with it that was not its own, and what came up that was not there before. */
function sideEffects(
  before: readonly SeenIncident[],
  after: readonly SeenIncident[],
  removed: string,
): readonly string[] {
  const stays = (place: string): boolean => fileOf(place) !== removed;
  const found: string[] = [];
  const compare = (what: string, wanted: readonly string[], is: readonly string[]): void => {
    for (const each of new Set(is)) if (!wanted.includes(each)) found.push(`new ${what}: ${each}`);
    for (const each of new Set(wanted)) if (!is.includes(each)) found.push(`lost ${what}: ${each}`);
  };
  const remaining = before.map((incident) => ({
    ...incident,
    links: incident.links.filter(({ from, to }) => stays(from) && stays(to)),
  }));
  compare("link", linksOf(remaining), linksOf(after));
  // A run that states no failure belongs to an incident by its links alone.
  const runs = remaining.flatMap(({ runs: own, links, ...incident }) => {
    const places = [...placesOf({ ...incident, runs: own, links: [] }), ...links.flatMap(({ from, to }) => [from, to])];
    return own.filter((run) => stays(run) && places.some((place) => liesIn(place, run)));
  });
  compare(
    "run",
    runs,
    after.flatMap((incident) => incident.runs),
  );
  const held = after.flatMap((incident) => [...placesOf(incident), ...incident.occurrences]);
  for (const place of before.flatMap(placesOf).filter(stays)) {
    const isEndOfLink = before.some(({ links }) => links.some(({ from, to }) => from === place || to === place));
    if (!held.includes(place) && !isEndOfLink) found.push(`lost place: ${place}`);
  }
  for (const { cause, report, chain } of after) {
    const own = [cause, report, ...chain];
    const source = before.find((incident) => {
      const places = [...placesOf(incident), ...incident.occurrences];
      return own.every((place) => places.includes(place));
    });
    if (!source) found.push(`places that were not together in one incident: ${own.join(", ")}`);
  }
  return found;
}

const removals = severalFiles.flatMap((fixture) => fixture.files.map((removed) => ({ ...fixture, removed })));
const quoted = (copies: Readonly<Record<string, readonly string[]>> = {}): readonly string[] =>
  Object.values(copies).flat();

describe("a log that is taken away takes its places, runs and links, and nothing else", () => {
  const cases = removals.filter(({ expected, removed }) => !quoted(expected.copies).includes(removed));

  it.each(cases)("$name without $removed", async ({ folder, files, expected, removed }) => {
    const before = await incidentsIn(folder, files, expected.encoding);
    const rest = files.filter((file) => file !== removed);
    const after = await incidentsIn(folder, rest, expected.encoding);
    expect(sideEffects(before, after, removed)).toEqual([]);
    expect(after.flatMap(inconsistencies)).toEqual([]);
  });
});

/** Why it failed, as the title says it: `Windows Update failed with 0xf01e: …` and `update.exe failed: …` differ in front. */
const reasonsOf = (incidents: readonly SeenIncident[]): ReadonlySet<string> =>
  new Set(incidents.map(({ title }) => title.slice(title.indexOf(": "))));

describe("where a log is taken away that another file quotes, the quotation tells what failed", () => {
  const cases = removals.filter(({ expected, removed }) => quoted(expected.copies).includes(removed));

  it.each(cases)("$name without $removed", async ({ folder, files, expected, removed }) => {
    const before = await incidentsIn(folder, files, expected.encoding);
    const rest = files.filter((file) => file !== removed);
    const after = await incidentsIn(folder, rest, expected.encoding);
    for (const reason of reasonsOf(before)) expect(reasonsOf(after)).toContain(reason);
    expect(after.flatMap(placesOf).filter((place) => fileOf(place) === removed)).toEqual([]);
    expect(after.flatMap(inconsistencies)).toEqual([]);
  });
});
