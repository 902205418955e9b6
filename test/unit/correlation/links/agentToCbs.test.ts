import { describe, expect, it } from "vitest";
import { agent, cbs, cbsInstall, chains, failingJob, found, type Logs, modernAgent, packageOf, session } from "./texts";

type Row = readonly [why: string, logs: Logs, chains: readonly string[]];

const job = failingJob("10:00", "30893000_100", "0x80070070", 2676562);

const rows: readonly Row[] = [
  [
    "the same error of the same package: one incident, and CBS tells its cause",
    { "CBS.log": cbs(...job), "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2676562)) },
    ["CBS.log:3 CBS.log:4 CBS.log:5 wu.log:4 wu.log:5"],
  ],
  [
    "the log of Windows 10 and 11 is linked alike",
    {
      "CBS.log": cbs(...job),
      "wu.log": modernAgent(
        "10:00:00 e74 Handler * START *   CBS Install",
        "10:00:00 e74 Handler Starting install of CBS update 6F1D0C2A-5B73-4E98-9C41-0A7E2D835B16",
        "10:00:05 f0c Handler CBS called Error with 0x80070070, context string 'x'",
        "10:00:05 e74 Handler *FAILED* [80070070] Completed install of CBS update with type=0, requiresReboot=0, installerError=1",
      ),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5 wu.log:3 wu.log:4"],
  ],
  [
    "the same second and error, but another package",
    { "CBS.log": cbs(...job), "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2999999)) },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "wu.log:4 wu.log:5"],
  ],
  [
    "the same second and package, but another error that names a cause of its own",
    { "CBS.log": cbs(...job), "wu.log": agent(...cbsInstall("10:00", "0x8024402c", 2676562)) },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "wu.log:4 wu.log:5"],
  ],
  [
    "the same error without a package an hour later",
    { "CBS.log": cbs(...job), "wu.log": agent(...cbsInstall("11:00", "0x80070070")) },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "wu.log:3 wu.log:4"],
  ],
  [
    "the same error in the same second from a session of another client",
    {
      "CBS.log": cbs(...failingJob("10:00", "30893000_100", "0x80070070", 2676562, "SPP")),
      "wu.log": agent(...cbsInstall("10:00", "0x80070070")),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "wu.log:3 wu.log:4"],
  ],
  [
    "a client that is not known: the agent says that CBS called it, in the same second",
    {
      "CBS.log": cbs(...failingJob("10:00", "30893000_100", "0x80070070", 2676562, "Contoso Servicing")),
      "wu.log": agent(...cbsInstall("10:00", "0x80070070")),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5 wu.log:3 wu.log:4"],
  ],
  [
    "a client that is not known, and an agent that does not speak of CBS",
    {
      "CBS.log": cbs(...failingJob("10:00", "30893000_100", "0x80070070", 2676562, "Contoso Servicing")),
      "wu.log": agent("10:00:05 e74 Handler FATAL: UH: 0x80070070: Install failed"),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "wu.log:1"],
  ],
  [
    "an MSI that fails with the same error while CBS does",
    {
      "CBS.log": cbs(...job),
      "wu.log": agent(
        "10:00:00 e74 Handler :: START ::  Handler: MSI Install",
        "10:00:05 e74 Handler FATAL: UH: 0x80070070: Install failed in CMsiHandler",
      ),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "wu.log:2"],
  ],
  [
    "a download that fails with the same error while CBS does",
    {
      "CBS.log": cbs(...session("10:00:00", "30893000_100", "SPP"), ...job.slice(2, 4)),
      "wu.log": agent("10:00:05 e74 DnldMgr WARNING: BITS job failed, error = 0x80070070"),
    },
    ["CBS.log:2 CBS.log:3", "wu.log:1"],
  ],
  [
    "two attempts with the same error: an incident each",
    {
      "CBS.log": cbs(...job, ...failingJob("10:20", "30893000_900", "0x80070070", 2676562)),
      "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2676562), ...cbsInstall("10:20", "0x80070070", 2676562)),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5 wu.log:4 wu.log:5", "CBS.log:8 CBS.log:9 CBS.log:10 wu.log:10 wu.log:11"],
  ],
  [
    "two attempts of which only the second is in CBS.log",
    {
      "CBS.log": cbs(...failingJob("10:20", "30893000_900", "0x80070070", 2676562)),
      "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2676562), ...cbsInstall("10:20", "0x80070070", 2676562)),
    },
    ["wu.log:4 wu.log:5", "CBS.log:3 CBS.log:4 CBS.log:5 wu.log:10 wu.log:11"],
  ],
  [
    "attempts that nothing else tells of stay one failure",
    { "CBS.log": cbs(...job, ...failingJob("10:20", "30893000_900", "0x80070070", 2676562)) },
    ["CBS.log:3 CBS.log:4 CBS.log:5 CBS.log:8 CBS.log:9 CBS.log:10"],
  ],
  [
    "the agent learns of the result of the same package after a restart",
    {
      "CBS.log": cbs(...job),
      "wu.log": agent(
        "10:09:00 e74 Handler :: START ::  Handler: CBS Install",
        "10:09:00 e74 Handler Post-reboot status for package Package_for_KB2676562~31bf3856ad364e35~amd64~~6.1.1.4: 0x80070070",
        "10:09:00 e74 Handler WARNING: CBS install failed after the restart, hr=0x80070070",
      ),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5 wu.log:3"],
  ],
];

describe("the update agent and CBS", () => {
  it.each(rows)("%s", (_why, logs, expected) => {
    expect(chains(logs).sort()).toEqual([...expected].sort());
  });

  it("an attempt that began after the job had failed is another one, whose job the log does not hold", () => {
    expect(chains({ "CBS.log": cbs(...job), "wu.log": agent(...cbsInstall("10:20", "0x80070070", 2676562)) })).toEqual([
      "CBS.log:3 CBS.log:4 CBS.log:5",
      "wu.log:4 wu.log:5",
    ]);
  });

  it("the evidence names the package and how the times lie", () => {
    const [incident] = found({
      "CBS.log": cbs(...job),
      "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2676562)),
    });
    expect(incident!.links.map(({ evidence }) => evidence)).toEqual([
      "CBS and Windows Update both name KB2676562. CBS states 0x80070070 at 10:00:05, Windows Update in the same second.",
    ]);
    expect(incident!.confidence).toBe("high");
    expect(incident!.title).toContain("Windows Update failed for KB2676562");
  });

  it("logs of two machines are not linked", () => {
    const logs = {
      "PC1/Windows/Logs/CBS/CBS.log": cbs(...job),
      "PC2/Windows/WindowsUpdate.log": agent(...cbsInstall("10:00", "0x80070070", 2676562)),
    };
    expect(chains(logs)).toHaveLength(2);
  });

  it("the order of the logs does not matter", () => {
    const logs = { "CBS.log": cbs(...job), "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2676562)) };
    expect(chains(Object.fromEntries(Object.entries(logs).reverse()))).toEqual(chains(logs));
  });

  describe("of two packages that one session of CBS processes", () => {
    const processed = (kb: number, clock: string, code: string): string[] => [
      `${clock}:00 Exec: Processing started. Client: WindowsUpdateAgent, Session: 30000000_7, Package: ${packageOf(kb)}, Identifier: x`,
      `${clock}:05 Exec: Processing complete.  Session: 30000000_7, Package: ${packageOf(kb)}, Identifier: x [HRESULT = ${code} - X]`,
    ];
    const incidents = (first: string, second: string, end: string): string[] =>
      chains({
        "CBS.log": cbs(
          ...session("10:00:00", "30000000_7", "WindowsUpdateAgent"),
          ...processed(2676562, "10:00", first),
          ...processed(2699113, "10:01", second),
          `10:01:05 Session: 30000000_7 finalized. Reboot required: no [HRESULT = ${end} - X]`,
        ),
        "wu.log": agent(
          ...cbsInstall("10:00", first, 2676562, "11111111-90E6-4B35-BD71-8F2A6C5E1033"),
          ...cbsInstall("10:01", second, 2699113, "22222222-90E6-4B35-BD71-8F2A6C5E1033"),
        ),
      });

    it("each is a failure of its own", () => {
      expect(incidents("0x80070070", "0x80073712", "0x80073712")).toEqual([
        "CBS.log:3 wu.log:4 wu.log:5",
        "CBS.log:5 CBS.log:6 wu.log:10 wu.log:11",
      ]);
    });

    it("with the same error, too", () => {
      expect(incidents("0x80070070", "0x80070070", "0x80070070")).toEqual([
        "CBS.log:3 wu.log:4 wu.log:5",
        "CBS.log:5 CBS.log:6 wu.log:10 wu.log:11",
      ]);
    });
  });
});
