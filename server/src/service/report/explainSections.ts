import type { Incident } from "../correlation/types";
import { escapeMarkdown, link } from "../features/shared/markdown";
import type { Article, RemedyMatch } from "../knowledge";
import { excerptOf } from "./articleExcerpt";
import type { IncidentCode } from "./incidentCodes";
import { codeItem } from "./readingText";
import type { ReportText } from "./reportText";
import type { ReportContext } from "./types";

/** Articles named after the first one. */
const othersShown = 3;

/** What every error of the incident means. */
export function codesSection(codes: readonly IncidentCode[]): string | undefined {
  return codes.length === 0 ? undefined : codes.map(codeItem).join("\n");
}

/** The first article with its steps, and the names of the next ones. */
export function remedySection(incident: Incident, context: ReportContext, text: ReportText): string {
  const [first, ...others] = context.knowledge.remediesFor(incident.remedyQuery);
  if (!first) return "We know of no article on this failure. What the codes mean stands below.";
  const { article } = first;
  // A team's article may name its machines; ours name none, and their commands must stay as they are.
  const own = (markdown: string): string => (article.origin === undefined ? markdown : text.plain(markdown));
  const linkOf = (id: string): string | undefined => context.articleLinkOf?.(id);
  const { meaning, steps } = excerptOf(article, linkOf);
  const parts = [`**${articleName(article, context, text)}**`];
  parts.push(own(meaning));
  parts.push(...hintItems(first));
  if (article.remedySource === "none")
    parts.push("No published remedy is known. The steps find out more; they are not a known cure.");
  parts.push(`Risk of the steps: ${own(escapeMarkdown(article.risk))}`, own(steps));
  if (article.sources.length > 0)
    parts.push(`Sources: ${article.sources.map(({ title, url }) => link(title, url)).join(", ")}`);
  if (others.length > 0) {
    const names = others.slice(0, othersShown).map(({ article: other }) => `- ${articleName(other, context, text)}`);
    parts.push(`Other articles that may fit:\n\n${names.join("\n")}`);
  }
  return parts.join("\n\n");
}

function articleName({ id, title, origin }: Article, context: ReportContext, text: ReportText): string {
  const shown = origin === undefined ? escapeMarkdown(title) : text.prose(title);
  const target = context.articleLinkOf?.(id);
  return target === undefined ? shown : `[${shown}](<${target}>)`;
}

function hintItems({ hints }: RemedyMatch): readonly string[] {
  return hints.length === 0 ? [] : [hints.map(({ text }) => `- ${escapeMarkdown(text)}`).join("\n")];
}
