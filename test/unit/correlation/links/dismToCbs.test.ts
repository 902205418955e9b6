import { describe, expect, it } from "vitest";
import { cbs, chains, dism, found, type Logs, packageOf, session } from "./texts";

const client = "DISM Package Manager Provider";
const banner = (clock: string, command = "dism /online /cleanup-image /restorehealth"): string[] => [
  `${clock} DISM.EXE: <----- Starting Dism.exe session ----->`,
  `${clock} DISM.EXE: Executing command line: ${command}`,
];
const failing = (clock: string, code: string): string[] => [
  `${clock} Error: DISM Package Manager: PID=7044 TID=7120 Failed finalizing changes. - CDISMPackageManager::Internal_Finalize(hr:${code})`,
  `${clock} Error: DISM Package Manager: PID=7044 TID=7120 Failed while processing command cleanup-image. - CPackageManagerCLIHandler::ExecuteCmdLine(hr:${code})`,
  `${clock} DISM.EXE: <----- Ending Dism.exe session ----->`,
];
const repair = (clock: string, code: string, of = client): string[] => [
  ...session("10:00:02", "30893000_100", of),
  `${clock} Error: Failed to find the source of the component. [HRESULT = ${code} - X]`,
  `${clock} Session: 30893000_100 finalized. Reboot required: no [HRESULT = ${code} - X]`,
];
const sharing = (clock: string, of = client): string[] => [
  ...session("10:00:02", "30893000_100", of),
  `${clock} Failed to load offline store from boot directory: 'D:\\mount' [HRESULT = 0x80070020 - ERROR_SHARING_VIOLATION]`,
];
const mute = [...banner("10:00:00"), ...failing("10:10:00", "0x80004005")];

type Row = readonly [why: string, logs: Logs, chains: readonly string[]];

const rows: readonly Row[] = [
  [
    "the same error in a session of DISM: one incident, and CBS tells its cause",
    {
      "CBS.log": cbs(...repair("10:10:00", "0x800f081f")),
      "dism.log": dism(...banner("10:00:00"), ...failing("10:10:00", "0x800f081f")),
    },
    ["CBS.log:2 CBS.log:3 dism.log:3 dism.log:4"],
  ],
  [
    "CBS states it minutes before DISM has rolled back",
    {
      "CBS.log": cbs(...repair("10:04:00", "0x800f081f")),
      "dism.log": dism(...banner("10:00:00"), ...failing("10:10:00", "0x800f081f")),
    },
    ["CBS.log:2 CBS.log:3 dism.log:3 dism.log:4"],
  ],
  [
    "the same error in the same second from a session of another client",
    {
      "CBS.log": cbs(...repair("10:10:00", "0x800f081f", "WindowsUpdateAgent")),
      "dism.log": dism(...banner("10:00:00"), ...failing("10:10:00", "0x800f081f")),
    },
    ["CBS.log:2 CBS.log:3", "dism.log:3 dism.log:4"],
  ],
  [
    "the same error in a session of DISM an hour before this DISM began",
    {
      "CBS.log": cbs(...repair("10:10:00", "0x800f081f")),
      "dism.log": dism(...banner("11:10:00"), ...failing("11:10:30", "0x800f081f")),
    },
    ["CBS.log:2 CBS.log:3", "dism.log:3 dism.log:4"],
  ],
  [
    "the same error after DISM has ended",
    {
      "CBS.log": cbs(...repair("10:30:00", "0x800f081f")),
      "dism.log": dism(...banner("10:00:00"), ...failing("10:10:00", "0x800f081f")),
    },
    ["dism.log:3 dism.log:4", "CBS.log:2 CBS.log:3"],
  ],
  [
    "E_FAIL of DISM is explained by an Info line of its session, which is the cause",
    { "CBS.log": cbs(...sharing("10:04:00")), "dism.log": dism(...mute) },
    ["CBS.log:2 dism.log:3 dism.log:4"],
  ],
  [
    "E_FAIL of DISM is not explained by a line of another client's session",
    { "CBS.log": cbs(...sharing("10:04:00", "WindowsUpdateAgent")), "dism.log": dism(...mute) },
    ["CBS.log:2", "dism.log:3 dism.log:4"],
  ],
  [
    "an error of its own is not explained by an Info line with another one",
    {
      "CBS.log": cbs(...sharing("10:04:00")),
      "dism.log": dism(...banner("10:00:00"), ...failing("10:10:00", "0x800f081f")),
    },
    ["CBS.log:2", "dism.log:3 dism.log:4"],
  ],
  [
    "E_FAIL of both in the same second: one incident, whose cause is in neither",
    { "CBS.log": cbs(...repair("10:10:00", "0x80004005")), "dism.log": dism(...mute) },
    ["CBS.log:2 CBS.log:3 dism.log:3 dism.log:4"],
  ],
  [
    "E_FAIL of both, minutes apart",
    { "CBS.log": cbs(...repair("10:04:00", "0x80004005")), "dism.log": dism(...mute) },
    ["CBS.log:2 CBS.log:3", "dism.log:3 dism.log:4"],
  ],
  [
    "two sessions of DISM that end alike: an incident each",
    {
      "CBS.log": cbs(
        ...repair("10:10:00", "0x800f081f"),
        ...repair("10:30:00", "0x800f081f").map((line) => line.replace("10:00:02", "10:20:02").replace("_100", "_900")),
      ),
      "dism.log": dism(
        ...banner("10:00:00"),
        ...failing("10:10:00", "0x800f081f"),
        ...banner("10:20:00"),
        ...failing("10:30:00", "0x800f081f"),
      ),
    },
    ["CBS.log:2 CBS.log:3 dism.log:3 dism.log:4", "CBS.log:5 CBS.log:6 dism.log:8 dism.log:9"],
  ],
];

describe("DISM and CBS", () => {
  it.each(rows)("%s", (_why, logs, expected) => {
    expect(chains(logs).sort()).toEqual([...expected].sort());
  });

  it("the evidence tells that DISM gives no reason, and where CBS does", () => {
    const [incident] = found({ "CBS.log": cbs(...sharing("10:04:00")), "dism.log": dism(...mute) });
    expect(incident!.links.map(({ evidence }) => evidence)).toEqual([
      "DISM ends with 0x80004005, which says nothing of the reason. The session 30893000_100 of CBS, whose client is DISM, states 0x80070020 at 10:04:00, while DISM was at work.",
    ]);
    expect([incident!.confidence, incident!.title.slice(0, 11)]).toEqual(["medium", "DISM failed"]);
  });
});

describe("one job of CBS", () => {
  const job = (id: string): string[] => [
    ...session("10:00:00", id, "WindowsUpdateAgent", packageOf(5001)),
    "10:00:05 Error: CSI    0000001d (F) STATUS_DISK_FULL #2911# from Windows::Rtl::SysWriteFile [gle=0xc000007f]",
    `10:09:00 Exec: Processing complete.  Session: ${id}, Package: ${packageOf(5001)}, Identifier: x [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]`,
  ];

  it("its result, minutes after the step that failed, is part of the same incident and not its cause", () => {
    expect(chains({ "CBS.log": cbs(...job("30893000_100")) })).toEqual(["CBS.log:3 CBS.log:4"]);
  });

  it("the result of another job is another failure", () => {
    const two = [...job("30893000_100").slice(0, 3), ...job("30893000_900").slice(3)];
    expect(chains({ "CBS.log": cbs(...two) })).toEqual(["CBS.log:3", "CBS.log:4"]);
  });

  it("what DISM states beside the error of CBS is no second cause", () => {
    const [incident] = found({
      "CBS.log": cbs(
        ...session("10:00:00", "30000000_1", "DISM Package Manager Provider"),
        "10:00:05 Error: Exec: Failed to commit CSI transaction. [HRESULT = 0x80070070 - X]",
      ),
      "dism.log": dism(
        "10:00:00 DISM.EXE: <----- Starting Dism.exe session ----->",
        ...["0x800f0902", "0x80070070"].map(
          (code) =>
            `10:00:05 Error: DISM Package Manager: PID=7 TID=8 Failed finalizing changes. - CDISMPackageManager::Internal_Finalize(hr:${code})`,
        ),
      ),
    });
    expect([incident!.confidence, incident!.runnerUp]).toEqual(["high", undefined]);
  });
});
