import { describe, expect, it } from "vitest";
import { records, setupact, together } from "./driverTexts";
import { agent, cbsInstall, dism, type Logs, modernAgent } from "./texts";

const update = "4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033";
const other = "92F4B60D-7C3E-4A18-8D59-3B06E7A1C2F4";
const finished = (clock: string, id: string, code: string): string =>
  records(
    "WUAHandler",
    5208,
    `${clock} Update 1 (${id.toLowerCase()}) finished installing (${code}), Reboot Required? No`,
  );
const scan = (clock: string, code: string): string =>
  records("WUAHandler", 5208, `${clock} 3 OnSearchComplete - Failed to end search job. Error = ${code}.`);
const agentScan = (clock: string, code: string): string => agent(`${clock} b10 Agent   * WARNING: Exit code = ${code}`);

const command = '"X:\\windows\\system32\\dism.exe" /image:"C:\\\\" /apply-unattend:"C:\\_SMSTaskSequence\\drivers.xml"';
const dismRun = (
  end: string,
  code: string,
  line = "X:\\windows\\system32\\DISM.exe /image:C:\\ /apply-unattend:C:\\_SMSTaskSequence\\drivers.xml",
): string =>
  dism(
    "10:00:00 DISM.EXE: <----- Starting Dism.exe session ----->",
    `10:00:00 DISM.EXE: Executing command line: ${line}`,
    `${end} Error: DISM Driver Manager: PID=1388 TID=1404 Failed to install the driver package. - CDriverManager::Internal_Install(hr:${code})`,
    `${end} DISM.EXE: <----- Ending Dism.exe session ----->`,
  );
const step = (end: string, failed: string, line = command): string =>
  records("OSDDriverClient", 1612, `10:00:00 Executing command line: ${line}`, `${end} 3 ${failed}`);

const rows: readonly (readonly [why: string, logs: Logs, incidents: readonly string[]])[] = [
  [
    "WUAHandler and the agent name the update and the error",
    {
      "WindowsUpdate.log": modernAgent(...cbsInstall("10:00", "0x80073712", undefined, update)),
      "WUAHandler.log": finished("10:00:08", update, "0x80073712"),
    },
    ["WUAHandler.log + WindowsUpdate.log"],
  ],
  [
    "the client asks for the result minutes later",
    {
      "WindowsUpdate.log": agent(...cbsInstall("10:00", "0x80073712", undefined, update)),
      "WUAHandler.log": finished("10:08:00", update, "0x80073712"),
    },
    ["WUAHandler.log + WindowsUpdate.log"],
  ],
  [
    "another update with the same error in the same second",
    {
      "WindowsUpdate.log": agent(...cbsInstall("10:00", "0x80073712", undefined, update)),
      "WUAHandler.log": finished("10:00:05", other, "0x80073712"),
    },
    ["WUAHandler.log", "WindowsUpdate.log"],
  ],
  [
    "the same update with another error",
    {
      "WindowsUpdate.log": agent(...cbsInstall("10:00", "0x80073712", undefined, update)),
      "WUAHandler.log": finished("10:00:08", update, "0x80070070"),
    },
    ["WUAHandler.log", "WindowsUpdate.log"],
  ],
  [
    "a search has no update: the same error at once",
    { "WindowsUpdate.log": agentScan("10:00:00", "0x80072ee2"), "WUAHandler.log": scan("10:00:01", "0x80072ee2") },
    ["WUAHandler.log + WindowsUpdate.log"],
  ],
  [
    "and not minutes later",
    { "WindowsUpdate.log": agentScan("10:00:00", "0x80072ee2"), "WUAHandler.log": scan("10:10:00", "0x80072ee2") },
    ["WUAHandler.log", "WindowsUpdate.log"],
  ],
  [
    "the same error at once from a component that has nothing to do with the agent",
    {
      "WindowsUpdate.log": agentScan("10:00:00", "0x80072ee2"),
      "CcmMessaging.log": records(
        "CcmMessaging",
        77,
        "10:00:01 3 Post to the management point failed with 0x80072ee2.",
      ),
    },
    ["CcmMessaging.log", "WindowsUpdate.log"],
  ],
  [
    "other components pass on what WUAHandler learnt of the update",
    {
      "WUAHandler.log": finished("10:00:08", update, "0x80073712"),
      "UpdatesDeployment.log": records(
        "UpdatesDeploymentAgent",
        9032,
        `10:00:09 Update (Site_${other}/SUM_${update.toLowerCase()}) Progress: Status = ciStateError, PercentComplete = 0, Result = 0x80073712`,
      ),
    },
    ["UpdatesDeployment.log + WUAHandler.log"],
  ],
  [
    "of the same update a summary is enough, which alone tells nothing",
    {
      "WindowsUpdate.log": modernAgent(
        `10:00:05 15a8 Agent LogHistory called. idUpdate={${update}}.201, resultMapped=80240022, resultUnMapped=0`,
      ),
      "WUAHandler.log": finished("10:00:08", update, "0x80240022"),
    },
    ["WUAHandler.log + WindowsUpdate.log"],
  ],
  [
    "and of two updates it links nothing",
    {
      "WindowsUpdate.log": modernAgent(
        `10:00:05 15a8 Agent LogHistory called. idUpdate={${update}}.201, resultMapped=80240022, resultUnMapped=0`,
      ),
      "WUAHandler.log": finished("10:00:08", other, "0x80240022"),
    },
    ["WUAHandler.log", "WindowsUpdate.log"],
  ],
  [
    "what two components that know nothing of each other state is two failures",
    {
      "WUAHandler.log": scan("10:00:01", "0x80072ee2"),
      "CcmMessaging.log": records(
        "CcmMessaging",
        77,
        "10:00:01 3 Post to the management point failed with 0x80072ee2.",
      ),
    },
    ["CcmMessaging.log", "WUAHandler.log"],
  ],
  [
    "a step and DISM share the command line, written in two ways, and the error in two spellings",
    {
      "smsts.log": step("10:00:31", "Failed to add driver. Code 0x8007000d"),
      "dism.log": dismRun("10:00:30", "0x8007000d"),
    },
    ["dism.log + smsts.log"],
  ],
  [
    "the same command line, and the step states another code",
    {
      "smsts.log": step("10:00:31", "Failed to add driver. Code 0x80004005"),
      "dism.log": dismRun("10:00:30", "0x8007000d"),
    },
    ["dism.log + smsts.log"],
  ],
  [
    "another command line of DISM with another error",
    {
      "smsts.log": step("10:00:31", "Failed to add driver. Code 0x80004005"),
      "dism.log": dismRun("10:00:30", "0x8007000d", "dism.exe /online /cleanup-image /restorehealth"),
    },
    ["dism.log", "smsts.log"],
  ],
  [
    "the same error in the same second, and the step ran another program",
    {
      "smsts.log": step("10:00:30", "Failed to copy. Code 0x8007000d", '"X:\\sms\\bin\\x64\\copy.exe" /all'),
      "dism.log": dismRun("10:00:30", "0x8007000d"),
    },
    ["dism.log", "smsts.log"],
  ],
  [
    "the step failed long before DISM did",
    {
      "smsts.log": step("10:00:05", "Failed to add driver. Code 0x8007000d"),
      "dism.log": dismRun("10:20:00", "0x8007000d"),
    },
    ["dism.log", "smsts.log"],
  ],
  [
    "TSManager states the result of its step's program as that of the step",
    {
      "smsts.log": `${step("10:00:30", "Failed to add driver. Code 0x8007000d")}${records("TSManager", 1560, "10:00:31 3 Failed to run the action: Apply Drivers. The data is invalid. (Error: 8007000D; Source: Windows)")}`,
    },
    ["smsts.log"],
  ],
  [
    "a step that fails a minute later with the same code is another failure",
    {
      "smsts.log": `${step("10:00:30", "Failed to add driver. Code 0x8007000d")}${records("TSManager", 1560, "10:01:31 3 Failed to run the action: Apply Drivers. The data is invalid. (Error: 8007000D; Source: Windows)")}`,
    },
    ["smsts.log", "smsts.log"],
  ],
];

const blocked = (clock: string, code = "0xC1900208"): string =>
  setupact(`${clock} Error: CDlpActionCompat::Evaluate(902): Result = ${code}[gle=0x00000000]`);
const upgradeFails = (clock: string, code: string): string =>
  modernAgent(`${clock} 15a8 Agent LogHistory called. idUpdate={${update}}.1, resultMapped=${code}, resultUnMapped=0`);

const upgrades: readonly (readonly [why: string, logs: Logs, incidents: readonly string[]])[] = [
  [
    "the agent states the result of Windows Setup",
    { "setupact.log": blocked("10:00:00"), "WindowsUpdate.log": upgradeFails("10:00:04", "C1900208") },
    ["WindowsUpdate.log + setupact.log"],
  ],
  [
    "a task sequence states it in hexadecimal digits",
    {
      "setupact.log": blocked("10:00:00"),
      "smsts.log": records(
        "OSDUpgradeOS",
        77,
        "10:00:06 3 Windows Setup failed with hexadecimal exit code 0xC1900208.",
      ),
    },
    ["setupact.log + smsts.log"],
  ],
  [
    "the same result a day's work later",
    { "setupact.log": blocked("10:00:00"), "WindowsUpdate.log": upgradeFails("18:00:04", "C1900208") },
    ["WindowsUpdate.log", "setupact.log"],
  ],
  [
    "another result of Windows Setup",
    { "setupact.log": blocked("10:00:00", "0xC190010A"), "WindowsUpdate.log": upgradeFails("10:00:04", "C1900208") },
    ["WindowsUpdate.log", "setupact.log"],
  ],
  [
    "the same error in the same second, which is none of Windows Setup's own",
    {
      "setupact.log": setupact("10:00:00 Error: Failed to write a file. Error: 0x80070070"),
      "WindowsUpdate.log": upgradeFails("10:00:00", "80070070"),
    },
    ["WindowsUpdate.log", "setupact.log"],
  ],
];

describe("upgrades that the update agent and Configuration Manager start", () => {
  it.each(upgrades)("%s", (_, logs, incidents) => {
    expect(together(logs)).toEqual(incidents);
  });
});

describe("Configuration Manager, what it has the update agent and DISM do", () => {
  it.each(rows)("%s", (_, logs, incidents) => {
    expect(together(logs)).toEqual(incidents);
  });
});
