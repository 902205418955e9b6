import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../server/src/service/findings";
import { entryAt } from "../../server/src/service/log";
import { sliceText } from "../../server/src/service/text/logText";
import { entriesOf, logOf, root } from "../support/core";

const path = resolve(root, "../shared/corpus/plaso__sccm_various.log");
const present = existsSync(path);
if (!present) console.warn(`skipped: the corpus of real logs is not at ${path}`);

describe.skipIf(!present)("records of several clients of Configuration Manager", () => {
  const log = logOf(present ? readFileSync(path, "utf8") : "", "cmtrace-log");
  const entries = entriesOf(log);

  it("every line belongs to a typed entry, and each entry to one record", () => {
    expect(log.format.id).toBe("cmtrace-log");
    expect(log.unrecognizedLines).toBe(0);
    expect(entries).toHaveLength(10);
    expect(entries.map(({ kind }) => kind)).toEqual(entries.map(() => 1));
  });

  it("time, component and thread are those behind the text", () => {
    entries.forEach((entry, index) => {
      const { start, end } = entryAt(log, index);
      const fields = sliceText(log.text, start, end).split("]LOG]!>").at(-1)!;
      expect(fields).toContain(`component="${entry.component}"`);
      expect(fields).toContain(`thread="${Number.parseInt(entry.tid!, 16)}"`);
      expect(fields.replace('time="0', 'time="')).toContain(`time="${entry.time!.slice(11).replace(/^0/, "")}`);
    });
  });

  it("the file time inside a record shows that the bias is to be added to get UTC", () => {
    const created = /TIME_CREATED = "(\d+)"/.exec(sliceText(log.text, 0, log.text.length))![1]!;
    const utc = Number(BigInt(created) / 10_000n) - 11_644_473_600_000;
    const local = Date.parse(`${entries[2]!.time}Z`);
    expect(entries[0]!.zone).toBe(330);
    expect(Math.abs(local - entries[0]!.zone! * 60_000 - utc)).toBeLessThan(5000);
  });

  it("nothing in it is a failure", () => {
    expect(findingsOf(log)).toEqual([]);
  });
});
