import { facilityNumbers, setupSteps } from "../families";
import { hex } from "../hex";
import type { Draft } from "../reading";
import { extendFamily } from "./setupExtend";

/** Family of the names of HRESULT facilities. */
export const facilityFamily = "HRESULT facility";

const bears = (name: string) => (symbol: string) => symbol.toUpperCase() === name;

function readFacility(name: string): Draft[] {
  const fact = facilityNumbers().find(({ symbols }) => symbols.some(bears(name)));
  if (fact === undefined || fact.value > 0x7ff) return [];
  const errors = hex(0x80000000 + fact.value * 0x10000).slice(0, 6);
  const meaning =
    `The part of Windows that failure codes ${errors}xxxx come from: facility ${fact.value} (${hex(fact.value, 3)}) of an ` +
    "HRESULT. A facility is no error.";
  return [{ family: facilityFamily, symbols: first(fact.symbols, name), source: fact.source, canonical: 0, meaning }];
}

function readSetupStep(name: string): Draft[] {
  return (["phase", "operation"] as const).flatMap((kind) => {
    const fact = setupSteps(kind).find(({ symbols }) => symbols.some(bears(name)));
    if (fact === undefined) return [];
    const { value, symbols, source } = fact;
    const place = kind === "phase" ? `digit ${value} above 0xFFFF` : `low byte ${hex(value, 2)}`;
    const example = kind === "phase" ? `${hex(value * 0x10000, 5).slice(0, -4)}xxxx` : `0xN00${hex(value, 2).slice(2)}`;
    const meaning =
      `A${kind === "phase" ? "" : "n"} ${kind} of Windows Setup: ${place} of the extend code (${example}) that stands after ` +
      "a result such as 0xC1900101. It is no error.";
    return [{ family: extendFamily, symbols, source, canonical: 0, meaning }];
  });
}

function first(symbols: readonly string[], name: string): readonly string[] {
  return [...symbols.filter(bears(name)), ...symbols.filter((symbol) => !bears(name)(symbol))];
}

/** What a name means that names no error: an HRESULT facility, or a phase or operation of Windows Setup; else nothing. */
export function readName(text: string): readonly Draft[] {
  const name = text.trim().toUpperCase();
  if (name.startsWith("FACILITY_")) return readFacility(name);
  return name.startsWith("SP_EXECUTION_") ? readSetupStep(name) : [];
}
