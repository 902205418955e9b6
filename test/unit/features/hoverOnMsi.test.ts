import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { msiWordAt } from "../../../server/src/service/vocabulary";
import { at } from "../../support/markers";

const service = createLogLanguageService();
const head =
  "=== Verbose logging started: 10/25/2021  8:00:00  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===\r\n";
const engine = (text: string): string => `MSI (s) (D4:88) [08:00:01:000]: ${text}`;

function hover(lines: readonly string[], marked: string): string {
  const document = createLogDocument("file:///msi.log", head + lines.map((line) => `${line}\r\n`).join(""));
  const found = service.getHover(document, at(document, marked));
  return (found?.contents as MarkupContent | undefined)?.value ?? "";
}

describe("hovers on words of Windows Installer", () => {
  const cases: readonly (readonly [why: string, line: string, marked: string, says: RegExp])[] = [
    [
      "a standard action",
      "Action start 8:00:02: InstallFinalize.",
      "Install$0Finalize",
      /action.*\n[\s\S]*Standard Actions/,
    ],
    ["in German", "Aktion beendet um 8:00:07: INSTALL. Rückgabewert 1.", "INS$0TALL", /Outermost action/],
    [
      "what an action returned",
      "Action ended 8:00:07: Do. Return value 3.",
      "value $03",
      /return value.*`3`[\s\S]*failed/,
    ],
    ["a value that ends a sequence", "Action ended 8:00:07: Do. Return value 5.", "value $05", /skipped.*inferred/],
    ["an action that is about to run", engine("Doing action: CostFinalize"), "Cost$0Finalize", /disk space/],
    [
      "an action of the script",
      engine("Executing op: ActionStart(Name=InstallFiles,Description=x)"),
      "Install$0Files",
      /Copies files/,
    ],
    ["an internal note", engine("Note: 1: 2205 2:  3: Error "), "22$005", /table.*does not exist[\s\S]*Error Messages/],
    ["a property", "Property(S): ALLUSERS = 1", "ALL$0USERS", /property[\s\S]*all users/],
    [
      "a property that changes",
      engine("PROPERTY CHANGE: Adding REBOOT property. Its value is 'R'."),
      "RE$0BOOT",
      /restarts/,
    ],
    ["who wrote a line", engine("x"), "MSI$0 (s)", /service/],
  ];

  it.each(cases)("%s", (_why, line, marked, says) => {
    expect(hover([engine("Cloaking enabled."), line], marked)).toMatch(says);
  });

  it("the letter of a bundle's line", () => {
    const line = "[0B1C:0F2A][2023-05-01T12:00:00]e000: Error 0x80070643: Failed to install MSI package.\r\n";
    const document = createLogDocument("file:///bundle.log", line.repeat(4));
    const found = service.getHover(document, at(document, "e0$000"));
    expect((found!.contents as MarkupContent).value).toMatch(/bundle.*an error, message 000/);
  });

  it("actions, properties and notes of a package itself are not explained, nor are names of other things", () => {
    expect(hover([engine("Doing action: ContosoPrepare")], "Contoso$0Prepare")).toBe("");
    expect(hover(["Property(S): CONTOSO_DIR = C:\\x"], "CONTOSO$0_DIR")).toBe("");
    expect(hover([engine("Note: 1: 9999 ")], "99$099")).toBe("");
    for (const name of ["constructor", "toString", "__proto__"])
      expect(msiWordAt(`Action start 8:00:02: ${name}.`, 24), name).toBeUndefined();
  });
});
