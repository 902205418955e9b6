import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

const none = "{00000000-0000-0000-0000-000000000000}";
const one = "{C2E7F09B-4A15-4D6C-B380-5F91D7A2E064}";
const other = "{71D4B6A8-E203-4C59-9F7A-0B6C83E5D192}";

/** Rows a minute apart: `event update result outcome`. */
function rows(
  ...events: readonly (readonly [event: string, update: string, result: string, outcome: string])[]
): string {
  return events
    .map(
      ([event, update, result, outcome], i) =>
        `{0F3B9A61-57CD-4E28-A4F0-${(0xb1d800000000 + i).toString(16).toUpperCase()}}\t2021-07-07 10:${String(i % 60).padStart(2, "0")}:00:500+0100\t1\t${event}\t101\t${update}\t200\t${result}\tAutomaticUpdates\t${outcome}\tContent Install\tText.\tv.${i}\r\n`,
    )
    .join("");
}

const cases: readonly Case[] = [
  [
    "a success is nothing",
    rows(
      ["181 [AGENT_INSTALLING_STARTED]", one, "0", "Success"],
      ["183 [AGENT_INSTALLING_SUCCEEDED]", one, "0", "Success"],
    ),
    [],
  ],
  [
    "an installation failed: its result is the code",
    rows(["182 [AGENT_INSTALLING_FAILED]", one, "800f0831", "Failure"]),
    ["error 1 reporting/failure 0x800F0831"],
  ],
  [
    "the bare number of an older row says the same",
    rows(["182", one, "80070643", "Failure"]),
    ["error 1 reporting/failure 0x80070643"],
  ],
  [
    "two updates with the same error are two failures",
    rows(["182", one, "80070643", "Failure"], ["182", other, "80070643", "Failure"]),
    ["error 1 reporting/failure 0x80070643", "error 2 reporting/failure 0x80070643"],
  ],
  [
    "an update that is installed later is only a warning",
    rows(["182", one, "80070643", "Failure"], ["183", one, "0", "Success"]),
    ["warning 1 reporting/installed-later 0x80070643"],
  ],
  [
    "another update that is installed later changes nothing",
    rows(["182", one, "80070643", "Failure"], ["183", other, "0", "Success"]),
    ["error 1 reporting/failure 0x80070643"],
  ],
  [
    "an installation that succeeded and waits for a restart is one, whatever its number",
    rows(
      ["182", one, "80070643", "Failure"],
      ["190 [AGENT_INSTALLING_SUCCEEDED_RESTART_REQUIRED]", one, "0", "Success"],
    ),
    ["warning 1 reporting/installed-later 0x80070643"],
  ],
  [
    "the removal of an update failed",
    rows(["197 [AGENT_UNINSTALLING_FAILED]", one, "800f0825", "Failure"]),
    ["error 1 reporting/failure 0x800F0825"],
  ],
  [
    "a search that succeeds later makes the failed one a warning",
    rows(
      ["148 [AGENT_DETECTION_FAILED]", none, "8024402c", "Failure"],
      ["147 [AGENT_DETECTION_FINISHED]", none, "0", "Success"],
    ),
    ["warning 1 reporting/searched-later 0x8024402C"],
  ],
  [
    "a search that fails after the last good one stays an error",
    rows(["147", none, "0", "Success"], ["148", none, "8024402c", "Failure"]),
    ["error 2 reporting/failure 0x8024402C"],
  ],
  [
    "nothing to update is no failure",
    rows(["148", none, "80240024", "Failure"]),
    ["noise 1 reporting/nothing-to-do 0x80240024"],
  ],
  ["the service stopped: called off", rows(["182", one, "8024001e", "Failure"]), ["noise 1 any/cancelled 0x8024001E"]],
  ["a restart is needed: success", rows(["183", one, "80070bc2", "Success"]), []],
];

describe("ReportingEvents.log", () => {
  it.each(cases)("%s", (_, log, expected) => expectFindings(log, expected));

  it("the same update with the same error on other days is one finding with all its rows", () => {
    const log = logOf(fixture("reportingevents/win10-install-fails.log"));
    expect(findingLines(log)).toEqual(["error 3 reporting/failure 0x800F0922"]);
    expect(occurrenceLines(log, findingsOf(log)[0]!)).toEqual([3, 5]);
  });

  it("a thousand equal rows are one finding", () => {
    const log = logOf(rows(...Array.from({ length: 1000 }, () => ["148", none, "80072ee7", "Failure"] as const)));
    expect(findingsOf(log).map(({ occurrences }) => occurrences.length)).toEqual([1000]);
  });

  it.each([
    ["win8-installs.log: everything was installed", []],
    [
      "german-detection-fails.log: the same search fails three times; a localised text is no hindrance",
      ["error 1 reporting/failure 0x8024402C"],
    ],
    [
      "win10-download-fails.log: two errors of one download, and an installation that succeeded later",
      [
        "error 2 reporting/failure 0x80D02002",
        "error 3 reporting/failure 0x80246007",
        "warning 5 reporting/installed-later 0x80070643",
      ],
    ],
  ] as const)("%s", (name, expected) => {
    expect(findingLines(logOf(fixture(`reportingevents/${name.split(":")[0]}`)))).toEqual(expected);
  });
});
