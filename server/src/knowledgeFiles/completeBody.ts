import { type CompletionItem, CompletionItemKind, type Position } from "vscode-languageserver-types";
import { type Article, articleHeadings, riskTags } from "../service/knowledge";
import { fenceLanguages } from "../service/knowledge/validateBody";

/** What can be written in the text of an article: headings, risks of steps, links, languages of code blocks. */
export function completeBody(
  lines: readonly string[],
  { line, character }: Position,
  articles: readonly Article[],
): CompletionItem[] {
  const before = (lines[line] ?? "").slice(0, character);
  const items = (
    matched: string,
    kind: CompletionItemKind,
    texts: readonly { readonly text: string; readonly detail?: string }[],
  ): CompletionItem[] =>
    texts.map(({ text, detail }, index) => ({
      label: text.trim(),
      kind,
      ...(detail && { detail }),
      sortText: String(index).padStart(4, "0"),
      textEdit: {
        range: { start: { line, character: character - matched.length }, end: { line, character } },
        newText: text,
      },
    }));

  const link = /\]\(([a-z0-9-]*)$/.exec(before)?.[1];
  if (link !== undefined)
    return items(
      link,
      CompletionItemKind.Reference,
      articles.map(({ id, title }) => ({ text: `${id}.md`, detail: title })),
    );
  const fence = /^ {0,3}```([a-z]*)$/.exec(before)?.[1];
  if (fence !== undefined)
    return items(
      fence,
      CompletionItemKind.EnumMember,
      fenceLanguages.map((text) => ({ text })),
    );
  const heading = /^(?:#{1,2} ?[A-Za-z ]{0,40})?$/.exec(before)?.[0];
  if (heading !== undefined) {
    const present = new Set(lines.filter((_, index) => index !== line).map((each) => each.trim()));
    const missing = articleHeadings.map((name) => `## ${name}`).filter((text) => !present.has(text));
    return items(
      heading,
      CompletionItemKind.Struct,
      missing.map((text) => ({ text: `${text}\n\n` })),
    );
  }
  const step = /^\d{1,3}\. (\**[A-Za-z ]{0,20})$/.exec(before)?.[1];
  if (step !== undefined && sectionOf(lines, line) === "Steps")
    return items(
      step,
      CompletionItemKind.EnumMember,
      riskTags.map((tag) => ({ text: `**${tag}** ` })),
    );
  return [];
}

function sectionOf(lines: readonly string[], line: number): string | undefined {
  const headings = lines.slice(0, line).filter((each) => each.startsWith("## "));
  return headings.at(-1)?.slice(3).trim();
}
