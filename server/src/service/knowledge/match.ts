import { type CodeWeight, codeWeight, codeWeights } from "./codeWeight";
import { errorKey, errorKeyOfText } from "./errorKey";
import { phraseIndex } from "./phraseIndex";
import type { Article, RemedyHint, RemedyMatch, RemedyQuery } from "./types";

/** Finds the remedies for a query, best first; see `Knowledge.remediesFor`. */
export type RemedyFinder = (query: RemedyQuery) => readonly RemedyMatch[];

type Titles = ReadonlyMap<string, string>;

/** Characters of the message that phrases are looked for in. */
const messageLimit = 4000;

interface Candidate {
  readonly match: RemedyMatch;
  /** Compared from left to right, larger is better. */
  readonly score: readonly number[];
}

/**
 * Prepares a set of articles for look-up by code, message number and phrase. A look-up costs one pass over the message
 * and the articles that fit, however many there are.
 */
export function remedyFinder(articles: readonly Article[]): RemedyFinder {
  const codesOf = new Map(articles.map((article) => [article, keysOf(article)]));
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  const byCode = indexed(articles, (article) => codesOf.get(article)!.keys());
  const byNumber = indexed(articles, ({ appliesTo }) => appliesTo.messages);
  const byPhrase = phraseIndex(
    articles.flatMap((article) => article.appliesTo.phrases.map((phrase) => [phrase, article] as const)),
  );
  return (query) => {
    const message = query.message?.slice(0, messageLimit).toLowerCase();
    const wanted = new Set(query.canonicalCodes.map(errorKey));
    const fitting = new Set(message === undefined ? [] : byPhrase.find(message));
    for (const code of wanted) for (const article of byCode.get(code) ?? []) fitting.add(article);
    for (const article of byNumber.get(query.messageNumber ?? -1) ?? []) fitting.add(article);
    return [...fitting]
      .flatMap((article) => candidateFor(article, codesOf.get(article)!, wanted, message, query, titles) ?? [])
      .sort(compare)
      .map((candidate) => candidate.match);
  };
}

function indexed<K>(
  articles: readonly Article[],
  keysOfArticle: (article: Article) => Iterable<K>,
): ReadonlyMap<K, readonly Article[]> {
  const index = new Map<K, Article[]>();
  for (const article of articles) {
    for (const key of keysOfArticle(article)) {
      const same = index.get(key);
      if (same) same.push(article);
      else index.set(key, [article]);
    }
  }
  return index;
}

/** The article's codes by their key, in the spelling of the article. */
type Codes = ReadonlyMap<number, string>;

function keysOf(article: Article): Codes {
  return new Map(article.appliesTo.codes.map((code) => [errorKeyOfText(code) ?? -1, code]));
}

function candidateFor(
  article: Article,
  keys: Codes,
  wanted: ReadonlySet<number>,
  message: string | undefined,
  query: RemedyQuery,
  titles: Titles,
): Candidate | undefined {
  const { formats, phrases, messages } = article.appliesTo;
  const fits = query.format === undefined || formats.length === 0 || formats.includes(query.format);
  const code = bestCode(keys, wanted);
  const phrase = fits && message !== undefined ? longestPhrase(phrases, message) : undefined;
  const number = fits && isSetupApi(query) && messages.includes(query.messageNumber!) ? query.messageNumber : undefined;
  if (code === undefined && phrase === undefined && number === undefined) return undefined;
  // A summary says only that something failed: an article on it for other logs has nothing to say here.
  if (!fits && codeWeight(code!) === "summary") return undefined;
  const weight = code === undefined ? codeWeights.words : codeWeights[codeWeight(code)];
  const support = Number(phrase !== undefined) + Number(number !== undefined);
  return {
    match: {
      article,
      reason: reasonFor(code === undefined ? undefined : keys.get(code), phrase, number, fits),
      hints: hintsFor(article, wanted, titles),
    },
    // A team's own article was written for its machines; one written for few codes knows more about each of them.
    score: [weight, Number(article.origin !== undefined), support, Number(fits), phrase?.length ?? 0, -keys.size],
  };
}

// Only setupapi.log numbers its messages.
const isSetupApi = (query: RemedyQuery): boolean =>
  query.messageNumber !== undefined && (query.format === undefined || query.format === "setupapi-log");

function bestCode(keys: Codes, wanted: ReadonlySet<number>): number | undefined {
  const shared = [...wanted].filter((code) => keys.has(code));
  return shared.sort((a, b) => codeWeights[codeWeight(b)] - codeWeights[codeWeight(a)])[0];
}

function longestPhrase(phrases: readonly string[], message: string): string | undefined {
  const found = phrases.filter((phrase) => message.includes(phrase));
  return found.sort((a, b) => b.length - a.length)[0];
}

const remarks: Readonly<Record<CodeWeight, string>> = {
  cause: "",
  outcome: " (names the step that ended)",
  probe: " (routine look-ups return it too)",
  summary: " (a summary: a more specific code may stand elsewhere)",
};

function reasonFor(code?: string, phrase?: string, number?: number, fits = true): string {
  const parts = [
    ...(code === undefined ? [] : [`code ${code}${remarks[codeWeight(Number(code))]}`]),
    ...(phrase === undefined ? [] : [`the words "${phrase}"`]),
    ...(number === undefined ? [] : [`SetupAPI message ${number}`]),
  ];
  return `Matches ${parts.join(" and ")}${fits ? "" : "; the article speaks of other logs"}.`;
}

/** Advice for the telling codes that the query lacks; a code it holds brings its own article anyway. */
function hintsFor(article: Article, wanted: ReadonlySet<number>, titles: Titles): readonly RemedyHint[] {
  return article.lookFirst
    .filter(({ code }) => !wanted.has(errorKeyOfText(code) ?? -1))
    .map(({ code, article: articleId }) => ({
      text: `Look for ${code.toLowerCase()} in the same run first. If it is there: ${titles.get(articleId) ?? articleId}.`,
      code,
      articleId,
    }));
}

function compare(a: Candidate, b: Candidate): number {
  const index = a.score.findIndex((value, position) => value !== b.score[position]);
  if (index >= 0) return b.score[index] - a.score[index];
  return a.match.article.id < b.match.article.id ? -1 : 1;
}
