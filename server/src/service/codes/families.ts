import { partTables, tables } from "../data";
import { type CodeTable, type Fact, readTable } from "./table";

export type FamilyId = keyof typeof tables;
type PartId = keyof typeof partTables;

const read = new Map<FamilyId | PartId, CodeTable>();

function tableOf(id: FamilyId | PartId): CodeTable {
  let table = read.get(id);
  if (table === undefined) {
    table = readTable({ ...tables, ...partTables }[id]);
    read.set(id, table);
  }
  return table;
}

/** The name of a family as shown to the user, e.g. `Windows Update`. */
export function familyName(id: FamilyId): string {
  return tables[id].family;
}

/**
 * What a family knows about a number, in the family's own numbering: Win32, WinHTTP, WinINet, CONFIGRET and device problems
 * by their small number, SetupAPI by 0xE000xxxx, update.exe by 0xFxxx, ESE and all others by the unsigned 32 bits.
 * The table is read on the first look-up of the family.
 */
export function lookUp(id: FamilyId, value: number): Fact | undefined {
  return tableOf(id).byValue.get(value);
}

/** The names of an HRESULT facility (winerror.h), best known first; empty when the number is not assigned there. */
export function facilityNames(facility: number): readonly string[] {
  return tableOf("facilities").byValue.get(facility)?.symbols ?? [];
}

/** The names of all families, in the order in which a symbol is looked for. Reads all tables on first use. */
export function* allSymbols(): Generator<{ readonly symbol: string; readonly id: FamilyId; readonly value: number }> {
  for (const id of Object.keys(tables) as FamilyId[]) {
    for (const { value, symbols: names } of tableOf(id).byValue.values()) {
      for (const symbol of names) yield { symbol, id, value };
    }
  }
}

/** All facility names with their numbers, for a name that is asked for. */
export function facilityNumbers(): readonly Fact[] {
  return [...tableOf("facilities").byValue.values()];
}

/** The phase (high digit) or operation (low byte) of a Windows Setup extend code; undefined when Microsoft lists none. */
export function setupStep(kind: "phase" | "operation", number: number): Fact | undefined {
  return tableOf(kind === "phase" ? "setupPhase" : "setupOperation").byValue.get(number);
}

/** All phases or operations of Windows Setup's extend codes. */
export function setupSteps(kind: "phase" | "operation"): readonly Fact[] {
  return [...tableOf(kind === "phase" ? "setupPhase" : "setupOperation").byValue.values()];
}

/** What the names of the numbers around one begin with, e.g. `WU_E_AU_`; undefined when they have nothing in common. */
export function namesAround(id: FamilyId, value: number): string | undefined {
  for (const shift of [8, 12]) {
    const names: string[] = [];
    for (const fact of tableOf(id).byValue.values()) {
      if (fact.value >>> shift === value >>> shift && fact.symbols[0] !== undefined) names.push(fact.symbols[0]);
    }
    if (names.length >= 2) return commonStart(names);
  }
  return undefined;
}

/** The words that all names begin with, at least three of them (`WU_E_` tells no more than the family). */
function commonStart(names: readonly string[]): string | undefined {
  const words = names.map((name) => name.split("_"));
  const first = words[0] ?? [];
  let shared = 0;
  while (shared < first.length - 1 && words.every((each) => each[shared] === first[shared])) shared++;
  return shared >= 3 ? `${first.slice(0, shared).join("_")}_` : undefined;
}

let symbols: Map<string, { readonly id: FamilyId; readonly value: number }[]> | undefined;

/** Every family and number a symbol names; upper and lower case are the same. Reads all tables on first use. */
export function lookUpSymbol(symbol: string): readonly { readonly id: FamilyId; readonly value: number }[] {
  if (symbols === undefined) {
    symbols = new Map();
    for (const { symbol: name, id, value } of allSymbols()) {
      const key = name.toUpperCase();
      const places = symbols.get(key);
      if (places === undefined) symbols.set(key, [{ id, value }]);
      else places.push({ id, value });
    }
  }
  return symbols.get(symbol.toUpperCase()) ?? [];
}
