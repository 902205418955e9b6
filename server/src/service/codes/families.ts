import { bits } from "./data/bits.generated";
import { cbs } from "./data/cbs.generated";
import { configmgr } from "./data/configmgr.generated";
import { configret } from "./data/configret.generated";
import { deliveryOptimization } from "./data/delivery-optimization.generated";
import { deltaPatching } from "./data/delta-patching.generated";
import { deviceProblem } from "./data/device-problem.generated";
import { dism } from "./data/dism.generated";
import { dotnet } from "./data/dotnet.generated";
import { ese } from "./data/ese.generated";
import { exception } from "./data/exception.generated";
import { facilities } from "./data/facilities.generated";
import { hresult } from "./data/hresult.generated";
import { iisMetabase } from "./data/iis-metabase.generated";
import { licensing } from "./data/licensing.generated";
import { mosetup } from "./data/mosetup.generated";
import { ndis } from "./data/ndis.generated";
import { networkSetup } from "./data/network-setup.generated";
import { ntstatus } from "./data/ntstatus.generated";
import { selfRegistration } from "./data/self-registration.generated";
import { setupOperation } from "./data/setup-operation.generated";
import { setupPhase } from "./data/setup-phase.generated";
import { setupapi } from "./data/setupapi.generated";
import { updateExe } from "./data/update-exe.generated";
import { vss } from "./data/vss.generated";
import { wimgapi } from "./data/wimgapi.generated";
import { win32 } from "./data/win32.generated";
import { windowsUpdate } from "./data/windows-update.generated";
import { winhttp } from "./data/winhttp.generated";
import { wininet } from "./data/wininet.generated";
import { wmi } from "./data/wmi.generated";
import { type CodeTable, type Fact, type FactTable, readTable } from "./table";

/** The generated tables, in the order in which a symbol is looked for. */
const tables = {
  win32,
  hresult,
  ntstatus,
  setupapi,
  windowsUpdate,
  cbs,
  updateExe,
  ese,
  bits,
  winhttp,
  wininet,
  mosetup,
  deliveryOptimization,
  dism,
  configret,
  deviceProblem,
  wmi,
  vss,
  licensing,
  wimgapi,
  configmgr,
  dotnet,
  deltaPatching,
  networkSetup,
  selfRegistration,
  iisMetabase,
  ndis,
  exception,
} as const satisfies Record<string, FactTable>;

export type FamilyId = keyof typeof tables;
const familyIds = Object.keys(tables) as readonly FamilyId[];

const read = new Map<FactTable, CodeTable>();

function tableOf(source: FactTable): CodeTable {
  let table = read.get(source);
  if (table === undefined) {
    table = readTable(source);
    read.set(source, table);
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
  return tableOf(tables[id]).byValue.get(value);
}

/** The names of an HRESULT facility (winerror.h), best known first; empty when the number is not assigned there. */
export function facilityNames(facility: number): readonly string[] {
  return tableOf(facilities).byValue.get(facility)?.symbols ?? [];
}

/** The names of all families, in the order in which a symbol is looked for. Reads all tables on first use. */
export function* allSymbols(): Generator<{ readonly symbol: string; readonly id: FamilyId; readonly value: number }> {
  for (const id of familyIds) {
    for (const { value, symbols: names } of tableOf(tables[id]).byValue.values()) {
      for (const symbol of names) yield { symbol, id, value };
    }
  }
}

/** All facility names with their numbers, for a name that is asked for. */
export function facilityNumbers(): readonly Fact[] {
  return [...tableOf(facilities).byValue.values()];
}

/** The phase (high digit) or operation (low byte) of a Windows Setup extend code; undefined when Microsoft lists none. */
export function setupStep(kind: "phase" | "operation", number: number): Fact | undefined {
  return tableOf(kind === "phase" ? setupPhase : setupOperation).byValue.get(number);
}

/** All phases or operations of Windows Setup's extend codes. */
export function setupSteps(kind: "phase" | "operation"): readonly Fact[] {
  return [...tableOf(kind === "phase" ? setupPhase : setupOperation).byValue.values()];
}

/** What the names of the numbers around one begin with, e.g. `WU_E_AU_`; undefined when they have nothing in common. */
export function namesAround(id: FamilyId, value: number): string | undefined {
  for (const shift of [8, 12]) {
    const names: string[] = [];
    for (const fact of tableOf(tables[id]).byValue.values()) {
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
