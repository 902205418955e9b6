import type { Article } from "../knowledge";
import { findFences, linksOfLine } from "../knowledge/links";

/** The parts of an article that a report quotes, as markdown. */
export interface ArticleExcerpt {
  /** First paragraph on what the failure means. */
  readonly meaning: string;
  /** The steps with their risks and commands. */
  readonly steps: string;
}

/** What an article says in short. Its links to other articles lead to `linkOf`, or become text where that gives none. */
export function excerptOf({ body }: Article, linkOf: (id: string) => string | undefined): ArticleExcerpt {
  const lines = body.split("\n");
  const fences = findFences(lines);
  const section = (heading: string): string[] => {
    const start = lines.findIndex((line, index) => !fences.lines.has(index) && line.trimEnd() === `## ${heading}`);
    if (start < 0) return [];
    const next = lines.findIndex((line, index) => index > start && !fences.lines.has(index) && line.startsWith("## "));
    const end = next < 0 ? lines.length : next;
    return lines
      .slice(start + 1, end)
      .map((line, index) => (fences.lines.has(start + 1 + index) ? line : withLinks(line, linkOf)));
  };
  const meaning = section("What it means")
    .join("\n")
    .trim()
    .split(/\n\s*\n/)[0]!;
  return { meaning, steps: section("Steps").join("\n").trim() };
}

function withLinks(line: string, linkOf: (id: string) => string | undefined): string {
  let shown = line;
  for (const { target, start, end } of linksOfLine(line, 0).reverse()) {
    const id = /^([a-z0-9-]{1,100})\.md$/.exec(target)?.[1];
    if (id === undefined) continue;
    const link = linkOf(id);
    const open = shown.lastIndexOf("[", start - 2);
    if (link !== undefined) shown = `${shown.slice(0, start)}<${link}>${shown.slice(end)}`;
    else if (open >= 0) shown = `${shown.slice(0, open)}${shown.slice(open + 1, start - 2)}${shown.slice(end + 1)}`;
  }
  return shown;
}
