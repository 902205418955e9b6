import { describe, expect, it } from "vitest";
import type { Incident } from "../../../server/src/service/correlation";
import { createLogDocument } from "../../../server/src/service/document";
import { redactorFor } from "../../../server/src/service/report/redaction";
import { renderTimeline, type TimelineOptions } from "../../../server/src/service/report/timeline";
import { lineAt } from "../../../server/src/service/text/logText";
import { documentFrom, incidentFrom, placeOn, runOf, scene, summaryOf, texts, uris } from "./scene";

const agentLine = (clock: string, words: string) => `2011-02-03\t${clock}\t 944\tb10\tAU\t${words}`;
const step = (number: number) => `Condition succeeded for section Step.Section in Line ${number} of PreRequisite`;
/** Lines of a timeline without the notes; each as time, place, mark and text. */
function entriesOf(text: string) {
  return text.split("\n").flatMap((line) => {
    const match = /^(.{23}) {2}(.*?) *\| ([ >!?]) (.*)$/.exec(line);
    return match ? [{ time: match[1]!.trim(), place: match[2]!, mark: match[3]!, text: match[4]! }] : [];
  });
}
const notesOf = (text: string) => text.split("\n").filter((line) => line.startsWith("#"));

describe("the timeline of an incident", () => {
  it("merges its runs and the agent's entries of that time", () => {
    const { incident, context, documents } = scene();
    const { text } = renderTimeline(documents, { incident, summaries: context.summaries });
    expect(text.split("\n")).toEqual([
      "# incident-1: Windows Update failed with 0x8007f01e: JET_errRecordTooBig (0xFFFFFBFE)",
      "# The entries of its runs and of its time in WindowsUpdate.log, svcpack.log, setupapi.log",
      "# Times are local, UTC-05:00: WindowsUpdate.log:1 says tz: -0500",
      "# Whole seconds of setupapi.log stand at their end, after the finer times of that second",
      "# > the cause   ! states an error   ? states a warning",
      "#",
      "2011-02-03 09:15:20.100  WindowsUpdate.log:2 |   Agent  ** START **  Agent: Installing updates [CallerId = AutomaticUpdates]",
      `2011-02-03 09:15:24.234  svcpack.log:1       |   ${"=".repeat(80)}`,
      "2011-02-03 09:15:24.250  svcpack.log:2       |   2011/02/03 09:15:24.250 (local)",
      "2011-02-03 09:15:24.250  svcpack.log:3       |   d:\\3fb2c1\\update\\update.exe (version 6.3.13.0)",
      "2011-02-03 09:15:25.750  svcpack.log:4       | > InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.",
      "2011-02-03 09:15:25.781  svcpack.log:5       | ! KB990512 installation did not complete.",
      "2011-02-03 09:15:25.784  svcpack.log:6       | ! Update.exe extended error code = 0xf01e",
      "2011-02-03 09:15:25.000  setupapi.log:3      |   [2011/02/03 09:15:25 2204.3]",
      '2011-02-03 09:15:25.000  setupapi.log:4      |   #-199  Executing "d:\\3fb2c1\\update\\update.exe" with command line: update.exe /quiet',
      '2011-02-03 09:15:25.000  setupapi.log:5      | ! #E359  An unsigned file "d:\\3fb2c1\\update\\update.inf" for driver "sample" blocked (server install). Error 0xfffffbfe: Error 0xfffffbfe.',
      "2011-02-03 09:15:27.500  WindowsUpdate.log:3 | ! Handler    : Command line install completed. Return code = 0x8007f01e, Result = Failed, Reboot required = false",
      "2011-02-03 09:15:27.600  WindowsUpdate.log:4 | ! Agent    * WARNING: Exit code = 0x8007F01E",
      "",
    ]);
  });

  it("leads back from each line to its entry", () => {
    const { incident, documents } = scene();
    const { text, links } = renderTimeline(documents, { incident });
    const lines = text.split("\n");
    expect(links.map(({ line }) => line)).toEqual(
      lines.flatMap((line, index) => (line !== "" && !line.startsWith("#") ? [index] : [])),
    );
    for (const { line, uri, range } of links) {
      const document = documents.find((each) => each.uri === uri)!;
      const source = lineAt(document.text, range.start.line).trimEnd();
      expect(source.slice(range.start.character, range.end.character)).toBe(source);
      expect(lines[line]).toContain(`${uri.split("/").at(-1)}:${range.start.line + 1} `);
      expect(lines[line]!.slice(-12)).toBe(source.slice(-12));
    }
  });

  it("leaves out other sections and other runs of the same logs, also of the same time", () => {
    const devices = [...texts.devices, "[2011/02/03 09:15:26 900.1]", "#I022 Found something else."];
    const installer = [
      ...texts.installer,
      "0.500: ====",
      "0.516: 2011/02/03 09:15:26.250 (local)",
      "0.600: A parallel run.",
    ];
    const { incident, documents } = scene({ devices, installer });
    const { text } = renderTimeline(documents, { incident });
    expect(text).not.toMatch(/something else|parallel/);
    expect(text).toContain("#E359");
  });

  it("without a run of its own it begins a minute before the first place", () => {
    const agent = documentFrom(uris.agent, [
      agentLine("09:00:00:000", "long before"),
      agentLine("09:14:30:000", "shortly before"),
      agentLine("09:15:27:600", "WARNING: Download failed, error = 0x80072EE7"),
      agentLine("09:15:40:000", "long after"),
    ]);
    const incident = incidentFrom([placeOn(agent, 3, "cause")], { runs: [] });
    const shown = entriesOf(renderTimeline([agent], { incident }).text).map(({ text }) => text);
    expect(shown).toEqual(["AU  shortly before", "AU  WARNING: Download failed, error = 0x80072EE7"]);
  });

  it("notes pauses of more than a minute", () => {
    const { incident, documents } = scene({
      agent: texts.agent.slice(0, 4).map((line) => line.replace("09:15:27:600", "09:27:01:700")),
    });
    const late = { ...incident.report, time: Date.UTC(2011, 1, 3, 9, 27, 1, 700) };
    const slow: Incident = { ...incident, report: late, chain: [...incident.chain.slice(0, -1), late] };
    const notes = notesOf(renderTimeline(documents, { incident: slow }).text);
    expect(notes.filter((note) => note.includes("without an entry"))).toEqual(["# 11 min 34 s without an entry"]);
  });

  it("shows places without a time with a few entries around them, and blanks for the time", () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${1 + index}.000: ${step(index)}`);
    const headless = createLogDocument(uris.installer, lines.join("\r\n"), "svcpack-log");
    const incident = incidentFrom([placeOn(headless, 20, "cause")], { runs: [] });
    const shown = entriesOf(renderTimeline([headless], { incident }).text);
    expect(shown.map(({ text }) => text)).toEqual(Array.from({ length: 11 }, (_, index) => step(14 + index)));
    expect(new Set(shown.map(({ time }) => time))).toEqual(new Set([""]));
  });
});

describe("the timeline of a folder", () => {
  it("marks causes, errors and warnings, and no noise", () => {
    const { incident, documents, context } = scene({
      devices: [
        ...texts.devices,
        '#W361 An unsigned file "c:\\x.sys" will be installed. Error 0x800b0100: No signature.',
      ],
      installer: [...texts.installer, "2.100: In Function GetBuildType, line 1046, RegOpenKeyEx failed with error 0x2"],
    });
    const { text } = renderTimeline(documents, { incidents: [incident], summaries: context.summaries });
    const marked = entriesOf(text).filter(({ mark }) => mark !== " ");
    expect(marked.map(({ mark, place }) => `${mark} ${place}`)).toEqual([
      "> svcpack.log:4",
      "! svcpack.log:5",
      "! svcpack.log:6",
      "! setupapi.log:5",
      "? setupapi.log:6",
      "! WindowsUpdate.log:3",
      "! WindowsUpdate.log:4",
    ]);
    expect(text).toContain("# Times are local, UTC-05:00");
  });

  it("names logs of one name by their folders, in one column", () => {
    const uri = (path: string) => `file:///c%3A/${path}`;
    const paths = ["a/PC1/svcpack.log", "a/PC2/SVCPACK.LOG", "b/PC2/svcpack.log", "a/other.log"];
    const documents = paths.map((path) => documentFrom(uri(path), texts.installer.slice(0, 3)));
    const shown = entriesOf(renderTimeline(documents).text);
    expect(new Set(shown.map(({ place }) => place.split(":")[0]))).toEqual(
      new Set(["PC1/svcpack.log", "a/PC2/SVCPACK.LOG", "b/PC2/svcpack.log", "other.log"]),
    );
    const bars = renderTimeline(documents)
      .text.split("\n")
      .filter((line) => line.startsWith("20"));
    expect(new Set(bars.map((line) => line.indexOf(" | ")))).toHaveLength(1);
  });

  it("leaves out texts that quote logs, unless there is nothing else", () => {
    const quoted = ["Hello,", "", ...texts.agent.map((line) => `> ${line.replaceAll("\t", " ")}`), "", "what now?"];
    const thread = createLogDocument("file:///c%3A/cases/FS01/mail.txt", quoted.join("\n"));
    expect(thread.formatId).toBe("setup-log-transcript");
    const { installer } = scene();
    const both = renderTimeline([thread, installer]).text;
    expect(both).toContain("# Left out, since they quote logs: mail.txt");
    expect(entriesOf(both).every(({ place }) => place.startsWith("svcpack.log:"))).toBe(true);
    const alone = entriesOf(renderTimeline([thread]).text);
    expect(alone.map(({ place }) => place)).toContain("mail.txt:3");
    expect(alone).toHaveLength(texts.agent.length);
  });

  it("puts logs without a time at the end, in their order", () => {
    const headless = createLogDocument(
      "file:///c%3A/KB990600.log",
      `7.000: ${step(1)}\r\n3.000: ${step(2)}\r\n`,
      "svcpack-log",
    );
    const { installer } = scene();
    const shown = entriesOf(renderTimeline([headless, installer]).text);
    expect(shown.slice(-2).map(({ text, time }) => [text, time])).toEqual([
      [step(1), ""],
      [step(2), ""],
    ]);
  });

  it("an empty folder gives notes only", () => {
    const { text, links } = renderTimeline([]);
    expect(links).toEqual([]);
    expect(text).toBe(
      "# All entries of no log\n# Times are local; the logs do not tell the time zone\n# > the cause   ! states an error   ? states a warning\n#\n",
    );
  });

  it("a wrapped entry is one line, controls are visible, long messages are cut", () => {
    const long = documentFrom(uris.agent, [
      agentLine("09:15:00:000", `bell\u0007 turn\u202e ${"x".repeat(2_000)}`),
      agentLine("09:15:01:000", "   indented"),
    ]);
    const [first, second] = entriesOf(renderTimeline([long]).text);
    expect(first!.text).toMatch(/^AU {2}bell\\x07 turn\\u202E x+…$/);
    expect(first!.text.length).toBe("AU  ".length + 500);
    expect(second!.text).toBe("AU     indented");
  });
});

describe("limits of a timeline", () => {
  const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 19);
  const failure = "WARNING: Download failed, error = 0x80072EE7";
  const busy = (failures: readonly number[], count = 5_000, uri: string = uris.agent) =>
    documentFrom(
      uri,
      Array.from({ length: count }, (_, index) =>
        agentLine(`${clock(index)}:000`, failures.includes(index) ? failure : `step ${index}`),
      ),
    );
  const shown = (text: string) => entriesOf(text).map(({ place }) => Number(place.split(":")[1]) - 1);

  it("shows what is nearest to the failures, with counts of what is left out", () => {
    const { text, links } = renderTimeline([busy([1_000, 4_000])], { limit: 200 });
    const lines = text.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(200);
    const entries = shown(text);
    expect(links).toHaveLength(entries.length);
    expect(entries).toHaveLength(188);
    expect(Math.max(...entries.map((at) => Math.min(Math.abs(at - 1_000), Math.abs(at - 4_000))))).toBeLessThan(50);
    const left = notesOf(text).flatMap((note) => /^# (\d+) entries left out$/.exec(note)?.[1] ?? []);
    expect(left).toHaveLength(3);
    expect(left.reduce((sum, each) => sum + Number(each), 0)).toBe(5_000 - 188);
  });

  it("without failures it shows the latest entries", () => {
    const entries = shown(renderTimeline([busy([])], { limit: 100 }).text);
    expect(entries).toEqual(Array.from({ length: 88 }, (_, index) => 4_912 + index));
  });

  it("with more failures than lines it stays within the limit", () => {
    const all = Array.from({ length: 2_000 }, (_, index) => index);
    const { text } = renderTimeline([busy(all, 2_000)], { limit: 100 });
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(100);
    expect(shown(text).length).toBeGreaterThan(80);
  });

  it("has 20 000 lines at most by itself, and every line within reach of a failure in another log", () => {
    const other = busy([], 30_000, uris.installer.replace("svcpack", "WindowsUpdate2"));
    const { text } = renderTimeline([busy([12_000], 30_000), other]);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(20_000);
    const places = entriesOf(text).map(({ place }) => place.split(":")[0]);
    expect(places.filter((name) => name === "WindowsUpdate.log").length).toBeGreaterThan(9_000);
    expect(places.filter((name) => name === "WindowsUpdate2.log").length).toBeGreaterThan(9_000);
  });
});

describe("a redacted timeline", () => {
  it("names nobody, in names of logs neither", () => {
    const home = "c:\\documents and settings\\hfinn\\temp\\KB990512.cat";
    const { incident, documents, context } = scene({
      installer: texts.installer.map((line) => line.replace("KB990512.cat", home)),
    });
    const options: TimelineOptions = {
      incident: { ...incident, title: `Failed for ${home}` },
      summaries: context.summaries,
      nameOf: (uri) => `c:\\users\\hfinn\\${uri.split("/").at(-1)}`,
    };
    expect(renderTimeline(documents, options).text.match(/hfinn/g)!.length).toBeGreaterThan(12);
    const redaction = redactorFor({ documents, names: [options.nameOf!(uris.agent)!] });
    const { text, links } = renderTimeline(documents, { ...options, redaction });
    expect(text).not.toMatch(/hfinn/i);
    expect(text).toContain("c:\\users\\USER1\\svcpack.log:4");
    expect(links.length).toBe(entriesOf(text).length);
  });

  it("knows the machine's name from what the logs and the names of their files tell", () => {
    const { agent, incident } = scene({
      agent: texts.agent.map((line) => line.replace("AutomaticUpdates", "on mercury, dock-station")),
    });
    const summaries = [summaryOf(agent, { facts: [{ kind: "computer", text: "MERCURY", line: 0 }] })];
    const named = { ...incident, machine: "dock" };
    const redaction = redactorFor({ documents: [agent], summaries, incidents: [named], names: ["DOCK_svcpack.log"] });
    const { text } = renderTimeline([agent], { redaction, summaries, nameOf: () => "DOCK_svcpack.log" });
    expect(text).not.toMatch(/mercury|dock/i);
  });
});

it("keeps the order of every log whatever the clocks say", () => {
  let seed = 3;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed % below;
  };
  for (let round = 0; round < 30; round++) {
    const documents = [0, 1, 2].map((number) =>
      documentFrom(
        `file:///logs/${number}/WindowsUpdate.log`,
        Array.from({ length: 1 + random(40) }, (_, index) =>
          agentLine(`0${random(3)}:${String(random(60)).padStart(2, "0")}:00:000`, `entry ${index}`),
        ),
      ),
    );
    const shown = entriesOf(renderTimeline(documents).text);
    for (const [number, document] of documents.entries()) {
      const own = shown.filter(({ place }) => place.startsWith(`${number}/`)).map(({ text }) => text);
      expect(own).toEqual(Array.from({ length: document.text.lineCount - 1 }, (_, index) => `AU  entry ${index}`));
    }
  }
});

it("runs of an incident are shown whole, however long they took", () => {
  const slow = documentFrom(uris.installer, [
    ...texts.installer.slice(0, 3),
    "10.000: early",
    "7210.000: InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.",
    "7220.000: Update.exe extended error code = 0xf01e",
  ]);
  const incident = incidentFrom([placeOn(slow, 5, "cause"), placeOn(slow, 6, "result of the run")], {
    runs: [runOf(slow, 0)],
  });
  expect(entriesOf(renderTimeline([slow], { incident }).text)).toHaveLength(6);
});
