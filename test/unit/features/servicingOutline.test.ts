import { describe, expect, it } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { fixture } from "../../support/core";

const service = createLogLanguageService();

/** The outline as indented lines: first and last line, name, detail. */
function outline(name: string): string[] {
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, range, children }) => [
      `${indent}${range.start.line + 1}-${range.end.line + 1} ${name}${detail ? ` | ${detail}` : ""}`,
      ...lines(children ?? [], `${indent}  `),
    ]);
  return lines(service.getDocumentSymbols(createLogDocument(`file:///${name}`, fixture(name))), "");
}

describe("the outline of the logs of servicing", () => {
  it("CBS: packages and phases within their session, the failure within its installer", () => {
    expect(outline("cbs/win11-update-rolled-back.log")).toEqual([
      "1-23 Trusted Installer start | 2024-02-14 03:02:10.000",
      "  11-23 Session 31088282_832409095 · UpdateAgentLCU · restart needed",
      "    13-22 Package_for_RollupFix 22621.3155.1.4 · restart needed",
      "      15-17 Resolve chain",
      "      18-21 Stage chain",
      "24-54 Trusted Installer start | 2024-02-14 03:30:01.000 · failed",
      "  28-43 Advanced installer BFSVC | failed",
      "    34-38 ERROR_DISK_FULL | error",
    ]);
  });

  it("DISM: the failure within its command, the command within its session", () => {
    expect(outline("dism/winpe-two-failures.log").slice(2)).toEqual([
      "25-36 Dism.exe /image:C:\\ /add-package /packagepath:D:\\kb.cab | 2021-06-08 11:02:30.000 · failed",
      "  30-35 Command add-package | failed",
      "    32-32 CBS_E_SOURCE_MISSING (0x800f081f) | error",
    ]);
  });
});
