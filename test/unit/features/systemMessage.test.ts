import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogLanguageService } from "../../../server/src/service";
import { defaultOptions, type SystemMessage } from "../../../server/src/service/options";

const service = createLogLanguageService();
const text = "0.500: InstallSingleCatalogFile: MyInstallCatalog failed for KB901234.cat; error=0x80070005.";
const document = service.openDocument("file:///logs/KB901234.log", `${text}\r\n`.repeat(3), "svcpack-log");

function hoverWith(systemMessage?: SystemMessage): string {
  const position = { line: 1, character: text.indexOf("0x80070005") + 3 };
  const options = { ...defaultOptions, ...(systemMessage && { systemMessage }) };
  return (service.getHover(document, position, undefined, options)!.contents as MarkupContent).value;
}

describe("hover with the message of the system", () => {
  it("quotes it in a paragraph of its own, after our sentence", () => {
    const asked: unknown[] = [];
    const hover = hoverWith((...args) => {
      asked.push(args);
      return "Zugriff verweigert.";
    });
    expect(asked).toEqual([[0x80070005, "Win32"]]);
    expect(hover).toContain("\n\n> Windows says: “Zugriff verweigert.”\n\n");
    expect(hover.indexOf("Windows refused the access")).toBeLessThan(hover.indexOf("Windows says"));
  });

  it("shows its characters as they are", () => {
    const hover = hoverWith(() => "<b>[x](command:y)</b> *%1* `z`");
    expect(hover).toContain("> Windows says: “\\<b\\>\\[x\\](command:y)\\</b\\> \\*%1\\* \\`z\\`”");
  });

  it("shows nothing where the system has none, or none is wanted", () => {
    expect(hoverWith(() => undefined)).toBe(hoverWith());
    expect(hoverWith()).not.toContain("Windows says");
  });
});
