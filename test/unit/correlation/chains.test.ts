import { describe, expect, it } from "vitest";
import type { Incident } from "../../../server/src/service/correlation";
import { documentOf, incidentsOfDocuments, placeText } from "../../support/core";

/** Records `date clock component text` of one thread of the update agent. */
function agent(...records: string[]): string {
  return records
    .map((record) => {
      const [, date, clock, component, text] = /^(\S+) (\S+) (\w+) (.*)$/.exec(record)!;
      return `${date}\t${clock}:250\t 980\t5b0\t${component}\t${text}`;
    })
    .join("\r\n");
}

/** A run of update.exe that starts at a time of 2008-09-16 and ends `seconds` later. */
function updateExe(clock: string, program: string, seconds: number, ...records: string[]): string {
  return [
    `2.000: ${"=".repeat(80)}`,
    `2.000: 2008/09/16 ${clock}.000 (local)`,
    `2.000: ${program} (version 6.3.4.0)`,
    "2.015: Hotfix started with following command line: -q -z",
    ...records.map((text) => `${2 + seconds}.000: ${text}`),
  ].join("\r\n");
}

const incidentsIn = (logs: Readonly<Record<string, string>>): readonly Incident[] =>
  incidentsOfDocuments(Object.entries(logs).map(([name, text]) => documentOf(text, `file:///m/${name}`)));

const folder = (name: string): string => `C:\\WINDOWS\\SoftwareDistribution\\Download\\${name}\\update\\update.exe`;
const first = folder("5d1e0a77c3b94f2886e1d0c9b8a79605");
const second = folder("e07bc3d21f6a4d5c9b80a1f2c3d4e5f6");

describe("a failure of the agent on several days", () => {
  const scan = (date: string): string[] => [
    `${date} 03:00:11 PT WARNING: SyncUpdates failure, error = 0x80072EE2, soap client error = 5`,
    `${date} 03:00:11 Agent   * WARNING: Exit code = 0x80072EE2`,
  ];
  const incidents = incidentsIn({
    "WindowsUpdate.log": agent(
      ...scan("2008-09-14"),
      "2008-09-14 03:40:02 PT WARNING: SyncUpdates failure, error = 0x80072EE2, soap client error = 5",
      ...scan("2008-09-15"),
      "2008-09-15 09:00:00 PT WARNING: SyncUpdates failure, error = 0x80072EFD, soap client error = 5",
      ...scan("2008-09-16"),
    ),
  });

  it("is one incident a day; a retry within the hour is part of it", () => {
    expect(incidents.map(({ cause, report }) => `${placeText(cause)} ${placeText(report)}`)).toEqual([
      "WindowsUpdate.log:1 WindowsUpdate.log:3",
      "WindowsUpdate.log:4 WindowsUpdate.log:5",
      "WindowsUpdate.log:6 WindowsUpdate.log:6",
      "WindowsUpdate.log:7 WindowsUpdate.log:8",
    ]);
  });

  it("recurs: the later ones lead to the first, another error does not", () => {
    expect(incidents.map(({ recurrenceOf }) => recurrenceOf)).toEqual([
      undefined,
      "incident-1",
      undefined,
      "incident-1",
    ]);
    expect(incidents[0]!.recurrences).toEqual(["incident-2", "incident-4"]);
    expect(incidents[2]!.recurrences).toEqual([]);
  });
});

describe("two update.exe runs at the same time, both failing with the same result", () => {
  const step = (error: string): string =>
    `InstallSingleCatalogFile: MyInstallCatalog failed for x.cat; error=${error}.`;
  const result = "Update.exe extended error code = 0xf01e";
  const incidents = incidentsIn({
    "KB111111.log": updateExe("12:00:00", first, 8, step("0x80096001"), result),
    "KB222222.log": updateExe("12:00:04", second, 20, step("0x800b0100"), result),
    "WindowsUpdate.log": agent(
      "2008-09-16 12:00:08 Handler FATAL: UH: 0x8007f01e: Install failed",
      "2008-09-16 12:00:09 DnldMgr WARNING: Error 0x8007f01e occurred",
      "2008-09-16 12:00:24 Handler FATAL: UH: 0x8007f01e: Install failed",
    ),
  });

  it("each has what the agent said after its own end", () => {
    expect(incidents.map(({ chain }) => chain.map(placeText).join(" "))).toEqual([
      "KB111111.log:5 KB111111.log:6 WindowsUpdate.log:1 WindowsUpdate.log:2",
      "KB222222.log:5 KB222222.log:6 WindowsUpdate.log:3",
    ]);
  });

  it("their links lead from what the agent states to the result of the run", () => {
    const links = incidents.map(({ links }) => links.map(({ from, to }) => `${placeText(from)} ${placeText(to)}`));
    expect(links).toEqual([["WindowsUpdate.log:1 KB111111.log:6"], ["WindowsUpdate.log:3 KB222222.log:6"]]);
  });
});

describe("runs of an incident", () => {
  const section = (clock: string, id: string, program: string): string =>
    `[2008/09/16 ${clock} ${id}]\r\n#-199 Executing "${program}" with command line: update.exe -q -z\r\n#I140 Installing device class.\r\n`;

  it("a section that the failed run wrote belongs to it although it states no failure; another program's does not", () => {
    const [incident, ...others] = incidentsIn({
      "svcpack.log": updateExe("12:00:00", first, 8, "Update.exe extended error code = 0xf01e"),
      "setupapi.log": section("12:00:02", "700.3", first) + section("12:00:03", "704.3", second),
    });
    expect(others).toEqual([]);
    expect(incident!.runs.map(({ log, startLine, endLine }) => `${log}:${startLine + 1}-${endLine + 1}`)).toEqual([
      "svcpack.log:1-5",
      "setupapi.log:1-3",
    ]);
    expect(incident!.links).toHaveLength(1);
  });
});

describe("how sure a cause is", () => {
  it.each([
    [
      "a specific error, and nothing beside it",
      {
        "svcpack.log": updateExe(
          "12:00:00",
          first,
          8,
          "InstallCatalogFile: InstallCatalog failed error=0xfffffbfe.",
          "Update.exe extended error code = 0xf0da",
        ),
      },
      "high",
      undefined,
    ],
    [
      "another error as specific in the same run",
      {
        "svcpack.log": updateExe(
          "12:00:00",
          first,
          8,
          "InstallCatalogFile: InstallCatalog failed error=0xfffffbfe.",
          "DoRegistryUpdates:UpdSpInstallFromInfSection Failed for X error: 0x5",
          "Update.exe extended error code = 0xf0da",
        ),
      },
      "medium",
      "svcpack.log:6",
    ],
    [
      "only what the agent makes of any failure of an installer",
      { "WindowsUpdate.log": agent("2008-09-16 12:00:08 Handler   : WARNING: Exit code = 0x80070643") },
      "low",
      undefined,
    ],
    [
      "update.exe's result without the log of the run",
      { "WindowsUpdate.log": agent("2008-09-16 12:00:08 Handler FATAL: UH: 0x8007f0da: Install failed") },
      "low",
      undefined,
    ],
  ] as const)("%s", (_name, logs, confidence, runnerUp) => {
    const [incident] = incidentsIn(logs);
    expect(incident!.confidence).toBe(confidence);
    expect(incident!.runnerUp && placeText(incident!.runnerUp)).toBe(runnerUp);
  });
});

it("the key of an incident stays when other logs come and go", () => {
  const logs = { "svcpack.log": updateExe("12:00:00", first, 8, "Update.exe extended error code = 0xf01e") };
  const alone = incidentsIn(logs)[0]!.key;
  const among = incidentsIn({
    ...logs,
    "WindowsUpdate.log": agent("2008-09-16 01:00:00 PT WARNING: Send failed with hr = 80072ee2."),
  });
  expect(alone).toMatch(/^[a-z0-9]{13}$/);
  expect(among.map(({ key }) => key)).toContain(alone);
  expect(new Set(among.map(({ key }) => key)).size).toBe(2);
});
