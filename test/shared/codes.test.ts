import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type CodeExplanation, explainCode } from "../../server/src/service/codes";

const root = resolve(import.meta.dirname, "../..");
const facts = resolve(root, "../shared/codes");
const present = existsSync(facts);
if (!present) console.warn(`skipped: the code facts are not at ${facts}`);

/** Files whose rows are not codes with a symbol; all but the first have a check of their own below. */
const leftOut: Readonly<Record<string, string>> = {
  "remedies.tsv": "remedies, not codes",
  "facilities.tsv": "facility numbers: the parts of codes, no codes",
  "mosetup_extend.tsv": "phases and operations, which stand in a second number",
  "configmgr.tsv": "numbers without a public symbol",
};
const files = present ? readdirSync(facts).filter((file) => file.endsWith(".tsv") && !(file in leftOut)) : [];

/** Files some of whose rows have no symbol; their numbers are checked below. */
const partlyNamed: readonly string[] = ["dism_wim.tsv", "update_exe.tsv"];

/** Symbols whose code is not the one the columns of their row give, with the reason. */
const otherValues: Readonly<Record<string, { readonly value: string; readonly reason: string }>> = {
  S_FALSE: { value: "0x00000001", reason: "a success HRESULT, though the table lists it among the Win32 numbers" },
};

interface Row {
  readonly where: string;
  readonly cells: Readonly<Record<string, string>>;
}

function rowsOf(file: string): Row[] {
  const [head = "", ...lines] = readFileSync(join(facts, file), "utf8").split(/\r?\n/);
  const columns = head.replace(/^# /, "").split("\t");
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    const cells = line.split("\t");
    return [
      {
        where: `${file}:${index + 2}`,
        cells: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])),
      },
    ];
  });
}

/** The symbol of a row; undefined where it has a remark or nothing instead. */
function symbolOf({ cells }: Row): string | undefined {
  const symbol = (cells.symbol ?? "").replace(/ \(.*$/, "");
  return /^[A-Za-z]\w*$/.test(symbol) ? symbol : undefined;
}

const named = (file: string): Row[] => rowsOf(file).filter((row) => symbolOf(row) !== undefined);
const unnamed = (file: string): Row[] => rowsOf(file).filter((row) => symbolOf(row) === undefined);
const numberOf = ({ cells }: Row): string => cells.hex || cells.dec || "";
const namesIn = ({ readings }: CodeExplanation): readonly string[] =>
  readings.flatMap(({ symbol, aliases }) => [symbol ?? "", ...aliases]);
const padded = (number: number): string => `0x${(number >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;

/** The value the row's error has in all spellings, by the columns of the row itself. */
function expectedValue(row: Row): string {
  const other = otherValues[symbolOf(row) ?? ""];
  if (other !== undefined) return other.value;
  const number = Number(numberOf(row));
  return padded(number !== 0 && row.cells.as_hresult ? Number(row.cells.as_hresult) : number);
}

describe.skipIf(!present)("the code facts", () => {
  it.each(files)("%s: every code has its symbol", (file) => {
    const missing = named(file).filter((row) => !namesIn(explainCode(numberOf(row))).includes(symbolOf(row)!));
    expect(missing.map((row) => `${row.where} ${numberOf(row)} ${row.cells.symbol}`)).toEqual([]);
  });

  it("leave only these rows without a symbol", () => {
    expect(files.filter((file) => unnamed(file).length > 0)).toEqual(partlyNamed);
    expect(files.reduce((sum, file) => sum + named(file).length, 0)).toBeGreaterThan(11_900);
  });

  it.each(files)("%s: every symbol has its code", (file) => {
    const wrong = named(file).flatMap((row) => {
      const explanation = explainCode(symbolOf(row)!);
      const isRight = explanation.value === expectedValue(row) && namesIn(explanation).includes(symbolOf(row)!);
      return isRight ? [] : [`${row.where} ${symbolOf(row)} is ${explanation.value}, not ${expectedValue(row)}`];
    });
    expect(wrong).toEqual([]);
  });

  it("update_exe.tsv: numbers without a symbol belong to update.exe in all three spellings", () => {
    const rows = unnamed("update_exe.tsv");
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells } of rows) {
      for (const spelling of [cells.hex!, cells.dec!, cells.as_hresult!]) {
        const { value, readings } = explainCode(spelling);
        expect(value).toBe(padded(Number(cells.as_hresult)));
        expect(readings.map(({ family, symbol }) => [family, symbol])).toEqual([["update.exe", undefined]]);
        expect(readings[0]?.meaning).toBeDefined();
      }
    }
  });

  it("dism_wim.tsv: numbers without a symbol belong to WIMGAPI or DISM, and say what is unverified", () => {
    const rows = unnamed("dism_wim.tsv");
    expect(rows.length).toBe(36);
    // dismapi.h names one of them in a row of its own.
    const symbols = new Map(named("dism_wim.tsv").map((row) => [numberOf(row), symbolOf(row)]));
    const confirmed = ["0xC1420113", "0xC1420117", "0xC1420121", "0xC1420127", "0xC1510114"];
    for (const { cells } of rows) {
      const { value, readings } = explainCode(cells.hex!);
      const family = cells.hex!.startsWith("0xC142") ? "WIMGAPI" : "DISM";
      expect(value).toBe(cells.hex);
      expect(readings).toMatchObject([{ family, aliases: [], inferred: !confirmed.includes(cells.hex!) }]);
      expect(readings[0]?.symbol).toBe(symbols.get(cells.hex!));
      expect(readings[0]?.meaning, cells.hex).toMatch(/\w+ \w+/);
      expect(readings[0]?.source.endsWith("unverified")).toBe(readings[0]?.inferred);
    }
  });

  it("configmgr.tsv: every number belongs to Configuration Manager, as a signed decimal too", () => {
    const rows = rowsOf("configmgr.tsv");
    expect(rows.length).toBe(82);
    for (const { cells } of rows) {
      for (const spelling of [cells.hex!, cells.dec!]) {
        const { value, readings } = explainCode(spelling);
        expect(value).toBe(cells.hex);
        expect(readings.map(({ family, symbol }) => [family, symbol])).toEqual([["Configuration Manager", undefined]]);
        expect(readings[0]?.meaning, cells.hex).toMatch(/\w+ \w+/);
      }
    }
  });

  it("facilities.tsv: every facility has its number, and an unknown code of it names it", () => {
    const missing = rowsOf("facilities.tsv").flatMap(({ where, cells }) => {
      const facility = Number(cells.dec);
      // FACILITY_NT_BIT and the two above 0x7FF are no values of the field of 11 bits.
      if (facility > 0x7ff) return [];
      return cells.symbol!.split(" / ").flatMap((symbol) => {
        const [reading] = explainCode(symbol).readings;
        const tells = reading?.symbol === symbol && reading.meaning?.includes(`facility ${facility} `);
        const apart = explainCode((0x80000000 | (facility << 16) | 0x7bcd) >>> 0).readings[0];
        const names = facility === 25 || facility === 7 || apart?.via?.includes(symbol);
        return tells && names ? [] : [`${where} ${symbol}: ${apart?.via}`];
      });
    });
    expect(missing).toEqual([]);
  });

  it("mosetup_extend.tsv: every phase and operation is read in an extend code, and its name is known", () => {
    const rows = rowsOf("mosetup_extend.tsv");
    expect(rows.length).toBe(39);
    for (const { cells } of rows) {
      const [kind, number] = cells.hex!.split(" ");
      const code = kind === "phase" ? Number(number) * 0x10000 + 0x17 : 0x30000 + Number(number);
      const spelled = `0x${code.toString(16).toUpperCase().padStart(5, "0")}`;
      const { value, readings } = explainCode(`0xC1900101 - ${spelled}`);
      expect([value, readings[0]?.symbol]).toEqual(["0xC1900101", "MOSETUP_E_SETUP_PLATFORM"]);
      expect(readings[1]?.family).toBe("Windows Setup extend code");
      expect([readings[1]?.symbol, ...readings[1]!.aliases]).toContain(cells.symbol);
      expect(explainCode(cells.symbol!).readings[0]).toMatchObject({
        family: "Windows Setup extend code",
        symbol: cells.symbol,
      });
    }
  });

  it("are what the generated tables were made from", () => {
    const out = mkdtempSync(join(tmpdir(), "codes-"));
    try {
      execFileSync(process.execPath, [join(root, "tools/generate-codes.mjs"), facts, out]);
      const data = join(root, "server/src/service/codes/data");
      const generated = readdirSync(data).filter((file) => file.endsWith(".generated.ts"));
      expect(readdirSync(out).sort()).toEqual(generated.sort());
      for (const file of generated) {
        const isSame = readFileSync(join(data, file), "utf8") === readFileSync(join(out, file), "utf8");
        expect(isSame, `${file} is out of date`).toBe(true);
      }
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
