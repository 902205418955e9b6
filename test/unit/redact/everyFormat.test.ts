import { describe, expect, it } from "vitest";
import { createRedactor } from "../../../server/src/service/redact";
import { cleanLogs, documentOf, entriesOf, findingLines, fixture } from "../../support/core";

const severities = ["error", "warning", "noise"];

describe("a redacted log tells the same story", () => {
  it.each(cleanLogs)("$name", ({ name, format }) => {
    const text = fixture(name);
    const redactor = createRedactor([text]);
    const redacted = redactor.apply(text);
    expect(redactor.apply(redacted)).toBe(redacted);
    const [before, after] = [documentOf(text), documentOf(redacted)];
    expect(after.formatId).toBe(format);
    const [log, other] = [before.logs[0]!.log, after.logs[0]!.log];
    const fields = (each: typeof log) =>
      entriesOf(each).map(({ message: _message, section: _section, ...rest }) => JSON.stringify(rest));
    expect(fields(other)).toEqual(fields(log));
    expect(findingLines(other, severities)).toEqual(findingLines(log, severities));
  });
});
