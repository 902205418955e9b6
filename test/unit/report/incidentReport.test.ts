import { describe, expect, it } from "vitest";
import type { Incident } from "../../../server/src/service/correlation";
import { type Article, createKnowledge } from "../../../server/src/service/knowledge";
import { renderIncidentReport } from "../../../server/src/service/report/incidentReport";
import { redactorFor } from "../../../server/src/service/report/redaction";
import type { ReportContext } from "../../../server/src/service/report/types";
import { linesOutsideCode, sectionOf, tablesOf } from "./readMarkdown";
import { incidentFrom, placeOn, scene, texts, uris } from "./scene";

const article: Article = {
  id: "full-catalogs",
  title: "The catalog database is full",
  appliesTo: { codes: ["0xFFFFFBFE"], phrases: [], messages: [], formats: [], windows: [] },
  lookFirst: [],
  risk: "Needs care: files are moved.",
  remedySource: "documented",
  sources: [{ title: "A page", url: "https://example.com/page", seen: true }],
  body: [
    "## What it means",
    "",
    "Too many catalogs. See [the other one](other.md).",
    "",
    "More words.",
    "",
    "## Steps",
    "",
    "1. **Safe** Count them.",
    "",
    "   ```bat",
    "   dir [x](y.md)",
    "   ```",
    "",
    "## What not to do",
    "",
    "- Nothing.",
  ].join("\n"),
};
const knowledge = createKnowledge([article]);

describe("the report on an incident", () => {
  it("tells the whole story, from the cause to the lines", () => {
    const { incident, context } = scene();
    const text = renderIncidentReport(incident, {
      ...context,
      knowledge,
      linkOf: (uri, range) => `../${uri.split("/").at(-1)}#L${range.start.line + 1}`,
      articleLinkOf: (id) => `../remedies/${id}.md`,
      timelineNote: "[All entries](<../timelines/a1b2c3d4>)",
    });
    expect(text.split("\n")).toEqual([
      "# Windows Update failed with 0x8007f01e: JET_errRecordTooBig (0xFFFFFBFE)",
      "",
      "- **When:** 2011-02-03 09:15:25.000 to 09:15:27.600, local time (UTC-05:00, as [`WindowsUpdate.log:1`](<../WindowsUpdate.log#L1>) says: `tz: -0500`)",
      "- **Logs:** `svcpack.log` (Service pack and hotfix log), `setupapi.log` (SetupAPI log (Windows 2000 to 2003)), `WindowsUpdate.log` (Windows Update log)",
      "",
      "## Why",
      "",
      "The cause is stated in",
      "",
      "> [`svcpack.log:4`](<../svcpack.log#L4>), 2011-02-03 09:15:25.750  ",
      "> `InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.`",
      "",
      "`0xFFFFFBFE` **JET_errRecordTooBig** (ESE): A record no longer fits into the database; for the catalog database: so many update catalogs are installed that its limit is reached (KB940276).",
      "",
      "**How sure:** certain, as far as the logs go. A specific error is stated here, and none competes with it.",
      "",
      "It was reported last in",
      "",
      "> [`WindowsUpdate.log:4`](<../WindowsUpdate.log#L4>), 2011-02-03 09:15:27.600  ",
      "> `WARNING: Exit code = 0x8007F01E`",
      "",
      "## From the cause to the report",
      "",
      "|  | Time | Place | What it is | What the log says |",
      "| --- | --- | --- | --- | --- |",
      "| 1 | 09:15:25.750 | [`svcpack.log:4`](<../svcpack.log#L4>) | cause | `InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.` |",
      '| 2 | 09:15:25.000 | [`setupapi.log:5`](<../setupapi.log#L5>) | stated by SetupAPI | `An unsigned file "d:\\3fb2c1\\update\\update.inf" for driver "sample" blocked (server instal…` |',
      "| 3 | 09:15:25.784 | [`svcpack.log:6`](<../svcpack.log#L6>) | result of the run | `Update.exe extended error code = 0xf01e` |",
      "| 4 | 09:15:27.500 | [`WindowsUpdate.log:3`](<../WindowsUpdate.log#L3>) | returned to Windows Update | `Command line install completed. Return code = 0x8007f01e, Result = Failed, Reboot require…` |",
      "| 5 | 09:15:27.600 | [`WindowsUpdate.log:4`](<../WindowsUpdate.log#L4>) | passed on | `WARNING: Exit code = 0x8007F01E` |",
      "",
      "## Why the logs belong together",
      "",
      "- [`svcpack.log:6`](<../svcpack.log#L6>) led to [`WindowsUpdate.log:3`](<../WindowsUpdate.log#L3>). The update.exe run ended with 0xf01e, and the Handler states it 1.466 s later.",
      "- [`setupapi.log:5`](<../setupapi.log#L5>) led to [`svcpack.log:6`](<../svcpack.log#L6>). Both name the same program.",
      "",
      "## What helps",
      "",
      "**[The catalog database is full](<../remedies/full-catalogs.md>)**",
      "",
      "Too many catalogs. See [the other one](<../remedies/other.md>).",
      "",
      "Risk of the steps: Needs care: files are moved.",
      "",
      "1. **Safe** Count them.",
      "",
      "   ```bat",
      "   dir [x](y.md)",
      "   ```",
      "",
      "Sources: [A page](<https://example.com/page>)",
      "",
      "## Timeline",
      "",
      "| Time | Since the start | Place | What happened |",
      "| --- | --- | --- | --- |",
      "| 09:15:24.234 | +0.000 s | [`svcpack.log:1`](<../svcpack.log#L1>) | starts: `update.exe run` |",
      "| 09:15:25.000 | +0.766 s | [`setupapi.log:1`](<../setupapi.log#L1>) | starts: `Section 2204.3 · update.exe` |",
      '| 09:15:25.000 | +0.766 s | [`setupapi.log:5`](<../setupapi.log#L5>) | stated by SetupAPI: `An unsigned file "d:\\3fb2c1\\update\\update.inf" for driver "sample" blocked (ser…` |',
      "| 09:15:25.000 | +0.766 s | [`setupapi.log:5`](<../setupapi.log#L5>) | ends: `Section 2204.3 · update.exe` |",
      "| 09:15:25.750 | +1.516 s | [`svcpack.log:4`](<../svcpack.log#L4>) | cause: `InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfff…` |",
      "| 09:15:25.784 | +1.550 s | [`svcpack.log:6`](<../svcpack.log#L6>) | result of the run: `Update.exe extended error code = 0xf01e` |",
      "| 09:15:25.784 | +1.550 s | [`svcpack.log:6`](<../svcpack.log#L6>) | ends: `update.exe run` |",
      "| 09:15:27.500 | +3.266 s | [`WindowsUpdate.log:3`](<../WindowsUpdate.log#L3>) | returned to Windows Update: `Command line install completed. Return code = 0x8007f01e, Result = Failed, Rebo…` |",
      "| 09:15:27.600 | +3.366 s | [`WindowsUpdate.log:4`](<../WindowsUpdate.log#L4>) | passed on: `WARNING: Exit code = 0x8007F01E` |",
      "",
      "[All entries](<../timelines/a1b2c3d4>)",
      "",
      "## Environment",
      "",
      "| What | As the log says | Where |",
      "| --- | --- | --- |",
      "| Windows | `5.2.3790` | [`setupapi.log:2`](<../setupapi.log#L2>) |",
      "| Service pack | `1` | [`setupapi.log:2`](<../setupapi.log#L2>) |",
      "| Windows Update agent | `7.4.7600.226` | [`WindowsUpdate.log:1`](<../WindowsUpdate.log#L1>) |",
      "| Installer | `update.exe 6.3.13.0` | [`svcpack.log:3`](<../svcpack.log#L3>) |",
      "",
      "## Codes",
      "",
      expect.stringMatching(/^- `0xFFFFFBFE` \*\*JET_errRecordTooBig\*\* \(ESE\): .+ {2}$/),
      expect.stringMatching(/^ {2}Written as `0xfffffbfe`\. .*-1026.* Source: <https:\/\/\S+>$/),
      expect.stringMatching(/^- `0x8007F01E` .+ {2}$/),
      expect.stringMatching(/^ {2}Written as `0xf01e`, `0x8007f01e`\. /),
      "",
      "## Lines of the logs",
      "",
      "`svcpack.log`",
      "",
      "```text",
      "4  2.016: InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.",
      "…",
      "6  2.050: Update.exe extended error code = 0xf01e",
      "```",
      "",
      "`setupapi.log`",
      "",
      "```text",
      `5  ${texts.devices[4]}`,
      "```",
      "",
      "`WindowsUpdate.log`",
      "",
      "```text",
      `3  ${texts.agent[2]!.replaceAll("\t", " ")}`,
      `4  ${texts.agent[3]!.replaceAll("\t", " ")}`,
      "```",
      "",
    ]);
  });

  it("needs no documents, links nor facts: then it says what the incident knows", () => {
    const { incident } = scene();
    const text = renderIncidentReport(incident, { summaries: [], incidents: [], knowledge: createKnowledge([]) });
    expect(text).toContain("local time (the logs do not tell the time zone)");
    expect(text).toContain("We know of no article on this failure.");
    expect(text).toContain("4  InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.");
    expect(text).not.toContain("Environment");
    expect(text).not.toMatch(/\]\(<?(?!https)/);
  });

  it("articles are named where there is no link to them", () => {
    const { incident, context } = scene();
    const helps = sectionOf(renderIncidentReport(incident, { ...context, knowledge }), "What helps");
    expect(helps).toContain("**The catalog database is full**\n\nToo many catalogs. See the other one.\n");
    expect(helps).toContain("dir [x](y.md)");
  });

  it("a heading level below the first brings the incident's id", () => {
    const { incident, context } = scene();
    const headings = renderIncidentReport(incident, { ...context, knowledge, headingLevel: 2 }).match(/^#+ .*/gm)!;
    expect(headings[0]).toMatch(/^## incident-1: Windows Update failed/);
    expect(new Set(headings.slice(1).map((line) => line.split(" ")[0]))).toEqual(new Set(["###"]));
  });

  it("an incident of one place has no chain, no links, and no other report", () => {
    const { installer, context } = scene();
    const only = incidentFrom([placeOn(installer, 4, "cause")]);
    const text = renderIncidentReport(only, { ...context, incidents: [only] });
    expect(text).not.toMatch(/From the cause|belong together|reported last|at other times/);
    expect(text).toContain("2011-02-03 09:15:25.750, local time");
  });

  it("an article of the team is named with its own title", () => {
    const { incident, context } = scene();
    const own = createKnowledge([{ ...article, origin: "file:///team/full-catalogs.md", remedySource: "none" }]);
    const helps = sectionOf(renderIncidentReport(incident, { ...context, knowledge: own }), "What helps");
    expect(helps).toContain("No published remedy is known.");
  });
});

describe("how sure the cause is", () => {
  const { incident, context, devices } = scene();
  const runnerUp = placeOn(devices, 5, "stated by SetupAPI");
  it.each<[name: string, parts: Partial<Incident>, says: string, saysNot: string]>([
    ["high", {}, "**How sure:** certain, as far as the logs go.", "could be the cause as well"],
    [
      "medium with another candidate",
      { confidence: "medium", runnerUp },
      "**How sure:** likely, not certain. `setupapi.log:5` could be the cause as well: `An unsigned file",
      "certain, as far",
    ],
    [
      "medium, a warning",
      { confidence: "medium", severity: "warning" },
      "likely, not certain. It is stated as a warning only.",
      "could be the cause",
    ],
    ["medium, a result", { confidence: "medium" }, "likely, not certain. It names no specific error.", "warning only"],
    [
      "low",
      { confidence: "low" },
      "**The cause is not stated in these logs.** They say only that something below failed. What says most is",
      "The cause is stated in",
    ],
    ["low with a runner-up", { confidence: "low", runnerUp }, "Next to it comes `setupapi.log:5`", "How sure"],
  ])("%s", (_name, parts, says, saysNot) => {
    const text = renderIncidentReport({ ...incident, ...parts }, context);
    expect(text).toContain(says);
    expect(text).not.toContain(saysNot);
  });
});

describe("recurrences", () => {
  const { incident, installer, context } = scene();
  const again = (number: number): Incident => ({
    ...incidentFrom([{ ...placeOn(installer, 4, "cause"), time: Date.UTC(2011, 1, 3 + number) }]),
    id: `incident-${number}`,
    recurrenceOf: "incident-1",
  });

  it("are listed with this one marked, from any of them", () => {
    const incidents = [{ ...incident, recurrences: ["incident-2", "incident-3"] }, again(2), again(3)];
    const text = renderIncidentReport(incidents[1]!, { ...context, incidents });
    const section = sectionOf(text, "The same failure at other times");
    expect(section).toContain("This is number 2 of 3 failures with the same cause.");
    expect(
      tablesOf(section)[0]!
        .slice(1)
        .map((row) => row.slice(0, 2)),
    ).toEqual([
      ["2011-02-03 09:15:25.750", "incident-1"],
      ["**2011-02-05 00:00:00.000** (this one)", "incident-2"],
      ["2011-02-06 00:00:00.000", "incident-3"],
    ]);
  });

  it("of very many the first and the last are shown, with a count", () => {
    const incidents = [incident, ...Array.from({ length: 299 }, (_, index) => again(index + 2))];
    const section = sectionOf(renderIncidentReport(incident, { ...context, incidents }), "The same failure at other");
    expect(tablesOf(section)[0]!).toHaveLength(1 + 20 + 1);
    expect(section).toContain("| … | 280 more |  |");
    expect(section).toContain("incident-300");
  });
});

describe("limits", () => {
  const { incident, installer, context } = scene();
  const many = (count: number) => Array.from({ length: count }, () => placeOn(installer, 5, "passed on"));

  it("a long chain is shortened in its middle, and says by how much", () => {
    const chain = [incident.cause, ...many(498), incident.report];
    const text = renderIncidentReport({ ...incident, chain, runs: [] }, context);
    const rows = tablesOf(sectionOf(text, "From the cause to the report"))[0]!.slice(1);
    expect(rows.map(([number]) => number)).toEqual([
      ...Array.from({ length: 16 }, (_, index) => String(index + 1)),
      "…",
      ...Array.from({ length: 8 }, (_, index) => String(493 + index)),
    ]);
    expect(rows[16]!.at(-1)).toBe("476 more places, left out here");
    expect(rows.at(-1)!.join(" ")).toContain("Exit code");
    expect(sectionOf(text, "Timeline")).toContain("470 more, left out here");
  });

  it("many links, and very long texts", () => {
    const links = Array.from({ length: 100 }, (_, index) => ({ ...incident.links[0]!, evidence: `Reason ${index}.` }));
    const chain = incident.chain.map((place) => ({ ...place, text: "x".repeat(100_000) }));
    const text = renderIncidentReport({ ...incident, links, chain, cause: chain[0]!, report: chain.at(-1)! }, context);
    expect(sectionOf(text, "Why the logs belong").match(/^- /gm)).toHaveLength(21);
    expect(text).toContain("- … 80 more links");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(1_000);
  });

  it("a log full of evidence is quoted in part", () => {
    const lines = [...texts.installer, ...Array.from({ length: 200 }, (_, index) => `3.${100 + index}: Step ${index}`)];
    const { installer: long } = scene({ installer: lines });
    const chain = Array.from({ length: 200 }, (_, index) => placeOn(long, 7 + index, "passed on"));
    const text = renderIncidentReport(incidentFrom(chain), { ...context, documents: [long] });
    const quoted = sectionOf(text, "Lines of the logs");
    expect(quoted.split("\n").length).toBeLessThan(50);
    expect(quoted).toContain("… 160 more lines");
  });
});

describe("text of a log stays text", () => {
  const attacks = [
    "a | b || c \\| d",
    "`` [x](command:evil) ``",
    "```\n# Heading\n```",
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "[click](https://evil.example/a) ![pic](https://evil.example/p.png)",
    "see https://evil.example/path and www.evil.example",
    "<https://evil.example>",
    "**bold** _it_ ~~gone~~ &lt;b&gt; &#124;",
    "1. one\n- two\n> three",
    "\u001b[31mred\u202ereversed\u0007",
    "| --- | --- |",
    "\\",
    "`",
  ];
  const hidden =
    /(?<!\\)<(?:img|script|https:\/\/evil)|(?<!\\)\]\((?:command|https:\/\/evil)|https?:\/\/evil|www\.evil|(?<!\\)\*\*bold|(?<!\\)&lt;b|(?<!\\)~~gone/;

  it.each(attacks)("%j", (attack) => {
    const { incident, context, agent } = scene({
      agent: texts.agent.map((line) => line.replace("Exit code = ", `${attack.replace(/\n/g, " ")} Exit code = `)),
    });
    const evil = `file:///logs/${encodeURIComponent(attack)}/WindowsUpdate.log`;
    const places = incident.chain.map((place) => ({
      ...place,
      text: `${attack} ${place.text} ${attack}`,
      log: attack,
      uri: place.uri === uris.agent ? evil : place.uri,
    }));
    const attacked: Incident = {
      ...incident,
      title: `${attack} failed: ${attack}`,
      chain: places,
      cause: places[0]!,
      report: places.at(-1)!,
      confidence: "medium",
      runnerUp: places[1]!,
      machine: attack,
      runs: incident.runs.map((run) => ({ ...run, title: attack })),
      links: incident.links.map((link) => ({ ...link, evidence: `Said ${attack} there.` })),
    };
    const summaries = context.summaries.map((summary) => ({
      ...summary,
      name: attack,
      isQuoted: true,
      facts: summary.facts.map((fact) => ({ ...fact, text: attack })),
      offsets: summary.offsets.map((offset) => ({ ...offset, text: attack })),
    }));
    const attackedContext: ReportContext = {
      ...context,
      summaries,
      documents: [...context.documents!, { ...agent, uri: evil }],
      incidents: [attacked, { ...attacked, id: "incident-2", recurrenceOf: "incident-1" }],
      nameOf: (uri) => (uri === evil ? attack : undefined),
      linkOf: () => `../${attack}>) <b>#L1`,
    };
    const text = renderIncidentReport(attacked, attackedContext);
    const harmless = renderIncidentReport(incident, {
      ...context,
      incidents: [incident, { ...incident, id: "incident-2", recurrenceOf: "incident-1" }],
    });
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    const visible = linesOutsideCode(text);
    expect(visible.filter((line) => hidden.test(line.replace(/\]\(<[^<>]*>\)/g, "]()")))).toEqual([]);
    // Neither headings nor lists, quotes or rows are more than ours.
    const shape = (markdown: string) =>
      linesOutsideCode(markdown).map((line) => /^\s*(?:#+|>|- |\d+\.|\|)?/.exec(line)![0]);
    expect(shape(text).filter((mark) => mark.startsWith("#"))).toEqual(
      shape(harmless).filter((mark) => mark.startsWith("#")),
    );
    for (const table of tablesOf(text)) {
      for (const row of table) expect(row).toHaveLength(table[0]!.length);
    }
  });
});

describe("redaction", () => {
  const person = "c:\\documents and settings\\tsawyer\\local settings\\temp\\KB990512.cat";
  const { incident, context, documents } = scene({
    installer: texts.installer.map((line) => line.replace("KB990512.cat", person)),
  });
  const own: Article = {
    ...article,
    title: "Ask tsawyer",
    origin: "file:///team/a.md",
    body: article.body.replace("Count them", "Ask tsawyer"),
  };
  const redaction = redactorFor({ documents, names: [uris.agent, "c:\\documents and settings\\tsawyer\\svcpack.log"] });
  const named: Incident = { ...incident, links: [{ ...incident.links[0]!, evidence: `Both name ${person}.` }] };

  it("reaches every part, names logs alike, and gives no address of a log", () => {
    const shown = renderIncidentReport(named, { ...context, knowledge: createKnowledge([own]), linkOf: () => "../x" });
    expect(shown.match(/tsawyer/g)!.length).toBeGreaterThan(5);
    const text = renderIncidentReport(named, {
      ...context,
      knowledge: createKnowledge([own]),
      redaction,
      nameOf: (uri) => `c:\\documents and settings\\tsawyer\\${uri.split("/").at(-1)}`,
      linkOf: () => {
        throw new Error("asked for an address");
      },
    });
    expect(text).not.toMatch(/tsawyer/i);
    expect(text).toContain("c:\\documents and settings\\USER1\\svcpack.log:4");
    expect(text).toContain("Ask USER1");
    expect(text.match(/USER\d+/g)!.every((name) => name === "USER1")).toBe(true);
    expect(text).toContain("*Names of people and machines, addresses and SIDs are replaced");
  });

  it("half a name at the end of a text that was cut is not shown", () => {
    const long = `${"word ".repeat(79)}tsaw`.padEnd(400, "y");
    const cut = { ...incident.cause, text: long };
    const text = renderIncidentReport(incidentFrom([cut]), { ...context, documents: [], redaction });
    expect(text).not.toContain("tsaw");
  });
});
