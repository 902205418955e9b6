import { canonicalOf, formatCanonical, taggedNumber } from "./canonical";
import { updateExeFamily, updateExeShortNames } from "./data/updateExe";
import { type ParsedCode, parseCode } from "./parse";
import { toReading } from "./reading";
import { readingsOf } from "./readings";
import type { CodeContext, CodeExplanation, CodeMatch, Reading } from "./types";

/**
 * What a code means: its canonical value and its readings, best first, by the family that the number, the log format and
 * the words around it point to.
 *
 * @param input a code in any spelling (`0x643`, `1603`, `-1026`, `8007f0da`, `ERROR_ACCESS_DENIED`, a phrase that holds one),
 *   a number (signed, unsigned or canonical), or a match of `findCodes`
 * @param context where the code was found; leave it out for a code that stands alone: then further families are offered too
 * @returns no canonical value and no readings when the input holds no code. A code that no table names is taken apart
 *   (severity, facility, code) in one reading marked as inferred.
 */
export function explainCode(input: string | number | CodeMatch, context?: CodeContext): CodeExplanation {
  const written = typeof input === "object" ? input.text : String(input);
  const code = parse(input, context);
  if (code === undefined) return { input: written, readings: [] };
  const readings = readingsOf({ ...code, context: scope(input, context) }).map(toReading);
  return {
    input: written,
    canonical: code.canonical,
    value: formatCanonical(code.canonical),
    readings: code.notation === "symbol" ? namedFirst(readings, written, code.canonical <= 0xffff) : readings,
  };
}

/** A match always stands in a line, so other families are not offered for it even when the caller has no context. */
function scope(input: string | number | CodeMatch, context: CodeContext | undefined): CodeContext | undefined {
  return typeof input === "object" ? (context ?? {}) : context;
}

function parse(input: string | number | CodeMatch, context: CodeContext | undefined): ParsedCode | undefined {
  if (typeof input === "string") return parseCode(input, context);
  if (typeof input === "object") return input;
  if (!Number.isInteger(input) || input < -0x80000000 || input > 0xffffffff) return undefined;
  const notation = input < 0 ? "signedDecimal" : "decimal";
  const canonical = taggedNumber(input) === undefined ? canonicalOf(input, context) : input;
  return { value: input >>> 0, notation, canonical };
}

/** The readings with the one that bears the asked name in front; those of other small numberings are no answer to a name. */
function namedFirst(readings: readonly Reading[], text: string, isSmall: boolean): readonly Reading[] {
  const upper = text.toUpperCase();
  const bears = (reading: Reading) =>
    [reading.symbol, ...reading.aliases].some((name) => name !== undefined && upper.includes(name.toUpperCase()));
  const named = readings.filter(bears);
  if (named.length > 0 && isSmall) return named;
  return [...named, ...readings.filter((reading) => !bears(reading))];
}

/**
 * A very short name for an inlay hint: the symbol, or a few words for a code of update.exe, with a question mark where
 * the meaning is inferred; undefined when nothing is known.
 */
export function shortName(explanation: CodeExplanation): string | undefined {
  const best = explanation.readings[0];
  if (best === undefined) return undefined;
  if (best.family === updateExeFamily && explanation.canonical !== undefined) {
    const words = updateExeShortNames.get(explanation.canonical & 0xffff);
    if (words !== undefined) return best.inferred ? `${words}?` : words;
  }
  return best.symbol;
}
