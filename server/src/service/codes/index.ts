export { canonicalOf, formatCanonical } from "./canonical";
export { explainCode, shortName } from "./explain";
export { nextCodeHint } from "./mayHoldCode";
export { type FindOptions, findCodes } from "./scan";
export { type SymbolMatch, searchSymbols } from "./searchSymbols";
export type { CodeContext, CodeExplanation, CodeMatch, CodeNotation, Reading } from "./types";
