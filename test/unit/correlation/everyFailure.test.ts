import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incidentsOf, type LogSummary, summariesOf } from "../../../server/src/service/correlation";
import { linkedGroups } from "../../../server/src/service/correlation/groups";
import { timeScaleOf } from "../../../server/src/service/correlation/timeScale";
import { cleanLogs, documentOf, fixture, root } from "../../support/core";

const folders = readdirSync(resolve(root, "test/fixtures/incidents")).map((name) => `incidents/${name}`);
const names = [
  ...cleanLogs.map(({ name }) => name),
  ...folders.flatMap((folder) =>
    readdirSync(resolve(root, "test/fixtures", folder), { withFileTypes: true })
      .filter((file) => file.isFile() && /\.(?:log|txt)$/i.test(file.name))
      .map(({ name }) => `${folder}/${name}`),
  ),
];
const known = new Map<string, readonly LogSummary[]>();

/** The logs of a fixture, all as if they lay in one folder. */
function logsOf(name: string): readonly LogSummary[] {
  let logs = known.get(name);
  if (!logs) {
    logs = summariesOf(documentOf(fixture(name), `file:///d/${name.replaceAll("/", "_")}`));
    known.set(name, logs);
  }
  return logs;
}

describe("every failure, whatever logs lie together", () => {
  it("is in exactly one incident, with all places that state it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 8 }), (some) => {
        const logs = some.flatMap(logsOf);
        const groups = linkedGroups(logs, timeScaleOf(logs));
        const place = ({ uri, view }: LogSummary, finding: number, entry: number): string =>
          `${uri} ${view} ${finding} ${entry}`;
        const seen = groups
          .flatMap(({ nodes, copies }) => [...nodes, ...copies])
          .flatMap(({ log, finding, statements }) => statements.map(({ entry }) => place(log, finding.index, entry)));
        const stated = logs.flatMap((log) =>
          log.findings.flatMap(({ index, statements }) => statements.map(({ entry }) => place(log, index, entry))),
        );
        expect(seen.sort()).toEqual(stated.sort());
      }),
      { numRuns: 60 },
    );
  });

  it("in whatever order they come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 2, maxLength: 8 }), (some) => {
        const shown = (chosen: readonly string[]): unknown =>
          incidentsOf(chosen.flatMap(logsOf), { machinesApart: false }).map(({ cause, chain, links }) => [
            `${cause.uri}:${cause.entry}`,
            chain.map(({ uri, entry }) => `${uri}:${entry}`),
            links.map(({ evidence }) => evidence),
          ]);
        expect(shown([...some].reverse())).toEqual(shown(some));
      }),
      { numRuns: 40 },
    );
  });

  it("the cause leads its chain, and reports are the cause of nothing that another log states", () => {
    for (const folder of folders) {
      const logs = names.filter((name) => name.startsWith(`${folder}/`)).flatMap(logsOf);
      for (const { cause, chain } of incidentsOf(logs, { machinesApart: false })) {
        expect(chain[0]).toEqual(cause);
        if (!/^(?:reportingevents-log|windows-eventlog-text)$/.test(cause.format)) continue;
        expect(new Set(chain.map(({ format }) => format)).size).toBeLessThanOrEqual(2);
        for (const { format } of chain) expect(format).toMatch(/^(?:reportingevents-log|windows-eventlog-text)$/);
      }
    }
  });
});
