import { meaningOf } from "../data";
import { pageOf } from "./data/pages";
import type { Reading } from "./types";

/** Family of the HRESULTs of facilities 9 (security) and 11 (certificates): signatures, catalogs, certificate chains. */
export const cryptoFamily = "Cryptography and trust";
/** Family of a number whose owner is not known. */
export const unknownFamily = "unknown";

/** What a rule knows of a reading; the rest is looked up. */
export interface Draft {
  readonly family: string;
  /** Best name first; empty when the number has no published name. */
  readonly symbols: readonly string[];
  readonly source: string;
  /** The canonical value: the key of a meaning or page for a number without a name. */
  readonly canonical: number;
  readonly via?: string | undefined;
  readonly inferred?: boolean;
  /** A sentence that replaces the one on file. */
  readonly meaning?: string | undefined;
}

/** A reading with its plain meaning and its best documentation page, where we have them. */
export function toReading(draft: Draft): Reading {
  const [symbol, ...aliases] = draft.symbols;
  const meaning = draft.meaning ?? meaningOf(draft.symbols, draft.canonical);
  const documentation = pageOf(draft.family, draft.symbols, draft.canonical);
  return {
    family: draft.family,
    ...(symbol === undefined ? {} : { symbol }),
    aliases,
    ...(meaning === undefined ? {} : { meaning }),
    source: draft.source,
    inferred: draft.inferred ?? false,
    ...(draft.via === undefined ? {} : { via: draft.via }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}
