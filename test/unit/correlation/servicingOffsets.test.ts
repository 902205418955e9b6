import { describe, expect, it } from "vitest";
import { offsetsOf } from "../../../server/src/service/correlation/facts";
import { formatLocal } from "../../../server/src/service/formats/time";
import { fixture, logOf } from "../../support/core";

const offsets = (text: string) => offsetsOf(logOf(text)).map(({ time, offset }) => `${formatLocal(time)} ${offset}`);
const csi = (local: string, utc: string, n: number) =>
  `${local}, Info                  CSI    0000000${n}@${utc} Performing 1 operations`;

describe("the offset from UTC that CBS.log states", () => {
  it.each([
    ["win10-update-installed", "2020-05-18T10:02:11.000 330"],
    ["win81-disk-full", "2018-10-23T21:14:40.000 -420"],
    ["win7-sfc-cannot-repair", "2013-02-05T18:40:02.000 60"],
    ["server2022-restorehealth-no-source", "2022-08-30T09:11:30.000 540"],
    ["win7-benign-failures", "2015-07-09T23:59:10.000 -180"],
  ])("%s, by the stamps of CSI or the ids of sessions", (name, expected) => {
    expect(offsets(fixture(`cbs/${name}.log`))).toEqual([expected]);
  });

  it("is stated again where summer time begins", () => {
    const log = [
      csi("2021-03-28 01:59:40", "2021/3/28:00:59:40.120", 1),
      csi("2021-03-28 01:59:50", "2021/3/28:00:59:50.120", 2),
      csi("2021-03-28 03:00:05", "2021/3/28:01:00:05.120", 3),
    ].join("\r\n");
    expect(offsets(log)).toEqual(["2021-03-28T01:59:40.000 60", "2021-03-28T03:00:05.000 120"]);
  });

  it("is stated by the universal time that a start names, and by what comes after it no second time", () => {
    const log = [
      "2022-09-14 10:12:41, Info                  CBS    Universal Time is: 2022-09-14 01:12:41.123",
      csi("2022-09-14 10:12:44", "2022/9/14:01:12:44.120", 1),
    ].join("\r\n");
    expect(offsets(log)).toEqual(["2022-09-14T10:12:41.000 540"]);
  });

  it("is not read from a stamp hours off that no zone has", () => {
    expect(offsets(csi("2021-03-28 01:59:40", "2021/3/25:00:59:40.120", 1))).toEqual([]);
    expect(offsets(csi("2021-03-28 01:59:40", "2021/3/28:00:52:10.120", 1))).toEqual([]);
  });
});
