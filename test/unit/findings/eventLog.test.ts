import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { expectFindings } from "./check";

const row = (level: string, source: string, id: number, message: string): string =>
  `${level}\t25/10/2019 14:18:02\t${source}\t${id}\tNone\t"${message}"\r\n`;
const client = "Microsoft-Windows-WindowsUpdateClient";
const listed = (id: number, message: string): string =>
  `TimeCreated  : 25/10/2019 14:18:02\r\nProviderName : ${client}\r\nId           : ${id}\r\nMessage      : ${message}\r\n`;

describe("events that are failures", () => {
  it.each([
    [
      "an installation failure of the update agent",
      row("Error", client, 20, "Installation Failure: error 0x80073712: Update (KB900233)."),
      "error 1 eventlog/update-failed 0x80073712",
    ],
    [
      "the same without the provider's long name, as the viewer's list has it",
      row("Error", "WindowsUpdateClient", 20, "Installation Failure: error 0x80073712."),
      "error 1 eventlog/update-failed 0x80073712",
    ],
    [
      "a level in a language that is not known hides no failure: the id tells",
      row("Hiba", client, 20, "A telepítés sikertelen: error 0x80073712."),
      "error 1 eventlog/update-failed 0x80073712",
    ],
    [
      "a servicing change that failed",
      row("Error", "Microsoft-Windows-Servicing", 3, "Package KB900612 failed. Status: 0x800f0922."),
      "error 1 eventlog/update-failed 0x800F0922",
    ],
    [
      "a service pack installer's error, without a code too",
      row("Error", "NtServicePack", 4374, "Windows Server 2003 KB900417 installation failed."),
      "error 1 eventlog/update-failed",
    ],
    [
      "a warning of the update agent with a failure code",
      row("Warning", client, 16, "Unable to connect: error 0x80072ee2."),
      "warning 1 eventlog/update-warning 0x80072EE2",
    ],
    [
      "a search of the update agent, by its id alone, where the level is not shown",
      listed(25, "Windows Update failed to check for updates with error 0x8024402C."),
      "error 4 eventlog/update-failed 0x8024402C",
    ],
    [
      "a feature that could not be turned on",
      row(
        "Error",
        "Microsoft-Windows-Servicing",
        8,
        "Selectable update NetFx3 could not be turned on. Status: 0x800f081f.",
      ),
      "error 1 eventlog/update-failed 0x800F081F",
    ],
    [
      "the standalone installer, with its code as a decimal",
      row(
        "Error",
        "Microsoft-Windows-WUSA",
        3,
        'Windows update could not be installed because of error 2149842967 ""x"".',
      ),
      "error 1 eventlog/update-failed 0x80240017",
    ],
    [
      "a product that Windows Installer could not install: an information by its level, its status tells",
      row(
        "Information",
        "MsiInstaller",
        1033,
        "Windows Installer installed the product. Product Name: Sextant. Product Version: 2.0. Product Language: 1033. Manufacturer: Contoso. Installation success or error status: 1603.",
      ),
      "error 1 eventlog/installer-failed 0x80070643",
    ],
    [
      "the number of the installer's own message is no Windows code",
      row(
        "Error",
        "MsiInstaller",
        11722,
        "Product: Sextant -- Error 1722. There is a problem with this Windows Installer package.",
      ),
      "error 1 eventlog/installer-failed",
    ],
    [
      "nor is the number of a note",
      row(
        "Error",
        "MsiInstaller",
        10005,
        "Product: Sextant -- The installer has encountered an unexpected error installing this package. The error code is 2203.",
      ),
      "error 1 eventlog/installer-failed",
    ],
    [
      "a driver whose installation a policy forbade",
      row(
        "Information",
        "Microsoft-Windows-UserPnp",
        20001,
        "Driver Management concluded the process to install driver oem12.inf for Device Instance ID X with the following status: 0xE0000248.",
      ),
      "error 1 eventlog/driver-failed 0x800F0248",
    ],
    [
      "a device that had a problem starting",
      row(
        "Error",
        "Microsoft-Windows-Kernel-PnP",
        411,
        "Device X had a problem starting. Problem: 0x0 Problem Status: 0xC00000E5",
      ),
      "warning 1 eventlog/device-failed 0xC00000E5",
    ],
    [
      "the parameters of a failure that Windows Error Reporting reports",
      row(
        "Information",
        "Windows Error Reporting",
        1001,
        "Fault bucket , type 0\r\nEvent Name: WindowsUpdateFailure3\r\nP1: 10.0.19041.1\r\nP2: 800f0922\r\nP3: 1F4B7A60-93C2-4D58-8E01-A6C37D92B5F4",
      ),
      "error 1 eventlog/update-failure-reported 0x800F0922",
    ],
    [
      "a service that updates need",
      row("Error", "Service Control Manager", 7034, "The Windows Modules Installer service terminated unexpectedly."),
      "warning 1 eventlog/update-service",
    ],
    [
      "a program of servicing that crashed",
      row(
        "Error",
        "Application Error",
        1000,
        "Faulting application name: TiWorker.exe, version: 10.0.19041.1 Exception code: 0xc0000005",
      ),
      "warning 1 eventlog/update-program 0xC0000005",
    ],
    [
      "a download of the update agent",
      row(
        "Warning",
        "Microsoft-Windows-Bits-Client",
        61,
        "BITS stopped transferring the WU Client Download transfer job. The status code is 0x80190194.",
      ),
      "warning 1 eventlog/update-download 0x80190194",
    ],
    [
      "an app that could not be deployed",
      row(
        "Error",
        "Microsoft-Windows-AppXDeployment-Server",
        404,
        "AppX Deployment operation failed with error 0x80073CF6 for package X.",
      ),
      "warning 1 eventlog/app-deployment 0x80073CF6",
    ],
    [
      "an error of another component that somebody copied by itself, since it may be the cause",
      "Log Name:      System\r\nSource:        Sextant\r\nDate:          17.09.2013 22:06:05\r\nEvent ID:      7\r\nLevel:         Error\r\nComputer:      lantern\r\nDescription:\r\nThe call failed with error 0x80070005.\r\n",
      "warning 8 eventlog/other-provider 0x80070005",
    ],
  ])("%s", (_why, text, expected) => {
    expectFindings(text, [expected]);
  });

  it("the same failure at each attempt is one finding, another update's is its own", () => {
    const log = logOf(fixture("eventlog/server-2003-copied.txt"));
    const [, failed] = findingsOf(log).filter(({ severity }) => severity === "error");
    expect(findingLines(log)).toEqual([
      "error 24 eventlog/update-failed 0x80070005",
      "error 41 eventlog/update-failed 0x8007F0DA",
    ]);
    expect(occurrenceLines(log, failed!)).toEqual([41, 59]);
    const other = ["KB900417", "KB900418"].map((kb) => row("Error", client, 20, `error 0x80073712: ${kb}`)).join("");
    expect(findingLines(logOf(other))).toHaveLength(2);
  });

  it("what Windows Installer reports of one product is one failure, other products are others", () => {
    const events = (product: string) =>
      row("Error", "MsiInstaller", 11708, `Product: ${product} -- Installation failed.`) +
      row("Error", "MsiInstaller", 1024, `Product: ${product} - Update 'X' could not be installed. Error code 1603.`) +
      row(
        "Information",
        "MsiInstaller",
        1033,
        `Windows Installer installed the product. Product Name: ${product}. Product Version: 2.0. Installation success or error status: 1603.`,
      );
    const log = logOf(events("Sextant") + events("Astrolabe"));
    expect(findingsOf(log).map(({ rule, occurrences }) => [rule, occurrences.length])).toEqual([
      ["eventlog/installer-failed", 3],
      ["eventlog/installer-failed", 3],
    ]);
  });

  it("updates without a number are told apart by their titles", () => {
    const events = ["Contoso - Firmware - 1.2.3", "Contoso - Display - 4.5.6"].map((title) =>
      row(
        "Error",
        client,
        20,
        `Installation Failure: Windows failed to install the following update with error 0x80070103: ${title}.`,
      ),
    );
    expect(findingLines(logOf(events.join("").repeat(2)))).toHaveLength(2);
  });

  it("the closing quotation mark of a row is no part of what is said", () => {
    const [finding] = findingsOf(logOf(row("Error", client, 31, "Windows Update failed to download an update.")));
    expect(finding!.message).toBe("Windows Update failed to download an update.");
  });

  it("a thousand equal failures are one", () => {
    const log = logOf(row("Error", client, 20, "error 0x80073712: KB900417").repeat(1000));
    expect(findingsOf(log)).toHaveLength(1);
    expect(findingsOf(log)[0]!.occurrences).toHaveLength(1000);
  });

  it.each([
    ["eventlog/setup-log-export.txt", ["error 3 eventlog/update-failed 0x800F0922"]],
    ["eventlog/german-export.txt", ["error 3 eventlog/update-failed 0x80070070"]],
    ["eventlog/german-copied-with-xml.txt", ["error 33 eventlog/update-failed 0x800F0831"]],
    [
      "eventlog/wevtutil-queried.txt",
      ["error 14 eventlog/update-failed 0x8024402C", "warning 44 eventlog/update-service"],
    ],
    [
      "eventlog/powershell-lists.txt",
      ["error 6 eventlog/update-failed 0x80070643", "error 18 eventlog/update-failed 0x800F0922"],
    ],
    ["eventlog/successful-updates-export.txt", []],
    ["eventlog/noise-export.txt", []],
  ])("%s", (name, expected) => {
    expect(findingLines(logOf(fixture(name)))).toEqual(expected);
  });
});

describe("events that are none", () => {
  it.each([
    [
      "a dump that was written, at level Error",
      row("Error", "volmgr", 162, "Dump file generation succeeded. 0xc0000001"),
    ],
    [
      "a service that ran already",
      row(
        "Error",
        "Service Control Manager",
        7000,
        "The Windows Update service failed to start due to the following error: %%1056",
      ),
    ],
    [
      "an app in use while it is to be updated",
      row("Error", "Microsoft-Windows-AppXDeployment-Server", 401, "Deployment Add operation failed, 0x80073D02."),
    ],
    [
      "an app of which a newer version is there",
      row("Error", "AppXDeployment-Server", 404, "AppX Deployment operation failed with error 0x80073D06."),
    ],
    ["an update the user called off", row("Error", client, 20, "Installation Failure: error 0x8024000b: Update.")],
  ])("noise: %s", (_why, text) => {
    expect(findingsOf(logOf(text)).map(({ severity }) => severity)).toEqual(["noise"]);
  });

  it.each([
    ["an error of another component without a code", row("Error", "Disk", 7, "The device has a bad block.")],
    ["a warning of another component", row("Warning", "LSASRV", 40960, "The failure code was 0xc0000072.")],
    [
      "an error of another component with a code in an export",
      row("Error", "Sextant", 7, "The call failed with error 0x80070005."),
    ],
    [
      "a driver that was installed",
      row(
        "Information",
        "Microsoft-Windows-UserPnp",
        20001,
        "Driver Management concluded the process to install driver x.inf with the following status: 0x0.",
      ),
    ],
    [
      "no better driver than the one there is",
      row(
        "Information",
        "Microsoft-Windows-UserPnp",
        20001,
        "Driver Management concluded the process to install driver x.inf with the following status: 0x103.",
      ),
    ],
    [
      "a product that was installed",
      row(
        "Information",
        "MsiInstaller",
        1033,
        "Windows Installer installed the product. Product Name: Sextant. Product Version: 2.0. Installation success or error status: 0.",
      ),
    ],
    [
      "a product that needs a restart",
      row(
        "Information",
        "MsiInstaller",
        1033,
        "Windows Installer installed the product. Product Name: Sextant. Product Version: 2.0. Installation success or error status: 3010.",
      ),
    ],
    [
      "a service that updates do not need",
      row(
        "Error",
        "Service Control Manager",
        7000,
        "The Sextant service failed to start due to the following error: %%1053",
      ),
    ],
    [
      "the start type of a service",
      row(
        "Information",
        "Service Control Manager",
        7040,
        "The start type of the Background Intelligent Transfer Service was changed.",
      ),
    ],
    ["information with a code", row("Information", "Sextant", 1, "The last status was 0x80070005.")],
    ["an update that was installed", row("Information", client, 19, "Installation Successful: KB900417")],
    ["a started update", row("Information", client, 43, "Installation Started: KB900417")],
  ])("nothing: %s", (_why, text) => {
    expectFindings(text, []);
  });
});
