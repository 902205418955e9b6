import { taggedNumber } from "../canonical";
import { familyName, lookUp } from "../families";
import { type Draft, unknownFamily } from "../reading";
import type { Asked } from "./asked";
import { readFacility15, readHttp, readWhole, readWindowsSetup, takeApart } from "./hresult";
import { readSmallNumber, readWin32, successHresult } from "./win32";

/** CONFIGRET values and device problem codes, which keep their own numbering (see canonical.ts). */
function readTagged(asked: Asked): Draft[] | undefined {
  const tagged = taggedNumber(asked.canonical);
  if (tagged === undefined) return undefined;
  const fact = lookUp(tagged.numbering, tagged.value);
  const family = familyName(tagged.numbering);
  const source = fact?.source ?? (tagged.numbering === "configret" ? "cfgmgr32.h" : "cfg.h");
  return [{ family, symbols: fact?.symbols ?? [], source, canonical: asked.canonical, inferred: fact === undefined }];
}

/** ESE (JET) errors are small negative numbers; esent.h names -100 to -4999 and a few beyond. */
function readEse(asked: Asked): Draft[] {
  const { canonical } = asked;
  const signed = canonical | 0;
  const family = familyName("ese");
  const fact = lookUp("ese", canonical);
  const via = asked.notation === "signedDecimal" ? undefined : `signed 32-bit number ${signed}`;
  const named: Draft[] =
    fact === undefined ? [] : [{ family, symbols: fact.symbols, source: fact.source, canonical, via }];
  if (signed > -100) return [negativeAnswer(asked, signed), ...named];
  if (named.length > 0) return named;
  const range = via ?? "small negative number, as ESE uses them";
  return [{ family, symbols: [], source: "range of numbers in esent.h", canonical, via: range, inferred: true }];
}

/** -1 and its like: what functions return that only say no. */
function negativeAnswer(asked: Asked, signed: number): Draft {
  return {
    family: unknownFamily,
    symbols: [],
    source: "common use of small negative results",
    canonical: asked.canonical,
    via: `signed 32-bit number ${signed}`,
    inferred: true,
    meaning: `Many functions return ${signed} for any failure; the number names no error of its own.`,
  };
}

/** 0xC8000nnn: some programs wrap the ESE error -nnn so; likely, not confirmed by a source. */
function readWrappedEse(asked: Asked): Draft[] {
  const number = asked.canonical & 0xffff;
  const fact = lookUp("ese", -number >>> 0);
  if (fact === undefined) return [];
  const via = `probably 0xC8000000 + number of the ESE error -${number}`;
  return [
    {
      family: familyName("ese"),
      symbols: fact.symbols,
      source: fact.source,
      canonical: -number >>> 0,
      via,
      inferred: true,
    },
  ];
}

/** All readings of a code, best first; never empty except for the tagged numbers nobody assigned. */
export function readingsOf(asked: Asked): readonly Draft[] {
  const tagged = readTagged(asked);
  if (tagged !== undefined) return tagged;
  const { canonical } = asked;
  const upper = canonical >>> 16;
  if (canonical === 0) return zero(asked);
  const found = [...byUpperHalf(asked, upper), ...readSmallNumber(asked)];
  return found.length > 0 ? found : [takeApart(asked)];
}

function byUpperHalf(asked: Asked, upper: number): Draft[] {
  if (upper === 0) return asked.notation === "symbol" ? [] : [successHresult(asked)];
  if (upper === 0x8007) return readWin32(asked);
  if (upper === 0x800f) return readFacility15(asked);
  if (upper === 0x8019) return readHttp(asked);
  if (upper === 0xc190) return readWindowsSetup(asked);
  if (upper === 0xc800) return [...readWrappedEse(asked), ...readWhole(asked)];
  if (upper === 0xffff && asked.canonical >= 0xffff0000) return (asked.canonical | 0) >= -0x3000 ? readEse(asked) : [];
  return readWhole(asked);
}

/** Zero is success in every family. */
function zero({ canonical }: Asked): Draft[] {
  const all = (["win32", "ntstatus", "configret", "ese"] as const).flatMap((id) => lookUp(id, 0)?.symbols ?? []);
  const symbols = [...new Set(["ERROR_SUCCESS", "S_OK", "STATUS_SUCCESS", ...all])];
  const meaning = "Success: nothing failed.";
  return [{ family: familyName("win32"), symbols, source: "winerror.h", canonical, meaning }];
}
