import { articles } from "./articles.generated";
import { type RemedyFinder, remedyFinder } from "./match";
import type { Article, RemedyMatch, RemedyQuery } from "./types";

export { articleFrom, splitFrontMatter } from "./frontMatter";
export { type RemedyFinder, remedyFinder } from "./match";
export { renderArticle } from "./render";
export * from "./types";
export { validateArticle, validateLibrary } from "./validate";

let byId: ReadonlyMap<string, Article> | undefined;
let finder: RemedyFinder | undefined;

/** All remedy articles that come with the product, ordered by id. */
export function allArticles(): readonly Article[] {
  return articles;
}

/** The article with this id (lower case, e.g. `kb940276`); undefined when there is none. */
export function articleById(id: string): Article | undefined {
  byId ??= new Map(articles.map((article) => [article.id, article]));
  return byId.get(id);
}

/**
 * Articles for a failure, best first, each with its reason. The order: codes that state a cause, codes that name the
 * step that ended (update.exe), words or message numbers alone, codes that routine look-ups return, summary codes;
 * among equals, words that fit as well, then the log the article speaks of. Empty when nothing fits.
 */
export function remediesFor(query: RemedyQuery): readonly RemedyMatch[] {
  finder ??= remedyFinder(articles);
  return finder(query);
}
