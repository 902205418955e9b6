import { familyName, lookUp } from "../families";
import { type Draft, unknownFamily } from "../reading";
import { type Asked, says } from "./asked";
import { steps } from "./via";

/** Catalog database, update data store, BITS queue: what is kept in ESE databases and logged with ESE's own numbers. */
const databaseWords =
  /cat(?:alog|db|root)|\.cat\b|\.edb\b|data\s?(?:base|store)|dtastor|\besent?\b|extensible storage|\bjet\b|\bqmgr\b/i;

/** ESE (JET) errors are small negative numbers; esent.h names -100 to -4999 and a few beyond. */
export function readEse(asked: Asked): Draft[] {
  const { canonical } = asked;
  const signed = canonical | 0;
  if (signed < -0x3000) return [];
  const family = familyName("ese");
  const fact = lookUp("ese", canonical);
  const written = asked.notation === "signedDecimal" ? undefined : `signed 32-bit number ${signed}`;
  if (signed > -100) {
    const via = written;
    const named = fact && [{ family, symbols: fact.symbols, source: fact.source, canonical, via, inferred: true }];
    return [negativeAnswer(asked, signed), ...(named ?? [])];
  }
  if (fact === undefined) {
    const via = written ?? "small negative number, as ESE uses them";
    return [{ family, symbols: [], source: "range of numbers in esent.h", canonical, via, inferred: true }];
  }
  // Any program may end with a small negative number; on lines about a catalog or a data store it is ESE's.
  const elsewhere = asked.context?.sentence !== undefined && !says(asked, databaseWords);
  const doubt = elsewhere ? "small negative number as ESE uses them, though the line names no database" : undefined;
  const via = steps(written, doubt);
  return [{ family, symbols: fact.symbols, source: fact.source, canonical, via, inferred: elsewhere }];
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
export function readWrappedEse(asked: Asked): Draft[] {
  const number = asked.canonical & 0xffff;
  const fact = lookUp("ese", -number >>> 0);
  if (fact === undefined) return [];
  const via = `probably 0xC8000000 + number of the ESE error -${number}`;
  const { symbols, source } = fact;
  return [{ family: familyName("ese"), symbols, source, canonical: -number >>> 0, via, inferred: true }];
}
