/**
 * Token types, all from the standard legend of LSP so that every theme colours them, and two modifiers of our own.
 * A client maps the modifiers to scopes of themes; for VS Code that is `semanticTokenScopes` in package.json:
 * `*.error` to `token.error-token` and `invalid.illegal`, `*.warning` to `token.warn-token`.
 */
const semanticTokenTypes = [
  "namespace",
  "type",
  "function",
  "keyword",
  "macro",
  "enumMember",
  "property",
  "variable",
  "string",
  "number",
  "comment",
] as const;
type TokenType = (typeof semanticTokenTypes)[number];

const semanticTokenModifiers = ["error", "warning"] as const;
type TokenModifier = (typeof semanticTokenModifiers)[number];

/** The legend as LSP wants it. */
export const semanticTokensLegend = {
  tokenTypes: [...semanticTokenTypes] as string[],
  tokenModifiers: [...semanticTokenModifiers] as string[],
};

/** Type and modifier in one byte, never 0; 0 is text without a token. */
export type Style = number;

export function styleOf(type: TokenType, modifier?: TokenModifier): Style {
  return semanticTokenTypes.indexOf(type) + 1 + (modifier ? 32 << semanticTokenModifiers.indexOf(modifier) : 0);
}

/** Index of the token type of a style. */
export function typeIndexOf(style: Style): number {
  return (style & 31) - 1;
}

/** Bit set of the modifiers of a style. */
export function modifiersOf(style: Style): number {
  return style >>> 5;
}
