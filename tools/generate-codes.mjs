// Writes server/src/service/codes/data/*.generated.ts from the code facts (tab-separated number, symbol, source).
//
//   node tools/generate-codes.mjs FACTS_DIR [OUT_DIR [ADDED_DIR]]
//
// FACTS_DIR holds the *.tsv files named in `families` below; their first line is a header that starts with `#` and names
// the columns. A family none of whose files is there is left alone; a malformed row stops the run with its file and line.
// ADDED_DIR/*.tsv (code-facts beside this tool) adds rows by the name of the family: numbers and names from headers of Debian's
// mingw-w64-common and from single pages; a family without files of its own consists of these.
// The form of the rows is described at `FactTable` in server/src/service/codes/table.ts, which reads them.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One output file a family: where its rows come from and which column holds the number it is looked up by. */
const families = [
  { out: "win32", name: "Win32", files: ["win32.tsv", "win32_sdk_extra.tsv"], number: "dec" },
  { out: "hresult", name: "HRESULT", files: ["hresult.tsv", "hresult_sdk_extra.tsv"], number: "hex" },
  { out: "ntstatus", name: "NTSTATUS", files: ["ntstatus.tsv", "ntstatus_sdk_extra.tsv"], number: "hex" },
  { out: "setupapi", name: "SetupAPI", files: ["setupapi.tsv", "setupapi_sdk_extra.tsv"], number: "hex" },
  { out: "windows-update", name: "Windows Update", files: ["windows_update.tsv"], number: "hex" },
  { out: "update-exe", name: "update.exe", files: ["update_exe.tsv"], number: "hex" },
  { out: "ese", name: "ESE", files: ["ese_jet.tsv", "ese_jet_sdk_extra.tsv"], number: "hex" },
  { out: "cbs", name: "CBS", files: ["cbs.tsv"], number: "hex" },
  { out: "bits", name: "BITS", files: ["bits.tsv", "bits_sdk_extra.tsv"], number: "hex" },
  { out: "winhttp", name: "WinHTTP", files: ["inet.tsv"], number: "dec", only: ["family", /^WINHTTP$/] },
  { out: "wininet", name: "WinINet", files: ["inet.tsv"], number: "dec", only: ["family", /^WININET$/] },
  { out: "configret", name: "CONFIGRET", files: ["cfgmgr32_cr.tsv"], number: "dec" },
  { out: "device-problem", name: "Device problem", files: ["device_problem_codes.tsv"], number: "dec" },
  { out: "delivery-optimization", name: "Delivery Optimization", files: ["delivery_optimization.tsv"], number: "hex" },
  { out: "mosetup", name: "Windows Setup", files: ["mosetup.tsv"], number: "hex" },
  { out: "dism", name: "DISM", files: ["dism_wim.tsv"], number: "hex", only: ["hex", /^0x(?!C142)/] },
  { out: "wimgapi", name: "WIMGAPI", files: ["dism_wim.tsv"], number: "hex", only: ["hex", /^0xC142/] },
  { out: "configmgr", name: "Configuration Manager", files: ["configmgr.tsv"], number: "hex" },
  { out: "wmi", name: "WMI", files: ["wmi.tsv"], number: "hex" },
  { out: "vss", name: "Volume Shadow Copy", files: ["vss.tsv"], number: "hex" },
  { out: "licensing", name: "Software licensing", files: ["software_licensing.tsv"], number: "hex" },
  { out: "facilities", name: "Facility", files: ["facilities.tsv"], number: "dec" },
  { out: "setup-phase", name: "Windows Setup phase", files: ["mosetup_extend.tsv"], number: "hex", prefix: "phase " },
  {
    out: "setup-operation",
    name: "Windows Setup operation",
    files: ["mosetup_extend.tsv"],
    number: "hex",
    prefix: "op ",
  },
  { out: "dotnet", name: ".NET", files: [], number: "hex" },
  { out: "delta-patching", name: "Delta patching", files: [], number: "hex" },
  { out: "network-setup", name: "Network setup", files: [], number: "hex" },
  { out: "self-registration", name: "Self-registration", files: [], number: "hex" },
  { out: "iis-metabase", name: "IIS metabase", files: [], number: "hex" },
  { out: "ndis", name: "NDIS", files: [], number: "hex" },
  { out: "exception", name: "Exception", files: [], number: "hex" },
];

/** The only rows of the WIMGAPI and DISM provider table that other sources confirm; the rest is said to be unverified. */
const confirmedWim = new Set([0xc1420113, 0xc1420117, 0xc1420121, 0xc1420127, 0xc1510114]);

/** The source as shown to the user. */
function sourceOf(row, value) {
  if (/UNVERIFIED/.test(row.licence ?? "")) {
    return confirmedWim.has(value) ? "third-party table and other public quotes" : "third-party table, unverified";
  }
  if (row.source === "third-party table") return "third-party table; Microsoft publishes none";
  return row.source.replace(/ \(values from MS-ERREF[^)]*\)/, "").replace(/^learn: /, "learn.microsoft.com: ");
}

/** The rows of one TSV file as objects keyed by the names of its header. */
function readRows(path) {
  const [head = "", ...lines] = readFileSync(path, "utf8").split(/\r?\n/);
  const columns = head.replace(/^#\s*/, "").split("\t");
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    const cells = line.split("\t");
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
    return [{ ...row, where: `${path}:${index + 2}` }];
  });
}

/** The number of a row, unsigned 32 bits; `-1026` and `0xFFFFFBFE` give the same. */
function numberOf(row, column) {
  const text = row[column] ?? "";
  const value = Number(text);
  if (!/^(0x[0-9A-Fa-f]{1,8}|-?\d{1,10})$/.test(text) || value > 0xffffffff || value < -0x80000000) {
    throw new Error(`${row.where}: no number in column "${column}": ${JSON.stringify(text)}`);
  }
  return value >>> 0;
}

/** The symbols of a row: none where the facts give a remark instead of a name, several for `A / B`. */
function symbolsOf(row) {
  const names = (row.symbol ?? "").split(" / ").map((name) => name.replace(/ \(.*$/, "").trim());
  return names.map((name) => (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name : ""));
}

/** The rows of one source in the compact form: distance to the number before, length shared with the symbol before, rest. */
function pack(rows) {
  const sorted = rows.map((row, order) => ({ ...row, order })).sort((a, b) => a.value - b.value || a.order - b.order);
  let lastValue = 0;
  let lastSymbol = "";
  return sorted
    .map(({ value, symbol }) => {
      let shared = 0;
      while (shared < 35 && shared < symbol.length && symbol[shared] === lastSymbol[shared]) shared++;
      const text = `${(value - lastValue).toString(36)}:${shared.toString(36)}${symbol.slice(shared)}`;
      lastValue = value;
      lastSymbol = symbol;
      return text;
    })
    .join(",");
}

/** The rows of a file that belong to a family, their number without the word before it. */
function factRows(family, path) {
  const { number, prefix = "", only } = family;
  const rows = readRows(path).filter((row) => only === undefined || only[1].test(row[only[0]]));
  if (prefix === "") return rows;
  return rows.flatMap((row) =>
    row[number].startsWith(prefix) ? [{ ...row, [number]: row[number].slice(prefix.length) }] : [],
  );
}

/** The text of a generated file, or undefined when FACTS_DIR has none of the family's files (or no row is added to it). */
function generate(family, facts, addedRows) {
  const files = family.files.filter((file) => existsSync(join(facts, file)));
  if (files.length === 0 && family.files.length > 0) return undefined;
  const added = addedRows.filter((row) => row.family === family.name);
  if (files.length + added.length === 0) return undefined;
  const bySource = new Map();
  for (const row of [...files.flatMap((file) => factRows(family, join(facts, file))), ...added]) {
    const value = numberOf(row, added.includes(row) ? "hex" : family.number);
    const source = sourceOf(row, value);
    for (const symbol of symbolsOf(row)) {
      const part = bySource.get(source) ?? [];
      part.push({ value, symbol });
      bySource.set(source, part);
    }
  }
  const parts = [...bySource].map(
    ([source, rows]) => `    { source: ${JSON.stringify(source)}, rows: ${JSON.stringify(pack(rows))} },`,
  );
  const constant = family.out.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return [
    `// Generated by tools/generate-codes.mjs from ${[...files, ...names(added)].join(", ")}; do not edit.`,
    'import type { FactTable } from "../table";',
    "",
    `export const ${constant}: FactTable = {`,
    `  family: ${JSON.stringify(family.name)},`,
    "  parts: [",
    ...parts,
    "  ],",
    "};",
    "",
  ].join("\n");
}

/** The names of the files that rows stand in, each once. */
function names(rows) {
  return [...new Set(rows.map((row) => `code-facts/${basename(row.where.replace(/:\d+$/, ""))}`))];
}

const [facts, out, addedFolder] = process.argv.slice(2);
if (!facts || !existsSync(facts)) {
  console.error("usage: node tools/generate-codes.mjs FACTS_DIR [OUT_DIR [ADDED_DIR]]");
  process.exit(2);
}
const target = out ?? join(dirname(fileURLToPath(import.meta.url)), "../server/src/service/codes/data");
mkdirSync(target, { recursive: true });
try {
  const folder = addedFolder ?? join(dirname(fileURLToPath(import.meta.url)), "code-facts");
  const added = readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .flatMap((file) => readRows(join(folder, file)));
  for (const family of families) {
    const text = generate(family, facts, added);
    if (text !== undefined) writeFileSync(join(target, `${family.out}.generated.ts`), text);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
