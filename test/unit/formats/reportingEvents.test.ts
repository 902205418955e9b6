import { describe, expect, it } from "vitest";
import type { LogFormat } from "../../../server/src/service/formats/format";
import { reportingEventsFormat } from "../../../server/src/service/formats/reportingEvents";
import { type Log, parseLog, runsOf } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { entriesOf, fixture } from "../../support/core";

const parse = (text: string): Log => parseLog(createLogText(text), reportingEventsFormat as LogFormat);

const head = "{5B0D6C2E-71F4-4A83-9E15-D2C86047AB39}";
const update = "{E94A17D3-60BC-4F28-A5D1-3C7B82F0964E}";
const row = (columns: string): string => `${head}\t${columns.replaceAll("→", "\t")}`;

describe("rows of ReportingEvents.log", () => {
  it("thirteen columns: the event's name is the component, Failure an error, the offset lies east of Greenwich", () => {
    const text = row(
      `2022-03-01 06:07:08:090+0545→1→182 [AGENT_INSTALLING_FAILED]→101→${update}→201→80070643→wusa→Failure→Content Install→Text.→aB3.1.0`,
    );
    expect(entriesOf(parse(text))).toEqual([
      {
        line: 1,
        kind: 1,
        level: "error",
        time: "2022-03-01T06:07:08.090",
        zone: 345,
        component: "AGENT_INSTALLING_FAILED",
        message: `101\t${update}\t201\t80070643\twusa\tFailure\tContent Install\tText.\taB3.1.0`,
      },
    ]);
  });

  it("twelve columns: the event has a bare number, and the offset may lie west of Greenwich", () => {
    const text = row(
      `2009-12-24 23:59:59:999-0330→1→147→101→${update}→0→0→AutomaticUpdates→Success→Software Synchronization→Text.`,
    );
    expect(entriesOf(parse(text))).toMatchObject([
      { level: "info", time: "2009-12-24T23:59:59.999", zone: -210, component: "147" },
    ]);
  });

  it("tabs turned to blanks by a forum", () => {
    const text = row(
      `2022-03-01 06:07:08:090+0100→1→148 [AGENT_DETECTION_FAILED]→101→${update}→0→8024402c→<<PROCESS>>: a b.exe→Failure→Software Synchronization→Text.`,
    ).replaceAll("\t", " ");
    expect(entriesOf(parse(text))).toMatchObject([{ level: "error", component: "AGENT_DETECTION_FAILED", zone: 60 }]);
  });

  it("the word Failure in the text or the caller is no outcome", () => {
    const text = row(
      `2022-03-01 06:07:08:090+0100→1→183→101→${update}→0→0→Failure tool→Success→Content Install→Failure of old.`,
    );
    expect(entriesOf(parse(text))).toMatchObject([{ level: "info" }]);
  });

  it("a text of several lines is one row; a line behind a blank one is none", () => {
    const text = `${row(`2022-03-01 06:07:08:090+0100→1→183→101→${update}→0→0→a→Success→b→first`)}\r\nsecond\r\n\r\nthird`;
    expect(entriesOf(parse(text)).map(({ kind, endLine }) => [kind, endLine])).toEqual([
      [1, 2],
      [0, undefined],
    ]);
  });

  it.each([
    ["an offset is missing", `2022-03-01 06:07:08:090→1→183→101→${update}→0→0→a→Success→b→c`],
    ["cut off before the result", `2022-03-01 06:07:08:090+0100→1→183→101→${update}→0→`],
    ["a result of nine digits", `2022-03-01 06:07:08:090+0100→1→183→101→${update}→0→123456789→a→Success→b→c`],
    ["a month that cannot be", `2022-14-01 06:07:08:090+0100→1→183→101→${update}→0→0→a→Success→b→c`],
  ])("no row: %s", (_, columns) => {
    expect(entriesOf(parse(row(columns)))).toMatchObject([{ kind: 0 }]);
  });
});

it("an installation lasts from its start to its result, for each update", () => {
  const log = parse(fixture("reportingevents/win8-installs.log"));
  const [run] = runsOf(log);
  expect(log.format.operations(log, run!).map(({ first, last }) => [first, last])).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(log.format.operations(log, run!)[0]!.title).toContain("successfully installed");
});

it("a log that was read as UTF-16 has nothing but rows", () => {
  for (const name of ["win8-installs", "win10-install-fails", "german-detection-fails", "win10-download-fails"]) {
    const log = parse(fixture(`reportingevents/${name}.log`));
    expect(log.unrecognizedLines).toBe(0);
    expect(log.entryCount).toBeGreaterThan(4);
  }
});
