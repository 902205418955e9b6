import { describe, expect, it } from "vitest";
import { levelNames } from "../../../server/src/service/formats/entries";
import {
  afterSearchPrefix,
  createServicingHeader,
  readServicingHeader,
} from "../../../server/src/service/formats/servicingLine";
import { formatLocal } from "../../../server/src/service/formats/time";

function read(line: string) {
  const header = createServicingHeader();
  if (!readServicingHeader(line, 0, line.length, header)) return undefined;
  return {
    time: formatLocal(header.time),
    level: levelNames[header.level],
    id: header.messageId,
    component: header.component,
    message: line.slice(header.message),
  };
}

const at = "2021-03-04 05:06:07";
const time = "2021-03-04T05:06:07.000";

describe("the columns of the servicing stack", () => {
  it.each([
    ["CBS", `${at}, Info                  CBS    Appl: done`, "info", -1, "CBS", "Appl: done"],
    ["six letters", `${at}, Warning               SYSPRP starts`, "warning", -1, "SYSPRP", "starts"],
    ["no component", `${at}, Error                        Failed to delete x`, "error", -1, "", "Failed to delete x"],
    ["message id", `${at}, Info       [0x0640ae] IBS    Starting`, "info", 0x0640ae, "IBS", "Starting"],
    ["message id alone", `${at}, Error      [0x08034d]        Gone`, "error", 0x08034d, "", "Gone"],
    ["two words of level", `${at}, Fatal Error           SP     Out of memory`, "error", -1, "SP", "Out of memory"],
    ["capitals", `${at}, ERROR                 SYSPRP Stopped`, "error", -1, "SYSPRP", "Stopped"],
    ["performance", `${at}, Perf                  CBS    Took 3 ms`, "verbose", -1, "CBS", "Took 3 ms"],
    ["indented message", `${at}, Info                  DPX      nested`, "info", -1, "DPX", "  nested"],
    ["indented without component", `${at}, Info                           nested`, "info", -1, "", "  nested"],
    ["blanks lost", `${at}, Info CSI 00000001 Begin`, "info", -1, "CSI", "00000001 Begin"],
    ["blanks lost, no component", `${at}, Error Failed to open`, "error", -1, "", "Failed to open"],
    ["no message", `${at}, Info                  CBS`, "info", -1, "CBS", ""],
    ["byte order mark", `\ufeff${at}, Info                  DISM   PID=12`, "info", -1, "DISM", "PID=12"],
    ["brackets that are no id", `${at}, Info                  MIG    [0x1] x`, "info", -1, "MIG", "[0x1] x"],
  ])("%s", (_, line, level, id, component, message) => {
    expect(read(line)).toEqual({ time, level, id, component, message });
  });

  it("leaves the line end out of the component", () => {
    expect(read(`${at}, Info                  CBS\r\n`)).toMatchObject({ component: "CBS", message: "\r\n" });
  });

  it.each([
    ["another level", `${at}, Debug                 CBS    x`],
    ["a level that goes on", `${at}, Information           CBS    x`],
    ["a month that cannot be", "2021-13-04 05:06:07, Info                  CBS    x"],
    ["a full stop before milliseconds", "2021-03-04 05:06:07.123, Info CBS x"],
    ["a comma before milliseconds", "2021-03-04 05:06:07,123 Info  CBS    x"],
    ["prose", "On Monday, Info was given to the CBS people."],
    ["no line", ""],
  ])("is not read from %s", (_, line) => {
    expect(read(line)).toBeUndefined();
  });
});

describe("lines copied by a search tool", () => {
  const line = `${at}, Info                  CBS    Appl: done`;
  it.each([
    ["findstr over several files", `C:\\Windows\\Logs\\CBS\\CbsPersist_20210304050607.log:`],
    ["a line number", "1234:"],
    ["both", "CBS.log:77:"],
  ])("%s", (_, prefix) => {
    expect(afterSearchPrefix(prefix + line, 0, prefix.length + line.length)).toBe(prefix.length);
  });
  it.each([
    ["a plain line", line],
    ["a sentence that quotes one", `He said: look at this:${line}`],
    ["a quoted time", `Note:${at}`],
  ])("%s has no prefix", (_, text) => {
    expect(afterSearchPrefix(text, 0, text.length)).toBe(0);
  });
});
