import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { expectFindings } from "./check";

const row = (level: string, source: string, id: number, message: string): string =>
  `${level}\t25/10/2019 14:18:02\t${source}\t${id}\tNone\t"${message}"\r\n`;
const client = "Microsoft-Windows-WindowsUpdateClient";

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
      "an error of another component with a failure code, since it may be the cause",
      row("Error", "Sextant", 7, "The call failed with error 0x80070005."),
      "warning 1 eventlog/other-provider 0x80070005",
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

  it("a thousand equal failures are one", () => {
    const log = logOf(row("Error", client, 20, "error 0x80073712: KB900417").repeat(1000));
    expect(findingsOf(log)).toHaveLength(1);
    expect(findingsOf(log)[0]!.occurrences).toHaveLength(1000);
  });

  it.each([
    ["eventlog/setup-log-export.txt", ["error 3 eventlog/update-failed 0x800F0922"]],
    ["eventlog/german-export.txt", ["error 3 eventlog/update-failed 0x80070070"]],
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
    ["an update the user called off", row("Error", client, 20, "Installation Failure: error 0x8024000b: Update.")],
  ])("noise: %s", (_why, text) => {
    expect(findingsOf(logOf(text)).map(({ severity }) => severity)).toEqual(["noise"]);
  });

  it.each([
    ["an error of another component without a code", row("Error", "Disk", 7, "The device has a bad block.")],
    ["a warning of another component", row("Warning", "LSASRV", 40960, "The failure code was 0xc0000072.")],
    ["information with a code", row("Information", "Sextant", 1, "The last status was 0x80070005.")],
    ["an update that was installed", row("Information", client, 19, "Installation Successful: KB900417")],
    ["a started update", row("Information", client, 43, "Installation Started: KB900417")],
  ])("nothing: %s", (_why, text) => {
    expectFindings(text, []);
  });
});
