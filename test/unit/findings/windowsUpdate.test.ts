import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** Records a second apart unless a line begins with its own `hh:mm:ss`; `tid component text` each. */
function wu(...records: string[]): string {
  let second = 0;
  return records
    .map((record) => {
      const [, clock, tid, component, text] = /^(?:(\d\d:\d\d:\d\d) )?(\w+) (\w+) (.*)$/.exec(record)!;
      const time = clock ?? `14:00:${String(second++).padStart(2, "0")}`;
      return `2011-04-06\t${time}:120\t1068\t${tid}\t${component}\t${text!.replaceAll("¦", "\t")}\r\n`;
    })
    .join("");
}

const update = "{3F2504E0-4F89-41D3-9A0C-0305E82C3301}";
const report = (result: string, outcome: string, kind = "Content Install") =>
  `1b4 Report REPORT EVENT: {9D1C0A52-6B7E-4C39-8E0F-2A5B84D7C613}¦2011-04-06 14:00:00:120+0200¦1¦182¦101¦${update}¦103¦${result}¦AutomaticUpdates¦${outcome}¦${kind}¦Text.`;

const harmless: readonly Case[] = [
  [
    "a renewed cookie",
    wu("1b4 PT WARNING: Cached cookie has expired or new PID is available"),
    ["noise 1 windowsupdate/cookie-renewed"],
  ],
  [
    "a second root is tried when the first one is not trusted, and the file is signed after all",
    wu(
      "1b4 Misc WARNING: Digital Signatures on file C:\\a.cab are not trusted: Error 0x800b0109",
      "1b4 Misc  Microsoft signed: Yes",
    ),
    ["noise 1 windowsupdate/second-root-tried 0x800B0109"],
  ],
  [
    "nothing to update",
    wu("1b4 Agent   * WARNING: Exit code = 0x80240024"),
    ["noise 1 windowsupdate/nothing-to-do 0x80240024"],
  ],
  [
    "a cancelled call",
    wu("1b4 AU   # WARNING: Download failed, error = 0x8024000B"),
    ["noise 1 any/cancelled 0x8024000B"],
  ],
  [
    "a network whose cost is unknown (every start on Windows 7)",
    wu("1b4 AU WARNING: Failed to get Network Cost info from NLM, assuming network is NOT metered, error = 0x80240037"),
    ["noise 1 windowsupdate/network-cost-unknown 0x80240037"],
  ],
  [
    "a network exemption that is unknown (Windows 8.1)",
    wu("1b4 AU WARNING: Failed to get Wu Exemption info from NLM, assuming not exempt, error = 0x80070490"),
    ["noise 1 windowsupdate/network-cost-unknown 0x80070490"],
  ],
  [
    "a session that cannot be asked whether it is remote",
    wu(
      "1b4 Misc WARNING: IsSessionRemote: WinStationQueryInformationW(WTSIsRemoteSession) failed for session 1, GetLastError=2250",
    ),
    ["noise 1 windowsupdate/session-unknown 0x800708CA"],
  ],
  [
    "an address for a file nobody asked for",
    wu(
      "1b4 DtaStor WARNING: Attempted to add URL http://download.example/a.cab for file 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567 when file has not been previously added to the datastore",
    ),
    ["noise 1 windowsupdate/unknown-file-address"],
  ],
  [
    "the service ends with 0x240001, which is success",
    wu("1b4 Service **  END  **  Service: Service exit [Exit code = 0x240001]"),
    [],
  ],
  [
    "an installer that succeeded and asks for a restart",
    wu(
      "1b4 Handler   : Command line install completed. Return code = 0x00000bc2, Result = Succeeded, Reboot required = true",
    ),
    [],
  ],
  [
    "a success",
    wu(
      "1b4 Handler   : Command line install completed. Return code = 0x00000000, Result = Succeeded, Reboot required = false",
    ),
    [],
  ],
  ["a reported success", wu(report("0", "Success")), []],
  ["a schedule is called a timeout", wu("1b4 AU AU setting next detection timeout to 2011-04-06 19:02:11"), []],
  [
    "throttling explains a paused download",
    wu(
      `1b4 DnldMgr Regulation: {9482F4B4-E343-43B6-B170-9A65BC822C77} - Update ${update} is "Priority" regulated and can NOT download. Sequence 911 vs AcceptRate 400.`,
      "1b4 AU AU checked download status and it changed: Downloading is paused",
    ),
    [],
  ],
  [
    "words of failure in a title",
    wu("1b4 Agent   * Title = Update for Windows Failover Clustering error reporting (KB2494036)"),
    [],
  ],
  ["a zero result", wu("1b4 Report CWERReporter finishing event handling. (00000000)"), []],
  [
    "an identifier that looks like a code",
    wu(`1b4 Agent   * Added update {80070005-0000-4000-8000-80070005FA11}.100 to search result`),
    [],
  ],
  [
    "progress of the component-based servicing",
    wu("1b4 Handler CBS called Progress with state=7, ticks=14, total=1000"),
    [],
  ],
  [
    "a completed update without error",
    wu("1b4 Handler Completed install of CBS update with type=0, requiresReboot=1, installerError=0, hr=0x0"),
    [],
  ],
  ["a download that is only throttled", wu("1b4 DnldMgr   * Update is not allowed to download due to regulation."), []],
  ["the word FATAL inside a path", wu("1b4 Misc Validating signature for C:\\FATAL ERROR\\wuident.cab:"), []],
];

const renewed: readonly Case[] = [
  [
    "the service stops while a search runs",
    wu("1b4 Agent   * WARNING: Exit code = 0x8024001E"),
    ["noise 1 any/cancelled 0x8024001E"],
  ],
  [
    "Windows 7 has no library that tells the cost of a network",
    wu(
      "1b4 Misc WARNING: Network Cost is assumed to be not supported as something failed with trying to get handles to wcmapi.dll",
      "fc4 CltUI WARNING: RegisterNetworkCostChangeNotification: Error 80004002",
    ),
    ["noise 1 windowsupdate/network-cost-unknown", "noise 2 windowsupdate/network-cost-unknown 0x80004002"],
  ],
  [
    "nobody is logged on",
    wu("1b4 AU WARNING: AU found no suitable session to launch client in"),
    ["noise 1 windowsupdate/nobody-to-notify"],
  ],
  [
    "servers have no System Restore",
    wu("1b4 Misc WARNING: LoadLibrary failed for srclient.dll with hr:8007007e"),
    ["noise 1 windowsupdate/no-restore-point 0x8007007E"],
  ],
  [
    "a warning whose result is zero",
    wu("1b4 AU   # WARNING: Install call completed, reboot required = Yes, error = 0x00000000"),
    ["noise 1 windowsupdate/result-is-success"],
  ],
  [
    "the server asks for a renewal, and the details of its answer are no problems of their own",
    wu(
      "1b4 PT WARNING: GetCookie failure, error = 0x8024400D, soap client error = 7, soap error code = 300, HTTP status code = 200",
      "1b4 PT WARNING: SOAP Fault: 0x00012c",
      "1b4 PT WARNING:     faultstring:Fault occurred",
      "1b4 PT WARNING:     ErrorCode:ConfigChanged(2)",
      "1b4 PT WARNING:     Message:(null)",
      "1b4 PT WARNING: PTError: 0x80244015",
    ),
    [
      "noise 1 windowsupdate/server-state-renewed 0x8024400D",
      "noise 4 windowsupdate/server-state-renewed",
      "noise 6 windowsupdate/server-state-renewed 0x80244015",
    ],
  ],
];

const failures: readonly Case[] = [
  [
    "a fault of the server, whose details belong to it",
    wu(
      "1b4 PT WARNING: SyncUpdates failure, error = 0x8024400E, soap client error = 7, soap error code = 400, HTTP status code = 200",
      "1b4 PT WARNING: SOAP Fault: 0x000190",
      "1b4 PT WARNING:     faultstring:Fault occurred",
      "1b4 PT WARNING:     ErrorCode:InternalServerError(5)",
      "1b4 PT WARNING:     Message:(null)",
      "1b4 Agent   * WARNING: Exit code = 0x8024400E",
    ),
    ["error 1 windowsupdate/operation-failed 0x8024400E"],
  ],
  [
    "the renewal that a later call is asked for does not excuse the one before",
    wu(
      "1b4 PT WARNING: SyncUpdates failure, error = 0x8024400E, soap client error = 7, soap error code = 400, HTTP status code = 200",
      "1b4 PT WARNING: GetCookie failure, error = 0x8024400D, soap client error = 7, soap error code = 300, HTTP status code = 200",
      "1b4 PT WARNING:     ErrorCode:ConfigChanged(2)",
    ),
    [
      "warning 1 windowsupdate/warning 0x8024400E",
      "noise 2 windowsupdate/server-state-renewed 0x8024400D",
      "noise 3 windowsupdate/server-state-renewed",
    ],
  ],
  [
    "a search that needs the cache refreshed and ends with it",
    wu("1b4 Agent   * WARNING: Exit code = 0x80244015"),
    ["error 1 windowsupdate/operation-failed 0x80244015"],
  ],
  [
    "a search, where only the line of Automatic Updates was quoted",
    wu("1b4 AU   # WARNING: Search callback failed, result = 0x8024402C"),
    ["error 1 windowsupdate/operation-failed 0x8024402C"],
  ],
  [
    "a search, where only the agent's last line was quoted",
    wu("1b4 Agent WARNING: WU client failed Searching for update with error 0x80072efd"),
    ["error 1 windowsupdate/operation-failed 0x80072EFD"],
  ],
  [
    "a call that went through with a result that did not",
    wu("1b4 COMAPI   - WARNING: Exit code = 0x00000000, Result code = 0x80240061"),
    ["error 1 windowsupdate/operation-failed 0x80240061"],
  ],
  [
    "the first root is not trusted, and nothing says that another one is",
    wu(
      "1b4 Misc WARNING: Digital Signatures on file C:\\a.cab are not trusted: Error 0x800b0109",
      "1b4 Misc  Microsoft signed: No",
    ),
    ["warning 1 windowsupdate/warning 0x800B0109"],
  ],
  [
    "another thread's signed file does not excuse this one",
    wu(
      "1b4 Misc WARNING: Digital Signatures on file C:\\a.cab are not trusted: Error 0x800b0109",
      "9c0 Misc  Microsoft signed: Yes",
    ),
    ["warning 1 windowsupdate/warning 0x800B0109"],
  ],
  [
    "a bad digest is fatal, whatever the line between says",
    wu(
      "1b4 Misc WARNING: Digital Signatures on file C:\\a.cab are not trusted: Error 0x80096010",
      "1b4 Misc  Microsoft signed: Yes",
      "1b4 Misc FATAL: File C:\\a.cab was not signed by a trusted publisher: error 0x80240061",
    ),
    ["error 1 windowsupdate/fatal 0x80096010 0x80240061"],
  ],
  [
    "FATAL with a code",
    wu("1b4 Handler FATAL: CBS called Error with 0x80073712, "),
    ["error 1 windowsupdate/fatal 0x80073712"],
  ],
  ["FATAL without a code", wu("1b4 Misc FATAL: Could not load the parser"), ["error 1 windowsupdate/fatal"]],
  [
    "a scan that ended with a code",
    wu("1b4 Agent   * WARNING: Exit code = 0x8024402C"),
    ["error 1 windowsupdate/operation-failed 0x8024402C"],
  ],
  [
    "a zero exit code and another code for the call on the same line",
    wu("1b4 COMAPI   - WARNING: Exit code = 0x00000000; Call error code = 0x80240022"),
    ["error 1 windowsupdate/operation-failed 0x80240022"],
  ],
  [
    "a download",
    wu("1b4 AU   # WARNING: Download failed, error = 0x80246008"),
    ["error 1 windowsupdate/operation-failed 0x80246008"],
  ],
  [
    "a download, told by an information line only",
    wu("1b4 DnldMgr Error 0x80246008 occurred while downloading update; notifying dependent calls."),
    ["error 1 windowsupdate/download-error 0x80246008"],
  ],
  [
    "an installation",
    wu("1b4 AU   # WARNING: Install failed, error = 0x80070643 / 0x00000643"),
    ["error 1 windowsupdate/operation-failed 0x80070643"],
  ],
  [
    "an installer's result",
    wu(
      "1b4 Handler   : Command line install completed. Return code = 0x80070005, Result = Failed, Reboot required = false",
    ),
    ["error 1 windowsupdate/result-failed 0x80070005"],
  ],
  [
    "the extended code of update.exe and its decimal twin are one",
    wu("1b4 Handler Updateci: WinSEUpdateHandler::_Install: Installer returned 0xf0f4 (61684)"),
    ["error 1 windowsupdate/installer-returned 0x8007F0F4"],
  ],
  [
    "a reported failure alone, in a log that was cut",
    wu(report("80070005", "Failure")),
    ["error 1 windowsupdate/reported-failure 0x80070005"],
  ],
  [
    "a bare code after hr =",
    wu("1b4 Misc WARNING: Send failed with hr = 80072ee2."),
    ["warning 1 windowsupdate/warning 0x80072EE2"],
  ],
  [
    "a bare code after hr:",
    wu("1b4 Misc WARNING: LoadLibrary failed for wups3.dll with hr:8007007e"),
    ["warning 1 windowsupdate/warning 0x8007007E"],
  ],
  ["a warning without a code", wu("1b4 DtaStor WARNING: The local store is busy"), ["warning 1 windowsupdate/warning"]],
];

/** The same records, written by another process. */
const from = (pid: number, log: string): string => log.replaceAll("\t1068\t", `\t${pid}\t`);

const groups: readonly Case[] = [
  [
    "the process that installs for the agent fails, and the agent passes it on",
    from(5120, wu("14:00:00 15b0 Handler FATAL: CBS called Error with 0x80073712, ")) +
      wu("14:00:01 c40 AU   # WARNING: Install failed, error = 0x80073712 / 0x80073712"),
    ["error 1 windowsupdate/fatal 0x80073712"],
  ],
  [
    "the agent's search fails, and so does the program that asked for it",
    wu("14:00:00 1b4 Agent   * WARNING: Exit code = 0x80244010") +
      from(4120, wu("14:00:01 1b00 COMAPI FATAL: Unable to complete asynchronous search. (hr=80244010)")),
    ["error 1 windowsupdate/operation-failed 0x80244010"],
  ],
  [
    "a helper that starts logging in between does not end the failure",
    wu("14:00:00 15b0 Handler FATAL: CBS called Error with 0x800f0826, ") +
      from(
        6124,
        wu("14:00:01 a4 Misc ===========  Logging initialized (build: 7.5.7601.17514, tz: +0100)  ==========="),
      ) +
      wu("14:00:02 c40 AU   # WARNING: Install failed, error = 0x800F0826 / 0x800F0826"),
    ["error 1 windowsupdate/fatal 0x800F0826"],
  ],
  [
    "the part of the servicing stack that failed is a detail, whichever thread names it",
    wu(
      "cb0 Handler FATAL: CBS called Error with 0x800706be, ",
      "13a8 Handler FATAL: Error source is 105",
      "13a8 Handler FATAL: Completed install of CBS update with type=3, requiresReboot=0, installerError=1, hr=0x800706be",
    ),
    ["error 1 windowsupdate/fatal 0x800706BE"],
  ],
  [
    "a call sums up at its end, minutes after one of its updates failed",
    wu(
      "14:00:00 9c Handler   : WARNING: Command line install completed. Return code = 0x80070005, Result = Failed, Reboot required = false",
      "14:12:00 a04 AU   # WARNING: Install call completed, reboot required = Yes, error = 0x80240022",
    ),
    ["error 1 windowsupdate/result-failed 0x80070005 0x80240022"],
  ],
  [
    "an installer's result is first stated where its transaction ends",
    wu(
      "9c Handler   : MSI transaction completed. MSI: 0x80070643, Handler: 0x8024200b, Source: No, Reboot: 0",
      "9c Handler   : WARNING: Exit code = 0x8024200B",
    ),
    ["error 1 windowsupdate/operation-failed 0x80070643 0x8024200B"],
  ],
  [
    "a summary with nothing above it stands for itself",
    wu("14:12:00 a04 AU   # WARNING: Install call completed, reboot required = Yes, error = 0x80240022"),
    ["warning 1 windowsupdate/warning 0x80240022"],
  ],
  [
    "one failure on its way up the calls, through another thread to the report, is one",
    wu(
      "1b4 Misc WARNING: Send failed with hr = 80072ee2.",
      "1b4 PT WARNING: SyncUpdates failure, error = 0x80072EE2, soap client error = 5, soap error code = 0, HTTP status code = 200",
      "1b4 Agent   * WARNING: Exit code = 0x80072EE2",
      "7f0 AU   # WARNING: Search callback failed, result = 0x80072EE2",
      report("80072ee2", "Failure", "Software Synchronization"),
    ),
    ["error 1 windowsupdate/operation-failed 0x80072EE2"],
  ],
  [
    "a failure that changes its code on the way: the specific one leads",
    wu(
      "1b4 Handler FATAL: UH: 0x80070490: EvaluateApplicability failed in CCbs::EvaluateApplicability",
      "1b4 Handler WARNING: Exit code = 0x80240022",
    ),
    ["error 1 windowsupdate/fatal 0x80070490 0x80240022"],
  ],
  [
    "a summary before the specific code: the specific one still leads",
    wu("1b4 Handler FATAL: UH: 0x80004005: Install failed", "1b4 Handler FATAL: UH: 0x80070020: file in use"),
    ["error 2 windowsupdate/fatal 0x80070020 0x80004005"],
  ],
  [
    "two specific codes in a row in one thread are two failures",
    wu(
      "1b4 Handler FATAL: UH: 0x80070490: Evaluate failed",
      "1b4 DtaStor FATAL: Failed to open the store, error = 0xC8000247",
    ),
    ["error 1 windowsupdate/fatal 0x80070490", "error 2 windowsupdate/fatal 0xC8000247"],
  ],
  [
    "two threads that fail at once with other codes are two failures",
    wu(
      "14:00:00 1b4 Handler FATAL: UH: 0x80070490: Evaluate failed",
      "14:00:00 9c8 PT WARNING: SyncUpdates failure, error = 0x80072EE2",
      "14:00:00 1b4 Handler FATAL: UH: 0x80070490: Evaluate failed again",
      "14:00:00 9c8 Agent   * WARNING: Exit code = 0x80072EE2",
    ),
    ["error 1 windowsupdate/fatal 0x80070490", "error 2 windowsupdate/operation-failed 0x80072EE2"],
  ],
  [
    "the same code in another component an hour later is another failure",
    wu(
      "14:00:00 1b4 Handler FATAL: CBS called Error with 0x80070005",
      "15:00:00 1b4 DtaStor FATAL: Failed to open the store, error = 0x80070005",
    ),
    ["error 1 windowsupdate/fatal 0x80070005", "error 2 windowsupdate/fatal 0x80070005"],
  ],
];

describe("WindowsUpdate.log: looks like a failure and is none", () => {
  it.each([...harmless, ...renewed])("%s", (_why, log, findings) => expectFindings(log, findings));
});

describe("WindowsUpdate.log: failures", () => {
  it.each(failures)("%s", (_why, log, findings) => expectFindings(log, findings));
});

describe("WindowsUpdate.log: what belongs together", () => {
  it.each(groups)("%s", (_why, log, findings) => expectFindings(log, findings));

  it("fifty scans that fail the same way are one finding with all occurrences", () => {
    const scan = (n: number): string[] => [
      `${String(n % 24).padStart(2, "0")}:${String(n).padStart(2, "0")}:01 1b4 Misc WARNING: Send failed with hr = 80072ee2.`,
      `${String(n % 24).padStart(2, "0")}:${String(n).padStart(2, "0")}:02 1b4 Agent   * WARNING: Exit code = 0x80072EE2`,
    ];
    const log = logOf(wu(...Array.from({ length: 50 }, (_, n) => scan(n)).flat()));
    expect(findingLines(log)).toEqual(["error 1 windowsupdate/operation-failed 0x80072EE2"]);
    expect(occurrenceLines(log, findingsOf(log)[0]!)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it("a finding stands exactly on the words that state it", () => {
    const log = logOf(wu("1b4 Agent   * WARNING: Exit code = 0x8024402C"));
    const [{ statement, codes }] = findingsOf(log) as [ReturnType<typeof findingsOf>[number]];
    const text = wu("1b4 Agent   * WARNING: Exit code = 0x8024402C");
    expect(text.slice(statement.start, statement.end)).toBe("WARNING: Exit code = 0x8024402C");
    expect(text.slice(codes[0]!.start, codes[0]!.end)).toBe("0x8024402C");
  });
});

describe("whole WindowsUpdate.log files", () => {
  it.each([
    ["xp-scan-clean.log", []],
    ["win81.log", []],
    ["2003-scan-fails.log", ["error 11 windowsupdate/operation-failed 0x80072EFD"]],
    [
      "win7-install-fails.log",
      ["error 17 windowsupdate/fatal 0x80073712", "error 27 windowsupdate/download-error 0x80200013"],
    ],
  ])("%s", (name, findings) => {
    expect(findingLines(logOf(fixture(`windowsupdate/${name}`)))).toEqual(findings);
  });

  it("the same with tabs as spaces, and with tabs deleted", () => {
    const text = fixture("windowsupdate/win7-install-fails.log");
    const expected = findingLines(logOf(text));
    expect(findingLines(logOf(text.replaceAll("\t", " ")))).toEqual(expected);
    expect(findingLines(logOf(text.replaceAll("\t", "")))).toEqual(expected);
  });

  it("cut after any line, no harmless log gets a problem", () => {
    const all = fixture("windowsupdate/xp-scan-clean.log").split("\r\n");
    for (let count = 1; count < all.length; count++) {
      // The line that excuses an untrusted root may be cut off; then the warning stands, as it would for a reader.
      const found = findingLines(logOf(all.slice(0, count).join("\r\n"))).filter(
        (line) => !line.includes("0x800B0109"),
      );
      expect(found, `${count} lines`).toEqual([]);
      expect(findingLines(logOf(all.slice(count).join("\r\n"), "windowsupdate-log")), `from line ${count + 1}`).toEqual(
        [],
      );
    }
  });
});
