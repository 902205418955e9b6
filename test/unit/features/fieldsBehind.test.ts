import { describe, expect, it } from "vitest";
import { columnsOfEntry } from "../../../server/src/service/features/shared/columns";
import { sliceText } from "../../../server/src/service/text/logText";
import { fixture, lines, logOf } from "../../support/core";

const shown = (text: string, entry: number) => {
  const log = logOf(text);
  return columnsOfEntry(log, entry).map(({ kind, start, end }) => `${kind} ${sliceText(log.text, start, end)}`);
};

describe("fields behind the message of a record", () => {
  it("are found where they stand, for hovers and colours", () => {
    expect(shown(fixture("cmtrace/WUAHandler-success.log"), 0)).toEqual([
      "time 08:15:02.117+300",
      "component WUAHandler",
      "tid 4712",
    ]);
  });

  it("of a record over lines are those on its last one", () => {
    expect(shown(fixture("cmtrace/smsts-step-fails.log"), 7)).toEqual([
      "time 13:22:10.030+480",
      "component TSManager",
      "tid 1560",
    ]);
  });

  it("of the older syntax come in its order", () => {
    expect(shown(fixture("cmtrace/server-older-syntax.log"), 1)).toEqual([
      "component SMS_SAMPLE_MANAGER",
      "time 03-17-2021 06:00:04.100+300",
      "tid 3816",
    ]);
  });

  it("are absent where a record was never ended", () => {
    expect(shown(fixture("cmtrace/torn-at-both-ends.log"), 3)).toEqual([]);
  });

  it("leave the fields of other formats in front", () => {
    const text = lines(
      "2008-11-04→09:41:17:250→ 884→b10→Agent→*************\n2008-11-04→09:41:17:250→ 884→b10→Agent→x",
    );
    expect(shown(text, 0)).toEqual(["time 2008-11-04\t09:41:17:250", "pid 884", "tid b10", "component Agent"]);
  });
});
