// Lines above failures: where the cause is, how many logs tell of it, how often it happened.
import { describe, expect, it } from "vitest";
import {
  commands,
  createLogDocument,
  createLogLanguageService,
  type LogDocument,
  type Workspace,
} from "../../../server/src/service";
import { codeLensLimit } from "../../../server/src/service/features/codeLens";
import { indexFile } from "../../../server/src/service/indexFile";
import { documentOf, placeText } from "../../support/core";
import { fixture } from "../../support/markers";

const service = createLogLanguageService();
const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;

/** The lenses of a document as `line title`, the line counted from 1. */
const lensesOf = (document: LogDocument, workspace?: Workspace): string[] =>
  service.getCodeLenses(document, workspace).map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);

describe("lenses over failures", () => {
  const documents = names.map((name) => fixture(`incident/${name}`));
  const [windowsUpdate, svcpack, setupapi] = documents as [LogDocument, LogDocument, LogDocument];
  const workspace = { documents };
  const [incident] = service.getIncidents(workspace);

  it("name the cause with its error, and the number of logs", () => {
    expect(lensesOf(windowsUpdate, workspace)).toEqual(["14 Cause: svcpack.log:8 TRUST_E_NOSIGNATURE", "14 3 logs"]);
    expect(lensesOf(setupapi, workspace)).toEqual(["7 Cause: svcpack.log:8 TRUST_E_NOSIGNATURE", "7 3 logs"]);
  });

  it("lead from the cause to the report", () => {
    expect(lensesOf(svcpack, workspace)).toEqual(["8 Cause of the failure in WindowsUpdate.log:21", "8 3 logs"]);
    const [way, report] = service.getCodeLenses(svcpack, workspace);
    expect(way!.command).toMatchObject({
      command: commands.goToCause,
      arguments: [incident!.report.uri, incident!.report.range],
    });
    expect(report!.command).toMatchObject({ command: commands.showIncidentReport, arguments: [incident!.key] });
  });

  it("lead to the cause from everywhere else", () => {
    const [way] = service.getCodeLenses(windowsUpdate, workspace);
    expect(way!.command).toMatchObject({
      command: commands.goToCause,
      arguments: [incident!.cause.uri, incident!.cause.range],
    });
  });

  it("know the causes in logs that are not open", () => {
    const file = indexFile(
      svcpack.uri,
      svcpack.text.blocks.map((block) => block.source.slice(block.start, block.end)).join(""),
    )!;
    const partly: Workspace = { documents: [windowsUpdate], files: [file] };
    expect(lensesOf(windowsUpdate, partly)).toEqual(["14 Cause: svcpack.log:8 TRUST_E_NOSIGNATURE", "14 2 logs"]);
  });

  it("of a thread name its own copies of the places", () => {
    const thread = fixture("incident/thread.txt");
    expect(lensesOf(thread, { documents: [...documents, thread] })).toEqual([
      "20 Cause of the failure in WindowsUpdate.log:21",
      "20 3 logs",
      "35 Cause: svcpack.log in thread.txt:20 TRUST_E_NOSIGNATURE",
      "35 3 logs",
    ]);
  });

  it("stand over nothing that is no failure", () => {
    const clean = names.map((name) => fixture(`incidents/clean-folder/${name}`));
    for (const document of clean) expect(lensesOf(document, { documents: clean })).toEqual([]);
    expect(lensesOf(documentOf("Nothing here.", "file:///note.txt"))).toEqual([]);
  });

  it("answer nothing when they are not wanted any more", () => {
    expect(service.getCodeLenses(svcpack, workspace, { isCancellationRequested: true })).toEqual([]);
  });
});

describe("what happened several times", () => {
  const documents = names.map((name) => fixture(`incidents/recurrences/${name}`));
  const [windowsUpdate, svcpack] = documents as [LogDocument, LogDocument];
  const workspace = { documents };

  it("says how often, every time", () => {
    const titles = lensesOf(svcpack, workspace);
    const counted = titles.filter((title) => /^\d+ 3 logs/.test(title));
    expect(counted).toEqual([
      "28 3 logs · 3 times",
      "63 3 logs · 3 times",
      "98 3 logs · 3 times",
      expect.stringMatching(/^\d+ 3 logs$/),
    ]);
  });

  it("leads each time to its own cause", () => {
    const causes = service
      .getCodeLenses(windowsUpdate, workspace)
      .filter(({ command }) => command?.title.startsWith("Cause: "))
      .map(({ command }) => placeText({ uri: command!.arguments![0], range: command!.arguments![1] }));
    expect(causes).toEqual(service.getIncidents(workspace).map(({ cause }) => placeText(cause)));
    expect(causes).toHaveLength(4);
  });
});

describe("a cause that is not sure", () => {
  const lensesIn = (folder: string): readonly string[] => {
    const documents = names.map((name) => fixture(`incidents/${folder}/${name}`));
    return lensesOf(documents[0]!, { documents });
  };

  it("is called no more than it is", () => {
    expect(lensesIn("cause-in-no-log")).toEqual([
      "84 Says most about the failure in WindowsUpdate.log:99",
      "84 Incident report",
    ]);
    expect(lensesIn("two-updates-both-fail")).toEqual([
      expect.stringMatching(/^71 Cause: svcpack\.log:30 /),
      "71 3 logs",
      expect.stringMatching(/^85 Likely cause: svcpack\.log:49 /),
      "85 2 logs",
    ]);
  });
});

describe("very many failures", () => {
  const run = (index: number): string => {
    const time = `2011/01/${String(1 + (index % 28)).padStart(2, "0")} 0${index % 10}:04:05.060`;
    return [
      "0.484: ================================================================================",
      `0.484: ${time} (local)`,
      `0.484: c:\\f${index}\\update\\update.exe (version 6.3.4.1)`,
      "0.500: Hotfix started with following command line: /quiet",
      `1.000: InstallSingleCatalogFile: MyInstallCatalog failed for KB${900_000 + index}.cat; error=0x800b0100.`,
      "2.000: Update.exe extended error code = 0xf01e",
    ].join("\r\n");
  };

  it("have lenses up to the limit, in the order of lines", () => {
    const count = codeLensLimit + 20;
    const text = Array.from({ length: count }, (_, index) => run(index)).join("\r\n");
    const document = createLogDocument("file:///svcpack.log", text);
    expect(service.getIncidents({ documents: [document] })).toHaveLength(count);
    const lenses = service.getCodeLenses(document);
    expect(new Set(lenses.map(({ range }) => range.start.line)).size).toBe(codeLensLimit);
    const starts = lenses.map(({ range }) => range.start.line);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});

describe("the report as an action", () => {
  it("is offered after the way to the cause, where more than one finding tells of the failure", () => {
    const documents = names.map((name) => fixture(`incident/${name}`));
    const [windowsUpdate, svcpack] = documents as [LogDocument, LogDocument];
    const range = { start: { line: 13, character: 60 }, end: { line: 13, character: 60 } };
    const titles = service.getCodeActions(windowsUpdate, range, { documents }).map(({ title }) => title);
    expect(titles.indexOf("Show incident report")).toBe(titles.indexOf("Go to cause in svcpack.log") + 1);
    expect(titles.indexOf("Show incident report")).toBeGreaterThan(0);
    const line = { start: { line: 7, character: 10 }, end: { line: 7, character: 10 } };
    const action = service
      .getCodeActions(svcpack, line, { documents })
      .find(({ title }) => title === "Show incident report");
    expect(action).toMatchObject({
      kind: "quickfix",
      command: { command: commands.showIncidentReport, arguments: [service.getIncidents({ documents })[0]!.key] },
    });
    expect(service.getCodeActions(svcpack, line, { documents: [svcpack] }).map(({ title }) => title)).not.toContain(
      "Show incident report",
    );
  });
});
