import { describe, expect, it } from "vitest";
import { documentOf, incidentsOfDocuments, placeText } from "../../support/core";

const exe = "C:\\WINDOWS\\SoftwareDistribution\\Download\\77aa0b1c2d3e4f5061728394a5b6c7d8\\update\\update.exe";

/** A run that starts at a time of 2007-04-11 and lasts ten seconds. */
function updateExe(clock: string, program: string, ...records: string[]): string {
  return [
    `1.000: ${"=".repeat(80)}`,
    `1.000: 2007/04/11 ${clock}.000 (local)`,
    `1.000: ${program} (version 6.2.29.0)`,
    "1.000: Hotfix started with following command line: -q",
    ...records.map((text) => `11.000: ${text}`),
  ].join("\r\n");
}

const section = (clock: string, id: string, ...entries: string[]): string =>
  [`[2007/04/11 ${clock} ${id}]`, ...entries].join("\r\n");

/** Records `hh:mm:ss pid tid component text`. */
const agent = (...records: string[]): string =>
  records
    .map((record) => {
      const [, clock, pid, tid, component, text] = /^(\S+) (\d+) (\w+) (\w+) (.*)$/.exec(record)!;
      return `2007-04-11\t${clock}:500\t${pid!.padStart(4)}\t${tid}\t${component}\t${text}`;
    })
    .join("\r\n");

/** Each incident as the places of its chain. */
function chains(logs: Readonly<Record<string, string>>): string[] {
  const documents = Object.entries(logs).map(([name, text]) => documentOf(text, `file:///d/${name}`));
  return incidentsOfDocuments(documents).map(({ chain }) => chain.map(placeText).join(" "));
}

const masked = updateExe(
  "04:10:00",
  exe,
  "DoRegistryUpdates:UpdSpInstallFromInfSection Failed for X error: 0x5",
  "Update.exe extended error code = 0x5",
  "Update.exe return code was masked to 0x643 for MSI custom action compliance.",
);
const catalogFails = (clock: string, folder: string): string =>
  updateExe(
    clock,
    exe.replace("77aa", folder),
    "InstallSingleCatalogFile: MyInstallCatalog failed for KB1.cat; error=0xfffffbfe.",
    "Update.exe extended error code = 0xf01e",
  );
const returned = (clock: string, component = "Handler"): string =>
  agent(`${clock} 996 b7c ${component}   : WARNING: Exit code = 0x80070643`);

const unsigned = (code: string): string =>
  section(
    "04:10:01",
    "2950.2",
    `#-198 Command line processed: "${exe}" -q`,
    `#W361 An unsigned file "c:\\a.inf" will be installed (Policy=Ignore). Error ${code}: x`,
  );

const driver = (clock: string, pid: number): string =>
  section(clock, `${pid}.7 Driver Install`, "#E122 Device install failed. Error 32: In use.");
const driverReturned = agent(
  "04:10:12 2044 b7c Driver WARNING: SetupDiInstallDevice failed, error = 0x80070020",
  "04:10:12 2044 b7c Handler   : WARNING: Exit code = 0x80070020",
);

type Row = readonly [why: string, logs: Readonly<Record<string, string>>, chains: readonly string[]];

const links: readonly Row[] = [
  [
    "the Handler gets 1603 from the installer at once: one incident, whose cause is the step that failed",
    { "KB1.log": masked, "wu.log": returned("04:10:11") },
    ["KB1.log:5 KB1.log:6 KB1.log:7 wu.log:1"],
  ],
  [
    "two updates that fail with the same error one after the other: an incident each, with what the agent said of it",
    {
      "KB1.log": catalogFails("04:10:00", "77aa"),
      "KB2.log": catalogFails("04:11:00", "88bb"),
      "wu.log": agent(
        "04:10:11 996 b7c Handler   : WARNING: Exit code = 0x8007F01E",
        "04:10:12 996 57c AU   # WARNING: Install failed, error = 0x8007F01E",
        "04:11:11 996 b8c Handler   : WARNING: Exit code = 0x8007F01E",
        "04:11:12 996 57c AU   # WARNING: Install failed, error = 0x8007F01E",
      ),
    },
    ["KB1.log:5 KB1.log:6 wu.log:1 wu.log:2", "KB2.log:5 KB2.log:6 wu.log:3 wu.log:4"],
  ],
  [
    "1603 a minute later is that of another installer",
    { "KB1.log": masked, "wu.log": returned("04:11:30") },
    ["KB1.log:5 KB1.log:6", "wu.log:1"],
  ],
  [
    "1603 from a component that starts no installers is another failure",
    { "KB1.log": masked, "wu.log": returned("04:10:11", "Agent") },
    ["KB1.log:5 KB1.log:6", "wu.log:1"],
  ],
  [
    "1603 from an installation that starts no program is another failure",
    {
      "KB1.log": masked,
      "wu.log": agent(
        "04:10:05 996 b7c Handler :: START ::  Handler: MSI Install",
        "04:10:11 996 b7c Handler   : WARNING: Exit code = 0x80070643",
      ),
    },
    ["KB1.log:5 KB1.log:6", "wu.log:2"],
  ],
  [
    "a section that both of two runs could have written is that of the later one",
    {
      "KB1.log": masked,
      "KB2.log": masked.replaceAll("04:10:00", "04:10:09"),
      "setupapi.log": unsigned("5").replace("04:10:01", "04:10:10"),
    },
    ["KB1.log:5 KB1.log:6", "KB2.log:5 setupapi.log:3 KB2.log:6"],
  ],
  [
    "an unsigned file that was let pass is part of a failure with the same error",
    { "KB1.log": masked, "setupapi.log": unsigned("5") },
    ["KB1.log:5 setupapi.log:3 KB1.log:6"],
  ],
  [
    "an unsigned file that was let pass is no part of a failure with another error",
    { "KB1.log": masked, "setupapi.log": unsigned("0x800b0100") },
    ["setupapi.log:3", "KB1.log:5 KB1.log:6"],
  ],
  [
    "a driver that the update agent installs: its process wrote the section",
    { "setupapi.log": driver("04:10:10", 2044), "wu.log": driverReturned },
    ["setupapi.log:2 wu.log:1 wu.log:2"],
  ],
  [
    "the same error of another process at the same time is another failure",
    { "setupapi.log": driver("04:10:10", 724), "wu.log": driverReturned },
    ["setupapi.log:2", "wu.log:1 wu.log:2"],
  ],
  [
    "the same error of the same process in a download is another failure",
    {
      "setupapi.log": driver("04:10:10", 2044),
      "wu.log": agent("04:10:12 2044 b7c DnldMgr WARNING: CJobManager::Open failed with error = 0x80070020"),
    },
    ["setupapi.log:2", "wu.log:1"],
  ],
  [
    "the same process number an hour before is another process",
    { "setupapi.log": driver("03:10:10", 2044), "wu.log": driverReturned },
    ["setupapi.log:2", "wu.log:1 wu.log:2"],
  ],
];

describe("what links the failures of several logs, and what does not", () => {
  it.each(links)("%s", (_why, logs, expected) => {
    const sorted = (all: readonly string[]): string[] => [...all].sort();
    expect(sorted(chains(logs))).toEqual(sorted(expected));
  });
});
