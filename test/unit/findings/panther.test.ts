import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

/** Records one second apart, after a first one that shows whose log it is. */
function log(...records: string[]): string {
  return ["Info SP Setup is at work", ...records]
    .map((record, i) => {
      const [, level, component, message] = /^(Info|Warning|Error) (\S+) (.*)$/.exec(record)!;
      const column = (component === "-" ? "" : component!).padEnd(7);
      const clock = `${10 + Math.floor(i / 60)}:${String(i % 60).padStart(2, "0")}`;
      return `2023-08-21 06:${clock}, ${level!.padEnd(22)}${column}${message}\r\n`;
    })
    .join("");
}

const noise: readonly (readonly [why: string, record: string, finding: string])[] = [
  [
    "a driver package that is looked up by its published name",
    "Error - Failed to find the driver package of oem12.inf. Error = 0x00000002[gle=0x00000002]",
    "inf-lookup 0x80070002",
  ],
  ["the same without a code", "Error SP No driver package is known as oem12.inf", "inf-lookup"],
  [
    "a folder that cannot be listed while files are gathered",
    "Error SP EnumeratePathEx: cannot open C:\\Config.Msi\\*. Error: 0x00000005",
    "enumerate-path 0x80070005",
  ],
  [
    "a file of the old Windows that stays behind",
    "Error - Failed to delete C:\\Windows.old\\Windows\\a.dll. Error = 0x00000005[gle=0x00000005]",
    "old-windows 0x80070005",
  ],
  [
    "a file of the folder of an earlier upgrade",
    "Error SP Cannot remove C:\\$WINDOWS.~BT\\Sources\\a.dll, error 0x00000020",
    "old-windows 0x80070020",
  ],
  ["a file that is tried as an image", "Error PANTHR WIM probe of D:\\boot.sdi: 0xC142011C", "wim-probe 0xC142011C"],
  [
    "a service that runs already",
    "Error SP StartService for msiserver: Error: 0x00000420",
    "already-running 0x80070420",
  ],
  [
    "a component that is there already",
    "Error MIG CSIAgent: Invalid xml format: Component with display name: Plugin: CFabrikam already loaded.",
    "already-loaded",
  ],
  [
    "a file of the old Windows that cannot be read",
    "Error SP Cannot take ownership of C:\\Windows.old\\a. Error: 0x00000005",
    "old-windows 0x80070005",
  ],
  [
    "a line that says itself that Setup goes on",
    "Error SP No answer of the volume, falling back: 0x80070001",
    "goes-on 0x80070001",
  ],
  ["a dump that was written", "Error DIAGER Dump of the state was written successfully", "dump-written"],
  ["a cancel by the user", "Error MOUPG CSetupHost::Execute(3): Result = 0x800704C7", "any/cancelled 0x800704C7"],
  ["a licence that the user declines", "Error MOUPG Result = 0xC1900110", "any/cancelled 0xC1900110"],
  ["a licence that is not accepted", "Error MOUPG Result = 0xC1900113", "any/cancelled 0xC1900113"],
  ["a cancel at a warning of the check", "Error MOUPG Result = 0xC1900209", "any/cancelled 0xC1900209"],
  ["a check that found nothing", "Error MOUPG Result = 0xC1900210[gle=0x00000002]", "nothing-found 0xC1900210"],
  [
    "a look-up with what GetLastError happened to hold",
    "Error SP Cannot find oem12.inf[gle=0x00000525]",
    "inf-lookup 0x80070525",
  ],
];

describe("what looks like a failure of Windows Setup and is none", () => {
  it.each(noise)("%s", (_why, record, finding) => {
    const id = finding.includes("/") ? finding : `panther/${finding}`;
    expectFindings(log(record), [`noise 2 ${id}`]);
  });

  it("an error of the same words that names another folder or another error is one", () => {
    expect(findingLines(logOf(log("Error SP Failed to delete C:\\Windows\\a.dll. Error = 0x00000005")))).toEqual([
      "error 2 panther/marked-error 0x80070005",
    ]);
    expect(findingLines(logOf(log("Error SP Cannot install oem12.inf. Error: 0x800F0247")))).toEqual([
      "error 2 panther/marked-error 0x800F0247",
    ]);
  });

  it("the steps that fail because the user cancels are part of the cancel", () => {
    const text = log(
      "Error MOUPG CDlpTask::Execute(2): Result = 0x800704C7",
      "Error MOUPG Cannot wait for the task",
      "Error MOUPG Cannot finish the task",
    );
    expect(findingLines(logOf(text))).toEqual([]);
  });

  it("so is what fails for another reason before the cancel is through, but not what failed before it", () => {
    const text = log(
      "Error SP Cannot read a.dat. Error: 0x00000570",
      "Error MOUPG CDlpTask::Execute(2): Result = 0x800704C7",
      "Error MOUPG CDlpTask::Suspend(4): Result = 0xC1800104",
      "Error SP Cannot delete b.dat. Error: 0x00000020",
      "Error MOUPG CSetupHost::Execute(3): Result = 0x800704C7",
    );
    expectFindings(text, [
      "error 2 panther/marked-error 0x80070570",
      "noise 3 any/cancelled 0x800704C7 0xC1800104 0x80070020",
    ]);
  });

  it("a part that is called off at level Info takes no error with it", () => {
    const text = log("Info MOUPG Download: Result = 0x800704C7", "Error SP Cannot read a.dat. Error: 0x00000570");
    expect(findingLines(logOf(text))).toEqual(["error 3 panther/marked-error 0x80070570"]);
  });
});

const minutesApart = (text: string): string =>
  text
    .split("\r\n")
    .slice(1)
    .map((line, i) => line.replace(/06:\d\d:\d\d/, `06:${String(10 + i * 5)}:00`))
    .join("\r\n");

const cases: readonly Case[] = [
  [
    "errors in a run whose host ended with success: only what was not taken along is worth a warning",
    log(
      "Error SP Cannot open the volume. Error: 0x00000005",
      "Error MIG Cannot read a.dat. Error: 0x00000570",
      "Info MOUPG CSetupHost::Execute(444): Result = 0x00000000[gle=0x00000002]",
    ),
    ["warning 3 panther/setup-succeeded 0x80070570"],
  ],
  [
    "an error before the next phase of Setup begins was got over",
    log(
      "Error SP Cannot open the volume. Error: 0x00000005",
      "Info MOUPG Setup phase change: [SetupPhasePrepare] -> [SetupPhaseInstall]",
    ),
    ["warning 2 panther/went-on 0x80070005"],
  ],
  [
    "one before the way back is the failure",
    log(
      "Error SP Cannot open the volume. Error: 0x00000005",
      "Info MOUPG Setup phase change: [SetupPhaseInstall] -> [SetupPhaseUndo]",
    ),
    ["error 2 panther/marked-error 0x80070005"],
  ],
  [
    "an error behind the success of the host is none of that run's",
    log(
      "Info MOUPG CSetupHost::Execute(444): Result = 0x00000000",
      "Error SP Cannot open the volume. Error: 0x00000005",
    ),
    ["error 3 panther/marked-error 0x80070005"],
  ],
  [
    "a list of errors of many kinds over a long time, as setuperr.log has it: none of them is known to be the failure",
    minutesApart(
      log(
        "Error SP Cannot open the volume. Error: 0x00000005",
        "Error MIG Cannot read a.dat. Error: 0x00000570",
        "Error CONX No file of the driver is there. Error: 0x00000002",
        "Error SP The service does not exist. Error: 0x00000424",
      ),
    ),
    [
      "warning 1 panther/listed 0x80070005",
      "warning 2 panther/listed 0x80070570",
      "warning 3 panther/listed 0x80070002",
      "warning 4 panther/listed 0x80070424",
    ],
  ],
  [
    "GetLastError is not the code of a line that states its result",
    log("Error SP Cannot read the answer file. Result = 0x80070570[gle=0x00000002]"),
    ["error 2 panther/marked-error 0x80070570"],
  ],
  [
    "GetLastError counts where the line states nothing else",
    log("Error SP Cannot read the answer file[gle=0x00000570]"),
    ["error 2 panther/marked-error 0x80070570"],
  ],
  [
    "GetLastError is no code at all where it holds what successful work leaves there",
    log("Error SP Cannot read the answer file[gle=0x000000b7]"),
    ["error 2 panther/marked-error"],
  ],
  [
    "GetLastError beside a result that says success states nothing",
    log("Info MOUPG CStep::Do(7): Result = 0x00000000[gle=0x8007007e]"),
    [],
  ],
  [
    "a driver package that is installed and fails is no look-up",
    log("Error SP Cannot install oem12.inf[gle=0x00000005]"),
    ["error 2 panther/marked-error 0x80070005"],
  ],
  [
    "the same number twice is one code",
    log("Error SP Cannot read the answer file. Last Error = 0x570[gle=0x00000570]"),
    ["error 2 panther/marked-error 0x80070570"],
  ],
  ["an error without a code is one", log("Error SP No room on the disk"), ["error 2 panther/marked-error"]],
  ["a warning alone is none", log("Warning SP Power source is a battery"), []],
  ["a code at level Info alone is none", log("Info SP Cannot open the cache. Error: 0x80070005"), []],
  [
    "a result of Windows Setup counts at any level",
    log("Info MOUPG Setup ends with result 0xC1900101 - 0x20017"),
    ["error 2 panther/setup-result 0xC1900101"],
  ],
  [
    "the migration gives up",
    log("Error MIG Abandoning apply due to error for object: C:\\Users\\mbauer\\a.pst"),
    ["error 2 panther/given-up"],
  ],
  [
    "what callers say of it is the same failure",
    log("Error SP Cannot read a.dat. Error: 0x00000570", "Error SP Operation failed: Gather. Error: 0x8007042B"),
    ["error 2 panther/marked-error 0x80070570 0x8007042B"],
  ],
  [
    "calls of the upgrade's host that pass a failure up, Setup's own codes among them",
    log(
      "Error SP Cannot read the image",
      "Error MOUPG CDlpTask::Suspend(4): Result = 0xC1800104",
      "Error MOUPG CSetupHost::Execute(3): Result = 0xC1900200",
    ),
    ["error 2 panther/marked-error 0xC1800104 0xC1900200"],
  ],
  [
    "a result with its extend code counts at any level",
    log("Info MOUPG SetupManager: Reporting error event -> [0x80070570, 0x2000D]"),
    ["error 2 panther/setup-result 0x80070570"],
  ],
  [
    "more words on the same thing right after its code",
    log(
      "Error - [DJOIN.EXE] Unattended Join: failed with [1355]",
      "Error - [DJOIN.EXE] Unattended Join: gives up",
    ).replace(/06:10:0[12]/g, "06:10:01"),
    ["error 2 panther/marked-error 0x8007054B"],
  ],
  [
    "several lines on one thing, and the code below them",
    log(
      "Error - [setup.exe] Dump of results: Source = Disk",
      "Error - [setup.exe] Dump of results: Description = Value is not valid",
      "Error IBS The answer file is not valid; hrResult = 0x80070057",
    ).replace(/06:10:0[123]/g, "06:10:01"),
    ["error 2 panther/marked-error 0x80070057"],
  ],
  [
    "two steps that fail on their own are two failures",
    log("Error SP Cannot read a.dat. Error: 0x00000570", "Error SP Cannot write b.dat. Error: 0x00000070"),
    ["error 2 panther/marked-error 0x80070570", "error 3 panther/marked-error 0x80070070"],
  ],
];

describe("failures of Windows Setup", () => {
  it.each(cases)("%s", (_why, text, findings) => expect(findingLines(logOf(text))).toEqual(findings));

  it("a thousand equal failures of many files are one finding", () => {
    const text = log(...Array.from({ length: 1000 }, (_, i) => `Error SP Cannot read file${i}.dat. Error: 0x00000570`));
    const found = findingsOf(logOf(text.replace(/:\d{2,4}, /g, ":30, ")));
    expect(found.length).toBe(1);
    expect(found[0]!.occurrences.length).toBe(1000);
  });
});

describe("what follows a rollback", () => {
  const failed = [
    "Error SP Cannot add a.inf. Error: 0x800F0247",
    "Error SP Operation failed: Add drivers. Error: 0x800F0247",
  ];
  const late = (text: string): string => `2023-08-21 07:40:00, ${text}\r\n`;

  it.each([
    ["the result of the setup", "Error                 MOUPG  Result = 0xC1900101 - 0x20017"],
    ["the error of the phase again", "Error                 MOUPG  CSetupHost::Execute(4): Result = 0x800F0247"],
  ])("%s is part of the failure before it", (_why, text) => {
    expect(findingsOf(logOf(log(...failed) + late(text))).map(({ occurrences }) => occurrences.length)).toEqual([3]);
  });

  it("another error is not", () => {
    const text = "Error                 MOUPG  CDUTask::Execute(4): Result = 0x80072EE7";
    expect(findingsOf(logOf(log(...failed) + late(text)))).toHaveLength(2);
  });
});

describe("what Windows Setup gets over", () => {
  const work = Array.from({ length: 250 }, (_, i) => `Info SP Step ${i}`);
  const bare = "Error SP Cannot open the key of a user. Error: 0x00000057";

  it("is a warning: no step reports it, and much ordinary work follows", () => {
    expect(findingLines(logOf(log(bare, ...work)))).toEqual(["warning 2 panther/went-on 0x80070057"]);
  });

  it("the last of many equal ones is no error for standing at the end", () => {
    expect(findingLines(logOf(log(bare, ...work, bare)))).toEqual(["warning 2 panther/went-on 0x80070057"]);
  });

  it("so is a call that passes it up, below the whole setup", () => {
    const calls = [
      "Error MOUPG CDUSession::Search(10): Result = 0x80072EE7",
      "Error MOUPG CDUTask::Execute(20): Result = 0x80072EE7",
    ];
    expect(findingLines(logOf(log(...calls, ...work)))).toEqual(["warning 2 panther/went-on 0x80072EE7"]);
    expect(findingLines(logOf(log("Error MOUPG CSetupHost::Execute(10): Result = 0x80072EE7", ...work)))).toEqual([
      "error 2 panther/operation-failed 0x80072EE7",
    ]);
  });

  it("is no part of what failed hundreds of lines above, though in the same second", () => {
    const call = (code: string) => `Error MOUPG CTask::Do(1): Result = ${code}`;
    const text = log(call("0xC1800104"), ...work, call("0x80070490"), ...work).replace(/06:\d\d:\d\d/g, "06:10:00");
    expect(findingLines(logOf(text))).toEqual([
      "warning 2 panther/went-on 0xC1800104",
      "warning 253 panther/went-on 0x80070490",
    ]);
  });

  it("but not when a step above it reports it", () => {
    const text = log(bare, "Error SP Operation failed: Gather. Error: 0x80070057", ...work);
    expect(findingLines(logOf(text))).toEqual(["error 2 panther/marked-error 0x80070057"]);
  });

  it("nor where only errors follow, as in setuperr.log", () => {
    const errors = Array.from({ length: 250 }, () => "Error SP Cannot write a.dat. Error: 0x00000070");
    expect(findingLines(logOf(log(bare, ...errors)))[0]).toBe("error 2 panther/marked-error 0x80070057");
  });

  it("nor for sysprep and for tasks on their own", () => {
    const text = log(
      "Error SYSPRP Cannot rearm. Error: 0x00000005",
      "Error - [DJOIN.EXE] Join failed with 1355",
      ...work,
    );
    expect(findingLines(logOf(text)).map((line) => line.slice(0, 7))).toEqual(["error 2", "error 3"]);
  });
});

describe("an excerpt without dates, as documentation prints it", () => {
  const excerpt = [
    "14:00, Info                   Gather started",
    "14:08, Error           SP     Error READ, 0x00000570 while gathering/applying object: File, D:\\Ledger [a.bak]. Will return 0[gle=0x00000570]",
    "14:08, Error           MIG    Error 1392 while gathering object D:\\Ledger\\a.bak. Shell application requested abort![gle=0x00000570]",
    "14:08, Info                   Gather ended with result 44",
    "14:08, Error           SP     SPDoFrameworkGather: Gather operation failed. Error: 0x0000002C",
    "14:09, Error           SP     Operation failed: Migrate framework (Full). Error: 0x8007042B[gle=0x000000b7]",
  ].join("\r\n");

  it("is one failure, the damaged file, with all that follows from it", () => {
    const found = findingsOf(logOf(excerpt));
    expect(found.map(({ rule }) => rule)).toEqual(["panther/marked-error"]);
    expect(found[0]!.codes[0]!.canonical).toBe(0x80070570);
    expect(found[0]!.occurrences.length).toBe(4);
  });
});

describe("the fixtures", () => {
  it.each([
    ["setup-success.log: a clean installation has no failure", []],
    [
      "sysprep-app-not-provisioned.log: the package stands before the code that its callers pass up",
      ["error 8 panther/marked-error 0x80073CF2"],
    ],
    [
      "upgrade-migration-abort.log: the damaged file is the cause of the result",
      ["error 8 panther/marked-error 0x80070570 0x8007042B"],
    ],
    [
      "upgrade-rollback-and-block.log: a driver and then a program that blocks the upgrade",
      ["error 4 panther/marked-error 0x800F0247 0xC1900101", "error 11 panther/marked-error 0xC1900208"],
    ],
    [
      "upgrade-blocked.log: the compatibility check names the program; thirteen lines repeat it",
      ["error 18 panther/setup-result 0xC1900208 0xC1800104"],
    ],
    ["upgrade-cancelled.log: a cancel is no failure, for all its error lines", []],
    [
      "upgrade-driver-rollback.log: the result stated after the rollback belongs to the driver that failed",
      ["error 23 panther/marked-error 0x800F0247 0xC1900101"],
    ],
    [
      "upgrade-disk-full.log: the sentence stands above the code, and both above the result",
      ["error 16 panther/marked-error 0x80070070 0xC190020E"],
    ],
    [
      "sysprep-three-runs.log: three runs, three reasons",
      [
        "error 4 panther/operation-failed 0xC004D307",
        "error 10 panther/marked-error 0x80310039",
        "error 16 panther/marked-error 0x800F0975 0x80070975",
      ],
    ],
    [
      "unattend-join-failed.log: the domain that is not found, and a product key that is refused",
      ["error 8 panther/marked-error 0x8007054B", "error 11 panther/marked-error 0xC004F069"],
    ],
    ["upgrade-noise.log: an upgrade that succeeds has error lines, and no failure", []],
  ])("%s", (title, findings) => {
    const text = logOf(fixture(`panther/${title.split(":")[0]}`));
    expect(findingLines(text).map((line) => line.replace(" 0x8007002C", ""))).toEqual(findings);
  });

  it("failed deletes of an old Windows folder are one line of noise", () => {
    const text = logOf(fixture("panther/upgrade-noise.log"));
    const found = findingsOf(text).find(({ rule }) => rule === "panther/old-windows")!;
    expect(occurrenceLines(text, found).length).toBe(30);
    expect(findingLines(text, ["noise"]).length).toBe(6);
  });
});
