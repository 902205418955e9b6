import type { Range } from "vscode-languageserver-types";
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";

/** Longest front matter that is read, in characters. */
export const frontMatterLimit = 20_000;
/** How deep lists and mappings may be nested; articles need four levels. */
const depthLimit = 32;

/** Where something stands in a file, or why it could not be read. */
export interface PlacedText {
  readonly range: Range;
  readonly message: string;
}

/** YAML between the `---` lines of an article, with the places of its parts in the file. */
export interface FrontMatter {
  readonly document: Document.Parsed;
  /** What the YAML says, as plain data; undefined when it has errors. */
  readonly value: unknown;
  readonly errors: readonly PlacedText[];
  /** The range of the value at a path, of its key, or of the nearest part around it that exists. */
  rangeOf(path: readonly (string | number)[], which: "key" | "value"): Range;
  /** The range of a part of the YAML text, cut at the end of its first line. */
  rangeBetween(start: number, end: number): Range;
}

/** The opening `---`: the place of problems that have no other. */
export const firstLine: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };

/**
 * Parses the YAML of an article, which begins on the second line of its file. Only plain data is read: no custom tags,
 * and aliases only as far as they stay small. Never throws.
 */
export function parseFrontMatter(yaml: string): FrontMatter | PlacedText {
  const refusal = refusalOf(yaml);
  if (refusal !== undefined) return { range: firstLine, message: refusal };
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    schema: "core",
    prettyErrors: false,
    logLevel: "silent",
  });
  const positionOf = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    // Lines count from 1 here and from 0 in a range, and the first line of the file is the `---`.
    return { line, character: col - 1 };
  };
  const rangeBetween = (start: number, end: number): Range => {
    const lineEnd = yaml.indexOf("\n", start);
    return { start: positionOf(start), end: positionOf(Math.min(end, lineEnd < 0 ? yaml.length : lineEnd)) };
  };
  const errors = [...document.errors, ...document.warnings].map(({ pos: [start, end], message }) => ({
    range: rangeBetween(Math.min(start, yaml.length), wordEnd(yaml, Math.min(start, yaml.length), end)),
    message: `YAML: ${message.slice(0, 200)}`,
  }));
  const value = errors.length === 0 ? plainValue(document, errors) : undefined;
  return {
    document,
    value,
    errors,
    rangeBetween,
    rangeOf(path, which) {
      const [start, end] = placeOf(document, path, which) ?? [-1, -1];
      return start < 0 ? firstLine : rangeBetween(start, end);
    },
  };
}

/** The parser often names one character; the whole word is easier to see. */
function wordEnd(yaml: string, start: number, end: number): number {
  let at = Math.min(Math.max(end, start), yaml.length);
  while (at - start < 40 && /\w/.test(yaml[at] ?? "") && /\w/.test(yaml[at - 1] ?? "")) at++;
  return at;
}

function plainValue(document: Document.Parsed, errors: PlacedText[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    errors.push({ range: firstLine, message: "YAML: too many aliases" });
    return undefined;
  }
}

/** Text on which the parser would run out of stack, or take long. */
function refusalOf(yaml: string): string | undefined {
  if (yaml.length > frontMatterLimit) return `the front matter is longer than ${frontMatterLimit} characters`;
  let depth = 0;
  let deepest = 0;
  for (const character of yaml) {
    if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
  }
  for (const line of yaml.split("\n")) {
    const marks = /^(?: *[-?:] )+/.exec(line)?.[0] ?? "";
    const indent = line.length - line.trimStart().length;
    deepest = Math.max(deepest, marks.replaceAll(" ", "").length, indent / 2);
  }
  return deepest > depthLimit ? "the front matter is nested too deeply" : undefined;
}

type Span = readonly [start: number, end: number];

function placeOf(document: Document.Parsed, path: readonly (string | number)[], which: "key" | "value") {
  let node: unknown = document.contents;
  let place: Span | undefined;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      const key = spanOf(pair.key);
      // A list or mapping is long: its key stands for it.
      place = isLast && which === "value" && isScalar(pair.value) ? (spanOf(pair.value) ?? key) : key;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      place = spanOf(node) ?? place;
    } else break;
  }
  return place;
}

function spanOf(node: unknown): Span | undefined {
  const range = isNode(node) ? (node as Node).range : undefined;
  return range ? [range[0], range[1]] : undefined;
}
