import { describe, expect, it } from "vitest";
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService, type LogDocument } from "../../../server/src/service";
import { covered, everything, fixture } from "../../support/markers";

const service = createLogLanguageService();
const svcpack = fixture("incident/svcpack.log");
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");
const all = [windowsUpdate, svcpack, setupapi, thread];

/** The outline as indented lines: first and last line, name, detail. */
function outline(document: LogDocument): string[] {
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, range, children }) => [
      `${indent}${range.start.line + 1}-${range.end.line + 1} ${name}${detail ? ` | ${detail}` : ""}`,
      ...lines(children ?? [], `${indent}  `),
    ]);
  return lines(service.getDocumentSymbols(document), "");
}

describe("outline", () => {
  it("shows runs, their operations, and what failed", () => {
    expect(outline(svcpack)).toEqual([
      "1-14 Hotfix run | 2006-11-14 21:07:52.310 · failed",
      "  6-7 Prerequisite checks",
      "  8-8 TRUST_E_NOSIGNATURE (0x800b0100) | error",
      "15-19 Hotfix run | 2006-11-15 08:30:00.500",
    ]);
    expect(outline(windowsUpdate)).toEqual([
      "1-22 Agent start in svchost.exe | 2006-11-14 21:05:31.250 · failed",
      "  4-4 Service: Service startup",
      "  7-20 AU: Install updates [CallId = {2D9C6A01-7B35-4E80-9F14-C0A8D1E2B3F4}]",
      "  9-18 Agent: Installing updates [CallerId = AutomaticUpdates] | failed",
      expect.stringMatching(/^ {4}14-14 .*0x8007f01e.* \| error$/),
    ]);
    expect(outline(setupapi)).toEqual([
      "4-7 Section 3312.2 · update.exe | 2006-11-14 21:07:53.000 · failed",
      "  7-7 TRUST_E_NOSIGNATURE (0x800b0100) | error",
      "8-15 Section 1204.7 · Driver Install | 2006-11-14 21:30:10.000",
      "  11-12 DIF_SELECTBESTCOMPATDRV",
      "  13-15 DIF_INSTALLDEVICE",
    ]);
  });

  it("shows the logs of a thread above their runs", () => {
    const top = service.getDocumentSymbols(thread);
    expect(top.map(({ name, kind, detail }) => [name, kind, detail?.split(" · ")[1]])).toEqual([
      ["svcpack.log", SymbolKind.File, "failed"],
      ["WindowsUpdate.log", SymbolKind.File, "failed"],
    ]);
    expect(outline(thread)).toContain("    20-21 TRUST_E_NOSIGNATURE (0x800b0100) | error");
  });

  it("nests: children in their parents, selections in their symbols", () => {
    const check = (symbols: readonly DocumentSymbol[], document: LogDocument, outer = everything(document)): void => {
      for (const { name, range, selectionRange, children } of symbols) {
        expect(name.trim()).not.toBe("");
        expect(covered(document, outer)).toContain(covered(document, range));
        expect(covered(document, range)).toContain(covered(document, selectionRange));
        check(children ?? [], document, range);
      }
    };
    for (const document of all) check(service.getDocumentSymbols(document), document);
  });

  it("nests the actions of an installation, and says once that they failed", () => {
    const lines = [
      "=== Verbose logging started: 13/01/2024  10:00:00  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===",
      "Action start 10:00:01: INSTALL.",
      "Action start 10:00:02: CostInitialize.",
      "Action ended 10:00:02: CostInitialize. Return value 1.",
      "Action start 10:00:03: InstallFinalize.",
      "CustomAction InstallDriver returned actual error code 1603",
      "Action ended 10:00:09: InstallFinalize. Return value 3.",
      "Action ended 10:00:10: INSTALL. Return value 3.",
      "=== Verbose logging stopped: 13/01/2024  10:00:10 ===",
    ];
    expect(outline(createLogDocument("file:///MSI1a2b3.LOG", `${lines.join("\r\n")}\r\n`))).toEqual([
      expect.stringMatching(/^1-9 Windows Installer session \| 2024-01-13 .* · failed$/),
      "  2-8 INSTALL · 9 s · failed",
      "    3-4 CostInitialize",
      "    5-7 InstallFinalize · 6 s · failed",
      "      6-6 ERROR_INSTALL_FAILURE (1603) | error",
    ]);
  });

  it("has a limit", () => {
    const section = (i: number) => `[2006/11/14 21:07:53 3312.${i}]\r\n#-198 Command line processed: a.exe\r\n`;
    const log = createLogDocument("file:///setupapi.log", Array.from({ length: 6_000 }, (_, i) => section(i)).join(""));
    expect(service.getDocumentSymbols(log)).toHaveLength(5_000);
  });
});

describe("symbols of all logs", () => {
  const names = (query: string): string[] =>
    service
      .getWorkspaceSymbols(query, { documents: [windowsUpdate, svcpack, setupapi] })
      .map(({ name, containerName }) => `${containerName}: ${name}`);

  it("are runs and failures without a query", () => {
    expect(names("")).toEqual([
      expect.stringMatching(/^WindowsUpdate\.log: .*0x8007f01e/),
      "WindowsUpdate.log: Agent start in svchost.exe · 2006-11-14 21:05:31.250",
      expect.stringMatching(/^svcpack\.log: TRUST_E_NOSIGNATURE \(0x800b0100\)/),
      "svcpack.log: Hotfix run · 2006-11-14 21:07:52.310",
      "svcpack.log: Hotfix run · 2006-11-15 08:30:00.500",
      "setupapi.log: TRUST_E_NOSIGNATURE (0x800b0100)",
      "setupapi.log: Section 3312.2 · update.exe · 2006-11-14 21:07:53.000",
      "setupapi.log: Section 1204.7 · Driver Install · 2006-11-14 21:30:10.000",
    ]);
  });

  it("find a failure by its code in any spelling", () => {
    for (const query of ["0xf01e", "61470", "8007F01E", "0x8007f01e"]) {
      expect(names(query).some((name) => name.startsWith("svcpack.log: TRUST"))).toBe(true);
      expect(names(query).every((name) => /0x800b0100|0x8007f01e/i.test(name))).toBe(true);
    }
  });

  it("find updates by KB number and GUID, once a log", () => {
    expect(names("kb9904")).toEqual(["WindowsUpdate.log: KB990412", "svcpack.log: KB990412", "svcpack.log: KB990413"]);
    expect(names("a7310c5e")).toEqual(["WindowsUpdate.log: A7310C5E-94D2-4B68-8F0A-36E1D7C2059B"]);
    expect(names("7C1E0D35")).toEqual([]);
  });

  it("ask for every word of the query", () => {
    expect(names("hotfix 08:30")).toEqual(["svcpack.log: Hotfix run · 2006-11-15 08:30:00.500"]);
    expect(names("nothing of the kind")).toEqual([]);
  });
});

describe("folding", () => {
  const folds = (document: LogDocument): string[] =>
    service
      .getFoldingRanges(document)
      .map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ""}`);

  it("folds runs, operations and wrapped entries", () => {
    expect(folds(svcpack)).toEqual(["1-14", "6-7", "10-11", "15-19"]);
    expect(folds(windowsUpdate)).toEqual(["1-22", "7-20", "9-18"]);
    expect(folds(setupapi)).toEqual(["4-7", "8-15", "11-12", "13-15"]);
  });

  it("folds a message that is repeated line after line", () => {
    const line = (second: number) => `2006-11-14\t21:05:${second}:250\t 876\ta18\tAgent\tasking again\r\n`;
    const other = "2006-11-14\t21:05:09:250\t 876\ta18\tAgent\tsomething else\r\n";
    const log = createLogDocument(
      "file:///WindowsUpdate.log",
      [other, ...[10, 11, 12, 13].map(line), other, line(20), line(21)].join(""),
    );
    expect(folds(log)).toEqual(["1-8", "2-5"]);
  });

  it("folds excerpts of a thread, and copies as comments", () => {
    const found = folds(thread);
    expect(found.filter((fold) => fold.endsWith("comment"))).toHaveLength(1);
    expect(found.some((fold) => fold.startsWith("9-"))).toBe(true);
  });

  it("keeps the longest where the limit cuts, in order", () => {
    expect(service.getFoldingRanges(setupapi, 2).map(({ startLine }) => startLine + 1)).toEqual([4, 8]);
  });

  it("gives ranges that editors take", () => {
    for (const document of all) {
      for (const { startLine, endLine } of service.getFoldingRanges(document)) {
        expect(startLine).toBeLessThan(endLine);
        expect(endLine).toBeLessThan(document.text.lineCount);
      }
    }
  });
});
