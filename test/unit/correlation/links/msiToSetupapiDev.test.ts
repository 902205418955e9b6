import { describe, expect, it } from "vitest";
import { placeText } from "../../../support/core";
import { devLog, msiLog, type Section, together } from "./driverTexts";
import { found, type Logs } from "./texts";

const inf = "C:\\Program Files\\Contoso\\drv\\ctscan.inf";
const tmp: Section = {
  from: "10:00:03",
  to: "10:00:04",
  title: `SetupCopyOEMInf - ${inf}`,
  cmd: `"C:\\WINDOWS\\Installer\\MSI1B.tmp" /install "${inf}"`,
  code: "0xe0000247",
};
const error1722 = (file: string): string =>
  `Error 1722. There is a problem with this Windows Installer package. A program run as part of the setup did not finish as expected.  Action Drv, location: C:\\WINDOWS\\Installer\\${file}, command: /install `;
const byProgram = (file = "MSI1B.tmp", from = "10:00:00", to = "10:00:09"): string =>
  msiLog({ from, to, above: [error1722(file)] });
const server = "C:\\Windows\\System32\\MsiExec.exe -Embedding 45B08F3A29C6AC5AE3E1D4849DB8814E E Global\\MSI0000";
const byLibrary = (printed: string, from = "10:00:00", to = "10:00:09"): string =>
  msiLog({ from, to, above: [printed, "CustomAction Drv returned actual error code 1603"] });

const both = ["agent.log + setupapi.dev.log"];
const apart = ["agent.log", "setupapi.dev.log"];

const rows: readonly (readonly [why: string, logs: Logs, incidents: readonly string[]])[] = [
  ["both name the temporary program", { "agent.log": byProgram(), "setupapi.dev.log": devLog(tmp) }, both],
  ["in another letter case", { "agent.log": byProgram("msi1b.TMP"), "setupapi.dev.log": devLog(tmp) }, both],
  ["another temporary program", { "agent.log": byProgram("MSI2C.tmp"), "setupapi.dev.log": devLog(tmp) }, apart],
  [
    "the same name in an installation of two hours later: Windows Installer uses such names again",
    { "agent.log": byProgram("MSI1B.tmp", "12:00:00", "12:00:09"), "setupapi.dev.log": devLog(tmp) },
    ["agent.log", "setupapi.dev.log"],
  ],
  [
    "the same name in an installation that had ended",
    { "agent.log": byProgram("MSI1B.tmp", "09:59:00", "09:59:50"), "setupapi.dev.log": devLog(tmp) },
    apart,
  ],
  [
    "a library in MsiExec.exe: the same INF and the same error in its two spellings",
    {
      "agent.log": byLibrary(`Drv:  Error 0x800f0247: failed to install ${inf}`),
      "setupapi.dev.log": devLog({ ...tmp, cmd: server }),
    },
    both,
  ],
  [
    "a program of the package's own: the same INF and error",
    {
      "agent.log": byLibrary(`Drv:  Error 0x800f0247: failed to install ${inf}`),
      "setupapi.dev.log": devLog({ ...tmp, cmd: '"C:\\Program Files\\Contoso\\drv\\dpinst.exe" /q' }),
    },
    both,
  ],
  [
    "another program's section with the same error and another INF",
    {
      "agent.log": byLibrary(`Drv:  Error 0x800f0247: failed to install ${inf}`),
      "setupapi.dev.log": devLog({
        ...tmp,
        title: "SetupCopyOEMInf - D:\\other\\other.inf",
        cmd: "C:\\Windows\\system32\\pnputil.exe /add-driver D:\\other\\other.inf",
      }),
    },
    apart,
  ],
  [
    "a section of MsiExec.exe with the same error and another INF, of a package that installs at the same time",
    {
      "agent.log": byLibrary(`Drv:  Error 0x800f0247: failed to install ${inf}`),
      "setupapi.dev.log": devLog({ ...tmp, title: "SetupCopyOEMInf - D:\\other\\other.inf", cmd: server }),
    },
    apart,
  ],
  [
    "a section of MsiExec.exe on the name under which Windows has published the INF",
    {
      "agent.log": byLibrary(`Drv:  Error 0x800f0247: failed to install ${inf}`),
      "setupapi.dev.log": devLog({ ...tmp, title: "Setup Import Driver Package - oem31.inf", cmd: server }),
    },
    both,
  ],
  [
    "the same INF with another error",
    {
      "agent.log": byLibrary(`Drv:  Error 0x80070005: failed to install ${inf}`),
      "setupapi.dev.log": devLog({ ...tmp, cmd: server }),
    },
    apart,
  ],
  [
    "MsiExec.exe in the same minute, and the package states only 1603",
    {
      "agent.log": msiLog({
        from: "10:00:00",
        to: "10:00:09",
        above: ["Error 1335. The cabinet file 'a.cab' is corrupt."],
      }),
      "setupapi.dev.log": devLog({ ...tmp, cmd: server }),
    },
    apart,
  ],
];

describe("drivers that packages of Windows Installer install, in setupapi.dev.log", () => {
  it.each(rows)("%s", (_, logs, incidents) => {
    expect(together(logs)).toEqual(incidents);
  });

  it("two packages that fail in one second have some sentences in common, and are no copies of each other", () => {
    const first = msiLog({
      from: "10:00:00",
      to: "10:00:09",
      above: ["Error 1335. The cabinet file 'a.cab' is corrupt."],
    });
    const second = msiLog({
      from: "10:00:00",
      to: "10:00:09",
      above: ["Error 1310. Error writing to file: C:\\b.dll."],
    });
    const other = second.replaceAll("Agent", "Viewer").replaceAll("00:09:", "00:09:5");
    expect(together({ "agent.log": first, "viewer.log": other })).toEqual(["agent.log", "viewer.log"]);
    expect(together({ "agent.log": first, "copy.log": first })).toEqual(["agent.log"]);
  });

  it("the section tells the cause, and the evidence names what both name", () => {
    const [incident] = found({ "agent.log": byProgram(), "setupapi.dev.log": devLog(tmp) });
    expect(incident!.cause.uri).toMatch(/setupapi\.dev\.log$/);
    expect(incident!.links.map(({ evidence }) => evidence)).toEqual([
      expect.stringContaining("MSI1B.tmp, which Windows Installer unpacked for the action that failed, wrote"),
    ]);
  });

  it("what a custom action prints has no time of its own: it comes after the section, before the next line with one", () => {
    const logs = {
      "agent.log": byLibrary(`Drv:  Error 0x800f0247: failed to install ${inf}`),
      "setupapi.dev.log": devLog({ ...tmp, cmd: server }),
    };
    const [incident] = found(logs);
    const order = incident!.chain.map((place) => placeText(place).split(":")[0]);
    expect(order).toContain("agent.log");
    expect(order.lastIndexOf("setupapi.dev.log")).toBeLessThan(order.indexOf("agent.log"));
  });
});
