import { type FamilyId, facilityNames, familyName, namesAround } from "../families";
import { hex } from "../hex";
import { cryptoFamily, type Draft, unknownFamily } from "../reading";
import type { Asked } from "./asked";
import { isServicing } from "./hresult";
import { familiesOf } from "./routes";
import { asHex, steps, unwrappedNt } from "./via";

const facilityOf = (value: number): number => (value >>> 16) & 0x7ff;

/** Owners of HRESULT facilities whose family is not told by the upper half alone. */
const byFacility: Readonly<Record<number, string>> = { 9: cryptoFamily, 11: cryptoFamily };

/** Facilities of NTSTATUS values (ntstatus.h). */
const ntFacilities: Readonly<Record<number, string>> = {
  1: "FACILITY_DEBUGGER",
  2: "FACILITY_RPC_RUNTIME",
  3: "FACILITY_RPC_STUBS",
  4: "FACILITY_IO_ERROR_CODE",
  10: "FACILITY_TERMINAL_SERVER",
  16: "FACILITY_USB_ERROR_CODE",
  17: "FACILITY_HID_ERROR_CODE",
  18: "FACILITY_FIREWIRE_ERROR_CODE",
  19: "FACILITY_CLUSTER_ERROR_CODE",
  20: "FACILITY_ACPI_ERROR_CODE",
  21: "FACILITY_SXS_ERROR_CODE",
  25: "FACILITY_TRANSACTION",
  26: "FACILITY_COMMONLOG_ERROR_CODE",
};

/** Bit 29 marks the numbers that programs other than Windows give out (winerror.h); SetupAPI uses it too. */
const isCustomer = (value: number): boolean => (value & 0x20000000) !== 0;

/** The family a value belongs to by its bits, though no table names it. */
function nearestFamily(value: number): FamilyId | undefined {
  if (isCustomer(value)) return undefined;
  const upper = value >>> 16;
  if (upper === 0xc190) return "mosetup";
  if (upper === 0x8007) return "win32";
  if (upper === 0x800f) return isServicing(value) ? "cbs" : "setupapi";
  if (upper === 0x000f && isServicing(value)) return "cbs";
  if (upper === 0x8019) return "bits";
  // I/O errors of NTSTATUS begin at 1 (ntstatus.h), licensing and activation far above them (slerror.h).
  if (upper === 0xc004 && (value & 0xffff) >= 0xb000) return "licensing";
  const own = familiesOf(upper);
  // Facility 4 belongs to whichever interface the call went to; a few families share other upper halves with NTSTATUS.
  if (own.length === 1 && upper !== 0xc001 && upper !== 0x8001) return own[0];
  const facility = (value >>> 16) & 0xfff;
  return value >>> 30 === 3 && (facility === 0 || facility in ntFacilities) ? "ntstatus" : undefined;
}

/** The owner of a value that no table names, as far as its bits tell. */
function owner(value: number): string {
  const family = nearestFamily(value);
  if (family !== undefined) return familyName(family);
  const isHresult = (value & 0x60000000) === 0;
  if (!isHresult) return unknownFamily;
  return byFacility[facilityOf(value)] ?? facilityNames(facilityOf(value))[0] ?? unknownFamily;
}

function severity(value: number): string {
  if (value >>> 30 === 3) return "severity error (both top bits set, NTSTATUS form)";
  return value >>> 31 === 1 ? "severity error" : "severity success";
}

function facilityWords(value: number): string {
  if (value >>> 30 === 3) {
    const facility = (value >>> 16) & 0xfff;
    const name = nearestFamily(value) === "ntstatus" ? ntFacilities[facility] : undefined;
    return `facility ${hex(facility, 3)}${name === undefined ? "" : ` ${name}`}`;
  }
  const names = facilityNames(facilityOf(value));
  return `facility ${hex(facilityOf(value), 3)}${names.length > 0 ? ` ${names.join(" or ")}` : ""}`;
}

/** The number inside, where the upper half says that there is one. */
function wrapped(value: number): string | undefined {
  return value >>> 16 === 0x8007 ? `Win32 ${value & 0xffff}` : undefined;
}

/** The names of the numbers around it, where they have a beginning in common. */
function neighbours(value: number): string | undefined {
  const family = nearestFamily(value);
  if (family === undefined || family === "win32") return undefined;
  const start = namesAround(family === "setupapi" ? "hresult" : family, value);
  return start === undefined ? undefined : `numbers around it are named ${start}…`;
}

/**
 * Takes a value apart that no table names: severity, facility, code, the wrapped number, the nearest known family.
 * Never claims a name.
 */
export function takeApart(asked: Asked): Draft {
  const value = asked.canonical;
  const customer = isCustomer(value) ? ", customer bit set (a number of some program, not of Windows)" : "";
  const parts = [`${severity(value)}${customer}`, facilityWords(value), `code ${hex(value & 0xffff, 4)}`];
  const inside = wrapped(value);
  if (inside !== undefined) parts.push(`wraps ${inside}`);
  return {
    family: owner(value),
    symbols: [],
    source: "layout of HRESULT and NTSTATUS values (winerror.h)",
    canonical: value,
    via: steps(asHex(asked), unwrappedNt(asked), parts.join(", "), neighbours(value)),
    inferred: true,
  };
}
