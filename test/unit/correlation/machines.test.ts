import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldersOf } from "../../../server/src/service/correlation/machineFolders";
import { affixOf } from "../../../server/src/service/correlation/machineNames";
import { machinesOf } from "../../../server/src/service/correlation/machines";
import type { Fact, LogSummary } from "../../../server/src/service/correlation/summary";
import type { LogFormatId } from "../../../server/src/service/formats/ids";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

interface Told {
  readonly format?: LogFormatId;
  readonly computer?: string;
  readonly domain?: string;
  readonly os?: string;
  readonly architecture?: string;
  readonly productType?: string;
  /** Days of February 2009, both included. */
  readonly days?: readonly [number, number];
  /** Name the banner of a thread gives a log. */
  readonly quoted?: string;
  readonly view?: number;
}

function formatOf(path: string): LogFormatId {
  if (/windowsupdate/i.test(path)) return "windowsupdate-log";
  return /setupapi/i.test(path) ? "setupapi-log" : "svcpack-log";
}

/** A log at a path, such as `pc1/Windows/setupapi.log`, and what it tells of its machine. */
function log(path: string, told: Told = {}): LogSummary {
  const { computer, domain, os, architecture, productType, days = [3, 3], quoted, view = 0 } = told;
  const stated = Object.entries({ computer, domain, os, architecture, productType });
  const facts = stated.flatMap(([kind, text]) =>
    text === undefined ? [] : [{ kind: kind as Fact["kind"], text, line: 0 }],
  );
  const run = { index: 0, first: 0, last: 0, title: "run", range, startLine: 0, endLine: 0 };
  const format = told.format ?? formatOf(quoted ?? path);
  return {
    uri: path.includes(":") ? path : `file:///work/${path}`,
    name: quoted ?? `${format}.log`,
    view,
    format,
    isQuoted: quoted !== undefined,
    entryCount: 1,
    runs: [{ ...run, startTime: Date.UTC(2009, 1, days[0]), endTime: Date.UTC(2009, 1, days[1], 12) }],
    findings: [],
    facts,
    offsets: [],
  };
}

/** Each machine as `label: path path`, in alphabetical order. */
function machines(logs: readonly LogSummary[], options?: { apart?: boolean }): string[] {
  return machinesOf(logs, options)
    .map(({ label, summaries }) => {
      const paths = summaries.map(({ uri, isQuoted, name }) =>
        [uri.replace("file:///work/", ""), ...(isQuoted ? [name] : [])].join("#"),
      );
      return `${label ?? "-"}: ${paths.join(" ")}`;
    })
    .sort();
}

type Row = readonly [why: string, logs: readonly LogSummary[], machines: readonly string[]];

const ccm = { format: "cmtrace-log" } as const;
const installers = { format: "msi-log" } as const;

const folders: readonly Row[] = [
  [
    "logs of Configuration Manager in several folders of one machine, none of them twice",
    [
      log("pc/WindowsUpdate.log"),
      log("pc/ccm/WUAHandler.log", ccm),
      log("pc/osd/smsts.log", ccm),
      log("pc/apps/a.log", installers),
    ],
    ["-: pc/WindowsUpdate.log pc/apps/a.log pc/ccm/WUAHandler.log pc/osd/smsts.log"],
  ],
  [
    "the same log of Configuration Manager in two folders, once rotated",
    [log("a/WUAHandler.log", ccm), log("b/WUAHandler-20240301-020000.log", ccm)],
    ["a: a/WUAHandler.log", "b: b/WUAHandler-20240301-020000.log"],
  ],
  [
    "folders named after the newer kinds",
    [
      log("x/CCM/WUAHandler.log", ccm),
      log("x/Event logs/System.txt", { format: "windows-eventlog-text" }),
      log("x/MSI/a.log", installers),
      log("x/CBS/CBS.log", { format: "cbs-log" }),
    ],
    ["-: x/CBS/CBS.log x/CCM/WUAHandler.log x/Event logs/System.txt x/MSI/a.log"],
  ],
  ["nothing", [], []],
  [
    "the logs of one folder",
    [log("a/WindowsUpdate.log"), log("a/svcpack.log"), log("a/setupapi.log")],
    ["-: a/WindowsUpdate.log a/setupapi.log a/svcpack.log"],
  ],
  [
    "two folders with the same kinds",
    [log("pc1/setupapi.log"), log("pc1/svcpack.log"), log("pc2/setupapi.log"), log("pc2/svcpack.log")],
    ["pc1: pc1/setupapi.log pc1/svcpack.log", "pc2: pc2/setupapi.log pc2/svcpack.log"],
  ],
  [
    "the places below the Windows folder, whatever its case",
    [
      log("pc1/Windows/WindowsUpdate.log"),
      log("pc1/WINDOWS/inf/setupapi.log"),
      log("pc1/Windows/Logs/KB990001.log"),
      log("pc1/WINNT/svcpack.log"),
      log("pc1/ProgramData/Microsoft/y/KB990002.log"),
      log("pc1/SoftwareDistribution/KB990003.log"),
      log("pc1/$WINDOWS.~BT/Sources/Panther/KB990004.log"),
      log("pc1/Windows.old/Windows/setupapi.log"),
      log("pc2/Windows/WindowsUpdate.log"),
    ],
    [
      "pc1: pc1/$WINDOWS.~BT/Sources/Panther/KB990004.log pc1/ProgramData/Microsoft/y/KB990002.log pc1/SoftwareDistribution/KB990003.log pc1/WINDOWS/inf/setupapi.log pc1/WINNT/svcpack.log pc1/Windows.old/Windows/setupapi.log pc1/Windows/Logs/KB990001.log pc1/Windows/WindowsUpdate.log",
      "pc2: pc2/Windows/WindowsUpdate.log",
    ],
  ],
  [
    "drives and shares: the machine stands above them",
    [
      log("file://srv1/c%24/WINDOWS/setupapi.log"),
      log("file://srv1/c%24/WINDOWS/WindowsUpdate.log"),
      log("file:///kape/pc7/C/Windows/setupapi.log"),
    ],
    [
      "pc7: file:///kape/pc7/C/Windows/setupapi.log",
      "srv1: file://srv1/c%24/WINDOWS/WindowsUpdate.log file://srv1/c%24/WINDOWS/setupapi.log",
    ],
  ],
  [
    "collections that were unpacked below Windows\\Temp",
    [
      log("file:///c%3A/Windows/setupapi.log"),
      log("file:///c%3A/Windows/Temp/pc1/setupapi.log"),
      log("file:///c%3A/Windows/Temp/pc2/Windows/setupapi.log"),
    ],
    [
      "c:: file:///c%3A/Windows/setupapi.log",
      "pc1: file:///c%3A/Windows/Temp/pc1/setupapi.log",
      "pc2: file:///c%3A/Windows/Temp/pc2/Windows/setupapi.log",
    ],
  ],
  [
    "collections that a tool keeps in ProgramData",
    [log("ProgramData/tool/pc1/setupapi.log"), log("ProgramData/tool/pc2/setupapi.log")],
    ["pc1: ProgramData/tool/pc1/setupapi.log", "pc2: ProgramData/tool/pc2/setupapi.log"],
  ],
  [
    "cases in a folder that somebody named windows",
    [log("windows/case 1/setupapi.log"), log("windows/case 2/setupapi.log"), log("windows/case 2/Windows/svcpack.log")],
    ["case 1: windows/case 1/setupapi.log", "case 2: windows/case 2/Windows/svcpack.log windows/case 2/setupapi.log"],
  ],
  [
    "a subfolder with a kind that the folder lacks",
    [log("a/WindowsUpdate.log"), log("a/svcpack.log"), log("a/setup logs/setupapi.log")],
    ["-: a/WindowsUpdate.log a/setup logs/setupapi.log a/svcpack.log"],
  ],
  [
    "a subfolder with the same kind",
    [log("a/WindowsUpdate.log"), log("a/svcpack.log"), log("a/b/svcpack.log")],
    ["a: a/WindowsUpdate.log a/svcpack.log", "b: a/b/svcpack.log"],
  ],
  [
    "subfolders with the same kind below a folder with another: neither is known to be its machine",
    [log("a/WindowsUpdate.log"), log("a/b/svcpack.log"), log("a/c/svcpack.log")],
    ["a: a/WindowsUpdate.log", "b: a/b/svcpack.log", "c: a/c/svcpack.log"],
  ],
  [
    "sibling folders that are named after kinds of logs",
    [log("a/WindowsUpdate/WindowsUpdate.log"), log("a/setupapi/setupapi.log"), log("a/KB990001/KB990001.log")],
    ["-: a/KB990001/KB990001.log a/WindowsUpdate/WindowsUpdate.log a/setupapi/setupapi.log"],
  ],
  [
    "sibling folders that are not",
    [log("a/anna/WindowsUpdate.log"), log("a/bert/setupapi.log")],
    ["anna: a/anna/WindowsUpdate.log", "bert: a/bert/setupapi.log"],
  ],
  [
    "folders of the same name in different places",
    [log("x/logs/setupapi.log"), log("y/logs/setupapi.log")],
    ["x/logs: x/logs/setupapi.log", "y/logs: y/logs/setupapi.log"],
  ],
  [
    "a thread belongs to its folder, whatever it quotes",
    [
      log("a/logs/WindowsUpdate.log"),
      log("a/logs/svcpack.log"),
      log("a/thread.txt", { quoted: "WindowsUpdate.log" }),
      log("a/mails/answer.txt", { quoted: "svcpack.log" }),
    ],
    ["-: a/logs/WindowsUpdate.log a/logs/svcpack.log a/mails/answer.txt#svcpack.log a/thread.txt#WindowsUpdate.log"],
  ],
  [
    "a thread among folders of several machines is of none of them",
    [log("a/b/svcpack.log"), log("a/c/svcpack.log"), log("a/thread.txt", { quoted: "svcpack.log" })],
    ["a: a/thread.txt#svcpack.log", "b: a/b/svcpack.log", "c: a/c/svcpack.log"],
  ],
  [
    "a document that was not saved belongs to the one machine there is",
    [log("a/WindowsUpdate.log"), log("untitled:Untitled-1", { quoted: "svcpack.log" })],
    ["-: a/WindowsUpdate.log untitled:Untitled-1#svcpack.log"],
  ],
  [
    "among several machines, or against what it says, it does not",
    [
      log("a/WindowsUpdate.log", { os: "5.1.2600" }),
      log("untitled:Untitled-1", { quoted: "setupapi.log", os: "5.2.3790" }),
    ],
    ["Untitled-1: untitled:Untitled-1#setupapi.log", "a: a/WindowsUpdate.log"],
  ],
];

const contents: readonly Row[] = [
  [
    "computer names that differ",
    [log("a/WindowsUpdate.log", { computer: "Lab-1" }), log("a/WindowsUpdate2.log", { computer: "LAB-2" })],
    ["LAB-2: a/WindowsUpdate2.log", "Lab-1: a/WindowsUpdate.log"],
  ],
  [
    "a computer that was renamed while its log went on",
    [
      {
        ...log("a/WindowsUpdate.log"),
        facts: ["one", "two"].map((text) => ({ kind: "computer", text, line: 0 }) as const),
      },
      log("a/WindowsUpdate2.log", { computer: "two" }),
      log("a/WindowsUpdate3.log", { computer: "one" }),
    ],
    ["-: a/WindowsUpdate.log a/WindowsUpdate2.log a/WindowsUpdate3.log"],
  ],
  [
    "the same computer in two folders",
    [
      log("monday/WindowsUpdate.log", { computer: "lab1", domain: "contoso.com" }),
      log("monday/setupapi.log"),
      log("friday/WindowsUpdate.log", { computer: "LAB1" }),
      log("other/setupapi.log"),
    ],
    ["LAB1: friday/WindowsUpdate.log monday/WindowsUpdate.log monday/setupapi.log", "other: other/setupapi.log"],
  ],
  [
    "the same name in two domains, and once without: it could be of either",
    [
      log("x/WindowsUpdate.log", { computer: "lab1", domain: "contoso.com" }),
      log("y/WindowsUpdate.log", { computer: "lab1", domain: "example.com" }),
      log("z/WindowsUpdate.log", { computer: "lab1" }),
    ],
    ["lab1 (x): x/WindowsUpdate.log", "lab1 (y): y/WindowsUpdate.log", "lab1 (z): z/WindowsUpdate.log"],
  ],
  [
    "systems that differ at the same time",
    [log("a/setupapi.log", { os: "5.1.2600" }), log("a/setupapi.2003.log", { os: "5.2.3790" })],
    ["a (5.1.2600): a/setupapi.log", "a (5.2.3790): a/setupapi.2003.log"],
  ],
  [
    "a system that was replaced by a later one",
    [
      log("a/setupapi.log.0.old", { format: "setupapi-log", os: "5.1.2600", days: [1, 2] }),
      log("a/setupapi.log", { os: "6.0.6000", days: [3, 4] }),
    ],
    ["-: a/setupapi.log a/setupapi.log.0.old"],
  ],
  [
    "a service pack",
    [log("a/setupapi.log", { os: "6.0.6000" }), log("a/WindowsUpdate.log", { os: "6.0.6001" })],
    ["-: a/WindowsUpdate.log a/setupapi.log"],
  ],
  [
    "architectures, and a server beside a workstation",
    [
      log("a/setupapi.log", { architecture: "x86", productType: "workstation (1)" }),
      log("a/setupapi.2.log", { architecture: "amd64", productType: "workstation (1)" }),
      log("a/setupapi.3.log", { architecture: "x86", productType: "server (3)" }),
    ],
    [
      "a (setupapi.2.log): a/setupapi.2.log",
      "a (setupapi.3.log): a/setupapi.3.log",
      "a (setupapi.log): a/setupapi.log",
    ],
  ],
  [
    "a server that became a domain controller",
    [
      log("a/setupapi.log", { productType: "server (3)" }),
      log("a/setupapi.2.log", { productType: "domain controller (2)" }),
    ],
    ["-: a/setupapi.2.log a/setupapi.log"],
  ],
  [
    "two systems in one folder, each with two logs that tell and one log that tells nothing",
    [
      log("a/setupapi.log", { os: "5.1.2600", architecture: "x86" }),
      log("a/WindowsUpdate.log", { os: "5.1.2600" }),
      log("a/setupapi.2.log", { os: "5.2.3790", architecture: "x86" }),
      log("a/WindowsUpdate.2.log", { os: "5.2.3790" }),
      log("a/svcpack.log"),
    ],
    [
      "a (5.1.2600): a/WindowsUpdate.log a/setupapi.log",
      "a (5.2.3790): a/WindowsUpdate.2.log a/setupapi.2.log",
      "a: a/svcpack.log",
    ],
  ],
  [
    "two machines quoted in one thread",
    [
      log("a/thread.txt", { quoted: "setupapi.log", os: "5.1.2600" }),
      log("a/thread.txt", { quoted: "setupapi2.log", os: "5.2.3790", view: 1 }),
    ],
    ["a (5.1.2600): a/thread.txt#setupapi.log", "a (5.2.3790): a/thread.txt#setupapi2.log"],
  ],
];

const names: readonly Row[] = [
  [
    "affixes that differ, before and after",
    [
      log("a/PC1_setupapi.log"),
      log("a/PC1-WindowsUpdate.log"),
      log("a/setupapi-pc2.log"),
      log("a/WindowsUpdate (PC2).log"),
    ],
    ["pc1: a/PC1-WindowsUpdate.log a/PC1_setupapi.log", "pc2: a/WindowsUpdate (PC2).log a/setupapi-pc2.log"],
  ],
  ["one affix", [log("a/PC1_setupapi.log"), log("a/WindowsUpdate.log")], ["-: a/PC1_setupapi.log a/WindowsUpdate.log"]],
  [
    "two affixes, and logs that could be of either",
    [log("a/PC1_setupapi.log"), log("a/PC2_setupapi.log"), log("a/WindowsUpdate.log"), log("a/KB990001.log")],
    ["a: a/KB990001.log a/WindowsUpdate.log", "pc1: a/PC1_setupapi.log", "pc2: a/PC2_setupapi.log"],
  ],
  [
    "two affixes, and a log that can only be of one",
    [
      log("a/PC1_setupapi.log", { os: "5.1.2600" }),
      log("a/PC2_setupapi.log", { os: "5.2.3790" }),
      log("a/WindowsUpdate.log", { os: "5.1.2600" }),
    ],
    ["pc1: a/PC1_setupapi.log a/WindowsUpdate.log", "pc2: a/PC2_setupapi.log"],
  ],
  [
    "an affix that is the name of a computer",
    [
      log("a/pc1_setupapi.log"),
      log("a/WindowsUpdate.log", { computer: "PC1" }),
      log("a/WindowsUpdate.2.log", { computer: "PC2" }),
    ],
    ["PC1: a/WindowsUpdate.log a/pc1_setupapi.log", "PC2: a/WindowsUpdate.2.log"],
  ],
  [
    "a stated name is better than that of a file",
    [
      log("a/shiny_WindowsUpdate.log", { computer: "PC1" }),
      log("a/dull_WindowsUpdate.log", { computer: "PC1" }),
      log("a/shiny_setupapi.log"),
    ],
    ["-: a/dull_WindowsUpdate.log a/shiny_WindowsUpdate.log a/shiny_setupapi.log"],
  ],
  [
    "logs of a thread under the names their banners give them",
    [
      log("a/thread.txt", { quoted: "FS01 setupapi.log" }),
      log("a/thread.txt", { quoted: "FS02 setupapi.log", view: 1 }),
    ],
    ["fs01: a/thread.txt#FS01 setupapi.log", "fs02: a/thread.txt#FS02 setupapi.log"],
  ],
];

describe("machines", () => {
  for (const [what, rows] of Object.entries({ folders, contents, names })) {
    it.each(rows)(`${what}: %s`, (_why, logs, expected) => expect(machines(logs)).toEqual([...expected].sort()));
  }

  it("all as one when asked", () => {
    const logs = [log("pc1/setupapi.log", { os: "5.1.2600" }), log("pc2/setupapi.log", { os: "5.2.3790" })];
    expect(machines(logs)).toHaveLength(2);
    expect(machines(logs, { apart: false })).toEqual(["-: pc1/setupapi.log pc2/setupapi.log"]);
  });

  it("come in order of time", () => {
    const logs = [log("a/setupapi.log", { days: [7, 7] }), log("b/setupapi.log", { days: [4, 4] })];
    expect(machinesOf(logs).map(({ label }) => label)).toEqual(["b", "a"]);
  });

  it("do not depend on the order of the logs", () => {
    const rows = [...folders, ...contents, ...names];
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.infiniteStream(fc.nat()), ([, logs, expected], random) => {
        const keyed = logs.map((each) => ({ each, key: random.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ each }) => each);
        expect(machines(shuffled)).toEqual([...expected].sort());
        expect(machinesOf(shuffled)).toEqual(machinesOf(logs));
      }),
      { numRuns: 200 },
    );
  });

  it("hold each log once, under labels that differ", () => {
    const place = fc.constantFrom("a", "a/b", "a/c", "a/Windows", "a/logs", "B", "b", "untitled:x");
    const name = fc.constantFrom("setupapi.log", "PC1_setupapi.log", "WindowsUpdate.log", "KB990001.log", "x.log");
    const told = fc.record({
      computer: fc.constantFrom(undefined, "pc1", "PC2"),
      os: fc.constantFrom(undefined, "5.1.2600", "5.2.3790"),
      quoted: fc.constantFrom(undefined, "setupapi.log"),
    });
    const any = fc.tuple(place, name, told).map(([folder, file, facts]) => {
      const path = folder.includes(":") ? folder : `${folder}/${file}`;
      return log(path, Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)));
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (logs) => {
        const found = machinesOf(logs);
        expect(found.flatMap(({ summaries }) => summaries).length).toBe(logs.length);
        expect(new Set(found.flatMap(({ summaries }) => summaries)).size).toBe(logs.length);
        expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
        expect(found.every(({ label }) => (label === undefined) === (found.length === 1))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("of very deep folders and strange addresses are told without failing", () => {
    const deep = `file:///${"a/".repeat(20_000)}setupapi.log`;
    const strange = ["", "x", "file:///%zz/setupapi.log", "C:\\a\\setupapi.log", "file:///?q#f", "::", "///"];
    const logs = [deep, ...strange].map((uri) => ({ ...log("a/setupapi.log"), uri }));
    expect(machinesOf(logs).flatMap(({ summaries }) => summaries)).toHaveLength(logs.length);
    expect(foldersOf(logs).flatMap((folder) => folder.logs)).toHaveLength(logs.length);
  });
});

describe("what a file name says of its machine", () => {
  it.each([
    ["WindowsUpdate.log", undefined],
    ["windowsupdate.log", undefined],
    ["setupapi.log.0.old", undefined],
    ["setupapi.dev.log", undefined],
    ["setupapi.dev.20090203_101112.log", undefined],
    ["WindowsUpdate (1).log", undefined],
    ["WindowsUpdate - Copy.log", undefined],
    ["Copy of WindowsUpdate.log", undefined],
    ["WindowsUpdate_2009-02-03.log", undefined],
    ["2009-02-03 setupapi.log", undefined],
    ["03feb09-svcpack.log", undefined],
    ["old_svcpack.log", undefined],
    ["svcpack.bak", undefined],
    ["KB990001.log", undefined],
    ["KB990001-v2.log", undefined],
    ["WindowsXP-KB990001-SP3-x86-ENU.log", undefined],
    ["Q990001.log", undefined],
    ["notes.txt", undefined],
    ["setup.log", undefined],
    ["PC1_setupapi.log", "pc1"],
    ["PC2-WindowsUpdate.log", "pc2"],
    ["PC2 WindowsUpdate 2009-02-03.log", "pc2"],
    ["WindowsUpdate.srv-mail.log", "srv-mail"],
    ["svcpack_FS01_old.log", "fs01"],
    ["fs01setupapi.log", "fs01"],
    ["FS01_KB990001.log", "fs01"],
    ["fs01.contoso.com-setupapi.dev.log", "fs01-contoso-com"],
    ["EventLog.txt", undefined],
    ["Event Logs.txt", undefined],
    ["smsts-20240105-081122.log", undefined],
    ["AppEnforce-20240101-120000.log", undefined],
    ["UpdatesDeployment.lo_", undefined],
    ["PC1_EventLog.txt", "pc1"],
    ["WUAHandler-PC1.log", "pc1"],
    ["FS01 AppEnforce.log", "fs01"],
  ])("%s", (name, affix) => expect(affixOf(name)).toBe(affix));
});
