/**
 * The facts of one family in the compact form that tools/generate-codes.mjs writes.
 *
 * `rows` holds one row a number and symbol, sorted by number, joined by commas; a row is
 * `<distance to the number before, base 36>:<characters shared with the symbol before, one base 36 digit><rest>`.
 * A row without a symbol states that the number belongs to the family and has no published name.
 */
export interface FactTable {
  readonly family: string;
  readonly parts: readonly { readonly source: string; readonly rows: string }[];
}

/** What a family knows about one number; `symbols` is empty when the number has no published name, else best name first. */
export interface Fact {
  readonly value: number;
  readonly symbols: readonly string[];
  readonly source: string;
}

/** A family ready for look-up. */
export interface CodeTable {
  readonly family: string;
  readonly byValue: ReadonlyMap<number, Fact>;
}

/** Names the headers give besides a more telling one, for numbers with several names. */
const preferredNames: ReadonlySet<string> = new Set([
  "ERROR_SUCCESS",
  "ERROR_INVALID_FUNCTION",
  "ERROR_INVALID_DATA",
  "ERROR_OUTOFMEMORY",
  "ERROR_INVALID_NAME",
  "STATUS_SUCCESS",
  "STATUS_ABANDONED",
  "CBS_E_CANNOT_UNINSTALL",
  "CBS_E_NO_OPTIONAL_CONTENT_FOUND_FOR_BUILD",
  "CR_INVALID_DEVNODE",
  "CR_NO_SUCH_DEVNODE",
  "JET_errDatabaseDirtyShutdown",
  "JET_errNullInvalid",
]);

/** Ends of a range, not names of an error (winerror.h style). */
const rangeName = /_(?:FIRST|LAST|BASE|MASK|BEGIN|END)$/;

function rank(symbol: string): number {
  if (preferredNames.has(symbol)) return 0;
  return rangeName.test(symbol) ? 2 : 1;
}

/** Reads the compact rows; a table that was tampered with gives fewer rows, never an error. */
export function readTable(table: FactTable): CodeTable {
  const byValue = new Map<number, { value: number; symbols: string[]; source: string }>();
  for (const { source, rows } of table.parts) {
    let value = 0;
    let symbol = "";
    for (const row of rows.split(",")) {
      const colon = row.indexOf(":");
      if (colon < 0) continue;
      value += Number.parseInt(row.slice(0, colon), 36);
      symbol = symbol.slice(0, Number.parseInt(row[colon + 1] ?? "0", 36)) + row.slice(colon + 2);
      const known = byValue.get(value);
      if (known === undefined) byValue.set(value, { value, symbols: symbol === "" ? [] : [symbol], source });
      else if (symbol !== "" && !known.symbols.includes(symbol)) known.symbols.push(symbol);
    }
  }
  for (const fact of byValue.values()) if (fact.symbols.length > 1) fact.symbols.sort((a, b) => rank(a) - rank(b));
  return { family: table.family, byValue };
}
