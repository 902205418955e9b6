import { describe, expect, it } from "vitest";
import { explainCode, findCodes } from "../../../server/src/service/codes";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** A session whose head takes line 1, from the clock 8:00:00 on; engine lines are given without their mark. */
function session(...lines: string[]): string {
  const head =
    "=== Verbose logging started: 10/25/2021  8:00:00  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===";
  const body = lines.map((line) => (line.startsWith(": ") ? `MSI (s) (D4:88) [08:00:01:000]${line}` : line));
  return [head, ...body, "=== Verbose logging stopped: 10/25/2021  8:00:09 ==="].map((line) => `${line}\r\n`).join("");
}

const burn = (level: string, text: string): string => `[0F44:1B90][2022-04-19T16:40:31]${level}: ${text}`;
const bundle = (...lines: string[]): string =>
  [
    burn("i001", "Burn v3.11.2.4516, Windows v10.0 (Build 19044: Service Pack 0), path: C:\\Temp\\contoso.exe"),
    burn("i300", "Apply begin"),
    ...lines,
  ]
    .map((line) => `${line}\r\n`)
    .join("");

const start = "Action start 8:00:01: InstallFinalize.";
const failed = [
  "Action ended 8:00:02: InstallFinalize. Return value 3.",
  "Action ended 8:00:03: INSTALL. Return value 3.",
];
const result = [": MainEngineThread is returning 1603", ": Back from server. Return value: 1603"];
const ended = ": MainEngineThread is returning 0";

const noise: readonly Case[] = [
  ...[2203, 2205, 2228, 2262, 1325, 1402].map(
    (number): Case => [
      `note ${number} is internal, whatever code it bears`,
      session(start, `: Note: 1: ${number} 2: AdminProperties 3: -2147287038 `, ended),
      ["noise 3 msi/internal-note 0x80030002"],
    ],
  ),
  [
    "a thousand notes are one finding",
    session(start, ...Array.from({ length: 1000 }, () => ": Note: 1: 2262 2: A 3: -2147287038 "), ended),
    ["noise 3 msi/internal-note 0x80030002"],
  ],
  [
    "a property that a shortcut could not be given",
    session(start, "Warning 1946. Property 'System.AppUserModel.ID' for shortcut 'A.lnk' could not be set.", ended),
    ["noise 3 msi/shortcut-property"],
  ],
  [
    "a bundle asks for the source of what it has to download, and leaves a package that others need",
    bundle(
      burn("w343", "Prompt for source of package: Sample, payload: cab1.cab, path: C:\\a\\cab1.cab"),
      burn("w327", "Will not uninstall package: Sample, found dependents: 1"),
      burn("i399", "Apply complete, result: 0x0, restart: None, ba requested restart:  No"),
    ),
    ["noise 3 msi/bundle-routine"],
  ],
  ["authoring remarks of the engine", session(start, "DEBUG: Error 2826:  Control X extends beyond", ended), []],
  [
    "a counter that denies a shutdown",
    session(start, ": Decrementing counter. If counter >= 0, shutdown will be denied.", ended),
    [],
  ],
  ["a restart is success", session(start, ": MainEngineThread is returning 3010"), []],
  ["a property that holds a code", session(start, "Property(S): LASTERROR = 0x80070005", ended), []],
  [
    "a custom action that may fail",
    session(
      start,
      "CustomAction Do returned actual error code 1603 but will be translated to success due to continue marking",
      ended,
    ),
    ["noise 3 msi/tolerated-action 0x80070643"],
  ],
  [
    "the user's exit is no failure",
    session(
      start,
      "Action ended 8:00:03: INSTALL. Return value 2.",
      ": Product: X -- Installation operation failed.",
      ": MainEngineThread is returning 1602",
    ),
    ["noise 5 msi/cancelled 0x80070642"],
  ],
  [
    "a bundle passes over what it has in part, and skips what does not apply",
    bundle(
      burn("w120", "Detected partially cached package: Runtime, invalid payload: cab1.cab, reason: 0x80070570"),
      burn("w321", "Skipping dependency registration on package with no dependency providers: Runtime"),
      burn("i007", "Exit code: 0xbc2, restarting: No"),
    ),
    ["noise 3 msi/bundle-passes-over 0x80070570"],
  ],
  [
    "an action that returns 3 in a session that ends well",
    session("Action ended 8:00:02: Check. Return value 3.", start, ended),
    [],
  ],
  [
    "a bundle goes on without a restore point",
    bundle(
      burn("w363", "Could not create system restore point, error: 0x80070422. Continuing..."),
      burn("i007", "Exit code: 0x0, restarting: No"),
    ),
    ["noise 3 msi/restore-point 0x80070422"],
  ],
];

const failures: readonly Case[] = [
  [
    "message 1722 is the installer's, not the RPC error; 259 is the custom action's own; both stand above the first 3",
    session(
      start,
      "CustomAction InstallDriver returned actual error code 259 (note this may not be 100% accurate)",
      "Error 1722. There is a problem with this Windows Installer package.",
      ": Product: Contoso Agent -- Error 1722. There is a problem with this Windows Installer package.",
      ...failed,
      ...result,
    ),
    ["error 4 msi/session-failed 0x80070643"],
  ],
  [
    "the Windows error that a message names tells more than its number",
    session(
      start,
      "Error 1402. Could not open key: UNKNOWN\\X. System error 5.  Verify that you have access.",
      ...failed,
      ...result,
    ),
    ["error 3 msi/session-failed 0x80070005 0x80070643"],
  ],
  [
    "what a managed custom action printed leads its result",
    session(
      start,
      "Calling custom action Contoso!Contoso.Setup.Do",
      "System.Runtime.InteropServices.COMException: (Exception from HRESULT: 0x80070422)",
      "CustomAction Do returned actual error code 1603 (note this may not be 100% accurate)",
      ...failed,
      ...result,
    ),
    ["error 4 msi/session-failed 0x80070422 0x80070643"],
  ],
  [
    "a code printed by an action that ended well leads nothing",
    session(
      "Action start 8:00:01: Probe.",
      "Probe: RegOpenKeyEx returned error 0x80070005",
      "Action ended 8:00:01: Probe. Return value 1.",
      start,
      "CustomAction Do returned actual error code 1603 (note this may not be 100% accurate)",
      ...failed,
      ...result,
    ),
    ["error 6 msi/session-failed 0x80070643"],
  ],
  [
    "the exit code of a program that an action ran is its own, not a Windows error",
    session(
      start,
      "CAQuietExec:  Error 0x80070001: Command line returned an error.",
      "CAQuietExec:  Error 0x80070001: Failed in ExecCommon method",
      "CustomAction Do returned actual error code 1603 (note this may not be 100% accurate)",
      ...failed,
      ...result,
    ),
    ["error 3 msi/session-failed 0x80070643"],
  ],
  [
    "the installer's results are, whoever ends with them",
    session(
      start,
      "CAQuietExec:  Error 0x80070652: Command line returned an error.",
      "CustomAction Do returned actual error code 1603 (note this may not be 100% accurate)",
      ...failed,
      ...result,
    ),
    ["error 3 msi/session-failed 0x80070652 0x80070643"],
  ],
  [
    "what an earlier step of the script printed leads nothing, nor does the rollback below",
    session(
      start,
      ": Executing op: ActionStart(Name=First,,)",
      "First:  Error 0x80070005: cannot query",
      ": Executing op: ActionStart(Name=Second,,)",
      "Second:  Error 0x80070424: cannot configure the service",
      "CustomAction Second returned actual error code 1603 (note this may not be 100% accurate)",
      "Action 8:00:02: Rollback. Rolling back action:",
      ": Executing op: ActionStart(Name=RollbackFirst,,)",
      "Error 1905. Module a.dll failed to unregister.",
      ...failed,
      ...result,
    ),
    ["error 6 msi/session-failed 0x80070424 0x80070643"],
  ],
  [
    "a rollback below the first 3 tells nothing of the cause either",
    session(
      start,
      "Second:  Error 0x80070424: cannot configure the service",
      "CustomAction Second returned actual error code 1603 (note this may not be 100% accurate)",
      failed[0]!,
      "Action 8:00:02: Rollback. Rolling back action:",
      "First:  Error 0x80070005: cannot query",
      "Error 1905. Module a.dll failed to unregister. HRESULT -2147220472.",
      failed[1]!,
      ...result,
    ),
    ["error 3 msi/session-failed 0x80070424 0x80070643"],
  ],
  [
    "an error in the package itself",
    session(start, "Internal Error 2753. a.exe", ...failed, ...result),
    ["error 3 msi/session-failed 0x80070643"],
  ],
  [
    "a session that ends with a Windows error of any number",
    session(": MainEngineThread is returning 110"),
    ["error 2 msi/session-failed 0x8007006E"],
  ],
  [
    "an error in a log that ends before any result",
    session(start, "Error 1304. Error writing to file: a.dll."),
    ["error 3 msi/message"],
  ],
  [
    "an error somebody answered with Cancel is worth a warning",
    session(start, "Error 1304. Error writing to file: a.dll.", ": MainEngineThread is returning 1602"),
    ["warning 3 msi/message", "noise 4 msi/cancelled 0x80070642"],
  ],
  [
    "an error of a bundle that somebody answered with Cancel",
    bundle(
      burn("e000", "Error 0x80070005: Failed to cache payload."),
      burn("e000", "Error 0x80070642: Cancelled."),
      burn("i007", "Exit code: 0x642, restarting: No"),
    ),
    ["warning 3 msi/bundle-error 0x80070005", "noise 4 msi/cancelled 0x80070642"],
  ],
  [
    "a bundle that gets over a package it does not need",
    bundle(
      burn("e000", "Error 0x80070005: Failed to execute EXE package."),
      burn("i319", "Applied execute package: Extra, result: 0x80070005, restart: None"),
      burn("i399", "Apply complete, result: 0x0, restart: None"),
      burn("i007", "Exit code: 0x0, restarting: No"),
    ),
    ["warning 3 msi/bundle-error 0x80070005"],
  ],
  [
    "nothing but the return value is known: the innermost action leads",
    session(start, ...failed, ...result),
    ["error 3 msi/session-failed 0x80070643"],
  ],
  [
    "a package that is refused before any action",
    session(": MainEngineThread is returning 1638", ": Back from server. Return value: 1638"),
    ["error 2 msi/session-failed 0x80070666"],
  ],
  [
    "an excerpt without its result",
    session(start, "Error 1920. Service 'X' (x) failed to start.", failed[0]!),
    ["error 3 msi/session-failed"],
  ],
  [
    "an error that was got over is a warning",
    session(
      start,
      "Error 1920. Service 'X' (x) failed to start.",
      "Action ended 8:00:05: InstallFinalize. Return value 1.",
      ended,
    ),
    ["warning 3 msi/message"],
  ],
  [
    "a numbered warning",
    session(start, "Warning 1909. Could not create Shortcut X.lnk.", ended),
    ["warning 3 msi/warning"],
  ],
  [
    "a bundle repeats its package's result on the way up: one finding",
    bundle(
      burn("e000", "Error 0x80070643: Failed to install MSI package."),
      burn("e000", "Error 0x80070643: Failed to execute MSI package."),
      burn("i399", "Apply complete, result: 0x80070643, restart: None"),
      burn("i007", "Exit code: 0x643, restarting: No"),
    ),
    ["error 3 msi/bundle-failed 0x80070643"],
  ],
  [
    "a bundle names the cause itself",
    bundle(
      burn("e000", "Error 0x800b0109: Failed authenticode verification of payload: C:\\Temp\\a.msi"),
      burn("e000", "Error 0x80070643: Failed to cache"),
      burn("i007", "Exit code: 0x800b0109, restarting: No"),
    ),
    ["error 3 msi/bundle-failed 0x800B0109 0x80070643"],
  ],
];

describe("known noise of Windows Installer logs", () => {
  it.each(noise)("%s", (_why, log, findings) => expectFindings(log, findings));
});

describe("failures of Windows Installer logs", () => {
  it.each(failures)("%s", (_why, log, findings) => expectFindings(log, findings));
});

describe("whole logs", () => {
  const found = (name: string): string[] => findingLines(logOf(fixture(`msi/${name}`)));

  it("a success has no finding, for all its notes and its tolerated action", () => {
    expect(found("success.log")).toEqual([]);
  });

  it("the reason stands above the first return value 3, and all that repeats it belongs to it", () => {
    const log = logOf(fixture("msi/custom-action-1722.log"));
    const [finding, ...others] = findingsOf(log).filter(({ severity }) => severity === "error");
    expect(others).toEqual([]);
    expect(finding!.message).toMatch(/^Error 1722\. There is a problem/);
    expect(occurrenceLines(log, finding!).length).toBeGreaterThan(6);
  });

  it("a German log: the exception names the disabled service", () => {
    expect(found("managed-action-german.log")).toEqual(["error 16 msi/session-failed 0x80070422 0x80070643"]);
  });

  it("a chain: the first product asks for a restart, the second was cancelled by the user; neither failed", () => {
    expect(found("chain-user-exit.log")).toEqual([]);
  });

  it("a service that does not start", () => {
    expect(found("service-1920-noise.log")).toEqual(["error 17 msi/session-failed 0x80070643"]);
  });

  it.each([
    [
      "launch-condition.log: the package's own words above the action",
      "error 12 msi/session-failed 0x80070643",
      /\.NET/,
    ],
    [
      "service-config-rollback.log: the service, and not what the rollback says",
      "error 25 msi/session-failed 0x80070424 0x80070643",
      /SERVICE_DOES_NOT_EXIST/,
    ],
    ["quiet-exec.log: the program that failed", "error 31 msi/session-failed 0x80070643", /Command line returned/],
    [
      "managed-action-no-code.log: the exception, though it has no code",
      "error 30 msi/session-failed 0x80070643",
      /UnauthorizedAccessException/,
    ],
    ["japanese-1920.log: a Japanese Windows", "error 11 msi/session-failed 0x80070643", /^エラー 1920。/],
    ["russian-1920-no-mark.log: UTF-16 without a mark", "error 11 msi/session-failed 0x80070643", /^Ошибка 1920/],
    [
      "installer-2-no-clock.log: Windows Installer 2",
      "error 12 msi/session-failed 0x80070005 0x80070643",
      /ACCESS_DENIED/,
    ],
    ["brief.log: a log without lines of the engine", "error 6 msi/session-failed", /^Error 1304/],
    ["cancel-after-error.log: the error that was answered with Cancel", "warning 23 msi/message", /^Error 1304/],
    ["bundle-non-vital.log: a package the bundle does not need", "warning 13 msi/bundle-error 0x80070005", /ACCESS/],
  ])("%s", (title, finding, message) => {
    const name = title.split(":")[0]!;
    expect(found(name)[0]).toBe(finding);
    expect(findingsOf(logOf(fixture(`msi/${name}`))).find(({ severity }) => severity !== "noise")!.message).toMatch(
      message,
    );
  });

  it.each(["tolerated-return-3.log", "bundle-cancelled.log"])("%s: no failure", (name) => {
    expect(found(name)).toEqual([]);
  });

  it("a bundle, with the package that failed", () => {
    expect(found("bundle-failed.log")).toEqual(["error 18 msi/bundle-failed 0x80070643"]);
  });
});

describe("codes of Windows Installer logs", () => {
  it("the number of a message of the installer is not read as a Windows error", () => {
    const sentence = "Error 1722. There is a problem with this Windows Installer package.";
    const [code] = findCodes(sentence);
    expect(explainCode(code!, { format: "msi-log", sentence }).readings[0]!.family).toBe("Windows Installer message");
  });
});
