import { expect, it } from "vitest";
import { withoutDetailMarks } from "../../../server/src/service/text/detailMarks";

it.each([
  ["  # WARNING: Exit code = 0x8024402C", "WARNING: Exit code = 0x8024402C"],
  ["* END * Finding updates", "END * Finding updates"],
  ["*FAILED* [80073712] Completed install", "*FAILED* [80073712] Completed install"],
  [">>##  RESUMED  ## Handler", "RESUMED  ## Handler"],
  ["***", ""],
])("%j is shown as %j", (message, shown) => expect(withoutDetailMarks(message)).toBe(shown));
