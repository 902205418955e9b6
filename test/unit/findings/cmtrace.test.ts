import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** One record of a client; `second` sets it apart in time. */
function record(text: string, type: number, second = 0, component = "SampleAgent", thread = 7): string {
  const time = `09:${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}.250+060`;
  return `<![LOG[${text}]LOG]!><time="${time}" date="03-17-2021" component="${component}" context="" type="${type}" thread="${thread}" file="agent.cpp:10">\r\n`;
}

const whole: readonly Case[] = [
  [
    "an update's failure of type 1 is the cause, the job's summary of type 3 repeats it",
    "cmtrace/WUAHandler-install-fails.log",
    ["error 4 cmtrace/update-failed 0x800F0922 0x80240022"],
  ],
  [
    "the same failed scan in three cycles is one failure; a scan that waits for another is none",
    "cmtrace/WUAHandler-scan-fails.log",
    ["error 2 cmtrace/error-with-code 0x8024402C", "noise 4 cmtrace/waiting 0x87D00699"],
  ],
  [
    "an exit code counts once the table of exit codes says so, though no record is marked as an error",
    "cmtrace/AppEnforce-msi-1603.log",
    ["error 9 cmtrace/exit-code-failed 0x80070643"],
  ],
  [
    "a step of a task sequence: the exit code in decimal, the code without 0x and the group are one failure",
    "cmtrace/smsts-step-fails.log",
    ["error 8 cmtrace/action-failed 0x80070005"],
  ],
  [
    "a detection script that answers 1, names with Error in them and notices of types 2 and 3 are no failures",
    "cmtrace/IntuneManagementExtension-noise.log",
    ["noise 2 cmtrace/script-answer 0x80070001"],
  ],
  [
    "the older syntax has no types; an outcome in words with a code is a failure",
    "cmtrace/server-older-syntax.log",
    ["error 2 cmtrace/outcome-failed 0x80070005"],
  ],
  [
    "a task sequence: the step is the cause, what its groups and the whole say is no failure of its own",
    "cmtrace/smsts-sequence-fails.log",
    [
      "error 18 cmtrace/error-with-code 0x80070002 0x80004004 0x80004005",
      "noise 36 cmtrace/nothing-to-remove 0x80070002",
    ],
  ],
  [
    "exit codes as the table of the deployment counts them: restarts, 1618 and 1707 are no failures",
    "cmtrace/AppEnforce-exit-codes.log",
    ["error 35 cmtrace/exit-code-failed 0x8007426A", "error 46 cmtrace/not-detected 0x87D00324"],
  ],
  [
    "the state of an update counts with its result, names of states do not",
    "cmtrace/UpdatesDeployment-state-error.log",
    ["error 4 cmtrace/update-failed 0x80070643", "error 7 cmtrace/error-with-code 0x87D00692"],
  ],
  [
    "the installation of the client: what WMI does not have yet is no failure, the repetition at the end none of its own",
    "cmtrace/ccmsetup-fails.log",
    ["error 6 cmtrace/error-with-code 0x87D00215", "error 10 cmtrace/outcome-failed 0x80070643"],
  ],
  [
    "Intune: an exit code that is not mapped, an application that is not found afterwards, a script that failed",
    "cmtrace/IntuneManagementExtension-fails.log",
    [
      "error 4 cmtrace/exit-code-failed 0x80070643",
      "error 9 cmtrace/not-detected 0x87D1041C",
      "error 11 cmtrace/script-failed",
    ],
  ],
  [
    "a site server's untyped log: words and status messages tell, the code names the cause",
    "cmtrace/distmgr-fails.log",
    ["error 3 cmtrace/untyped-failure 0x800706BA", "error 7 cmtrace/untyped-failure"],
  ],
  [
    "the Deployment Toolkit: the numbered failure with its code, the deployment sums up",
    "cmtrace/BDD-fails.log",
    ["error 5 cmtrace/error-with-code 0x80070070 0x80004005", "error 10 cmtrace/exit-code-failed 0x80070643"],
  ],
  ["updates that were installed", "cmtrace/WUAHandler-success.log", []],
  ["a deployment that was completed", "cmtrace/BDD-success.log", []],
  ["a piece of a log with nothing but notices", "cmtrace/torn-at-both-ends.log", []],
];

describe("findings of CMTrace logs", () => {
  it.each(whole)("%s", (_why, name, findings) => expectFindings(fixture(name), findings));

  const short: readonly Case[] = [
    [
      "a step that was allowed to fail: the task sequence ended with success",
      record("Failed to run the action: Sample. Incorrect function. (Error: 00000001; Source: Windows)", 3) +
        record("Task Sequence Engine succeeded! Release config 1", 1, 90),
      ["warning 1 cmtrace/sequence-succeeded 0x80070001"],
    ],
    [
      "a scan that was completed at the next try",
      record("Scan failed with error = 0x80244022.", 3, 0, "WUAHandler") +
        record("Successfully completed scan.", 1, 600, "WUAHandler"),
      ["warning 1 cmtrace/scanned-later 0x80244022"],
    ],
    [
      "the same in the words of the scan agent",
      record("ScanJob({1}): Scan Failed for Tool, with Error=0x80240438", 3, 0, "ScanAgent") +
        record("ScanJob({1}): Scan Succeeded, Resetting Source to Current", 1, 600, "ScanAgent"),
      ["warning 1 cmtrace/scanned-later 0x80240438"],
    ],
    [
      "a call that the shutdown of Windows prevents, and an installation that fails for it",
      record("Failed to open to WMI namespace (8007045b)", 3) +
        record("Installation failed with error code 0x8007045b", 3, 90),
      ["noise 1 cmtrace/shutting-down 0x8007045B", "error 2 cmtrace/outcome-failed 0x8007045B"],
    ],
    [
      "one object that the inventory lacks",
      record("Unknown error encountered processing an instance of class Sample_Item: 80041001", 3, 0, "InventoryAgent"),
      ["warning 1 cmtrace/inventory-item"],
    ],
    [
      "a scan that fails again after one that was completed",
      record("Successfully completed scan.", 1, 0, "WUAHandler") +
        record("Scan failed with error = 0x80244022.", 3, 600, "WUAHandler"),
      ["error 2 cmtrace/outcome-failed 0x80244022"],
    ],
    [
      "nobody is logged on whose identity the Intune agent could ask for",
      record(
        "AAD User check is failed, exception is System.ComponentModel.Win32Exception (0x80004005): An attempt was made to reference a token that does not exist",
        3,
      ),
      ["noise 1 cmtrace/nobody-logged-on 0x80004005"],
    ],
    [
      "a class of the client's host that no installed part has",
      record(
        "Error registering hosted class '{5F2F9D7A-0001-4B1E-8D57-0A5C2B8E1D10}'. Code 0x80040111",
        3,
        0,
        "CcmExec",
      ),
      ["noise 1 cmtrace/class-not-hosted 0x80040111"],
    ],
    [
      "the older syntax: an error of zero, and a line that calls itself information",
      ["Recovered from error 0", "INFO: no answer, the attempt failed"]
        .map((text, i) => `${text}  $$<Sample><03-17-2021 09:00:0${i}.250+060><thread=7 (0x7)>\r\n`)
        .join(""),
      [],
    ],
    ["type 3 with a code", record("Call failed, hr=0x80070005", 3), ["error 1 cmtrace/error-with-code 0x80070005"]],
    ["type 3 that says what failed", record("Failed to open the store", 3), ["error 1 cmtrace/error-in-words"]],
    ["type 3 on a routine notice", record("No status to report", 3), []],
    ["type 3 on a count of zero", record("Processed 7 items, errors: 0", 3), []],
    [
      "type 2 with a code",
      record("Could not read it, 0x80070005", 2),
      ["warning 1 cmtrace/warning-with-code 0x80070005"],
    ],
    ["type 2 in words alone", record("Failed to read an optional value", 2), []],
    ["type 1 with a name that contains Error", record("SetErrorMode succeeded, ErrorState = None", 1), []],
    [
      "type 1 with an object's old result",
      record("Item:\ninstance of Sample_Item\n{\n  LastResult = 0x80070005;\n  Text = failed;\n};", 1),
      [],
    ],
    ["type 2, something looked for is not there", record("Unable to read the old policy. Error = 0x80070002.", 2), []],
    [
      "type 3, what was to be removed is not there",
      record("Failed to delete registry value A. Error code 0x80070002", 3),
      ["noise 1 cmtrace/nothing-to-remove 0x80070002"],
    ],
    [
      "a program run from a package: the status that its log states",
      record("Execution is complete for program A. The exit code is 1603, the execution status is FailureNonRetry", 1),
      ["error 1 cmtrace/exit-code-failed 0x80070643"],
    ],
    [
      "the same with a restart, and with another installation in the way",
      record(
        "Execution is complete for program A. The exit code is 3010, the execution status is SuccessRebootRequired",
        1,
      ) +
        record(
          "Execution is complete for program A. The exit code is 1618, the execution status is FailureRetry",
          1,
          90,
        ),
      [],
    ],
    [
      "a state with the word error and the result zero",
      record("Update (Site_1/SUM_1) Progress: Status = ciStateError, PercentComplete = 0, Result = 0x0", 1),
      [],
    ],
    [
      "a notice with a code is not the cause of an error in its own words",
      record("Failed to look up the service record. DNS returned error 9003", 2) +
        record("Unable to get the site", 3, 2),
      ["warning 1 cmtrace/warning-with-code 0x8007232B", "error 2 cmtrace/error-in-words"],
    ],
    [
      "a failure goes on behind another one of the same thread",
      record("Setup failed, error 0x80070643", 3) +
        record("Failed to close the old policy. Error 0x80041001", 2, 2) +
        record("Setup ended, failed with error code 0x80070643", 3, 3),
      ["error 1 cmtrace/outcome-failed 0x80070643", "warning 2 cmtrace/warning-with-code 0x80041001"],
    ],
    [
      "what was looked for in vain beside a failure is not its cause, unless both bear the same code",
      record("Unable to read the policy. Error = 0x80070002.", 2) +
        record("Update 1 (a) finished installing (0x80070643), Reboot Required? No", 1, 2) +
        record("Unable to read the state. Error = 0x80070003.", 2, 3) +
        record("Failed to start, 0x80070002", 3, 90) +
        record("Unable to read the file. Error = 0x80070002.", 2, 91),
      ["error 2 cmtrace/update-failed 0x80070643", "error 4 cmtrace/error-with-code 0x80070002"],
    ],
    [
      "the end of a task sequence, stated when somebody has read the message",
      record("Failed to run the action: A.\nNo access (Error: 80070005; Source: Windows)", 3) +
        record("Task sequence execution failed with error code 80004005", 3, 900, "TSManager", 9),
      ["error 1 cmtrace/action-failed 0x80070005 0x80004005"],
    ],
    [
      "what failed in a step that was completed is a warning, in the next one it is an error",
      record("Start executing an instruction. Instruction name: 'A'. Pointer: 1.", 1, 0, "TSManager") +
        record("socket 'connect' failed; 8007274c", 3, 1, "TSManager") +
        record("Successfully completed the action (A) with the exit win32 code 0", 1, 60, "TSManager") +
        record("Start executing an instruction. Instruction name: 'B'. Pointer: 2.", 1, 61, "TSManager") +
        record("socket 'connect' failed; 8007274d", 3, 62, "TSManager"),
      ["warning 2 cmtrace/step-completed 0x8007274C", "error 5 cmtrace/error-with-code 0x8007274D"],
    ],
    [
      "what failed before the client was installed is a warning",
      record("==========[ ccmsetup started in process 1 ]==========", 1, 0, "ccmsetup") +
        record("GetDPLocations failed with error 0x87d00215", 3, 1, "ccmsetup") +
        record("CcmSetup is exiting with return code 0", 1, 900, "ccmsetup"),
      ["warning 2 cmtrace/client-installed 0x87D00215"],
    ],
    [
      "the inventory asks for classes that the computer does not have",
      record("Failed to enumerate instances of Sample_Class: 8004100E", 3, 0, "InventoryAgent"),
      ["noise 1 cmtrace/not-on-this-computer 0x8004100E"],
    ],
    ["an exit code that its caller has not judged", record("Process 12 terminated with exitcode: 1603", 1), []],
    [
      "an update that waits for the maintenance window",
      record("Not now, error 0x87D00666", 3),
      ["noise 1 cmtrace/waiting 0x87D00666"],
    ],
    [
      "a scan that will be tried again",
      record("OnScanComplete failed, error=0x87d00631", 3),
      ["noise 1 cmtrace/waiting 0x87D00631"],
    ],
    [
      "a restart comes first",
      record("Cannot install now, error 0x87D00704", 3),
      ["noise 1 cmtrace/waiting 0x87D00704"],
    ],
    [
      "no service window is long enough: the client will not get to it by waiting",
      record("Failed to install, error 0x87D00667", 3),
      ["error 1 cmtrace/outcome-failed 0x87D00667"],
    ],
    [
      "names and switches with the words in them, at type 3",
      record("Failover to B, ErrorControl 1, RollbackFailed=0, ContinueOnError: 0, cmd /onerror a.cmd, no errors", 3),
      [],
    ],
    ["a cancelled installation", record("Installation failed, 0x800704c7", 3), ["noise 1 any/cancelled 0x800704C7"]],
    [
      "numbers of the source position are no codes",
      record("Failed to open the store", 3).replace("agent.cpp:10", "error 0x80070005.cpp:5"),
      ["error 1 cmtrace/error-in-words"],
    ],
    [
      "another failure of the same thread with a code of its own",
      record("Failed to open a, 0x80070005", 3) + record("Failed to open b, 0x80070020", 3, 1),
      ["error 1 cmtrace/error-with-code 0x80070005", "error 2 cmtrace/error-with-code 0x80070020"],
    ],
    [
      "a cause in words takes no failure of another thread",
      record("Failed to open a, 0x80070005", 3) + record("Failed to send b", 3, 1, "SampleAgent", 8),
      ["error 1 cmtrace/error-with-code 0x80070005", "error 2 cmtrace/error-in-words"],
    ],
  ];
  it.each(short)("%s", (_why, log, findings) => expectFindings(log, findings));

  it("a record of the older syntax is an error by its words, and a status message by its severity", () => {
    const untyped = (text: string): string =>
      `${text}  $$<SMS_SAMPLE><03-17-2021 09:00:01.123+300><thread=6700 (0x1A2C)>\r\n`;
    const first = untyped("Begin of work, 0 errors");
    expectFindings(first + untyped("Sync failed: no server"), ["error 2 cmtrace/untyped-failure"]);
    expectFindings(first + untyped("Processed 3 files, failures: 0, ErrorCount kept"), []);
    expectFindings(first + untyped('STATMSG: ID=6703 SEV=E LEV=M SOURCE="X"'), ["error 2 cmtrace/status-message"]);
    expectFindings(first + untyped('STATMSG: ID=6700 SEV=I LEV=M SOURCE="Error reports"'), []);
  });

  it("a thousand equal failures are one finding that knows its places", () => {
    const log = logOf(
      Array.from({ length: 1000 }, (_, i) =>
        record("Request failed, hr=0x80072ee2", 3, i * 3, "SampleAgent", i % 5),
      ).join(""),
    );
    expect(findingsOf(log)).toHaveLength(1);
    expect(findingsOf(log)[0]!.occurrences).toHaveLength(1000);
  });

  it("a finding ends where the text of its record ends", () => {
    const log = logOf(record("Failed to open the store", 3));
    const [finding] = findingsOf(log);
    expect(finding!.message).toBe("Failed to open the store");
    expect(finding!.statement.end - finding!.statement.start).toBe("Failed to open the store".length);
  });

  it("repeats stand in the order of the log", () => {
    const log = logOf(fixture("cmtrace/WUAHandler-scan-fails.log"));
    expect(findingLines(log)).toEqual(["error 2 cmtrace/error-with-code 0x8024402C"]);
    expect(occurrenceLines(log, findingsOf(log)[0]!)).toEqual([2, 3, 6, 7, 10, 11]);
  });
});
