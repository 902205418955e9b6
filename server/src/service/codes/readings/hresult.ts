import { type FamilyId, familyName, lookUp } from "../families";
import { hex } from "../hex";
import { cryptoFamily, type Draft } from "../reading";
import { type Asked, says } from "./asked";
import { familiesOf } from "./routes";
import { asHex, steps, unwrappedNt } from "./via";

/** The family name of an HRESULT from winerror.h: facilities 9 and 11 hold signatures, certificates and catalogs. */
function hresultFamily(value: number): string {
  const facility = (value >>> 16) & 0x7ff;
  return value >>> 31 === 1 && (facility === 9 || facility === 11) ? cryptoFamily : familyName("hresult");
}

/** The reading one family has of a number, or none; what only an unverified table says is inferred. */
function from(id: FamilyId, asked: Asked, via?: string): Draft[] {
  const { canonical } = asked;
  const fact = lookUp(id, canonical);
  if (fact === undefined) return [];
  const { symbols, source } = fact;
  const family = id === "hresult" ? hresultFamily(canonical) : familyName(id);
  return [
    { family, symbols, source, canonical, via: steps(asHex(asked), via), inferred: source.endsWith("unverified") },
  ];
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
  const same = own === undefined || written ? undefined : `SetupAPI error ${hex(own.value)} as an HRESULT`;
  return [
    { family: familyName("setupapi"), symbols, source, canonical: asked.canonical, via: steps(asHex(asked), same) },
  ];
}

/** Facility 15 is shared: 0x0800 to 0x09FF is component-based servicing, the rest SetupAPI. */
export function readFacility15(asked: Asked): Draft[] {
  return isServicing(asked.canonical) ? [...from("cbs", asked), ...from("dism", asked)] : readSetupApi(asked);
}

/** Is a code of facility 15 one of servicing (CBS, PSFX)? */
export function isServicing(value: number): boolean {
  return (value & 0xffff) >= 0x0800 && (value & 0xffff) <= 0x09ff;
}

/** BITS reports an HTTP status as 0x80190000 + status; a few warnings of NTSTATUS (transactions) have the same upper half. */
export function readHttp(asked: Asked): Draft[] {
  const { canonical } = asked;
  const status = canonical & 0xffff;
  const bits = lookUp("bits", canonical);
  // winerror.h names the same numbers once more (HTTP_E_STATUS_…).
  const symbols = [...(bits?.symbols ?? []), ...(lookUp("hresult", canonical)?.symbols ?? [])];
  if (symbols.length === 0 && (status < 100 || status > 599)) return from("ntstatus", asked);
  const via = steps(asHex(asked), `0x80190000 + HTTP status ${status}`);
  const meaning = symbols.length > 0 ? undefined : `The server or a proxy answered with HTTP status ${status}.`;
  return [{ family: familyName("bits"), symbols, source: bits?.source ?? "winerror.h", canonical, via, meaning }];
}

/** Windows Setup's own codes have the look of an NTSTATUS and are none. */
export function readWindowsSetup(asked: Asked): Draft[] {
  return from("mosetup", asked);
}

/** SELFREG_E_CLASS and an error of COM+ events have one number: who calls DllRegisterServer means the former. */
const registrationWords = /DllRegisterServer|DllInstall|regsvr|self-?regist/i;

/** All other values: the tables in which the whole number is looked up, by its upper half and severity. */
export function readWhole(asked: Asked): Draft[] {
  const upper = asked.canonical >>> 16;
  const own = familiesOf(upper).flatMap((id) => from(id, asked));
  if (upper === 0xc142 || upper === 0xc151) return own;
  const hr = from("hresult", asked);
  const nt = from("ntstatus", asked, unwrappedNt(asked));
  if (asked.canonical >>> 30 === 3) return [...nt, ...own, ...hr];
  const others = own.filter(({ family }) => family !== familyName("selfRegistration"));
  if (others.length === own.length) return [...own, ...hr, ...nt];
  return says(asked, registrationWords) ? [...own, ...hr, ...nt] : [...others, ...hr, ...nt, ...own];
}
