import { canonicalOf } from "./canonical";
import { findCodes } from "./scan";
import { symbolCode } from "./symbols";
import type { CodeContext, CodeNotation } from "./types";

/** A code taken from what a user typed. */
export interface ParsedCode {
  readonly value: number;
  readonly notation: CodeNotation;
  readonly canonical: number;
}

const prefixed = /^0[xX]([0-9A-Fa-f]{1,8})(?:[uU]?[lL]{0,2})$/;
const decimal = /^[-+]?\d{1,10}$/;
const bareHex = /^[0-9A-Fa-f]{1,8}$/;
const symbolName = /^[A-Za-z][A-Za-z0-9_]*$/;

function parseSymbol(name: string): ParsedCode | undefined {
  const code = symbolCode(name);
  return code && { ...code, notation: "symbol" };
}

/**
 * The code a text stands for: prefixed or bare hex, signed or unsigned decimal, a symbol, or a phrase that holds one of them.
 * Eight digits that start with 8 or 9 are hex (80070005), all other digits are decimal. Undefined when there is no code.
 */
export function parseCode(input: string, context?: CodeContext): ParsedCode | undefined {
  const text = input.slice(0, 4000).trim();
  const hexDigits = prefixed.exec(text)?.[1] ?? (/^[89]\d{7}$/.test(text) ? text : undefined);
  if (hexDigits !== undefined) {
    const notation = hexDigits === text ? "bareHex" : "hex";
    return parsed(Number.parseInt(hexDigits, 16), notation, context);
  }
  if (decimal.test(text)) {
    const value = Number(text);
    if (value < -0x80000000 || value > 0xffffffff) return undefined;
    return parsed(value, value < 0 ? "signedDecimal" : "decimal", context);
  }
  if (symbolName.test(text)) {
    const symbol = parseSymbol(text);
    if (symbol !== undefined) return symbol;
  }
  if (bareHex.test(text)) return parsed(Number.parseInt(text, 16), "bareHex", context);
  return findCodes(text, { includeZero: true })[0] ?? symbolIn(text);
}

/** The first known symbol in a phrase such as `HRESULT_FROM_WIN32(ERROR_NOT_FOUND)`. */
function symbolIn(text: string): ParsedCode | undefined {
  for (const [name] of text.matchAll(/[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+/g)) {
    const symbol = parseSymbol(name);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

function parsed(value: number, notation: CodeNotation, context: CodeContext | undefined): ParsedCode {
  return { value: value >>> 0, notation, canonical: canonicalOf(value, context) };
}
