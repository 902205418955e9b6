import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { at } from "../../support/markers";

const service = createLogLanguageService();

function record(bias: string, component = "WUAHandler"): string {
  return `<![LOG[Scan ended]LOG]!><time="10:22:50.842${bias}" date="03-17-2031" component="${component}" context="" type="1" thread="8744" file="a.cpp:1">\r\n`;
}

function hover(text: string, marked: string): string {
  const document = createLogDocument("file:///WUAHandler.log", text.repeat(3));
  const found = service.getHover(document, at(document, marked));
  return (found?.contents as MarkupContent | undefined)?.value ?? "";
}

describe("hovers on the fields of a CMTrace record", () => {
  it.each([
    ["-330", "2031-03-17T04:52:50.842Z", "+05:30"],
    ["-345", "2031-03-17T04:37:50.842Z", "+05:45"],
    ["-570", "2031-03-17T00:52:50.842Z", "+09:30"],
    ["-765", "2031-03-16T21:37:50.842Z", "+12:45"],
    ["+210", "2031-03-17T13:52:50.842Z", "-03:30"],
    ["+480", "2031-03-17T18:22:50.842Z", "-08:00"],
    ["+000", "2031-03-17T10:22:50.842Z", "+00:00"],
    ["-60", "2031-03-17T09:22:50.842Z", "+01:00"],
  ])("the time with a bias of %s is %s", (bias, utc, offset) => {
    const text = hover(record(bias), "10:22:$050.842");
    expect(text).toContain("**2031-03-17 10:22:50.842** local time");
    expect(text).toContain(`UTC: ${utc}`);
    expect(text).toContain(`offset ${offset}, stated in line 1`);
    expect(text).not.toContain("whole seconds");
  });

  it("a time without a bias is not given in UTC", () => {
    expect(hover(record(""), "10:22:$050.842")).toMatch(/UTC: unknown/);
  });

  it("the component is told with its source, one that no page knows is not", () => {
    expect(hover(record("+000"), 'component="WUA$0Handler')).toMatch(/Windows Update agent[\s\S]*Log file reference/);
    expect(hover(record("+000", "SampleAgent"), 'component="Sample$0Agent')).toMatch(/Meaning unknown/);
  });
});
