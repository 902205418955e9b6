import { type CompletionItem, CompletionItemKind, type Position, type Range } from "vscode-languageserver-types";
import { explainCode, formatCanonical, searchSymbols } from "../service/codes";
import { taggedNumber } from "../service/codes/canonical";
import { type Article, articleHeadings, riskTags } from "../service/knowledge";
import { articleCodePattern } from "../service/knowledge/errorKey";
import { completeBody } from "./completeBody";
import { isInFrontMatter, placeOfWord } from "./cursor";
import { type SchemaPart, schemaAt } from "./schema";

/** Most codes offered for what was typed. */
const codeLimit = 50;

/** What can be written at a place of an article. */
export interface Completion {
  readonly items: readonly CompletionItem[];
  /** More typing finds others: ask again. */
  readonly isIncomplete: boolean;
}

/** What completion needs to know beside the text. */
export interface CompletionSources {
  /** Name of the file without `.md`. */
  readonly id: string;
  /** All articles there are. */
  readonly articles: readonly Article[];
}

/**
 * What can be written at a position of an article: in the front matter keys, values, codes by number or symbol and ids
 * of articles; below it headings, risks, links and languages of code blocks; in an empty text a whole article.
 */
export function completeArticle(text: string, position: Position, sources: CompletionSources): Completion {
  const lines = text.split(/\r\n|\r|\n/);
  if (text.trim() === "") return all([skeleton(sources.id, lines, position)]);
  if (!isInFrontMatter(lines, position.line)) return all(completeBody(lines, position, sources.articles));
  const before = (lines[position.line] ?? "").slice(0, position.character);
  const word = /[\w.-]*$/.exec(before)![0];
  const start = before.length - word.length;
  const place = placeOfWord(lines, position, start);
  if (!place) return all([]);
  const range: Range = { start: { line: position.line, character: start }, end: position };
  const quoted = /["']$/.test(before.slice(0, start));
  const path = place.kind === "key" ? place.path.slice(0, -1) : place.path;
  const part = schemaAt(path);
  if (part?.properties) return all(startsItem(before, start) ? keys(part, place.siblings, range) : []);
  if (isCode(path)) return { items: codes(word, range, quoted), isIncomplete: true };
  return all(values(path, part, sources).map((value) => item(value, range, quoted)));
}

const all = (items: readonly CompletionItem[]): Completion => ({ items, isIncomplete: false });

const isCode = (path: readonly (string | number)[]): boolean => path[1] === "codes" || path.at(-1) === "code";

/** Whether the first key of a mapping can stand here: at the start of a line or of a list's item, or after a brace. */
function startsItem(before: string, start: number): boolean {
  return /^[ ]*(?:- )*$/.test(before.slice(0, start)) || /[{,]\s*$/.test(before.slice(0, start));
}

function keys(part: SchemaPart | undefined, siblings: readonly string[], range: Range): CompletionItem[] {
  return Object.entries(part?.properties ?? {})
    .filter(([name]) => !siblings.includes(name))
    .map(([name, { description, type }], index) => ({
      label: name,
      kind: CompletionItemKind.Property,
      ...(description && { documentation: description }),
      ...(part?.required?.includes(name) && { detail: "required" }),
      sortText: String(index).padStart(3, "0"),
      textEdit: { range, newText: type === "object" ? `${name}:` : `${name}: ` },
    }));
}

interface Value {
  readonly text: string;
  readonly detail?: string;
  /** Cannot stand without quotes. */
  readonly needsQuotes?: boolean;
}

function values(
  path: readonly (string | number)[],
  part: SchemaPart | undefined,
  sources: CompletionSources,
): readonly Value[] {
  const known = part?.enum ?? part?.items?.enum;
  if (known) return known.map((text) => ({ text }));
  if (part?.type === "boolean") return [{ text: "true" }, { text: "false" }];
  switch (path.at(-1)) {
    case "id":
      return [{ text: sources.id, detail: "as the file is called" }];
    case "risk":
      return riskTags.map((tag) => ({ text: `${tag}: `, needsQuotes: true }));
    case "article":
      return sources.articles.map(({ id, title }) => ({ text: id, detail: title }));
    default:
      return [];
  }
}

function item({ text, detail, needsQuotes }: Value, range: Range, quoted: boolean): CompletionItem {
  return {
    label: text.trim(),
    kind: CompletionItemKind.Value,
    ...(detail && { detail }),
    textEdit: { range, newText: needsQuotes && !quoted ? `"${text}"` : text },
  };
}

/** Codes in the spelling of articles, for a number in any spelling or for a part of a symbol. */
function codes(word: string, range: Range, quoted: boolean): CompletionItem[] {
  const found = new Map<string, { symbol: string; family: string }>();
  const add = (input: string, symbol?: string, family?: string): void => {
    const { canonical, readings } = explainCode(input);
    // Numbers of a numbering of their own (CONFIGRET, device problems) have no spelling in articles.
    if (canonical === undefined || canonical === 0 || taggedNumber(canonical) !== undefined) return;
    const code = `0x${formatCanonical(canonical).slice(2).toUpperCase()}`;
    if (found.has(code) || !articleCodePattern.test(code)) return;
    found.set(code, { symbol: symbol ?? readings[0]?.symbol ?? "", family: family ?? readings[0]?.family ?? "" });
  };
  if (/\d/.test(word)) add(word);
  for (const { symbol, family } of searchSymbols(word, codeLimit)) add(symbol, symbol, family);
  return [...found].slice(0, codeLimit).map(([code, { symbol, family }], index) => ({
    label: code,
    kind: CompletionItemKind.Constant,
    detail: [symbol, family].filter(Boolean).join(", "),
    // What was typed is a part of the symbol, or the number in another spelling.
    filterText: `${word} ${symbol}`,
    sortText: String(index).padStart(3, "0"),
    textEdit: { range, newText: quoted ? code : `"${code}"` },
  }));
}

function skeleton(id: string, lines: readonly string[], position: Position): CompletionItem {
  const text = [
    "---",
    `id: ${id}`,
    "title: ",
    "appliesTo:",
    "  codes: []",
    'risk: "Safe: nothing is changed."',
    "remedySource: team",
    "---",
    ...articleHeadings.flatMap((heading) => ["", `## ${heading}`, "", sectionStarts[heading]]),
    "",
  ];
  return {
    label: "article",
    kind: CompletionItemKind.Snippet,
    detail: "A remedy article with all its sections",
    textEdit: {
      range: { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: lines.at(-1)!.length } },
      newText: text.join("\n"),
    },
    filterText: `${lines[position.line] ?? ""}article`,
  };
}

const sectionStarts: Readonly<Record<(typeof articleHeadings)[number], string>> = {
  "What it means": "",
  "How to confirm it in the logs": "- ",
  "Likely causes": "1. ",
  Steps: `1. **${riskTags[0]}** `,
  "What not to do": "- ",
};
