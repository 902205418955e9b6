import type { Range } from "vscode-languageserver-types";
// Not from the index: with it the generator of our articles would need its own result.
import { articleFrom, splitFrontMatter } from "../service/knowledge/frontMatter";
import { articleLinks } from "../service/knowledge/links";
import type { Article } from "../service/knowledge/types";
import { validateArticle } from "../service/knowledge/validate";
import { firstLine, parseFrontMatter } from "./frontMatter";

/** Most problems reported for one file. */
const problemLimit = 100;
/** Longest file that is read, in characters: the body and the front matter at their longest. */
export const articleFileLimit = 120_000;

/** Something wrong with an article's file. */
export interface FileProblem {
  readonly range: Range;
  /** An article with an error is not used; one with a warning is. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** An article's file, read. */
export interface ArticleFile {
  /** Path or URI, as the caller named it. */
  readonly file: string;
  /** Absent when the file has an error. */
  readonly article?: Article;
  readonly problems: readonly FileProblem[];
  /** Where the id stands. */
  readonly idRange: Range;
  /** Other articles that it names. */
  readonly references: readonly { readonly id: string; readonly range: Range }[];
}

/** A file that holds no article, and why. */
export function unusableFile(file: string, message: string): ArticleFile {
  return { file, problems: [{ range: firstLine, severity: "error", message }], idRange: firstLine, references: [] };
}

/**
 * Reads an article from the text of its file; problems bear the place to mend. Never throws.
 *
 * @param file path or URI of the file; its last part must be the article's id with `.md`
 * @param origin URI by which the article is known as a team's own; absent for articles of the product
 */
export function readArticleFile(text: string, file: string, origin?: string): ArticleFile {
  const broken = (problems: readonly Omit<FileProblem, "severity">[]): ArticleFile => ({
    ...unusableFile(file, ""),
    problems: problems.slice(0, problemLimit).map((problem) => ({ ...problem, severity: "error" })),
  });
  if (text.length > articleFileLimit)
    return unusableFile(file, `the file is longer than ${articleFileLimit} characters`);
  const parts = splitFrontMatter(text);
  if (!parts) return unusableFile(file, "the article must begin with front matter between two --- lines");
  const { yaml, body, bodyLine } = parts;
  const front = parseFrontMatter(yaml);
  if ("message" in front) return broken([front]);
  if (front.errors.length > 0) return broken(front.errors);

  const lines = body.split("\n");
  // A file that ends with the closing --- has no line for its empty body.
  const lineCount = text.split(/\r\n|\r|\n/).length;
  const inBody = (line: number, start = 0, end = lines[line]?.length ?? 0): Range => {
    const place = Math.min(bodyLine + line, lineCount - 1);
    return { start: { line: place, character: start }, end: { line: place, character: end } };
  };
  const problems: Omit<FileProblem, "severity">[] = validateArticle(front.value, body).map((problem) => ({
    range:
      problem.line === undefined
        ? front.rangeOf(problem.path, problem.isKey ? "key" : "value")
        : inBody(problem.line, problem.start, problem.end),
    message: [problem.path.join("."), problem.message].filter(Boolean).join(": "),
  }));
  const idRange = front.rangeOf(["id"], "value");
  const { id, lookFirst } = (front.value ?? {}) as { readonly id?: unknown; readonly lookFirst?: unknown };
  if (problems.length === 0 && `${id}.md` !== lastPart(file))
    problems.push({ range: idRange, message: `id: the file must be called ${id}.md` });
  const named = (Array.isArray(lookFirst) ? lookFirst : []).flatMap((entry: { readonly article?: unknown }, index) => {
    const range = front.rangeOf(["lookFirst", index, "article"], "value");
    return typeof entry?.article === "string" ? [{ id: entry.article, range }] : [];
  });
  const linked = articleLinks(lines).map(({ id, line, start, end }) => ({ id, range: inBody(line, start, end) }));
  return {
    ...broken(problems),
    ...(problems.length === 0 && { article: articleFrom(front.value, body, origin) }),
    idRange,
    references: [...named, ...linked],
  };
}

function lastPart(file: string): string {
  return decodedName(file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1));
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
