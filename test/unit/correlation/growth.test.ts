import { describe, expect, it } from "vitest";
import { incidentsOf, summariesOf } from "../../../server/src/service/correlation";
import { documentOf } from "../../support/core";
import { processorTime } from "../../support/processorTime";
import { devLog, msiLog } from "./links/driverTexts";
import { cbs, failingJob, session } from "./links/texts";

const at = (minute: number, second = 0): string =>
  new Date(Date.UTC(2009, 2, 3) + minute * 60_000 + second * 1000).toISOString();
const slashes = (iso: string): string => `${iso.slice(0, 10).replaceAll("-", "/")} ${iso.slice(11, 19)}`;
const handler = (iso: string, text: string): string =>
  `${iso.slice(0, 10)}\t${iso.slice(11, 19)}:500\t1000\tc3c\tHandler\t${text}`;

/** An update that fails every minute in the same way: three logs of so many failures. */
function failures(count: number): Readonly<Record<string, string>> {
  const program = "c:\\aa11bb22cc33dd44ee55\\update\\update.exe";
  const minutes = Array.from({ length: count }, (_, minute) => minute);
  return {
    "svcpack.log": minutes
      .flatMap((minute) => [
        `0.500: ${slashes(at(minute))}.000 (local)`,
        `0.516: ${program} (version 6.3.4.1)`,
        "0.531: Hotfix started with following command line: -q",
        "5.100: InstallSingleCatalogFile: MyInstallCatalog failed for KB991043.cat; error=0x80092003.",
        "5.115: Update.exe extended error code = 0xf01e",
      ])
      .join("\r\n"),
    "setupapi.log": minutes
      .flatMap((minute) => [
        `[${slashes(at(minute))} ${1000 + minute}.2]`,
        `#-199 Executing "${program}" with command line: ${program} -q`,
        '#E359 A file "update.inf" blocked (server install). Error 0x80092003: An error occurred.',
      ])
      .join("\r\n"),
    "WindowsUpdate.log": minutes
      .flatMap((minute) => [
        handler(at(minute), ":: START ::  Handler: Windows Patch Install"),
        handler(at(minute, 5), "FATAL: UH: 0x8007f01e: Install failed in CUHWindowsPatchHandler::Install"),
        handler(at(minute, 5), "  : WARNING: Exit code = 0x8024200B"),
      ])
      .join("\r\n"),
  };
}

const columns = (iso: string, component: string, text: string): string =>
  `${iso.slice(0, 10)} ${iso.slice(11, 19)}, Info                  ${component.padEnd(7)}${text}`;

/** A package that CBS fails to install every minute with the same error, for the agent and for DISM, and its reports. */
function servicing(count: number): Readonly<Record<string, string>> {
  const pack = "Package_for_KB5099001~31bf3856ad364e35~amd64~~19041.1.4.7";
  const update = "4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033";
  const minutes = Array.from({ length: count }, (_, minute) => minute);
  const session = (minute: number, second: number, client: string, id: number): string[] => [
    columns(at(minute, second), "CBS", `Session: 30000000_${id} initialized by client ${client}.`),
    columns(
      at(minute, second),
      "CBS",
      `Exec: Processing started. Client: ${client}, Session: 30000000_${id}, Package: ${pack}, Identifier: x`,
    ),
    columns(
      at(minute, second + 4),
      "CBS",
      "Exec: Failed to commit CSI transaction. [HRESULT = 0x80070070 - ERROR_DISK_FULL]",
    ),
    columns(
      at(minute, second + 5),
      "CBS",
      `Session: 30000000_${id} finalized. Reboot required: no [HRESULT = 0x80070070 - ERROR_DISK_FULL]`,
    ),
  ];
  return {
    "CBS.log": minutes
      .flatMap((minute) => [
        ...session(minute, 0, "WindowsUpdateAgent", 2 * minute + 1),
        ...session(minute, 30, "DISM Package Manager Provider", 2 * minute + 2),
      ])
      .join("\r\n"),
    "dism.log": minutes
      .flatMap((minute) => [
        columns(at(minute, 29), "DISM", "DISM.EXE: <----- Starting Dism.exe session ----->"),
        columns(
          at(minute, 35),
          "DISM",
          "DISM Package Manager: PID=7 TID=8 Failed finalizing changes. - CDISMPackageManager::Internal_Finalize(hr:0x80070070)",
        ).replace("Info ", "Error"),
        columns(at(minute, 36), "DISM", "DISM.EXE: <----- Ending Dism.exe session ----->"),
      ])
      .join("\r\n"),
    "WindowsUpdate.log": minutes
      .flatMap((minute) => [
        handler(at(minute), ":: START ::  Handler: CBS Install"),
        handler(at(minute), `CBS package identity: ${pack}`),
        handler(at(minute, 5), "FATAL: CBS called Error with 0x80070070, "),
        handler(at(minute, 6), "::  END  ::  Handler: CBS Install"),
      ])
      .join("\r\n"),
    "ReportingEvents.log": minutes
      .map((minute) => {
        const iso = at(minute, 7);
        const id = String(minute).padStart(12, "0");
        return `{0A1B2C3D-0000-4000-8000-${id}}\t${iso.slice(0, 10)} ${iso.slice(11, 19)}:100+0000\t1\t182\t101\t{${update}}\t1\t80070070\tAutomaticUpdates\tFailure\tContent Install\tfailed (KB5099001)`;
      })
      .join("\r\n"),
  };
}

/** `hh:mm` of a minute of a day. */
const clockOf = (minute: number): string => at(minute).slice(11, 16);
const minutesOf = <T>(count: number, make: (minute: number, clock: string) => T): T[] =>
  Array.from({ length: count }, (_, minute) => make(minute, clockOf(minute)));
const inf = (minute: number): string => `C:\\drv\\ct${minute}.inf`;

/** Packages that fail one after the other at a driver, each with the section its custom action wrote. */
const packagesWithDrivers: typeof failures = (count) => ({
  "agent.log": minutesOf(count, (minute, clock) =>
    msiLog({
      from: `${clock}:00`,
      to: `${clock}:09`,
      product: `C:\\pkg\\p${minute}.msi`,
      above: [
        `Error 1722. There is a problem with this Windows Installer package.  Action Drv, location: C:\\WINDOWS\\Installer\\MSI${minute}.tmp, command: /install `,
      ],
    }),
  ).join(""),
  "setupapi.dev.log": devLog(
    ...minutesOf(count, (minute, clock) => ({
      from: `${clock}:03`,
      to: `${clock}:04`,
      title: `SetupCopyOEMInf - ${inf(minute)}`,
      cmd: `"C:\\WINDOWS\\Installer\\MSI${minute}.tmp" /install`,
      code: "0xe0000247",
    })),
  ),
});

/** The same product that fails every minute, and an event on each. */
const packagesWithEvents: typeof failures = (count) => ({
  "agent.log": minutesOf(count, (_minute, clock) =>
    msiLog({ from: `${clock}:00`, to: `${clock}:09`, above: ["Error 1335. The cabinet file 'a.cab' is corrupt."] }),
  ).join(""),
  "events.txt": minutesOf(count, (_minute, clock) =>
    [
      "Log Name:      Application",
      "Source:        MsiInstaller",
      `Date:          2021-06-14 ${clock}:09`,
      "Event ID:      11708",
      "Level:         Error",
      "Computer:      PC1.contoso.com",
      "Description:",
      "Product: Agent -- Installation failed.",
      "",
    ].join("\r\n"),
  ).join("\r\n"),
});

/** Jobs of CBS that fail at a driver, each with the section the servicing stack wrote. */
const jobsWithDrivers: typeof failures = (count) => ({
  "CBS.log": cbs(
    ...minutesOf(count, (minute, clock) => [
      ...session(`${clock}:00`, `30000000_${minute + 1}`, "WindowsUpdateAgent"),
      `${clock}:04 Error: Exec: Failed to import driver ct${minute}.inf. [HRESULT = 0x800f0247 - X]`,
    ]).flat(),
  ),
  "setupapi.dev.log": devLog(
    ...minutesOf(count, (_minute, clock) => ({
      from: `${clock}:03`,
      to: `${clock}:04`,
      title: "Stage Driver Updates",
      cmd: "C:\\Windows\\winsxs\\amd64_x\\TiWorker.exe -Embedding",
      code: "0xe0000247",
    })),
  ),
});

/** One job of CBS that fails every hour of the day, beside short ones that fail with the same error for the same client. */
const besideLongJob: typeof failures = (count) => ({
  "CBS.log": cbs(
    ...session("00:00:00", "30000000_9999", "WindowsUpdateAgent"),
    ...minutesOf(count, (minute, clock) => [
      ...failingJob(clock, `30000000_${minute + 1}`, "0x80070070", 2_000_000 + minute),
      ...(minute % 60 === 0
        ? [`${clock}:40 Session: 30000000_9999 finalized. Reboot required: no [HRESULT = 0x80070070 - ERROR_DISK_FULL]`]
        : []),
    ]).flat(),
  ),
  "ReportingEvents.log": minutesOf(count, (minute, clock) =>
    [
      `{0A1B2C3D-0000-4000-8000-${String(minute).padStart(12, "0")}}`,
      `2021-06-14 ${clock}:07:100+0000\t1\t182\t101\t{4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033}\t1\t80070070`,
      `AutomaticUpdates\tFailure\tContent Install\tfailed (KB${2_000_000 + minute})`,
    ].join("\t"),
  ).join("\r\n"),
});

function measured(
  count: number,
  logs: typeof failures = failures,
): { readonly time: number; readonly incidents: number; readonly links: number } {
  const best = { time: Number.POSITIVE_INFINITY, incidents: 0, links: 0 };
  for (let i = 0; i < 2; i++) {
    const documents = Object.entries(logs(count)).map(([name, text]) => documentOf(text, `file:///d/${name}`));
    const summaries = documents.flatMap(summariesOf);
    const time = processorTime(() => {
      const incidents = incidentsOf(summaries);
      best.incidents = incidents.length;
      best.links = incidents.reduce((sum, { links }) => sum + links.length, 0);
    });
    best.time = Math.min(best.time, time);
  }
  return best;
}

describe("many failures of the same kind", () => {
  it("are matched in time that grows with their number, each with its own run and section", () => {
    const few = measured(250);
    const many = measured(2000);
    expect([few.incidents, few.links]).toEqual([250, 500]);
    expect([many.incidents, many.links]).toEqual([2000, 4000]);
    // Eight times as many; each with each would be 64 times.
    expect(many.time).toBeLessThan(24 * Math.max(few.time, 20));
  });

  it("are matched in such time between the newer logs, too", () => {
    const few = measured(60, servicing);
    const many = measured(480, servicing);
    // The agent's failure with its job and its report; the session of DISM with its job.
    expect([few.incidents, few.links]).toEqual([120, 240]);
    expect([many.incidents, many.links]).toEqual([960, 1920]);
    expect(many.time).toBeLessThan(24 * Math.max(few.time, 20));
  });

  it.each([
    ["packages and their drivers", packagesWithDrivers, 0],
    ["packages and their events", packagesWithEvents, 0],
    ["jobs of CBS and their drivers", jobsWithDrivers, 0],
    ["jobs of CBS and their reports beside a job that lasts for the day", besideLongJob, 1],
  ])("%s", (_what, logs, others) => {
    const few = measured(90, logs);
    const many = measured(720, logs);
    expect([few.incidents, few.links]).toEqual([90 + others, 90]);
    expect([many.incidents, many.links]).toEqual([720 + others, 720]);
    expect(many.time).toBeLessThan(24 * Math.max(few.time, 20));
  });
});
