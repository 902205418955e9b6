import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { explainCode } from "../../server/src/service/codes";

const root = resolve(import.meta.dirname, "../..");
const facts = resolve(root, "../shared/codes");
const present = existsSync(facts);
if (!present) console.warn(`skipped: the code facts are not at ${facts}`);

/** Files whose rows are not codes of the tables, with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  "remedies.tsv": "remedies, not codes",
  "facilities.tsv": "facility numbers, used to take unknown codes apart",
  "mosetup_extend.tsv": "phases and operations of a second number",
  "configmgr.tsv": "no public symbols",
};
const files = present ? readdirSync(facts).filter((file) => file.endsWith(".tsv") && !(file in leftOut)) : [];

interface Row {
  readonly where: string;
  readonly number: string;
  readonly symbol: string;
}

function rowsOf(file: string): Row[] {
  const [head = "", ...lines] = readFileSync(join(facts, file), "utf8").split(/\r?\n/);
  const columns = head.replace(/^# /, "").split("\t");
  const at = (cells: string[], name: string) => cells[columns.indexOf(name)] ?? "";
  return lines
    .filter((line) => line !== "")
    .map((line, index) => {
      const cells = line.split("\t");
      const symbol = at(cells, "symbol").replace(/ \(.*$/, "");
      return { where: `${file}:${index + 2}`, number: at(cells, "hex") || at(cells, "dec"), symbol };
    })
    .filter((row) => /^[A-Za-z]\w*$/.test(row.symbol));
}

const names = (input: string | number): readonly string[] =>
  explainCode(input).readings.flatMap((reading) => [reading.symbol ?? "", ...reading.aliases]);

describe.skipIf(!present)("the code facts", () => {
  it.each(files)("%s: every code has its symbol", (file) => {
    const missing = rowsOf(file).filter((row) => Number(row.number) !== 0 && !names(row.number).includes(row.symbol));
    expect(missing.map((row) => `${row.where} ${row.number} ${row.symbol}`)).toEqual([]);
  });

  it.each(files)("%s: every symbol has its code", (file) => {
    const missing = rowsOf(file).filter((row) => !names(row.symbol).includes(row.symbol));
    expect(missing.map((row) => `${row.where} ${row.symbol}`)).toEqual([]);
  });

  it("are what the generated tables were made from", () => {
    const out = mkdtempSync(join(tmpdir(), "codes-"));
    try {
      execFileSync(process.execPath, [join(root, "tools/generate-codes.mjs"), facts, out]);
      for (const file of readdirSync(out)) {
        const committed = readFileSync(join(root, "server/src/service/codes/data", file), "utf8");
        expect(committed === readFileSync(join(out, file), "utf8"), `${file} is out of date`).toBe(true);
      }
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
