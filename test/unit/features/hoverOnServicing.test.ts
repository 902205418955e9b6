import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { fixture } from "../../support/core";
import { at } from "../../support/markers";

const service = createLogLanguageService();

function hover(name: string, marked: string): string {
  const document = createLogDocument(`file:///${name}`, fixture(name));
  const found = service.getHover(document, at(document, marked));
  return (found?.contents as MarkupContent | undefined)?.value ?? "";
}

const full = "cbs/win81-disk-full.log";

describe("hovers in CBS.log", () => {
  it.each([
    ["the component", "C$0SI    0000001d", /\*\*Component\*\* `CSI`[\s\S]*Component Servicing Infrastructure/],
    ["the mark of a failure", "($0F) STATUS_DISK_FULL", /`\(F\)`[\s\S]*failure/],
    ["the moment in UTC", "0000001d@2018/10/2$04:04:15:08", /moment in UTC/],
    ["an area of CBS", "Ex$0ec: Failed to commit", /steps of a job/],
    ["a state", "start state: Sta$0ged", /component store[\s\S]*DismPackageFeatureState/],
    ["a client", "initialized by client Windows$0UpdateAgent", /Windows Update agent/],
    ["a symbol is still a code", "STATUS_DISK_$0FULL", /no space left/],
    [
      "a session is still a key",
      "Session: 30698320_38$00997280 initialized",
      /session id[\s\S]*in UTC: 2018-10-24 04:14:42/,
    ],
    ["a package is still a key", "Package_for_KB446$02926~31bf3856ad364e35~amd64~~6.3.1.9, Identifier", /package/i],
  ])("%s", (_, marked, expected) => {
    expect(hover(full, marked)).toMatch(expected);
  });

  it("a word of the servicing stack has no such hover in another log", () => {
    expect(hover("dism/health-success.log", "Starting Di$0sm.exe session")).not.toMatch(/In CBS\.log/);
  });
});
