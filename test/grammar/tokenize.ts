import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

export const root = resolve(import.meta.dirname, "../..");
export const languageIds = [
  "windowsupdate-log",
  "reportingevents-log",
  "svcpack-log",
  "setupapi-log",
  "setupapi-dev-log",
  "cbs-log",
  "dism-log",
  "panther-log",
  "cmtrace-log",
  "msi-log",
  "windows-eventlog-text",
  "setup-log-transcript",
  "setup-log-timeline",
] as const;
export type LanguageId = (typeof languageIds)[number];

/** Root scope of a language: `text.` for the transcript, which is prose with logs in it, `source.` for the logs. */
export const scopeNameOf = (id: LanguageId): string => `${id === "setup-log-transcript" ? "text" : "source"}.${id}`;

/** Path of a grammar file below the project's root, as package.json contributes it. */
export const grammarPathOf = (id: LanguageId): string => `./syntaxes/${id}.tmLanguage.json`;

export interface Token {
  readonly text: string;
  /** Innermost last, without the root scope. */
  readonly scopes: readonly string[];
}

const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
const registry = new Registry({
  onigLib: loadWASM({ data: wasm }).then(() => ({ createOnigScanner, createOnigString })),
  loadGrammar: async (scopeName) => {
    const id = languageIds.find((candidate) => scopeNameOf(candidate) === scopeName);
    if (id === undefined) throw new Error(`no grammar has the scope ${scopeName}`);
    const path = resolve(root, grammarPathOf(id));
    return parseRawGrammar(readFileSync(path, "utf8"), path);
  },
});

/** The same engine and the same grammar files that the editor uses. */
export async function loadGrammar(id: LanguageId): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(scopeNameOf(id));
  if (grammar === null) throw new Error(`the grammar of ${id} did not load`);
  return grammar;
}

/** Tokens of each line; the state at the end of a line goes into the next, as in the editor. */
export function tokenizeLines(grammar: IGrammar, lines: readonly string[]): Token[][] {
  let state = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.slice(1),
    }));
  });
}

export function tokenizeLine(grammar: IGrammar, line: string): Token[] {
  return tokenizeLines(grammar, [line])[0];
}

export const splitLines = (text: string): string[] => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
