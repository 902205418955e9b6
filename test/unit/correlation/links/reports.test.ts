import { describe, expect, it } from "vitest";
import { agent, cbs, cbsInstall, chains, event, failingJob, found, type Logs, rows } from "./texts";

type Row = readonly [why: string, logs: Logs, chains: readonly string[]];

const update = "4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033";
const other = "11111111-90E6-4B35-BD71-8F2A6C5E1033";
const disk = "0x80070070";
const failed = (kb: number, code = disk): string =>
  `Installation Failure: Windows failed to install the following update with error ${code}: Security Update for Windows (KB${kb}).`;
const row = (clock: string, more: object = {}): string =>
  rows({ clock, update, code: "80070070", text: failed(2676562), ...more });
const wu = agent(...cbsInstall("10:00", disk, 2676562));
const client = "Microsoft-Windows-WindowsUpdateClient";

const table: readonly Row[] = [
  [
    "a row of the same update and error: one incident, whose cause the agent states",
    { "ReportingEvents.log": row("10:00:06"), "wu.log": wu },
    ["wu.log:4 wu.log:5 ReportingEvents.log:1"],
  ],
  [
    "a row of another update with the same error in the same second",
    { "ReportingEvents.log": row("10:00:06", { update: other, text: failed(2999999) }), "wu.log": wu },
    ["wu.log:4 wu.log:5", "ReportingEvents.log:1"],
  ],
  [
    "a row of the same update and error a day's work later",
    { "ReportingEvents.log": row("16:00:06"), "wu.log": wu },
    ["wu.log:4 wu.log:5", "ReportingEvents.log:1"],
  ],
  [
    "a row of a search at another hour with the same error",
    {
      "ReportingEvents.log": rows({
        clock: "12:00:00",
        event: "148 [AGENT_DETECTION_FAILED]",
        code: "80072ee2",
        text: "Windows Update Client failed to detect with error 0x80072ee2.",
      }),
      "wu.log": agent("10:00:00 e74 Agent WARNING: WU client failed Searching for update with error 0x80072ee2"),
    },
    ["wu.log:1", "ReportingEvents.log:1"],
  ],
  [
    "a row of a search at the same moment",
    {
      "ReportingEvents.log": rows({
        clock: "10:00:01",
        event: "148 [AGENT_DETECTION_FAILED]",
        code: "80072ee2",
        text: "Windows Update Client failed to detect with error 0x80072ee2.",
      }),
      "wu.log": agent("10:00:00 e74 Agent WARNING: WU client failed Searching for update with error 0x80072ee2"),
    },
    ["wu.log:1 ReportingEvents.log:1"],
  ],
  [
    "an event of the same update and error",
    { "events.txt": event("10:00:06", client, 20, failed(2676562)), "wu.log": wu },
    ["wu.log:4 wu.log:5 events.txt:11"],
  ],
  [
    "an event of another update",
    { "events.txt": event("10:00:06", client, 20, failed(2999999)), "wu.log": wu },
    ["wu.log:4 wu.log:5", "events.txt:11"],
  ],
  [
    "an event of another component with the same error",
    { "events.txt": event("10:00:06", "Contoso Backup", 9, `The backup failed: error ${disk}.`), "wu.log": wu },
    ["wu.log:4 wu.log:5", "events.txt:11"],
  ],
  [
    "a row and an event tell of one failure, without the agent's log",
    { "events.txt": event("10:00:06", client, 20, failed(2676562)), "ReportingEvents.log": row("10:00:06") },
    ["ReportingEvents.log:1 events.txt:11"],
  ],
  [
    "CBS states the cause of what is only reported",
    { "ReportingEvents.log": row("10:00:06"), "CBS.log": cbs(...failingJob("10:00", "30893000_100", disk, 2676562)) },
    ["CBS.log:3 CBS.log:4 CBS.log:5 ReportingEvents.log:1"],
  ],
  [
    "a report of another update is none of CBS's job",
    {
      "ReportingEvents.log": row("10:00:06", { text: failed(2999999) }),
      "CBS.log": cbs(...failingJob("10:00", "30893000_100", disk, 2676562)),
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5", "ReportingEvents.log:1"],
  ],
  [
    "all logs that tell of one failure are one incident",
    {
      "CBS.log": cbs(...failingJob("10:00", "30893000_100", disk, 2676562)),
      "ReportingEvents.log": row("10:00:06"),
      "events.txt": event("10:00:06", client, 20, failed(2676562)),
      "wu.log": wu,
    },
    ["CBS.log:3 CBS.log:4 CBS.log:5 wu.log:4 wu.log:5 ReportingEvents.log:1 events.txt:11"],
  ],
  [
    "the id of the whole update in the report, that of a part in the agent's log",
    { "ReportingEvents.log": row("10:00:06", { update: other }), "wu.log": agent(...cbsInstall("10:00", disk)) },
    ["wu.log:3 wu.log:4 ReportingEvents.log:1"],
  ],
  [
    "the same half a minute later: nothing tells that one is a part of the other",
    { "ReportingEvents.log": row("10:00:40", { update: other }), "wu.log": agent(...cbsInstall("10:00", disk)) },
    ["wu.log:3 wu.log:4", "ReportingEvents.log:1"],
  ],
  [
    "two updates that fail with the same error within a minute: each with its own reports",
    {
      "ReportingEvents.log": row("10:00:06") + row("10:00:40", { update: other, text: failed(2999999) }),
      "wu.log": agent(
        ...cbsInstall("10:00", disk, 2676562),
        ...cbsInstall("10:00", disk, 2999999, other).map((line) => line.replace(/^10:00:0/, "10:00:3")),
      ),
    },
    ["wu.log:4 wu.log:5 ReportingEvents.log:1", "wu.log:10 wu.log:11 ReportingEvents.log:2"],
  ],
];

describe("reports and the logs that state what they report", () => {
  it.each(table)("%s", (_why, logs, expected) => {
    expect(chains(logs).sort()).toEqual([...expected].sort());
  });

  it("a report that only one log bears is a failure of its own, and how sure its cause is depends on its code", () => {
    const [incident] = found({
      "ReportingEvents.log": row("10:00:06", { code: "80240022", text: failed(2676562, "0x80240022") }),
    });
    expect([incident!.cause.log, incident!.confidence]).toEqual(["ReportingEvents.log", "low"]);
  });

  it("reports are never the cause, even with the more telling code", () => {
    const [incident, ...more] = found({
      "ReportingEvents.log": row("10:00:06"),
      "WindowsUpdate.log": agent(...cbsInstall("10:00", "0x80240022", 2676562)),
    });
    expect(more).toEqual([]);
    expect([incident!.cause.log, incident!.report.log]).toEqual(["WindowsUpdate.log", "ReportingEvents.log"]);
  });

  it.each([
    ["PC1", 1],
    ["pc1.ad.contoso.com", 1],
    ["PC2", 2],
  ])("an event of the computer %s among the logs of PC1", (computer, count) => {
    const all =
      event("09:00:00", client, 20, failed(2111111), "PC3") + event("10:00:06", client, 20, failed(2676562), computer);
    const named = agent(
      "09:00:00 e74 PT Initializing simple targeting cookie, clientId = 5d1e, target group = , DNS name = pc1.ad.contoso.com",
    );
    expect(chains({ "events.txt": all, "wu.log": named + wu })).toHaveLength(count + 1);
  });

  it("an agent in UTC and rows with their offset are compared on one scale", () => {
    // The agent's log was converted on a computer in UTC; the rows say that the machine is two hours east of it.
    const logs = (zone: string): Logs => ({
      "ReportingEvents.log": row("12:00:06"),
      "wu.log":
        agent(`09:59:00 e74 Misc ===========  Logging initialized (build: 7.6.7600.256, tz: ${zone})  ===========`) +
        wu,
    });
    expect(chains(logs("+0000"))).toHaveLength(1);
    expect(chains(logs("+0200"))).toHaveLength(2);
  });
});
