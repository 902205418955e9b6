import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** A section on line 1; its entries from line 2 on. */
const section = (...entries: string[]): string =>
  ["[2005/06/07 08:09:10 1264.7 Driver Install]", ...entries].map((line) => `${line}\r\n`).join("");
const device = '"PCI\\VEN_14E4&DEV_4311\\4&1D2A7B90&0&18F0"';

const harmless: readonly Case[] = [
  [
    "one line for each catalog that was tried",
    section(
      '#I443 No installed Authenticode(tm) catalogs matching catalog name "oem5.CAT" were found that validated file "c:\\a.inf" (key "a.inf"). Error 1168: Not found.',
    ),
    ["noise 2 setupapi/catalog-tried 0x80070490"],
  ],
  [
    "a registration that succeeded with S_FALSE",
    section('#W424 Calling "DllRegisterServer" in OLE Control "C:\\a.dll" succeeded with HRESULT=0x00000001'),
    ["noise 2 setupapi/succeeded"],
  ],
  [
    "the same with a number that is an error elsewhere",
    section('#W424 Calling "DllRegisterServer" in OLE Control "C:\\a.dll" succeeded with HRESULT=0x00000431'),
    ["noise 2 setupapi/succeeded"],
  ],
  [
    "a class installer that leaves the work to the default one",
    section("#V153 Completed class installer. Error 0xe000020e: Do the default."),
    ["noise 2 setupapi/default-action 0x800F020E"],
  ],
  [
    "a co-installer that asks to be called again",
    section("#W153 Coinstaller 1 of 1 modified. Error 0xe0000226: Postprocessing required."),
    ["noise 2 setupapi/default-action 0x800F0226"],
  ],
  [
    "a restart the device needs",
    section(`#W114 Device ${device} required reboot: Device has problem: 0x0c: CM_PROB_NORMAL_CONFLICT.`),
    ["noise 2 setupapi/restart-required 0x0000000C"],
  ],
  [
    "a device in use that cannot be stopped now",
    section(
      `#W100 Query-removal during install of ${device} was vetoed by "PCI\\X" (veto type 6: PNP_VetoDevice).`,
      `#W104 Device ${device} required reboot: Query remove failed (install) CfgMgr32 returned: 0x17: CR_REMOVE_VETOED.`,
    ),
    ["noise 2 setupapi/restart-required", "noise 3 setupapi/restart-required 0x00000017"],
  ],
  [
    "an information entry that quotes a code",
    section("#I056 Coinstallers registered. Error 2: No such file."),
    ["noise 2 setupapi/information 0x80070002"],
  ],
  [
    "status entries with command lines full of failure",
    section('#-199 Executing "C:\\error\\failed.exe" with command line: failed.exe /error:0x80070005'),
    [],
  ],
  [
    "a rank is no code",
    section("#I023 Actual install section: [X.NT]. Rank: 0x80000000. Effective driver date: 02/14/2001."),
    [],
  ],
  [
    "flags are no code",
    section(
      '#V094 Queued copy from section [X] in "c:\\x.inf": "a.sys" to "a.sys" with flags 0x80000024, target directory is "C:\\W".',
    ),
    [],
  ],
  [
    "a device called Error",
    section(
      '#I123 Doing full install of "ROOT\\ERROR_REPORTING\\FAILED_0x80070005".',
      '#I121 Device install of "ROOT\\ERROR_REPORTING\\FAILED_0x80070005" finished successfully.',
    ),
    [],
  ],
  ["a Windows 2000 entry that says no errors", section("Class install completed with no errors."), []],
  [
    "a Windows 2000 entry on a restart",
    section(`Device ${device} required reboot: Query remove failed (install) CfgMgr32 code: 23.`),
    ["noise 2 setupapi/restart-required 0x00000017"],
  ],
];

const failures: readonly Case[] = [
  [
    "an unsigned driver marked as an error, which the user let be installed: a warning",
    section(
      '#E366 An unsigned or incorrectly signed driver "X" will be installed (Policy=Warn, user said ok). Error 0x800b0100: No signature.',
      `#I121 Device install of ${device} finished successfully.`,
    ),
    ["warning 2 setupapi/installed-unsigned 0x800B0100"],
  ],
  [
    "an unsigned driver that the user refused",
    section(
      '#E364 An unsigned or incorrectly signed driver "X" blocked (Policy=Warn, user said no). Error 0xe000022f: No signature.',
      "#E122 Device install failed. Error 0xe000022f: No signature.",
    ),
    ["error 2 setupapi/error 0x800F022F"],
  ],
  [
    "Windows 2000, an unsigned file that was installed",
    section(
      "Munged cmdline: setup.exe",
      "EXE name: C:\\setup.exe",
      "Device install function: DIF_INSTALLDEVICE.",
      "An unsigned or incorrectly signed file c:\\x.inf for driver X was installed. Error 0xe000022f: No signature.",
    ),
    ["warning 5 setupapi/installed-unsigned 0x800F022F"],
  ],
  [
    "an error entry that only warns",
    section('#E099 Writing of "C:\\a.dll" to "C:\\W\\a.dll" can cause problems.'),
    ["warning 2 setupapi/may-cause-problems"],
  ],
  [
    "a restart will not help a driver that does not start",
    section(`#W114 Device ${device} required reboot: Device has problem: 0x0a: CM_PROB_FAILED_START.`),
    ["warning 2 setupapi/device-problem 0x0000000A"],
  ],
  [
    "restoring files is part of the failure, whether it comes first or last",
    section(
      "#W187 Install failed, attempting to restore original files.",
      "#E122 Device install failed. Error 5: No access.",
      "#W187 Install failed, attempting to restore original files.",
    ),
    ["error 3 setupapi/error 0x80070005"],
  ],
  [
    "an error without code, explained by the next entries: it stands where it is stated first",
    section(
      '#E279 Add Service: Failed to create service "x".',
      "#E033 Error 1072: Marked for deletion.",
      "#E275 Error while installing services. Error 1072: Marked for deletion.",
    ),
    ["error 2 setupapi/error 0x80070430"],
  ],
  [
    "an error without code goes up to the entry below it",
    section('#E279 Add Service: Failed to create service "x".', "#E275 Error while installing services. Error 1072: x"),
    ["error 3 setupapi/error 0x80070430"],
  ],
  [
    "a log cut in the entry that ends the failure",
    section("#E122 Device install failed. Error 5: No access.", "#E157 Default installer failed. Er"),
    ["error 2 setupapi/error 0x80070005"],
  ],
  [
    "two errors without code are two failures",
    section('#E025 Failed to open "C:\\a".', '#E025 Failed to open "C:\\b".'),
    ["error 2 setupapi/error", "error 3 setupapi/error"],
  ],
  [
    "an error with a Win32 code",
    section("#E122 Device install failed. Error 5: No access."),
    ["error 2 setupapi/error 0x80070005"],
  ],
  [
    "an error with a code of SetupAPI",
    section("#E157 Default installer failed. Error 0xe0000203: No driver."),
    ["error 2 setupapi/error 0x800F0203"],
  ],
  [
    "an error without a code",
    section("#E142 Class: {4D36E978-E325-11CE-BFC1-08002BE10318}. Install failed."),
    ["error 2 setupapi/error"],
  ],
  [
    "a warning",
    section("#W059 Selecting best compatible driver failed. Error 0xe0000228: No driver fits."),
    ["warning 2 setupapi/warning 0x800F0228"],
  ],
  [
    "the letter decides for the same message",
    section("#E157 Default installer failed. Error 5: x"),
    ["error 2 setupapi/error 0x80070005"],
  ],
  [
    "an unsigned file that is installed all the same",
    section(
      '#W361 An unsigned or incorrectly signed file "c:\\x.inf" for driver "X" will be installed (Policy=Ignore). Error 0x800b0100: No signature.',
    ),
    ["warning 2 setupapi/installed-unsigned 0x800B0100"],
  ],
  [
    "an entry that explains the one before it belongs to it",
    section("#E142 Class: {4D36E978-E325-11CE-BFC1-08002BE10318}. Install failed.", "#E033 Error 1168: Not found."),
    ["error 2 setupapi/error 0x80070490"],
  ],
  [
    "the same error, passed on within a section, is one; an error outweighs a warning",
    section(
      "#W059 Selecting failed. Error 0xe0000228: x",
      "#V166 Device install function: DIF_X.",
      "#E157 Default installer failed. Error 0xe0000228: x",
    ),
    ["error 2 setupapi/error 0x800F0228"],
  ],
  [
    "other errors in a section are other failures",
    section(
      "#E275 Error while installing services. Error 1072: Marked.",
      "#E122 Device install failed. Error 5: No access.",
    ),
    ["error 2 setupapi/error 0x80070430", "error 3 setupapi/error 0x80070005"],
  ],
  [
    "the same error in another section is another device",
    section("#E122 Device install failed. Error 5: x") +
      section("#E122 Device install failed. Error 5: x").replace("1264.7", "1264.8"),
    ["error 2 setupapi/error 0x80070005", "error 4 setupapi/error 0x80070005"],
  ],
  [
    "a success after a failure does not undo it: only a null driver may have been set",
    section(
      "#E122 Device install failed. Error 5: x",
      "#I125 Installing NULL driver for X.",
      `#I121 Device install of ${device} finished successfully.`,
    ),
    ["error 2 setupapi/error 0x80070005"],
  ],
  [
    "Windows 2000, an installation",
    section(`Device install of ${device} finished with error Error 0xe0000203: x`),
    ["error 2 setupapi/untagged-error 0x800F0203"],
  ],
  [
    "Windows 2000, an installer",
    section("Completed default installer, error: 0xe0000217."),
    ["error 2 setupapi/untagged-error 0x800F0217"],
  ],
  [
    "a failure before the first section of a log that was cut",
    "#E122 Device install failed. Error 5: x\r\n#V156 Completed default installer.\r\n",
    ["error 1 setupapi/error 0x80070005"],
  ],
];

describe("setupapi.log: looks like a failure and is none", () => {
  it.each(harmless)("%s", (_why, log, findings) => expectFindings(log, findings));
});

describe("setupapi.log: failures", () => {
  it.each(failures)("%s", (_why, log, findings) => expectFindings(log, findings));

  it("sections that are interleaved are told apart, and what belongs to one is one", () => {
    const a = "[2005/06/07 08:09:10 1.1]";
    const b = "[2005/06/07 08:09:10 2.1]";
    const log = logOf(
      [
        `${a} #E157 Default installer failed. Error 5: x`,
        `${b} #E157 Default installer failed. Error 5: x`,
        `${a} #E122 Device install failed. Error 5: x`,
        `${b} #I121 y`,
        `${a} #E033 Error 5: x`,
      ].join("\r\n"),
    );
    expect(findingLines(log)).toEqual(["error 1 setupapi/error 0x80070005", "error 2 setupapi/error 0x80070005"]);
    expect(findingsOf(log).map((finding) => occurrenceLines(log, finding))).toEqual([[1, 3, 5], [2]]);
  });

  describe("an unsigned driver that the system may not install without a user", () => {
    const blocked = section(
      `#-124 Doing copy-only install of ${device}.`,
      '#E358 An unsigned or incorrectly signed file "c:\\x.inf" for driver "X" blocked (server install). Error 0xe000022f: No signature.',
      "#E122 Device install failed. Error 0xe000022f: No signature.",
    );
    const later = (...entries: string[]): string => section(...entries).replace("08:09:10 1264.7", "08:09:30 3180.2");

    it("is only warned of when a section with a user installs the device", () => {
      const log = logOf(blocked + later(`#I121 Device install of ${device.toLowerCase()} finished successfully.`));
      expect(findingLines(log)).toEqual(["warning 3 setupapi/installed-by-client 0x800F022F"]);
    });

    it.each([
      ["nothing installs it", ""],
      ["another device is installed", later('#I121 Device install of "USB\\X" finished successfully.')],
      [
        "it was installed before",
        later(`#I121 Device install of ${device} finished successfully.`).replace("09:30", "07:30"),
      ],
    ])("is a failure when %s", (_why, rest) => {
      expect(findingLines(logOf(blocked + rest))).toEqual(["error 3 setupapi/error 0x800F022F"]);
    });
  });

  it("the message number goes with the finding", () => {
    const [finding] = findingsOf(logOf(section("#E157 Default installer failed. Error 5: x")));
    expect(finding!.messageNumber).toBe(157);
  });
});

describe("whole setupapi.log files", () => {
  it.each([
    [
      "xp-devices.log",
      [
        "warning 15 setupapi/warning 0x800F0228",
        "warning 27 setupapi/installed-unsigned 0x800B0100",
        "error 40 setupapi/error 0x800B0109",
      ],
    ],
    ["w2k-untagged.log", ["error 13 setupapi/untagged-error 0x800F0203"]],
    ["2003-verbose-midnight.log", ["error 7 setupapi/error 0x80070005"]],
    ["xp-ungrouped.log", ["warning 5 setupapi/rolled-back"]],
  ])("%s", (name, findings) => {
    expect(findingLines(logOf(fixture(`setupapi/${name}`)))).toEqual(findings);
  });
});
