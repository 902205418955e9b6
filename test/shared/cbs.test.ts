import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { cbsFormat } from "../../server/src/service/formats/cbs";
import type { LogFormat } from "../../server/src/service/formats/format";
import { parseLog } from "../../server/src/service/log";
import { createLogText } from "../../server/src/service/text/logText";
import { entriesOf, root } from "../support/core";

const path = resolve(root, "../shared/corpus/loghub__Windows_2k_CBS.log");
const present = existsSync(path);
if (!present) console.warn(`skipped: the corpus of real logs is not at ${path}`);

describe.skipIf(!present)("CBS.log of Windows 7 with 2 000 records", () => {
  const text = present ? readFileSync(path, "utf8") : "";
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const entries = entriesOf(parseLog(createLogText(text), cbsFormat as LogFormat));

  it("one entry a record, each with the time, level, component and text of its columns", () => {
    expect(entries).toHaveLength(2000);
    entries.forEach(({ time, level, component, message, kind }, index) => {
      const line = lines[index]!;
      expect(kind).toBe(1);
      expect(time).toBe(`${line.slice(0, 10)}T${line.slice(11, 19)}.000`);
      expect(level).toBe(line.slice(21, 32).trim().toLowerCase());
      expect(component).toBe(line.slice(43, 50).trim());
      expect(message).toBe(line.slice(50).trimEnd());
    });
  });

  it("its offset from UTC is that of its CSI stamps and of all its session ids", () => {
    expect(new Set(entries.slice(1).map(({ zone }) => zone))).toEqual(new Set([480]));
  });
});
