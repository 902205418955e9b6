import { type FamilyId, facilityNames, familyName, lookUp } from "../families";
import { hex } from "../hex";
import { cryptoFamily, type Draft, unknownFamily } from "../reading";
import type { Asked } from "./asked";

const facilityOf = (value: number): number => (value >>> 16) & 0x7ff;

/** The family name of an HRESULT from winerror.h: facilities 9 and 11 hold signatures, certificates and catalogs. */
function hresultFamily(value: number): string {
  const facility = facilityOf(value);
  return value >>> 31 === 1 && (facility === 9 || facility === 11) ? cryptoFamily : familyName("hresult");
}

/** The reading one family has of a number, or none. */
function from(id: FamilyId, asked: Asked, via?: string): Draft[] {
  const fact = lookUp(id, asked.canonical);
  if (fact === undefined) return [];
  const family = id === "hresult" ? hresultFamily(asked.canonical) : familyName(id);
  return [{ family, symbols: fact.symbols, source: fact.source, canonical: asked.canonical, via }];
}

/** HRESULT_FROM_NT sets bit 28 of an NTSTATUS. */
function viaNt(asked: Asked): string | undefined {
  if (asked.value >>> 28 !== 0xd) return undefined;
  return `bit 28 cleared (HRESULT_FROM_NT): NTSTATUS ${hex(asked.canonical)}`;
}

/** SetupAPI's 0xE000xxxx and its HRESULT 0x800Fxxxx: the name of the spelling in the log comes first. */
function readSetupApi(asked: Asked): Draft[] {
  const low = asked.canonical & 0xffff;
  const own = lookUp("setupapi", 0xe0000000 + low);
  const wrapped = lookUp("hresult", asked.canonical);
  const written = asked.value >>> 16 === 0xe000;
  const names = [own?.symbols ?? [], wrapped?.symbols ?? []];
  const symbols = [...new Set((written ? names : names.reverse()).flat())];
  if (symbols.length === 0) return [];
  const source = (written ? (own ?? wrapped) : (wrapped ?? own))?.source ?? "setupapi.h";
  return [{ family: familyName("setupapi"), symbols, source, canonical: asked.canonical }];
}

/** Facility 15 is shared: 0x0800 to 0x09FF is component-based servicing, the rest SetupAPI. */
export function readFacility15(asked: Asked): Draft[] {
  const low = asked.canonical & 0xffff;
  if (low >= 0x0800 && low <= 0x09ff) return [...from("cbs", asked), ...from("dism", asked)];
  return readSetupApi(asked);
}

/** BITS reports an HTTP status as 0x80190000 + status; a few warnings of NTSTATUS (transactions) have the same upper half. */
export function readHttp(asked: Asked): Draft[] {
  const status = asked.canonical & 0xffff;
  const via = `0x80190000 + HTTP status ${status}`;
  return [...from("bits", asked, via), ...from("hresult", asked, via), ...from("ntstatus", asked)];
}

/** Windows Setup's own codes have the look of an NTSTATUS and are none. */
export function readWindowsSetup(asked: Asked): Draft[] {
  return from("mosetup", asked);
}

/** All other values: the tables in which the whole number is looked up, by its severity. */
export function readWhole(asked: Asked): Draft[] {
  const nt = from("ntstatus", asked, viaNt(asked));
  const others = ["bits", "deliveryOptimization", "windowsUpdate", "cbs", "wmi", "vss", "dism", "licensing"] as const;
  const rest = others.flatMap((id) => from(id, asked));
  const hr = from("hresult", asked);
  return asked.canonical >>> 30 === 3 ? [...nt, ...rest, ...hr] : [...rest, ...hr, ...nt];
}

/** The owner of a value that no table names, as far as its bits tell. */
function owner(value: number): string {
  const upper = value >>> 16;
  if (upper === 0xc190) return familyName("mosetup");
  if (upper === 0x800f)
    return familyName((value & 0xffff) >= 0x0800 && (value & 0xffff) <= 0x09ff ? "cbs" : "setupapi");
  const known: Readonly<Record<number, string>> = {
    7: familyName("win32"),
    9: cryptoFamily,
    11: cryptoFamily,
    25: familyName("bits"),
    32: familyName("bits"),
    36: familyName("windowsUpdate"),
    208: familyName("deliveryOptimization"),
  };
  const facility = facilityOf(value);
  if (value >>> 30 === 2 || value >>> 30 === 0) return known[facility] ?? facilityNames(facility)[0] ?? unknownFamily;
  return unknownFamily;
}

/** Takes a value apart that no table names: severity, facility, code. Never claims a name. */
export function takeApart(asked: Asked): Draft {
  const value = asked.canonical;
  const code = `code ${hex(value & 0xffff, 4)}`;
  const facility = facilityOf(value);
  const names = facilityNames(facility);
  const named = names.length > 0 ? ` ${names.join(" or ")}` : "";
  const severity =
    value >>> 30 === 3
      ? "severity error (both top bits set, NTSTATUS form)"
      : value >>> 31 === 1
        ? "severity error"
        : "severity success";
  const where =
    value >>> 30 === 3 ? `facility ${hex((value >>> 16) & 0xfff, 3)}` : `facility ${hex(facility, 3)}${named}`;
  return {
    family: owner(value),
    symbols: [],
    source: "layout of HRESULT and NTSTATUS values (winerror.h)",
    canonical: value,
    via: `${severity}, ${where}, ${code}`,
    inferred: true,
  };
}
