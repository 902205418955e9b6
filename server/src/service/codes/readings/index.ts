import { taggedNumber } from "../canonical";
import { familyName, lookUp } from "../families";
import type { Draft } from "../reading";
import type { Asked } from "./asked";
import { readEse, readWrappedEse } from "./ese";
import { readFacility15, readHttp, readWhole, readWindowsSetup } from "./hresult";
import { readExtendBeside, readOwnExtendCode } from "./setupExtend";
import { readSmallNtStatus, readSmallNumber, readZero, successHresult } from "./small";
import { takeApart } from "./takeApart";
import { readWin32 } from "./win32";

/** CONFIGRET values and device problem codes, which keep their own numbering (see canonical.ts). */
function readTagged(asked: Asked): Draft[] | undefined {
  const tagged = taggedNumber(asked.canonical);
  if (tagged === undefined) return undefined;
  const fact = lookUp(tagged.numbering, tagged.value);
  const family = familyName(tagged.numbering);
  const source = fact?.source ?? (tagged.numbering === "configret" ? "cfgmgr32.h" : "cfg.h");
  return [{ family, symbols: fact?.symbols ?? [], source, canonical: asked.canonical, inferred: fact === undefined }];
}

/** All readings of a code, best first; never empty: a number that no table names is taken apart. */
export function readingsOf(asked: Asked): readonly Draft[] {
  const tagged = readTagged(asked);
  if (tagged !== undefined) return tagged;
  if (asked.canonical === 0) return readZero(asked);
  const found = [...readSmallNtStatus(asked), ...byUpperHalf(asked), ...readSmallNumber(asked)];
  if (found.length > 0) return [...found, ...readExtendBeside(asked)];
  const extend = readOwnExtendCode(asked);
  if (extend[0]?.inferred === false) return extend;
  return [...extend, takeApart(asked), ...readExtendBeside(asked)];
}

function byUpperHalf(asked: Asked): Draft[] {
  const upper = asked.canonical >>> 16;
  if (upper === 0) return asked.notation === "symbol" ? [] : [successHresult(asked)];
  if (upper === 0x8007) return readWin32(asked);
  if (upper === 0x800f) return readFacility15(asked);
  if (upper === 0x8019) return readHttp(asked);
  if (upper === 0xc190) return readWindowsSetup(asked);
  if (upper === 0xc800) return [...readWrappedEse(asked), ...readWhole(asked)];
  return upper === 0xffff ? readEse(asked) : readWhole(asked);
}
