import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** Records a second apart: `tid component text` each, all of one process. */
function wu(...records: string[]): string {
  return records
    .map((record, second) => {
      const [, tid, component, text] = /^(\d+) (\w+) (.*)$/.exec(record)!;
      const clock = `${String(Math.floor(second / 60) + 10)}:${String(second % 60).padStart(2, "0")}`;
      return `2023/06/14 08:${clock}.5551212 5120  ${tid!.padEnd(5)} ${component!.padEnd(15)} ${text}\r\n`;
    })
    .join("");
}

const start = "* START * Finding updates CallerId = contoso agent  Id = 7";
const good = "* END * Finding updates CallerId = contoso agent, Id = 7, Exit code = 0x00000000 (cV = x.1)";
const bad = "* END * Finding updates CallerId = contoso agent, Id = 7, Exit code = 0x80244022 (cV = x.1)";

const noise: readonly Case[] = [
  [
    "a commit is asked about for an update that is not downloaded yet",
    wu("880 Agent *FAILED* [80070490] ISusInternal:: IsCommitRequired"),
    ["noise 1 windowsupdate/commit-query 0x80070490"],
  ],
  [
    "a service of a search over several does not have the property that is asked for",
    wu("880 ComApi * END *   Federated Search failed to process service registration, hr=0x8024043D (cV = x.1)"),
    ["noise 1 windowsupdate/service-property 0x8024043D"],
  ],
  [
    "the cost of the network is unknown",
    wu("880 DownloadManager *FAILED* [80070005] CheckNetworkCostForCostPolicy"),
    ["noise 1 windowsupdate/network-cost-query 0x80070005"],
  ],
  [
    "metadata without data, outside any operation",
    wu("880 Metadata *FAILED* [80248007] GetFragmentProperty"),
    ["noise 1 windowsupdate/failed-probe 0x80248007"],
  ],
  [
    "an optional file of the endpoints is not there",
    wu("880 SLS *FAILED* [80190194] Download of the optional cab"),
    ["noise 1 windowsupdate/failed-probe 0x80190194"],
  ],
  [
    "a call fails inside a search that ends with success",
    wu(`880 Agent ${start}`, "904 WebServices *FAILED* [80072EFE] Web service call", `880 Agent ${good}`),
    ["noise 2 windowsupdate/failed-call-got-over 0x80072EFE"],
  ],
  [
    "the data store does not know a service, outside any operation",
    wu("880 Agent *FAILED* [80248014] GetServiceObject couldn't find service 6D2F81C4-0B57-4E3A-9C8D-51E7F0A4B392"),
    ["noise 1 windowsupdate/failed-probe 0x80248014"],
  ],
  [
    "a call of a component that does no work itself, outside any operation",
    wu("880 Shared *FAILED* [80070005] Open key", "880 Misc *FAILED* [80070032] Policy"),
    ["noise 1 windowsupdate/failed-call-alone 0x80070005", "noise 2 windowsupdate/failed-call-alone 0x80070032"],
  ],
  [
    "a transient error of a job that is completed later, in another thread",
    wu(
      "912 DownloadManager [d:1F0B7C22] DO job {7C0E1B55-2A94-4D36-8F1B-60D3A9E5C217} hit a transient error, updateId = {6D2F81C4-0B57-4E3A-9C8D-51E7F0A4B392}.200, error = 0x80D03805",
      "880 DownloadManager [d:1F0B7C22] DO job {7C0E1B55-2A94-4D36-8F1B-60D3A9E5C217} completed successfully, updateId = {6D2F81C4-0B57-4E3A-9C8D-51E7F0A4B392}.200",
    ),
    ["noise 1 windowsupdate/download-finished-later 0x80D03805"],
  ],
  [
    "a job that ended with the result zero",
    wu("880 DownloadManager DO job {7C0E1B55-2A94-4D36-8F1B-60D3A9E5C217} completed, error = 0x00000000"),
    [],
  ],
  [
    "an untrusted root, then the other one: signed by Microsoft",
    wu(
      `880 Agent ${start}`,
      "880 Misc *FAILED* [800B0109] Trust verification",
      "880 Misc Microsoft signed: Yes",
      `880 Agent ${good}`,
    ),
    ["noise 2 windowsupdate/second-root-tried 0x800B0109"],
  ],
  [
    "the service ends with 0x240001, a success code of its own",
    wu("880 Shared * END * Service exit Exit code = 0x240001"),
    [],
  ],
];

const failures: readonly Case[] = [
  [
    "a search ends with a failure code: its thread's calls are what states it",
    wu(`880 Agent ${start}`, "880 ProtocolTalker *FAILED* [80244022] SyncUpdates", `880 Agent ${bad}`),
    ["error 2 windowsupdate/operation-ended 0x80244022"],
  ],
  [
    "the call error after an exit code of zero on the same line",
    wu(
      `880 Agent ${start}`,
      "880 Agent * END * Finding updates CallerId = contoso agent, Id = 7, Exit code = 0x00000000, call error = 0x8024001d",
    ),
    ["error 2 windowsupdate/operation-ended 0x8024001D"],
  ],
  [
    "a deployment of an app that failed bears no mark but its result field",
    wu("880 Handler Deployment of contoso.app finished, hrDeploy = 80073cf3"),
    ["error 1 windowsupdate/installation-failed 0x80073CF3"],
  ],
  [
    "a mapped result, bare hex",
    wu("880 Agent LogHistory called. resultMapped=80240017, resultUnMapped=0"),
    ["error 1 windowsupdate/installation-failed 0x80240017"],
  ],
  [
    "a failed download job, though nothing marks it",
    wu("880 DownloadManager DO job {7C0E1B55-2A94-4D36-8F1B-60D3A9E5C217} failed, error = 0x80d03805"),
    ["error 1 windowsupdate/download-job-failed 0x80D03805"],
  ],
  [
    "a marked call with a telling code, and no word on how its operation ended",
    wu(`880 Agent ${start}`, "880 WebServices *FAILED* [80072EE7] Web service call"),
    ["warning 2 windowsupdate/failed-call-unresolved 0x80072EE7"],
  ],
  [
    "a wrong digest, then the signature is missing: fatal whatever stands between and whatever the operation ends with",
    wu(
      `880 Agent ${start}`,
      "880 Metadata *FAILED* [80096010] Verify signature of the fragment",
      "880 Misc Microsoft signed: Yes",
      "880 Metadata *FAILED* [80240061] Verify metadata",
      `880 Agent ${good}`,
    ),
    ["error 2 windowsupdate/signature-missing 0x80096010 0x80240061"],
  ],
  [
    "the log of the first versions of Windows 10 marks no calls",
    wu(
      `880 Agent ${start}`,
      "880 WebServices WS error: There was an error communicating with the endpoint at 'http://wsus01.contoso.com:8530/ClientWebService/client.asmx'.",
      "880 WebServices Web service call failed with hr = 80072ee2.",
      "880 ProtocolTalker SyncUpdates_WithRecovery failed. 0x80072ee2",
      "880 Agent Failed to synchronize, error = 0x80072EE2",
      "880 Agent Exit code = 0x80072EE2",
      "880 Agent * END * Finding updates CallerId = contoso agent  Id = 7",
    ),
    ["error 3 windowsupdate/operation-ended 0x80072EE2"],
  ],
  [
    "what the server answered by HTTP is no Windows code",
    wu(
      `880 Agent ${start}`,
      `880 WebServices WS error: Der Server hat den HTTP-Statuscode "503 (0x1F7)" mit dem Text "Service Unavailable" zurückgegeben.`,
      "880 WebServices *FAILED* [80244022] Web service call",
      `880 Agent ${bad}`,
    ),
    ["error 3 windowsupdate/operation-ended 0x80244022"],
  ],
  [
    "the name that is not resolved is the cause, not the optional endpoint that was asked first",
    wu(
      `880 Agent ${start}`,
      "904 SLS *FAILED* [80240438] Get response",
      "904 WebServices *FAILED* [80072EE7] Web service call",
      "904 ProtocolTalker *FAILED* [8024402C] Refresh",
      "880 Agent * END * Finding updates CallerId = contoso agent, Id = 7, Exit code = 0x8024402C (cV = x.1)",
    ),
    ["noise 2 windowsupdate/failed-probe 0x80240438", "error 3 windowsupdate/operation-ended 0x80072EE7 0x8024402C"],
  ],
  [
    "a probe of the same thread is no cause of what ends next to it",
    wu(
      "880 Agent * START * Installing updates CallerId = contoso agent  Id = 9",
      "912 Handler *FAILED* [800F0831] Completed install of CBS update with type=0, requiresReboot=0, installerError=1",
      "880 Misc *FAILED* [80070002] Read value",
      "880 Agent * END * Installing updates CallerId = contoso agent, Id = 9, Exit code = 0x80240022 (cV = x.2)",
    ),
    [
      "error 2 windowsupdate/installation-failed 0x800F0831 0x80240022",
      "noise 3 windowsupdate/failed-probe 0x80070002",
    ],
  ],
  [
    "a transient error of a job that never gets better",
    wu(
      "912 DownloadManager DO job {7C0E1B55-2A94-4D36-8F1B-60D3A9E5C217} hit a transient error, updateId = {6D2F81C4-0B57-4E3A-9C8D-51E7F0A4B392}.200, error = 0x80D03805",
      "912 DownloadManager Error 0x80d03805 occurred while downloading update; notifying dependent calls.",
    ),
    ["error 1 windowsupdate/download-error 0x80D03805"],
  ],
  [
    "a caller learns only the summary: it stands with the failure of the agent's process",
    wu(
      "912 Handler *FAILED* [800F0831] Completed install of CBS update with type=0, requiresReboot=0, installerError=1",
      "1204 ComApi Exit code = 0x00000000, Result code = 0x80240022",
    ),
    ["error 1 windowsupdate/installation-failed 0x800F0831 0x80240022"],
  ],
  [
    "the summary at the end does not hide the installer's own code",
    wu(
      "880 Agent * START * Installing updates CallerId = contoso agent  Id = 9",
      "912 Handler *FAILED* [800F0828] Completed install of CBS update with type=0, requiresReboot=0, installerError=1",
      "880 Agent * END * Installing updates CallerId = contoso agent, Id = 9, Exit code = 0x80240022 (cV = x.2)",
    ),
    ["error 2 windowsupdate/installation-failed 0x800F0828 0x80240022"],
  ],
];

describe("the log of Windows 10 and 11: marked as failed, and none", () => {
  it.each(noise)("%s", (_, log, expected) => expectFindings(log, expected));
});

describe("the log of Windows 10 and 11: failures", () => {
  it.each(failures)("%s", (_, log, expected) => expectFindings(log, expected));

  it("a thousand equal failures are one finding with all occurrences", () => {
    const log = logOf(
      wu(...Array.from({ length: 1000 }, () => "880 WebServices *FAILED* [80072EE7] Web service call")),
    );
    expect(findingsOf(log).map(({ occurrences }) => occurrences.length)).toEqual([1000]);
  });
});

describe("whole logs of Windows 10 and 11", () => {
  it.each([
    ["win10-install-succeeds.log: nothing failed, whatever is marked", []],
    [
      "win10-install-fails.log: the servicing stack's code, not the agent's summary",
      ["error 16 windowsupdate/installation-failed 0x800F0922 0x80240022"],
    ],
    [
      "win11-scan-fails.log: the name of the server is not resolved",
      ["error 13 windowsupdate/operation-ended 0x8024402C"],
    ],
    [
      "win10-download-fails.log: a job fails although the operation's exit code is zero",
      ["error 28 windowsupdate/download-job-failed 0x80D02002"],
    ],
  ] as const)("%s", (name, expected) => {
    expect(findingLines(logOf(fixture(`windowsupdate/${name.split(":")[0]}`)))).toEqual(expected);
  });

  it("events that could not be decoded are counted in one note", () => {
    const log = logOf(fixture("windowsupdate/win10-download-fails.log"));
    const note = findingsOf(log).find(({ rule }) => rule === "windowsupdate/events-not-decoded")!;
    expect([note.severity, note.message]).toEqual(["noise", "14 events of this log could not be decoded."]);
    expect(occurrenceLines(log, note)).toEqual([1]);
  });
});
