import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** A section whose body begins on line 3. */
const section = (status: string | undefined, ...body: string[]): string =>
  [
    ">>>  [Device Install (DiInstallDriver) - C:\\drv\\kam64.inf]",
    ">>>  Section start 2023/02/03 10:00:00.000",
    ...body,
    ...(status === undefined ? [] : ["<<<  Section end 2023/02/03 10:00:01.000", `<<<  [Exit status: ${status}]`]),
  ]
    .map((line) => `${line}\r\n`)
    .join("");

const harmless: readonly Case[] = [
  [
    "a remark of the INF checker: its number is that of a rule, also where it is one of a Windows error",
    section("SUCCESS", "!    inf:           Legacy directive 'X' will be ignored. Code = 1313, Line = 2"),
    ["noise 3 setupapi-dev/inf-lint"],
  ],
  [
    "the same in a section that failed for another reason",
    section(
      "FAILURE(0x00000005)",
      "!    inf: Section 'Y' is empty. Code = 2010, Line = 9",
      "!!!  flq: Error 5: Access is denied.",
    ),
    ["noise 3 setupapi-dev/inf-lint", "error 4 setupapi-dev/section-failed 0x80070005"],
  ],
  [
    "a device that could not be taken off for a moment: the restart does it",
    section(
      "SUCCESS (REBOOT_REQUIRED)",
      "!    dvi:      CM_Query_And_Remove_SubTree failed with CR_REMOVE_VETOED: 0x17",
      "!    dvi:      Query-removal during install of 'A\\1' was vetoed by 'B\\2' (veto type 5: PNP_VetoOutstandingOpen).",
    ),
    ["noise 3 setupapi-dev/removal-vetoed 0x00000017"],
  ],
  [
    "the driver that is there is as good, said with the mark of a warning",
    section("FAILURE(0x00000103)", "!    ndv: Error 259: No more data is available."),
    ["noise 3 setupapi-dev/nothing-to-do 0x80070103"],
  ],
  [
    "the default action is an ordinary answer",
    section("SUCCESS", "     dvi: {DIF_INSTALLDEVICE - exit(0xe000020e)} 10:00:00.100"),
    ["noise 3 setupapi-dev/default-action 0x800F020E"],
  ],
  [
    "a restart is needed (0xBC2, 0xBC3): a success",
    section(
      "SUCCESS (REBOOT_REQUIRED)",
      "     dvi: {Install DEVICE exit (0x00000bc3)}",
      "     dvi: {X exit(0x00000bc2)}",
    ),
    [],
  ],
  ["the same as the status of the section", section("FAILURE(0x00000bc2)"), []],
  [
    "the publisher is named with a code, without a mark",
    section("SUCCESS", "     sig: Error 0xe0000242: The publisher is not yet trusted."),
    ["noise 3 setupapi-dev/publisher 0x800F0242"],
  ],
  [
    "a catalog tried in vain before another one was accepted",
    section("SUCCESS", "!    sig: Verifying file against specific (valid) catalog failed! (0x800b0109)"),
    ["noise 3 setupapi-dev/section-succeeded 0x800B0109"],
  ],
  [
    "a warning without a code in a section that succeeded",
    section("SUCCESS", "!    sto: Driver package already imported as 'oem1.inf'."),
    ["noise 3 setupapi-dev/advisory"],
  ],
  [
    "the user called it off",
    section("FAILURE(0x000004c7)", "!!!  ndv: The wizard was left.", "     ndv: {Install - exit(0x000004c7)}"),
    ["noise 3 setupapi-dev/cancelled-section", "noise 4 any/cancelled 0x800704C7"],
  ],
  [
    "the driver of the device is as good as the one offered: there is nothing to do",
    section(
      "FAILURE(0x00000103)",
      "!    ndv: No better matching drivers found for the device.",
      "     ndv: {Update Device Driver - exit(00000103)}",
    ),
    ["noise 3 setupapi-dev/advisory", "noise 4 setupapi-dev/nothing-to-do 0x80070103"],
  ],
  [
    "an INF that is there already, for a caller who does not want to replace it",
    section("FAILURE(0x00000050)", "     inf: {SetupCopyOEMInf exit (0x00000050)}"),
    ["noise 3 setupapi-dev/already-there 0x80070050"],
  ],
  [
    "a device that waits for its class or is disabled, whatever the mark",
    section(
      "SUCCESS",
      "!    dvi: Device pending start: Device has problem: 0x38 (CM_PROB_NEED_CLASS_CONFIG), problem status: 0xc0000493.",
      "!!!  dvi: Device not started: Device has problem: 0x16: CM_PROB_DISABLED.",
    ),
    ["noise 3 setupapi-dev/device-waits 0x00000038 0xC0000493 0x00000016"],
  ],
  [
    "the state of a device before it is installed is neither a failure nor worth a word",
    section(
      "SUCCESS",
      "     ump: Install needed due to device having problem code CM_PROB_NOT_CONFIGURED.",
      "     dvi: Device Status: 0x01802400 [0x01 - 0xc0000493]",
      "     dvi: Device Status: 0x01802601, Problem: 0x1c (0xc0000490)",
    ),
    [],
  ],
  [
    "something is not found in a section that succeeded",
    section("SUCCESS", "!    sto: Unable to find the published INF. Error = 0x00000490"),
    ["noise 3 setupapi-dev/advisory 0x80070490"],
  ],
  ["names that contain the words", section("SUCCESS", "     dvi: DevDesc - Failed Error Tester 0x80070005x"), []],
];

const failures: readonly Case[] = [
  [
    "a failed section is one finding at its first !!! line; warnings and results are part of it",
    section(
      "FAILURE(0xe0000248)",
      "     dvi: Device Status: 0x01806400, Problem: 0x1 (0xc0000361)",
      "!!!  pol: The device is denied by policy.",
      "!!!  dvi: Installation of device is blocked by policy!",
      "!    dvi: Queueing up error report.",
      "     dvi: {Install Device - exit(0xe0000248)} 10:00:00.500",
    ),
    ["error 4 setupapi-dev/section-failed 0x800F0248"],
  ],
  [
    "nothing is marked: the deepest operation that returned the error states it",
    section("FAILURE(0xe0000235)", "     sto: {Inner exit(0xe0000235)}", "     sto: {Outer exit(0xe0000235)}"),
    ["error 3 setupapi-dev/section-failed 0x800F0235"],
  ],
  [
    "only the status tells of it",
    section("FAILURE(0xe0000203)", "     dvi: {Inner exit(0x00000000)}"),
    ["error 5 setupapi-dev/section-failed 0x800F0203"],
  ],
  [
    "the status in the way of Vista betas",
    ">>>  [Device Install - X]\r\n>>>  2005/09/01 14:20:30.100: Section start\r\n<<<  [2005/09/01 14:20:31.140: Section end]\r\n<<<  [Exit Status(0xe0000228)]\r\n",
    ["error 4 setupapi-dev/section-failed 0x800F0228"],
  ],
  [
    "a device that does not start is a failure although the section succeeded",
    section("SUCCESS", "!!!  dvi: Device not started: Device has problem: 0x0a (CM_PROB_FAILED_START)."),
    ["error 3 setupapi-dev/device-problem 0x0000000A"],
  ],
  [
    "an error in a section that succeeded is a warning",
    section("SUCCESS", "!!!  cpy: Failed to copy file 'a.sys'. Error = 0x00000002"),
    ["warning 3 setupapi-dev/error-overcome 0x80070002"],
  ],
  [
    "a device that does not start is a failure with the mark of a warning too",
    section(
      "SUCCESS",
      "!    dvi: Device not started: Device has problem: 0x1f (CM_PROB_FAILED_ADD), problem status: 0xc0000022.",
    ),
    ["error 3 setupapi-dev/device-problem 0x0000001F 0xC0000022"],
  ],
  [
    "no driver was chosen (0xE0000203) because none fits (0xE0000228): the reason is the cause",
    section(
      "FAILURE(0xe0000203)",
      "!    dvi: Selecting driver failed(0xe0000228)",
      "     dvi: {DIF_SELECTBESTCOMPATDRV - exit(0xe0000228)}",
      "     dvi: {Core Device Install - exit(0xe0000203)}",
    ),
    ["error 3 setupapi-dev/section-failed 0x800F0228 0x800F0203"],
  ],
  [
    "the driver store says no more than that it failed (0xE0000247): the signature that did not hold is the cause",
    section(
      "FAILURE(0xe0000247)",
      "!    sto: Package is not configurable.",
      "!    sig: Verifying file against specific (valid) catalog failed! (0x800b0109)",
      "!!!  sto: Failed to import the driver package. Error = 0xE0000247",
    ),
    ["error 4 setupapi-dev/section-failed 0x800B0109 0x800F0247"],
  ],
  [
    "a file that could not be deleted before is another thing than the failure",
    section(
      "FAILURE(0xe0000248)",
      "!    cpy: Could not delete file 'a.sys'. Error = 0x00000005",
      "!!!  dvi: Blocked by policy. Error = 0xE0000248",
    ),
    ["warning 3 setupapi-dev/warning 0x80070005", "error 4 setupapi-dev/section-failed 0x800F0248"],
  ],
  [
    "the end of a list is a failure where something is marked as an error",
    section("FAILURE(0x00000103)", "!!!  ndv: The device was not installed."),
    ["error 3 setupapi-dev/error"],
  ],
  [
    "a file that is there already and is in the way",
    section("FAILURE(0x00000050)", "!!!  flq: Error installing file (0x00000050)"),
    ["error 3 setupapi-dev/error 0x80070050"],
  ],
  [
    "the device of an update is not plugged in: a warning",
    section("FAILURE(0xe000020b)", "     ndv: {Update Device Driver - exit(e000020b)}"),
    ["warning 5 setupapi-dev/no-such-device 0x800F020B"],
  ],
  [
    "a warning with a code, in a section that succeeded",
    section("SUCCESS", "!    cpy: Could not delete file 'a.sys'. Error = 0x00000005"),
    ["warning 3 setupapi-dev/warning 0x80070005"],
  ],
  [
    "a section cut off before its end",
    section(undefined, "!!!  sto: Failed to import. Error = 0x00000070"),
    ["error 3 setupapi-dev/error 0x80070070"],
  ],
];

describe("setupapi.dev.log: what looks like a failure and is none", () => {
  it.each(harmless)("%s", (_why, log, findings) => expectFindings(log, findings));
});

describe("setupapi.dev.log: failures", () => {
  it.each(failures)("%s", (_why, log, findings) => expectFindings(log, findings));

  it("a thousand devices' worth of the same failure is one finding with all its places", () => {
    const once = section("FAILURE(0x00000005)", "!!!  flq: Error 5: Access is denied.");
    const log = logOf(once.repeat(1000));
    const [finding, ...others] = findingsOf(log);
    expect(others).toEqual([]);
    expect(finding!.occurrences.length).toBe(2000);
    expect(finding!.run).toBe(0);
  });

  it("the same error for another device is another failure", () => {
    const once = section("FAILURE(0x00000005)", "!!!  flq: Error 5: Access is denied.");
    expect(findingLines(logOf(once + once.replace("kam64", "druck")))).toHaveLength(2);
  });

  it("the same failure of a device of the same kind at another port is the same", () => {
    const once = section("FAILURE(0x00000005)", "!!!  flq: Error 5: Access is denied.").replace(
      "(DiInstallDriver) - C:\\drv\\kam64.inf",
      "(Hardware initiated) - USB\\VID_1F0A&PID_0001\\5&1",
    );
    expect(findingLines(logOf(once + once.replace("5&1", "6&2")))).toHaveLength(1);
    expect(findingLines(logOf(once + once.replace("PID_0001", "PID_0002")))).toHaveLength(2);
  });

  it("names the cause in words: the log's own where it says more than the code", () => {
    const [finding] = findingsOf(logOf(fixture("setupapi-dev/policy.dev.log"))).filter(
      ({ severity }) => severity === "error",
    );
    expect(finding!.codes[0]!.readings[0]!.symbol).toBe("ERROR_DEVICE_INSTALL_BLOCKED");
    expect(finding!.evidence).toMatch(/FAILURE/);
  });
});

describe("setupapi.dev.log: the fixtures", () => {
  it.each([
    ["success", []],
    ["policy", ["error 17 setupapi-dev/section-failed 0x800F0248"]],
    [
      "failures",
      [
        "error 17 setupapi-dev/section-failed 0x800F0247",
        "error 29 setupapi-dev/section-failed 0x80070005",
        "error 39 setupapi-dev/device-problem 0x00000034 0xC0000428",
        "error 49 setupapi-dev/section-failed 0x800F0235",
      ],
    ],
    [
      "windows7-failures",
      [
        "error 34 setupapi-dev/section-failed 0x800F0228 0x800F0203",
        "error 72 setupapi-dev/section-failed 0x80070430",
        "error 122 setupapi-dev/section-failed 0x800B0109 0x800F0247",
        "error 144 setupapi-dev/section-failed 0x80070002",
        "error 182 setupapi-dev/section-failed 0x800F023D",
      ],
    ],
    [
      "windows11-failures",
      [
        "warning 23 setupapi-dev/warning 0x800F0228",
        "error 46 setupapi-dev/section-failed 0x80070431",
        "error 84 setupapi-dev/section-failed 0x800F024B",
        "error 106 setupapi-dev/device-problem 0x00000027 0xC000007A",
        "error 113 setupapi-dev/device-problem 0x0000001F 0xC0000022",
      ],
    ],
    ["cut-and-torn", []],
    ["vista-beta", ["error 14 setupapi-dev/section-failed 0x800F0228"]],
  ])("%s", (name, expected) => {
    expect(findingLines(logOf(fixture(`setupapi-dev/${name}.dev.log`)))).toEqual(expected);
  });

  it("the places of one failure are all that state it, in log order", () => {
    const log = logOf(fixture("setupapi-dev/policy.dev.log"));
    const [finding] = findingsOf(log).filter(({ severity }) => severity === "error");
    expect(occurrenceLines(log, finding!)).toEqual([17, 18, 19, 20, 21, 22, 23, 25]);
  });
});
