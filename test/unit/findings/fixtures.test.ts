import { describe, expect, it } from "vitest";
import { formatCanonical } from "../../../server/src/service/codes";
import { type Finding, findingsOf } from "../../../server/src/service/findings";
import { logFormats } from "../../../server/src/service/formats/registry";
import { cleanLogs, findingLines, fixture, logOf } from "../../support/core";

const read = cleanLogs.map(({ name, format }) => ({ name, format, findings: findingsOf(logOf(fixture(name))) }));
const isProblem = ({ severity }: Finding): boolean => severity !== "noise";

/** What tells one failure from another: the rule that judged it and the error that names its cause. */
function failureOf({ rule, codes, message }: Finding): string {
  return `${rule} ${codes[0] ? formatCanonical(codes[0].canonical) : message}`;
}

describe.each(logFormats)("the fixtures of $id", ({ id }) => {
  const own = read.filter(({ format }) => format === id);
  const quiet = own.filter(({ findings }) => !findings.some(isProblem));

  it("tell of a success: a log without any problem", () => {
    expect(quiet.map(({ name }) => name)).not.toEqual([]);
  });

  it("tell of three failures or more, each another one", () => {
    const errors = own.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "error"));
    expect(new Set(errors.map(failureOf)).size).toBeGreaterThanOrEqual(3);
  });

  it("hold what only looks like a failure, in a log of its own", () => {
    const noisy = quiet.filter(({ findings }) => findings.length > 0);
    expect(noisy.map(({ name }) => name)).not.toEqual([]);
    // The success is another log than the noise, so that neither is tested through the other.
    expect(quiet.length).toBeGreaterThanOrEqual(2);
  });
});

describe("logs with nothing but success or noise", () => {
  it.each<readonly [why: string, name: string, findings: readonly string[]]>([
    ["a printer and a hotfix that were installed: nothing is said", "setupapi/xp-success.log", []],
    [
      "catalogs tried, default actions, S_FALSE and a vetoed removal: each is an ordinary answer",
      "setupapi/2003-noise.log",
      [
        "noise 12 setupapi/default-action 0x800F020E",
        "noise 13 setupapi/catalog-tried 0x80070490",
        "noise 14 setupapi/catalog-tried 0x80070490",
        "noise 15 setupapi/default-action 0x800F020E",
        "noise 18 setupapi/succeeded",
        "noise 19 setupapi/restart-required",
        "noise 20 setupapi/restart-required 0x00000017",
      ],
    ],
    [
      "nothing to update, a cancelled installation, a service that stopped: no failure of an update",
      "reportingevents/win10-noise.log",
      [
        "noise 1 reporting/nothing-to-do 0x80240024",
        "noise 3 any/cancelled 0x8024000B",
        "noise 4 any/cancelled 0x8024001E",
      ],
    ],
    [
      "remarks of the INF checker, a signature tried twice, a publisher, default actions and restarts in sections that succeeded",
      "setupapi-dev/noise.dev.log",
      [
        "noise 20 setupapi-dev/inf-lint",
        "noise 25 setupapi-dev/section-succeeded 0x800B0109",
        "noise 30 setupapi-dev/publisher 0x800F0242",
        "noise 43 setupapi-dev/default-action 0x800F020E",
        "noise 46 setupapi-dev/restart-required 0x0000000E",
      ],
    ],
  ])("%s", (_why, name, findings) => {
    expect(findingLines(logOf(fixture(name)), ["error", "warning", "noise"])).toEqual(findings);
  });
});
