import { describe, expect, it } from "vitest";
import type { Incident } from "../../../server/src/service/correlation";
import type { LogDocument } from "../../../server/src/service/document";
import { documentOf, fixture, incidentsOfDocuments as incidentsOf, placeText as place } from "../../support/core";

/** An incident as its cause, its report and its chain of places. */
const plain = (incident: Incident) => ({
  cause: place(incident.cause),
  report: place(incident.report),
  chain: incident.chain.map((each) => `${place(each)} ${each.relation}`),
});

const wu = documentOf(fixture("windowsupdate/xp-patch-fails.log"), "file:///c/WindowsUpdate.log");
const svcpack = documentOf(fixture("svcpack/xp-three-runs.log"), "file:///c/svcpack.log");
const setupapi = documentOf(fixture("setupapi/xp-service-pack.log"), "file:///c/setupapi.log");
const trio = [wu, svcpack, setupapi];

describe("a service pack that failed twice, in three logs", () => {
  const incidents = incidentsOf(trio);

  it("is four incidents in order of time: the update, a device, the run by hand, a scan", () => {
    expect(incidents.map(({ id, cause }) => `${id} ${place(cause)}`)).toEqual([
      "incident-1 svcpack.log:7",
      "incident-2 setupapi.log:4",
      "incident-3 svcpack.log:20",
      "incident-4 WindowsUpdate.log:24",
    ]);
  });

  it("the update's chain leads from the step that failed to the report to the server", () => {
    expect(plain(incidents[0]!)).toEqual({
      cause: "svcpack.log:7",
      report: "WindowsUpdate.log:23",
      chain: [
        "svcpack.log:7 cause",
        "setupapi.log:8 stated by SetupAPI",
        "svcpack.log:8 passed on",
        "svcpack.log:12 result of the run",
        "svcpack.log:13 result as shown to callers",
        "WindowsUpdate.log:15 returned to Windows Update",
        "WindowsUpdate.log:16 passed on",
        "WindowsUpdate.log:17 returned to Windows Update",
        "WindowsUpdate.log:22 passed on",
        "WindowsUpdate.log:23 reported to the server",
      ],
    });
  });

  it("the run by hand has nothing of Windows Update in it, though a scan failed in its last second", () => {
    expect(plain(incidents[2]!)).toEqual({
      cause: "svcpack.log:20",
      report: "svcpack.log:25",
      chain: [
        "svcpack.log:20 cause",
        "setupapi.log:11 stated by SetupAPI",
        "svcpack.log:21 passed on",
        "svcpack.log:25 result of the run",
      ],
    });
  });

  it("a device that failed during the run is another incident: time alone links nothing", () => {
    expect(incidents[1]!.findings).toHaveLength(1);
    expect(incidents[1]!.links).toEqual([]);
  });

  it("each link says why it was made", () => {
    const evidence = incidents[0]!.links.map((link) => link.evidence);
    expect(evidence).toHaveLength(2);
    expect(evidence.join(" ")).toContain("0xf01e");
    expect(evidence.join(" ")).toContain("update.exe");
  });

  it("every failure is in exactly one incident", () => {
    const findings = incidents.flatMap((incident) => incident.findings.map((finding) => JSON.stringify(finding)));
    expect(new Set(findings).size).toBe(findings.length);
    expect(findings).toHaveLength(7);
  });

  it.each([
    [[wu, setupapi, svcpack]],
    [[svcpack, wu, setupapi]],
    [[svcpack, setupapi, wu]],
    [[setupapi, wu, svcpack]],
    [[setupapi, svcpack, wu]],
  ])("the order of the files does not matter (%#)", (documents: LogDocument[]) => {
    expect(incidentsOf(documents).map(plain)).toEqual(incidents.map(plain));
    expect(incidentsOf(documents).map(({ title, remedyQuery }) => [title, remedyQuery])).toEqual(
      incidents.map(({ title, remedyQuery }) => [title, remedyQuery]),
    );
  });
});

/** Two logs, each with one failure, made from parts; undefined parts are left out. */
function pair(
  run: { program?: string; start?: string; parent?: string },
  section: { program: string; start: string; command?: string },
): LogDocument[] {
  const text = [
    `0.100: ${"=".repeat(80)}`,
    `0.200: ${run.start ?? "2008/03/04 12:00:00.200"} (local)`,
    ...(run.program ? [`0.200: ${run.program} (version 6.2.29.0)`] : []),
    `0.300: Hotfix started with following command line: -q${run.parent ? ` /ParentInfo:${run.parent}` : ""}`,
    "5.000: InstallSingleCatalogFile: MyInstallCatalog failed for KB1.cat; error=0x80096001.",
    "6.000: Update.exe extended error code = 0xf01e",
  ].join("\r\n");
  return [
    documentOf(text, "file:///svcpack.log"),
    documentOf(
      `[${section.start} 700.2]\r\n#-199 Executing "${section.program}" with command line: ${section.command ?? "update.exe"}\r\n#E359 An unsigned file "x.inf" blocked (server install). Error 0x80096001: x\r\n`,
      "file:///setupapi.log",
    ),
  ];
}
const program = "c:\\3f0e1d2c\\update\\update.exe";

describe("what links an update.exe run and a section of setupapi.log", () => {
  it.each([
    ["the same program, in the second it began", pair({ program }, { program, start: "2008/03/04 12:00:01" }), 1],
    [
      "the same program in other letters and slashes",
      pair({ program }, { program: program.toUpperCase(), start: "2008/03/04 12:00:01" }),
      1,
    ],
    [
      "the same program the day after: another run of it",
      pair({ program }, { program, start: "2008/03/05 12:00:01" }),
      2,
    ],
    [
      "another program at the same moment",
      pair({ program }, { program: "c:\\other\\update\\update.exe", start: "2008/03/04 12:00:01" }),
      2,
    ],
    [
      "the same /ParentInfo, the program's path being lost",
      pair(
        { parent: "84be7310d9fc425aa6610e37c5d2b97f" },
        {
          program: "update.exe",
          start: "2008/03/04 12:00:01",
          command: "-q /ParentInfo:84BE7310d9fc425aa6610e37c5d2b97f",
        },
      ),
      1,
    ],
    [
      "another /ParentInfo",
      pair(
        { parent: "84be7310d9fc425aa6610e37c5d2b97f" },
        {
          program: "update.exe",
          start: "2008/03/04 12:00:01",
          command: "-q /ParentInfo:00001111222233334444555566667777",
        },
      ),
      2,
    ],
  ] as const)("%s", (_name, documents, count) => {
    expect(incidentsOf(documents)).toHaveLength(count);
  });
});

/** An agent that states a code `seconds` after 12:00:00, for the run above, which ends at 12:00:06. */
const agent = (clock: string, code: string): LogDocument =>
  documentOf(
    `2008-03-04\t${clock}:000\t 900\t1a4\tHandler\tFATAL: UH: ${code}: Install failed\r\n`,
    "file:///WindowsUpdate.log",
  );

describe("what links an update.exe run and the Windows Update log", () => {
  const [run] = pair({ program }, { program, start: "2008/03/04 12:00:01" });
  it.each([
    ["the code the run ended with, as it ended", agent("12:00:06", "0x8007f01e"), 1],
    [
      "the same in the extended form",
      documentOf(
        "2008-03-04\t12:00:06:000\t 900\t1a4\tHandler\tUpdateci: Installer returned 0xf01e (61470)\r\n",
        "file:///WindowsUpdate.log",
      ),
      1,
    ],
    ["the same code before the run began", agent("11:59:30", "0x8007f01e"), 2],
    ["the same code an hour later", agent("13:00:06", "0x8007f01e"), 2],
    ["another code at the same moment", agent("12:00:06", "0x8007f0da"), 2],
    ["the code of a step, which the agent cannot know from this run", agent("12:00:06", "0x80070643"), 2],
  ] as const)("%s", (_name, document, count) => {
    expect(incidentsOf([document, run!])).toHaveLength(count);
    expect(incidentsOf([run!, document])).toHaveLength(count);
  });

  it("two machines at nearly the same time: each run is linked to its own section", () => {
    const machine = (name: string, second: number): LogDocument[] => {
      const path = `c:\\${name}\\update\\update.exe`;
      const start = `2008/03/04 12:00:0${second}`;
      return pair({ program: path, start: `${start}.200` }, { program: path, start });
    };
    const incidents = incidentsOf([...machine("a", 0), ...machine("b", 1)]);
    expect(incidents).toHaveLength(2);
    for (const { findings } of incidents) expect(findings).toHaveLength(2);
  });

  it("a log saved twice tells of no second failure", () => {
    const incidents = incidentsOf([
      run!,
      documentOf(fixture("svcpack/xp-three-runs.log"), "file:///a"),
      documentOf(fixture("svcpack/xp-three-runs.log"), "file:///b"),
    ]);
    expect(incidents.map(({ findings }) => findings.length)).toEqual([1, 2, 2]);
  });
});

describe("one log alone", () => {
  it("a run without any other log is an incident with its own cause and result", () => {
    const [incident, ...others] = incidentsOf([
      documentOf(fixture("svcpack/xp-sp3-access-denied.log"), "file:///svcpack.log"),
    ]);
    expect(others).toEqual([]);
    expect(plain(incident!)).toMatchObject({ cause: "svcpack.log:10", report: "svcpack.log:24" });
  });

  it("harmless logs have no incident", () => {
    const documents = [
      "windowsupdate/xp-scan-clean.log",
      "windowsupdate/win81.log",
      "svcpack/hotfix-success.log",
      "svcpack/french-uninstall.log",
    ].map((name) => documentOf(fixture(name), `file:///${name}`));
    expect(incidentsOf(documents)).toEqual([]);
  });

  it("no document, no incident", () => {
    expect(incidentsOf([])).toEqual([]);
  });
});
