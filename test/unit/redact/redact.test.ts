import { describe, expect, it } from "vitest";
import { createRedactor } from "../../../server/src/service/redact";
import { leftAlone } from "./leftAlone";
import { accounts, addresses, machines, profiles, type Row } from "./replaced";

const check = (text: string, expected: string, ...others: string[]): void => {
  // The others come first or last: where a name is learnt must not matter.
  const redactor = createRedactor([...others, text]);
  const result = redactor.apply(text);
  expect(result.replace(/\d+(?=\D|$)/g, "#")).toBe(expected.replace(/\d+(?=\D|$)/g, "#"));
  if (others.length === 0) expect(result).toBe(expected);
  expect(redactor.apply(result)).toBe(result);
};

describe.each<readonly [string, readonly Row[]]>([
  ["profiles", profiles],
  ["accounts", accounts],
  ["machines", machines],
  ["addresses", addresses],
])("%s are replaced", (_what, rows) => {
  it.each(rows)("%s", (text, expected, ...others) => check(text, expected, ...others));
});

describe("left alone", () => {
  it.each(leftAlone.map((text) => [text]))("%s", (text) => {
    expect(createRedactor([text]).apply(text)).toBe(text);
  });

  it("also in company of names", () => {
    const names = [
      String.raw`C:\Users\jdoe\x`,
      String.raw`\\files01\x`,
      "Domain: CONTOSO",
      "http://wsus01.contoso.com/",
    ];
    const redactor = createRedactor([...leftAlone, ...names]);
    for (const text of leftAlone) expect(redactor.apply(text)).toBe(text);
  });
});
