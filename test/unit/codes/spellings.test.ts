import { describe, expect, it } from "vitest";
import { explainCode, findCodes, formatCanonical, nextCodeHint } from "../../../server/src/service/codes";
import { console } from "./spellings/console";
import { elsewhere } from "./spellings/elsewhere";
import { eventLog } from "./spellings/eventLog";
import { imaging } from "./spellings/imaging";
import { installer } from "./spellings/installer";
import { languages } from "./spellings/languages";
import { management } from "./spellings/management";
import type { Expected } from "./spellings/row";
import { servicing } from "./spellings/servicing";
import { setupapi } from "./spellings/setupapi";
import { setupapiDev } from "./spellings/setupapiDev";
import { svcpack } from "./spellings/svcpack";
import { updateClient } from "./spellings/updateClient";
import { windowsSetup } from "./spellings/windowsSetup";
import { windowsUpdate } from "./spellings/windowsUpdate";

const sets = {
  windowsUpdate,
  updateClient,
  svcpack,
  setupapi,
  setupapiDev,
  servicing,
  imaging,
  windowsSetup,
  installer,
  management,
  eventLog,
  console,
  languages,
  elsewhere,
};

describe.each(Object.entries(sets))("spellings in %s", (_, rows) => {
  it.each(rows.map((row) => [row[0], row.slice(1) as Expected[]] as const))("%s", (line, expected) => {
    const codes = findCodes(line);
    const named = (code: (typeof codes)[number]) => explainCode(code, { sentence: line }).readings[0]?.symbol ?? "-";
    expect(codes.map((code) => [code.text, formatCanonical(code.canonical), named(code)])).toEqual(expected);
    for (const code of codes) expect(line.slice(code.start, code.end)).toBe(code.text);
    expect(codes.length === 0 || nextCodeHint(line) !== -1).toBe(true);
  });
});

describe("the table of spellings", () => {
  it("has at least two hundred rows with a code, and some of every format", () => {
    const rows = Object.values(sets).map((set) => set.filter((row) => row.length > 1).length);
    expect(rows.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(200);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(12);
  });
});
