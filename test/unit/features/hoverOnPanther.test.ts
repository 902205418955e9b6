import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { at } from "../../support/markers";

const service = createLogLanguageService();
const stamp = "2022-02-14 19:05:41, ";

function hover(line: string, marked: string): string {
  const first = `${stamp}Info                  MOUPG  SetupHost is ready`;
  const document = createLogDocument("file:///setupact.log", `${first}\r\n${stamp}${line}\r\n`);
  const found = service.getHover(document, at(document, marked));
  return (found?.contents as MarkupContent | undefined)?.value ?? "";
}

describe("hovers on the marks of a Windows Setup log", () => {
  it.each([
    [
      "the id of a message",
      "Error      [0x0f0082] SYSPRP Cannot go on",
      "[0x0f$00082]",
      /message id.*`\[0x0f0082\]`[\s\S]*no error code/,
    ],
    [
      "GetLastError",
      "Error                 SP     Result = 0x80070570[gle=0x00000002]",
      "[g$0le=",
      /Last error.*`gle`[\s\S]*left over/,
    ],
    ["the program that wrote a line", "Info                         [windeploy.exe] Begin", "[win$0deploy", /Process/],
    ["a component", "Error                 MIG    Cannot go on", "M$0IG    Cannot", /migration engine/],
  ])("%s", (_why, line, marked, says) => expect(hover(line, marked)).toMatch(says));

  it("the code that stands in gle is a code, and other words are none", () => {
    expect(hover("Error                 SP     x[gle=0x00000570]", "0x0000$00570")).toMatch(/ERROR_FILE_CORRUPT/);
    expect(hover("Info                  SP     Section [Setup] of 3 [0x12]", "[Se$0tup]")).toBe("");
  });
});
