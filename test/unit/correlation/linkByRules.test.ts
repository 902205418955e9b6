import { describe, expect, it } from "vitest";
import { summariesOf } from "../../../server/src/service/correlation";
import { withoutCopies } from "../../../server/src/service/correlation/copies";
import { createGroups } from "../../../server/src/service/correlation/groupSet";
import { linkByRules } from "../../../server/src/service/correlation/linkByRules";
import { linkRules } from "../../../server/src/service/correlation/links";
import { errorKeys, type LinkRule } from "../../../server/src/service/correlation/links/rule";
import { failuresOf } from "../../../server/src/service/correlation/nodes";
import { timeScaleOf } from "../../../server/src/service/correlation/timeScale";
import { documentOf } from "../../support/core";
import { cbs, dism, type Logs } from "./links/texts";

/** Groups that a rule makes of some logs: lines of the statements, and behind a bar how many links there are. */
function groups(logs: Logs, ...rules: readonly LinkRule[]): string[] {
  const summaries = Object.entries(logs).flatMap(([name, text]) => summariesOf(documentOf(text, `file:///d/${name}`)));
  const made = createGroups();
  linkByRules(
    summaries,
    timeScaleOf(summaries),
    { entered: [], others: withoutCopies(failuresOf(summaries)) },
    made,
    rules,
  );
  return made
    .all()
    .map(({ nodes, links }) => {
      const places = nodes.flatMap(({ log, statements }) =>
        statements.map(({ range }) => `${log.uri.split("/").at(-1)}:${range.start.line + 1}`),
      );
      return `${places.sort().join(" ")} | ${links.length}`;
    })
    .sort();
}

const sameError: LinkRule = {
  id: "test",
  callers: ["dism-log"],
  called: ["cbs-log"],
  reach: { before: 60_000, after: 0 },
  keysOf: errorKeys,
  link: ({ statements: [at] }, { statements: [to] }) => ({ at: at!, to: to!, evidence: "The same error." }),
};

const failing = (clock: string, code = "0x800f081f"): string =>
  `${clock} Error: DISM Package Manager: PID=7 TID=8 Failed finalizing changes. - CDISMPackageManager::Internal_Finalize(hr:${code})`;
const start = (clock: string): string => `${clock} DISM.EXE: <----- Starting Dism.exe session ----->`;
const failed = (clock: string, code = "0x800f081f"): string =>
  `${clock} Exec: Failed to resolve the package. [HRESULT = ${code} - X]`;

describe("linking by rules", () => {
  it("every rule has an id of its own, and names what it links", () => {
    expect(new Set(linkRules.map(({ id }) => id)).size).toBe(linkRules.length);
    for (const { callers, called } of linkRules) expect([callers.length > 0, called.length > 0]).toEqual([true, true]);
  });

  it("candidates share a key and lie within reach", () => {
    const logs = (clock: string, code?: string): Logs => ({
      "CBS.log": cbs(failed(clock, code)),
      "dism.log": dism(failing("10:00:00")),
    });
    expect(groups(logs("09:59:30"), sameError)).toEqual(["CBS.log:1 dism.log:1 | 1"]);
    expect(groups(logs("09:58:30"), sameError)).toEqual(["CBS.log:1 | 0", "dism.log:1 | 0"]);
    expect(groups(logs("10:00:01"), sameError)).toEqual(["CBS.log:1 | 0", "dism.log:1 | 0"]);
    expect(groups(logs("09:59:30", "0x80070070"), sameError)).toEqual(["CBS.log:1 | 0", "dism.log:1 | 0"]);
    expect(groups(logs("09:59:30"))).toEqual(["CBS.log:1 | 0", "dism.log:1 | 0"]);
  });

  it("a failure may be linked with several, and stays in one group", () => {
    const logs = {
      "CBS.log": cbs(failed("09:59:30")),
      "CbsPersist_20210614.log": cbs(failed("09:59:40")),
      "dism.log": dism(failing("10:00:00")),
    };
    expect(groups(logs, sameError)).toEqual(["CBS.log:1 CbsPersist_20210614.log:1 dism.log:1 | 2"]);
  });

  it("a rule that chooses takes the nearest, unless another one shares more", () => {
    const logs = {
      "CBS.log": cbs(failed("09:59:30")),
      "CbsPersist_20210614.log": cbs(failed("09:59:40")),
      "dism.log": dism(failing("10:00:00")),
    };
    const nearest: LinkRule = { ...sameError, choose: "nearest" };
    expect(groups(logs, nearest)).toEqual(["CBS.log:1 | 0", "CbsPersist_20210614.log:1 dism.log:1 | 1"]);
    const strong: LinkRule = {
      ...nearest,
      link: (caller, called, scale) => ({
        ...sameError.link(caller, called, scale)!,
        strength: called.log.uri.endsWith("CBS.log") ? 1 : 0,
      }),
    };
    expect(groups(logs, strong)).toEqual(["CBS.log:1 dism.log:1 | 1", "CbsPersist_20210614.log:1 | 0"]);
  });

  it("a caller that failures of several incidents explain is divided where the next one begins", () => {
    const perStatement: LinkRule = {
      ...sameError,
      link: (caller, called, scale) => {
        const [to] = called.statements;
        const at = caller.statements.find(({ time }) => {
          const delay = scale.between({ log: called.log, time: to!.time }, { log: caller.log, time });
          return delay >= 0 && delay < 5_000;
        });
        return at && { at, to: to!, evidence: "The same error." };
      },
    };
    const logs = {
      "CBS.log": cbs(failed("10:00:00")),
      "CbsPersist_20210614.log": cbs(failed("10:00:20")),
      "dism.log": dism(
        start("09:59:00"),
        failing("10:00:01"),
        failing("10:00:02"),
        failing("10:00:21"),
        failing("10:00:22"),
      ),
    };
    expect(groups(logs, perStatement)).toEqual([
      "CBS.log:1 dism.log:2 dism.log:3 | 1",
      "CbsPersist_20210614.log:1 dism.log:4 dism.log:5 | 1",
    ]);
  });

  it("attempts that stay alone are one failure again", () => {
    const sessions = [start("09:00:00"), failing("09:00:05"), start("09:10:00"), failing("09:10:05")];
    const logs = {
      "CBS.log": cbs(failed("10:00:00")),
      "dism.log": dism(...sessions, start("10:00:00"), failing("10:00:01")),
    };
    const found = groups(logs, sameError);
    expect(found).toContain("CBS.log:1 dism.log:6 | 1");
    expect(found.flatMap((each) => each.match(/dism\.log:\d/g) ?? []).sort()).toEqual([
      "dism.log:2",
      "dism.log:4",
      "dism.log:6",
    ]);
  });
});

describe("times of several logs on one scale", () => {
  const log = (uri: string, offsets: readonly number[]): Parameters<typeof timeScaleOf>[0][number] => ({
    uri,
    name: uri,
    view: 0,
    format: "cbs-log",
    isQuoted: false,
    entryCount: 9,
    runs: [],
    findings: [],
    facts: [],
    offsets: offsets.map((offset, line) => ({ time: line * 3_600_000, offset, line, text: "x" })),
  });
  const hour = 3_600_000;

  it("are compared by UTC where both logs state their offset, else by the wall clock", () => {
    const [east, utc, silent] = [log("a", [120]), log("b", [0]), log("c", [])];
    const scale = timeScaleOf([east, utc, silent]);
    expect(scale.between({ log: utc, time: hour }, { log: east, time: 3 * hour })).toBe(0);
    expect(scale.between({ log: east, time: hour }, { log: east, time: 3 * hour })).toBe(2 * hour);
    // The two contradict each other, so nothing is known of the third.
    expect(scale.instantOf({ log: silent, time: 0 })).toBeUndefined();
    expect(scale.between({ log: silent, time: 0 }, { log: east, time: 0 })).toBe(0);
    expect(scale.between({ log: east, time: Number.NaN }, { log: utc, time: hour })).toBeNaN();
  });

  it("a log that states nothing has the offset of the others of its machine", () => {
    const scale = timeScaleOf([log("a", [120]), log("c", [])]);
    expect(scale.instantOf({ log: log("c", []), time: 0 })).toBe(-2 * hour);
  });
});
