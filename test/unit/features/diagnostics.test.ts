import { describe, expect, it } from "vitest";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import {
  commands,
  createLogDocument,
  createLogLanguageService,
  type DiagnosticData,
  defaultOptions,
  type LogDocument,
} from "../../../server/src/service";
import { at, covered, fixture } from "../../support/markers";

const service = createLogLanguageService();
const svcpack = fixture("incident/svcpack.log");
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");
const logs = { documents: [windowsUpdate, svcpack, setupapi] };
const withHints = { ...defaultOptions, noise: "hint" } as const;

/** One line a problem: severity, line, code, and the text it stands on. */
function problems(document: LogDocument, options = defaultOptions): string[] {
  return service.getDiagnostics(document, logs, options).map((each) => {
    return `${each.severity} ${each.range.start.line + 1} ${each.code} ${covered(document, each.range)}`;
  });
}

describe("diagnostics", () => {
  it("state each failure once, at the statement", () => {
    expect(problems(svcpack)).toEqual([
      "1 8 0x800B0100 InstallSingleCatalogFile: MyInstallCatalog failed for KB990412.cat; error=0x800b0100.",
    ]);
    expect(problems(windowsUpdate)).toEqual([expect.stringMatching(/^1 14 0x8007F01E Command line install completed/)]);
    expect(problems(setupapi)).toEqual([expect.stringMatching(/^1 7 0x800B0100 An unsigned file/)]);
  });

  it("are in a thread where its best copy states them", () => {
    const found = service.getDiagnostics(thread, { documents: [thread] });
    expect(found.map(({ range, code }) => `${range.start.line + 1}-${range.end.line + 1} ${code}`)).toEqual([
      "20-21 0x800B0100",
      "35-37 0x8007F01E",
    ]);
    expect(covered(thread, found[0]!.range)).toBe(
      "InstallSingleCatalogFile: MyInstallCatalog failed for⏎KB990412.cat; error=0x800b0100.",
    );
  });

  it("show what only looks like a failure as hints with the reason, if asked for", () => {
    const hints = service
      .getDiagnostics(svcpack, logs, withHints)
      .filter(({ severity }) => severity === DiagnosticSeverity.Hint);
    expect(hints.map(({ range }) => range.start.line + 1)).toEqual([5]);
    expect(hints[0]!.message).toMatch(/^Not a failure/);
    expect(problems(setupapi, withHints).filter((line) => line.startsWith("4 6"))).toHaveLength(1);
    expect(problems(setupapi).some((line) => line.includes("oem4.CAT"))).toBe(false);
  });

  it("bear source, documentation, and the data of their actions", () => {
    const [problem] = service.getDiagnostics(windowsUpdate, logs);
    expect(problem).toMatchObject({ source: "setup logs", code: "0x8007F01E" });
    expect(problem!.codeDescription?.href).toMatch(/^https:\/\//);
    const data = problem!.data as DiagnosticData;
    expect(data.codes).toContain("0x8007F01E");
    expect(data.remedies.length).toBeGreaterThan(0);
    expect(data.cause).toEqual({
      uri: svcpack.uri,
      range: { start: { line: 7, character: 7 }, end: { line: 7, character: 92 } },
    });
  });

  it("list the chain, from the cause through the other logs to the final report", () => {
    const [problem] = service.getDiagnostics(windowsUpdate, logs);
    const related = problem!.relatedInformation!.map(
      ({ location, message }) => `${location.uri.slice(8)}:${location.range.start.line + 1} ${message.split(":")[0]}`,
    );
    expect(related).toEqual([
      "svcpack.log:8 Cause",
      "setupapi.log:7 Stated by SetupAPI",
      "svcpack.log:9 Passed on",
      "svcpack.log:10 Shown to the user",
      "svcpack.log:12 Result of the run",
      "svcpack.log:13 Result as shown to callers",
      "svcpack.log:14 Passed on",
      "WindowsUpdate.log:15 Passed on",
      "WindowsUpdate.log:16 Passed on",
      "WindowsUpdate.log:21 Final report",
    ]);
    const [other] = service.getDiagnostics(svcpack, logs);
    expect(other!.relatedInformation!.at(-1)).toMatchObject({
      location: { uri: windowsUpdate.uri },
      message: expect.stringMatching(/^Final report: /),
    });
  });

  it("list at most 50 places and say how many more there are", () => {
    const line = (second: number) =>
      `2006-11-14\t21:05:${String(second % 60).padStart(2, "0")}:250\t 876\ta18\tAgent\tWARNING: failed with 0x80072ee2\r\n`;
    const log = createLogDocument(
      "file:///WindowsUpdate.log",
      Array.from({ length: 80 }, (_, i) => line(Math.floor(i / 40))).join(""),
    );
    const [problem] = service.getDiagnostics(log);
    expect(problem!.relatedInformation).toHaveLength(50);
    expect(problem!.relatedInformation!.at(-2)!.message).toMatch(/and 30 more places/);
    expect(problem!.relatedInformation!.at(-1)).toMatchObject({
      message: "Stated here for the last time",
      location: { range: { start: { line: 79 } } },
    });
    expect(problem!.message).toMatch(
      / Stated 80 times, first 2006-11-14 21:05:00\.250, last 2006-11-14 21:05:01\.250\.$/,
    );
  });

  it("keep errors first where the limit cuts, and say so", () => {
    const found = service.getDiagnostics(setupapi, logs, { ...withHints, maximumProblems: 2 });
    expect(found.map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Information, DiagnosticSeverity.Error]);
    expect(found[0]!.message).toMatch(/^2 more problems are not shown/);
  });

  it("are none for a text that is no log", () => {
    expect(service.getDiagnostics(createLogDocument("file:///a.txt", "fatal error 0x80070005"))).toEqual([]);
  });
});

describe("code actions", () => {
  const actions = (document: LogDocument, marked: string, workspace = logs) => {
    const position = at(document, marked);
    return service.getCodeActions(document, { start: position, end: position }, workspace);
  };

  it("open the remedy, lead to the cause, open the documentation, copy", () => {
    const found = actions(windowsUpdate, "UH: 0x8007$0f01e");
    expect(found.map(({ command }) => command!.command)).toEqual(
      expect.arrayContaining([
        commands.openRemedy,
        commands.goToCause,
        commands.openDocumentation,
        commands.copyExplanation,
      ]),
    );
    const remedy = found[0]!;
    expect(remedy).toMatchObject({
      kind: "quickfix",
      isPreferred: true,
      title: expect.stringMatching(/^Show remedy: /),
    });
    expect(service.getArticle(remedy.command!.arguments![0] as string)?.markdown).toMatch(/^# /);
    const cause = found.find(({ command }) => command!.command === commands.goToCause)!;
    expect(cause.title).toBe("Go to cause in svcpack.log");
    expect(cause.command!.arguments![0]).toBe(svcpack.uri);
  });

  it("have no way to a cause from the cause itself", () => {
    expect(actions(svcpack, "error=0x80$00b0100").map(({ command }) => command!.command)).not.toContain(
      commands.goToCause,
    );
  });

  it("never edit", () => {
    for (const document of [...logs.documents, thread]) {
      for (const { range } of service.getDiagnostics(document, logs, withHints)) {
        const found = service.getCodeActions(document, range, logs);
        expect(found.length).toBeGreaterThan(0);
        for (const action of found) {
          expect(action.edit).toBeUndefined();
          expect(action.command).toBeDefined();
        }
      }
    }
  });

  it("explain a code that no problem states", () => {
    const found = actions(thread, "fails here with 0x8007$0f01e");
    expect(found.map(({ title }) => title)).toContain("Copy explanation");
    const copy = found.find(({ title }) => title === "Copy explanation")!.command!.arguments![0] as string;
    expect(copy).toMatch(/^0x8007f01e = 0x8007F01E\n/);
    expect(copy).toContain("> An update fails here");
  });

  it("offer nothing at other places", () => {
    expect(actions(thread, "From: P$0at")).toEqual([]);
    expect(actions(svcpack, "Sample.Sec$0tion")).toEqual([]);
  });

  it("copy an explanation fit for a ticket", () => {
    const copy = actions(windowsUpdate, "UH: 0x8007$0f01e").find(({ title }) => title === "Copy explanation")!;
    const text = copy.command!.arguments![0] as string;
    for (const part of [
      /^Windows Update failed/,
      /WindowsUpdate\.log, line 14, 2006-11-14 21:07:57\.640 local time, stated 4 times:\n> Command line/,
      /Codes:\n- 0x8007F01E: /,
      /Cause, in svcpack\.log, line 8:\n> InstallSingleCatalogFile/,
      /What helps:\n- /,
      /Sources:\n- /,
    ]) {
      expect(text).toMatch(part);
    }
    expect(text).not.toMatch(/undefined|NaN/);
  });
});
