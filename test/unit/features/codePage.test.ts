import { describe, expect, it } from "vitest";
import { explainCode } from "../../../server/src/service";
import { renderCodePage } from "../../../server/src/service/features/codePage";
import { builtInKnowledge } from "../../../server/src/service/knowledge";

const page = (code: string, ids: readonly string[] = []): string =>
  renderCodePage(
    explainCode(code),
    ids.map((id) => builtInKnowledge().byId(id)!),
  ) ?? "";

describe("the page of a code", () => {
  it("says first what the best reading means, and from where it is known", () => {
    const text = page("-1026");
    expect(text).toMatch(/^# 0xFFFFFBFE JET_errRecordTooBig\n\n[A-Z]/);
    expect(text).toContain("- Family: ESE");
    expect(text).toContain("- Source: esent.h");
  });

  it("says what is inferred, and what has no published name", () => {
    const text = page("0x8024A105");
    expect(text).toMatch(/^# 0x8024A105\n\n/);
    expect(text).toMatch(/How we read it: .*inferred/);
    expect(text).not.toMatch(/WU\\?_E\\?_/);
  });

  it("lists the other readings under their names", () => {
    const text = page("0x80072F8F");
    expect(text).toMatch(/^# 0x80072F8F ERROR_WINHTTP_SECURE_FAILURE\n/);
    expect(text).toMatch(/## Other readings\n\n### WININET_E_DECODING_FAILED\n/);
  });

  it.each([
    ["5", ["`0x80070005` in hexadecimal", "`-2147024891` as a signed decimal", "`5` or `0x5` without the HRESULT"]],
    ["0xE0000228", ["`0x800F0228` in hexadecimal", "`0xE0000228` by SetupAPI"]],
    ["0xd0000034", ["`0xC0000034` in hexadecimal", "`0xD0000034` as an HRESULT"]],
  ])("tells how logs write %s", (code, spellings) => {
    for (const spelling of spellings) expect(page(code)).toContain(spelling);
  });

  it("claims no other spelling for a small number of a numbering of its own", () => {
    expect(page("CR_REMOVE_VETOED")).not.toContain("How logs write it");
  });

  it("links the remedies, with their risk", () => {
    expect(page("-1026", ["kb940276"])).toMatch(
      /## What helps\n\n- \[KB940276: .*\]\(\.\.\/remedies\/kb940276\.md\): Needs care: /,
    );
    expect(page("-1026")).not.toContain("What helps");
  });

  it("is not there for what is no code", () => {
    expect(renderCodePage(explainCode("no code at all"), [])).toBeUndefined();
  });
});
