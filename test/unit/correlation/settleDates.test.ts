import { describe, expect, it } from "vitest";
import { agent, cbsInstall, chains, event, found, rows } from "./links/texts";

const client = "Microsoft-Windows-WindowsUpdateClient";
const failed = (kb = 2676562, code = "0x80070070"): string =>
  `Installation Failure: Windows failed to install the following update with error ${code}: X (KB${kb}).`;
/** An event of a day that two orders allow; the other logs are of 14 June. */
const on = (date: string, text = failed()): string => event("10:00:06", client, 20, text).replace("6/14/2021", date);
/** The logs of the agent on 5 April. */
const april = (text: string): string => text.replaceAll("2021-06-14", "2021-04-05");
const wu = april(agent(...cbsInstall("10:00", "0x80070070", 2676562)));

describe("dates that can be read two ways", () => {
  it.each([
    ["4/5/2021", "with the month first"],
    ["5/4/2021", "with the day first"],
    ["05.04.2021", "with the day first, since points have no other order"],
  ])("%s is read %s where another log tells of the same failure then", (date) => {
    const logs = { "events.txt": on(date), "wu.log": wu };
    expect(chains(logs)).toEqual(["wu.log:4 wu.log:5 events.txt:11"]);
    expect(new Date(found(logs)[0]!.report.time).toISOString()).toBe("2021-04-05T10:00:06.000Z");
  });

  it.each([
    ["another update", on("4/5/2021", failed(2999999))],
    ["another error", on("4/5/2021", failed(2676562, "0x80070005"))],
    ["another time of day", on("4/5/2021").replace("10:00:06", "11:30:06")],
    ["another day in either order", on("7/8/2021")],
  ])("%s settles nothing: the date stays unknown", (_what, events) => {
    const logs = { "events.txt": events, "wu.log": wu };
    expect(chains(logs)).toHaveLength(2);
    const own = found(logs).find(({ cause }) => cause.uri.endsWith("events.txt"));
    expect(own!.cause.time).toBeNaN();
  });

  it("both orders fit: the date stays unknown", () => {
    const may = agent(...cbsInstall("10:00", "0x80070070", 2676562)).replaceAll("2021-06-14", "2021-05-04");
    const logs = { "events.txt": on("4/5/2021"), "wu.log": wu + may };
    expect(chains(logs)).toHaveLength(3);
  });

  it("one date of the log that fits one order only settles all others without any other log", () => {
    const logs = {
      "events.txt": `Level\tDate and Time\tSource\tEvent ID\tTask Category\r\nError\t4/14/2021 9:00:00 AM\t${client}\t20\tX\t${failed(2111111)}\r\nError\t4/5/2021 10:00:06 AM\t${client}\t20\tX\t${failed()}\r\n`,
      "r.log": april(rows({ clock: "10:00:06", code: "80070070", text: failed() })),
    };
    expect(chains(logs).sort()).toEqual(["events.txt:2", "r.log:1 events.txt:3"]);
  });

  it.each(["4/5/2021", "5/4/2021", "05.04.2021"])(
    "a package's log of %s that an installation of 5 April names",
    (date) => {
      const record = (clock: string, text: string): string =>
        `<![LOG[${text}]LOG]!><time="${clock}.000+000" date="04-05-2021" component="AppEnforce" context="" type="1" thread="7044" file="a.cpp:1">`;
      const logs = {
        "AppEnforce.log": [
          record(
            "11:40:10",
            '    Prepared command line: "C:\\Windows\\system32\\msiexec.exe" /i "viewer.msi" /qn /l*v C:\\Windows\\Temp\\viewer.log',
          ),
          record("11:41:52", "    Process 8120 terminated with exitcode: 1603"),
          record("11:41:52", "    Unmatched exit code (1603) is considered an execution failure."),
        ].join("\r\n"),
        "viewer.log": [
          `=== Verbose logging started: ${date}  11:40:11  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===`,
          "MSI (c) (B8:1C) [11:40:11:250]: ******* RunEngine:",
          "MSI (s) (30:44) [11:41:50:100]: Product: Viewer -- Error 1316. The specified account already exists.",
          "",
          "Action ended 11:41:50: InstallFinalize. Return value 3.",
          "MSI (s) (30:44) [11:41:51:900]: MainEngineThread is returning 1603",
          `=== Verbose logging stopped: ${date}  11:41:51 ===`,
        ].join("\r\n"),
      };
      const incidents = found(logs);
      expect(incidents).toHaveLength(1);
      expect([incidents[0]!.cause.uri.split("/").at(-1), new Date(incidents[0]!.cause.time).toISOString()]).toEqual([
        "viewer.log",
        "2021-04-05T11:41:50.100Z",
      ]);
    },
  );
});
