import { canonicalOf, formatCanonical, taggedNumber } from "./canonical";
import { updateExeFamily, updateExeShortNames } from "./data/updateExe";
import { type ParsedCode, parseCode } from "./parse";
import { toReading } from "./reading";
import { readingsOf } from "./readings";
import { readName } from "./readings/names";
import { extendCodeIn } from "./readings/setupExtend";
import type { CodeContext, CodeExplanation, CodeMatch, Reading } from "./types";

/**
 * What a code means: its canonical value and its readings, best first, by the family that the number, the log format and
 * the words around it point to.
 *
 * @param input a code in any spelling (`0x643`, `1603`, `-1026`, `8007f0da`, `ERROR_ACCESS_DENIED`), a phrase that holds one
 *   (its words count as the line around it), a number (signed, unsigned or canonical), or a match of `findCodes`
 * @param context where the code was found; leave it out for a code that stands alone: then further families are offered too
 * @returns no canonical value and no readings when the input holds no code. A code that no table names is taken apart
 *   (severity, facility, code) in one reading marked as inferred. The name of a facility, or of a phase or operation of
 *   Windows Setup, is no code: its reading comes without a value.
 */
export function explainCode(input: string | number | CodeMatch, context?: CodeContext): CodeExplanation {
  const written = typeof input === "object" ? input.text : String(input);
  const code = parse(input, context);
  if (code === undefined) return { input: written, readings: readName(written).map(toReading) };
  const drafts = readingsOf({ ...code, context: scope(input, context) });
  const readings = drafts.map((draft) => toReading(code.via === undefined ? draft : { ...draft, via: code.via }));
  return {
    input: written,
    canonical: code.canonical,
    value: formatCanonical(code.canonical),
    readings: code.notation === "symbol" ? namedFirst(readings, written, code.canonical <= 0xffff) : readings,
  };
}

/** As much of a line is read for the words around a code; a longer one may hold thousands of codes. */
const sentenceLimit = 4000;

/**
 * A match always stands in a line, so other families are not offered for it even when the caller has no context; nor for a
 * phrase, which is the line itself.
 */
function scope(input: string | number | CodeMatch, context: CodeContext | undefined): CodeContext | undefined {
  if (context !== undefined) {
    const { sentence } = context;
    if (sentence === undefined || sentence.length <= sentenceLimit) return context;
    return { ...context, sentence: sentence.slice(0, sentenceLimit) };
  }
  if (typeof input === "object") return {};
  if (typeof input === "number") return undefined;
  const phrase = input.slice(0, sentenceLimit).trim();
  return /\s|0x[0-9a-f]{8}\W0x/i.test(phrase) ? { sentence: phrase } : undefined;
}

/** A code, and how it was reached where the input is no spelling of it. */
interface ReachedCode extends ParsedCode {
  readonly via?: string;
}

function parse(input: string | number | CodeMatch, context: CodeContext | undefined): ReachedCode | undefined {
  if (typeof input === "object") return input;
  if (typeof input === "string") return installerResult(input) ?? parseCode(input, context) ?? extendCode(input);
  if (!Number.isInteger(input) || input < -0x80000000 || input > 0xffffffff) return undefined;
  const canonical = taggedNumber(input) === undefined ? canonicalOf(input, context) : input;
  return { value: input >>> 0, notation: notationOf(input), canonical };
}

/** A number given as one was not written in any way; only a small one is worth telling from its hexadecimal form. */
function notationOf(input: number): ParsedCode["notation"] {
  if (input < 0) return "signedDecimal";
  return input <= 0xffff ? "decimal" : "hex";
}

/** What an MSI action ended with (Windows Installer documentation, "Logging of Action Return Values"). */
const actionResults: Readonly<Record<string, number>> = { 2: 1602, 3: 1603 };

/** `return value 3` of a Windows Installer log, alone: the installation failed (1603). */
function installerResult(text: string): ReachedCode | undefined {
  const number = /^\s{0,9}return value\s{0,3}[:=]?\s{0,3}([23])\.?\s{0,9}$/i.exec(text)?.[1];
  const error = actionResults[number ?? ""];
  if (error === undefined) return undefined;
  const via = `result ${number} of a Windows Installer action: Win32 ${error}`;
  return { value: error, notation: "decimal", canonical: canonicalOf(error), via };
}

/** The second number of a Windows Setup result in a phrase that holds no other code. */
function extendCode(text: string): ParsedCode | undefined {
  const value = extendCodeIn(text.slice(0, sentenceLimit));
  return value === undefined ? undefined : { value, notation: "hex", canonical: value };
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
