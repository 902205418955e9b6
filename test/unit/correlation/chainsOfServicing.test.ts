import { describe, expect, it } from "vitest";
import { depthOfFormat, isReportOnly } from "../../../server/src/service/correlation/cause";
import { precisionOf } from "../../../server/src/service/correlation/clock";
import { stretchesOf } from "../../../server/src/service/correlation/mergeStreams";
import { tells } from "../../../server/src/service/correlation/tells";
import { logFormatIds } from "../../../server/src/service/formats/ids";
import { logOf, placeText } from "../../support/core";
import { agent, cbs, cbsInstall, dism, event, failingJob, found, packageOf, rows, session } from "./links/texts";

describe("the cause among the newer logs", () => {
  it("is stated in the log of what was called, the deeper the more; reports are below all", () => {
    const order = [...logFormatIds].sort((a, b) => depthOfFormat[b] - depthOfFormat[a]);
    expect(order[0]).toBe("setupapi-dev-log");
    for (const [caller, called] of [
      ["windowsupdate-log", "cbs-log"],
      ["dism-log", "cbs-log"],
      ["msi-log", "setupapi-dev-log"],
      ["cbs-log", "setupapi-dev-log"],
      ["cmtrace-log", "windowsupdate-log"],
      ["panther-log", "cbs-log"],
      ["windowsupdate-log", "svcpack-log"],
    ] as const)
      expect(depthOfFormat[caller]).toBeLessThan(depthOfFormat[called]);
    expect(logFormatIds.filter(isReportOnly).sort()).toEqual(["reportingevents-log", "windows-eventlog-text"]);
  });

  it("results that hide a cause tell less than a specific error, more than a bare failure", () => {
    expect([0x80070070, 0x800f0922, 0xc1900101, 0x80070002, 0x80070643].map(tells)).toEqual([3, 2, 2, 1, 0]);
  });

  it("a result of servicing is not the cause where the job states a specific error, whatever was stated first", () => {
    const job = [
      ...session("10:00:00", "30893000_100", "WindowsUpdateAgent", packageOf(5001001)),
      "10:00:05 Error: CSI    0000001d (F) STATUS_DISK_FULL #2911# from Windows::Rtl::SysWriteFile [gle=0xd000007f]",
      "10:00:05 Error: CSI    0000001e (F) HRESULT_FROM_WIN32(ERROR_DISK_FULL) #2894# from X [gle=0x80070070]",
      `10:09:00 Exec: Processing complete.  Session: 30893000_100, Package: ${packageOf(5001001)}, Identifier: x [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]`,
    ];
    const [incident, ...more] = found({
      "CBS.log": cbs(...job),
      "wu.log": agent(...cbsInstall("10:09", "0x800f0922", 5001001)),
    });
    expect(more).toEqual([]);
    expect(incident!.chain.map(placeText)[0]).toBe("CBS.log:3");
    expect(incident!.title).toMatch(/^Windows Update failed for KB5001001 with 0x800f0922: /);
  });

  it("a result alone is no clear cause", () => {
    const [incident] = found({ "wu.log": agent(...cbsInstall("10:09", "0x800f0922", 5001001)) });
    expect(incident!.confidence).toBe("low");
  });

  it("what failed is called after the outermost log", () => {
    const titleOf = (logs: Readonly<Record<string, string>>): string => found(logs)[0]!.title.split(":")[0]!;
    expect(titleOf({ "CBS.log": cbs(...failingJob("10:00", "30893000_100", "0x80070070", 5001001)) })).toBe(
      "Windows servicing (CBS) failed for KB5001001",
    );
    expect(
      titleOf({
        "dism.log": dism(
          "10:00:00 Error: DISM Package Manager: PID=7 TID=8 Failed finalizing changes. - CDISMPackageManager::Internal_Finalize(hr:0x800f081f)",
        ),
      }),
    ).toBe("DISM failed");
    expect(titleOf({ "r.log": rows({ clock: "10:00:00", code: "80070070", text: "x (KB5001001)" }) })).toBe(
      "Windows Update failed for KB5001001",
    );
    const text =
      "Installation Failure: Windows failed to install the following update with error 0x80070070: X (KB5001001).";
    expect(titleOf({ "e.txt": event("10:00:00", "Microsoft-Windows-WindowsUpdateClient", 20, text) })).toBe(
      "Windows Update failed for KB5001001",
    );
  });
});

describe("the chain of the newer logs", () => {
  it("within one second, what was called comes before its caller, and reports come last", () => {
    const [incident] = found({
      "events.txt": event(
        "10:00:05",
        "Microsoft-Windows-WindowsUpdateClient",
        20,
        "Installation Failure: Windows failed to install the following update with error 0x80070070: X (KB2676562).",
      ),
      "CBS.log": cbs(...failingJob("10:00", "30893000_100", "0x80070070", 2676562)),
      "wu.log": agent(...cbsInstall("10:00", "0x80070070", 2676562)),
    });
    expect(incident!.chain.map((place) => `${placeText(place)} ${place.relation}`)).toEqual([
      "CBS.log:3 cause",
      "CBS.log:4 passed on",
      "CBS.log:5 passed on",
      "wu.log:4 returned to Windows Update",
      "wu.log:5 passed on",
      "events.txt:11 written to the event log",
    ]);
  });
});

describe("times of the newer logs", () => {
  it("formats with whole seconds", () => {
    expect(logFormatIds.filter((format) => precisionOf(format) > 1).sort()).toEqual([
      "cbs-log",
      "dism-log",
      "msi-log",
      "panther-log",
      "setupapi-log",
      "windows-eventlog-text",
    ]);
  });

  it("sections of setupapi.dev.log are streams of their own, and so are lines of boot sessions between them", () => {
    const section = (start: string, end: string): string[] => [
      ">>>  [Device Install (Hardware initiated) - USB\\VID_0001&PID_0002\\5&1]",
      `>>>  Section start 2021/06/14 ${start}.000`,
      `     dvi: {Plug and Play Service: Device Install} ${start}.010`,
      `<<<  Section end 2021/06/14 ${end}.000`,
      "<<<  [Exit status: SUCCESS]",
      "",
      "",
    ];
    const log = logOf(
      [
        "[Device Install Log]",
        "     OS Version = 10.0.19041",
        "[BeginLog]",
        "[Boot Session: 2021/06/14 08:00:00.500]",
        "",
        ...section("10:00:00", "10:00:05"),
        ...section("09:59:58", "10:00:06"),
        "[Boot Session: 2021/06/14 12:00:00.500]",
        "",
        ...section("12:10:00", "12:10:05"),
      ].join("\r\n"),
    );
    const stretches = stretchesOf(log);
    expect(stretches).toHaveLength(4);
    // Each entry is in exactly one.
    expect(
      stretches.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
    ).toEqual(Array.from({ length: log.entryCount }, (_, i) => i));
  });
});
