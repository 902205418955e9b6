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
    ["error 4 cmtrace/update-failed 0x800F0922 0x80070001 0x80240022"],
  ],
  [
    "the same failed scan in three cycles is one failure; a scan that waits for another is none",
    "cmtrace/WUAHandler-scan-fails.log",
    [
      "error 2 cmtrace/error-with-code 0x8024402C",
      "noise 4 cmtrace/waiting 0x87D00699",
      "noise 8 cmtrace/waiting 0x87D00699",
      "noise 12 cmtrace/waiting 0x87D00699",
    ],
  ],
  [
    "an exit code counts once the table of exit codes says so, though no record is marked as an error",
    "cmtrace/AppEnforce-msi-1603.log",
    ["error 7 cmtrace/exit-code-failed 0x80070643"],
  ],
  [
    "a step of a task sequence: the exit code in decimal, the code without 0x and the group are one failure",
    "cmtrace/smsts-step-fails.log",
    ["error 7 cmtrace/action-failed 0x80070005"],
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
  ["updates that were installed", "cmtrace/WUAHandler-success.log", []],
  ["a deployment that was completed", "cmtrace/BDD-success.log", []],
  ["a piece of a log with nothing but notices", "cmtrace/torn-at-both-ends.log", []],
];

describe("findings of CMTrace logs", () => {
  it.each(whole)("%s", (_why, name, findings) => expectFindings(fixture(name), findings));

  const short: readonly Case[] = [
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
    ["an exit code that its caller has not judged", record("Process 12 terminated with exitcode: 1603", 1), []],
    [
      "an update that waits for the maintenance window",
      record("Not now, error 0x87D00666", 3),
      ["noise 1 cmtrace/waiting 0x87D00666"],
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
