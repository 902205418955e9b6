import type { LogFormatId } from "../formats/ids";

/** A page an article rests on. */
export interface ArticleSource {
  readonly title: string;
  /** Address of the page, http or https. */
  readonly url: string;
  /** True when the page itself was read; false when only its title or address is known. */
  readonly seen: boolean;
}

/** What an article is about; a log line that fits any of these may be explained by it. */
export interface AppliesTo {
  /** `0x` and eight upper-case hex digits, or the 16-bit form of an update.exe code, e.g. `0xF0DA`. */
  readonly codes: readonly string[];
  /** Lower-case text as it stands in log lines. */
  readonly phrases: readonly string[];
  /** Message numbers of setupapi.log (the digits of `#E358`). */
  readonly messages: readonly number[];
  /** Logs the article speaks of; empty when it holds for any log. */
  readonly formats: readonly LogFormatId[];
  /** Windows versions in words; empty when the article does not depend on the version. */
  readonly windows: readonly string[];
}

/** A more specific code to look for before the article is followed, and the article that applies when it is there. */
export interface LookFirst {
  readonly code: string;
  readonly article: string;
}

/** Where the remedy comes from: the vendor's page, somebody else's page or log, the team's own work, nowhere known. */
export const remedySources = ["documented", "community", "team", "none"] as const;
export type RemedySource = (typeof remedySources)[number];

/** Risk of a step, in rising order; each step of an article begins with one of them. */
export const riskTags = ["Safe", "Needs care", "Destroys data"] as const;
export type RiskTag = (typeof riskTags)[number];

/** Headings of an article's body, in this order. The list of sources is made from the front matter. */
export const articleHeadings = [
  "What it means",
  "How to confirm it in the logs",
  "Likely causes",
  "Steps",
  "What not to do",
] as const;

/** A remedy article: front matter and markdown body. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly appliesTo: AppliesTo;
  readonly lookFirst: readonly LookFirst[];
  /** The highest risk among the steps, and what is at risk, in one sentence. */
  readonly risk: string;
  readonly remedySource: RemedySource;
  readonly sources: readonly ArticleSource[];
  readonly body: string;
  /** URI of the file of a team's own article; absent for an article of the product. */
  readonly origin?: string;
}

/** Something wrong with an article. */
export interface ArticleProblem {
  /** Place in the front matter, e.g. `["appliesTo", "codes", 1]`; empty for the body. */
  readonly path: readonly (string | number)[];
  /** The name at the end of `path` is wrong, not its value. */
  readonly isKey?: boolean;
  /** Zero-based line of the body; absent for the front matter. */
  readonly line?: number;
  /** Columns of the line, when only a part of it is wrong. */
  readonly start?: number;
  readonly end?: number;
  readonly message: string;
}

export interface RemedyQuery {
  /** Codes of the finding or incident, unsigned 32 bits, in any order. */
  readonly canonicalCodes: readonly number[];
  /** The log line's text, or several joined; only the first 4000 characters are read. */
  readonly message?: string;
  /** Message number of a setupapi.log entry. */
  readonly messageNumber?: number | undefined;
  readonly format?: LogFormatId;
}

/** Advice to look for a telling code that the query does not hold. */
export interface RemedyHint {
  readonly text: string;
  readonly code: string;
  /** Id of the article that applies when the code is found. */
  readonly articleId: string;
}

export interface RemedyMatch {
  readonly article: Article;
  /** Why the article was chosen, one sentence. */
  readonly reason: string;
  readonly hints: readonly RemedyHint[];
}
