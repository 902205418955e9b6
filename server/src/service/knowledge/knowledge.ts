import { articleTexts } from "../data";
import { remedyFinder } from "./match";
import type { Article, RemedyMatch, RemedyQuery } from "./types";

/** A set of remedy articles. What is looked up in it is prepared at the first look-up and kept. */
export interface Knowledge {
  /** Ordered by id, each id once. */
  readonly articles: readonly Article[];
  /** The article with this id (lower case, e.g. `kb940276`); undefined when there is none. */
  byId(id: string): Article | undefined;
  /**
   * Articles for a failure, best first, each with its reason. The order: codes that state a cause, codes that name the
   * step that ended (update.exe), words or message numbers alone, codes that routine look-ups return, summary codes;
   * among equals a team's own article first, then words that fit as well, then the log the article speaks of. Empty
   * when nothing fits.
   */
  remediesFor(query: RemedyQuery): readonly RemedyMatch[];
}

/** Knowledge made of some articles; of several with one id the last one counts. */
export function createKnowledge(articles: readonly Article[]): Knowledge {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const ordered = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  let finder: Knowledge["remediesFor"] | undefined;
  return {
    articles: ordered,
    byId: (id) => byId.get(id),
    remediesFor(query) {
      finder ??= remedyFinder(ordered);
      return finder(query);
    },
  };
}

/** Knowledge with a team's own articles: one with the id of another takes its place, the rest is added. */
export function withArticles(base: Knowledge, own: readonly Article[]): Knowledge {
  return own.length === 0 ? base : createKnowledge([...base.articles, ...own]);
}

let builtIn: Knowledge | undefined;

/** The articles that come with the product. They are read from their compact form at the first call. */
export function builtInKnowledge(): Knowledge {
  builtIn ??= createKnowledge(articleTexts.map((text) => JSON.parse(text)));
  return builtIn;
}
