import { describe, expect, it } from "vitest";
import { devLog, msiLog } from "./driverTexts";
import { agent, chains, dism, event, found, type Logs, modernAgent, rows } from "./texts";

type Row = readonly [why: string, logs: Logs, incidents: number];

const count = ({ length }: readonly unknown[]): number => length;

const driver = (
  cmd: string | undefined,
  code: string | undefined = "0xe0000247",
  title = "Device Install (Install Windows Update driver) - PCI\\VEN_8086&DEV_1234\\3&1",
): string =>
  devLog({
    from: "10:00:00",
    to: "10:00:05",
    title,
    ...(cmd !== undefined && { cmd }),
    ...(code !== undefined && { code }),
  });
const agentFails = (clock: string, code = "0x800f0247", component = "Handler"): string =>
  agent(`${clock} e74 ${component} FATAL: Driver install failed, error = ${code}`);

describe("drivers of Windows Update and setupapi.dev.log", () => {
  const own = "C:\\WINDOWS\\system32\\wuauclt.exe /RunHandlerComServer";
  const drivers: readonly Row[] = [
    [
      "the agent's program wrote the section, and it states the same error",
      { "setupapi.dev.log": driver(own, "0xe0000247", "Driver Install"), "wu.log": agentFails("10:00:06") },
      1,
    ],
    [
      "the title of the section names Windows Update",
      { "setupapi.dev.log": driver(undefined), "wu.log": agentFails("10:00:06") },
      1,
    ],
    [
      "the log of Windows 10 and 11",
      {
        "setupapi.dev.log": driver(own),
        "wu.log": modernAgent("10:00:06 e74 Handler *FAILED* [800F0247] Completed install of update"),
      },
      1,
    ],
    [
      "a section of another program with the same error in the same second",
      {
        "setupapi.dev.log": driver(
          "C:\\Windows\\System32\\drvinst.exe",
          "0xe0000247",
          "Device Install (Hardware initiated) - USB\\VID_1",
        ),
        "wu.log": agentFails("10:00:06"),
      },
      2,
    ],
    ["another error", { "setupapi.dev.log": driver(own), "wu.log": agentFails("10:00:06", "0x80070005") }, 2],
    ["the same error an hour later", { "setupapi.dev.log": driver(own), "wu.log": agentFails("11:00:06") }, 2],
    [
      "a download with the same error",
      { "setupapi.dev.log": driver(own), "wu.log": agentFails("10:00:06", "0x800f0247", "DnldMgr") },
      2,
    ],
  ];
  it.each(drivers)("%s", (_why, logs, incidents) => expect(count(chains(logs))).toBe(incidents));

  it("a section that succeeded is no part of the failure", () => {
    const logs = {
      "setupapi.dev.log": driver(own, undefined, "Driver Install")
        .replaceAll("0xe0000247", "0x00000000")
        .replace("FAILURE(0x00000000)", "SUCCESS")
        .replace(/^!!!.*\r\n/m, ""),
      "wu.log": agentFails("10:00:06"),
    };
    expect(chains(logs)).toEqual(["wu.log:1"]);
  });
});

describe("drivers of DISM and setupapi.offline.log", () => {
  const fails = (clock: string, code = "0x800f0247"): string =>
    dism(
      "09:59:58 DISM.EXE: <----- Starting Dism.exe session ----->",
      `${clock} Error: DISM Driver Manager: PID=7 TID=8 Failed to install the driver package. - CDriverPackage::InstallEx(hr:${code})`,
    );
  const host = "C:\\Users\\x\\AppData\\Local\\Temp\\12AB\\dismhost.exe {0A1B2C3D-0000-4000-8000-000000000001}";
  it.each([
    ["its process wrote the section", driver(host), fails("10:00:06"), 1],
    ["another program wrote the section", driver("C:\\Windows\\System32\\drvinst.exe"), fails("10:00:06"), 2],
    ["another error", driver(host), fails("10:00:06", "0x800f081f"), 2],
    ["an hour later", driver(host), fails("11:00:06"), 2],
  ])("%s", (_why, section, log, incidents) => {
    expect(count(chains({ "setupapi.offline.log": section, "dism.log": log }))).toBe(incidents);
  });
});

describe("bundles, installations of applications, and the logs of their packages", () => {
  const bundle = (log: string, clock = "10:00:31"): string =>
    [
      "[1A2C:0E58][2021-06-14T10:00:01]i001: Burn v3.11.2.4516, Windows v10.0 (Build 19044: Service Pack 0), path: C:\\x\\studio.exe",
      "[1A2C:0E58][2021-06-14T10:00:01]i100: Detect begin, 1 packages",
      "[0F44:1B90][2021-06-14T10:00:10]i301: Applying execute package: Studio, action: Install, path: C:\\ProgramData\\Package Cache\\studio.msi, arguments: ' ARPSYSTEMCOMPONENT=\"1\"'",
      `[0F44:1B90][2021-06-14T${clock}]e000: Error 0x80070643: Failed to install MSI package.`,
      `[1A2C:0E58][2021-06-14T${clock}]i319: Applied execute package: Studio, result: 0x80070643, restart: None`,
      `[1A2C:0E58][2021-06-14T${clock}]i410: Variable: WixBundleLog_Studio = ${log}`,
      `[1A2C:0E58][2021-06-14T${clock}]i399: Apply complete, result: 0x80070643, restart: None, ba requested restart:  No`,
      `[1A2C:0E58][2021-06-14T${clock}]i500: Shutting down, exit code: 0x643`,
    ].join("\r\n");
  const session = msiLog({ from: "10:00:11", to: "10:00:30", product: "C:\\ProgramData\\Package Cache\\studio.msi" });
  const record = (clock: string, text: string): string =>
    `<![LOG[${text}]LOG]!><time="${clock}.000+000" date="06-14-2021" component="AppEnforce" context="" type="1" thread="7044" file="a.cpp:1">`;
  const enforcement = (log: string, clock = "10:00:31", code = 1603): string =>
    [
      record(
        "10:00:10",
        `    Prepared command line: "C:\\Windows\\system32\\msiexec.exe" /i "other.msi" /qn /l*v ${log}`,
      ),
      record(clock, `    Process 8120 terminated with exitcode: ${code}`),
      record(clock, `    Unmatched exit code (${code}) is considered an execution failure.`),
    ].join("\r\n");

  it.each([
    ["the bundle names the log of the package", bundle("C:\\Temp\\studio_000.log"), "studio_000.log", 1],
    ["the log lies under another name, but is of the same package", bundle("C:\\Temp\\studio_000.log"), "copy.log", 1],
    ["an hour later", bundle("C:\\Temp\\studio_000.log", "11:00:31"), "studio_000.log", 2],
  ])("%s", (_why, caller, name, incidents) => {
    expect(count(chains({ "bundle.log": caller, [name]: session }))).toBe(incidents);
  });

  it.each([
    ["the command line names the log", enforcement("C:\\Temp\\studio.log"), 1],
    ["the command line names another log and another package", enforcement("C:\\Temp\\other.log"), 2],
    ["an hour later", enforcement("C:\\Temp\\studio.log", "11:00:31"), 2],
    ["another exit code", enforcement("C:\\Temp\\studio.log", "10:00:31", 1618), 2],
  ])("%s", (_why, caller, incidents) => {
    expect(count(chains({ "AppEnforce.log": caller, "studio.log": session }))).toBe(incidents);
  });

  it("what the bundle was given is not the cause", () => {
    const [incident] = found({ "bundle.log": bundle("C:\\Temp\\studio_000.log"), "studio_000.log": session });
    expect(incident!.cause.uri.endsWith("studio_000.log")).toBe(true);
    expect(incident!.chain.some(({ relation }) => relation === "returned to the bundle")).toBe(true);
  });
});

describe("hotfixes of Windows XP and their events", () => {
  const run = [
    "1.000: 2021/06/14 10:00:00.000 (local)",
    "1.000: c:\\a1b2c3d4e5\\update\\update.exe (version 6.2.29.0)",
    "1.000: Hotfix started with following command line: -q",
    "11.000: InstallSingleCatalogFile: MyInstallCatalog failed for KB991043.cat; error=0x80092003.",
    "11.000: KB991043 Setup encountered an error: x",
    "11.000: Update.exe extended error code = 0xf01e",
  ].join("\r\n");
  const told = (clock: string, kb: number, source = "NtServicePack"): string =>
    event(
      clock,
      source,
      4374,
      `Windows XP Hotfix KB${kb} installation failed. The catalog could not be installed, error 0x80092003.`,
    );

  it.each([
    ["the same update as it ends", told("10:00:11", 991043), 1],
    ["another update in the same second", told("10:00:11", 991044), 2],
    ["the same update an hour later", told("11:00:11", 991043), 2],
    ["another provider", told("10:00:11", 991043, "Contoso"), 2],
  ])("%s", (_why, events, incidents) => {
    const incidentsFound = found({ "KB991043.log": run, "events.txt": events });
    expect(incidentsFound).toHaveLength(incidents);
    if (incidents === 1) expect(incidentsFound[0]!.cause.uri.endsWith("KB991043.log")).toBe(true);
  });

  const row = (clock: string, code: string, text: string): string =>
    rows({ clock, update: "4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033", code, text });
  it.each([
    ["a report of its own result", row("10:00:12", "8007f01e", "failed"), 1],
    ["a report of another code of update.exe", row("10:00:12", "8007f00d", "failed"), 2],
    ["a report about another update", row("10:00:12", "8007f01e", "failed (KB991044)"), 2],
    ["a report an hour later", row("11:00:12", "8007f01e", "failed"), 2],
    ["a report of 1603, which any installer may have ended with", row("10:00:12", "80070643", "failed"), 2],
  ])("%s, without the agent's log", (_why, reports, incidents) => {
    expect(found({ "KB991043.log": run, "ReportingEvents.log": reports })).toHaveLength(incidents);
  });
});
