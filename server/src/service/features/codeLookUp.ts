import {
  type CodeContext,
  type CodeExplanation,
  explainCode,
  formatCanonical,
  type Reading,
  type SymbolMatch,
  searchSymbols,
} from "../codes";
import { taggedNumber } from "../codes/canonical";
import type { Article, Knowledge } from "../knowledge";
import { readingList, remediesForInput, shownValue } from "./shared/explain";

/** What is known about something a user types, letter by letter. */
export interface CodeLookUp {
  readonly input: string;
  /** The error, as it is shown; null when the input holds no code. */
  readonly value: string | null;
  /** What its page is called (`getCodePage`): value or symbol; null when the input holds no code. */
  readonly page: string | null;
  /** Best reading first. */
  readonly readings: readonly Reading[];
  /** Symbols that hold what was typed, best first. */
  readonly symbols: readonly SymbolMatch[];
  readonly remedies: readonly { readonly id: string; readonly title: string; readonly risk: string }[];
  /** The explanation as plain text, for a ticket or a mail. */
  readonly text: string;
}

/** Most symbols handed out; more letters find the rest. */
const symbolLimit = 20;

/** Readings and remedies of the code that the input holds, and the symbols that fit it. */
export function lookUpCode(input: string, context: CodeContext | undefined, knowledge: Knowledge): CodeLookUp {
  const explanation = explainCode(input, context);
  const { canonical, readings } = explanation;
  const remedies = remediesForInput(explanation, knowledge);
  return {
    input,
    value: canonical === undefined ? null : shownValue(canonical),
    page: pageName(explanation) ?? null,
    readings,
    symbols: searchSymbols(input, symbolLimit),
    remedies: remedies.map(({ id, title, risk }) => ({ id, title, risk })),
    text: plainText(explanation, remedies),
  };
}

/** A name that leads to the explanation again: a number of a numbering of its own is known by its symbol only. */
export function pageName({ canonical, readings }: CodeExplanation): string | undefined {
  if (canonical === undefined) return undefined;
  return taggedNumber(canonical) === undefined ? formatCanonical(canonical) : readings[0]?.symbol;
}

function plainText({ input, canonical, readings }: CodeExplanation, remedies: readonly Article[]): string {
  if (canonical === undefined && readings.length === 0) return "";
  const value = canonical === undefined ? input : shownValue(canonical);
  const isSame = input.toLowerCase() === value.toLowerCase();
  const parts = [isSame ? input : `${input} = ${value}`, readingList(readings)];
  if (remedies.length > 0) parts.push(["What helps:", ...remedies.map(({ title }) => `- ${title}`)].join("\n"));
  return `${parts.join("\n\n")}\n`;
}
