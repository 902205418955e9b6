import type { Position } from "vscode-languageserver-types";
import { isMap, isScalar, isSeq } from "yaml";
import { splitFrontMatter } from "../service/knowledge";
import { type FrontMatter, parseFrontMatter } from "./frontMatter";

export type Path = readonly (string | number)[];

/** What a place of the front matter is. */
export interface YamlPlace {
  readonly path: Path;
  readonly kind: "key" | "value";
}

/** A word that no article holds: it marks the place of the cursor for the parser. */
const marker = "cursorStandsHere0815";

/** Whether a line belongs to the front matter; a block that is not closed yet reaches to the end of the text. */
export function isInFrontMatter(lines: readonly string[], line: number): boolean {
  if (lines[0]?.trimEnd() !== "---" || line < 1) return false;
  const end = lines.findIndex((each, index) => index > 0 && each.trimEnd() === "---");
  return end < 0 || line < end;
}

/**
 * The place at which a word is being typed, and the names that stand beside it. A word alone on its line counts as a key.
 *
 * @param lines the whole text
 * @param start column of the word's first character
 */
export function placeOfWord(
  lines: readonly string[],
  { line, character }: Position,
  start: number,
): (YamlPlace & { readonly siblings: readonly string[] }) | undefined {
  const text = lines[line] ?? "";
  const rest = /^[\w.-]*/.exec(text.slice(character))?.[0].length ?? 0;
  const marked = [...lines];
  const [before, after] = [text.slice(0, start), text.slice(character + rest)];
  // A word alone on its line is a key, unless it is an item of a list of values: the caller knows which.
  const isAlone = /^ *(?:- )*$/.test(before) && after.trim() === "";
  marked[line] = before + marker + (isAlone ? ":" : after);
  const front = frontMatterOf(marked);
  if (!front) return undefined;
  const place = find(front.document.contents, [], (value) => String(value).includes(marker));
  if (!place) return undefined;
  const around = front.document.getIn(place.kind === "key" ? place.path.slice(0, -1) : place.path, true);
  const siblings = isMap(around) ? around.items.map(({ key }) => String(key)).filter((key) => key !== marker) : [];
  return { ...place, siblings };
}

/** The key at a position, with its range. */
export function keyAt(lines: readonly string[], { line, character }: Position) {
  if (!isInFrontMatter(lines, line)) return undefined;
  const front = frontMatterOf(lines);
  if (!front) return undefined;
  const place = find(front.document.contents, [], (_, range) => {
    const { start, end } = front.rangeBetween(range[0], range[1]);
    return start.line === line && start.character <= character && character <= end.character;
  });
  return place?.kind === "key" ? { path: place.path, range: front.rangeOf(place.path, "key") } : undefined;
}

function frontMatterOf(lines: readonly string[]): FrontMatter | undefined {
  const text = lines.join("\n");
  const yaml = splitFrontMatter(text)?.yaml ?? splitFrontMatter(`${text}\n---`)?.yaml;
  const front = yaml === undefined ? undefined : parseFrontMatter(yaml);
  return front && !("message" in front) ? front : undefined;
}

type Range = readonly [number, number, ...number[]];

/** The first scalar that `accepts` takes. */
function find(node: unknown, path: Path, accepts: (value: unknown, range: Range) => boolean): YamlPlace | undefined {
  if (isScalar(node)) return node.range && accepts(node.value, node.range) ? { path, kind: "value" } : undefined;
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const found = find(item, [...path, index], accepts);
      if (found) return found;
    }
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const inner: Path = [...path, String(key.value)];
      if (key.range && accepts(key.value, key.range)) return { path: inner, kind: "key" };
      const found = find(value, inner, accepts);
      if (found) return found;
    }
  }
  return undefined;
}
