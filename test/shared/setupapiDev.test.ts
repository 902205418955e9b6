import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeBytes } from "../../server/src/decode";
import { findingsOf } from "../../server/src/service/findings";
import { runsOf } from "../../server/src/service/log";
import { documentOf, findingLines, root } from "../support/core";

const corpus = resolve(root, "../shared/corpus");
const present = existsSync(corpus);
if (!present) console.warn(`skipped: the corpus of real logs is not at ${corpus}`);
const logIn = (name: string) => {
  const { formatId, logs } = documentOf(decodeBytes(readFileSync(resolve(corpus, name))).text);
  expect(formatId).toBe("setupapi-dev-log");
  return logs[0]!.log;
};

describe.skipIf(!present)("real logs of SetupAPI, Windows Vista and later", () => {
  it.each([
    ["plaso__setupapi.dev.log", 194],
    ["plaso__setupapi.setup.log", 16],
    ["msdocs__setupapi_dev_policy_block.log", 1],
  ])("%s: %i sections, each with its times, and no line that is not understood", (name, sections) => {
    const log = logIn(name);
    expect(log.unrecognizedLines).toBe(0);
    expect(runsOf(log)).toHaveLength(sections);
    for (const { startTime, endTime } of runsOf(log)) expect(endTime).toBeGreaterThanOrEqual(startTime);
  });

  it("sections that all succeed have no error, and the remarks of the INF checker are no problem", () => {
    for (const name of ["plaso__setupapi.dev.log", "plaso__setupapi.setup.log"]) {
      const log = logIn(name);
      expect(findingLines(log, ["error"])).toEqual([]);
      expect(findingLines(log, ["warning"]).length).toBeLessThanOrEqual(6);
    }
  });

  it("an installation that a policy forbids is one failure", () => {
    const log = logIn("msdocs__setupapi_dev_policy_block.log");
    const [failure, ...others] = findingsOf(log).filter(({ severity }) => severity !== "noise");
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ severity: "error", rule: "setupapi-dev/section-failed" });
    expect(failure!.codes[0]!.readings[0]!.symbol).toBe("ERROR_DEVICE_INSTALL_BLOCKED");
  });
});
