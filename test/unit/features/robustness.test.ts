import { describe, expect, it } from "vitest";
import {
  createLogDocument,
  createLogLanguageService,
  defaultOptions,
  type LogDocument,
} from "../../../server/src/service";
import { logFormats } from "../../../server/src/service/formats/registry";
import { askAll } from "../../support/askAll";
import { cleanLogs, documentOf, fixture as textOf } from "../../support/core";
import { everything, fixture } from "../../support/markers";

const service = createLogLanguageService();
const options = { ...defaultOptions, noise: "hint" } as const;
const open = (name: string, text: string, languageId?: string) =>
  createLogDocument(`file:///${name}`, text, languageId);
const record = "2006-11-14\t21:05:31:250\t 876\ta18\tAgent\tWARNING: failed with 0x80072ee2 ";

describe("any input", () => {
  const silent: readonly (readonly [string, LogDocument])[] = [
    ["an empty text", open("a.log", "")],
    ["an empty text of a known name", open("svcpack.log", "", "svcpack-log")],
    [
      "bytes that are no text",
      open("b.log", Array.from({ length: 5_000 }, (_, i) => String.fromCharCode((i * 37) % 256)).join("")),
    ],
    ["1 MB on one line", open("c.log", "x".repeat(1_000_000))],
    ["another program's log", open("d.log", "2024-03-01 10:00:00 ERROR failed: 0x80070005\n".repeat(50))],
  ];
  for (const [name, document] of silent) {
    it(`${name} gives no answer and no problem`, () => expect(askAll(document)).toEqual({ problems: 0, answers: 0 }));
  }

  it("a record of 1 MB is answered", () => {
    const document = open(
      "WindowsUpdate.log",
      `${record}${'"c:\\a\\b.inf" {A7310C5E-94D2-4B68-8F0A-36E1D7C2059B} '.repeat(20_000)}\r\n${record}\r\n`,
    );
    expect(document.formatId).toBe("windowsupdate-log");
    expect(askAll(document).answers).toBeGreaterThan(0);
  });

  it("logs cut anywhere are answered", () => {
    for (const name of ["WindowsUpdate.log", "svcpack.log", "setupapi.log", "thread.txt"]) {
      const { text } = fixture(`incident/${name}`);
      const whole = text.blocks.map(({ source, start, end }) => source.slice(start, end)).join("");
      for (let cut = 1; cut < whole.length; cut += 397) {
        askAll(open(name, whole.slice(0, cut)));
        askAll(open(name, whole.slice(cut)));
      }
    }
  });

  it.each(logFormats)("a log of $id cut anywhere is answered", { timeout: 60_000 }, ({ id }) => {
    for (const { name } of cleanLogs.filter(({ format }) => format === id)) {
      const whole = textOf(name);
      expect(askAll(documentOf(whole, undefined, id)).answers, name).toBeGreaterThan(0);
      for (let cut = 1; cut < whole.length; cut += 1999) {
        askAll(documentOf(whole.slice(0, cut), undefined, id));
        askAll(documentOf(whole.slice(cut), undefined, id));
      }
    }
  });

  it("a cancelled request gives little or nothing, and does not throw", () => {
    const document = fixture("incident/WindowsUpdate.log");
    const token = { isCancellationRequested: true };
    const workspace = { documents: [document] };
    const place = { line: 14, character: 60 };
    expect(service.getDiagnostics(document, workspace, options, token)).toEqual([]);
    expect(service.getReferences(document, place, workspace, token)).toEqual([]);
    expect(service.getDefinition(document, place, workspace, token)).toEqual([]);
    expect(service.getInlayHints(document, everything(document), options, token)).toEqual([]);
    expect(service.getSemanticTokens(document, token)).toEqual([]);
    expect(service.getFoldingRanges(document, 100, token)).toEqual([]);
    expect(service.getWorkspaceSymbols("", workspace, token)).toEqual([]);
    expect(service.getIncidentItems(workspace, token)).toEqual([]);
    expect(service.getCodeLenses(document, workspace, token)).toEqual([]);
    expect(service.prepareCallHierarchy(document, place, workspace, token)).toEqual([]);
    expect(service.getChainStep(document, place, "next", workspace, token)).toBeUndefined();
    expect(service.getKeyStep(document, place, "key", "next", workspace, token)).toBeUndefined();
    service.getHover(document, place, workspace, options, token);
  });

  it("an edited document answers like one read afresh", () => {
    const before = fixture("incident/svcpack.log");
    const range = { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } };
    const after = service.updateDocument(before, [{ range, text: "" }], 1);
    const whole = after.text.blocks.map(({ source, start, end }) => source.slice(start, end)).join("");
    const fresh = service.openDocument(after.uri, whole);
    expect(service.getDiagnostics(after)).toEqual(service.getDiagnostics(fresh));
    expect(service.getDocumentSymbols(after)).toEqual(service.getDocumentSymbols(fresh));
    expect(service.getSemanticTokens(after)).toEqual(service.getSemanticTokens(fresh));
    expect(service.getDiagnostics(after)[0]!.code).not.toBe(service.getDiagnostics(before)[0]!.code);
  });
});
