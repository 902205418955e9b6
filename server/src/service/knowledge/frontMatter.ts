import type { LogFormatId } from "../formats/ids";
import type { Article, ArticleSource, LookFirst, RemedySource } from "./types";

/** An article's file cut in two. */
export interface ArticleText {
  /** YAML between the two `---` lines. */
  readonly yaml: string;
  /** Markdown after them, with LF line ends. */
  readonly body: string;
  /** Zero-based line of the file on which the body begins; the YAML begins on line 1. */
  readonly bodyLine: number;
}

/**
 * Cuts an article's file into front matter and body. Accepts a byte order mark and any line end.
 * Returns undefined when the file does not begin with a closed `---` block.
 */
export function splitFrontMatter(text: string): ArticleText | undefined {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  if (lines[0].trimEnd() !== "---") return undefined;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end < 0) return undefined;
  return { yaml: lines.slice(1, end).join("\n"), body: lines.slice(end + 1).join("\n"), bodyLine: end + 1 };
}

interface RawFrontMatter {
  readonly id: string;
  readonly title: string;
  readonly appliesTo: {
    readonly codes?: readonly string[];
    readonly phrases?: readonly string[];
    readonly messages?: readonly number[];
    readonly formats?: readonly LogFormatId[];
    readonly windows?: readonly string[];
  };
  readonly lookFirst?: readonly LookFirst[];
  readonly risk: string;
  readonly remedySource: RemedySource;
  readonly sources?: readonly ArticleSource[];
}

/**
 * Builds an article from front matter that `validateArticle` found nothing wrong with; fills in absent lists.
 *
 * @param origin URI of the file of a team's own article
 */
export function articleFrom(validFrontMatter: unknown, body: string, origin?: string): Article {
  const raw = validFrontMatter as RawFrontMatter;
  const { codes = [], phrases = [], messages = [], formats = [], windows = [] } = raw.appliesTo;
  return {
    id: raw.id,
    title: raw.title,
    appliesTo: { codes, phrases, messages, formats, windows },
    lookFirst: raw.lookFirst ?? [],
    risk: raw.risk,
    remedySource: raw.remedySource,
    sources: raw.sources ?? [],
    body: body.trim(),
    ...(origin !== undefined && { origin }),
  };
}
